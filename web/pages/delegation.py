"""A delegation's office: its people and their seats, its steps of clearance, its drafts, its notes. For it alone."""

from collections.abc import Callable, Mapping

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.procedure.commands import (
    Actor,
    AdmitPerson,
    Command,
    DismissPerson,
    Role,
    Seat,
    SeatPerson,
    SetClearance,
    Stage,
)
from engine.record.queries.item import items
from engine.record.queries.meetings import clearance_of
from engine.record.queries.notes import notes_of
from engine.record.queries.views import AmendmentView, ItemView
from web import accounts, desk, faults, refusals
from web.capacities import actor_of_form
from web.database import db, reading
from web.forms import Faults, choice, command_id, field, new_command_id, text
from web.here import Here, here, only_for
from web.messages import gettext
from web.proposals import draft_states
from web.voices import seated, speaks

pages = Blueprint("delegation", __name__)

Answer = str | Response | tuple[str, int]


@pages.get("/meetings/<meeting>/delegation")
def show(meeting: str) -> str:
    place = here(meeting)
    only_for(place, Role.DELEGATION)
    return _page(place)


@pages.post("/meetings/<meeting>/delegation/do/<action>")
def act(meeting: str, action: str) -> Answer:
    """One of the forms of the page. The desk decides; a refusal shows the page again, with what was typed."""
    if action not in COMMANDS:
        abort(404)
    actor, id_ = actor_of_form(meeting), command_id()
    only_for(here(meeting), Role.DELEGATION)
    try:
        command = COMMANDS[action](id_, actor, meeting)
    except Faults as found:
        return _page(here(meeting), action, faults.sentences(found), id_), 400
    if command is None:
        sentence = gettext(
            "Nobody has the login “%(login)s” yet. Ask the secretariat to make one.", login=field("login")
        )
        return _page(here(meeting), action, (sentence,), id_), 400
    outcome = desk.submit(command)
    if outcome.refusal is not None:
        again = new_command_id() if outcome.replayed else id_
        return _page(here(meeting), action, (refusals.sentence(outcome.refusal),), again), 409
    flash(_done(action), "done")
    gone = action == "dismiss_person" and field("person") == actor.person
    return redirect(url_for("meetings.index") if gone else url_for("delegation.show", meeting=meeting))


def _admit(id_: str, actor: Actor, meeting: str) -> Command | None:
    """Only somebody who has a login already: accounts are the secretariat's to make. None for one that nobody has."""
    login = text("login", lines=False, longest=200)
    seat, stage = _seat(), _stage()
    known = accounts.account_by_login(db.session(), login)
    if known is None:
        return None
    return AdmitPerson(id_, actor, meeting, known.id, Role.DELEGATION, actor.delegation, seat, stage)


def _reseat(id_: str, actor: Actor, meeting: str) -> Command:
    return SeatPerson(id_, actor, meeting, field("person"), actor.delegation or "", _seat(), _stage())


def _dismiss(id_: str, actor: Actor, meeting: str) -> Command:
    return DismissPerson(id_, actor, meeting, field("person"), Role.DELEGATION, actor.delegation)


def _set_clearance(id_: str, actor: Actor, meeting: str) -> Command:
    """One step a line; none, for a delegation that wants none."""
    lines = text("steps", required=False, longest=2_000).split("\n")
    return SetClearance(id_, actor, meeting, tuple(line.strip() for line in lines if line.strip()))


COMMANDS: Mapping[str, Callable[[str, Actor, str], Command | None]] = {
    "admit_person": _admit,
    "seat_person": _reseat,
    "dismiss_person": _dismiss,
    "set_clearance": _set_clearance,
}


def _seat() -> Seat:
    return Seat(choice("seat", tuple(Seat)))


def _stage() -> Stage:
    return Stage(choice("stage", tuple(Stage)))


def _done(action: str) -> str:
    said = {
        "admit_person": gettext("Admitted to your delegation."),
        "seat_person": gettext("The seat is changed; it counts from now on."),
        "dismiss_person": gettext("Dismissed."),
        "set_clearance": gettext("The steps of clearance are kept."),
    }
    return said[action]


def _page(place: Here, action: str = "", sentences: tuple[str, ...] = (), command: str = "") -> str:
    code = place.actor.delegation or ""
    found = items(reading(), place.meeting.id, place.actor)
    notes = notes_of(reading(), place.meeting.id, place.actor)

    def id_for(form: str) -> str:
        return command if command and form == action else new_command_id()

    return render_template(
        "delegation/show.html",
        meeting=place.meeting,
        standing=place.standing,
        people=seated(place, code),
        voice=speaks(place) and place.takes_part,
        seats=tuple(Seat),
        stages=tuple(Stage),
        steps=clearance_of(reading(), place.meeting.id, code),
        drafts=_drafts(place, found),
        notes=[(item, notes[item.id]) for item in found if item.id in notes],
        action=action,
        sentences=sentences,
        typed=request.form if sentences else {},
        command_for=id_for,
    )


def _drafts(place: Here, found: tuple[ItemView, ...]) -> list[tuple[ItemView, AmendmentView]]:
    """The delegation's drafts of all items, and those that others share with it."""
    states = draft_states(place)
    return [(item, each) for item in found for each in item.amendments if each.state in states]
