"""What is kept. `meeting_id` is on every table, so that the data of meetings can be split.

Three kinds: the record proper (`streams`, `events`, `texts`, `commands`, `rule_books`, `files`), which is only ever
added to; current rows (`meetings` to `amendments`), which the events rebuild; and the `outbox`. Free text stands in
`texts` alone, once; everywhere else by its hash.
"""

import json
from datetime import datetime
from typing import Any, TypeVar

from pydantic import TypeAdapter
from sqlalchemy import Index, LargeBinary, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from engine.procedure.commands import Scope
from engine.procedure.conclusion import Challenge
from engine.procedure.sitting import Sitting
from engine.procedure.terms import Terms
from engine.procedure.texts import canonical
from engine.record.instants import Instant

# Names for every constraint, so that one migration serves SQLite (which rebuilds tables) and PostgreSQL.
NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


T = TypeVar("T")


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)


class Strings(TypeDecorator[tuple[str, ...]]):
    """A tuple of strings as JSON text: the same bytes on both databases."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, _: Any) -> str | None:
        return None if value is None else json.dumps(list(value), ensure_ascii=False)

    def process_result_value(self, value: str | None, _: Any) -> tuple[str, ...] | None:
        return None if value is None else tuple(json.loads(value))


class Data(TypeDecorator[T]):
    """A small value of the procedure (a frozen dataclass, tuples, mappings) as JSON text with sorted keys."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: Any) -> None:
        super().__init__()
        self.kind = kind  # a part of the key under which SQLAlchemy caches a statement
        self._adapter: TypeAdapter[T] = TypeAdapter(kind)

    def process_bind_param(self, value: T | None, _: Any) -> str | None:
        return None if value is None else canonical(self._adapter.dump_python(value, mode="json"))

    def process_result_value(self, value: str | None, _: Any) -> T | None:
        return None if value is None else self._adapter.validate_json(value)


def _key() -> Any:
    return mapped_column(Text, primary_key=True)


# --- the record proper -----------------------------------------------------------------------------------------------


class Stream(Base):
    """The head of each stream: its row is what a command locks. `kind` is meeting, conclusion or draft."""

    __tablename__ = "streams"

    id: Mapped[str] = _key()
    meeting_id: Mapped[str] = mapped_column(Text, index=True)
    kind: Mapped[str] = mapped_column(Text)
    version: Mapped[int]
    head: Mapped[str] = mapped_column(Text)
    last_at: Mapped[datetime] = mapped_column(Instant)


class StoredEvent(Base):
    """`body` is exactly what was hashed. (stream, version) is unique: a lost update is impossible."""

    __tablename__ = "events"
    __table_args__ = (Index(None, "meeting_id", "stream"), Index(None, "command_id"))

    stream: Mapped[str] = _key()
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    meeting_id: Mapped[str] = mapped_column(Text)
    command_id: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    format: Mapped[int]
    at: Mapped[datetime] = mapped_column(Instant)
    body: Mapped[str] = mapped_column(Text)
    hash: Mapped[str] = mapped_column(Text)


class KeptText(Base):
    """A text and its salt. Erased, both are empty; the hash stays."""

    __tablename__ = "texts"

    meeting_id: Mapped[str] = _key()
    hash: Mapped[str] = _key()
    salt: Mapped[str | None] = mapped_column(Text)
    body: Mapped[str | None] = mapped_column(Text)


class DoneCommand(Base):
    """Commands that had an effect. A second one with the same id has none."""

    __tablename__ = "commands"

    id: Mapped[str] = _key()
    meeting_id: Mapped[str] = mapped_column(Text, index=True)
    fingerprint: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Instant)


class RuleBook(Base):
    """The workflow and the format a meeting was opened with, word for word."""

    __tablename__ = "rule_books"

    meeting_id: Mapped[str] = _key()
    kind: Mapped[str] = _key()
    hash: Mapped[str] = _key()
    body: Mapped[str] = mapped_column(Text)


class KeptFile(Base):
    """The bytes of an issued file. Its SHA-256 stands in the event that kept it."""

    __tablename__ = "files"

    meeting_id: Mapped[str] = _key()
    sha256: Mapped[str] = _key()
    name: Mapped[str] = mapped_column(Text)
    content: Mapped[bytes] = mapped_column(LargeBinary)
    at: Mapped[datetime] = mapped_column(Instant)


