"""What lies in front of the room, for the page that everybody sees and for the one on which it is typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from flask import Response, abort, make_response, request
from flask_babel import get_locale

from engine.procedure.commands import RoomOutcome
from engine.procedure.events import Via
from engine.record.queries.item import item as item_of
from engine.record.queries.room import PaperMark, RoomMark, mark
from engine.record.queries.sittings import sittings_of
from engine.record.queries.views import AmendmentView, ItemView, RevisionView
from web import names
from web.capacities import capacity_key, standing
from web.database import reading
from web.here import Here
from web.messages import gettext
from web.redlines import Line, drawn


@dataclass(frozen=True, slots=True)
class Entered:
    """An entry of the sitting that is on: what was typed, against what stood before it."""

    entry: AmendmentView
    lines: tuple[Line, ...]

    @property
    def floated(self) -> bool:
        return self.entry.outcome is RoomOutcome.FLOATED


@dataclass(frozen=True, slots=True)
class Since:
    """A text that the item may be compared with: `revision` is the item's wording then."""

    key: str
    revision: RevisionView


def room_mark(meeting: str, asked: str | None = None) -> RoomMark:
    """How far the room has come. 404 for whoever has no capacity in the meeting."""
    standing(meeting)
    found = mark(reading(), meeting, asked)
    if found is None:
        abort(404)
    return found


def tag(meeting: str, found: RoomMark | PaperMark | None) -> str:
    """The mark of a page, for this visitor in this capacity and language: what has the same is the same page."""
    said = (capacity_key(standing(meeting).actor), str(get_locale()), request.query_string.decode(), found)
    return sha256(repr(said).encode()).hexdigest()[:32]


def unchanged(etag: str) -> bool:
    """Whether the browser that asks has this very page already."""
    return etag in request.if_none_match


def tagged(page: str, etag: str) -> Response:
    response = make_response(page)
    response.set_etag(etag)
    return response


def not_modified(etag: str) -> Response:
    response = make_response("", 304)
    response.set_etag(etag)
    return response


def item_in_front(place: Here, asked: str | None = None) -> ItemView | None:
    """The item that the room looks at, or `asked`, as far as the visitor is shown items at all."""
    sitting = place.meeting.sitting
    id_ = asked or (sitting.item if sitting else None)
    return item_of(reading(), place.meeting.id, id_, place.actor) if id_ else None


def entries(place: Here, item: ItemView) -> tuple[Entered, ...]:
    """What was entered of the item in the sitting that is on, the latest first."""
    sitting = place.meeting.sitting
    found = [
        each
        for each in item.amendments
        if sitting and each.via is Via.ROOM and each.sitting == sitting.number
    ]
    return tuple(Entered(each, drawn(each.filed_base, each.filed_wording)) for each in reversed(found))


def comparable(place: Here, item: ItemView) -> tuple[Since, ...]:
    """What the text may be compared with: the latest issue, and what it said when this sitting was opened."""
    found = []
    if item.issued is not None:
        found += [Since("issue", each) for each in item.revisions if each.number == item.issued]
    opened = sittings_of(reading(), place.meeting.id)
    if place.meeting.sitting and opened:
        before = [each for each in item.revisions if each.at <= opened[-1].opened_at]
        found.append(Since("sitting", before[-1] if before else item.revisions[0]))
    return tuple(found)


def entered_as(place: Here, outcome: RoomOutcome, codes: Sequence[str]) -> str:
    """What is said of an edit that was entered: what the room made of it, and who is asked to confirm it."""
    said = gettext("Entered: %(outcome)s.", outcome=names.outcome(outcome.value))
    absent = [code for code in codes if code not in place.meeting.present]
    if not absent:
        return said
    asked = gettext(
        "Not recorded as present, and asked to confirm: %(names)s.",
        names=", ".join(map(names.delegation, absent)),
    )
    return f"{said} {asked}"
