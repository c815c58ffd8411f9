"""Current rows of translations: their numbers, the remarks on them, and what stands around the items."""

from datetime import datetime

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from engine.record.instants import Instant
from engine.record.tables.base import Base, Data, Strings, key


class TranslationRow(Base):
    """Immutable: one number of an item's translation. `remark` is the one that it takes in."""

    __tablename__ = "translations"

    conclusion: Mapped[str] = key()
    language: Mapped[str] = key()
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    meeting_id: Mapped[str] = mapped_column(Text, index=True)
    renders: Mapped[int]
    wording: Mapped[str] = mapped_column(Text)
    reason: Mapped[str | None] = mapped_column(Text)
    remark: Mapped[str | None] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Instant)


class RemarkRow(Base):
    """A language remark on one number: the words proposed, and why."""

    __tablename__ = "remarks"

    id: Mapped[str] = key()
    meeting_id: Mapped[str] = mapped_column(Text, index=True)
    conclusion: Mapped[str] = mapped_column(Text, index=True)
    language: Mapped[str] = mapped_column(Text)
    number: Mapped[int]
    delegation: Mapped[str] = mapped_column(Text)
    wording: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Instant)


class RemarkAnswerRow(Base):
    """`number` is the one that the remark was taken into; None where it was declined."""

    __tablename__ = "remark_answers"

    remark: Mapped[str] = key()
    meeting_id: Mapped[str] = mapped_column(Text, index=True)
    conclusion: Mapped[str] = mapped_column(Text, index=True)
    number: Mapped[int | None]
    reason: Mapped[str | None] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Instant)


class FrameRow(Base):
    """Immutable: one number of title, preamble and topics (by item) in another language."""

    __tablename__ = "frames"

    meeting_id: Mapped[str] = key()
    language: Mapped[str] = key()
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    renders: Mapped[str] = mapped_column(Text)
    title: Mapped[tuple[str, ...]] = mapped_column(Strings)
    preamble: Mapped[str] = mapped_column(Text)
    topics: Mapped[tuple[tuple[str, str], ...]] = mapped_column(Data(tuple[tuple[str, str], ...]))
    at: Mapped[datetime] = mapped_column(Instant)


class IssuedInRow(Base):
    """Immutable: what an issue (`work`: the job that makes its files) says in another language of an item, or around
    the items (`conclusion` is empty): a number, 0 where there is none, and where it stood."""

    __tablename__ = "issued_translations"

    meeting_id: Mapped[str] = key()
    work: Mapped[str] = key()
    language: Mapped[str] = key()
    conclusion: Mapped[str] = key()
    number: Mapped[int]
    standing: Mapped[str] = mapped_column(Text)