class OutboxRow(Base):
    """What is to be done outside the transaction that decided it. One row a (meeting, kind): done once."""

    __tablename__ = "outbox"

    meeting_id: Mapped[str] = _key()
    kind: Mapped[str] = _key()
    made_at: Mapped[datetime] = mapped_column(Instant)
    leased_until: Mapped[datetime | None] = mapped_column(Instant)
    attempts: Mapped[int]
    fault: Mapped[str | None] = mapped_column(Text)
    done_at: Mapped[datetime | None] = mapped_column(Instant)


# --- current rows: rebuilt by the events ------------------------------------------------------------------------------


class MeetingRow(Base):
    __tablename__ = "meetings"

    id: Mapped[str] = _key()
    version: Mapped[int]
    state: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(Text)
    title: Mapped[tuple[str, ...]] = mapped_column(Strings)
    preamble: Mapped[str] = mapped_column(Text)
    participants: Mapped[tuple[str, ...]] = mapped_column(Strings)
    present: Mapped[tuple[str, ...]] = mapped_column(Strings)
    sections: Mapped[tuple[str, ...]] = mapped_column(Strings)
    workflow: Mapped[str] = mapped_column(Text)
    format: Mapped[str] = mapped_column(Text)
    kept: Mapped[str | None] = mapped_column(Text)
    terms: Mapped[Terms] = mapped_column(Data(Terms))
    names: Mapped[tuple[tuple[str, str], ...]] = mapped_column(Data(tuple[tuple[str, str], ...]))
    sitting: Mapped[Sitting | None] = mapped_column(Data(Sitting))
    sittings: Mapped[int]
    issues: Mapped[int]
    presiding: Mapped[str | None] = mapped_column(Text)
    clearance: Mapped[dict[str, tuple[str, ...]]] = mapped_column(Data(dict[str, tuple[str, ...]]))
    permitted: Mapped[dict[str, Scope]] = mapped_column(Data(dict[str, Scope]))
    opened_at: Mapped[datetime] = mapped_column(Instant)
    certified_at: Mapped[datetime | None] = mapped_column(Instant)


class CapacityRow(Base):
    """`delegation` is empty for whoever has no seat: a primary key has no NULL."""

    __tablename__ = "capacities"

    meeting_id: Mapped[str] = _key()
    person: Mapped[str] = mapped_column(Text, primary_key=True, index=True)
    role: Mapped[str] = _key()
    delegation: Mapped[str] = _key()
    seat: Mapped[str] = mapped_column(Text)
    stage: Mapped[str] = mapped_column(Text)


class ConclusionRow(Base):
    __tablename__ = "conclusions"
    __table_args__ = (Index(None, "meeting_id", "section", "place"),)

    id: Mapped[str] = _key()
    meeting_id: Mapped[str] = mapped_column(Text)
    version: Mapped[int]
    state: Mapped[str] = mapped_column(Text)
    section: Mapped[str] = mapped_column(Text)
    place: Mapped[int]
    topic: Mapped[str | None] = mapped_column(Text)
    language: Mapped[str] = mapped_column(Text)
    revision: Mapped[int]
    wording: Mapped[str] = mapped_column(Text)
    delegation: Mapped[str | None] = mapped_column(Text)
    pending: Mapped[int]
    merge: Mapped[str | None] = mapped_column(Text)
    sponsors: Mapped[tuple[str, ...]] = mapped_column(Strings)
    label: Mapped[str | None] = mapped_column(Text)
    shown: Mapped[int | None]
    issued: Mapped[int | None]
    declared_in: Mapped[int | None]
    challenge: Mapped[Challenge | None] = mapped_column(Data(Challenge))


class RevisionRow(Base):
    """Immutable. `role` and `delegation` say in which capacity it was made, `amendment` whose words it took over."""

    __tablename__ = "revisions"

    conclusion: Mapped[str] = _key()
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    meeting_id: Mapped[str] = mapped_column(Text, index=True)
    language: Mapped[str] = mapped_column(Text)
    wording: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    amendment: Mapped[str | None] = mapped_column(Text)
    role: Mapped[str] = mapped_column(Text)
    delegation: Mapped[str | None] = mapped_column(Text)
    voided: Mapped[tuple[str, ...]] = mapped_column(Strings)
    nature: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Instant)


