"""The room as everybody sees it: what lies in front of it, who wants what, who speaks. It asks again each second."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.procedure import commands as ask
from engine.procedure.audiences import Sight
from engine.procedure.commands import Command, Role
from engine.record.queries.views import ItemView
from engine.text.brackets import open_brackets
from web import desk, names, refusals
from web.capacities import actor_of_form
from web.forms import command_id, new_command_id
from web.here import Here, here
from web.redlines import Line, drawn
from web.room import (
    Since,
    comparable,
    entries,
    item_in_front,
    not_modified,
    room_mark,
    speakers,
    tag,
    tagged,
    unchanged,
)

pages = Blueprint("room", __name__)

Answer = str | Response | tuple[str, int]

COMMANDS: Mapping[str, Callable[..., Command]] = {
    "ask_for_floor": ask.AskForFloor,
    "leave_speakers_list": ask.LeaveSpeakersList,
}


@pages.get("/meetings/<meeting>/room")
def show(meeting: str) -> Response:
    """Only how far the room has come is looked up, as long as that is what the browser has already."""
    etag = tag(meeting, room_mark(meeting))
    if unchanged(etag):
        return not_modified(etag)
    return tagged(_page(here(meeting, Sight.ISSUED), etag), etag)


@pages.post("/meetings/<meeting>/room/do/<action>")
def act(meeting: str, action: str) -> Answer:
    """Asking to speak, and no longer asking."""
    if action not in COMMANDS:
        abort(404)
    outcome = desk.submit(COMMANDS[action](command_id(), actor_of_form(meeting), meeting))
    if outcome.refusal is not None:
        return _page(here(meeting, Sight.ISSUED), "", (refusals.sentence(outcome.refusal),)), 409
    flash(names.done(action), "done")
    return redirect(url_for("room.show", meeting=meeting))


@dataclass(frozen=True, slots=True)
class Compared:
    """The texts that the item may be compared with, the one chosen ("" for none), and its redline."""

    choices: tuple[Since, ...] = ()
    chosen: str = ""
    lines: tuple[Line, ...] = ()


def _page(place: Here, etag: str = "", sentences: tuple[str, ...] = ()) -> str:
    sitting = place.meeting.sitting
    item = item_in_front(place) if sitting else None
    found = entries(place, item) if item else ()
    return render_template(
        "room/show.html",
        meeting=place.meeting,
        standing=place.standing,
        etag=etag,
        sentences=sentences,
        item=item,
        compared=_compared(place, item) if item else Compared(),
        brackets=open_brackets(item.wording) if item else (),
        entries=found,
        may_with={each.entry.id: _may_with(place, each.entry.id, item) for each in found},
        pending=[each for each in item.amendments if each.pending] if item else [],
        floor=speakers(place, [sitting.floor]) if sitting and sitting.floor else [],
        waiting=speakers(place, sitting.speakers) if sitting else [],
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
