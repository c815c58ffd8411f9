"""The sitting: who opens, suspends and closes it, what lies in front of the room, who speaks, and the gavel."""

from typing import Any

import pytest

from engine.procedure import commands as ask
from engine.procedure.commands import Actor, PositionKind, RoomOutcome
from engine.procedure.events import ConclusionAgreed
from engine.procedure.refusals import Code
from tests.builders import CANADA, MEXICO, OBSERVER, PANAMA, PRESIDENCY, SECRETARIAT, create_wording
from tests.procedure.shorthand import Negotiation, fact, open_negotiation, why

TWO = (create_wording("To thank Mexico."), create_wording("To thank Panama."))


def in_sitting(*present: str, closed: bool = False) -> Negotiation:
    room = open_negotiation(*TWO)
    room.open_comments(0)
    room.open_comments(1)
    room.open_sitting(*(present or ("CAN", "MEX", "PAN")), closed=closed)
    return room


def test_a_sitting_has_a_number_and_the_attendance_in_the_order_of_the_participants() -> None:
    room = in_sitting("PAN", "CAN")
    assert room.room.sitting is not None
    assert (room.room.sitting.number, room.room.present) == (1, ("CAN", "PAN"))


def test_there_is_one_sitting_at_a_time() -> None:
    room = in_sitting()
    decision = room.submit(ask.OpenSitting, PRESIDENCY, present=("CAN",))
    assert (why(decision), fact(decision, "number")) == (Code.SITTING_ON, 1)


def test_the_next_sitting_counts_on() -> None:
    room = in_sitting()
    room.do(ask.CloseSitting, PRESIDENCY)
    room.do(ask.OpenSitting, PRESIDENCY, present=("CAN",))
    assert room.room.sitting is not None
    assert room.room.sitting.number == 2


@pytest.mark.parametrize("present", [("CAN", "CAN"), ("BLZ",)])
def test_who_attends_is_a_participant_and_there_once(present: tuple[str, ...]) -> None:
    room = open_negotiation()
    assert why(room.submit(ask.OpenSitting, PRESIDENCY, present=present)) == Code.BAD_DELEGATION_LIST


@pytest.mark.parametrize("actor", [SECRETARIAT, MEXICO, OBSERVER])
def test_the_presidency_alone_opens_a_sitting(actor: Actor) -> None:
    room = open_negotiation()
    assert why(room.submit(ask.OpenSitting, actor, present=("CAN",))) == Code.NOT_FOR_ROLE


def test_attendance_is_that_of_a_sitting() -> None:
    room = open_negotiation()
    about = {"on_version": room.room.version, "present": ("CAN",)}
    assert why(room.submit(ask.RecordAttendance, SECRETARIAT, **about)) == Code.NO_SITTING


def test_nothing_is_put_while_the_sitting_is_suspended() -> None:
    room = in_sitting()
    room.do(ask.SuspendSitting, PRESIDENCY)
    assert why(room.put(0)) == Code.SITTING_SUSPENDED
    assert why(room.submit(ask.SuspendSitting, PRESIDENCY)) == Code.SITTING_SUSPENDED
    room.do(ask.ResumeSitting, PRESIDENCY)
    assert room.put(0).refusal is None


def test_what_is_not_suspended_is_not_resumed() -> None:
    room = in_sitting()
    assert why(room.submit(ask.ResumeSitting, PRESIDENCY)) == Code.SITTING_NOT_SUSPENDED


@pytest.mark.parametrize("kind", [ask.SuspendSitting, ask.ResumeSitting, ask.CloseSitting])
def test_without_a_sitting_nothing_of_it_is_suspended_resumed_or_closed(kind: type[ask.Command]) -> None:
    assert why(open_negotiation().submit(kind, PRESIDENCY)) == Code.NO_SITTING


def test_a_sitting_is_closed_also_after_the_paper_was_certified_in_it() -> None:
    room = in_sitting(closed=True)
    room.put(0, 1)
    assert room.certify().refusal is None
    room.do(ask.CloseSitting, PRESIDENCY)
    assert room.room.sitting is None


# --- the item in front of the room, and who speaks --------------------------------------------------------------------


def test_the_item_that_is_called_is_in_front_of_the_room() -> None:
    room = in_sitting()
    room.do(ask.CallItem, SECRETARIAT, conclusion=room.items[1])
    assert room.room.sitting is not None
    assert room.room.sitting.item == room.items[1]


def test_an_item_that_is_gone_is_not_called() -> None:
    room = in_sitting()
    room.do(ask.WithdrawConclusion, SECRETARIAT, conclusion=room.items[0], reason="said elsewhere")
    assert why(room.submit(ask.CallItem, SECRETARIAT, conclusion=room.items[0])) == Code.NOT_FOUND


def test_whoever_asks_for_the_floor_stands_on_the_list_in_that_order_until_it_has_it() -> None:
    room = in_sitting()
    room.do(ask.AskForFloor, PANAMA)
    room.do(ask.AskForFloor, CANADA)
    room.do(ask.GiveFloor, PRESIDENCY, speaker="PAN")
    assert room.room.sitting is not None
    assert (room.room.sitting.speakers, room.room.sitting.floor) == (("CAN",), "PAN")


def test_nobody_stands_on_the_list_twice() -> None:
    room = in_sitting()
    room.do(ask.AskForFloor, PANAMA)
    assert why(room.submit(ask.AskForFloor, PANAMA)) == Code.ALREADY_ON_THE_LIST


def test_whoever_leaves_the_list_was_on_it() -> None:
    room = in_sitting()
    room.do(ask.AskForFloor, PANAMA)
    room.do(ask.LeaveSpeakersList, PANAMA)
    assert why(room.submit(ask.LeaveSpeakersList, PANAMA)) == Code.NOT_ON_THE_LIST


