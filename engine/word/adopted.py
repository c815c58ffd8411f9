"""The paper in Word: clean when certified, marked while it is a draft."""

from collections.abc import Sequence
from io import BytesIO

import docx
from docx.document import Document

from engine.word.base import base
from engine.word.body import write_body
from engine.word.layout import Layout
from engine.word.lines import Line, lines, text_of
from engine.word.margins import write_margins
from engine.word.markup import Unprintable, held
from engine.word.package import fixed
from engine.word.paper import PrintedItem, PrintedPaper, PrintedSection
from engine.word.properties import describe
from engine.word.readback import printed_text
from engine.word.template import TemplateRefused, opened

__all__ = ["PrintedItem", "PrintedPaper", "PrintedSection", "TemplateRefused", "Unprintable", "write_paper"]

_BROKEN = (
    "The template cannot be used: it is built in a way that Word itself would not write. "
    "Open it in Word, save it again as .docx, and try again."
)
_OTHERWISE = (
    "The template cannot be used: with it Word would print other text or numbers than the paper's. "
    "Take the numbering out of its styles, and try again."
)


def write_paper(paper: PrintedPaper, layout: Layout, template: bytes | None = None) -> bytes:
    """The paper as .docx bytes; the same input gives the same bytes.

    `template` is the secretariat's own .docx: its letterhead, page and styles are kept, its text is not.
    Raises TemplateRefused when the template cannot be used, Unprintable (a ValueError) when a text holds a
    character that no XML file can hold, ValueError when two items have one id or `issued` has no zone.
    """
    _check(paper)
    written = tuple(lines(paper, layout))
    if template is None:
        return _made(docx.Document(BytesIO(base(layout, paper.language))), written, paper, layout)
    return _made_in(template, written, paper, layout)


def _check(paper: PrintedPaper) -> None:
    """Refuse what the lines do not show, before anything is written."""
    if paper.issued.tzinfo is None:
        raise ValueError("the instant of issue needs its time zone")
    held(paper.draft or "", "Draft mark")
    for place, text in (("Author", paper.author), ("Subject", paper.subject), ("Keywords", paper.keywords)):
        held(text, place)
    seen: set[str] = set()
    for item in paper.items():
        if item.id in seen:
            raise ValueError(f"two items have the id {item.id!r}")
        seen.add(item.id)


def _made(document: Document, written: Sequence[Line], paper: PrintedPaper, layout: Layout) -> bytes:
    write_body(document, written, layout, paper.language)
    write_margins(document, paper, layout)
    describe(document, paper, layout)
    made = BytesIO()
    document.save(made)
    return fixed(made.getvalue())


def _made_in(template: bytes, written: Sequence[Line], paper: PrintedPaper, layout: Layout) -> bytes:
    """The paper in somebody else's file, read back before it is given out."""
    document = opened(template, layout)
    try:
        made = _made(document, written, paper, layout)
        said = printed_text(made)
    except (
        Exception
    ) as error:  # a file that is broken inside fails in a dozen ways, in python-docx and in lxml
        raise TemplateRefused(_BROKEN) from error
    if said != text_of(written):
        raise TemplateRefused(_OTHERWISE)
    return made
