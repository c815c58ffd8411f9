"""A meeting from its rows, its title and preamble in other languages, and what a decision in another meeting looks at
of it."""

from collections.abc import Mapping

from sqlalchemy import Connection, bindparam, select

from engine.procedure.commands import Role, Seat, Stage
from engine.procedure.commitment import Elsewhere
from engine.procedure.meeting import Meeting, Seating
from engine.procedure.terms import Printing
from engine.record.current.handles import CAPACITIES, CONCLUSIONS, FRAMES, ISSUES, MEETINGS, TEXTS
from engine.record.current.texts import reference, text

_MEETING = select(MEETINGS).where(MEETINGS.c.id == bindparam("id"))
_HELD = select(CAPACITIES).where(CAPACITIES.c.meeting_id == bindparam("id"))
_SYMBOLS = (
    select(TEXTS.c.body)
    .join(ISSUES, (ISSUES.c.meeting_id == TEXTS.c.meeting_id) & (ISSUES.c.symbol == TEXTS.c.hash))
    .where(ISSUES.c.meeting_id == bindparam("meeting"))
)


def meeting(connection: Connection, id_: str) -> Meeting | None:
    row = connection.execute(_MEETING, {"id": id_}).mappings().first()
    if row is None:
        return None
    held = connection.execute(_HELD, {"id": id_})
    return Meeting(
        id=row["id"],
        version=row["version"],
        state=row["state"],
        language=row["language"],
        title=tuple(map(reference, row["title"])),
        preamble=reference(row["preamble"]),
        participants=row["participants"],
        present=row["present"],
        sections=row["sections"],
        capacities={
            (one.person, Role(one.role), one.delegation or None): Seating(Seat(one.seat), Stage(one.stage))
            for one in held
        },
        workflow=row["workflow"],
        format=row["format"],
        kept=row["kept"],
        terms=row["terms"],
        names=row["names"],
        sitting=row["sitting"],
        sittings=row["sittings"],
        issues=row["issues"],
        presiding=row["presiding"],
        clearance={code: tuple(map(reference, steps)) for code, steps in row["clearance"].items()},
        permitted=row["permitted"],
        statements_until=row["statements_until"],
        printing=Printing(row["printing"]) if row["printing"] else None,
        corrections=row["corrections"],
        addenda=row["addenda"],
        ordered=row["ordered"],
        frames=row["frames"],
        silences=row["silences"],
    )


def elsewhere(connection: Connection, id_: str | None) -> Elsewhere | None:
    row = connection.execute(_MEETING, {"id": id_}).mappings().first() if id_ else None
    if row is None:
        return None
    held = connection.execute(_HELD, {"id": id_})
    items = connection.execute(select(CONCLUSIONS.c.id).where(CONCLUSIONS.c.meeting_id == id_)).scalars()
    return Elsewhere(
        meeting=row["id"],
        certified=row["certified_at"] is not None,
        secretariat=frozenset(one.person for one in held if one.role == Role.SECRETARIAT),
        items=frozenset(items),
    )


def symbols(connection: Connection, meeting: str) -> frozenset[str]:
    return frozenset(connection.execute(_SYMBOLS, {"meeting": meeting}).scalars())


def around(connection: Connection, id_: str) -> Mapping[str, tuple[str, ...]]:
    """Title lines and preamble in each other language: the last number of each."""
    rows = connection.execute(select(FRAMES).where(FRAMES.c.meeting_id == id_).order_by(FRAMES.c.number))
    last = {row.language: (*row.title, row.preamble) for row in rows}
    return {
        language: tuple(str(text(connection, id_, hash_)) for hash_ in hashes)
        for language, hashes in last.items()
    }
