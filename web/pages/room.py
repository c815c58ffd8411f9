"""The room as everybody sees it: what lies in front of it, who wants what, who speaks. It asks again each second."""

from dataclasses import dataclass

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from engine.procedure.audiences import Sight
from engine.procedure.commands import Role
from engine.record.queries.views import ItemView
from engine.text.brackets import open_brackets
from web import desk
from web.forms import new_command_id
from web.here import Here, here
from web.redlines import Line, drawn
from web.room import (
    Since,
    comparable,
    entries,
    item_in_front,
    not_modified,
    room_mark,
    tag,
    tagged,
    unchanged,
)
from web.room_line import speaker_names

pages = Blueprint("room", __name__)


@pages.get("/meetings/<meeting>/room")
def show(meeting: str) -> Response:
    """Behind the guard, only how far the room has come is looked up, as long as the browser has that already."""
    place = here(meeting, Sight.ISSUED)
    etag = tag(meeting, room_mark(meeting))
    if unchanged(etag):
        return not_modified(etag)
    return tagged(_page(place, etag), etag)


@dataclass(frozen=True, slots=True)
class Compared:
    """The texts that the item may be compared with, the one chosen ("" for none), and its redline."""

    choices: tuple[Since, ...] = ()
    chosen: str = ""
    lines: tuple[Line, ...] = ()


def _page(place: Here, etag: str) -> str:
    sitting = place.meeting.sitting
    item = item_in_front(place) if sitting else None
    found = entries(place, item) if item else ()
    return render_template(
        "room/show.html",
        meeting=place.meeting,
        standing=place.standing,
        etag=etag,
        item=item,
        compared=_compared(place, item) if item else Compared(),
        brackets=open_brackets(item.wording) if item else (),
        entries=found,
        may_with={each.entry.id: _may_with(place, each.entry.id, item) for each in found},
        pending=[each for each in item.amendments if each.pending] if item else [],
        speakers=speaker_names((*sitting.speakers, *([sitting.floor] if sitting.floor else [])))
        if sitting
        else {},
        may=desk.actions(place.actor, place.meeting.id),
        types=item is not None and "enter_in_room" in desk.actions(place.actor, place.meeting.id, item.id),
        command_for=lambda _: new_command_id(),
    )


def _compared(place: Here, item: ItemView) -> Compared:
    """Against what the reader chose; the latest issue unless they did, else the text when this sitting was opened."""
    choices = comparable(place, item)
    asked = request.args.get("since", choices[0].key if choices else "")
    chosen = next((each for each in choices if each.key == asked), None)
    if chosen is None:
        return Compared(choices)
    return Compared(choices, chosen.key, drawn(chosen.revision.wording, item.wording))


def _may_with(place: Here, entry: str, item: ItemView | None) -> list[str]:
    """What the visitor may do with an entry now, of what is offered here."""
    if item is None or place.actor.role is not Role.DELEGATION:
        return []
    may = desk.actions(place.actor, place.meeting.id, item.id, entry)
    return [action for action in ("maintain_idea", "confirm_entry") if may.get(action, True) is None]
