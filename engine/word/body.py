"""The text of the paper, put into an open document."""

from collections.abc import Sequence

from docx.document import Document
from lxml import etree

from engine.word.bookmarks import bookmark_name
from engine.word.footnotes import Notes
from engine.word.layout import Layout
from engine.word.lines import Line
from engine.word.lists import write_lists
from engine.word.markup import element, run
from engine.word.numbering import Ref, plan
from engine.word.paper import Language
from engine.word.styles import numbered_styles, style_ids


def write_body(document: Document, lines: Sequence[Line], layout: Layout, language: Language) -> None:
    """Adds the lines and the numbering they need to a document whose body holds nothing but its page settings."""
    numbers = plan(lines, layout, language)
    first = write_lists(document, numbers, layout)
    notes = Notes(document)
    writer = _Writer(style_ids(document), numbered_styles(document), first, notes)
    section = document.element.body.sectPr
    for line, ref in zip(lines, numbers.refs, strict=True):
        section.addprevious(writer.paragraph(line, ref))
    notes.write()


class _Writer:
    """Lines to paragraphs, with a bookmark around each item."""

    def __init__(self, styles: dict[str, str], numbered: set[str], first_num: int, notes: Notes) -> None:
        self._styles = styles
        self._notes = notes
        self._numbered = numbered
        self._first_num = first_num
        self._bookmarks = 0

    def paragraph(self, line: Line, ref: Ref | None) -> etree._Element:
        made = element("p", self._properties(line, ref))
        if line.opens is not None:
            self._bookmarks += 1
            made.append(element("bookmarkStart", id=self._bookmarks, name=bookmark_name(line.opens)))
        if line.text:
            made.append(run(line.text))
        for note in line.notes:
            made.append(self._notes.reference(note))
        if line.closes is not None:
            made.append(element("bookmarkEnd", id=self._bookmarks))
        return made

    def _properties(self, line: Line, ref: Ref | None) -> etree._Element:
        style = self._styles[line.look.style.casefold()]
        made = element("pPr", element("pStyle", val=style))
        if line.leads:
            made.append(element("keepNext"))
        if ref is not None:
            num = self._first_num + ref.num
            made.append(element("numPr", element("ilvl", val=ref.level), element("numId", val=num)))
        elif style in self._numbered:  # a line without a label does not take its style's
            made.append(element("numPr", element("ilvl", val=0), element("numId", val=0)))
        return made
