"""kill -9 in the middle of a write: what was acknowledged is there, what was not is there whole or not at all."""

import random
import signal
from collections.abc import Callable
from itertools import count
from multiprocessing.connection import Connection

import pytest
from sqlalchemy import select

from engine import proof
from engine.procedure import commands as ask
from engine.procedure.commands import Command
from tests.builders import MEXICO, PRESIDENCY, Room, create_desk, create_wording, new_id, open_room
from tests.faults.crew import PATIENCE, PROCESSES
from tests.faults.record import COMMANDS, at_rest, kinds
from tests.faults.scribe import write, write_until
from tests.faults.stages import signed, to_agreed, to_comments, wordings

MANY = 8  # statements; a command that has fewer writes less than it must
steps = pytest.mark.parametrize("step", [3, pytest.param(1, marks=pytest.mark.soak)])
LONGEST_WAIT = 0.006  # seconds; a command takes some 3 ms, and the blow must be able to fall anywhere in it


@pytest.mark.parametrize("kills", [8, pytest.param(200, marks=pytest.mark.soak)])
def test_nothing_acknowledged_is_lost_and_nothing_is_half_written_when_writers_are_killed(
    database_url: str, kills: int
) -> None:
    """Two write at once, so that each is killed under load: while it waits, while it writes, while it commits."""
    desk = create_desk(database_url)
    chance = random.Random(kills)
    for _ in range(kills // 2):
        room = open_room(desk, *wordings(2))
        for item in room.items:
            to_comments(room, item)
        acknowledged = [id_ for ids in killed_writers(database_url, room, chance) for id_ in ids]
        with at_rest(room.engine, room.meeting) as connection:
            assert proof.verify(connection, room.meeting).findings == ()
            remembered = set(
                connection.execute(
                    select(COMMANDS.c.id).where(COMMANDS.c.meeting_id == room.meeting)
                ).scalars()
            )
        assert len(acknowledged) >= 2
        assert set(acknowledged) <= remembered


def killed_writers(url: str, room: Room, chance: random.Random) -> list[list[str]]:
    """Starts a writer on each item, kills both at random moments, and returns what they acknowledged."""
    writers = []
    for item in room.items:
        ours, theirs = PROCESSES.Pipe(duplex=False)
        process = PROCESSES.Process(target=write, args=(url, room.meeting, item, theirs), daemon=True)
        process.start()
        theirs.close()
        writers.append((process, ours))
    acknowledged = [heard(pipe, chance.randint(1, 12)) for _, pipe in writers]
    for (process, pipe), ids in zip(writers, acknowledged, strict=True):
        while pipe.poll(chance.uniform(0, LONGEST_WAIT)) and chance.random() < 0.7:
            ids.append(pipe.recv())
        process.kill()
        process.join(PATIENCE)
        assert process.exitcode == -signal.SIGKILL
        ids.extend(rest(pipe))
        assert not any(id_.startswith("refused") for id_ in ids)
    return acknowledged


def heard(pipe: Connection, number: int) -> list[str]:
    """The next `number` acknowledgements."""
    ids = []
    for _ in range(number):
        assert pipe.poll(PATIENCE), "a writer says nothing"
        ids.append(pipe.recv())
    return ids


def rest(pipe: Connection) -> list[str]:
    """What was still on its way when the writer died; a word that it did not finish is none."""
    ids = []
    try:
        while True:
            ids.append(pipe.recv())
    except (EOFError, OSError):
        return ids


@steps
def test_a_filing_killed_before_any_of_its_statements_leaves_nothing_and_can_be_sent_again(
    database_url: str, step: int
) -> None:
    """The filing closes the private stream and tells the conclusion's: two streams, or none."""
    desk = create_desk(database_url)

    def about_to_file() -> tuple[Room, Command]:
        room = open_room(desk)
        to_comments(room, room.items[0])
        draft = room.create_draft(MEXICO, create_wording("To thank Panama."))
        return room, ask.FileAmendment(new_id(), MEXICO, room.meeting, draft, room.items[0], 1)

    assert deaths(database_url, about_to_file, step) > MANY


@steps
def test_a_certification_killed_before_any_of_its_statements_leaves_nothing_and_can_be_sent_again(
    database_url: str, step: int
) -> None:
    """The meeting, its items and the order for the Word file: all of it, or none."""
    desk = create_desk(database_url)

    def about_to_certify() -> tuple[Room, Command]:
        room = open_room(desk, *wordings(2), seats=(MEXICO,))
        for item in room.items:
            to_agreed(room, item, joining=(MEXICO,))
        return room, ask.CertifyPaper(new_id(), PRESIDENCY, room.meeting, *signed(room))

    assert deaths(database_url, about_to_certify, step) > MANY


def deaths(url: str, prepare: Callable[[], tuple[Room, Command]], step: int) -> int:
    """Kills a fresh writer before its first statement, another `step` statements later, until one lives; returns about
    how many statements it had."""
    for statement in count(step=step):
        if not dies(url, *prepare(), statement):
            return statement
    raise AssertionError


def dies(url: str, room: Room, command: Command, statement: int) -> bool:
    """Whether the process died at this statement. If so, nothing is left of the command, and it can be sent again; if
    it lived to the end, sending it again has no effect."""
    before = kinds(room.engine, room.meeting)
    process = PROCESSES.Process(target=write_until, args=(url, command, statement), daemon=True)
    process.start()
    process.join(PATIENCE)
    died = process.exitcode == -signal.SIGKILL
    assert died or process.exitcode == 0
    with at_rest(room.engine, room.meeting) as connection:
        assert proof.verify(connection, room.meeting).findings == ()
    assert (kinds(room.engine, room.meeting) == before) is died
    again = room.desk.submit(command)
    assert again.done
    assert again.replayed is not died
    with at_rest(room.engine, room.meeting) as connection:
        assert proof.verify(connection, room.meeting).findings == ()
    return died
