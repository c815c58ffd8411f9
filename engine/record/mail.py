"""Messages: ordered in the transaction of the event that they tell of, and written by whichever worker leases them.

As with the outbox: a worker that dies lets its lease run out, and the next one goes on. A message's bytes are kept in
its row before its file is written, so that what is written again is the same.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from engine.procedure.commands import Actor, Role
from engine.procedure.events import Event
from engine.procedure.guards import States
from engine.procedure.notices import About, Notice, NoticeKind, Scene, notices, readers, tells
from engine.record import locks, tables
from engine.record.database import writing
from engine.record.fold import Fold
from engine.record.leases import LEASE, wait_after
from engine.record.rows import table

MAIL = table(tables.MailRow)
AT_ONCE = 20  # messages that a worker leases together


class Dropped(StrEnum):
    """Why a message was not written after all."""

    GONE = "gone"  # its reader has no longer the capacity that it was for, or no account
    HIDDEN = "hidden"  # its reader may no longer see what it is about
    OVER = (
        "over"  # the hour that it reminds of has passed, or is no longer set, or asks nothing of its reader
    )
    NO_ADDRESS = "no_address"


@dataclass(frozen=True, slots=True)
class Letter:
    """A message to be written; `content` is its bytes, if they were made already."""

    meeting: str
    id: str
    reader: Actor
    kind: NoticeKind
    about: About
    made_at: datetime
    attempts: int
    content: bytes | None


@dataclass(frozen=True, slots=True)
class Made:
    subject: str
    content: bytes


@dataclass(slots=True)
class Work:
    """What became of the letters of one lease, by id: made, dropped, or why not."""

    made: dict[str, Made] = field(default_factory=dict)
    dropped: dict[str, Dropped] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)


def follow(
    connection: Connection, happened: Sequence[tuple[Event, int]], states: States, actor: Actor, at: datetime
) -> None:
    """Order what is told of `happened` (each with its version in its stream), in its transaction."""
    if not any(tells(event) for event, _ in happened):
        return
    fold, found = Fold.of(states), list[dict[str, Any]]()
    for event, version in happened:
        meeting = fold.meetings.get(event.meeting)
        told = tuple(notices(event, Scene(meeting, fold.amendments))) if meeting else ()
        fold.take(event)
        for notice in told:
            who = readers(notice, fold.meetings[event.meeting], actor.person)
            found += (ordered(event.meeting, f"{event.stream}:{version}", notice, one, at) for one in who)
    order(connection, found)


def ordered(meeting: str, source: str, notice: Notice, reader: Actor, at: datetime) -> dict[str, Any]:
    """The row of one message; its id is the same whenever it is ordered again."""
    told = (meeting, source, notice.kind, notice.about.amendment or "", reader.person)
    return {
        "meeting_id": meeting,
        "id": sha256("\n".join(told).encode()).hexdigest()[:32],
        "person": reader.person,
        "role": reader.role,
        "delegation": reader.delegation,
        "kind": notice.kind,
        "about": notice.about,
        "deadline": notice.about.deadline,
        "private": notice.private,
        "made_at": at,
        "attempts": 0,
    }


def order(connection: Connection, found: Sequence[dict[str, Any]]) -> None:
    """Each once: what has been ordered already stays as it is."""
    if found:
        into = (sqlite if connection.dialect.name == "sqlite" else postgresql).insert(MAIL)
        connection.execute(into.on_conflict_do_nothing(), found)


def lease(engine: Engine) -> tuple[Letter, ...]:
    """Take the oldest messages that nobody works on, for `LEASE`; none when there is nothing to write."""
    with writing(engine).begin() as connection:
        now = locks.clock(connection)
        free = or_(MAIL.c.leased_until.is_(None), MAIL.c.leased_until < now)
        query = select(MAIL).where(MAIL.c.done_at.is_(None), free).order_by(MAIL.c.made_at, MAIL.c.id)
        rows = connection.execute(query.limit(AT_ONCE).with_for_update(skip_locked=True)).mappings().all()
        if rows:
            values = {"leased_until": now + LEASE, "attempts": MAIL.c.attempts + 1}
            connection.execute(update(MAIL).where(_these(rows)).values(values))
        return tuple(_letter(row) for row in rows)


def keep(engine: Engine, letters: Sequence[Letter], work: Work) -> Mapping[str, bytes]:
    """Keep what was made, settle what was dropped, put back what failed. Returns the bytes that are to be written: as
    they are kept, whoever made them."""
    with writing(engine).begin() as connection:
        now = locks.clock(connection)
        for one in letters:
            for values in _outcome(one, work, now):
                connection.execute(update(MAIL).where(_own(one)).values(values))
        query = select(MAIL.c.id, MAIL.c.content).where(
            _these_letters(letters), MAIL.c.done_at.is_(None), MAIL.c.content.is_not(None)
        )
        written = {row.id: bytes(row.content) for row in connection.execute(query)}
    return {id_: content for id_, content in written.items() if id_ not in work.faults}


def settle(engine: Engine, letters: Sequence[Letter], written: Collection[str]) -> None:
    """Their files stand."""
    done = [one for one in letters if one.id in written]
    if done:
        with writing(engine).begin() as connection:
            values = {"done_at": locks.clock(connection), "leased_until": None, "fault": None}
            open_ = MAIL.c.done_at.is_(None)
            connection.execute(update(MAIL).where(_these_letters(done), open_).values(values))


def put_back(engine: Engine, letters: Iterable[Letter], fault: str) -> None:
    """They failed: keep the reason, and wait twice as long each time. What another has taken since is left to it."""
    with writing(engine).begin() as connection:
        for one in letters:
            values = _failed(one, fault, locks.clock(connection))
            connection.execute(update(MAIL).where(_own(one)).values(values))


def _outcome(one: Letter, work: Work, now: datetime) -> Iterable[dict[str, Any]]:
    if (made := work.made.get(one.id)) is not None:
        yield {"subject": made.subject, "content": made.content}
    if (dropped := work.dropped.get(one.id)) is not None:
        yield {"dropped": dropped, "done_at": now, "leased_until": None, "fault": None}
    if (fault := work.faults.get(one.id)) is not None:
        yield _failed(one, fault, now)


def _failed(one: Letter, fault: str, now: datetime) -> dict[str, Any]:
    return {"leased_until": now + wait_after(one.attempts), "fault": fault[:2000]}


def _letter(row: RowMapping) -> Letter:
    return Letter(
        meeting=row["meeting_id"],
        id=row["id"],
        reader=Actor(row["person"], Role(row["role"]), row["delegation"]),
        kind=NoticeKind(row["kind"]),
        about=row["about"],
        made_at=row["made_at"],
        attempts=row["attempts"] + 1,
        content=row["content"],
    )


def _own(one: Letter) -> Any:
    """The row, while it is this lease's."""
    key = (MAIL.c.meeting_id == one.meeting) & (MAIL.c.id == one.id)
    return key & (MAIL.c.attempts == one.attempts) & MAIL.c.done_at.is_(None)


def _these(rows: Sequence[RowMapping]) -> Any:
    """An id is computed from its meeting too: it is no other's."""
    return MAIL.c.id.in_([row["id"] for row in rows])


def _these_letters(letters: Sequence[Letter]) -> Any:
    return MAIL.c.id.in_([one.id for one in letters])