def test_a_delegation_that_is_not_in_the_room_does_not_ask_to_speak() -> None:
    room = in_sitting("CAN", "MEX")
    assert why(room.submit(ask.AskForFloor, PANAMA)) == Code.NOT_ATTENDING


def test_an_observer_asks_to_speak_unless_the_sitting_is_closed_to_it() -> None:
    assert in_sitting().submit(ask.AskForFloor, OBSERVER).refusal is None
    assert why(in_sitting(closed=True).submit(ask.AskForFloor, OBSERVER)) == Code.NOT_FOUND


def test_the_floor_goes_to_a_participant_or_to_an_observer_who_asked_for_it() -> None:
    room = in_sitting()
    about: dict[str, Any] = {"speaker": OBSERVER.person}
    assert why(room.submit(ask.GiveFloor, PRESIDENCY, **about)) == Code.NOT_ON_THE_LIST
    room.do(ask.AskForFloor, OBSERVER)
    room.do(ask.GiveFloor, PRESIDENCY, **about)
    room.do(ask.GiveFloor, PRESIDENCY, speaker=None)
    assert room.room.sitting is not None
    assert room.room.sitting.floor is None


# --- the gavel --------------------------------------------------------------------------------------------------------


def test_no_objection_in_the_room_is_consensus_and_the_attendance_is_what_is_recorded() -> None:
    room = in_sitting("CAN", "MEX")
    (agreed,) = room.put(0).events
    assert isinstance(agreed, ConclusionAgreed)
    assert (agreed.attending, agreed.sitting) == (("CAN", "MEX"), 1)
    assert (room.item().state, room.item().positions) == ("agreed", ())


def test_several_items_are_put_at_once() -> None:
    room = in_sitting()
    assert len(room.put(0, 1).events) == 2


def test_where_one_of_several_is_objected_to_none_is_agreed_and_the_answer_says_which() -> None:
    room = in_sitting()
    room.stand(MEXICO, PositionKind.OBJECTION, "not yet", number=1)
    decision = room.put(0, 1)
    assert (why(decision), fact(decision, "conclusion")) == (Code.NO_CONSENSUS, room.items[1])
    assert room.item(0).state == "comments"


def test_an_objection_blocks_the_gavel_whether_its_delegation_is_in_the_room_or_not() -> None:
    room = in_sitting("CAN")
    room.stand(MEXICO, PositionKind.OBJECTION, "not yet")
    assert fact(room.put(0), "objecting") == "MEX"


def test_an_empty_room_agrees_to_nothing() -> None:
    room = open_negotiation()
    room.open_comments()
    room.open_sitting()
    assert why(room.put(0)) == Code.EMPTY_ROOM


def test_what_was_not_put_as_it_stands_is_not_agreed() -> None:
    room = in_sitting()
    shown = room.item()
    other = ask.CertifiedItem(shown.id, shown.version, shown.revision, "0" * 64)
    assert why(room.submit(ask.PutToRoom, PRESIDENCY, items=(other,))) == Code.NOT_AS_SIGNED
    assert why(room.submit(ask.PutToRoom, PRESIDENCY, items=())) == Code.NOTHING_TO_CERTIFY
    right = ask.CertifiedItem(shown.id, shown.version, shown.revision, shown.wording.hash)
    assert why(room.submit(ask.PutToRoom, PRESIDENCY, items=(right, right))) == Code.BAD_LINES


def test_what_stands_in_brackets_is_not_agreed_by_the_gavel() -> None:
    room = open_negotiation(create_wording("To meet in [May]."))
    room.open_comments()
    room.open_sitting("CAN")
    assert why(room.put(0)) == Code.OPEN_BRACKETS


def test_the_gavel_waits_for_what_is_pending() -> None:
    room = in_sitting()
    room.file(MEXICO, create_wording("To thank all."))
    assert why(room.put(0)) == Code.PENDING_AMENDMENTS


def test_an_item_that_is_not_open_yet_is_not_agreed() -> None:
    room = open_negotiation()
    room.open_sitting("CAN")
    assert why(room.put(0)) == Code.NOT_IN_THIS_STATE


@pytest.mark.parametrize("actor", [SECRETARIAT, MEXICO])
def test_nobody_but_the_presidency_holds_the_gavel(actor: Actor) -> None:
    room = in_sitting()
    item = room.item()
    line = ask.CertifiedItem(item.id, item.version, item.revision, item.wording.hash)
    assert why(room.submit(ask.PutToRoom, actor, items=(line,))) == Code.NOT_FOR_ROLE


def test_what_was_declared_in_the_room_is_certified_without_positions() -> None:
    room = in_sitting()
    room.put(0, 1)
    assert room.certify().refusal is None


def test_who_is_out_of_the_room_when_an_item_is_agreed_is_not_asked_before_certification() -> None:
    room = in_sitting("CAN", "MEX")
    room.put(0, 1)
    room.do(ask.CloseSitting, PRESIDENCY)
    assert room.certify().refusal is None


def test_ideas_that_nobody_maintained_lapse_with_the_sitting() -> None:
    room = in_sitting()
    lapsing = room.entered(create_wording("To thank all."), "MEX", outcome=RoomOutcome.FLOATED)
    kept = room.entered(create_wording("To thank most."), "PAN", outcome=RoomOutcome.FLOATED)
    room.do(ask.MaintainIdea, PANAMA, amendment=kept, conclusion=room.items[0])
    room.do(ask.CloseSitting, PRESIDENCY)
    assert (room.amendment(lapsing).state, room.amendment(kept).state) == ("lapsed", "filed")
