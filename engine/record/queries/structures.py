"""Proposals on the structure of the paper, as everybody in the negotiation sees them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, RowMapping, select

from engine.procedure.commands import Actor, Change, Role
from engine.procedure.structure import StructureState
from engine.record import load
from engine.record.current.handles import STRUCTURE_ENDS, STRUCTURES
from engine.record.queries.gaze import gaze
from engine.record.queries.texts import Texts


@dataclass(frozen=True, slots=True)
class StructureView:
    """See `commands.ProposeStructure`; `reason` is the one it ended with."""

    id: str
    change: Change
    role: Role
    delegation: str | None
    item: str | None
    revision: int | None
    paragraph: int | None
    last: int | None
    joining_item: str | None
    section: str | None
    before: str | None
    lines: tuple[str, ...]
    rationale: str
    state: StructureState
    reason: str | None
    at: datetime
    ended_at: datetime | None


def structures_of(connection: Connection, meeting_id: str, viewer: Actor) -> tuple[StructureView, ...]:
    """Every proposal on structure, oldest first; one that was withdrawn is its owner's and the secretariat's."""
    meeting = load.load(connection, meeting_id, load.Wanted()).meeting
    if meeting is None:
        return ()
    seen = gaze(connection, meeting, viewer)
    if "amendments" not in seen.facets:
        return ()
    ends = STRUCTURE_ENDS.c
    query = (
        select(STRUCTURES, ends.state, ends.reason, ends.at.label("ended_at"))
        .outerjoin(STRUCTURE_ENDS, ends.structure == STRUCTURES.c.id)
        .where(STRUCTURES.c.meeting_id == meeting_id)
        .order_by(STRUCTURES.c.at, STRUCTURES.c.id)
    )
    rows = [
        row
        for row in connection.execute(query).mappings()
        if row["state"] != StructureState.WITHDRAWN or seen.superseded(row["delegation"] or "")
    ]
    named = (hash_ for row in rows for hash_ in (row["rationale"], row["reason"], *row["lines"]))
    texts = Texts(connection, meeting_id, named)
    return tuple(_view(row, texts) for row in rows)


def _view(row: RowMapping, texts: Texts) -> StructureView:
    same = ("id", "delegation", "item", "revision", "paragraph", "last", "joining_item", "section", "before")
    return StructureView(
        **{name: row[name] for name in same},
        change=Change(row["change"]),
        role=Role(row["role"]),
        lines=tuple(map(texts.prose, row["lines"])),
        rationale=texts.prose(row["rationale"]),
        state=StructureState(row["state"] or StructureState.OPEN),
        reason=texts.optional(row["reason"]),
        at=row["at"],
        ended_at=row["ended_at"],
    )
