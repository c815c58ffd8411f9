"""Each seat sees the others' positions or is seen by them: when all are there, exactly one declaration counts."""

import random

from engine.procedure import commands as ask
from engine.procedure.commands import PositionKind
from engine.procedure.refusals import Code
from tests.builders import PRESIDENCY, SEATS, Room, new_id
from tests.faults.crew import Crew, Turn
from tests.faults.record import assert_whole, kinds
from tests.faults.stages import create_stage, text_hashes, to_consensus

ITEMS = 60


def test_the_last_position_of_many_filed_at_once_always_lets_the_item_be_agreed_and_once(
    crew: Crew, database_url: str
) -> None:
    """Every seat files on every item while the Presidency tries after each of them: whoever files last is followed by a
    declaration that sees all positions."""
    room = create_stage(database_url, ITEMS)
    for item in room.items:
        to_consensus(room, item, joining=())
    hashes = text_hashes(room.engine, room.meeting)
    rounds = [[position_and_try(room, item, seat, hashes[item]) for seat in SEATS] for item in room.items]
    answers = crew.at(database_url).race(rounds)
    on_record = kinds(room.engine, room.meeting)
    for item, hands in zip(room.items, answers, strict=True):
        assert [declared.done for _, declared in hands].count(True) == 1
        codes = {declared.refusal.code for _, declared in hands if declared.refusal}
        assert codes <= {Code.NO_CONSENSUS, Code.NOT_IN_THIS_STATE}
        assert all(position.done for position, _ in hands)
        assert on_record[item, "ConclusionAgreed"] == 1
    assert_whole(room.engine, room.meeting)


def test_items_treated_in_any_order_at_once_each_advance_exactly_once(crew: Crew, database_url: str) -> None:
    """No two hands are at the same item for long: locks are waited for in every combination, and nobody waits for
    ever."""
    room = create_stage(database_url, ITEMS // 2)
    for item in room.items:
        to_consensus(room, item, joining=())
    hashes = text_hashes(room.engine, room.meeting)
    chance = random.Random(1)
    turns = []
    for seat in SEATS:
        order = chance.sample(room.items, len(room.items))
        turns.append([form for item in order for form in position_and_try(room, item, seat, hashes[item])])
    (hands,) = crew.at(database_url).race([turns])
    assert sum(outcome.done for outcomes in hands for outcome in outcomes) == len(room.items) * (
        len(SEATS) + 1
    )
    on_record = kinds(room.engine, room.meeting)
    assert {on_record[item, "ConclusionAgreed"] for item in room.items} == {1}
    assert_whole(room.engine, room.meeting)


def position_and_try(room: Room, item: str, seat: ask.Actor, shown: str) -> Turn:
    return (
        ask.TakePosition(new_id(), seat, room.meeting, item, 1, PositionKind.JOINS, ""),
        ask.DeclareAgreed(new_id(), PRESIDENCY, room.meeting, item, 1, shown),
    )
