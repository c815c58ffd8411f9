"""Who is in the meeting and in which capacity; reset links. The secretariat's page."""

from dataclasses import dataclass

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.procedure.commands import Actor, AdmitPerson, DismissPerson, Role, Seat, SeatPerson, Stage
from engine.record.queries import meetings
from web import accounts, desk, faults, forms, names, refusals, reset_links
from web.accounts import AccountFault, AccountRefused
from web.capacities import KEY, actor_of_form
from web.database import accounts_changed, db, reading
from web.forms import BadForm, Faults, choice, command_id, field, new_command_id
from web.here import Here, here, only_for
from web.messages import gettext
from web.visitors import person

pages = Blueprint("people", __name__)

Answer = str | Response | tuple[str, int]

GIVEN = (Role.DELEGATION, Role.OBSERVER, Role.PRESIDENCY, Role.SECRETARIAT)


@dataclass(frozen=True, slots=True)
class Someone:
    """A capacity in the meeting, its seat, and the name of who holds it. `may_reset`: whether this page gives a reset
    link."""

    actor: Actor
    seat: Seat
    stage: Stage
    name: str
    login: str
    may_reset: bool


@pages.get("/meetings/<meeting>/people")
def show(meeting: str) -> str:
    place = here(meeting)
    only_for(place, Role.SECRETARIAT)
    return _page(place)


@pages.post("/meetings/<meeting>/people/admit")
def admit(meeting: str) -> Answer:
    """Gives an account a capacity. A login that nobody has yet becomes an account, with its link to set a password."""
    actor, id_ = actor_of_form(meeting), command_id()
    role = Role(choice("role", GIVEN))
    code = choice("delegation", ("", *here(meeting).meeting.participants))
    seat, stage = Seat(choice("seat", tuple(Seat))), Stage(choice("stage", tuple(Stage)))
    only_for(here(meeting), Role.SECRETARIAT)
    try:
        login = forms.text("login", lines=False, longest=200)
        name = forms.text("name", required=False, lines=False, longest=200)
    except Faults as found:
        return _page(here(meeting), faults.sentences(found), id_), 400
    known = accounts.account_by_login(db.session(), login)
    if known is None and not name:
        sentence = gettext(
            "Nobody has the login “%(login)s” yet. Give the person's name as well to make it.", login=login
        )
        return _page(here(meeting), (sentence,), id_), 400
    try:
        account_id, token = (known.id, None) if known is not None else _made(login, name)
    except AccountRefused as refused:
        return _page(here(meeting), (account_sentence(refused.fault),), id_), 400
    delegation = code if role is Role.DELEGATION else None
    outcome = desk.submit(AdmitPerson(id_, actor, meeting, account_id, role, delegation or None, seat, stage))
    if outcome.refusal is not None:
        again = new_command_id() if outcome.replayed else id_
        return _page(here(meeting), (refusals.sentence(outcome.refusal),), again, token), 409
    admitted = _admitted(known.name if known is not None else name, role, delegation or None)
    if token is not None:
        return _page(here(meeting), link=token, admitted=admitted)
    flash(admitted, "done")
    return redirect(url_for("people.show", meeting=meeting))


@pages.post("/meetings/<meeting>/people/seat")
def seat(meeting: str) -> Answer:
    """Another seat for somebody of a delegation, as its member has asked."""
    actor, id_ = actor_of_form(meeting), command_id()
    who, (_, delegation) = field("person"), _capacity("held")
    chosen, stage = Seat(choice("seat", tuple(Seat))), Stage(choice("stage", tuple(Stage)))
    only_for(here(meeting), Role.SECRETARIAT)
    outcome = desk.submit(SeatPerson(id_, actor, meeting, who, delegation or "", chosen, stage))
    if outcome.refusal is not None:
        return _page(here(meeting), (refusals.sentence(outcome.refusal),)), 409
    flash(gettext("The seat is changed; it counts from now on."), "done")
    return redirect(url_for("people.show", meeting=meeting))


@pages.post("/meetings/<meeting>/people/dismiss")
def dismiss(meeting: str) -> Answer:
    """Takes a capacity away; it counts from the next request on."""
    actor, id_ = actor_of_form(meeting), command_id()
    who, (role, delegation) = field("person"), _capacity("held")
    outcome = desk.submit(DismissPerson(id_, actor, meeting, who, role, delegation))
    if outcome.refusal is not None:
        return _page(here(meeting), (refusals.sentence(outcome.refusal),)), 409
    flash(gettext("Dismissed."), "done")
    return redirect(url_for("board.show" if who == person().id else "people.show", meeting=meeting))


