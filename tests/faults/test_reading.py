"""Whoever reads while others write sees one moment of the record, not parts of several.

Others write before every single statement of the reader, so that no luck is needed.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Connection, event

from engine import proof
from engine.procedure import commands as ask
from engine.record.queries.board import board
from engine.record.queries.item import item as view
from engine.record.queries.papers import paper
from tests.builders import MEXICO, SECRETARIAT, Room, create_room, create_wording, new_id
from tests.faults.record import assert_whole
from tests.faults.stages import to_comments


@pytest.fixture
def room(database_url: str) -> Iterator[Room]:
    found = create_room(database_url)
    to_comments(found, found.items[0])
    yield found
    assert_whole(found.engine, found.meeting)


def test_the_record_is_found_whole_while_others_write_to_it(room: Room) -> None:
    with while_others_write(room) as connection:
        assert proof.verify(connection, room.meeting).findings == ()


def test_an_item_is_shown_as_it_was_at_one_moment(room: Room) -> None:
    with while_others_write(room) as connection:
        shown = view(connection, room.meeting, room.items[0], SECRETARIAT)
    assert shown is not None
    assert shown.revisions[-1].number == shown.revision
    assert sum(amendment.pending for amendment in shown.amendments) == len(shown.revisions) - 1


def test_the_board_and_the_paper_can_be_read_while_others_write(room: Room) -> None:
    with while_others_write(room) as connection:
        (line,) = board(connection, room.meeting, SECRETARIAT)
        found = paper(connection, room.meeting)
    assert found is not None
    assert line.wording.paragraphs
    assert found.sections[0].items[0].wording.paragraphs


@contextmanager
def while_others_write(room: Room) -> Iterator[Connection]:
    """A reader's connection; before each of its statements but the first the item is revised, and amended anew."""
    lap = laps(room)
    with room.engine.connect() as connection:
        connection.exec_driver_sql("select 1 from meetings").all()
        event.listen(connection, "before_cursor_execute", lambda *_: lap())
        yield connection


def laps(room: Room) -> Callable[[], None]:
    revision = 1

    def lap() -> None:
        nonlocal revision
        about = {"conclusion": room.items[0], "on_revision": revision, "wording": create_wording(new_id())}
        room.do(ask.ReviseWording, SECRETARIAT, reason="style", **about)
        revision += 1
        draft, wording = new_id(), create_wording(new_id())
        given = about | {"on_revision": revision, "wording": wording}
        room.do(ask.DraftAmendment, MEXICO, id=draft, rationale="because", **given)
        room.do(ask.FileAmendment, MEXICO, amendment=draft, conclusion=room.items[0], on_version=1)

    return lap
