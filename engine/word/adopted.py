"""The paper in Word: clean when certified, marked while it is a draft."""

from docx.document import Document

from engine.word.body import write_body
from engine.word.layout import Layout
from engine.word.lines import lines, notes_of, text_of
from engine.word.making import check_paper, made
from engine.word.markup import Unprintable
from engine.word.paper import PrintedAnnex, PrintedItem, PrintedPaper, PrintedSection
from engine.word.readback import printed_notes, printed_text
from engine.word.template import TemplateRefused

__all__ = [
    "PrintedAnnex",
    "PrintedItem",
    "PrintedPaper",
    "PrintedSection",
    "TemplateRefused",
    "Unprintable",
    "write_paper",
]


def write_paper(paper: PrintedPaper, layout: Layout, template: bytes | None = None) -> bytes:
    """The paper as .docx bytes; the same input gives the same bytes.

    `template` is the secretariat's own .docx: its letterhead, page and styles are kept, its text is not.
    Raises TemplateRefused when the template cannot be used, Unprintable (a ValueError) when a text holds a
    character that no XML file can hold, ValueError when two items have one id or `issued` has no zone.
    """
    check_paper(paper)
    written = tuple(lines(paper, layout))

    def write(document: Document) -> None:
        write_body(document, written, layout, paper.language)

    def says(content: bytes) -> bool:
        return printed_text(content) == text_of(written) and printed_notes(content) == notes_of(written)

    return made(paper, layout, template, write, says)
