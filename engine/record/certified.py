"""Corrections and statements of a meeting, from their rows, with their words: there are few."""

from sqlalchemy import Connection, select

from engine.procedure.commands import StatementKind
from engine.procedure.correction import Correction, CorrectionState
from engine.procedure.statement import Statement
from engine.procedure.texts import Text
from engine.record import tables
from engine.record.rows import table

CORRECTIONS = table(tables.CorrectionRow)
STEPS = table(tables.CorrectionStepRow)
STATEMENTS = table(tables.StatementRow)
WITHDRAWN = table(tables.WithdrawnStatementRow)
TEXTS = table(tables.KeptText)


def corrections(connection: Connection, meeting: str) -> tuple[Correction, ...]:
    """Every correction that was asked for, the first one first, as it stands now."""
    asked = select(CORRECTIONS).where(CORRECTIONS.c.meeting_id == meeting)
    rows = connection.execute(asked.order_by(CORRECTIONS.c.at, CORRECTIONS.c.id)).mappings().all()
    texts = _texts(connection, meeting, {row[name] for row in rows for name in ("wrong", "right", "reason")})
    steps: dict[str, dict[str, int | str | None]] = {}
    taken = connection.execute(select(STEPS).where(STEPS.c.meeting_id == meeting)).mappings()
    order = list(CorrectionState)
    for step in sorted(taken, key=lambda step: order.index(CorrectionState(step["state"]))):
        said = {name: step[name] for name in ("state", "until", "number") if step[name] is not None}
        steps.setdefault(step["correction"], {}).update(said)
    return tuple(
        Correction(
            id=row["id"],
            item=row["item"],
            language=row["language"],
            wrong=texts[row["wrong"]],
            right=texts[row["right"]],
            reason=texts[row["reason"]],
            delegation=row["delegation"],
            state=CorrectionState(_string(steps.get(row["id"], {}).get("state")) or CorrectionState.ASKED),
            until=_string(steps.get(row["id"], {}).get("until")),
            number=_number(steps.get(row["id"], {}).get("number")),
        )
        for row in rows
    )


def statements(connection: Connection, meeting: str) -> tuple[Statement, ...]:
    """Every statement that was made, the first one first."""
    query = (
        select(STATEMENTS, WITHDRAWN.c.at.label("withdrawn_at"))
        .outerjoin(WITHDRAWN, WITHDRAWN.c.statement == STATEMENTS.c.id)
        .where(STATEMENTS.c.meeting_id == meeting)
        .order_by(STATEMENTS.c.at, STATEMENTS.c.id)
    )
    rows = connection.execute(query).mappings().all()
    texts = _texts(connection, meeting, {row["text"] for row in rows})
    return tuple(
        Statement(
            id=row["id"],
            item=row["item"],
            delegation=row["delegation"],
            kind=StatementKind(row["kind"]),
            text=texts[row["text"]],
            withdrawn=row["withdrawn_at"] is not None,
        )
        for row in rows
    )


def _texts(connection: Connection, meeting: str, hashes: set[str]) -> dict[str, Text]:
    query = select(TEXTS).where(TEXTS.c.meeting_id == meeting, TEXTS.c.hash.in_(sorted(hashes)))
    kept = {row.hash: Text(row.hash, row.salt or "", row.body) for row in connection.execute(query)}
    return {hash_: kept.get(hash_, Text(hash_, "", None)) for hash_ in hashes}


def _string(value: int | str | None) -> str | None:
    return None if value is None else str(value)


def _number(value: int | str | None) -> int | None:
    return None if value is None else int(value)
