"""Messages to be written. No part of the record: they say nothing that the events do not."""

from datetime import datetime

from sqlalchemy import Index, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from engine.procedure.notices import About
from engine.record.instants import Instant
from engine.record.tables.base import Base, Data, key


class MailRow(Base):
    """One message to one person, ordered once: `id` is computed from what it tells and to whom. `content` is its bytes,
    once it is made; `dropped` says why it was not written after all. `private`: for its reader's eyes, not the chair's.
    """

    __tablename__ = "mail"
    __table_args__ = (Index(None, "done_at"),)

    meeting_id: Mapped[str] = key()
    id: Mapped[str] = key()
    person: Mapped[str] = mapped_column(Text)
    role: Mapped[str] = mapped_column(Text)
    delegation: Mapped[str | None] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    about: Mapped[About] = mapped_column(Data(About))
    deadline: Mapped[str | None] = mapped_column(Text)
    private: Mapped[bool]
    made_at: Mapped[datetime] = mapped_column(Instant)
    leased_until: Mapped[datetime | None] = mapped_column(Instant)
    attempts: Mapped[int]
    fault: Mapped[str | None] = mapped_column(Text)
    subject: Mapped[str | None] = mapped_column(Text)
    content: Mapped[bytes | None] = mapped_column(LargeBinary)
    dropped: Mapped[str | None] = mapped_column(Text)
    done_at: Mapped[datetime | None] = mapped_column(Instant)
