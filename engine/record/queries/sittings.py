"""The sittings that there were, with their attendance."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, select

from engine.record import tables
from engine.record.rows import table

SITTINGS = table(tables.SittingRow)


@dataclass(frozen=True, slots=True)
class SittingView:
    """`present` is the attendance as it was recorded last; `closed_at` is None while the sitting is on."""

    number: int
    closed: bool
    present: tuple[str, ...]
    opened_at: datetime
    closed_at: datetime | None


def sittings_of(connection: Connection, meeting_id: str) -> tuple[SittingView, ...]:
    """Every sitting of the meeting, in order."""
    query = select(SITTINGS).where(SITTINGS.c.meeting_id == meeting_id).order_by(SITTINGS.c.version)
    found: dict[int, SittingView] = {}
    for row in connection.execute(query):
        if row.kind == "opened":
            found[row.number] = SittingView(row.number, row.closed, row.present, row.at, None)
        elif row.kind == "attendance" and row.number in found:
            found[row.number] = replace(found[row.number], present=row.present)
        elif row.kind == "closed":
            found[row.number] = replace(found[row.number], closed_at=row.at)
    return tuple(found.values())
