"""Current rows of a meeting: its people, sittings, issued drafts, proposals on structure."""

from datetime import datetime

from sqlalchemy import Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from engine.procedure.commands import Scope
from engine.procedure.events import SilentItem
from engine.procedure.silence import Silence
from engine.procedure.sitting import Sitting
from engine.procedure.terms import Terms
from engine.procedure.translation import FrameIn
from engine.record.instants import Instant
from engine.record.tables.base import Base, Data, Strings, key


class MeetingRow(Base):
    """`next_hour` is the first instant at which time ends a silence: what a worker looks for."""

    __tablename__ = "meetings"
    __table_args__ = (Index(None, "next_hour"),)

    id: Mapped[str] = key()
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
    statements_until: Mapped[str | None] = mapped_column(Text)
    printing: Mapped[str | None] = mapped_column(Text)
    corrections: Mapped[int]
    addenda: Mapped[int]
    ordered: Mapped[tuple[str, ...]] = mapped_column(Strings)
    frames: Mapped[tuple[FrameIn, ...]] = mapped_column(Data(tuple[FrameIn, ...]))
    silences: Mapped[tuple[Silence, ...]] = mapped_column(Data(tuple[Silence, ...]))
    next_hour: Mapped[str | None] = mapped_column(Text)
    opened_at: Mapped[datetime] = mapped_column(Instant)
    certified_at: Mapped[datetime | None] = mapped_column(Instant)


class CapacityRow(Base):
    """`delegation` is empty for whoever has no seat: a primary key has no NULL."""

    __tablename__ = "capacities"

    meeting_id: Mapped[str] = key()
    person: Mapped[str] = mapped_column(Text, primary_key=True, index=True)
    role: Mapped[str] = key()
    delegation: Mapped[str] = key()
    seat: Mapped[str] = mapped_column(Text)
    stage: Mapped[str] = mapped_column(Text)


class IssueRow(Base):
    """An issued draft: its frame as it stood."""

    __tablename__ = "issues"

    meeting_id: Mapped[str] = key()
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    symbol: Mapped[str] = mapped_column(Text)
    title: Mapped[tuple[str, ...]] = mapped_column(Strings)
    preamble: Mapped[str] = mapped_column(Text)
    participants: Mapped[tuple[str, ...]] = mapped_column(Strings)
    at: Mapped[datetime] = mapped_column(Instant)


class IssuedItemRow(Base):
    """One line of an issued draft, in its order; `standing` is false for an item that had been withdrawn."""

    __tablename__ = "issued_items"

    meeting_id: Mapped[str] = key()
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

    id: Mapped[str] = key()
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

    structure: Mapped[str] = key()
    meeting_id: Mapped[str] = mapped_column(Text, index=True)
    state: Mapped[str] = mapped_column(Text)
    reason: Mapped[str | None] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Instant)


class SittingRow(Base):
    """What was done in which sitting: opened, suspended, resumed, closed, with the attendance that was recorded."""

    __tablename__ = "sittings"

    meeting_id: Mapped[str] = key()
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int]
    kind: Mapped[str] = mapped_column(Text)
    present: Mapped[tuple[str, ...] | None] = mapped_column(Strings)
    closed: Mapped[bool | None]
    at: Mapped[datetime] = mapped_column(Instant)


class SilenceStepRow(Base):
    """What happened in the meeting's silence procedures, in order. Which columns are filled depends on the kind: see
    the event of that name. `person` is who entered or looked at a filing that came by another way."""

    __tablename__ = "silence_steps"

    meeting_id: Mapped[str] = key()
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    silence: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    items: Mapped[tuple[SilentItem, ...] | None] = mapped_column(Data(tuple[SilentItem, ...]))
    package: Mapped[bool | None]
    until: Mapped[str | None] = mapped_column(Text)
    zone: Mapped[str | None] = mapped_column(Text)
    item: Mapped[str | None] = mapped_column(Text)
    delegation: Mapped[str | None] = mapped_column(Text)
    what: Mapped[str | None] = mapped_column(Text)
    position: Mapped[str | None] = mapped_column(Text)
    filing: Mapped[str | None] = mapped_column(Text)
    outside: Mapped[bool | None]
    why: Mapped[str | None] = mapped_column(Text)
    reason: Mapped[str | None] = mapped_column(Text)
    received: Mapped[str | None] = mapped_column(Text)
    source: Mapped[str | None] = mapped_column(Text)
    person: Mapped[str | None] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Instant)
