"""Positions: six kinds, each on one exact revision; holds that expire; what keeps them and what does not."""

from typing import Any

import pytest

from engine.procedure import commands as ask
from engine.procedure.commands import Nature, PositionKind
from engine.procedure.events import PositionTaken, WordingRevised
from engine.procedure.refusals import Code
from engine.procedure.terms import Terms
from engine.text.wording import Wording
from tests.builders import CANADA, MEXICO, PANAMA, PRESIDENCY, SEATS, SECRETARIAT, create_wording
from tests.procedure.shorthand import Negotiation, fact, open_negotiation, why

HOLD = PositionKind.SCRUTINY_HOLD
TYPO, OTHER = create_wording("To thank Mexico for its presentations."), create_wording("To thank Panama.")


def seeking() -> Negotiation:
    room = open_negotiation()
    room.open_comments()
    room.open_consensus()
    return room


def take(room: Negotiation, seat: ask.Actor, kind: PositionKind, **fields: Any) -> Code | None:
    item = room.item()
    given = {"conclusion": item.id, "on_revision": item.revision, "kind": kind, "reason": ""}
    return why(room.submit(ask.TakePosition, seat, **(given | fields)))


def hold(room: Negotiation, seat: ask.Actor = PANAMA, hours: int = 2, **fields: Any) -> Code | None:
    until = room.now.replace(hour=room.now.hour + hours).isoformat()
    return take(room, seat, HOLD, **({"owner": "Ministry of the Interior", "until": until} | fields))


@pytest.mark.parametrize(
    ("kind", "blocks"),
    [
        (PositionKind.JOINS, False),
        (PositionKind.AD_REFERENDUM, False),
        (PositionKind.RESERVATION, False),
        (PositionKind.DISASSOCIATION, False),
        (PositionKind.OBJECTION, True),
        (HOLD, True),
    ],
)
def test_an_objection_and_a_hold_stand_in_the_way_of_consensus_and_nothing_else_does(
    kind: PositionKind, blocks: bool
) -> None:
    room = seeking()
    room.stand(CANADA)
    room.stand(MEXICO)
    taken = hold(room) if kind == HOLD else take(room, PANAMA, kind, reason="no funds")
    assert taken is None
    decision = room.declare_agreed()
    assert why(decision) == (Code.NO_CONSENSUS if blocks else None)
    assert fact(decision, "objecting") == ("PAN" if blocks else None)


def test_an_objection_gives_its_reason_or_a_counter_text() -> None:
    room = seeking()
    assert take(room, PANAMA, PositionKind.OBJECTION) == Code.REASON_REQUIRED
    assert take(room, PANAMA, PositionKind.OBJECTION, counter=OTHER) is None
    assert take(room, MEXICO, PositionKind.OBJECTION, reason="no funds") is None


@pytest.mark.parametrize(
    ("counter", "code"),
    [
        (Wording(()), Code.EMPTY_WORDING),
        (create_wording(" "), Code.EMPTY_WORDING),
        (create_wording(), Code.NOTHING_CHANGED),
    ],
)
def test_a_counter_text_says_something_else(counter: Wording, code: Code) -> None:
    assert take(seeking(), PANAMA, PositionKind.OBJECTION, counter=counter) == code


# --- scrutiny holds ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"owner": " "}, Code.HOLD_INCOMPLETE),
        ({"until": None}, Code.HOLD_INCOMPLETE),
        ({"until": "2014-11-24T15:00:00Z"}, Code.HOLD_INCOMPLETE),
        ({"until": "tomorrow"}, Code.BAD_INSTANT),
        ({"until": "2014-11-25T15:00:00"}, Code.BAD_INSTANT),
    ],
)
def test_a_hold_names_its_owner_and_an_hour_to_come(fields: dict[str, Any], code: Code) -> None:
    assert hold(seeking(), **fields) == code


def test_nothing_else_expires() -> None:
    assert take(seeking(), PANAMA, PositionKind.JOINS, until="2014-11-25T15:00:00Z") == Code.NOT_A_HOLD


def test_an_expired_hold_is_no_position_and_never_consent() -> None:
    room = seeking()
    room.stand(CANADA)
    room.stand(MEXICO)
    hold(room, hours=2)
    room.wait(hours=2)
    decision = room.declare_agreed()
    assert (fact(decision, "objecting"), fact(decision, "silent")) == ("", "PAN")


def test_an_expired_hold_does_not_block_the_gavel_and_one_that_stands_does() -> None:
    room = seeking()
    hold(room, hours=2)
    room.open_sitting("CAN", "MEX")
    assert why(room.put(0)) == Code.NO_CONSENSUS
    room.wait(hours=2)
    assert room.put(0).refusal is None


def test_what_is_agreed_is_not_blocked_and_other_positions_on_it_are_still_taken() -> None:
    room = seeking()
    room.open_sitting("CAN", "MEX")
    room.put(0)
    assert take(room, PANAMA, PositionKind.OBJECTION, reason="no funds") == Code.AGREED_STANDS
    assert hold(room) == Code.AGREED_STANDS
    assert take(room, PANAMA, PositionKind.DISASSOCIATION) is None


def test_positions_are_not_taken_on_what_is_not_open_yet() -> None:
    assert take(open_negotiation(), PANAMA, PositionKind.JOINS) == Code.NOT_IN_THIS_STATE


# --- what a change does to them ---------------------------------------------------------------------------------------


def voided(decision: Any) -> list[tuple[str, ...]]:
    return [event.voided for event in decision.events if isinstance(event, WordingRevised)]


