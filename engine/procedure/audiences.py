"""Who sees what. Asked by whatever shows something of a negotiation: a page, a download, the command line.

Source: observers take no part in drafting unless the Presidency permits it; a delegation's draft is private until its
voice files it; that superseded positions and withdrawn proposals are afterwards their owner's and the secretariat's
alone is Acuerdo's own rule.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from engine.procedure.amendment import Amendment, Course
from engine.procedure.book import Facet
from engine.procedure.commands import Actor, Attribution, Audience, Role, Scope
from engine.procedure.events import Via
from engine.procedure.instants import past
from engine.procedure.meeting import Meeting
from engine.procedure.sitting import Sitting
from engine.procedure.workflow import Rules

CHAIR = (Role.PRESIDENCY, Role.SECRETARIAT, Role.OPERATOR, Role.WORKER)


class Sight(StrEnum):
    """How much of a meeting somebody sees at all."""

    NOTHING = "nothing"  # an observer, while the sitting is closed
    ISSUED = "issued"  # issued drafts, without attribution
    TEXT = "text"  # the text that members see
    PROPOSALS = "proposals"  # what members see
    WORKING = "working"  # the working text between issues too

    def reaches(self, least: "Sight") -> bool:
        """Whether it is as much as `least`, or more."""
        order = tuple(Sight)
        return order.index(self) >= order.index(least)


class Admitting(Protocol):
    """What of a meeting decides how much its observers see: its state, or a view of it."""

    @property
    def sitting(self) -> Sitting | None: ...

    @property
    def permitted(self) -> Mapping[str, Scope]: ...


def sight(meeting: Admitting, viewer: Actor) -> Sight:
    """How much this viewer sees of the meeting. Nothing shows more than this, whatever it is asked for."""
    if viewer.role in CHAIR:
        return Sight.WORKING
    if viewer.role == Role.DELEGATION:
        return Sight.PROPOSALS
    if meeting.sitting and meeting.sitting.closed:
        return Sight.NOTHING
    opened = {Scope.WORKING_TEXT: Sight.TEXT, Scope.PROPOSALS: Sight.PROPOSALS}
    scope = meeting.permitted.get(viewer.person)
    return opened[scope] if scope else Sight.ISSUED


def told(sight: Sight, issued: bool) -> bool:
    """Whether somebody with this sight is told of a statement or a correction: of what is issued whoever sees issues,
    of what is asked for or objected to, or stands in the record, the members. Our own rule."""
    return sight.reaches(Sight.ISSUED if issued else Sight.PROPOSALS)


def facets(meeting: Admitting, viewer: Actor, rules: Rules) -> Collection[Facet]:
    """What of an item is looked at for this viewer at all."""
    if viewer.role == Role.OBSERVER and sight(meeting, viewer) == Sight.PROPOSALS:
        return ("amendments", "comments")
    return rules.conclusion.sees.get(viewer.role, ())


@dataclass(frozen=True, slots=True)
class Gaze:
    """One viewer on one meeting at one instant."""

    meeting: Meeting
    viewer: Actor
    rules: Rules
    now: datetime

    @property
    def sight(self) -> Sight:
        return sight(self.meeting, self.viewer)

    @property
    def facets(self) -> Collection[Facet]:
        return facets(self.meeting, self.viewer, self.rules)

    @property
    def nameless(self) -> Collection[str] | None:
        """The names that brackets lose for this viewer: an observer sees who wants what only where the Presidency has
        opened the proposals to it. None for everybody else."""
        told = self.viewer.role != Role.OBSERVER or self.sight == Sight.PROPOSALS
        return None if told else self.meeting.order

    def owns(self, owners: Collection[str]) -> bool:
        return self.viewer.role == Role.DELEGATION and self.viewer.delegation in owners

    def filed(self, audience: Audience, owners: Collection[str]) -> bool:
        """Whether the viewer sees what `owners` filed for this audience."""
        if self.owns(owners):
            return True
        if self.sight == Sight.NOTHING:
            return False
        if audience == Audience.OWN:
            return not owners and self.viewer.role in CHAIR
        if self.viewer.role in CHAIR:
            return True
        if audience == Audience.CHAIR or not self._disclosed(owners):
            return False
        permitted = self.sight == Sight.PROPOSALS
        return permitted or audience == Audience.ALL

    def amendment(self, found: Amendment) -> bool:
        """Private drafts are their owners'; what has been withdrawn is its owners' and the secretariat's."""
        private = found.state in self.rules.meanings.private
        if private:
            chairs = self.viewer.role == Role.PRESIDENCY and found.with_presidency
            return self.owns(found.owners) or chairs
        if found.course == Course.LET_GO:
            was_told = self.viewer.role == Role.SECRETARIAT and found.audience != Audience.OWN
            return self.owns(found.owners) or was_told
        in_room = found.entry.via == Via.ROOM
        return (in_room and self.sight == Sight.PROPOSALS) or self.filed(found.audience, found.owners)

    def attributed(self, found: Amendment) -> bool:
        """Whether the viewer is told whose amendment it is: not, where it was filed in nobody's name."""
        return found.attribution == Attribution.NAMES or self.owns(found.owners)

    def superseded(self, owner: str) -> bool:
        """Whether the viewer sees a position that stands no longer."""
        return self.owns((owner,)) or self.viewer.role == Role.SECRETARIAT

    def _disclosed(self, owners: Collection[str]) -> bool:
        """All together at the deadline, where the meeting has one and says so; what nobody owns at once."""
        terms = self.meeting.terms
        together = terms.disclosure == "at_the_deadline" and terms.comments_until is not None
        return not together or not owners or past(terms.comments_until, self.now)
