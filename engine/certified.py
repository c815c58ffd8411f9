"""The certified paper, and the paper with what came after it, in each of its languages, made ready for Word."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from engine.beside import with_stated
from engine.bilingual import in_language, mark_of
from engine.formats import Format
from engine.papers import format_of, printed
from engine.procedure.meeting import CERTIFIED_WORK, addendum_work
from engine.record.queries import certified
from engine.record.queries.certified import Stated
from engine.record.queries.issued_in import issued_in
from engine.record.queries.papers import HOUSE, PaperView, paper
from engine.record.queries.translated import translated_paper
from engine.record.queries.translations import SaidIn
from engine.word.layout import issue_mark
from engine.word.paper import PrintedPaper


def certified_in(connection: Connection, meeting_id: str) -> tuple[SaidIn, ...]:
    """What the certified paper says in other languages."""
    return issued_in(connection, meeting_id, CERTIFIED_WORK, HOUSE)


def added_in(connection: Connection, meeting_id: str, number: int) -> tuple[SaidIn, ...]:
    """The same of Add. `number`: as the translations stood when it was issued."""
    return issued_in(connection, meeting_id, addendum_work(number), HOUSE)


def certified_paper(
    connection: Connection, meeting_id: str, said: SaidIn | None = None, now: datetime | None = None
) -> PrintedPaper | None:
    """The certified paper with what it states beside its items: as it is kept, in the original or as `said` in another
    language; or a translation that follows it, marked as it is due at `now`. None before there is one."""
    found = paper(connection, meeting_id)
    if found is None or found.at is None:
        return None
    stated = certified.beside_paper(connection, meeting_id)
    return _with_stated(connection, found, said, stated, now or found.at)


def added_paper(
    connection: Connection, meeting_id: str, number: int, said: SaidIn | None = None
) -> PrintedPaper:
    """The certified paper with the statements that came after it: Add. `number`, in the hour in which it was issued."""
    at, found = certified.issued_at(connection, meeting_id, number), paper(connection, meeting_id)
    assert found is not None, "an addendum is to a certified paper"
    before = certified.beside_paper(connection, meeting_id)
    stated = (*before, *certified.added(connection, meeting_id, number))
    full, symbol = _with_stated(connection, found, said, stated, at), f"Add.{number}"
    marks = (issue_mark(symbol, full.language, at), full.draft)
    return replace(full, issued=at, draft=" · ".join(filter(None, marks)), subject=symbol)


def _with_stated(
    connection: Connection, found: PaperView, said: SaidIn | None, stated: tuple[Stated, ...], at: datetime
) -> PrintedPaper:
    format_ = format_of(connection, found)
    plain = printed(found, format_, at, said.language if said else None)
    if said is not None:
        plain = in_language(plain, said, _mark(connection, found, said.language, format_, at))
    return with_stated(plain, stated, certified.after(connection, found.meeting.id).printing, format_)


def _mark(
    connection: Connection, found: PaperView, language: str, format_: Format, at: datetime
) -> str | None:
    """That the translation was unofficial at `at`, where it follows. An open remark or a later number only defers the
    instant at which it is official, and once that has passed nothing changes it: the answer stays the same."""
    translated = translated_paper(connection, found.meeting.id, HOUSE, language)
    return mark_of(translated, format_, at) if translated else None
