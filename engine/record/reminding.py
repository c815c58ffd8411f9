"""Reminders: messages about hours that end soon, to delegations that may still act. Looked for now and then by any
number of workers; each is ordered once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine, select

from engine.procedure import notices
from engine.procedure.commands import Actor, Role
from engine.procedure.instants import read, spelled
from engine.procedure.meeting import Meeting
from engine.procedure.notices import About, Notice, NoticeKind
from engine.record import load, locks
from engine.record.certified import STEPS, statements
from engine.record.current.handles import AMENDMENTS, CONCLUSIONS, MEETINGS, POSITIONS
from engine.record.database import writing
from engine.record.mail import MAIL, order, ordered
from engine.record.queries.deadlines import Deadline, DeadlineKind, deadlines

TELLS = {
    DeadlineKind.COMMENTS: NoticeKind.COMMENTS_END,
    DeadlineKind.MAINTAIN: NoticeKind.MAINTAIN_ENDS,
    DeadlineKind.CHALLENGE: NoticeKind.CHALLENGE_ENDS,
    DeadlineKind.HOLD: NoticeKind.HOLD_ENDS,
    DeadlineKind.SILENCE: NoticeKind.SILENCE_ENDS,
    DeadlineKind.STATEMENTS: NoticeKind.STATEMENTS_END,
    DeadlineKind.CORRECTION: NoticeKind.CORRECTION_ENDS,
}
REMINDERS = frozenset(TELLS.values())
# Whose hour it is, is not everybody's to know.
OWN = (DeadlineKind.MAINTAIN, DeadlineKind.HOLD)


@dataclass(frozen=True, slots=True)
class Hour:
    """What ends for a delegation at one instant, on these items."""

    kind: DeadlineKind
    until: datetime
    items: tuple[str, ...]

    @property
    def deadline(self) -> str:
        return notices.deadline(self.kind, spelled(self.until))

    @property
    def notice(self) -> Notice:
        about = About(self.items, spelled(self.until), deadline=self.deadline)
        who = notices.Readers(frozenset(), ())
        return Notice(TELLS[self.kind], who, about, private=self.kind in OWN)


def remind(engine: Engine, hours: Sequence[int]) -> int:
    """Order what is due: `hours` before an end, the shortest that applies. How many messages that makes."""
    if not hours:
        return 0
    with engine.connect() as connection:
        now = locks.clock(connection)
        found = [
            ordered(meeting.id, f"{before}h {hour.deadline}", hour.notice, reader, now)
            for meeting in _meetings(connection, now, now + timedelta(hours=max(hours)))
            for reader, hour in _asked(connection, meeting)
            if (before := _due(connection, meeting, reader, hour, hours, now)) is not None
        ]
    if found:
        with writing(engine).begin() as connection:
            order(connection, found)
    return len(found)


def still_due(
    connection: Connection, meeting: Meeting, reader: Actor, kind: NoticeKind, about: About
) -> bool:
    """Whether the hour has not come, is set as it was, and still asks something of the reader."""
    hours = hours_of(connection, meeting, reader)
    return any(TELLS[hour.kind] == kind and hour.deadline == about.deadline for hour in hours)


def hours_of(connection: Connection, meeting: Meeting, reader: Actor) -> tuple[Hour, ...]:
    """What ends for a delegation and asks something of it: the entries of its own page of deadlines."""
    grouped: dict[tuple[DeadlineKind, datetime], list[str]] = {}
    for one in deadlines(connection, meeting.id, reader):
        if one.until is not None and _concerns(connection, one, meeting, reader):
            items = grouped.setdefault((one.kind, one.until), [])
            items += [one.conclusion] if one.conclusion else []
    return tuple(Hour(kind, until, tuple(items)) for (kind, until), items in grouped.items())


def _concerns(connection: Connection, one: Deadline, meeting: Meeting, reader: Actor) -> bool:
    if one.kind in OWN:
        return one.delegation == reader.delegation
    if one.kind == DeadlineKind.COMMENTS:
        return meeting.statements_until is None  # what is certified takes no comments
    if one.kind == DeadlineKind.STATEMENTS:
        said = statements(connection, meeting.id)
        return all(each.withdrawn or each.delegation != reader.delegation for each in said)
    return True


def _asked(connection: Connection, meeting: Meeting) -> Iterator[tuple[Actor, Hour]]:
    """Everybody who sits for a delegation that takes part, with what ends for it; it is asked once a delegation."""
    found: dict[str, tuple[Hour, ...]] = {}
    for person, role, delegation in sorted(meeting.capacities, key=lambda one: (one[2] or "", one[0])):
        if role == Role.DELEGATION and delegation in meeting.participants:
            reader = Actor(person, role, delegation)
            if delegation not in found:
                found[delegation] = hours_of(connection, meeting, reader)
            yield from ((reader, hour) for hour in found[delegation])


def _due(
    connection: Connection, meeting: Meeting, reader: Actor, hour: Hour, hours: Sequence[int], now: datetime
) -> int | None:
    """The shortest time before the end that has begun, unless the reader has had a message on this hour within it."""
    begun = [each for each in hours if hour.until - now <= timedelta(hours=each)]
    if not begun:
        return None
    query = select(MAIL.c.id).where(
        MAIL.c.meeting_id == meeting.id,
        MAIL.c.person == reader.person,
        MAIL.c.deadline == hour.deadline,
        MAIL.c.made_at >= hour.until - timedelta(hours=min(begun)),
    )
    return None if connection.execute(query.limit(1)).first() else min(begun)


def _meetings(connection: Connection, now: datetime, horizon: datetime) -> tuple[Meeting, ...]:
    """Those in which something may end between now and then: asked of the few rows that have an hour."""
    hours = (*_kept_hours(connection, now), *_hours_of_meetings(connection))
    found = {meeting for meeting, until in hours if _between(until, now, horizon)}
    return tuple(_loaded(connection, sorted(found)))


def _kept_hours(connection: Connection, now: datetime) -> Iterator[tuple[str, str | None]]:
    """Hours of amendments, positions, corrections and editorial changes. They sort as strings where all are spelled in
    UTC; a day is left for one that was typed with its zone."""
    first = spelled(now - timedelta(days=1))
    for of, until in ((AMENDMENTS, "maintain_until"), (POSITIONS, "until"), (STEPS, "until")):
        query = select(of.c.meeting_id, of.c[until]).where(of.c[until] > first)
        yield from ((row[0], row[1]) for row in connection.execute(query.distinct()))
    query = select(CONCLUSIONS.c.meeting_id, CONCLUSIONS.c.challenge)
    for row in connection.execute(query.where(CONCLUSIONS.c.challenge.is_not(None))):
        yield row.meeting_id, row.challenge.until


def _hours_of_meetings(connection: Connection) -> Iterator[tuple[str, str | None]]:
    columns = (MEETINGS.c.id, MEETINGS.c.terms, MEETINGS.c.silences, MEETINGS.c.statements_until)
    for row in connection.execute(select(*columns)):
        yield row.id, row.statements_until
        yield row.id, row.terms.comments_until
        yield from ((row.id, silence.until) for silence in row.silences)


def _between(until: str | None, now: datetime, horizon: datetime) -> bool:
    found = read(until) if until else None
    return found is not None and now < found <= horizon


def _loaded(connection: Connection, ids: Iterable[str]) -> Iterator[Meeting]:
    for id_ in ids:
        meeting = load.load(connection, id_, load.Wanted()).meeting
        assert meeting is not None, "its row was just read"
        yield meeting