class PositionRow(Base):
    """The latest position of each delegation on each revision. Earlier ones stay in the events."""

    __tablename__ = "positions"

    conclusion: Mapped[str] = _key()
    revision: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    delegation: Mapped[str] = _key()
    meeting_id: Mapped[str] = mapped_column(Text, index=True)
    kind: Mapped[str] = mapped_column(Text)
    reason: Mapped[str | None] = mapped_column(Text)
    counter: Mapped[str | None] = mapped_column(Text)
    owner: Mapped[str | None] = mapped_column(Text)
    until: Mapped[str | None] = mapped_column(Text)
    audience: Mapped[str] = mapped_column(Text)
    kept_from: Mapped[int | None]
    at: Mapped[datetime] = mapped_column(Instant)


class CommentRow(Base):
    __tablename__ = "comments"

    id: Mapped[str] = _key()
    meeting_id: Mapped[str] = mapped_column(Text)
    conclusion: Mapped[str] = mapped_column(Text, index=True)
    revision: Mapped[int]
    role: Mapped[str] = mapped_column(Text)
    delegation: Mapped[str | None] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    audience: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Instant)


class NoteRow(Base):
    """A delegation's private note on an item, as it stands."""

    __tablename__ = "notes"

    id: Mapped[str] = _key()
    meeting_id: Mapped[str] = mapped_column(Text, index=True)
    conclusion: Mapped[str] = mapped_column(Text)
    delegation: Mapped[str] = mapped_column(Text)
    line: Mapped[str] = mapped_column(Text)
    fallback: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Instant)


class IssueRow(Base):
    """An issued draft: its frame as it stood."""

    __tablename__ = "issues"

    meeting_id: Mapped[str] = _key()
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    symbol: Mapped[str] = mapped_column(Text)
    title: Mapped[tuple[str, ...]] = mapped_column(Strings)
    preamble: Mapped[str] = mapped_column(Text)
    participants: Mapped[tuple[str, ...]] = mapped_column(Strings)
    at: Mapped[datetime] = mapped_column(Instant)


class IssuedItemRow(Base):
    """One line of an issued draft, in its order; `standing` is false for an item that had been withdrawn."""

    __tablename__ = "issued_items"

    meeting_id: Mapped[str] = _key()
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    place: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    conclusion: Mapped[str] = mapped_column(Text)
    section: Mapped[str] = mapped_column(Text)
    label: Mapped[str] = mapped_column(Text)
    revision: Mapped[int]
    wording: Mapped[str] = mapped_column(Text)
    standing: Mapped[bool]


class StructureRow(Base):
    """A proposal on the structure of the paper."""

    __tablename__ = "structures"

    id: Mapped[str] = _key()
    meeting_id: Mapped[str] = mapped_column(Text, index=True)
    change: Mapped[str] = mapped_column(Text)
    rationale: Mapped[str] = mapped_column(Text)
    role: Mapped[str] = mapped_column(Text)
    delegation: Mapped[str | None] = mapped_column(Text)
    item: Mapped[str | None] = mapped_column(Text)
    revision: Mapped[int | None]
    paragraph: Mapped[int | None]
    last: Mapped[int | None]
    joining_item: Mapped[str | None] = mapped_column(Text)
    section: Mapped[str | None] = mapped_column(Text)
    before: Mapped[str | None] = mapped_column(Text)
    lines: Mapped[tuple[str, ...]] = mapped_column(Strings)
    at: Mapped[datetime] = mapped_column(Instant)


class StructureEndRow(Base):
    """How a proposal on structure ended: accepted, not accepted, withdrawn."""

    __tablename__ = "structure_ends"

    structure: Mapped[str] = _key()
    meeting_id: Mapped[str] = mapped_column(Text, index=True)
    state: Mapped[str] = mapped_column(Text)
    reason: Mapped[str | None] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Instant)


class SittingRow(Base):
    """What was done in which sitting: opened, suspended, resumed, closed, with the attendance that was recorded."""

    __tablename__ = "sittings"

    meeting_id: Mapped[str] = _key()
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int]
    kind: Mapped[str] = mapped_column(Text)
    present: Mapped[tuple[str, ...] | None] = mapped_column(Strings)
    closed: Mapped[bool | None]
    at: Mapped[datetime] = mapped_column(Instant)


