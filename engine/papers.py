"""A meeting's paper on the record, made ready for Word: the headings and the draft mark come from its format."""

from datetime import datetime
from typing import cast

from engine.formats import Format
from engine.record.queries.papers import PaperView
from engine.word.adopted import write_paper
from engine.word.layout import draft_mark
from engine.word.paper import Language, PrintedItem, PrintedPaper, PrintedSection


def printed(paper: PaperView, format_: Format, now: datetime) -> PrintedPaper:
    """The paper as it is to be printed: clean and dated at its adoption, or marked as a draft of `now`."""
    language = cast(Language, paper.meeting.language)
    return PrintedPaper(
        title=paper.meeting.title,
        preamble=paper.meeting.preamble,
        language=language,
        sections=tuple(
            PrintedSection(
                key=section.key,
                heading=heading(format_, language, section.key),
                items=tuple(PrintedItem(item.id, item.topic, item.wording) for item in section.items),
            )
            for section in paper.sections
        ),
        issued=paper.at or now,
        author=paper.meeting.title[0],
        draft=None if paper.adopted else draft_mark(format_.layout, language, now),
    )


def heading(format_: Format, language: str, key: str) -> str:
    """The usual heading of a section in a language; its key where the format has none."""
    headings = format_.words.languages[language].headings
    return headings[key][0] if key in headings else key


def word_file(paper: PaperView, format_: Format, now: datetime, template: bytes | None = None) -> bytes:
    """The paper as a Word file. The same paper, format and template give the same bytes; `now` only marks a draft.

    Raises `engine.word.template.TemplateRefused`.
    """
    return write_paper(printed(paper, format_, now), format_.layout, template)


def file_name(paper: PaperView) -> str:
    """A plain name for the file: the meeting's id, its language, and whether it is the adopted paper."""
    stage = "adopted" if paper.adopted else "draft"
    return f"conclusions-{paper.meeting.id}-{paper.meeting.language}-{stage}.docx"
