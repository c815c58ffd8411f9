"""What stands outside the text: the page number at the foot, the mark of a draft at the head."""

import re
from collections.abc import Iterator

from docx.document import Document
from docx.section import _BaseHeaderFooter
from lxml import etree

from engine.word.layout import Layout
from engine.word.markup import element, field, run
from engine.word.paper import PrintedPaper
from engine.word.styles import style_ids

_FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}


def write_margins(document: Document, paper: PrintedPaper, layout: Layout) -> None:
    """Page X of Y at the foot, unless the template has a foot of its own; a draft's mark on every page, below the
    letterhead if there is one."""
    styles = style_ids(document)
    feet = list(_kinds(document, "footer"))
    style = styles[layout.styles.footer.style.casefold()]
    if all(foot.is_linked_to_previous for foot in feet):
        for foot in feet:
            _add(foot, style, _page_of_pages(layout.footer.of(paper.language)))
    if paper.draft is not None:
        style = styles[layout.styles.header.style.casefold()]
        for head in _kinds(document, "header"):
            _add(head, style, [run(paper.draft)])


def _kinds(document: Document, end: str) -> Iterator[_BaseHeaderFooter]:
    """The headers or footers that are really used: of all pages, of the first, of the even ones."""
    section = document.sections[-1]
    yield getattr(section, end)
    if section.different_first_page_header_footer:
        yield getattr(section, f"first_page_{end}")
    if document.settings.odd_and_even_pages_header_footer:
        yield getattr(section, f"even_page_{end}")


def _add(end: _BaseHeaderFooter, style: str, runs: list[etree._Element]) -> None:
    made = element("p", element("pPr", element("pStyle", val=style)), *runs)
    if end.is_linked_to_previous:  # there is none yet: make one, and take the place of its empty paragraph
        end.is_linked_to_previous = False
        empty = end.paragraphs[0]._p
        empty.getparent().replace(empty, made)
    else:
        end.add_paragraph()._p.addnext(made)
        made.getparent().remove(made.getprevious())


def _page_of_pages(pattern: str) -> list[etree._Element]:
    runs: list[etree._Element] = []
    for piece in re.split(r"(\{pages?\})", pattern):
        if piece in _FIELDS:
            runs.extend(field(_FIELDS[piece], "1"))
        elif piece:
            runs.append(run(piece))
    return runs
