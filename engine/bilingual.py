"""A meeting's paper in another language, and beside its original, made ready for Word: labels, headings and marks are
those of each language."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import zip_longest
from typing import cast

from engine.formats import Format
from engine.papers import heading
from engine.procedure.terms import Adopts
from engine.procedure.translation import Standing
from engine.record.queries.papers import PaperItem
from engine.record.queries.translated import TranslatedPaper
from engine.record.queries.views import TranslationView
from engine.text.literals import as_read
from engine.text.wording import Kind, Paragraph, Wording
from engine.word.adopted import write_paper
from engine.word.layout import draft_mark
from engine.word.matrix import Matrix, MatrixGroup, Row, write_matrix
from engine.word.paper import Language, PrintedItem, PrintedPaper, PrintedSection

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


def mark_of(found: TranslatedPaper, format_: Format, now: datetime) -> str | None:
    """What stands at the head of every page: a draft's mark; adopted on the original, that it is unofficial until it is
    official; none, once it is or where it was adopted with the original."""
    language = cast(Language, found.language)
    if not found.paper.adopted:
        return f"{draft_mark(format_.layout, language, now)} · {TRANSLATION[language]}"
    follows = found.paper.meeting.terms.adopts == Adopts.ORIGINAL
    official = found.official is not None and found.official <= now
    return UNOFFICIAL[language] if follows and not official else None


def printed_translation(found: TranslatedPaper, format_: Format, now: datetime) -> PrintedPaper:
    """The paper in the other language. What is missing or stale says so in its place: nothing is left out."""
    language, paper = cast(Language, found.language), found.paper
    title = found.frame.title or paper.meeting.title
    return PrintedPaper(
        title=title,
        preamble=found.frame.preamble or paper.meeting.preamble,
        language=language,
        sections=tuple(
            PrintedSection(
                key=section.key,
                heading=heading(format_, language, section.key),
                items=tuple(_item(found, item) for item in section.items),
            )
            for section in paper.sections
        ),
        issued=paper.at or now,
        author=title[0],
        draft=mark_of(found, format_, now),
    )


def _item(found: TranslatedPaper, item: PaperItem) -> PrintedItem:
    topic = found.frame.topics.get(item.id, item.topic)
    label = None if found.paper.adopted else item.label
    return PrintedItem(item.id, topic, reads(found.of(item.id)), label)


def reads(translation: TranslationView) -> Wording:
    """What a paper says of an item: its words, with a line below where they render an earlier text; or that there are
    none."""
    language, last = translation.language, translation.last
    if last is None:
        return Wording((Paragraph(Kind.LEAD, MISSING[language]),))
    if translation.standing is Standing.ALIGNED:
        return last.wording
    return Wording((*last.wording.paragraphs, Paragraph(Kind.CONTINUATION, STALE[language])))


def translation_file(
    found: TranslatedPaper, format_: Format, now: datetime, template: bytes | None = None
) -> bytes:
    """The paper in the other language as a Word file. The same paper, format, template and `now` give the same bytes.

    Raises `engine.word.template.TemplateRefused`.
    """
    return write_paper(printed_translation(found, format_, now), format_.layout, template)


def side_by_side(found: TranslatedPaper, format_: Format, now: datetime) -> Matrix:
    """The original and its translation in two columns, paragraph beside paragraph."""
    paper, language = found.paper, found.language
    original = paper.meeting.language
    return Matrix(
        title=paper.meeting.title,
        note="",
        columns=(
            _column(original, original, ORIGINAL[original]),
            _column(language, language, TRANSLATION[language].lower()),
        ),
        widths=(1, 1),
        groups=(_frame(found), *_items(found, format_)),
        language=cast(Language, original),
        issued=paper.at or now,
        author=paper.meeting.title[0],
        draft=_mark_beside(found, format_, now),
    )


def _mark_beside(found: TranslatedPaper, format_: Format, now: datetime) -> str | None:
    mark = mark_of(found, format_, now)
    original = cast(Language, found.paper.meeting.language)
    return mark if mark is None or found.paper.adopted else draft_mark(format_.layout, original, now)


def _column(language: str, into: str, role: str) -> str:
    return f"{LANGUAGES[language, into]} ({role})"


def _frame(found: TranslatedPaper) -> MatrixGroup:
    """Title lines and preamble."""
    meeting, frame = found.paper.meeting, found.frame
    missing = (MISSING[found.language],) if frame.standing is Standing.MISSING else ()
    stale = (STALE[found.language],) if frame.standing is Standing.STALE else ()
    titles: Row = (meeting.title, frame.title or missing)
    preambles: Row = (_lines(meeting.preamble), (*_lines(frame.preamble), *stale))
    return MatrixGroup(meeting.title[-1], (titles, preambles))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.split("\n") if line.strip())


def _items(found: TranslatedPaper, format_: Format) -> Iterator[MatrixGroup]:
    languages = (found.paper.meeting.language, found.language)
    for section in found.paper.sections:
        names = [
            format_.layout.heading(section.key, heading(format_, each, section.key)) for each in languages
        ]
        for number, item in enumerate(section.items, 1):
            label = str(number) if found.paper.adopted else item.label
            name = " · ".join(f"{each} {label}" for each in names)
            yield MatrixGroup(name, tuple(_rows(found, item)))


def _rows(found: TranslatedPaper, item: PaperItem) -> Iterator[Row]:
    topic = found.frame.topics.get(item.id, "")
    if item.topic:
        yield ((as_read(item.topic),), (as_read(topic),))
    for here, there in zip_longest(item.wording.paragraphs, reads(found.of(item.id)).paragraphs):
        yield (_said(here), _said(there))


def _said(paragraph: Paragraph | None) -> tuple[str, ...]:
    return () if paragraph is None else (f"{paragraph.label} {as_read(paragraph.text)}".strip(),)


def side_by_side_file(
    found: TranslatedPaper, format_: Format, now: datetime, template: bytes | None = None
) -> bytes:
    """The same as a Word file. Raises `engine.word.template.TemplateRefused`."""
    return write_matrix(side_by_side(found, format_, now), format_.layout, template)


def translation_name(found: TranslatedPaper, beside: bool = False) -> str:
    """A plain name for the file: the meeting's id, the language or both, and whether the paper is adopted."""
    meeting = found.paper.meeting
    languages = f"{meeting.language}-{found.language}" if beside else found.language
    stage = "adopted" if found.paper.adopted else "draft"
    return f"conclusions-{meeting.id}-{languages}-{stage}.docx"
