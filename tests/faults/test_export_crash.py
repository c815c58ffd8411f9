"""A worker dies between certification and the kept file: another takes over, and exactly one whole file is kept."""

import random
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from hashlib import sha256
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from engine import proof
from engine.procedure import commands as ask
from engine.procedure.commands import Actor, Role
from engine.procedure.meeting import CERTIFIED_WORK
from engine.procedure.refusals import Code, refuse
from engine.record import locks, outbox, tables
from engine.record.leases import LEASE
from engine.record.rows import table
from tests.builders import MEXICO, Room, create_desk, new_id, open_room
from tests.faults.clerk import config, work_until, work_until_killed, write_by_turns
from tests.faults.crew import HANDS, PATIENCE, PROCESSES, Crew
from tests.faults.record import at_rest, kinds
from tests.faults.stages import to_agreed, wordings
from web.worker import work

WORKER = Actor("worker", Role.WORKER)
FILES = table(tables.KeptFile)
LONGEST_WORK = 0.12  # seconds; one paper takes some 50 ms, and some blows should come too late


@pytest.mark.parametrize("kills", [4, pytest.param(100, marks=pytest.mark.soak)])
def test_the_paper_is_kept_once_and_whole_whenever_its_worker_was_killed(
    database_url: str, kills: int
) -> None:
    desk = create_desk(database_url)
    chance = random.Random(kills)
    for _ in range(kills):
        room = certified(open_room(desk, *wordings(3), seats=(MEXICO,)))
        ours, theirs = PROCESSES.Pipe(duplex=False)
        process = PROCESSES.Process(target=work_until_killed, args=(database_url, theirs), daemon=True)
        process.start()
        theirs.close()
        assert ours.poll(PATIENCE), "the worker says nothing"
        ours.recv()
        ours.poll(chance.uniform(0, LONGEST_WORK))
        process.kill()
        process.join(PATIENCE)
        assert_another_takes_over(room)


@pytest.mark.parametrize("step", [5, pytest.param(1, marks=pytest.mark.soak)])
def test_the_paper_is_kept_once_and_whole_at_whichever_statement_its_worker_died(
    database_url: str, step: int
) -> None:
    desk = create_desk(database_url)
    for statement in count(step=step):
        room = certified(open_room(desk, *wordings(1), seats=(MEXICO,)))
        process = PROCESSES.Process(target=work_until, args=(database_url, statement), daemon=True)
        process.start()
        process.join(PATIENCE)
        assert process.exitcode in (0, -signal.SIGKILL)
        assert_another_takes_over(room)
        if process.exitcode == 0:
            break
    assert statement > 20


def test_a_job_is_nobody_elses_until_its_lease_runs_out(database_url: str) -> None:
    room = certified(open_room(create_desk(database_url), seats=(MEXICO,)))
    assert outbox.lease(room.engine) == outbox.Job(room.meeting, CERTIFIED_WORK, 1)
    assert outbox.lease(room.engine) is None
    with later(LEASE - timedelta(seconds=10)):
        assert outbox.lease(room.engine) is None
    with later(LEASE):
        assert outbox.lease(room.engine) == outbox.Job(room.meeting, CERTIFIED_WORK, 2)


def test_files_handed_in_by_several_workers_at_once_are_one_file(crew: Crew, database_url: str) -> None:
    desk = create_desk(database_url)
    rooms = [certified(open_room(desk, seats=(MEXICO,))) for _ in range(15)]
    rounds = [
        [
            (ask.KeepFiles(new_id(), WORKER, room.meeting, CERTIFIED_WORK, (_file(hand),)),)
            for hand in range(HANDS)
        ]
        for room in rooms
    ]
    for room, hands in zip(rooms, crew.at(database_url).race(rounds), strict=True):
        refusals = [outcome.refusal for (outcome,) in hands if outcome.refusal]
        with room.engine.connect() as connection:
            (kept,) = kept_hashes(connection, room)
        assert refusals == [refuse(Code.ALREADY_KEPT, sha256=kept)] * (HANDS - 1)


@pytest.mark.parametrize("kills", [8, pytest.param(100, marks=pytest.mark.soak)])
def test_a_file_whose_writer_was_killed_is_the_old_one_or_the_new_one_and_never_a_part(
    tmp_path: Path, kills: int
) -> None:
    old, *new = (letter * 400_000 for letter in (b"o", b"a", b"b"))
    chance = random.Random(kills)
    seen = set()
    for number in range(kills):
        target = tmp_path / f"{number}.docx"
        target.write_bytes(old)
        ours, theirs = PROCESSES.Pipe(duplex=False)
        process = PROCESSES.Process(
            target=write_by_turns, args=(str(target), tuple(new), theirs), daemon=True
        )
        process.start()
        theirs.close()
        assert ours.poll(PATIENCE), "the writer says nothing"
        ours.recv()
        ours.poll(chance.uniform(0, 0.02))
        process.kill()
        process.join(PATIENCE)
        found = target.read_bytes()
        assert found in (old, *new)
        seen.add(found[:1])
    assert len(seen) > 1


def _file(hand: int) -> ask.NewFile:
    return ask.NewFile("paper", "paper.docx", b"file %d" % hand)


def certified(room: Room) -> Room:
    for item in room.items:
        to_agreed(room, item, joining=(MEXICO,))
    outcome = room.certify()
    assert outcome.done
    return room


def assert_another_takes_over(room: Room) -> None:
    """After the lease has run out, whatever was left of the job is done, and done once."""
    with at_rest(room.engine, room.meeting) as connection:
        assert proof.verify(connection, room.meeting).findings == ()
        done_already = len(kept_hashes(connection, room))
    with later(LEASE + timedelta(seconds=1)):
        assert work(room.engine, config()) is not bool(done_already)
        assert outbox.lease(room.engine) is None
    with at_rest(room.engine, room.meeting) as connection:
        verdict = proof.verify(connection, room.meeting)
        assert (verdict.findings, verdict.files) == ((), 1)
        assert len(kept_hashes(connection, room)) == 1
    assert kinds(room.engine, room.meeting)[room.meeting, "FilesKept"] == 1


def kept_hashes(connection: Connection, room: Room) -> list[str]:
    """The SHA-256 of the kept bytes themselves."""
    query = select(FILES.c.content).where(FILES.c.meeting_id == room.meeting)
    return [sha256(content).hexdigest() for content in connection.execute(query).scalars()]


@contextmanager
def later(ahead: timedelta) -> Iterator[None]:
    """The outbox's clock, moved ahead."""

    def clock(connection: Connection) -> datetime:
        return locks.clock(connection) + ahead

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(outbox, "clock", clock)
        yield
