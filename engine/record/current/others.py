"""What else a command may name, from its rows: a merged text, a structure proposal, a commitment, a link."""

from sqlalchemy import Connection, RowMapping, bindparam, func, select

from engine.procedure.commands import Change, Disposition, MergeLine
from engine.procedure.commitment import Commitment, Link
from engine.procedure.merging import Merge
from engine.procedure.structure import Structure, StructureState
from engine.procedure.texts import Text
from engine.record.current.handles import (
    COMMITMENT_STEPS,
    COMMITMENTS,
    LINKS,
    MERGES,
    STRUCTURE_ENDS,
    STRUCTURES,
    TEXTS,
)
from engine.record.current.texts import reference

_MERGE = (
    select(MERGES, TEXTS.c.salt, TEXTS.c.body)
    .join(TEXTS, (TEXTS.c.meeting_id == MERGES.c.meeting_id) & (TEXTS.c.hash == MERGES.c.wording))
    .where(MERGES.c.id == bindparam("id"))
)
_STRUCTURE = (
    select(STRUCTURES, STRUCTURE_ENDS.c.state)
    .outerjoin(STRUCTURE_ENDS, STRUCTURE_ENDS.c.structure == STRUCTURES.c.id)
    .where(STRUCTURES.c.id == bindparam("id"))
)


def merge(connection: Connection, id_: str | None) -> Merge | None:
    row = connection.execute(_MERGE, {"id": id_}).mappings().first() if id_ else None
    return merge_of(row, Text(row["wording"], row["salt"] or "", row["body"])) if row else None


def merge_of(row: RowMapping, wording: Text) -> Merge:
    """A merged text from its row."""
    parts = (line.split(" ") for line in row["lines"])
    lines = tuple(MergeLine(amendment, Disposition(disposition)) for amendment, disposition in parts)
    return Merge(row["id"], row["revision"], wording, reference(row["reason"]), lines)


def structure(connection: Connection, id_: str | None) -> Structure | None:
    if id_ is None:
        return None
    row = connection.execute(_STRUCTURE, {"id": id_}).mappings().first()
    if row is None:
        return None
    return Structure(
        id=row["id"],
        meeting=row["meeting_id"],
        change=Change(row["change"]),
        delegation=row["delegation"],
        item=row["item"],
        revision=row["revision"],
        paragraph=row["paragraph"],
        last=row["last"],
        joining_item=row["joining_item"],
        section=row["section"],
        before=row["before"],
        lines=tuple(map(reference, row["lines"])),
        rationale=reference(row["rationale"]),
        state=StructureState(row["state"] or StructureState.OPEN),
    )


def commitment(connection: Connection, id_: str | None) -> Commitment | None:
    row = connection.execute(select(COMMITMENTS).where(COMMITMENTS.c.id == id_)).first() if id_ else None
    if row is None:
        return None
    steps = select(func.max(COMMITMENT_STEPS.c.step)).where(COMMITMENT_STEPS.c.commitment == id_)
    return Commitment(row.id, row.meeting_id, connection.execute(steps).scalar_one())


def links(connection: Connection, meeting: str) -> tuple[Link, ...]:
    query = select(LINKS).where(LINKS.c.meeting_id == meeting).order_by(LINKS.c.id)
    return tuple(
        Link(row.id, row.conclusion, row.to_meeting, row.to_conclusion) for row in connection.execute(query)
    )
