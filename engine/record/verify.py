"""Is the record whole? Every event chained, every text genuine, and the rows exactly what the events say.

Nothing is mended here: what is found is returned, with its place.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, select

from engine.procedure.commands import Actor, Role
from engine.procedure.events import Event, MeetingOpened
from engine.procedure.instants import spelled
from engine.procedure.texts import Text
from engine.record import rows, tables
from engine.record.chain import NOTHING_BEFORE, digest, hash_of
from engine.record.codec import UnknownFormat, event_of, texts_of
from engine.record.fold import Fold
from engine.record.outbox import ordered_by, settled_by
from engine.record.rows import Envelope, Row, table
from engine.record.store import kept_in, kind_of, mirror

STREAMS = table(tables.Stream)
EVENTS = table(tables.StoredEvent)
TEXTS = table(tables.KeptText)
FILES = table(tables.KeptFile)
BOOKS = table(tables.RuleBook)
COMMANDS = table(tables.DoneCommand)
MEETINGS = table(tables.MeetingRow)
OUTBOX = table(tables.OutboxRow)
PRIVATE = ("draft", "note")  # kinds of streams that stand outside the digest
CURRENT = tuple(
    table(model)
    for model in (
        tables.MeetingRow,
        tables.CapacityRow,
        tables.ConclusionRow,
        tables.RevisionRow,
        tables.PositionRow,
        tables.CommentRow,
        tables.StepRow,
        tables.AmendmentRow,
        tables.MergeRow,
        tables.MergeAnswerRow,
        tables.MergeDecisionRow,
        tables.NoteRow,
        tables.IssueRow,
        tables.IssuedItemRow,
        tables.SittingRow,
        tables.StructureRow,
        tables.StructureEndRow,
        tables.CommitmentRow,
        tables.CommitmentStepRow,
        tables.ItemLinkRow,
        tables.FormerMeetingRow,
        tables.StatedRow,
        tables.StatementRow,
        tables.WithdrawnStatementRow,
        tables.CorrectionRow,
        tables.CorrectionStepRow,
        tables.AddendumRow,
        tables.KeptPartRow,
        tables.MoveRow,
        tables.ConfirmedMoveRow,
        tables.TranslationRow,
        tables.RemarkRow,
        tables.RemarkAnswerRow,
        tables.FrameRow,
        tables.IssuedInRow,
        tables.SilenceStepRow,
    )
)


class Fault(StrEnum):
    """What can be wrong, and with what: the place is named beside it."""

    GAP = "gap"  # a version is missing in a stream
    CHAIN = "chain"  # an event does not follow from the one before it
    ALTERED = "altered"  # an event is not what was hashed
    HEAD = "head"  # a stream ends elsewhere than its head says
    UNREADABLE = "unreadable"  # an event that this Acuerdo does not understand
    STORY = "story"  # events that cannot have happened in this order
    TEXT_MISSING = "text_missing"
    TEXT_ALTERED = "text_altered"
    COMMAND_MISSING = "command_missing"
    RULES_ALTERED = "rules_altered"
    FILE_MISSING = "file_missing"
    FILE_ALTERED = "file_altered"
    FILE_EXTRA = "file_extra"  # a file that no event kept
    PAPER_DIFFERS = "paper_differs"  # the kept Word file does not say the adopted text
    ROW_MISSING = "row_missing"
    ROW_EXTRA = "row_extra"
    ROW_DIFFERS = "row_differs"
    OUTBOX = "outbox"  # what is to be done, or is done, is not what the events say


@dataclass(frozen=True, slots=True)
class Finding:
    """`place` is a stream and version, a hash, or a table and key."""

    fault: Fault
    place: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was looked at, and what was found. `erased` texts are no fault: their hashes still stand in the chain."""

    meeting: str
    digest: str
    events: int
    texts: int
    erased: int
    files: int
    findings: tuple[Finding, ...]

    @property
    def whole(self) -> bool:
        return not self.findings


@dataclass(slots=True)
class _Reading:
    """One meeting's record, read once."""

    connection: Connection
    meeting: str
    findings: list[Finding] = field(default_factory=list)

    def found(self, fault: Fault, place: str) -> None:
        self.findings.append(Finding(fault, place))

    def rows(self, of: Table, *order: Any) -> Sequence[RowMapping]:
        """The meeting's rows; a table in which a value is none of its kind is named, and counts as empty."""
        owner = of.c.id if of is MEETINGS else of.c.meeting_id
        query = select(of).where(owner == self.meeting).order_by(*order)
        try:
            return self.connection.execute(query).mappings().all()
        except (ValueError, TypeError):
            self.found(Fault.UNREADABLE, of.name)
            return ()


