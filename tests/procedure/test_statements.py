"""Statements after the gavel: in their author's words, for some hours, and then in a further issue of the paper."""

import pytest

from engine.procedure import commands as ask
from engine.procedure.commands import Actor, Role, Seat, StatementKind
from engine.procedure.events import AddendumIssued
from engine.procedure.refusals import Code
from engine.procedure.terms import Printing, Terms
from tests.builders import CANADA, MEXICO, OBSERVER, PRESIDENCY, SECRETARIAT, new_id
from tests.procedure.delegations import AIDE
from tests.procedure.shorthand import Negotiation, open_negotiation, why


def certified(**terms: object) -> Negotiation:
    room = open_negotiation()
    room.do(ask.SetTerms, SECRETARIAT, on_version=room.room.version, terms=Terms(**terms))
    given = {"person": AIDE.person, "role": Role.DELEGATION, "delegation": "MEX"}
    room.do(ask.AdmitPerson, MEXICO, seat=Seat.MEMBER, **given)
    room.agree()
    assert why(room.certify()) is None
    return room


def state(room: Negotiation, actor: Actor = MEXICO, item: int | None = 0, **fields: object) -> Code | None:
    about = {"item": None if item is None else room.items[item], "kind": StatementKind.EXPLANATION}
    given = {"text": "We read it as May."} | about | fields
    return why(room.submit(ask.MakeStatement, actor, **given))


def made(room: Negotiation, actor: Actor = MEXICO) -> str:
    id_ = new_id()
    assert state(room, actor, id=id_) is None
    return id_


def add(room: Negotiation) -> Code | None:
    return why(room.submit(ask.IssueAddendum, SECRETARIAT))


@pytest.mark.parametrize(
    "kind", [StatementKind.RESERVATION, StatementKind.EXPLANATION, StatementKind.DISASSOCIATION]
)
def test_a_delegation_states_it_on_an_item_or_on_the_whole_paper(kind: StatementKind) -> None:
    room = certified()
    assert state(room, kind=kind) is None
    assert state(room, item=None, kind=kind) is None


@pytest.mark.parametrize(
    ("actor", "code"),
    [
        (AIDE, Code.NOT_A_VOICE),
        (PRESIDENCY, Code.NOT_FOR_ROLE),
        (SECRETARIAT, Code.NOT_FOR_ROLE),
        (OBSERVER, Code.NOT_FOR_ROLE),
    ],
)
def test_nobody_else_speaks_for_it(actor: Actor, code: Code) -> None:
    assert state(certified(), actor) == code


def test_nothing_is_stated_before_the_gavel() -> None:
    assert state(open_negotiation()) == Code.NOT_IN_THIS_STATE


def test_statements_end_at_their_hour_whether_or_not_anything_ran() -> None:
    room = certified(statement_hours=2)
    room.wait(hours=2, microseconds=-1)
    assert state(room) is None
    room.wait(microseconds=1)
    assert state(room) == Code.TOO_LATE


def test_what_is_pending_the_capital_is_no_statement_and_an_empty_one_neither() -> None:
    room = certified()
    assert state(room, kind=StatementKind.AD_REFERENDUM) == Code.NOT_FOUND
    assert state(room, text=" ") == Code.TEXT_REQUIRED
    elsewhere = {"item": "another", "kind": StatementKind.RESERVATION, "text": "not without funds"}
    assert why(room.submit(ask.MakeStatement, MEXICO, **elsewhere)) == Code.NOT_FOUND


def test_its_author_withdraws_it_and_nobody_else_does() -> None:
    room = certified()
    id_ = made(room)
    assert why(room.submit(ask.WithdrawStatement, CANADA, statement=id_)) == Code.NOT_YOUR_DELEGATION
    assert why(room.submit(ask.WithdrawStatement, MEXICO, statement=id_)) is None
    assert why(room.submit(ask.WithdrawStatement, MEXICO, statement=id_)) == Code.NOT_FOUND


def test_once_the_hours_are_over_the_paper_with_them_is_issued_as_an_addendum() -> None:
    room = certified()
    kept, gone = made(room), made(room, CANADA)
    room.do(ask.WithdrawStatement, CANADA, statement=gone)
    assert add(room) == Code.STATEMENTS_OPEN
    room.wait(hours=48)
    assert add(room) is None
    (issued,) = (event for event in room.events if isinstance(event, AddendumIssued))
    assert (issued.number, issued.statements) == (1, (kept,))
    assert add(room) == Code.ALREADY_THERE


def test_an_addendum_names_statements_of_one_instant_in_one_order_whichever_was_made_first() -> None:
    for first, second in (("a-statement", "b-statement"), ("b-statement", "a-statement")):
        room = certified()
        for id_, by in ((first, MEXICO), (second, CANADA)):
            said = {"item": None, "kind": StatementKind.EXPLANATION, "text": "Said at once."}
            assert why(room.submit(ask.MakeStatement, by, id=id_, **said)) is None
        room.wait(hours=48)
        assert add(room) is None
        (issued,) = (event for event in room.events if isinstance(event, AddendumIssued))
        assert issued.statements == ("a-statement", "b-statement")


def test_nothing_is_added_where_nothing_was_stated_or_nothing_is_printed() -> None:
    silent, private = certified(), certified(statements=Printing.RECORD)
    made(private)
    for room in (silent, private):
        room.wait(hours=48)
        assert add(room) == Code.NOTHING_TO_ADD
