"""The paper in Word: clean when certified, marked while it is a draft."""

from io import BytesIO

import docx
from docx.document import Document
from lxml import etree

from engine.word.base import base
from engine.word.bookmarks import bookmark_name
from engine.word.layout import Layout
from engine.word.lines import Line, Role, lines
from engine.word.lists import write_lists
from engine.word.margins import write_margins
from engine.word.markup import element, run
from engine.word.numbering import Ref, plan
from engine.word.package import fixed
from engine.word.paper import PrintedItem, PrintedPaper, PrintedSection
from engine.word.properties import describe
from engine.word.template import TemplateRefused, opened, style_ids

__all__ = ["PrintedItem", "PrintedPaper", "PrintedSection", "TemplateRefused", "write_paper"]


def write_paper(paper: PrintedPaper, layout: Layout, template: bytes | None = None) -> bytes:
    """The paper as .docx bytes; the same input gives the same bytes.

    `template` is the secretariat's own .docx: its letterhead, page and styles are kept, its text is not.
    Raises TemplateRefused when the template cannot be used, Unprintable (a ValueError) when a text holds a
    character that no XML file can hold, ValueError when two items have one id or `issued` has no zone.
    """
    _refuse_twins(paper)
    written = tuple(lines(paper, layout))
    document = _built_in(paper, layout) if template is None else opened(template, layout)
    styles = style_ids(document)
    _fill(document, written, paper, layout, styles)
    write_margins(document, paper, layout, styles)
    describe(document, paper, layout)
    made = BytesIO()
    document.save(made)
    return fixed(made.getvalue())


def _built_in(paper: PrintedPaper, layout: Layout) -> Document:
    return docx.Document(BytesIO(base(layout, paper.language)))


def _refuse_twins(paper: PrintedPaper) -> None:
    seen: set[str] = set()
    for item in paper.items():
        if item.id in seen:
            raise ValueError(f"two items have the id {item.id!r}")
        seen.add(item.id)


def _fill(
    document: Document, written: tuple[Line, ...], paper: PrintedPaper, layout: Layout, styles: dict[str, str]
) -> None:
    numbers = plan(written, layout, paper.language)
    first = write_lists(document, numbers, layout, styles)
    section = document.element.body.sectPr
    writer = _Writer(styles, first)
    for line, ref in zip(written, numbers.refs, strict=True):
        section.addprevious(writer.paragraph(line, ref))


class _Writer:
    """Lines to paragraphs, with a bookmark around each item."""

    def __init__(self, styles: dict[str, str], first_num: int) -> None:
        self._styles = styles
        self._first_num = first_num
        self._bookmarks = 0

    def paragraph(self, line: Line, ref: Ref | None) -> etree._Element:
        made = element("p", self._properties(line, ref))
        if line.opens is not None:
            self._bookmarks += 1
            made.append(element("bookmarkStart", id=self._bookmarks, name=bookmark_name(line.opens)))
        if line.text:
            made.append(run(line.text))
        if line.closes is not None:
            made.append(element("bookmarkEnd", id=self._bookmarks))
        return made

    def _properties(self, line: Line, ref: Ref | None) -> etree._Element:
        made = element("pPr", element("pStyle", val=self._styles[line.look.style.casefold()]))
        if line.leads:
            made.append(element("keepNext"))
        if ref is not None:
            num = self._first_num + ref.num
            made.append(element("numPr", element("ilvl", val=ref.level), element("numId", val=num)))
        elif line.role in (Role.SUB, Role.BULLET):  # no label: not even the one of its style
            made.append(element("numPr", element("numId", val=0)))
        return made
