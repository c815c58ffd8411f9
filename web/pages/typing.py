"""The typist's page: the item in front of the room, typed in as plain text, and entered with one key.

One form carries everything, so that whatever is pressed, what was typed goes with it and comes back if it is not taken.
"""

from dataclasses import dataclass, replace

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.procedure import commands as ask
from engine.procedure.commands import RoomOutcome
from engine.procedure.refusals import Code, refuse
from engine.record.queries.board import board
from engine.record.queries.views import ItemView
from engine.text.wording import Wording
from web import desk, names, refusals
from web.capacities import actor_of_form
from web.cited import cited_item
from web.database import reading
from web.forms import Faults, command_id, field, new_command_id, number
from web.here import Here, amendment_here, here, item_here, only_possible
from web.messages import gettext
from web.redlines import drawn
from web.room import entered_as, item_in_front, not_modified, room_mark, tag, tagged, unchanged
from web.typing_form import (
    BACK,
    CORRECT,
    GO,
    LOOK,
    Pressed,
    Typed,
    afresh,
    base_of,
    lines_of,
    pressed,
    sent,
    sentences,
    spelled,
    tags,
    unclear,
)
from web.typing_page import Shown, typing_page

pages = Blueprint("typing", __name__)

Answer = str | Response | tuple[str, int]


@dataclass(frozen=True, slots=True)
class Work:
    """What one sending of the form is about. `number` is the revision that was typed over."""

    place: Here
    item: ItemView
    id: str
    number: int
    pressed: Pressed
    form: Typed

    @property
    def base(self) -> Wording:
        return base_of(self.item, self.form, self.number)


@pages.get("/meetings/<meeting>/room/type")
def form(meeting: str) -> Answer:
    place, asked = here(meeting), request.args.get("item")
    etag = tag(meeting, room_mark(meeting, asked))
    if unchanged(etag):
        return not_modified(etag)
    only_possible(place, "call_item")
    item = item_in_front(place, asked)
    if asked and item is None:
        abort(404)
    if item is None:
        return tagged(typing_page(place, None, Shown(Typed(""), new_command_id(), etag=etag)), etag)
    corrects = request.args.get("corrects")
    entry = amendment_here(item, corrects) if corrects else None
    return tagged(typing_page(place, item, Shown(afresh(item, entry), new_command_id(), etag=etag)), etag)


@pages.post("/meetings/<meeting>/room/type")
def work(meeting: str) -> Answer:
    """Whatever was pressed. The desk decides; what was typed is shown again when it is not taken."""
    actor_of_form(meeting)
    place = here(meeting)
    only_possible(place, "call_item")
    if not field("conclusion"):
        return _go(place, None, _called_by_label(place, None))
    item = item_here(place, field("conclusion"))
    done = Work(place, item, command_id(), number("on_revision"), pressed(), sent(item))
    if done.pressed.key == LOOK:
        return _look(done)
    if done.pressed.outcome is not None:
        return _enter(done, done.pressed.outcome)
    if _is_dirty(done) and field("leave") != field("do"):
        sentence = gettext(
            "What you have typed is not entered yet. Enter it, or press the same again to leave it."
        )
        return _again(done, (sentence,), leave=field("do"))
    return _leave(done)


def _leave(done: Work) -> Answer:
    """On to something else: another item, or an earlier entry."""
    place, item, key, to = done.place, done.item, done.pressed.key, done.pressed.to
    if key == CORRECT:
        return redirect(url_for("typing.form", meeting=place.meeting.id, item=item.id, corrects=to))
    if key == BACK:
        return _take_back(done)
    return _go(place, done, _called_by_label(place, item) if key == GO else to)


# --- what is pressed -------------------------------------------------------------------------------------------------


def _look(done: Work) -> Answer:
    """The redline of what is typed; nothing is kept. The page asks for the part alone, as it is typed."""
    found = tags(done.form, done.place.meeting.participants)
    try:
        lines, said = drawn(done.item.wording, spelled(done.form, done.base)), unclear(found)
    except Faults as bad:
        lines, said = None, sentences(bad)
    if "HX-Request" in request.headers:
        return render_template(
            "typing/redline.html",
            meeting=done.place.meeting,
            item=done.item,
            lines=lines,
            tags=found,
            sentences=said,
        )
    return typing_page(done.place, done.item, Shown(done.form, done.id, lines, said))


def _enter(done: Work, outcome: RoomOutcome) -> Answer:
    place, item, form = done.place, done.item, done.form
    found = tags(form, place.meeting.participants)
    try:
        wording = spelled(form, done.base)
    except Faults as bad:
        return _again(done, sentences(bad), 400)
    if not found.clear:
        return _again(done, unclear(found), 400)
    result = desk.submit(
        ask.EnterInRoom(
            done.id, place.actor, item.meeting, item.id, done.number, wording, found.codes, outcome,
            form.reason.strip(), form.corrects, lines_of(form),
        )
    )  # fmt: skip
    if result.refusal is not None:
        fresh = new_command_id() if result.replayed else done.id
        return _again(replace(done, id=fresh), (refusals.sentence(result.refusal),))
    flash(entered_as(place, outcome, found.codes), "done")
    return redirect(_address(place, item))


def _take_back(done: Work) -> Answer:
    command = ask.TakeBackEntry(
        done.id, done.place.actor, done.item.meeting, done.pressed.to, done.item.id, done.number
    )
    refusal = desk.submit(command).refusal
    if refusal is not None:
        return _again(done, (refusals.sentence(refusal),))
    flash(names.done("take_back_entry"), "done")
    return redirect(_address(done.place, done.item))


def _go(place: Here, done: Work | None, to: str | None) -> Answer:
    """Puts another item in front of the room."""
    refusal = refuse(Code.NOT_FOUND, what="conclusion")
    if to is not None:
        called_ = desk.submit(ask.CallItem(command_id(), place.actor, place.meeting.id, to)).refusal
        if called_ is None:
            return redirect(url_for("typing.form", meeting=place.meeting.id))
        refusal = called_
    said = refusals.sentence(refusal) if to else gettext("The paper has no such item.")
    if done is not None:
        return _again(done, (said,))
    return typing_page(place, None, Shown(Typed(""), new_command_id(), sentences=(said,))), 409


def _called_by_label(place: Here, item: ItemView | None) -> str | None:
    """The item by what it is cited by: "6 bis", or with the first letters of its section, "r3"; else of the section
    that lies in front of the room."""
    rows = board(reading(), place.meeting.id, place.actor)
    return cited_item(rows, field("label"), item.section if item is not None else None)


def _is_dirty(done: Work) -> bool:
    """Whether something was typed that is not entered."""
    try:
        return spelled(done.form, done.base) != done.base or bool(
            done.form.who.strip() and not done.form.corrects
        )
    except Faults:
        return True


def _address(place: Here, item: ItemView) -> str:
    """The page follows the room, unless it is about an item that is not in front of it."""
    sitting = place.meeting.sitting
    follows = sitting is not None and sitting.item == item.id
    return url_for("typing.form", meeting=place.meeting.id, item=None if follows else item.id)


def _again(done: Work, said: tuple[str, ...], status: int = 409, leave: str = "") -> Answer:
    """What was typed, with its redline against what stands there now."""
    place = here(done.place.meeting.id)
    item = item_here(place, done.item.id)
    try:
        lines = drawn(item.wording, spelled(done.form, done.base))
    except Faults:
        lines = None
    return typing_page(place, item, Shown(done.form, done.id, lines, said, leave)), status
