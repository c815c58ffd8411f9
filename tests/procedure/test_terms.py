"""The rules of a meeting that are numbers and choices: each change is an event, on the meeting as it was shown."""

from dataclasses import replace

import pytest

from engine.procedure import commands as ask
from engine.procedure.commands import Actor
from engine.procedure.refusals import Code
from engine.procedure.terms import LONGEST_HOURS, USUAL, Disclosure, Terms
from tests.builders import MEXICO, OBSERVER, PRESIDENCY, SECRETARIAT, create_wording, opening
from tests.procedure.shorthand import Negotiation, open_negotiation, why

OTHER = Terms(Disclosure.AT_THE_DEADLINE, "2014-11-25T18:00:00-06:00", 48, 12)


def set_terms(room: Negotiation, terms: Terms, actor: Actor = SECRETARIAT) -> Code | None:
    return why(room.submit(ask.SetTerms, actor, on_version=room.room.version, terms=terms))


@pytest.mark.parametrize("actor", [SECRETARIAT, PRESIDENCY])
def test_the_secretariat_and_the_presidency_set_them(actor: Actor) -> None:
    room = open_negotiation()
    assert room.room.terms == USUAL
    assert set_terms(room, OTHER, actor) is None
    assert room.room.terms == OTHER


@pytest.mark.parametrize("actor", [MEXICO, OBSERVER])
def test_nobody_else_does(actor: Actor) -> None:
    assert set_terms(open_negotiation(), OTHER, actor) == Code.NOT_FOR_ROLE


@pytest.mark.parametrize(
    ("terms", "code"),
    [
        (Terms(maintain_hours=-1), Code.BAD_HOURS),
        (Terms(challenge_hours=LONGEST_HOURS + 1), Code.BAD_HOURS),
        (Terms(comments_until="Friday"), Code.BAD_INSTANT),
        (Terms(comments_until="2014-11-25T18:00:00"), Code.BAD_INSTANT),
    ],
)
def test_hours_are_possible_and_an_instant_says_its_zone(terms: Terms, code: Code) -> None:
    assert set_terms(open_negotiation(), terms) == code


def test_what_was_changed_meanwhile_is_looked_at_again() -> None:
    room = open_negotiation()
    stale = room.room.version
    set_terms(room, OTHER)
    assert why(room.submit(ask.SetTerms, SECRETARIAT, on_version=stale, terms=USUAL)) == Code.STALE_VERSION


def test_what_else_happened_meanwhile_does_not_matter() -> None:
    room = open_negotiation()
    room.do(ask.OpenSitting, PRESIDENCY, present=("CAN", "MEX"))
    shown = room.room.version
    room.do(ask.AskForFloor, MEXICO)
    room.do(ask.SetTerms, SECRETARIAT, on_version=shown, terms=OTHER)
    room.do(ask.SetFrame, SECRETARIAT, on_version=shown, title=("ANOTHER",), preamble="")
    room.do(ask.RecordAttendance, SECRETARIAT, on_version=shown, present=("CAN",))
    late = room.submit(ask.RecordAttendance, SECRETARIAT, on_version=shown, present=("MEX",))
    assert why(late) == Code.STALE_VERSION
    beyond = room.submit(ask.SetTerms, SECRETARIAT, on_version=room.room.version + 1, terms=USUAL)
    assert why(beyond) == Code.STALE_VERSION


def test_a_meeting_opens_with_the_terms_and_the_names_that_it_is_given() -> None:
    room = Negotiation()
    command = replace(opening(create_wording("To meet.")), terms=OTHER, names=(("MEX", "Mexico"),))
    room.meeting = command.meeting
    room.take(command)
    assert (room.room.terms, room.room.name("MEX"), room.room.name("PAN")) == (OTHER, "Mexico", "PAN")
