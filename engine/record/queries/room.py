"""The room: whether anything changed in it. Every open page asks each second: two narrow questions answer it."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from engine.procedure.instants import past
from engine.record import locks
from engine.record.current.handles import CONCLUSIONS
from engine.record.queries.meetings import MEETINGS


@dataclass(frozen=True, slots=True)
class RoomMark:
    """How far the meeting has come, which item is looked at and how far that has come. Two equal marks are two equal
    pages for the same viewer; `disclosed` tells whether the hour has come at which members' comments are opened."""

    meeting: int
    item: str | None
    version: int | None
    disclosed: bool


def mark(connection: Connection, meeting_id: str, item: str | None = None) -> RoomMark | None:
    """The mark of the item in front of the room, or of `item`; None when there is no such meeting."""
    columns = (MEETINGS.c.version, MEETINGS.c.sitting, MEETINGS.c.terms)
    row = connection.execute(select(*columns).where(MEETINGS.c.id == meeting_id)).first()
    if row is None:
        return None
    until = row.terms.comments_until
    seen = item or (row.sitting.item if row.sitting else None)
    version = select(CONCLUSIONS.c.version).where(CONCLUSIONS.c.id == seen)
    return RoomMark(
        meeting=row.version,
        item=seen,
        version=connection.execute(version).scalar() if seen else None,
        disclosed=until is None or past(until, locks.clock(connection)),
    )


@dataclass(frozen=True, slots=True)
class PaperMark:
    """How far the meeting and all its items together have come."""

    meeting: int
    items: int
    disclosed: bool


def paper_mark(connection: Connection, meeting_id: str) -> PaperMark | None:
    """The mark of a page that shows every item; None when there is no such meeting. Versions only ever grow, so their
    sum tells any change."""
    found = mark(connection, meeting_id)
    if found is None:
        return None
    versions = select(func.sum(CONCLUSIONS.c.version)).where(CONCLUSIONS.c.meeting_id == meeting_id)
    return PaperMark(found.meeting, int(connection.execute(versions).scalar() or 0), found.disclosed)
