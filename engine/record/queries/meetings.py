"""Meetings: the list of them, and one with its frame and its people."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select

from engine.procedure.commands import Actor, Role, Scope, Seat, Stage
from engine.procedure.meeting import CERTIFIED_WORK
from engine.procedure.sitting import Sitting
from engine.procedure.terms import Terms
from engine.record import tables
from engine.record.queries.texts import Texts
from engine.record.rows import table

MEETINGS = table(tables.MeetingRow)
CAPACITIES = table(tables.CapacityRow)
FILES = table(tables.KeptFile)
BOOKS = table(tables.RuleBook)
OUTBOX = table(tables.OutboxRow)

# Made once: every page asks these.
_ALL = select(MEETINGS).order_by(MEETINGS.c.opened_at.desc(), MEETINGS.c.id)
_THEIRS = _ALL.where(
    MEETINGS.c.id.in_(select(CAPACITIES.c.meeting_id).where(CAPACITIES.c.person == bindparam("person")))
)
_ONE = _ALL.where(MEETINGS.c.id == bindparam("meeting"))
_CAPACITIES = select(CAPACITIES).where(
    CAPACITIES.c.meeting_id == bindparam("meeting"), CAPACITIES.c.person == bindparam("person")
)
_BOOK = select(BOOKS.c.body).where(
    BOOKS.c.meeting_id == bindparam("meeting"), BOOKS.c.hash == bindparam("hash")
)
_BOOKS = select(MEETINGS.c.workflow, MEETINGS.c.format).where(MEETINGS.c.id == bindparam("meeting"))


@dataclass(frozen=True, slots=True)
class MeetingView:
    """A meeting as everybody in it sees it. `format` is the hash of its format's text (see `book`); `permitted` what
    the Presidency has opened to which observer, by person."""

    id: str
    version: int
    state: str
    language: str
    title: tuple[str, ...]
    preamble: str
    participants: tuple[str, ...]
    present: tuple[str, ...]
    sections: tuple[str, ...]
    workflow: str
    format: str
    kept: str | None
    terms: Terms
    sitting: Sitting | None
    sittings: int
    issues: int
    presiding: str | None
    permitted: Mapping[str, Scope]
    opened_at: datetime
    certified_at: datetime | None


@dataclass(frozen=True, slots=True)
class FileView:
    name: str
    sha256: str
    content: bytes
    at: datetime


def all_meetings(connection: Connection) -> tuple[MeetingView, ...]:
    """Every meeting, the latest first: for the operator's command line."""
    return _views(connection, _ALL)


def meetings_of(connection: Connection, person: str) -> tuple[MeetingView, ...]:
    """The meetings in which the person has a capacity, the latest first."""
    return _views(connection, _THEIRS, person=person)


def meeting(connection: Connection, id_: str) -> MeetingView | None:
    found = _views(connection, _ONE, meeting=id_)
    return found[0] if found else None


def capacities_of(connection: Connection, meeting_id: str, person: str) -> tuple[Actor, ...]:
    """In which capacities the person may act in the meeting, in a fixed order."""
    found = connection.execute(_CAPACITIES, {"meeting": meeting_id, "person": person})
    held = [Actor(row.person, Role(row.role), row.delegation or None) for row in found]
    return tuple(sorted(held, key=lambda actor: (list(Role).index(actor.role), actor.delegation or "")))


def people_of(connection: Connection, meeting_id: str) -> tuple[Actor, ...]:
    """Everybody's capacities: for those who admit and dismiss."""
    query = (
        select(CAPACITIES)
        .where(CAPACITIES.c.meeting_id == meeting_id)
        .order_by(CAPACITIES.c.role, CAPACITIES.c.delegation, CAPACITIES.c.person)
    )
    return tuple(
        Actor(row.person, Role(row.role), row.delegation or None) for row in connection.execute(query)
    )


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in a meeting, and the seat that they have there."""

    actor: Actor
    seat: Seat
    stage: Stage


def seats_of(connection: Connection, meeting_id: str, delegation: str | None = None) -> tuple[Person, ...]:
    """Everybody with their seats, or those of one delegation: for the page on which a member names its voices."""
    query = (
        select(CAPACITIES)
        .where(CAPACITIES.c.meeting_id == meeting_id)
        .order_by(CAPACITIES.c.role, CAPACITIES.c.delegation, CAPACITIES.c.person)
    )
    if delegation is not None:
        query = query.where(CAPACITIES.c.delegation == delegation)
    return tuple(
        Person(Actor(row.person, Role(row.role), row.delegation or None), Seat(row.seat), Stage(row.stage))
        for row in connection.execute(query)
    )


def clearance_of(connection: Connection, meeting_id: str, delegation: str) -> tuple[str, ...]:
    """The steps by which a delegation clears its drafts, by name: for that delegation alone."""
    steps = connection.execute(select(MEETINGS.c.clearance).where(MEETINGS.c.id == meeting_id)).scalar_one()
    hashes = steps.get(delegation, ())
    texts = Texts(connection, meeting_id, hashes)
    return tuple(map(texts.prose, hashes))


def permitted_in(connection: Connection, meeting_id: str) -> Mapping[str, Scope]:
    """What the Presidency has opened to which observer, by person."""
    found: Mapping[str, Scope] = connection.execute(
        select(MEETINGS.c.permitted).where(MEETINGS.c.id == meeting_id)
    ).scalar_one()
    return found


def book(connection: Connection, meeting_id: str, hash_: str) -> str:
    """The text of the workflow or the format that the meeting was opened with."""
    body: str = connection.execute(_BOOK, {"meeting": meeting_id, "hash": hash_}).scalar_one()
    return body


def opened_with(connection: Connection, meeting_id: str) -> tuple[str, str] | None:
    """The hashes of the workflow and the format that the meeting was opened with."""
    row = connection.execute(_BOOKS, {"meeting": meeting_id}).first()
    return (row.workflow, row.format) if row else None


def kept_paper(connection: Connection, meeting_id: str) -> FileView | None:
    """The certified paper's Word file as it was kept; None while there is none."""
    query = (
        select(FILES)
        .join(MEETINGS, (MEETINGS.c.id == FILES.c.meeting_id) & (MEETINGS.c.kept == FILES.c.sha256))
        .where(FILES.c.meeting_id == meeting_id)
    )
    row = connection.execute(query).first()
    return FileView(row.name, row.sha256, bytes(row.content), row.at) if row else None


def rendering_fault(connection: Connection, meeting_id: str) -> str | None:
    """Why the certified paper's Word file is not there yet, if the last try failed."""
    return job_fault(connection, meeting_id, CERTIFIED_WORK)


def job_fault(connection: Connection, meeting_id: str, kind: str) -> str | None:
    """Why the files of an issue are not there yet, if the last try failed."""
    query = select(OUTBOX.c.fault).where(OUTBOX.c.meeting_id == meeting_id, OUTBOX.c.kind == kind)
    return connection.execute(query).scalar()


def _views(connection: Connection, query: Select[Any], **asked: str) -> tuple[MeetingView, ...]:
    views = []
    for row in connection.execute(query, asked).mappings().all():
        texts = Texts(connection, row["id"], (*row["title"], row["preamble"]))
        shown = {"title": tuple(map(texts.prose, row["title"])), "preamble": texts.prose(row["preamble"])}
        seen = {name: value for name, value in row.items() if name in MeetingView.__dataclass_fields__}
        views.append(MeetingView(**{**seen, **shown}))
    return tuple(views)
