"""What an issue says in other languages, as it was frozen: by number, whatever has been translated since."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from sqlalchemy import Connection, RowMapping, and_, select

from engine.procedure.commands import Actor
from engine.procedure.translation import Standing
from engine.record import load, tables
from engine.record.queries.gaze import gaze
from engine.record.queries.texts import Texts
from engine.record.queries.translations import ItemIn, SaidIn, frame_numbered
from engine.record.rows import table

LINES = table(tables.IssuedInRow)
NUMBERS = table(tables.TranslationRow)


def issued_in(connection: Connection, meeting_id: str, work: str, viewer: Actor) -> tuple[SaidIn, ...]:
    """One for each language in which the issue says anything; `work` names the job that makes its files. For an
    observer without the names in its brackets."""
    meeting = load.load(connection, meeting_id, load.Wanted()).meeting
    assert meeting is not None, "whoever asks has found the meeting"
    rows = _lines(connection, meeting_id, work)
    named = (row["wording"] for row in rows)
    texts = Texts(connection, meeting_id, named, gaze(connection, meeting, viewer).nameless)
    return tuple(_said(connection, meeting_id, rows, texts))


def issued_languages(connection: Connection, meeting_id: str) -> Mapping[str, tuple[str, ...]]:
    """In which other languages each issue says anything, by its work."""
    query = select(LINES.c.work, LINES.c.language).where(LINES.c.meeting_id == meeting_id).distinct()
    found: dict[str, tuple[str, ...]] = {}
    for row in connection.execute(query.order_by(LINES.c.work, LINES.c.language)):
        found[row.work] = (*found.get(row.work, ()), row.language)
    return found


def _lines(connection: Connection, meeting_id: str, work: str) -> list[RowMapping]:
    same = [LINES.c[name] == NUMBERS.c[name] for name in ("language", "conclusion", "number")]
    query = (
        select(LINES, NUMBERS.c.wording)
        .outerjoin(NUMBERS, and_(*same))
        .where(LINES.c.meeting_id == meeting_id, LINES.c.work == work)
        .order_by(LINES.c.language, LINES.c.conclusion)
    )
    return list(connection.execute(query).mappings())


def _said(connection: Connection, meeting_id: str, rows: list[RowMapping], texts: Texts) -> Iterator[SaidIn]:
    for language, group in groupby(rows, key=lambda row: str(row["language"])):
        around, *items = group  # the empty id comes first
        frame = frame_numbered(
            connection, meeting_id, language, around["number"], Standing(around["standing"])
        )
        yield SaidIn(language, frame, {row["conclusion"]: _item(row, texts) for row in items})


def _item(row: RowMapping, texts: Texts) -> ItemIn:
    wording = texts.wording(row["wording"]) if row["wording"] else None
    return ItemIn(Standing(row["standing"]), wording)
