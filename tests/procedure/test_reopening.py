"""What is agreed is opened again in a sitting, with a reason, if nobody present objects."""

import pytest

from engine.procedure import commands as ask
from engine.procedure.events import ConclusionReopened, ReopeningObjected
from engine.procedure.refusals import Code
from tests.builders import MEXICO, PRESIDENCY, SECRETARIAT, create_wording
from tests.procedure.shorthand import Negotiation, fact, open_negotiation, why


def agreed(*present: str) -> Negotiation:
    room = open_negotiation()
    room.open_comments()
    room.open_sitting(*(present or ("CAN", "MEX")))
    room.put(0)
    return room


def test_an_agreed_item_is_open_for_comments_again_when_nobody_objects() -> None:
    room = agreed()
    (reopened,) = room.reopen().events
    assert isinstance(reopened, ConclusionReopened)
    assert (room.item().state, room.item().declared_in, reopened.sitting) == ("comments", None, 1)


def test_it_stays_agreed_when_somebody_does_and_the_record_says_who() -> None:
    room = agreed()
    (objected,) = room.reopen(objecting=("CAN",)).events
    assert isinstance(objected, ReopeningObjected)
    assert (room.item().state, objected.objecting) == ("agreed", ("CAN",))


@pytest.mark.parametrize("objecting", [("PAN",), ("BLZ",), ("CAN", "CAN")])
def test_those_who_object_are_in_the_room_each_once(objecting: tuple[str, ...]) -> None:
    assert why(agreed().reopen(objecting=objecting)) == Code.BAD_DELEGATION_LIST


def test_nothing_is_reopened_without_a_reason_or_on_another_text() -> None:
    room = agreed()
    assert why(room.reopen(reason=" ")) == Code.REASON_REQUIRED
    about = {"conclusion": room.items[0], "reason": "one more word", "objecting": ()}
    assert why(room.submit(ask.ReopenConclusion, PRESIDENCY, on_revision=2, **about)) == Code.STALE_REVISION


def test_nothing_is_reopened_outside_a_sitting_or_while_it_is_suspended() -> None:
    room = agreed()
    room.do(ask.SuspendSitting, PRESIDENCY)
    assert why(room.reopen()) == Code.SITTING_SUSPENDED
    room.do(ask.CloseSitting, PRESIDENCY)
    assert why(room.reopen()) == Code.NO_SITTING


@pytest.mark.parametrize("actor", [SECRETARIAT, MEXICO])
def test_the_presidency_alone_reopens(actor: ask.Actor) -> None:
    room = agreed()
    about = {"conclusion": room.items[0], "on_revision": 1, "reason": "one more word", "objecting": ()}
    assert why(room.submit(ask.ReopenConclusion, actor, **about)) == Code.NOT_FOR_ROLE


def test_what_is_not_agreed_is_not_reopened() -> None:
    room = open_negotiation()
    room.open_sitting("CAN")
    assert why(room.reopen()) == Code.NOT_IN_THIS_STATE


def test_what_was_agreed_in_writing_is_reopened_in_the_room_and_its_positions_stand() -> None:
    room = open_negotiation()
    room.agree()
    room.open_sitting("CAN")
    room.reopen()
    assert len(room.item().positions) == 3
    assert room.put(0).refusal is None


def test_what_is_returned_with_a_reason_is_not_agreed_yet() -> None:
    room = agreed()
    assert why(room.return_to_comments()) == Code.NOT_IN_THIS_STATE


def test_a_participant_that_joins_the_meeting_is_asked_about_what_was_agreed_in_writing() -> None:
    room = open_negotiation()
    room.agree()
    more = (*room.room.participants, "BLZ")
    room.do(ask.SetParticipants, SECRETARIAT, on_version=room.room.version, participants=more)
    assert fact(room.certify(), "silent") == "BLZ"


def test_what_is_reopened_and_changed_is_put_again() -> None:
    room = agreed()
    room.reopen()
    room.revise(create_wording("To thank all."))
    assert why(room.certify()) == Code.NOT_ALL_AGREED
    room.put(0)
    assert room.certify().refusal is None
