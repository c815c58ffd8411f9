"""What stands on the record, read with statements of its own: neither the queries nor the states that are attacked."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, select

from engine import proof
from engine.record import tables
from engine.record.rows import table
from engine.record.verify import Verdict

STREAMS = table(tables.Stream)
EVENTS = table(tables.StoredEvent)
TEXTS = table(tables.KeptText)
COMMANDS = table(tables.DoneCommand)


@dataclass(frozen=True, slots=True)
class Written:
    """An event as stored: `wording` is the body of the text that it names so."""

    stream: str
    version: int
    kind: str
    command: str
    wording: str | None


@contextmanager
def at_rest(engine: Engine, meeting: str) -> Iterator[Connection]:
    """A connection while nobody writes: every command takes at least a share in the meeting's stream, so this waits for
    the last transaction of a process that was killed."""
    with engine.connect() as connection:
        connection.execute(select(STREAMS).where(STREAMS.c.id == meeting).with_for_update())
        yield connection


def events(connection: Connection, meeting: str) -> list[Written]:
    query = select(EVENTS).where(EVENTS.c.meeting_id == meeting).order_by(EVENTS.c.stream, EVENTS.c.version)
    texts = {row.hash: row.body for row in connection.execute(select(TEXTS.c.hash, TEXTS.c.body))}
    return [
        Written(row.stream, row.version, row.kind, row.command_id, texts.get(_wording(row.body)))
        for row in connection.execute(query)
    ]


def kinds(engine: Engine, meeting: str) -> Counter[tuple[str, str]]:
    """How many events of each kind stand in each stream."""
    query = select(EVENTS.c.stream, EVENTS.c.kind).where(EVENTS.c.meeting_id == meeting)
    with engine.connect() as connection:
        return Counter((row.stream, row.kind) for row in connection.execute(query))


def verdict(engine: Engine, meeting: str) -> Verdict:
    with at_rest(engine, meeting) as connection:
        return proof.verify(connection, meeting)


def assert_whole(engine: Engine, *meetings: str) -> None:
    for meeting in meetings:
        assert verdict(engine, meeting).findings == ()


def _wording(body: str) -> str:
    return str(json.loads(body)["data"].get("wording", {}).get("text"))
