"""A table in Word, in the look of the format: what became of each amendment, item by item."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from docx.document import Document
from lxml import etree

from engine.text.redline.spans import Op
from engine.word.layout import Appearance, Layout
from engine.word.making import check_paper, made
from engine.word.markup import element, held, run, w
from engine.word.package import unpacked
from engine.word.paper import Language, PrintedPaper
from engine.word.reader import read_parts
from engine.word.styles import style_ids

Cell = tuple[str, ...]
"""The paragraphs of a cell."""

Row = tuple[Cell, ...]

_CELL_STYLE, _HEAD_STYLE = "MatrixCell", "MatrixHead"
_SMALL = 18  # half points: nine columns want small type
_INSET = 80  # twips between a cell's edge and its words
_GRID = ("top", "left", "bottom", "right", "insideH", "insideV")


@dataclass(frozen=True, slots=True)
class MatrixGroup:
    """The rows under one heading: an item."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """A table with its title.

    Each row has a cell for each column. `widths` are the columns' shares of the width. `draft` is the mark at the head
    of every page, or None; `issued` (with its zone) is the only date that the file carries.
    """

    title: tuple[str, ...]
    note: str
    columns: tuple[str, ...]
    widths: tuple[int, ...]
    groups: tuple[MatrixGroup, ...]
    language: Language
    issued: datetime
    author: str
    draft: str | None = None


def write_matrix(matrix: Matrix, layout: Layout, template: bytes | None = None) -> bytes:
    """The table as .docx bytes, on a page laid across; the same input gives the same bytes.

    Raises ValueError when a row has not a cell for each column, Unprintable for a character that no Word file can hold,
    TemplateRefused when the secretariat's template cannot be used.
    """
    if any(len(row) != len(matrix.columns) for group in matrix.groups for row in group.rows):
        raise ValueError("a row of the table has not a cell for each column")
    paper = PrintedPaper(
        matrix.title, matrix.note, matrix.language, (), matrix.issued, matrix.author, matrix.draft
    )
    check_paper(paper)

    def write(document: Document) -> None:
        _Writer(document, layout).write(matrix)

    def says(content: bytes) -> bool:
        return read_parts(unpacked(content)).text(Op.INSERT) == "".join(f"{line}\n" for line in _said(matrix))

    return made(paper, layout, template, write, says)


def _said(matrix: Matrix) -> Iterator[str]:
    """Every line of the file, in its order."""
    yield from (line for line in (*matrix.title, matrix.note) if line)
    if matrix.groups:
        yield from matrix.columns
    for group in matrix.groups:
        yield group.heading
        yield from (line for row in group.rows for cell in row for line in _lines(cell) if line)


def _lines(cell: Cell) -> list[str]:
    """The paragraphs of a cell: a line end in one begins the next."""
    return [line for text in cell for line in held(text, "Table").split("\n")]


class _Writer:
    def __init__(self, document: Document, layout: Layout) -> None:
        self._body = document.element.body
        self._section = document.element.body.sectPr
        self._styles = style_ids(document)
        self._layout = layout
        _across(self._section)
        _cell_styles(document)

    def write(self, matrix: Matrix) -> None:
        styles = self._layout.styles
        for line in matrix.title:
            self._add(self._paragraph(styles.title, held(line, "Title")))
        if matrix.note:
            self._add(self._paragraph(styles.preamble, held(matrix.note, "Note")))
        if matrix.groups:
            self._add(self._table(matrix))
            # Word wants a paragraph after a table.
            self._add(element("p", element("pPr", element("pStyle", val=_CELL_STYLE))))

    def _add(self, node: etree._Element) -> None:
        self._section.addprevious(node)

    def _paragraph(self, look: Appearance, text: str) -> etree._Element:
        style = self._styles[look.style.casefold()]
        return element("p", element("pPr", element("pStyle", val=style)), run(text))

    def _table(self, matrix: Matrix) -> etree._Element:
        widths = _widths(matrix.widths, self._width())
        table = element("tbl", _properties(sum(widths)))
        table.append(element("tblGrid", *(element("gridCol", w=width) for width in widths)))
        table.append(_row([(name,) for name in matrix.columns], widths, head=True))
        for group in matrix.groups:
            table.append(_heading(group.heading, sum(widths), len(widths)))
            for row in group.rows:
                table.append(_row(row, widths))
        return table

    def _width(self) -> int:
        """What is left between the margins of the page as it lies."""
        page, margins = self._section.find(w("pgSz")), self._section.find(w("pgMar"))
        if page is None or margins is None:
            return self._layout.page.height - self._layout.page.left - self._layout.page.right
        sides = sum(int(margins.get(w(side), "0")) for side in ("left", "right"))
        return int(page.get(w("w"))) - sides


def _across(section: etree._Element) -> None:
    """Turns the page on its side."""
    page = section.find(w("pgSz"))
    if page is None:
        return
    width, height = int(page.get(w("w"))), int(page.get(w("h")))
    page.set(w("w"), str(max(width, height)))
    page.set(w("h"), str(min(width, height)))
    page.set(w("orient"), "landscape")


def _cell_styles(document: Document) -> None:
    """Small type for cells, the same in bold for their heads."""
    root = document.styles.element
    for identity, name, bold in ((_CELL_STYLE, "Matrix Cell", False), (_HEAD_STYLE, "Matrix Head", True)):
        weight = [element("b"), element("bCs")] if bold else []
        look = element("rPr", *weight, element("sz", val=_SMALL), element("szCs", val=_SMALL))
        spacing = element("spacing", before=0, after=40, line=240, lineRule="auto")
        root.append(
            element(
                "style", element("name", val=name), element("basedOn", val=_normal(root)),
                element("pPr", spacing), look, type="paragraph", customStyle=1, styleId=identity,
            )
        )  # fmt: skip


def _normal(styles: etree._Element) -> str:
    """The id of the style that paragraphs have by default; a template may call it otherwise."""
    for style in styles.findall(w("style")):
        if style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true"):
            return str(style.get(w("styleId")))
    return "Normal"


def _properties(width: int) -> etree._Element:
    borders = [element(side, val="single", sz=4, space=0, color="808080") for side in _GRID]
    sides = [element(side, w=_INSET, type="dxa") for side in ("left", "right")]
    return element(
        "tblPr",
        element("tblW", w=width, type="dxa"),
        element("tblBorders", *borders),
        element("tblLayout", type="fixed"),
        element("tblCellMar", *sides),
    )


def _widths(shares: Sequence[int], whole: int) -> list[int]:
    """The whole width in these shares, to the twip."""
    ends = [whole * sum(shares[: at + 1]) // sum(shares) for at in range(len(shares))]
    return [end - start for start, end in zip([0, *ends], ends, strict=False)]


def _row(cells: Sequence[Cell], widths: Sequence[int], head: bool = False) -> etree._Element:
    """A row that is not broken over two pages; the head is repeated on each."""
    properties = element("trPr", element("cantSplit"), *([element("tblHeader")] if head else []))
    style = _HEAD_STYLE if head else _CELL_STYLE
    made = element("tr", properties)
    for cell, width in zip(cells, widths, strict=True):
        made.append(_cell(cell, style, element("tcW", w=width, type="dxa"), shaded=head))
    return made


def _heading(text: str, width: int, columns: int) -> etree._Element:
    """The name of an item over all columns, on the page of its first row."""
    properties = [element("tcW", w=width, type="dxa"), element("gridSpan", val=columns)]
    cell = _cell((text,), _HEAD_STYLE, *properties, keep=True)
    return element("tr", element("trPr", element("cantSplit")), cell)


def _cell(
    cell: Cell, style: str, *properties: etree._Element, shaded: bool = False, keep: bool = False
) -> etree._Element:
    shade = [element("shd", val="clear", color="auto", fill="E7EBF0")] if shaded else []
    made = element("tc", element("tcPr", *properties, *shade))
    for line in _lines(cell) or [""]:
        look = element("pPr", element("pStyle", val=style), *([element("keepNext")] if keep else []))
        made.append(element("p", look, *([run(line)] if line else [])))
    return made