def meetings_on_record(connection: Connection) -> tuple[str, ...]:
    """The ids of all meetings, from their streams and from their rows: a missing row must not hide a meeting."""
    streams = connection.execute(select(STREAMS.c.meeting_id).distinct()).scalars()
    mirrored = connection.execute(select(MEETINGS.c.id)).scalars()
    stored = connection.execute(select(EVENTS.c.meeting_id).distinct()).scalars()
    return tuple(sorted({*streams, *mirrored, *stored}))


def verify(connection: Connection, meeting: str) -> Verdict:
    """Check the whole record of one meeting, from its first event."""
    reading = _Reading(connection, meeting)
    texts = _texts(reading)
    events = list(_events(reading, texts))
    _check_texts(reading, events, texts)
    _check_commands(reading)
    _check_books(reading, events)
    files = _check_files(reading, events)
    _check_outbox(reading, events)
    _check_rows(reading, events)
    heads = {
        row["id"]: row["head"] for row in reading.rows(STREAMS, STREAMS.c.id) if row["kind"] not in PRIVATE
    }
    erased = sum(text.body is None for text in texts.values())
    return Verdict(meeting, digest(heads), len(events), len(texts), erased, files, tuple(reading.findings))


@dataclass(frozen=True, slots=True)
class _Told:
    """An event with what the record says around it."""

    event: Event
    envelope: Envelope


def _events(reading: _Reading, texts: dict[str, Text]) -> Iterator[_Told]:
    """Every event that can be read, drafts' streams first (filing copies from them), each stream in order."""
    heads = {row["id"]: row for row in reading.rows(STREAMS, STREAMS.c.id)}
    stored: dict[str, list[RowMapping]] = {stream: [] for stream in heads}
    for row in reading.rows(EVENTS, EVENTS.c.stream, EVENTS.c.version):
        stored.setdefault(row["stream"], []).append(row)
    streams = {
        stream: _stream(reading, heads.get(stream), stream, rows, texts) for stream, rows in stored.items()
    }
    order = {"draft": 0, "meeting": 1, "conclusion": 2}
    for stream in sorted(streams, key=lambda id_: (order.get(_kind(streams[id_]), 3), id_)):
        yield from streams[stream]


def _stream(
    reading: _Reading, head: RowMapping | None, stream: str, stored: list[RowMapping], texts: dict[str, Text]
) -> list[_Told]:
    """What one stream tells, checked link by link, and against its head."""
    found, previous = [], NOTHING_BEFORE
    for version, row in enumerate(stored, 1):
        told = _told(reading, row, version, previous, texts)
        previous = row["hash"]
        if told:
            found.append(told)
    last = stored[-1]["at"] if stored else None
    expected = (len(stored), previous, last, _kind(found))
    if head is None or (head["version"], head["head"], head["last_at"], head["kind"]) != expected:
        reading.found(Fault.HEAD, stream)
    return found


def _kind(told: list[_Told]) -> str:
    return kind_of(told[0].event) if told else ""


def _told(
    reading: _Reading, row: RowMapping, version: int, previous: str, texts: dict[str, Text]
) -> _Told | None:
    place = f"{row['stream']} {row['version']}"
    if row["version"] != version:
        reading.found(Fault.GAP, place)
    if hash_of(row["body"]) != row["hash"]:
        reading.found(Fault.ALTERED, place)
    try:
        body = json.loads(row["body"])
        if body["previous"] != previous:
            reading.found(Fault.CHAIN, place)
        if _columns(row) != _columns_of(body):
            reading.found(Fault.ALTERED, place)
        event = event_of(body["kind"], body["format"], body["data"], texts)
        actor = Actor(body["by"]["person"], Role(body["by"]["role"]), body["by"]["delegation"])
        envelope = Envelope(body["version"], datetime.fromisoformat(body["at"]), actor)
    except (UnknownFormat, ValueError, KeyError, TypeError, AttributeError):
        reading.found(Fault.UNREADABLE, place)
        return None
    if event.meeting != reading.meeting or event.stream != row["stream"]:
        reading.found(Fault.STORY, place)
    return _Told(event, envelope)


def _columns(row: RowMapping) -> dict[str, Any]:
    return {
        "stream": row["stream"],
        "version": row["version"],
        "command": row["command_id"],
        "kind": row["kind"],
        "format": row["format"],
        "at": spelled(row["at"]),
    }


def _columns_of(body: dict[str, Any]) -> dict[str, Any]:
    return {name: body[name] for name in ("stream", "version", "command", "kind", "format", "at")}


def _texts(reading: _Reading) -> dict[str, Text]:
    kept = reading.rows(TEXTS, TEXTS.c.hash)
    return {row["hash"]: Text(row["hash"], row["salt"] or "", row["body"]) for row in kept}


