"""Current rows of what follows certification, and of what is out of the ordinary."""

from datetime import datetime

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from engine.record.instants import Instant
from engine.record.tables.base import Base, Strings, key


class StatedRow(Base):
    """A position that the certified paper states beside an item, in the order of printing."""

    __tablename__ = "stated"

    meeting_id: Mapped[str] = key()
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    conclusion: Mapped[str] = mapped_column(Text)
    delegation: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    text: Mapped[str | None] = mapped_column(Text)


class StatementRow(Base):
    """A statement after certification; `item` is empty for one on the whole paper."""

    __tablename__ = "statements"

    id: Mapped[str] = key()
    meeting_id: Mapped[str] = mapped_column(Text, index=True)
    item: Mapped[str | None] = mapped_column(Text)
    delegation: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Instant)


class WithdrawnStatementRow(Base):
    __tablename__ = "withdrawn_statements"

    statement: Mapped[str] = key()
    meeting_id: Mapped[str] = mapped_column(Text, index=True)
    at: Mapped[datetime] = mapped_column(Instant)


class CorrectionRow(Base):
    """A correction that was asked for. What became of it stands in its steps."""

    __tablename__ = "corrections"

    id: Mapped[str] = key()
    meeting_id: Mapped[str] = mapped_column(Text, index=True)
    item: Mapped[str | None] = mapped_column(Text)
    language: Mapped[str] = mapped_column(Text)
    wrong: Mapped[str] = mapped_column(Text)
    right: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    delegation: Mapped[str | None] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Instant)


class CorrectionStepRow(Base):
    """Circulated `until` an instant, objected to by a delegation with its reason, or issued under a number."""

    __tablename__ = "correction_steps"

    correction: Mapped[str] = key()
    state: Mapped[str] = key()
    meeting_id: Mapped[str] = mapped_column(Text, index=True)
    until: Mapped[str | None] = mapped_column(Text)
    delegation: Mapped[str | None] = mapped_column(Text)
    reason: Mapped[str | None] = mapped_column(Text)
    number: Mapped[int | None]
    at: Mapped[datetime] = mapped_column(Instant)


class AddendumRow(Base):
    __tablename__ = "addenda"

    meeting_id: Mapped[str] = key()
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    statements: Mapped[tuple[str, ...]] = mapped_column(Strings)
    at: Mapped[datetime] = mapped_column(Instant)


class KeptPartRow(Base):
    """Which kept file belongs to which issue."""

    __tablename__ = "kept_parts"

    meeting_id: Mapped[str] = key()
    work: Mapped[str] = key()
    part: Mapped[str] = key()
    name: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(Text)
    size: Mapped[int]
    at: Mapped[datetime] = mapped_column(Instant)


class MoveRow(Base):
    """An extraordinary move that was proposed: by which role, from where to where."""

    __tablename__ = "moves"

    id: Mapped[str] = key()
    meeting_id: Mapped[str] = mapped_column(Text, index=True)
    conclusion: Mapped[str] = mapped_column(Text)
    source: Mapped[str] = mapped_column(Text)
    target: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    role: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Instant)


class ConfirmedMoveRow(Base):
    """The second person's confirmation of a move."""

    __tablename__ = "confirmed_moves"

    move: Mapped[str] = key()
    meeting_id: Mapped[str] = mapped_column(Text, index=True)
    role: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Instant)
