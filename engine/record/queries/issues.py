"""Issued drafts: frozen, citable, the same for everybody; and the one that would be issued now."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, RowMapping, select

from engine.procedure.commands import Actor, CertifiedItem
from engine.procedure.conclusion import Conclusion
from engine.procedure.workflow import Rules
from engine.record import load, locks, tables
from engine.record.current.handles import CONCLUSIONS
from engine.record.queries.board import hashes
from engine.record.queries.gaze import gaze, rules_of
from engine.record.queries.places import labels_of, numbered
from engine.record.queries.texts import Texts
from engine.record.rows import table
from engine.text.wording import Wording

ISSUES = table(tables.IssueRow)
LINES = table(tables.IssuedItemRow)


@dataclass(frozen=True, slots=True)
class IssuedLine:
    """An item in an issue. `standing` is False for one that had been withdrawn, or `deferred` to the next meeting: its
    label is listed, and no text."""

    conclusion: str
    section: str
    label: str
    topic: str | None
    revision: int
    wording: Wording
    standing: bool
    deferred: bool = False


@dataclass(frozen=True, slots=True)
class IssueView:
    """One issued draft with its frame."""

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


@dataclass(frozen=True, slots=True)
class Coming:
    """What would be issued now, without a symbol: for the secretariat. `items` and `frame` say what is shown."""

    issue: IssueView
    items: tuple[CertifiedItem, ...]
    frame: str


def issues_of(connection: Connection, meeting_id: str) -> tuple[IssueMark, ...]:
    """Every issued draft of the meeting, the latest first."""
    query = select(ISSUES).where(ISSUES.c.meeting_id == meeting_id).order_by(ISSUES.c.number.desc())
    rows = connection.execute(query).mappings().all()
    texts = Texts(connection, meeting_id, (row["symbol"] for row in rows))
    return tuple(IssueMark(row["number"], texts.prose(row["symbol"]), row["at"]) for row in rows)


def issue(connection: Connection, meeting_id: str, number: int, viewer: Actor) -> IssueView | None:
    """One issued draft whole, for an observer without the names in its brackets; None when there is none of this
    number."""
    meeting = load.load(connection, meeting_id, load.Wanted()).meeting
    if meeting is None:
        return None
    seen = gaze(connection, meeting, viewer)
    nameless = seen.nameless
    which = (ISSUES.c.meeting_id == meeting_id, ISSUES.c.number == number)
    head = connection.execute(select(ISSUES).where(*which)).mappings().first()
    if head is None:
        return None
    query = (
        select(LINES, CONCLUSIONS.c.topic, CONCLUSIONS.c.state)
        .join(CONCLUSIONS, CONCLUSIONS.c.id == LINES.c.conclusion)
        .where(LINES.c.meeting_id == meeting_id, LINES.c.number == number)
        .order_by(LINES.c.place)
    )
    rows = connection.execute(query).mappings().all()
    named = (head["symbol"], head["preamble"], *head["title"])
    worded = (hash_ for row in rows for hash_ in (row["wording"], row["topic"]))
    texts = Texts(connection, meeting_id, (*named, *worded), nameless)
    return IssueView(
        meeting=meeting_id,
        number=number,
        symbol=texts.prose(head["symbol"]),
        title=tuple(map(texts.prose, head["title"])),
        preamble=texts.prose(head["preamble"]),
        participants=head["participants"],
        lines=tuple(_line(row, texts, seen.rules.deferred) for row in rows),
        at=head["at"],
    )


def _line(row: RowMapping, texts: Texts, deferred: str | None) -> IssuedLine:
    """What no longer stood when the draft was issued has its last state: nothing leaves one that is final."""
    return IssuedLine(
        conclusion=row["conclusion"],
        section=row["section"],
        label=row["label"],
        topic=texts.optional(row["topic"]),
        revision=row["revision"],
        wording=texts.wording(row["wording"]) if row["standing"] else Wording(()),
        standing=row["standing"],
        deferred=not row["standing"] and row["state"] == deferred,
    )


def coming(connection: Connection, meeting_id: str) -> Coming | None:
    """The working text as the next issue would freeze it: all of one state. None when there is no such meeting."""
    states = load.load(connection, meeting_id, load.Wanted(wide=True))
    meeting = states.meeting
    if meeting is None:
        return None
    rules = rules_of(connection, meeting_id, meeting.workflow)
    numbers = numbered(states.conclusions, meeting, rules)
    labels = labels_of(states.conclusions, numbers, meeting, rules)
    named = (meeting.preamble.hash, *(line.hash for line in meeting.title))
    own = (hash_ for item in states.conclusions for hash_ in hashes(item))
    texts = Texts(connection, meeting_id, (*named, *own))
    issue = IssueView(
        meeting=meeting_id,
        number=meeting.issues + 1,
        symbol="",
        title=tuple(texts.prose(line.hash) for line in meeting.title),
        preamble=texts.prose(meeting.preamble.hash),
        participants=meeting.participants,
        lines=tuple(
            _coming(item, labels[item.id], numbers[item.id] is not None, texts, rules)
            for section in meeting.sections
            for item in states.conclusions
            if item.section == section and item.id in labels
        ),
        at=locks.clock(connection),
    )
    standing = (item for item in states.conclusions if numbers[item.id] is not None)
    items = tuple(CertifiedItem(item.id, item.version, item.revision, item.wording.hash) for item in standing)
    return Coming(issue, items, meeting.frame)


def _coming(item: Conclusion, label: str, standing: bool, texts: Texts, rules: Rules) -> IssuedLine:
    return IssuedLine(
        conclusion=item.id,
        section=item.section,
        label=label,
        topic=texts.optional(item.topic.hash if item.topic else None),
        revision=item.revision,
        wording=texts.wording(item.wording.hash) if standing else Wording(()),
        standing=standing,
        deferred=item.state == rules.deferred,
    )