@pages.post("/meetings/<meeting>/people/reset-link")
def reset_link(meeting: str) -> Answer:
    """A link with which somebody of this meeting sets a password once. Shown now and never again."""
    actor_of_form(meeting)
    place = here(meeting)
    only_for(place, Role.SECRETARIAT)
    found = next((each for each in _people(place) if each.actor.person == field("person")), None)
    if found is None:
        raise BadForm("person")
    if not found.may_reset:
        sentence = gettext(
            "Who may certify, or may open meetings, gets a reset link from the operator of this server only: "
            "with it somebody else could sign in their name."
        )
        return _page(place, (sentence,)), 403
    with accounts_changed() as changing:
        account = accounts.account_by_login(changing, found.login)
        if account is None:
            raise BadForm("person")
        token = reset_links.create_reset_link(changing, account)
    return _page(here(meeting), link=token)


ACCOUNT_SENTENCES = {
    AccountFault.LOGIN_EMPTY: lambda: gettext("The login is empty."),
    AccountFault.LOGIN_TAKEN: lambda: gettext("There is an account with this login already."),
    AccountFault.LOGIN_CHARACTERS: lambda: gettext("The login has blanks or invisible characters in it."),
    AccountFault.NAME_EMPTY: lambda: gettext("The name is empty."),
    AccountFault.NAME_CHARACTERS: lambda: gettext("The name has invisible characters in it."),
    AccountFault.PASSWORD_SHORT: lambda: gettext("The password is too short: at least 12 characters."),
    AccountFault.LANGUAGE_UNKNOWN: lambda: gettext("The pages do not come in this language."),
}


def account_sentence(fault: AccountFault) -> str:
    return ACCOUNT_SENTENCES[fault]()


def _admitted(name: str, role: Role, delegation: str | None) -> str:
    return gettext(
        "Admitted: %(name)s, as %(capacity)s.", name=name, capacity=names.capacity(role.value, delegation)
    )


def _made(login: str, name: str) -> tuple[str, str]:
    """A new account without a password: its id, and the token of the link with which its owner sets one."""
    with accounts_changed() as changing:
        account = accounts.create_account(changing, login, name, None, language=person().language)
        return account.id, reset_links.create_reset_link(changing, account)


def _capacity(name: str) -> tuple[Role, str | None]:
    value = field(name)
    if not KEY.fullmatch(value):
        raise BadForm(name)
    role, _, delegation = value.partition(":")
    return Role(role), delegation or None


def _people(place: Here) -> list[Someone]:
    held = [each for each in meetings.seats_of(reading(), place.meeting.id) if each.actor.role in GIVEN]
    rows = accounts.accounts_of(db.session(), {each.actor.person for each in held})
    return [
        Someone(
            each.actor,
            each.seat,
            each.stage,
            rows[who].name if (who := each.actor.person) in rows else who,
            rows[who].login if who in rows else "",
            who in rows and _may_reset(rows[who], place),
        )
        for each in sorted(held, key=_rank)
    ]


def _rank(held: meetings.Person) -> tuple[int, str, int]:
    actor = held.actor
    return GIVEN.index(actor.role), actor.delegation or "", list(Seat).index(held.seat)


def _may_reset(account: accounts.Account, place: Here) -> bool:
    """Not for whoever certifies anywhere, nor for another secretariat: a reset link is as good as their password."""
    if account.id == person().id:
        return True
    if account.may_open_meetings:
        return False
    theirs = meetings.meetings_of(reading(), account.id)
    held = [actor.role for each in theirs for actor in meetings.capacities_of(reading(), each.id, account.id)]
    elsewhere = any(each.id != place.meeting.id for each in theirs)
    return Role.PRESIDENCY not in held and not (elsewhere and Role.SECRETARIAT in held)


def _page(
    place: Here,
    sentences: tuple[str, ...] = (),
    command: str = "",
    link: str | None = None,
    admitted: str = "",
) -> str:
    """What was typed comes back after a refusal only: whoever was admitted is not admitted twice."""
    possible = desk.actions(place.actor, place.meeting.id)
    return render_template(
        "people/show.html",
        meeting=place.meeting,
        standing=place.standing,
        people=_people(place),
        given=GIVEN,
        seats=tuple(Seat),
        stages=tuple(Stage),
        may=possible,
        sentences=sentences,
        typed=request.form if sentences else {},
        admitted=admitted,
        command=command or new_command_id(),
        new_id=new_command_id,
        link=url_for("reset.form", token=link, _external=True) if link else None,
    )
