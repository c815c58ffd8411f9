"""The issued draft that somebody last opened: a plain row beside the account, of nobody else's business.

It goes forward only: to open an earlier draft again changes nothing. So what is new since the last reading stays what
it was while drafts are compared. Our own rule.
"""

from datetime import datetime

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, Session, mapped_column

from engine.record.instants import Instant
from engine.record.tables import Base
from web.accounts import Account, now


class OpenedIssue(Base):
    """`number` is the latest draft that the account opened in a meeting, `before` the latest one until then."""

    __tablename__ = "opened_issues"

    account_id: Mapped[str] = mapped_column(Text, ForeignKey("accounts.id"), primary_key=True)
    meeting_id: Mapped[str] = mapped_column(Text, primary_key=True)
    number: Mapped[int]
    before: Mapped[int | None]
    at: Mapped[datetime] = mapped_column(Instant)


def last_opened(session: Session, account: str, meeting: str) -> OpenedIssue | None:
    return session.get(OpenedIssue, (account, meeting))


def note_opened(session: Session, account: str, meeting: str, number: int) -> None:
    """The account has opened this draft. Two pages at once wait for each other at the account's row."""
    session.get_one(Account, account, with_for_update=True)
    found = last_opened(session, account, meeting)
    if found is None:
        session.add(OpenedIssue(account_id=account, meeting_id=meeting, number=number, before=None, at=now()))
    elif found.number < number:
        found.number, found.before, found.at = number, found.number, now()


def opened_before(found: OpenedIssue | None, number: int) -> int | None:
    """The draft that was last opened before the one of this number; None where there is none."""
    known = (found.number, found.before) if found else ()
    return next((each for each in known if each is not None and each < number), None)
