"""The record proper, which is only ever added to, and the outbox."""

from datetime import datetime

from sqlalchemy import Index, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from engine.procedure.refusals import Refusal
from engine.record.instants import Instant
from engine.record.tables.base import Base, Data, key


class Stream(Base):
    """The head of each stream: its row is what a command locks. `kind` is meeting, conclusion or draft."""

    __tablename__ = "streams"

    id: Mapped[str] = key()
    meeting_id: Mapped[str] = mapped_column(Text, index=True)
    kind: Mapped[str] = mapped_column(Text)
    version: Mapped[int]
    head: Mapped[str] = mapped_column(Text)
    last_at: Mapped[datetime] = mapped_column(Instant)


class StoredEvent(Base):
    """`body` is exactly what was hashed. (stream, version) is unique: a lost update is impossible."""

    __tablename__ = "events"
    __table_args__ = (Index(None, "meeting_id", "stream"), Index(None, "command_id"))

    stream: Mapped[str] = key()
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

    meeting_id: Mapped[str] = key()
    hash: Mapped[str] = key()
    salt: Mapped[str | None] = mapped_column(Text)
    body: Mapped[str | None] = mapped_column(Text)


class DoneCommand(Base):
    """Commands that had an effect. A second one with the same id has none, and is told the same: `refusal` is why the
    answer was no all the same (a filing that came too late is logged)."""

    __tablename__ = "commands"

    id: Mapped[str] = key()
    meeting_id: Mapped[str] = mapped_column(Text, index=True)
    fingerprint: Mapped[str] = mapped_column(Text)
    refusal: Mapped[Refusal | None] = mapped_column(Data(Refusal))
    at: Mapped[datetime] = mapped_column(Instant)


class RuleBook(Base):
    """The workflow and the format a meeting was opened with, word for word."""

    __tablename__ = "rule_books"

    meeting_id: Mapped[str] = key()
    kind: Mapped[str] = key()
    hash: Mapped[str] = key()
    body: Mapped[str] = mapped_column(Text)


class KeptFile(Base):
    """The bytes of an issued file. Its SHA-256 stands in the event that kept it."""

    __tablename__ = "files"

    meeting_id: Mapped[str] = key()
    sha256: Mapped[str] = key()
    name: Mapped[str] = mapped_column(Text)
    content: Mapped[bytes] = mapped_column(LargeBinary)
    at: Mapped[datetime] = mapped_column(Instant)


class OutboxRow(Base):
    """What is to be done outside the transaction that decided it. One row a (meeting, kind): done once."""

    __tablename__ = "outbox"

    meeting_id: Mapped[str] = key()
    kind: Mapped[str] = key()
    made_at: Mapped[datetime] = mapped_column(Instant)
    leased_until: Mapped[datetime | None] = mapped_column(Instant)
    attempts: Mapped[int]
    fault: Mapped[str | None] = mapped_column(Text)
    done_at: Mapped[datetime | None] = mapped_column(Instant)
