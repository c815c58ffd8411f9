"""A worker dies while it writes messages: the next one goes on, and each message is one whole file."""

import random
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.procedure import commands as ask
from engine.procedure.commands import Role
from engine.record import locks, mail
from engine.record.database import writing
from engine.record.leases import LEASE
from engine.record.mail import MAIL
from tests.builders import MEXICO, SECRETARIAT, Room, create_room, create_wording
from tests.faults.crew import PATIENCE, PROCESSES
from tests.faults.postman import configured, write_until, write_until_killed
from tests.web.test_mail import parsed
from web import accounts
from web.mail.post import Post

READERS = 5
NOBODY = ("person-presidency", "person-mexico")  # are told too, and have no account
LONGEST_WORK = 0.25  # seconds; some blows should come too late


@pytest.mark.parametrize("kills", [2, pytest.param(100, marks=pytest.mark.soak)])
def test_each_message_is_one_whole_file_whenever_its_worker_was_killed(
    database_url: str, tmp_path: Path, kills: int
) -> None:
    room, chance, writer = (
        peopled(database_url),
        random.Random(kills),
        Post(configured(database_url, str(tmp_path))),
    )
    for number in range(kills):
        tell(room, number)
        ours, theirs = PROCESSES.Pipe(duplex=False)
        asked = (database_url, str(tmp_path), theirs)
        process = PROCESSES.Process(target=write_until_killed, args=asked, daemon=True)
        process.start()
        theirs.close()
        assert ours.poll(PATIENCE), "the worker says nothing"
        ours.recv()
        ours.poll(chance.uniform(0, LONGEST_WORK))
        process.kill()
        process.join(PATIENCE)
        assert_whole(room, tmp_path)
        assert_another_goes_on(room, tmp_path, writer)


@pytest.mark.parametrize("step", [9, pytest.param(1, marks=pytest.mark.soak)])
def test_each_message_is_one_whole_file_at_whichever_step_its_worker_died(
    sqlite_url: str, tmp_path: Path, step: int
) -> None:
    room, writer = peopled(sqlite_url), Post(configured(sqlite_url, str(tmp_path)))
    for at in count(step=step * READERS):
        tell(room, at)
        process = PROCESSES.Process(target=write_until, args=(sqlite_url, str(tmp_path), at), daemon=True)
        process.start()
        process.join(PATIENCE)
        assert process.exitcode in (0, -signal.SIGKILL)
        assert_whole(room, tmp_path)
        assert_another_goes_on(room, tmp_path, writer)
        if process.exitcode == 0:
            break
    assert at > 100


def test_several_workers_at_once_write_each_message_once(database_url: str, tmp_path: Path) -> None:
    room = peopled(database_url)
    for number in range(6):
        tell(room, number)
    pipes, processes = [], []
    for _ in range(2):
        ours, theirs = PROCESSES.Pipe(duplex=False)
        asked = (database_url, str(tmp_path), theirs)
        processes.append(PROCESSES.Process(target=write_until_killed, args=asked, daemon=True))
        processes[-1].start()
        theirs.close()
        pipes.append(ours)
    for pipe, process in zip(pipes, processes, strict=True):
        assert [pipe.recv() for _ in range(2)] == ["begins", "ends"]
        process.join(PATIENCE)
    assert {row.attempts for row in rows(room)} == {1}
    assert_all_there(room, tmp_path)


def test_a_message_is_nobody_elses_until_its_lease_runs_out(database_url: str) -> None:
    room = peopled(database_url)
    tell(room, 0)
    assert len(mail.lease(room.engine)) == READERS + len(NOBODY)
    assert mail.lease(room.engine) == ()
    with later(LEASE):
        assert {one.attempts for one in mail.lease(room.engine)} == {2}


def test_a_worker_whose_lease_ran_out_does_not_take_back_what_another_does(sqlite_url: str) -> None:
    room = peopled(sqlite_url)
    tell(room, 0)
    late = mail.lease(room.engine)
    with later(LEASE):
        mine = mail.lease(room.engine)
        mail.put_back(room.engine, late, "too late")
        work = mail.Work(made={one.id: mail.Made("late", b"late") for one in late})
        assert mail.keep(room.engine, late, work) == {}
        kept = mail.keep(room.engine, mine, mail.Work(made={one.id: mail.Made("s", b"mine") for one in mine}))
        assert set(kept.values()) == {b"mine"}
    assert {row.fault for row in rows(room)} == {None}


def peopled(url: str) -> Room:
    """A meeting in which `READERS` people with accounts are told of what is filed."""
    room = create_room(url, create_wording(), seats=(MEXICO,))
    with Session(writing(room.engine)) as session, session.begin():
        made = [
            accounts.create_account(session, f"reader{n}", f"Reader {n}", None, language=("es", "en")[n % 2])
            for n in range(READERS)
        ]
        people = [account.id for account in made]
    for person in people:
        room.do(ask.AdmitPerson, SECRETARIAT, person=person, role=Role.PRESIDENCY, delegation=None)
    room.open_comments()
    return room


def tell(room: Room, number: int) -> None:
    """One message more to each of them: another amendment came by mail."""
    item = room.item()
    fields = {
        "conclusion": item.id,
        "on_revision": item.revision,
        "wording": create_wording(f"To thank {number}."),
        "rationale": "",
        "delegation": "MEX",
        "source": "an e-mail",
        "received": datetime.now(UTC).isoformat(),
    }
    room.do(ask.FileOnBehalf, SECRETARIAT, **fields)


def rows(room: Room) -> list[Any]:
    with room.engine.connect() as connection:
        return list(connection.execute(select(MAIL)))


def assert_another_goes_on(room: Room, folder: Path, writer: Post) -> None:
    """What was written stays as it was, and when the lease has run out the rest is there."""
    before = {file.name: file.read_bytes() for file in (folder / "mail").glob("*.eml")}
    with later(LEASE + timedelta(seconds=1)):
        while writer.write(room.engine):
            pass
        assert mail.lease(room.engine) == ()
    after = assert_all_there(room, folder)
    assert {name: after[name] for name in before} == before


def assert_whole(room: Room, folder: Path) -> None:
    """Whatever stands under a message's name is that message, to its last byte; what is settled has its file."""
    kept = {row.id: row for row in rows(room)}
    written = {file.stem: file.read_bytes() for file in (folder / "mail").glob("*.eml")}
    for id_, content in written.items():
        assert content == kept[id_].content
    assert {row.id for row in kept.values() if row.done_at and not row.dropped} <= written.keys()


def assert_all_there(room: Room, folder: Path) -> dict[str, bytes]:
    """One file a message and reader, none twice, none of anything else."""
    assert_whole(room, folder)
    found = {file.name: file.read_bytes() for file in (folder / "mail").glob("*.eml")}
    assert all(row.done_at for row in rows(room))
    assert set(found) == {f"{row.id}.eml" for row in rows(room) if not row.dropped}
    messages = [parsed(content) for content in found.values()]
    assert len({message["Message-ID"] for message in messages}) == len(messages)
    assert len({message["To"] for message in messages}) == READERS
    return found


@contextmanager
def later(ahead: timedelta) -> Iterator[None]:
    """The database's clock, moved ahead."""
    now = locks.clock
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(locks, "clock", lambda connection: now(connection) + ahead)
        yield
