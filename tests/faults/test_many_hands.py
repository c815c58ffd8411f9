"""Eleven delegations file at once, through three processes: every item advances exactly once."""

import random

import pytest

from engine.procedure import commands as ask
from engine.procedure.commands import Actor, PositionKind, Role
from engine.procedure.refusals import Code
from tests.builders import PRESIDENCY, Room, create_wording, new_id
from tests.faults.crew import HANDS, Crew, Turn
from tests.faults.record import assert_whole, kinds
from tests.faults.stages import create_stage, text_hashes, to_comments, to_consensus

CODES = ("BLZ", "CAN", "CRI", "DOM", "GTM", "HND", "MEX", "NIC", "PAN", "SLV", "USA")
ELEVEN = tuple(Actor(f"person-{code.lower()}", Role.DELEGATION, code) for code in CODES)


def turns(room: Room, forms: dict[Actor, dict[str, Turn]]) -> list[Turn]:
    """Each process submits for some of the delegations, on the items in an order of its own."""
    chance = random.Random(11)
    hands = []
    for hand in range(HANDS):
        pairs = [(seat, item) for seat in ELEVEN[hand::HANDS] for item in room.items]
        hands.append([form for seat, item in chance.sample(pairs, len(pairs)) for form in forms[seat][item]])
    return hands


@pytest.mark.parametrize("items", [6, pytest.param(60, marks=pytest.mark.soak)])
def test_every_item_is_agreed_once_when_the_last_delegation_has_joined(
    crew: Crew, database_url: str, items: int
) -> None:
    room = create_stage(database_url, items, seats=ELEVEN)
    for item in room.items:
        to_consensus(room, item, joining=())
    shown = text_hashes(room.engine, room.meeting)
    forms: dict[Actor, dict[str, Turn]] = {
        seat: {
            item: (
                ask.TakePosition(new_id(), seat, room.meeting, item, 1, PositionKind.JOINS, ""),
                ask.DeclareAgreed(new_id(), PRESIDENCY, room.meeting, item, 1, shown[item]),
            )
            for item in room.items
        }
        for seat in ELEVEN
    }
    (hands,) = crew.at(database_url).race([turns(room, forms)])
    declared = [outcome for outcomes in hands for outcome in outcomes[1::2]]
    assert all(outcome.done for outcomes in hands for outcome in outcomes[::2])
    assert sum(outcome.done for outcome in declared) == items
    codes = {outcome.refusal.code for outcome in declared if outcome.refusal}
    assert codes <= {Code.NO_CONSENSUS, Code.NOT_IN_THIS_STATE}
    on_record = kinds(room.engine, room.meeting)
    assert {on_record[item, "ConclusionAgreed"] for item in room.items} == {1}
    assert {on_record[item, "PositionTaken"] for item in room.items} == {len(ELEVEN)}
    assert_whole(room.engine, room.meeting)


@pytest.mark.parametrize("items", [3, pytest.param(60, marks=pytest.mark.soak)])
def test_no_amendment_of_eleven_that_are_filed_at_once_is_lost(
    crew: Crew, database_url: str, items: int
) -> None:
    room = create_stage(database_url, items, seats=ELEVEN)
    for item in room.items:
        to_comments(room, item)
    forms = {seat: {item: filed(room, seat, item) for item in room.items} for seat in ELEVEN}
    (hands,) = crew.at(database_url).race([turns(room, forms)])
    assert all(outcome.done for outcomes in hands for outcome in outcomes)
    on_record = kinds(room.engine, room.meeting)
    assert {on_record[item, "AmendmentFiled"] for item in room.items} == {len(ELEVEN)}
    assert_whole(room.engine, room.meeting)


def filed(room: Room, seat: Actor, item: str) -> Turn:
    id_, wording = new_id(), create_wording(f"To thank Mexico and {seat.delegation}.")
    return (
        ask.DraftAmendment(id_, seat, room.meeting, item, 1, wording, "because"),
        ask.FileAmendment(new_id(), seat, room.meeting, id_, item, 1),
    )
