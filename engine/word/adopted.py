"""The paper in Word: clean when certified, marked while it is a draft."""

from engine.word.layout import Layout
from engine.word.paper import PrintedItem, PrintedPaper, PrintedSection
from engine.word.template import TemplateRefused

__all__ = ["PrintedItem", "PrintedPaper", "PrintedSection", "TemplateRefused", "write_paper"]


def write_paper(paper: PrintedPaper, layout: Layout, template: bytes | None = None) -> bytes:
    """The paper as .docx bytes; the same input gives the same bytes.

    `template` is the secretariat's own .docx: its letterhead, page and styles are kept, its text is not.
    Raises TemplateRefused when the template cannot be used, Unprintable (a ValueError) when a text holds a character
    that no XML file can hold.
    """
    raise NotImplementedError
