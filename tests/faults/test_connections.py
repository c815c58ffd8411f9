"""What every connection is set up with, and which clock decides."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest
from sqlalchemy import Engine, select, text

from engine.desk import Outcome
from engine.procedure import commands as ask
from engine.record import locks
from engine.record.database import BUSY_MS, connect, writing
from tests.builders import SECRETARIAT, create_room
from tests.faults.record import EVENTS, STREAMS

FULL = 2  # as SQLite numbers it: every acknowledged commit is on the disk


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("synchronous", FULL), ("journal_mode", "wal"), ("busy_timeout", BUSY_MS), ("foreign_keys", 1)],
)
def test_every_connection_to_sqlite_is_set_up_alike(sqlite_url: str, pragma: str, value: object) -> None:
    engine = connect(sqlite_url)
    held = [engine.connect(), writing(engine).connect(), engine.connect()]
    try:
        assert {each.exec_driver_sql(f"PRAGMA {pragma}").scalar_one() for each in held[:1]} == {value}
        held[0].rollback()
        assert held[1].exec_driver_sql(f"PRAGMA {pragma}").scalar_one() == value
        held[1].rollback()
        assert held[2].exec_driver_sql(f"PRAGMA {pragma}").scalar_one() == value
    finally:
        for each in held:
            each.close()
        engine.dispose()


def test_a_writer_on_sqlite_holds_the_lock_from_its_first_moment(sqlite_url: str) -> None:
    engine = connect(sqlite_url)
    with writing(engine).connect() as first, writing(engine).connect() as second:
        second.exec_driver_sql("PRAGMA busy_timeout = 0")
        second.rollback()
        first.execute(text("select 1"))
        with pytest.raises(Exception, match="database is locked"):
            second.execute(text("select 1"))
    engine.dispose()


def test_postgresql_acknowledges_a_commit_when_it_is_written(postgresql_url: str) -> None:
    engine = connect(postgresql_url)
    with engine.connect() as connection:
        assert connection.execute(text("show synchronous_commit")).scalar_one() == "on"
    engine.dispose()


def test_a_command_that_waited_for_a_lock_gets_a_time_after_the_wait(database_url: str) -> None:
    room = create_room(database_url)
    with ThreadPoolExecutor(1) as threads, writing(room.engine).connect() as holding:
        holding.execute(select(STREAMS).where(STREAMS.c.id == room.meeting).with_for_update())
        waiting = threads.submit(
            room.submit, ask.WriteComment, SECRETARIAT, conclusion=room.items[0], on_revision=1, text="Late."
        )
        wait_for_somebody(room.engine)
        released = locks.clock(holding)
        holding.rollback()
        outcome: Outcome = waiting.result(timeout=60)
    assert outcome.done
    assert last_instant(room.engine, room.items[0]) >= released


def wait_for_somebody(engine: Engine) -> None:
    """Until PostgreSQL says that a connection waits for a lock. (On SQLite nobody can be seen waiting.)"""
    if engine.dialect.name == "sqlite":
        return
    query = text("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")
    for _ in range(100_000):
        with engine.connect() as connection:
            if connection.execute(query).scalar_one():
                return
    pytest.fail("nobody waited for the lock")


def last_instant(engine: Engine, stream: str) -> datetime:
    query = select(EVENTS.c.at).where(EVENTS.c.stream == stream).order_by(EVENTS.c.version.desc()).limit(1)
    with engine.connect() as connection:
        instant: datetime = connection.execute(query).scalar_one()
    return instant
