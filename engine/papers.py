"""A meeting's paper on the record, made ready for Word, as it stands or as it was issued: the headings and the mark of
a draft come from its format."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import groupby
from typing import cast

from sqlalchemy import Connection

from engine.formats import Format, kept_format
from engine.record.queries import meetings
from engine.record.queries.issues import IssuedLine, IssueView
from engine.record.queries.papers import PaperItem, PaperView
from engine.text.wording import Kind, Paragraph, Wording
from engine.word.adopted import write_paper
from engine.word.layout import draft_mark, issue_mark
from engine.word.paper import Language, PrintedItem, PrintedPaper, PrintedSection

# What stands in an issued draft for an item that is gone from the paper: its label is still cited. Our own rule.
WITHDRAWN: Mapping[str, str] = {"en": "[withdrawn]", "es": "[retirada]"}
DEFERRED: Mapping[str, str] = {"en": "[deferred]", "es": "[aplazada]"}


def printed(
    paper: PaperView, format_: Format, now: datetime, other_language: str | None = None
) -> PrintedPaper:
    """The paper as it is to be printed: clean and dated at its adoption, or marked as a draft of `now`. With the
    headings of another language, if one is given, for words in that language to be put in."""
    language = cast(Language, other_language or paper.meeting.language)
    return PrintedPaper(
        title=paper.meeting.title,
        preamble=paper.meeting.preamble,
        language=language,
        sections=tuple(
            PrintedSection(
                key=section.key,
                heading=heading(format_, language, section.key),
                items=tuple(_item(item, paper.adopted) for item in section.items),
            )
            for section in paper.sections
        ),
        issued=paper.at or now,
        author=paper.meeting.title[0],
        draft=None if paper.adopted else draft_mark(format_.layout, language, now),
    )


def _item(item: PaperItem, adopted: bool) -> PrintedItem:
    """A draft is printed with the labels that it is cited by; the adopted paper is numbered anew."""
    return PrintedItem(item.id, item.topic, item.wording, None if adopted else item.label)


def heading(format_: Format, language: str, key: str) -> str:
    """The usual heading of a section in a language; its key where the format has none."""
    headings = format_.words.languages[language].headings
    return headings[key][0] if key in headings else key


def word_file(paper: PaperView, format_: Format, now: datetime, template: bytes | None = None) -> bytes:
    """The paper as a Word file. The same paper, format and template give the same bytes; `now` only marks a draft.

    Raises `engine.word.template.TemplateRefused`.
    """
    return write_paper(printed(paper, format_, now), format_.layout, template)


def format_of(connection: Connection, found: PaperView) -> Format:
    """The format that the paper's meeting was opened with."""
    body = meetings.book(connection, found.meeting.id, found.meeting.format)
    return kept_format(body)


def file_name(paper: PaperView, languages: str | None = None) -> str:
    """A plain name for the file: the first section of its paper, the meeting's id, its language (or the one or two that
    are given), and whether it is the adopted paper."""
    stage = "adopted" if paper.adopted else "draft"
    language = languages or paper.meeting.language
    return f"{paper.meeting.sections[0]}-{paper.meeting.id}-{language}-{stage}.docx"


def printed_issue(issue: IssueView, language: str, format_: Format) -> PrintedPaper:
    """An issued draft as it is to be printed, from its frozen rows alone: labels as they were issued, the symbol and
    the hour at the head of every page."""
    tongue = cast(Language, language)
    return PrintedPaper(
        title=issue.title,
        preamble=issue.preamble,
        language=tongue,
        sections=tuple(_issued_sections(issue, format_, language)),
        issued=issue.at,
        author=issue.title[0],
        draft=issue_mark(issue.symbol, tongue, issue.at),
        subject=issue.symbol,
    )


def _issued_sections(issue: IssueView, format_: Format, language: str) -> Iterator[PrintedSection]:
    for key, lines in groupby(issue.lines, key=lambda line: line.section):
        items = (
            PrintedItem(line.conclusion, line.topic, reads(line, language), line.label) for line in lines
        )
        yield PrintedSection(key, heading(format_, language, key), tuple(items))


def reads(line: IssuedLine, language: str) -> Wording:
    """What an issue says of an item: its words, or that it has been withdrawn or deferred."""
    gone = DEFERRED if line.deferred else WITHDRAWN
    return line.wording if line.standing else Wording((Paragraph(Kind.LEAD, gone[language]),))


def issue_file(issue: IssueView, language: str, format_: Format, template: bytes | None = None) -> bytes:
    """An issued draft as a Word file. The same issue, format and template give the same bytes.

    Raises `engine.word.template.TemplateRefused`.
    """
    return write_paper(printed_issue(issue, language, format_), format_.layout, template)


def issue_name(issue: IssueView, language: str) -> str:
    """A plain name for the file: the symbol in small letters and hyphens, and the language."""
    plain = re.sub(r"[^a-z0-9]+", "-", issue.symbol.lower()).strip("-")
    return f"{plain or issue.meeting}-issue-{issue.number}-{language}.docx"
