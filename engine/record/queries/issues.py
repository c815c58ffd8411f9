"""Issued drafts: frozen, citable, the same for everybody."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, RowMapping, select

from engine.record import tables
from engine.record.load import CONCLUSIONS
from engine.record.queries.texts import Texts
from engine.record.rows import table
from engine.text.wording import Wording

ISSUES = table(tables.IssueRow)
LINES = table(tables.IssuedItemRow)


@dataclass(frozen=True, slots=True)
class IssuedLine:
    """An item in an issue. `standing` is False for one that had been withdrawn: its label is listed, and no text."""

    conclusion: str
    section: str
    label: str
    topic: str | None
    revision: int
    wording: Wording
    standing: bool


@dataclass(frozen=True, slots=True)
class IssueView:
    """One issued draft with its frame. Without attribution: nothing in it says who wanted what."""

    meeting: str
    number: int
    symbol: str
    title: tuple[str, ...]
    preamble: str
    participants: tuple[str, ...]
    lines: tuple[IssuedLine, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class IssueMark:
    """An issued draft in a list of them."""

    number: int
    symbol: str
    at: datetime


def issues_of(connection: Connection, meeting_id: str) -> tuple[IssueMark, ...]:
    """Every issued draft of the meeting, the latest first."""
    query = select(ISSUES).where(ISSUES.c.meeting_id == meeting_id).order_by(ISSUES.c.number.desc())
    rows = connection.execute(query).mappings().all()
    texts = Texts(connection, meeting_id, (row["symbol"] for row in rows))
    return tuple(IssueMark(row["number"], texts.prose(row["symbol"]), row["at"]) for row in rows)


def issue(connection: Connection, meeting_id: str, number: int) -> IssueView | None:
    """One issued draft whole; None when there is none of this number."""
    which = (ISSUES.c.meeting_id == meeting_id, ISSUES.c.number == number)
    head = connection.execute(select(ISSUES).where(*which)).mappings().first()
    if head is None:
        return None
    query = (
        select(LINES, CONCLUSIONS.c.topic)
        .join(CONCLUSIONS, CONCLUSIONS.c.id == LINES.c.conclusion)
        .where(LINES.c.meeting_id == meeting_id, LINES.c.number == number)
        .order_by(LINES.c.place)
    )
    rows = connection.execute(query).mappings().all()
    named = (head["symbol"], head["preamble"], *head["title"])
    texts = Texts(
        connection, meeting_id, (*named, *(hash_ for row in rows for hash_ in (row["wording"], row["topic"])))
    )
    return IssueView(
        meeting=meeting_id,
        number=number,
        symbol=texts.prose(head["symbol"]),
        title=tuple(map(texts.prose, head["title"])),
        preamble=texts.prose(head["preamble"]),
        participants=head["participants"],
        lines=tuple(_line(row, texts) for row in rows),
        at=head["at"],
    )


def _line(row: RowMapping, texts: Texts) -> IssuedLine:
    return IssuedLine(
        conclusion=row["conclusion"],
        section=row["section"],
        label=row["label"],
        topic=texts.optional(row["topic"]),
        revision=row["revision"],
        wording=texts.wording(row["wording"]) if row["standing"] else Wording(()),
        standing=row["standing"],
    )
