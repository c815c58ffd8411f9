"""A paper in another language, and beside its original, made ready for Word: labels, headings and marks are those of
each language."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from itertools import zip_longest
from typing import cast

from engine.formats import Format
from engine.papers import file_name, printed
from engine.procedure.terms import Adopts
from engine.procedure.translation import Standing
from engine.record.queries.translated import TranslatedPaper
from engine.record.queries.translations import ItemIn, SaidIn
from engine.text.literals import as_read
from engine.text.wording import Kind, Paragraph, Wording
from engine.word.adopted import write_paper
from engine.word.layout import draft_mark
from engine.word.matrix import Matrix, MatrixGroup, Row, write_matrix
from engine.word.paper import Language, PrintedItem, PrintedPaper

# What a paper in another language says of itself, and of an item. Our own rule.
TRANSLATION: Mapping[str, str] = {"en": "Translation", "es": "Traducción"}
UNOFFICIAL: Mapping[str, str] = {"en": "UNOFFICIAL TRANSLATION", "es": "TRADUCCIÓN NO OFICIAL"}
MISSING: Mapping[str, str] = {"en": "(Not translated yet.)", "es": "(Todavía sin traducción.)"}
STALE: Mapping[str, str] = {
    "en": "(This translation renders an earlier text of the original.)",
    "es": "(Esta traducción corresponde a un texto anterior del original.)",
}
LANGUAGES: Mapping[tuple[str, str], str] = {
    ("en", "en"): "English",
    ("es", "en"): "Spanish",
    ("en", "es"): "Inglés",
    ("es", "es"): "Español",
}
ORIGINAL: Mapping[str, str] = {"en": "original", "es": "original"}
# Two columns have no footnotes: what is said beside the texts is printed in the paper of each language.
ELSEWHERE: Mapping[str, str] = {
    "en": "Statements and positions are printed in the paper of each language.",
    "es": "Las declaraciones y posiciones figuran en el documento de cada idioma.",
}


def mark_of(found: TranslatedPaper, format_: Format, now: datetime) -> str | None:
    """What stands at the head of every page: a draft's mark; adopted on the original, that it is unofficial until it is
    official; none, once it is or where it was adopted with the original."""
    language = cast(Language, found.language)
    if not found.paper.adopted:
        return f"{draft_mark(format_.layout, language, now)} · {TRANSLATION[language]}"
    follows = found.paper.meeting.terms.adopts == Adopts.ORIGINAL
    official = found.official is not None and found.official <= now
    return UNOFFICIAL[language] if follows and not official else None


def in_language(paper: PrintedPaper, said: SaidIn, mark: str | None) -> PrintedPaper:
    """`paper`, which has that language's headings, with its words. What is missing or stale says so in its place:
    nothing is left out; a frame that is missing leaves the original's."""
    title = said.frame.title or paper.title
    return replace(
        paper,
        title=title,
        preamble=said.frame.preamble or paper.preamble,
        sections=tuple(
            replace(section, items=tuple(_item(item, said) for item in section.items))
            for section in paper.sections
        ),
        author=title[0],
        draft=mark,
    )


def _item(item: PrintedItem, said: SaidIn) -> PrintedItem:
    """An item that stands in the paper no more is listed as the paper lists it."""
    topic, one = said.frame.topics.get(item.id, item.topic), said.items.get(item.id)
    return replace(item, topic=topic, wording=reads(one, said.language) if one else item.wording)


def reads(one: ItemIn, language: str) -> Wording:
    """What a paper says of an item: its words, with a line below where they render an earlier text; or that there are
    none."""
    if one.wording is None:
        return Wording((Paragraph(Kind.LEAD, MISSING[language]),))
    if one.standing is Standing.ALIGNED:
        return one.wording
    return Wording((*one.wording.paragraphs, Paragraph(Kind.CONTINUATION, STALE[language])))


def printed_translation(found: TranslatedPaper, format_: Format, now: datetime) -> PrintedPaper:
    """The paper in the other language as it stands."""
    plain = printed(found.paper, format_, now, found.language)
    return in_language(plain, found.said, mark_of(found, format_, now))


def translation_file(
    found: TranslatedPaper, format_: Format, now: datetime, template: bytes | None = None
) -> bytes:
    """The paper in the other language as a Word file. The same paper, format, template and `now` give the same bytes.

    Raises `engine.word.template.TemplateRefused`.
    """
    return write_paper(printed_translation(found, format_, now), format_.layout, template)


def side_by_side(original: PrintedPaper, other: PrintedPaper, said: SaidIn, format_: Format) -> Matrix:
    """The original and its translation in two columns, paragraph beside paragraph."""
    here, there = original.language, other.language
    return Matrix(
        title=original.title,
        note=ELSEWHERE[here] if _has_notes(original) else "",
        columns=(_column(here, here, ORIGINAL[here]), _column(there, there, TRANSLATION[there].lower())),
        widths=(1, 1),
        groups=(_frame(original, said), *_items(original, other, said, format_)),
        language=here,
        issued=original.issued,
        author=original.title[0],
        draft=original.draft or other.draft,
    )


def _has_notes(paper: PrintedPaper) -> bool:
    return bool(paper.annex or paper.notes or any(item.notes for item in paper.items()))


def _column(language: str, into: str, role: str) -> str:
    return f"{LANGUAGES[language, into]} ({role})"


def _frame(original: PrintedPaper, said: SaidIn) -> MatrixGroup:
    """Title lines and preamble."""
    frame, language = said.frame, said.language
    missing = (MISSING[language],) if frame.standing is Standing.MISSING else ()
    stale = (STALE[language],) if frame.standing is Standing.STALE else ()
    titles: Row = (original.title, frame.title or missing)
    preambles: Row = (_lines(original.preamble), (*_lines(frame.preamble), *stale))
    return MatrixGroup(original.title[-1], (titles, preambles))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.split("\n") if line.strip())


def _items(
    original: PrintedPaper, other: PrintedPaper, said: SaidIn, format_: Format
) -> Iterator[MatrixGroup]:
    for here, there in zip(original.sections, other.sections, strict=True):
        names = [format_.layout.heading(here.key, each.heading) for each in (here, there)]
        for number, (item, translated) in enumerate(zip(here.items, there.items, strict=True), 1):
            name = " · ".join(f"{each} {item.label or number}" for each in names)
            yield MatrixGroup(name, tuple(_rows(item, translated, said)))


def _rows(item: PrintedItem, translated: PrintedItem, said: SaidIn) -> Iterator[Row]:
    if item.topic:
        yield ((as_read(item.topic),), (as_read(said.frame.topics.get(item.id, "")),))
    for here, there in zip_longest(item.wording.paragraphs, translated.wording.paragraphs):
        yield (_said(here), _said(there))


def _said(paragraph: Paragraph | None) -> tuple[str, ...]:
    return () if paragraph is None else (f"{paragraph.label} {as_read(paragraph.text)}".strip(),)


def side_by_side_file(
    found: TranslatedPaper, format_: Format, now: datetime, template: bytes | None = None
) -> bytes:
    """The same of the paper as it stands, as a Word file. Raises `engine.word.template.TemplateRefused`."""
    original = printed(found.paper, format_, now)
    matrix = side_by_side(original, printed_translation(found, format_, now), found.said, format_)
    return write_matrix(matrix, format_.layout, template)


def translation_name(found: TranslatedPaper, beside: bool = False) -> str:
    """A plain name for the file: the meeting's id, the language or both, and whether the paper is adopted."""
    languages = f"{found.paper.meeting.language}-{found.language}" if beside else found.language
    return file_name(found.paper, languages)
