"""Locks that are always taken in the same order: the meeting, conclusions by id, the private draft. And the clock that
decides, which is the database's."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select, text

from engine.procedure.commands import Command, WriteNote
from engine.procedure.guards import States
from engine.procedure.handlers.conclusion import note_id
from engine.procedure.ways import Way
from engine.record.current.handles import STREAMS

_HEADS = select(STREAMS.c.id, STREAMS.c.version, STREAMS.c.head, STREAMS.c.last_at).order_by(
    STREAMS.c.kind, STREAMS.c.id
)
_BY_ID = _HEADS.where(STREAMS.c.id.in_(bindparam("ids", expanding=True)))
_BY_MEETING = _HEADS.where(STREAMS.c.meeting_id == bindparam("meeting"), STREAMS.c.kind == "conclusion")


@dataclass(frozen=True, slots=True)
class Head:
    """Where a stream stands."""

    version: int
    hash: str
    last_at: datetime


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a command found: the heads of the streams that it locked, and the states. A stream without head is new."""

    heads: dict[str, Head]
    states: States


def lock(connection: Connection, command: Command, way: Way, whole: bool = False) -> dict[str, Head]:
    """Lock the streams that `command` touches and return their heads.

    The meeting's row is taken shared for a command on one item, and for update by what changes the meeting or several
    items; it is never upgraded: a command on one item that turns out to change the meeting too (it breaks a silence)
    begins again with `whole`. (SQLite has the one write lock already.)
    """
    own = {getattr(command, name, None) for name in ("conclusion", "amendment")} - {None}
    if isinstance(command, WriteNote):
        own.add(note_of(command))
    shared = way.subject != "meeting" and not whole
    heads = _heads(connection, _BY_ID.with_for_update(read=shared), ids=[command.meeting])
    if way.wide:
        return heads | _heads(connection, _BY_MEETING.with_for_update(), meeting=command.meeting)
    return heads | (_heads(connection, _BY_ID.with_for_update(), ids=sorted(map(str, own))) if own else {})


def note_of(command: WriteNote) -> str:
    return note_id(command.meeting, command.conclusion, str(command.actor.delegation))


def _heads(connection: Connection, query: Any, **which: Any) -> dict[str, Head]:
    return {row.id: Head(row.version, row.head, row.last_at) for row in connection.execute(query, which)}


def clock(connection: Connection) -> datetime:
    """The database's clock at this moment (not the transaction's beginning): read after the locks are held."""
    if connection.dialect.name == "sqlite":
        spelled = connection.execute(text("select strftime('%Y-%m-%dT%H:%M:%fZ', 'now')")).scalar_one()
        return datetime.fromisoformat(spelled)
    instant: datetime = connection.execute(text("select clock_timestamp()")).scalar_one()
    return instant.astimezone(UTC)
