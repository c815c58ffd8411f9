"""A draft conclusion from its rows, with the positions on its present revision."""

from collections.abc import Sequence

from sqlalchemy import Connection, RowMapping, bindparam, func, select

from engine.procedure.commands import Audience, PositionKind
from engine.procedure.conclusion import Conclusion, Move
from engine.procedure.position import Position
from engine.procedure.texts import Text
from engine.procedure.translation import Translation
from engine.record.current.handles import CONCLUSIONS, POSITIONS, TEXTS
from engine.record.current.texts import optional, reference
from engine.record.tables.conclusion import StoredMove

_CONCLUSION = (
    select(CONCLUSIONS, TEXTS.c.salt, TEXTS.c.body)
    .join(TEXTS, (TEXTS.c.meeting_id == CONCLUSIONS.c.meeting_id) & (TEXTS.c.hash == CONCLUSIONS.c.wording))
    .where(CONCLUSIONS.c.id == bindparam("id"))
)
_POSITIONS = select(POSITIONS).where(
    POSITIONS.c.conclusion == bindparam("id"), POSITIONS.c.revision == bindparam("revision")
)


def conclusion(connection: Connection, id_: str | None) -> Conclusion | None:
    if id_ is None:
        return None
    row = connection.execute(_CONCLUSION, {"id": id_}).mappings().first()
    if row is None:
        return None
    stands = connection.execute(_POSITIONS, {"id": id_, "revision": row["revision"]})
    return _read(row, Text(row["wording"], row["salt"] or "", row["body"]), list(stands.mappings()))


def conclusions(connection: Connection, meeting: str) -> tuple[Conclusion, ...]:
    rows = connection.execute(
        select(CONCLUSIONS)
        .where(CONCLUSIONS.c.meeting_id == meeting)
        .order_by(CONCLUSIONS.c.place, CONCLUSIONS.c.id)
    ).mappings()
    stands: dict[tuple[str, int], list[RowMapping]] = {}
    for row in connection.execute(select(POSITIONS).where(POSITIONS.c.meeting_id == meeting)).mappings():
        stands.setdefault((row["conclusion"], row["revision"]), []).append(row)
    return tuple(
        _read(row, reference(row["wording"]), stands.get((row["id"], row["revision"]), [])) for row in rows
    )


def _read(row: RowMapping, wording: Text, stands: Sequence[RowMapping]) -> Conclusion:
    return Conclusion(
        id=row["id"],
        meeting=row["meeting_id"],
        version=row["version"],
        state=row["state"],
        section=row["section"],
        place=row["place"],
        topic=optional(row["topic"]),
        language=row["language"],
        revision=row["revision"],
        wording=wording,
        delegation=row["delegation"],
        sponsors=row["sponsors"],
        merge=row["merge"],
        pending=row["pending"],
        label=row["label"],
        shown=row["shown"],
        issued=row["issued"],
        declared_in=row["declared_in"],
        by_silence=row["by_silence"],
        challenge=row["challenge"],
        move=_move(row["move"]),
        from_meeting=row["from_meeting"],
        from_item=row["from_item"],
        substance=row["substance"],
        translations=tuple(
            Translation(language, number, renders, reference(wording), since)
            for language, number, renders, wording, since in row["translations"]
        ),
        remarks=row["remarks"],
        adopted_at=row["adopted_at"],
        positions=tuple(sorted(map(position_of, stands), key=lambda found: found.delegation)),
    )


def _move(stored: StoredMove | None) -> Move | None:
    if stored is None:
        return None
    reason = reference(stored.reason)
    return Move(stored.id, stored.source, stored.to, reason, stored.person, stored.role)


def position_of(row: RowMapping) -> Position:
    """A position from its row."""
    return Position(
        delegation=row["delegation"],
        revision=row["revision"],
        kind=PositionKind(row["kind"]),
        reason=optional(row["reason"]),
        counter=optional(row["counter"]),
        owner=optional(row["owner"]),
        until=row["until"],
        audience=Audience(row["audience"]),
        kept_from=row["kept_from"],
    )


def last_place(connection: Connection, meeting: str) -> int:
    found = connection.execute(
        select(func.max(CONCLUSIONS.c.place)).where(CONCLUSIONS.c.meeting_id == meeting)
    )
    return found.scalar() or 0