def _check_texts(reading: _Reading, events: list[_Told], texts: dict[str, Text]) -> None:
    named = {text.hash for told in events for text in texts_of(told.event)}
    for hash_ in sorted(named - texts.keys()):
        reading.found(Fault.TEXT_MISSING, hash_)
    for hash_ in sorted(hash_ for hash_, text in texts.items() if not text.genuine):
        reading.found(Fault.TEXT_ALTERED, hash_)


def _check_commands(reading: _Reading) -> None:
    caused = {row["command_id"] for row in reading.rows(EVENTS)}
    remembered = {row["id"] for row in reading.rows(COMMANDS)}
    for id_ in sorted(caused ^ remembered):
        reading.found(Fault.COMMAND_MISSING, id_)


def _check_books(reading: _Reading, events: list[_Told]) -> None:
    """The rules are there that the meeting was opened with, word for word, and no others."""
    opened = (told.event for told in events if isinstance(told.event, MeetingOpened))
    wanted = {pair for event in opened for pair in (("workflow", event.workflow), ("format", event.format))}
    kept = {(row["kind"], row["hash"]): row["body"] for row in reading.rows(BOOKS, BOOKS.c.kind)}
    altered = {pair for pair, body in kept.items() if sha256(body.encode()).hexdigest() != pair[1]}
    for kind in sorted({kind for kind, _ in altered | (wanted ^ kept.keys())}):
        reading.found(Fault.RULES_ALTERED, kind)


def _check_files(reading: _Reading, events: list[_Told]) -> int:
    """Every file that an event keeps is there under its name, byte for byte, and no other is."""
    kept = {row["sha256"]: row for row in reading.rows(FILES)}
    named: dict[str, set[str]] = {}
    for part in (part for told in events for part in kept_in(told.event)):
        named.setdefault(part.sha256, set()).add(part.name)
    for hash_, names in named.items():
        if hash_ not in kept:
            reading.found(Fault.FILE_MISSING, hash_)
        elif sha256(kept[hash_]["content"]).hexdigest() != hash_ or kept[hash_]["name"] not in names:
            reading.found(Fault.FILE_ALTERED, hash_)
    for hash_ in sorted(kept.keys() - named.keys()):
        reading.found(Fault.FILE_EXTRA, hash_)
    return len(kept)


def _check_outbox(reading: _Reading, events: list[_Told]) -> None:
    """The files of what was issued are ordered, until they are kept."""
    done = {settled_by(told.event) for told in events}
    ordered = (ordered_by(told.event) for told in events)
    jobs = {row["kind"]: row["done_at"] is not None for row in reading.rows(OUTBOX)}
    if jobs != {kind: kind in done for kind in ordered if kind is not None}:
        reading.found(Fault.OUTBOX, reading.meeting)


def _check_rows(reading: _Reading, events: list[_Told]) -> None:
    """Fold from the first event, and compare every current row."""
    try:
        expected = rebuilt(events)
    except (AssertionError, AttributeError, KeyError, TypeError) as error:
        reading.found(Fault.STORY, f"{reading.meeting}: {type(error).__name__}")
        return
    for of in CURRENT:
        actual = {_key(of, row): dict(row) for row in reading.rows(of)}
        wanted = {key: values for (name, key), values in expected.items() if name == of.name}
        for key in sorted(wanted.keys() | actual.keys()):
            fault = _compare(wanted.get(key), actual.get(key))
            if fault:
                reading.found(fault, f"{of.name} {' '.join(map(str, key))}")


def _compare(wanted: dict[str, Any] | None, actual: dict[str, Any] | None) -> Fault | None:
    if wanted is None:
        return Fault.ROW_EXTRA
    if actual is None:
        return Fault.ROW_MISSING
    return None if {name: wanted.get(name) for name in actual} == actual else Fault.ROW_DIFFERS


Place = tuple[str, tuple[Any, ...]]


def rebuilt(events: Sequence[_Told]) -> dict[Place, dict[str, Any]]:
    """Every current row of a meeting, by table and key, from its events alone."""
    fold, expected = Fold(), dict[Place, dict[str, Any]]()
    for told in events:
        for state in fold.take(told.event):
            row = mirror(state)
            place = (row.table.name, _key(row.table, row.values))
            stamps = rows.stamps(told.event, told.envelope.at)
            expected[place] = expected.get(place, {}) | row.values | stamps
        for fact in rows.facts(told.event, told.envelope):
            _settle(expected, fact)
    return expected


def _settle(expected: dict[Place, dict[str, Any]], fact: Row) -> None:
    place = (fact.table.name, _key(fact.table, fact.values))
    if fact.gone:
        expected.pop(place, None)
    else:
        expected[place] = fact.values


def _key(of: Table, values: RowMapping | dict[str, Any]) -> tuple[Any, ...]:
    return tuple(values[column.name] for column in of.primary_key)
