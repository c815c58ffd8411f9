"""Who wears the Presidency's hat: its deputies, the hand-over to the next one; and what it opens to observers."""

from dataclasses import dataclass

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.procedure.commands import (
    AdmitPerson,
    Command,
    DismissPerson,
    HandOver,
    PermitObserver,
    Role,
    Scope,
    Seat,
)
from engine.record.queries import meetings
from engine.record.queries.meetings import Person
from web import accounts, desk, faults, forms, names, refusals
from web.capacities import actor_of_form
from web.database import db, reading
from web.forms import Faults, choice, command_id, field, new_command_id
from web.here import Here, here, only_for
from web.messages import gettext
from web.visitors import person

pages = Blueprint("presiding", __name__)

Answer = str | Response | tuple[str, int]


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody of the meeting by name. `scope` is what was opened to an observer, "" for issued drafts only."""

    id: str
    name: str
    login: str
    seat: Seat
    delegation: str | None
    scope: str


@pages.get("/meetings/<meeting>/presiding")
def show(meeting: str) -> str:
    place = here(meeting)
    only_for(place, Role.PRESIDENCY)
    return _page(place)


@pages.post("/meetings/<meeting>/presiding/deputy")
def admit_deputy(meeting: str) -> Answer:
    """A deputy wears the hat too. Whoever has no login yet is admitted by the secretariat first."""
    actor, id_ = actor_of_form(meeting), command_id()
    only_for(here(meeting), Role.PRESIDENCY)
    try:
        login = forms.text("login", lines=False, longest=200)
    except Faults as found:
        return _page(here(meeting), faults.sentences(found), id_), 400
    known = accounts.account_by_login(db.session(), login)
    if known is None:
        said = gettext(
            "Nobody has the login “%(login)s”. The secretariat makes it on the page People.", login=login
        )
        return _page(here(meeting), (said,), id_), 400
    admit = AdmitPerson(id_, actor, meeting, known.id, Role.PRESIDENCY, None, Seat.DEPUTY)
    return _sent(meeting, admit, gettext("%(name)s is a deputy of the Presidency now.", name=known.name))


@pages.post("/meetings/<meeting>/presiding/dismiss")
def dismiss_deputy(meeting: str) -> Answer:
    actor, id_ = actor_of_form(meeting), command_id()
    only_for(here(meeting), Role.PRESIDENCY)
    gone = DismissPerson(id_, actor, meeting, field("person"), Role.PRESIDENCY, None)
    return _sent(meeting, gone, gettext("Dismissed."))


@pages.post("/meetings/<meeting>/presiding/hand-over")
def hand_over(meeting: str) -> Answer:
    """The hat goes to somebody who sits for the next Presidency's country."""
    actor, id_ = actor_of_form(meeting), command_id()
    who, _, member = field("successor").partition(":")
    return _sent(meeting, HandOver(id_, actor, meeting, who, member), names.done("hand_over"))


@pages.post("/meetings/<meeting>/presiding/observer")
def permit_observer(meeting: str) -> Answer:
    actor, id_ = actor_of_form(meeting), command_id()
    scope = choice("scope", ("", *Scope))
    permit = PermitObserver(id_, actor, meeting, field("person"), Scope(scope) if scope else None)
    return _sent(meeting, permit, names.done("permit_observer"))


def _sent(meeting: str, command: Command, done: str) -> Answer:
    """Hands a form in; a refusal shows the page again. Who has handed the hat over goes to the board."""
    outcome = desk.submit(command)
    if outcome.refusal is not None:
        again = new_command_id() if outcome.replayed else command.id
        place = here(meeting)
        only_for(place, Role.PRESIDENCY)
        return _page(place, (refusals.sentence(outcome.refusal),), again), 409
    flash(done, "done")
    held = meetings.capacities_of(reading(), meeting, person().id)
    if not held:
        return redirect(url_for("meetings.index"))
    presides = any(actor.role is Role.PRESIDENCY for actor in held)
    return redirect(url_for("presiding.show" if presides else "board.show", meeting=meeting))


def _page(place: Here, sentences: tuple[str, ...] = (), command: str = "") -> str:
    found = _known(place)
    possible = desk.actions(place.actor, place.meeting.id)
    return render_template(
        "presiding/show.html",
        meeting=place.meeting,
        standing=place.standing,
        may={action for action, refusal in possible.items() if refusal is None},
        sentences=sentences,
        typed=request.form.get("login", "") if sentences else "",
        command=command or new_command_id(),
        new_id=new_command_id,
        wearing=found[Role.PRESIDENCY],
        seats=[each for each in found[Role.DELEGATION] if each.delegation in place.meeting.participants],
        observers=found[Role.OBSERVER],
        scopes=("", *(scope.value for scope in Scope)),
    )


def _known(place: Here) -> dict[Role, list[Known]]:
    """Everybody of the meeting by capacity, in the order of their names."""
    found = meetings.seats_of(reading(), place.meeting.id)
    rows = accounts.accounts_of(db.session(), {each.actor.person for each in found})
    opened = meetings.permitted_in(reading(), place.meeting.id)
    by_role: dict[Role, list[Known]] = {role: [] for role in Role}
    for each in found:
        row = rows.get(each.actor.person)
        by_role[each.actor.role].append(_one(each, row, opened.get(each.actor.person)))
    return {role: sorted(people, key=lambda one: one.name) for role, people in by_role.items()}


def _one(each: Person, row: accounts.Account | None, scope: Scope | None) -> Known:
    return Known(
        id=each.actor.person,
        name=row.name if row else each.actor.person,
        login=row.login if row else "",
        seat=each.seat,
        delegation=each.actor.delegation,
        scope=scope or "",
    )
