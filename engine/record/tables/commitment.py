"""Current rows of what follows a meeting: its commitments, links between items, and which meeting it followed."""

from datetime import datetime

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from engine.record.instants import Instant
from engine.record.tables.base import Base, key


class CommitmentRow(Base):
    __tablename__ = "commitments"

    id: Mapped[str] = key()
    meeting_id: Mapped[str] = mapped_column(Text, index=True)
    conclusion: Mapped[str] = mapped_column(Text)
    passage: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Instant)


class CommitmentStepRow(Base):
    """What was recorded of a commitment, in order: step 1 is its recording. What a step does not change is empty."""

    __tablename__ = "commitment_steps"

    commitment: Mapped[str] = key()
    step: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    meeting_id: Mapped[str] = mapped_column(Text, index=True)
    owner_kind: Mapped[str | None] = mapped_column(Text)
    owner: Mapped[str | None] = mapped_column(Text)
    owner_words: Mapped[str | None] = mapped_column(Text)
    due: Mapped[str | None] = mapped_column(Text)
    progress: Mapped[str | None] = mapped_column(Text)
    note: Mapped[str | None] = mapped_column(Text)
    audience: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Instant)


class ItemLinkRow(Base):
    """An item leads to another one; for `deferred` see `ItemsLinked`."""

    __tablename__ = "item_links"

    id: Mapped[str] = key()
    meeting_id: Mapped[str] = mapped_column(Text, index=True)
    conclusion: Mapped[str] = mapped_column(Text)
    to_meeting: Mapped[str] = mapped_column(Text, index=True)
    to_conclusion: Mapped[str] = mapped_column(Text)
    deferred: Mapped[bool]
    at: Mapped[datetime] = mapped_column(Instant)


class FormerMeetingRow(Base):
    """From whose commitments a meeting was opened."""

    __tablename__ = "former_meetings"

    meeting_id: Mapped[str] = key()
    former: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(Instant)
