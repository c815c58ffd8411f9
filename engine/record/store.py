"""Append: events, texts, current rows and outbox of one command, inside the transaction that the desk holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Table, and_, bindparam, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from engine.procedure import events as did
from engine.procedure.amendment import Amendment
from engine.procedure.commands import Command, KeepFiles
from engine.procedure.conclusion import Conclusion
from engine.procedure.events import Event, OfConclusion, OfMeeting, OfNote
from engine.procedure.meeting import Meeting
from engine.procedure.refusals import Refusal
from engine.procedure.texts import Text
from engine.record import mail, outbox, rows, tables
from engine.record.chain import NOTHING_BEFORE, body_of, hash_of
from engine.record.codec import FORMAT, texts_of
from engine.record.fold import Fold
from engine.record.locks import Head, Loaded
from engine.record.rows import Envelope, Row, table

EVENTS = table(tables.StoredEvent)
STREAMS = table(tables.Stream)
TEXTS = table(tables.KeptText)
COMMANDS = table(tables.DoneCommand)
FILES = table(tables.KeptFile)
BOOKS = table(tables.RuleBook)
LATEST_COUNTS = (
    table(tables.PositionRow),
    table(tables.MergeAnswerRow),
    table(tables.CapacityRow),
    table(tables.NoteRow),
)

# Built once: a command runs each of these.
_DONE = select(COMMANDS.c.fingerprint, COMMANDS.c.refusal).where(COMMANDS.c.id == bindparam("command"))
_MOVE_HEAD = update(STREAMS).where(STREAMS.c.id == bindparam("stream"))


@dataclass(frozen=True, slots=True)
class Done:
    """A command that had an effect, and what it was told: nothing, or why not all the same."""

    fingerprint: str
    refusal: Refusal | None


def done(connection: Connection, command: str) -> Done | None:
    """The command that had an effect under this id, if one had."""
    row = connection.execute(_DONE, {"command": command}).first()
    return Done(row.fingerprint, row.refusal) if row else None


def append(
    connection: Connection,
    command: Command,
    happened: tuple[Event, ...],
    loaded: Loaded,
    at: datetime,
) -> dict[str, Head]:
    """Write everything that follows from `happened`, and return the heads as they are then. A unique key that is
    already taken raises IntegrityError, and the transaction writes nothing."""
    versions, heads = _append_events(connection, command, happened, loaded.heads, at)
    _append_texts(connection, command.meeting, happened)
    envelopes = [Envelope(version, at, command.actor) for version in versions]
    _write_rows(connection, list(zip(happened, envelopes, strict=True)), Fold.of(loaded.states))
    outbox.follow(connection, happened, at)
    mail.follow(connection, list(zip(happened, versions, strict=True)), loaded.states, command.actor, at)
    if isinstance(command, KeepFiles):
        _keep_files(connection, command, happened, at)
    return heads


def remember(
    connection: Connection, command: Command, fingerprint: str, refusal: Refusal | None, at: datetime
) -> None:
    values = {"id": command.id, "meeting_id": command.meeting, "fingerprint": fingerprint}
    connection.execute(insert(COMMANDS), values | {"refusal": refusal, "at": at})


def keep_book(connection: Connection, meeting: str, kind: str, hash_: str, body: str) -> None:
    """Keep a rule book with the meeting that was opened under it."""
    connection.execute(insert(BOOKS), {"meeting_id": meeting, "kind": kind, "hash": hash_, "body": body})


def _append_events(
    connection: Connection,
    command: Command,
    happened: tuple[Event, ...],
    heads: dict[str, Head],
    at: datetime,
) -> tuple[list[int], dict[str, Head]]:
    """Chain and write the events; returns the version that each has in its stream, and the heads after them."""
    now, stored = dict(heads), []
    for event in happened:
        head = now.get(event.stream, Head(0, NOTHING_BEFORE, at))
        body = body_of(event, command, head.version + 1, at, head.hash)
        now[event.stream] = Head(head.version + 1, hash_of(body), at)
        stored.append(_stored(event, command, now[event.stream], body, at))
    connection.execute(insert(EVENTS), stored)
    for stream, event in {event.stream: event for event in happened}.items():
        _move_head(connection, event, now[stream], new=stream not in heads)
    return [row["version"] for row in stored], now


def _stored(event: Event, command: Command, head: Head, body: str, at: datetime) -> dict[str, Any]:
    return {
        "stream": event.stream,
        "version": head.version,
        "meeting_id": event.meeting,
        "command_id": command.id,
        "kind": type(event).__name__,
        "format": FORMAT,
        "at": at,
        "body": body,
        "hash": head.hash,
    }


def kind_of(event: Event) -> str:
    """The kind of stream that `event` stands in."""
    if isinstance(event, OfMeeting):
        return "meeting"
    if isinstance(event, OfConclusion):
        return "conclusion"
    return "note" if isinstance(event, OfNote) else "draft"


def _move_head(connection: Connection, event: Event, head: Head, new: bool) -> None:
    values = {"version": head.version, "head": head.hash, "last_at": head.last_at}
    if new:
        own = {"id": event.stream, "meeting_id": event.meeting, "kind": kind_of(event)}
        connection.execute(insert(STREAMS), own | values)
    else:
        connection.execute(_MOVE_HEAD, values | {"stream": event.stream})


def _append_texts(connection: Connection, meeting: str, happened: Iterable[Event]) -> None:
    """Texts that came with this command. What an event only refers to has no body here, and is kept already."""
    fresh: dict[str, Text] = {
        text.hash: text for event in happened for text in texts_of(event) if text.body is not None
    }
    kept = [
        {"meeting_id": meeting, "hash": text.hash, "salt": text.salt, "body": text.body}
        for text in fresh.values()
    ]
    if kept:
        connection.execute(_insert(connection, TEXTS).on_conflict_do_nothing(), kept)


def _write_rows(connection: Connection, happened: list[tuple[Event, Envelope]], fold: Fold) -> None:
    """Each state's row once, as it is after the last event; the rows that follow from events as they come."""
    known = {*fold.meetings, *fold.conclusions, *fold.amendments}
    mirrored: dict[str, Row] = {}
    for event, envelope in happened:
        for state in fold.take(event):
            row = mirror(state)
            stamped = mirrored[state.id].values if state.id in mirrored else {}
            mirrored[state.id] = Row(row.table, stamped | row.values | rows.stamps(event, envelope.at))
        for fact in rows.facts(event, envelope):
            _write_fact(connection, fact)
    for id_, row in mirrored.items():
        statement = update(row.table).where(row.table.c.id == id_) if id_ in known else insert(row.table)
        connection.execute(statement, row.values)