class StepRow(Base):
    """The way of an item through its states, with the reason where one was given. When it was agreed, `attending` are
    those who were asked, and `sitting` is the one in which the gavel fell, if it did."""

    __tablename__ = "steps"

    conclusion: Mapped[str] = _key()
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    meeting_id: Mapped[str] = mapped_column(Text, index=True)
    state: Mapped[str] = mapped_column(Text)
    revision: Mapped[int]
    reason: Mapped[str | None] = mapped_column(Text)
    role: Mapped[str] = mapped_column(Text)
    attending: Mapped[tuple[str, ...] | None] = mapped_column(Strings)
    sitting: Mapped[int | None]
    at: Mapped[datetime] = mapped_column(Instant)


class AmendmentRow(Base):
    __tablename__ = "amendments"
    __table_args__ = (Index(None, "meeting_id", "course"),)

    id: Mapped[str] = _key()
    meeting_id: Mapped[str] = mapped_column(Text, index=True)
    conclusion: Mapped[str] = mapped_column(Text, index=True)
    version: Mapped[int]
    state: Mapped[str] = mapped_column(Text)
    delegation: Mapped[str] = mapped_column(Text)
    base_revision: Mapped[int]
    language: Mapped[str] = mapped_column(Text)
    wording: Mapped[str] = mapped_column(Text)
    rationale: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    sponsors: Mapped[tuple[str, ...]] = mapped_column(Strings)
    asked_again: Mapped[tuple[str, ...]] = mapped_column(Strings)
    again: Mapped[str | None] = mapped_column(Text)
    filed_wording: Mapped[str | None] = mapped_column(Text)
    filed_revision: Mapped[int | None]
    carry: Mapped[str | None] = mapped_column(Text)
    why: Mapped[str] = mapped_column(Text)
    offered_to: Mapped[str | None] = mapped_column(Text)
    joined: Mapped[str | None] = mapped_column(Text)
    treatment: Mapped[str | None] = mapped_column(Text)
    treatment_reason: Mapped[str | None] = mapped_column(Text)
    reason: Mapped[str | None] = mapped_column(Text)
    filed_again: Mapped[str | None] = mapped_column(Text)
    audience: Mapped[str] = mapped_column(Text)
    attribution: Mapped[str] = mapped_column(Text)
    partners: Mapped[tuple[str, ...]] = mapped_column(Strings)
    with_presidency: Mapped[bool]
    agreed_by: Mapped[tuple[str, ...]] = mapped_column(Strings)
    cleared: Mapped[int]
    sent_back: Mapped[str | None] = mapped_column(Text)
    via: Mapped[str] = mapped_column(Text)
    sitting: Mapped[int | None]
    outcome: Mapped[str | None] = mapped_column(Text)
    source: Mapped[str | None] = mapped_column(Text)
    received: Mapped[str | None] = mapped_column(Text)
    to_confirm: Mapped[tuple[str, ...]] = mapped_column(Strings)
    made: Mapped[int | None]
    settled: Mapped[tuple[str, ...]] = mapped_column(Strings)
    disputed_by: Mapped[tuple[str, ...]] = mapped_column(Strings)
    course: Mapped[str] = mapped_column(Text)
    maintain_until: Mapped[str | None] = mapped_column(Text)
    filed_at: Mapped[datetime | None] = mapped_column(Instant)
    disposed_at: Mapped[datetime | None] = mapped_column(Instant)


class MergeRow(Base):
    """A text that the secretariat proposed from many amendments; `lines` are "amendment disposition"."""

    __tablename__ = "merges"

    id: Mapped[str] = _key()
    meeting_id: Mapped[str] = mapped_column(Text, index=True)
    conclusion: Mapped[str] = mapped_column(Text, index=True)
    revision: Mapped[int]
    wording: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    lines: Mapped[tuple[str, ...]] = mapped_column(Strings)
    at: Mapped[datetime] = mapped_column(Instant)


class MergeAnswerRow(Base):
    """The latest answer of each author that was asked."""

    __tablename__ = "merge_answers"

    merge: Mapped[str] = _key()
    amendment: Mapped[str] = _key()
    meeting_id: Mapped[str] = mapped_column(Text, index=True)
    conclusion: Mapped[str] = mapped_column(Text, index=True)
    delegation: Mapped[str] = mapped_column(Text)
    agrees: Mapped[bool]
    reason: Mapped[str | None] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Instant)


class MergeDecisionRow(Base):
    """What the Presidency decided about a merged text."""

    __tablename__ = "merge_decisions"

    merge: Mapped[str] = _key()
    meeting_id: Mapped[str] = mapped_column(Text, index=True)
    conclusion: Mapped[str] = mapped_column(Text, index=True)
    taken: Mapped[bool]
    reason: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Instant)
