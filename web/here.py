"""Where a page is: one meeting, seen in one capacity."""

from dataclasses import dataclass

from flask import abort

from engine.procedure.audiences import Sight, sight
from engine.procedure.commands import Actor, Role
from engine.record.queries import meetings
from engine.record.queries.item import item
from engine.record.queries.meetings import MeetingView
from engine.record.queries.views import AmendmentView, ItemView
from web import desk
from web.capacities import Standing, standing
from web.database import reading
from web.errors import ClosedSitting


@dataclass(frozen=True, slots=True)
class Here:
    meeting: MeetingView
    standing: Standing

    @property
    def actor(self) -> Actor:
        return self.standing.actor

    @property
    def sight(self) -> Sight:
        """How much of the meeting the visitor sees."""
        return sight(self.meeting, self.actor)

    @property
    def takes_part(self) -> bool:
        """Not so for the seat of a delegation that was taken off the participants: it reads and no more."""
        return self.actor.delegation is None or self.actor.delegation in self.meeting.participants


def here(meeting: str, least: Sight = Sight.TEXT) -> Here:
    """The meeting as the visitor stands in it: the one guard before whatever shows something of it.

    404 for whoever holds no capacity in it, and for whoever sees less of it than `least`: an observer sees issued
    drafts alone, unless more was opened to it. In a closed sitting it is refused everything, in a sentence.
    """
    stands = standing(meeting)
    found = meetings.meeting(reading(), meeting)
    if found is None:
        abort(404)
    place = Here(found, stands)
    if place.sight is Sight.NOTHING:
        raise ClosedSitting
    if not place.sight.reaches(least):
        abort(404)
    return place


def only_for(place: Here, *roles: Role) -> None:
    """403 in any other capacity: the page shows what is these roles' business."""
    if place.actor.role not in roles:
        abort(403)


def item_here(place: Here, conclusion: str) -> ItemView:
    """The item as the visitor may see it. 404 when this meeting has no such item."""
    found = item(reading(), place.meeting.id, conclusion, place.actor)
    if found is None:
        abort(404)
    return found


def amendment_here(shown: ItemView, amendment: str) -> AmendmentView:
    """404 also for another delegation's private draft: for this visitor there is no such thing."""
    found = next((each for each in shown.amendments if each.id == amendment), None)
    if found is None:
        abort(404)
    return found


def only_possible(
    place: Here, action: str, item: ItemView | None = None, amendment: str | None = None
) -> None:
    """403 for a page whose only purpose is an action that this capacity has not, or not in this state, or that is not
    for a delegation which does not take part."""
    may = desk.actions(place.actor, place.meeting.id, item.id if item else None, amendment)
    if action not in may or not place.takes_part:
        abort(403)
