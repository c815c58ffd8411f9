"""The frame of a meeting: title, preamble, participants and their order."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from engine.procedure.commands import Actor, Command, SetFrame, SetParticipants
from web import desk, faults, forms, refusals
from web.capacities import actor_of_form
from web.forms import Faults, command_id, new_command_id, number
from web.here import Here, here
from web.listing import Place, placed, read_places
from web.messages import gettext
from web.opening import bodies, title_lines
from web.word_files import format_of

pages = Blueprint("frame", __name__)

Answer = str | Response | tuple[str, int]


@dataclass(frozen=True, slots=True)
class Typed:
    """One of the two forms as it was sent, to be shown again: what was typed, and the id that it may still use."""

    form: str = ""
    sentences: tuple[str, ...] = ()
    command: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)
    places: tuple[Place, ...] = ()


@pages.get("/meetings/<meeting>/frame")
def show(meeting: str) -> str:
    return _page(here(meeting))


@pages.post("/meetings/<meeting>/frame")
def set_frame(meeting: str) -> Answer:
    actor, id_, on_version = actor_of_form(meeting), command_id(), number("on_version")
    typed = {name: forms.field(name) for name in ("title", "preamble")}
    try:
        title, preamble = title_lines(forms.text("title")), forms.text("preamble", required=False)
    except Faults as found:
        return _page(here(meeting), Typed("frame", faults.sentences(found), id_, typed)), 400
    return _sent(
        meeting, SetFrame(id_, actor, meeting, on_version, title, preamble), Typed("frame", texts=typed)
    )


@pages.post("/meetings/<meeting>/participants")
def set_participants(meeting: str) -> Answer:
    actor, id_, on_version = actor_of_form(meeting), command_id(), number("on_version")
    places = read_places(_known(here(meeting)))
    codes = tuple(place.code for place in places if place.number is not None)
    return _sent(
        meeting, SetParticipants(id_, actor, meeting, on_version, codes), Typed("participants", places=places)
    )


def _sent(meeting: str, command: Command, typed: Typed) -> Answer:
    """Hands in one of the two forms; a refusal shows it again with what was typed."""
    outcome = desk.submit(command)
    if outcome.refusal is None:
        flash(gettext("Kept."), "done")
        return redirect(url_for("frame.show", meeting=meeting))
    again = new_command_id() if outcome.replayed else command.id
    sentences = (refusals.sentence(outcome.refusal),)
    return _page(here(meeting), replace(typed, sentences=sentences, command=again)), 409


def _page(place: Here, typed: Typed | None = None) -> str:
    meeting, typed = place.meeting, typed or Typed()

    def id_for(form: str) -> str:
        return typed.command if form == typed.form else new_command_id()

    return render_template(
        "frame/show.html",
        meeting=meeting,
        standing=place.standing,
        may=_possible(place.actor, meeting.id),
        refused=typed.form,
        sentences=typed.sentences,
        command_for=id_for,
        typed=typed.texts or {"title": "\n".join(meeting.title), "preamble": meeting.preamble},
        places=typed.places or placed(meeting.participants, _known(place)),
    )


def _possible(actor: Actor, meeting: str) -> frozenset[str]:
    return frozenset(action for action, refusal in desk.actions(actor, meeting).items() if refusal is None)


def _known(place: Here) -> tuple[str, ...]:
    """Delegations that may take part: those that do, and every other member of the meeting's format, or of the format
    that its body has now."""
    format_ = format_of(place.meeting)
    now = bodies().of_format(place.meeting.format, format_.name)
    known = now.members if now else format_.order
    if place.meeting.language not in format_.words.languages:
        abort(404)
    members = format_.words.languages[place.meeting.language].members
    return tuple(dict.fromkeys((*place.meeting.participants, *format_.order, *members, *known)))