@pytest.mark.parametrize("nature", [Nature.EDITORIAL, Nature.LANGUAGE])
def test_an_editorial_change_keeps_the_positions_and_says_on_what_they_were_taken(nature: Nature) -> None:
    room = seeking()
    for seat in SEATS:
        room.stand(seat)
    decision = room.revise(TYPO, nature)
    assert voided(decision) == [()]
    kept = [event for event in decision.events if isinstance(event, PositionTaken)]
    assert {(event.revision, event.kept_from) for event in kept} == {(2, 1)}
    room.revise(create_wording("To thank Mexico for all its presentations."), nature)
    assert {position.kept_from for position in room.item().positions} == {1}


def test_a_material_change_voids_them_and_says_whose() -> None:
    room = open_negotiation()
    room.open_comments()
    room.stand(PANAMA, PositionKind.RESERVATION)
    assert voided(room.revise(OTHER)) == [("PAN",)]
    assert room.item().positions == ()


def test_a_material_change_is_made_while_the_item_is_among_the_comments() -> None:
    assert why(seeking().revise(OTHER)) == Code.NOT_IN_THIS_STATE


def call(room: Negotiation, seat: ask.Actor = PANAMA, **fields: Any) -> Code | None:
    given = {"conclusion": room.items[0], "on_revision": room.item().revision, "reason": "it is a new duty"}
    return why(room.submit(ask.CallMaterial, seat, **(given | fields)))


def test_a_delegation_calls_an_editorial_change_material_and_the_item_is_among_the_comments_again() -> None:
    room = seeking()
    for seat in SEATS:
        room.stand(seat)
    room.revise(TYPO, Nature.EDITORIAL)
    assert call(room) is None
    assert (room.item().state, room.item().positions) == ("comments", ())
    assert call(room) == Code.NOT_CHALLENGEABLE


def test_the_hours_for_that_are_the_meetings_and_nothing_is_agreed_in_writing_before() -> None:
    room = seeking()
    for seat in SEATS:
        room.stand(seat)
    room.revise(TYPO, Nature.EDITORIAL)
    room.wait(hours=23)
    assert why(room.declare_agreed()) == Code.CHALLENGE_OPEN
    room.wait(hours=1)
    assert call(room) == Code.NOT_CHALLENGEABLE
    assert room.declare_agreed().refusal is None


def test_the_hours_are_those_of_the_terms_when_the_change_was_made() -> None:
    room = seeking()
    terms = Terms(challenge_hours=2)
    room.do(ask.SetTerms, SECRETARIAT, on_version=room.room.version, terms=terms)
    room.revise(TYPO, Nature.EDITORIAL)
    room.wait(hours=2)
    assert call(room) == Code.NOT_CHALLENGEABLE


def test_in_a_sitting_the_gavel_ends_the_time_for_it() -> None:
    room = seeking()
    room.open_sitting("CAN", "MEX", "PAN")
    room.revise(TYPO, Nature.EDITORIAL)
    room.wait(hours=48)
    assert room.item().challenge is not None
    assert room.put(0).refusal is None
    assert call(room) == Code.NOT_CHALLENGEABLE


def test_as_long_as_the_sitting_is_on_a_change_made_in_it_may_be_called_material() -> None:
    room = seeking()
    room.open_sitting("CAN", "MEX", "PAN")
    room.revise(TYPO, Nature.EDITORIAL)
    room.wait(hours=48)
    assert call(room) is None


def test_a_reason_is_given_for_calling_a_change_material_on_what_stands() -> None:
    room = seeking()
    room.revise(TYPO, Nature.EDITORIAL)
    assert call(room, reason=" ") == Code.REASON_REQUIRED
    assert call(room, on_revision=1) == Code.STALE_REVISION


def test_an_agreed_item_that_was_corrected_is_not_certified_before_the_hours_are_over() -> None:
    room = open_negotiation()
    room.agree()
    room.revise(TYPO, Nature.EDITORIAL)
    assert why(room.certify()) == Code.CHALLENGE_OPEN
    room.wait(hours=24)
    assert room.certify().refusal is None


def test_certifying_is_the_gavel_for_a_correction_made_in_the_same_sitting() -> None:
    room = open_negotiation()
    room.agree()
    room.open_sitting("CAN")
    room.revise(TYPO, Nature.EDITORIAL)
    assert room.certify().refusal is None


def test_an_agreed_item_whose_correction_is_called_material_is_open_again() -> None:
    room = open_negotiation()
    room.agree()
    room.revise(TYPO, Nature.EDITORIAL)
    assert call(room) is None
    assert why(room.certify()) == Code.NOT_ALL_AGREED


def test_only_the_secretariat_declares_a_change_editorial() -> None:
    room = seeking()
    given = {"conclusion": room.items[0], "on_revision": 1, "wording": TYPO, "reason": "a typing error"}
    decision = room.submit(ask.ReviseWording, PRESIDENCY, nature=Nature.EDITORIAL, **given)
    assert why(decision) == Code.NOT_FOR_ROLE


def test_a_counter_text_is_compared_with_the_text_that_members_see() -> None:
    room = open_negotiation()
    room.open_comments()
    room.issue()
    room.revise(OTHER)
    seen = {"on_revision": 1}
    assert (
        take(room, PANAMA, PositionKind.OBJECTION, counter=create_wording(), **seen) == Code.NOTHING_CHANGED
    )
    assert take(room, PANAMA, PositionKind.OBJECTION, counter=OTHER, **seen) is None
