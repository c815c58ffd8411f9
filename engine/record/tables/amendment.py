"""Current rows of amendments, and of texts that are made of many."""

from datetime import datetime

from sqlalchemy import Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from engine.record.instants import Instant
from engine.record.tables.base import Base, Strings, key


class AmendmentRow(Base):
    __tablename__ = "amendments"
    __table_args__ = (Index(None, "meeting_id", "course"),)

    id: Mapped[str] = key()
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
    on_number: Mapped[int | None]
    own_language: Mapped[str | None] = mapped_column(Text)
    own_number: Mapped[int | None]
    own_wording: Mapped[str | None] = mapped_column(Text)
    counterpart_revision: Mapped[int | None]
    counterpart: Mapped[str | None] = mapped_column(Text)
    returned: Mapped[str | None] = mapped_column(Text)
    filed_at: Mapped[datetime | None] = mapped_column(Instant)
    disposed_at: Mapped[datetime | None] = mapped_column(Instant)


class MergeRow(Base):
    """A text that the secretariat proposed from many amendments; `lines` are "amendment disposition"."""

    __tablename__ = "merges"

    id: Mapped[str] = key()
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

    merge: Mapped[str] = key()
    amendment: Mapped[str] = key()
    meeting_id: Mapped[str] = mapped_column(Text, index=True)
    conclusion: Mapped[str] = mapped_column(Text, index=True)
    delegation: Mapped[str] = mapped_column(Text)
    agrees: Mapped[bool]
    reason: Mapped[str | None] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Instant)


class MergeDecisionRow(Base):
    """What the Presidency decided about a merged text."""

    __tablename__ = "merge_decisions"

    merge: Mapped[str] = key()
    meeting_id: Mapped[str] = mapped_column(Text, index=True)
    conclusion: Mapped[str] = mapped_column(Text, index=True)
    taken: Mapped[bool]
    reason: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Instant)
