"""The sitting: the Presidency opens, suspends and closes it; attendance, the speakers' list, and the earlier ones."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.procedure import commands as ask
from engine.procedure.amendment import Course
from engine.procedure.audiences import Sight
from engine.procedure.commands import Actor, Command
from engine.procedure.refusals import Refusal
from engine.record.queries.item import items
from engine.record.queries.sittings import SittingView, sittings_of
from engine.record.queries.views import AmendmentView, ItemView
from web import desk, names, refusals
from web.capacities import actor_of_form
from web.database import reading
from web.forms import choice, command_id, field, new_command_id, number, several
from web.here import Here, here
from web.redlines import Line, drawn
from web.room_line import speaker_names

pages = Blueprint("sitting", __name__)

Answer = str | Response | tuple[str, int]

BACK = {"sitting": "sitting.show", "presidency": "presidency.show", "room": "room.show"}


@dataclass(frozen=True, slots=True)
class Typed:
    """A form that was refused, to be shown again: the id that it may still use, and who was ticked."""

    action: str = ""
    sentences: tuple[str, ...] = ()
    command: str = ""
    present: tuple[str, ...] | None = None
    closed: bool = False


@pages.get("/meetings/<meeting>/sitting")
def show(meeting: str) -> str:
    return _page(here(meeting, Sight.ISSUED))


@pages.post("/meetings/<meeting>/sitting/do/<action>")
def act(meeting: str, action: str) -> Answer:
    """One of the buttons of the page, or of the running sheet. The desk decides."""
    if action not in COMMANDS:
        abort(404)
    asked, back = (
        Asked(command_id(), actor_of_form(meeting), here(meeting, Sight.ISSUED)),
        choice("page", tuple(BACK)),
    )
    command = COMMANDS[action](asked)
    typed = Typed(action, (), asked.id, _ticked(asked) if action in WITH_ROLL else None, _closed())
    outcome = desk.submit(command)
    if outcome.refusal is not None:
        return _again(meeting, typed, outcome.refusal, fresh=outcome.replayed)
    return _done(action, meeting, back)


def _done(action: str, meeting: str, back: str) -> Response:
    flash(names.done(action), "done")
    return redirect(url_for(BACK[back], meeting=meeting))


@dataclass(frozen=True, slots=True)
class Asked:
    """What every command on the sitting begins with, and the place that its form is read by."""

    id: str
    actor: Actor
    place: Here

    @property
    def head(self) -> tuple[str, Actor, str]:
        return self.id, self.actor, self.place.meeting.id


def _ticked(asked: Asked) -> tuple[str, ...]:
    return several("present", asked.place.meeting.participants)


def _closed() -> bool:
    return request.form.get("closed") == "yes"


def _open(asked: Asked) -> Command:
    return ask.OpenSitting(*asked.head, _ticked(asked), _closed())


def _attendance(asked: Asked) -> Command:
    return ask.RecordAttendance(*asked.head, number("on_version"), _ticked(asked))


def _give_floor(asked: Asked) -> Command:
    return ask.GiveFloor(*asked.head, field("speaker") or None)


COMMANDS: Mapping[str, Callable[[Asked], Command]] = {
    "open_sitting": _open,
    "suspend_sitting": lambda asked: ask.SuspendSitting(*asked.head),
    "resume_sitting": lambda asked: ask.ResumeSitting(*asked.head),
    "close_sitting": lambda asked: ask.CloseSitting(*asked.head),
    "record_attendance": _attendance,
    "call_item": lambda asked: ask.CallItem(*asked.head, field("conclusion")),
    "ask_for_floor": lambda asked: ask.AskForFloor(*asked.head),
    "leave_speakers_list": lambda asked: ask.LeaveSpeakersList(*asked.head),
    "give_floor": _give_floor,
}
WITH_ROLL = frozenset({"open_sitting", "record_attendance"})


@dataclass(frozen=True, slots=True)
class Idea:
    """An idea that was floated in the sitting: it lapses with it unless it is maintained."""

    item: ItemView
    amendment: AmendmentView
    lines: tuple[Line, ...]


def _again(meeting: str, typed: Typed, refusal: Refusal, fresh: bool = False) -> Answer:
    command = new_command_id() if fresh else typed.command
    said = Typed(typed.action, (refusals.sentence(refusal),), command, typed.present, typed.closed)
    return _page(here(meeting, Sight.ISSUED), said), 409


def _page(place: Here, typed: Typed | None = None) -> str:
    meeting, typed = place.meeting, typed or Typed()
    possible = {action for action, refusal in _may(place).items() if refusal is None}
    speakers = meeting.sitting.speakers if meeting.sitting else ()

    def id_for(action: str) -> str:
        return typed.command if typed.command and action == typed.action else new_command_id()

    return render_template(
        "sitting/show.html",
        meeting=meeting,
        standing=place.standing,
        may=possible,
        typed=typed,
        command_for=id_for,
        present=meeting.present if typed.present is None else typed.present,
        speakers=speaker_names(speakers),
        ideas=_ideas(place) if "close_sitting" in possible else (),
        earlier=_earlier(place),
    )


def _may(place: Here) -> Mapping[str, Refusal | None]:
    return desk.actions(place.actor, place.meeting.id)


def _ideas(place: Here) -> tuple[Idea, ...]:
    """What was floated and would lapse now."""
    return tuple(
        Idea(item, each, drawn(each.base, each.wording))
        for item in items(reading(), place.meeting.id, place.actor)
        for each in item.amendments
        if each.course is Course.FLOATED
    )


def _earlier(place: Here) -> tuple[SittingView, ...]:
    """The sittings that are over, the latest first; of a closed one an observer is not told who was there."""
    over = (each for each in sittings_of(reading(), place.meeting.id) if each.closed_at is not None)
    return tuple(sorted(over, key=lambda each: -each.number))
