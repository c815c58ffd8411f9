"""Where an item stands: narrow questions give what the whole board gives."""

import pytest

from engine.procedure import commands as ask
from engine.record.queries.board import board
from tests.builders import MEXICO, SECRETARIAT, Room, create_room, create_wording


@pytest.fixture
def room(database_url: str) -> Room:
    """Seven items in two sections, two of them gone."""
    opened = create_room(database_url, *(create_wording(f"To thank {number}.") for number in range(7)))
    for number in (1, 5):
        opened.do(ask.WithdrawConclusion, SECRETARIAT, conclusion=opened.items[number], reason="not pursued")
    first, third, fourth, fifth, last = (opened.items[number] for number in (0, 2, 3, 4, 6))
    order = [
        *(("conclusions", item) for item in (fourth, first, last)),
        *(("recommendations", i) for i in (third, fifth)),
    ]
    opened.do(ask.OrderItems, SECRETARIAT, order=tuple(order))
    return opened


def test_number_and_neighbours_of_each_item_are_those_of_the_board(room: Room) -> None:
    with room.engine.connect() as connection:
        rows = board(connection, room.meeting, MEXICO)
    paper = [row for row in rows if row.number is not None]
    for index, row in enumerate(paper):
        seen = room.item(room.items.index(row.id), MEXICO)
        beside = (paper[index - 1] if index else None, paper[index + 1] if index + 1 < len(paper) else None)
        found = [(each.id, each.section, each.number) if each else None for each in (seen.before, seen.after)]
        assert found == [(each.id, each.section, each.number) if each else None for each in beside]
        assert seen.number == row.number


def test_an_item_that_is_gone_has_neither(room: Room) -> None:
    seen = room.item(1, MEXICO)
    assert (seen.number, seen.before, seen.after) == (None, None, None)