def mirror(state: Meeting | Conclusion | Amendment) -> Row:
    """The current row of a state."""
    match state:
        case Meeting():
            return rows.of_meeting(state)
        case Conclusion():
            return rows.of_conclusion(state)
        case Amendment():
            return rows.of_amendment(state)


def _write_fact(connection: Connection, row: Row) -> None:
    if row.gone:
        key = [row.table.c[column.name] == row.values[column.name] for column in row.table.primary_key]
        connection.execute(delete(row.table).where(and_(*key)))
    else:
        latest_counts = row.table in LATEST_COUNTS
        connection.execute(_upsert(connection, row.table) if latest_counts else insert(row.table), row.values)


def _upsert(connection: Connection, into: Table) -> Any:
    """An INSERT that replaces the row with the same key."""
    statement = _insert(connection, into)
    key = [column.name for column in into.primary_key]
    rest = {column.name: statement.excluded[column.name] for column in into.columns if column.name not in key}
    return statement.on_conflict_do_update(index_elements=key, set_=rest)


def _insert(connection: Connection, into: Table) -> Any:
    """An INSERT that may say what to do on conflict; SQLAlchemy spells it per database."""
    return (sqlite if connection.dialect.name == "sqlite" else postgresql).insert(into)


def _keep_files(connection: Connection, command: KeepFiles, happened: Iterable[Event], at: datetime) -> None:
    """Files of equal bytes are one file, under the name it had first."""
    contents = {sha256(each.content).hexdigest(): each.content for each in command.files}
    for kept in (part for event in happened for part in kept_in(event)):
        values = {"meeting_id": command.meeting, "sha256": kept.sha256, "name": kept.name, "at": at}
        keep = _insert(connection, FILES).on_conflict_do_nothing()
        connection.execute(keep, values | {"content": contents[kept.sha256]})


def kept_in(event: Event) -> tuple[did.KeptPart, ...]:
    """The files that `event` keeps."""
    return event.files if isinstance(event, did.FilesKept) else ()
