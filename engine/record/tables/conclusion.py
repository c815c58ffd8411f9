"""Current rows of an item, and what hangs on it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from engine.procedure.commands import Role
from engine.procedure.conclusion import Challenge
from engine.procedure.translation import Remark
from engine.record.instants import Instant
from engine.record.tables.base import Base, Data, Strings, key

KeptTranslation = tuple[str, int, int, str, str]
"""Language, number, the revision that it renders, the hash of its wording, and since when it stands."""


@dataclass(frozen=True, slots=True)
class StoredMove:
    """An extraordinary move that awaits its second person, its reason by its hash."""

    id: str
    source: str
    to: str
    reason: str
    person: str
    role: Role


class ConclusionRow(Base):
    __tablename__ = "conclusions"
    __table_args__ = (Index(None, "meeting_id", "section", "place"),)

    id: Mapped[str] = key()
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
    by_silence: Mapped[str | None] = mapped_column(Text)
    challenge: Mapped[Challenge | None] = mapped_column(Data(Challenge))
    move: Mapped[StoredMove | None] = mapped_column(Data(StoredMove))
    from_meeting: Mapped[str | None] = mapped_column(Text, index=True)
    from_item: Mapped[str | None] = mapped_column(Text)
    substance: Mapped[int]
    translations: Mapped[tuple[KeptTranslation, ...]] = mapped_column(Data(tuple[KeptTranslation, ...]))
    remarks: Mapped[tuple[Remark, ...]] = mapped_column(Data(tuple[Remark, ...]))
    adopted_at: Mapped[str | None] = mapped_column(Text)


class RevisionRow(Base):
    """Immutable. `role` and `delegation` say in which capacity it was made, `amendment` whose words it took over."""

    __tablename__ = "revisions"

    conclusion: Mapped[str] = key()
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

    conclusion: Mapped[str] = key()
    revision: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    delegation: Mapped[str] = key()
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

    id: Mapped[str] = key()
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

    id: Mapped[str] = key()
    meeting_id: Mapped[str] = mapped_column(Text, index=True)
    conclusion: Mapped[str] = mapped_column(Text)
    delegation: Mapped[str] = mapped_column(Text)
    line: Mapped[str] = mapped_column(Text)
    fallback: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Instant)


class StepRow(Base):
    """The way of an item through its states, with the reason where one was given. When it was agreed, `attending` are
    those who were asked, and `sitting` is the one in which the gavel fell, if it did; `silence` the procedure that
    nobody broke."""

    __tablename__ = "steps"

    conclusion: Mapped[str] = key()
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    meeting_id: Mapped[str] = mapped_column(Text, index=True)
    state: Mapped[str] = mapped_column(Text)
    revision: Mapped[int]
    reason: Mapped[str | None] = mapped_column(Text)
    role: Mapped[str] = mapped_column(Text)
    attending: Mapped[tuple[str, ...] | None] = mapped_column(Strings)
    sitting: Mapped[int | None]
    silence: Mapped[str | None] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Instant)
