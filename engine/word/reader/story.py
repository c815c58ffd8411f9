"""The body of a Word file, read in order: paragraphs, their words, and what is met on the way."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree

from engine.word.markup import w
from engine.word.reader.atoms import STANDS, Atom, Extent, FileParagraph, Tracked, Who
from engine.word.reader.hidden import Hiding
from engine.word.reader.parts import LeftOut
from engine.word.reader.words import plain_text

_SAID = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_PICTURES = ("drawing", "pict", "object")
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_FORMATTING = (
    *("rPrChange", "pPrChange", "tblPrChange", "tblPrExChange", "trPrChange", "tcPrChange", "tblGridChange"),
    *("sectPrChange", "cellIns", "cellDel", "cellMerge", "numberingChange"),
)
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_BREAKS_OF_PAGES = ("page", "column")
# Bounds for files that are made to tire their reader: what is told twice could be told without end.
_MOST_BOOKMARKS = 100  # around one paragraph
_LONGEST_INSTRUCTION = 200
_UNNAMED = Who("", "")  # deleted words outside of any deletion


@dataclass(slots=True)
class Anchor:
    """Where the words begin that a comment is about, as a paragraph and in `Story.words`, and where they end."""

    paragraph: int
    begins: int = 0
    ends: int = 0


@dataclass(slots=True)
class Story:
    """Reads a body. The text of a field is what it shows; of tables, content controls and links it is the words."""

    hiding: Hiding
    notes: dict[tuple[str, str], str]
    paragraphs: list[FileParagraph] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    anchors: dict[str, Anchor] = field(default_factory=dict)
    words: list[Atom] = field(default_factory=list)
    _open_comments: dict[str, Anchor] = field(default_factory=dict)
    _open_bookmarks: dict[str, str] = field(default_factory=dict)
    _fields: list[bool] = field(default_factory=list)  # for each open field whether its result is reached
    _tables: int = 0

    def read(self, body: etree._Element) -> None:
        self._blocks(body, STANDS)

    @property
    def _here(self) -> int:
        """The index of the paragraph that is read, or comes next."""
        return max(0, len(self.paragraphs) - 1)

    def _leave_out(self, kind: str, text: str = "", at: int | None = None) -> None:
        self.left_out.append(LeftOut(kind, text, self._here if at is None else at))

    # --- paragraphs and what holds them

    def _blocks(self, parent: etree._Element, tracked: Tracked) -> None:
        for node in parent:
            name = _name(node)
            if name == "p":
                self._paragraph(node, tracked)
            elif name == "tbl":
                self._table(node, tracked)
            elif name == "sectPr":
                self._formatting(node)
            elif not self._range(node, len(self.paragraphs)) and not name.endswith("Pr"):
                self._blocks(_content(node), tracked.within(node))

    def _table(self, table: etree._Element, tracked: Tracked) -> None:
        self._leave_out("table", at=len(self.paragraphs))
        self._tables += 1
        for node in table:
            name = _name(node)
            if name in ("tblPr", "tblGrid"):
                self._formatting(node)
            elif name == "tr":
                self._row(node, tracked)
            elif not self._range(node, len(self.paragraphs)):
                self._blocks(_content(node), tracked.within(node))
        self._tables -= 1

    def _row(self, row: etree._Element, tracked: Tracked) -> None:
        properties = row.find(w("trPr"))
        for mark in () if properties is None else properties.iterchildren(w("ins"), w("del")):
            tracked = tracked.within(mark)
            self._leave_out("table_row", at=len(self.paragraphs))
        for node in row:
            if _name(node) in ("trPr", "tblPrEx"):
                self._formatting(node)
            elif not self._range(node, len(self.paragraphs)):
                self._blocks(_content(node), tracked.within(node))
                if _name(node) == "tc" and self.paragraphs:
                    self.paragraphs[-1].mark = tracked  # nothing joins two cells

    def _paragraph(self, node: etree._Element, tracked: Tracked) -> None:
        properties = node.find(w("pPr"))
        mark = tracked
        for change in () if properties is None else properties.iterfind(f"{w('rPr')}/*"):
            mark = mark.within(change)
        around = islice(self._open_bookmarks.items(), _MOST_BOOKMARKS)
        bookmarks = {identity: Extent(name) for identity, name in around}
        self.paragraphs.append(FileParagraph(properties, mark, self._tables > 0, bookmarks))
        if properties is not None:
            self._formatting(properties)
        self._inline(node, tracked)
        self.words.append(Atom("\n", mark))

    def _formatting(self, properties: etree._Element) -> None:
        """Tracked changes of how things look or are numbered: named, not taken over."""
        for node in properties.iter(*map(w, _FORMATTING)):
            numbered = _name(node) == "numberingChange" or (_name(node) == "pPrChange" and _renumbered(node))
            self._leave_out("numbering" if numbered else "formatting")
        for _ in properties.iterfind(f"{w('numPr')}/{w('ins')}"):
            self._leave_out("numbering")

    # --- what stands in a paragraph

    def _inline(self, parent: etree._Element, tracked: Tracked) -> None:
        for node in parent:
            name = _name(node)
            if name == "r":
                self._run(node, tracked)
            elif node.tag.startswith(_MATH):
                self._leave_out("equation", "".join(text.text or "" for text in node.iter(f"{_MATH}t")))
            elif name == "fldSimple":
                self._leave_out("field", node.get(w("instr"), "").strip())
                self._inline(node, tracked)
            elif name in ("pPr", "sdtPr", "smartTagPr", "customXmlPr") or self._range(node):
                continue
            else:
                self._inline(_content(node), tracked.within(node))

    def _run(self, run: etree._Element, tracked: Tracked) -> None:
        look = run.find(w("rPr"))
        paragraph = self.paragraphs[-1]
        if look is not None and look.find(w("rPrChange")) is not None:
            self._leave_out("formatting", _words(run))
        hidden = self.hiding.hides(look, paragraph.properties)
        for node in run:
            text = self._piece(node, tracked)
            if not text or not all(self._fields):  # nothing said, or said in the instruction of a field
                continue
            if hidden:
                self._leave_out("hidden", text)
                continue
            deleted = _name(node) == "delText" and tracked.in_final
            self._add(Atom(text, Tracked(tracked.inserted, _UNNAMED) if deleted else tracked))

    def _add(self, atom: Atom) -> None:
        self.paragraphs[-1].atoms.append(atom)
        self.words.append(atom)

    def _piece(self, node: etree._Element, tracked: Tracked) -> str:
        """What a part of a run says; what it cannot say in words is left out by name."""
        name = _name(node)
        if name in ("t", "delText"):
            return node.text or ""
        if name == "br":
            return "" if node.get(w("type")) in _BREAKS_OF_PAGES else "\n"
        if name == "fldChar":
            self._field(node)
        elif (
            name == "instrText" and self._fields and self.left_out[-1:] and self.left_out[-1].kind == "field"
        ):
            last = self.left_out[-1]
            if len(last.text) < _LONGEST_INSTRUCTION:
                self.left_out[-1] = LeftOut("field", (last.text + (node.text or "")).lstrip(), last.paragraph)
        elif name in _NOTES:
            kind = _NOTES[name]
            self._leave_out(kind, self.notes.pop((kind, node.get(w("id"), "")), ""))
        elif name == "commentReference":
            self.anchors.setdefault(node.get(w("id"), ""), Anchor(self._here))
        elif name == "sym":
            self._leave_out("symbol", node.get(w("char"), ""))
        elif name == "ruby":
            self._ruby(node, tracked)
        elif name in _PICTURES or node.tag.startswith(_COMPATIBLE):
            self._picture(node)
        return _SAID.get(name, "")

    def _field(self, node: etree._Element) -> None:
        kind = node.get(w("fldCharType"))
        if kind == "begin":
            if all(self._fields):
                self._leave_out("field")
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _ruby(self, node: etree._Element, tracked: Tracked) -> None:
        base = node.find(w("rubyBase"))
        guide = node.find(w("rt"))
        if guide is not None:
            self._leave_out("ruby", _words(guide))
        if base is not None:
            self._inline(base, tracked)

    def _picture(self, node: etree._Element) -> None:
        boxes = list(node.iter(w("txbxContent")))
        # The same box may be there twice, for newer and for older programs.
        text = plain_text(boxes[0]) if boxes else ""
        self._leave_out("text_box" if boxes else "picture", text)

    def _range(self, node: etree._Element, at: int | None = None) -> bool:
        """Where bookmarks and comments begin and end; True if the node was one of those. `at` is the paragraph to come,
        None inside of one."""
        name, identity = _name(node), node.get(w("id"), "")
        if name == "bookmarkStart":
            self._open_bookmarks[identity] = node.get(w("name"), "")
            if at is None:
                here = self.paragraphs[-1]
                here.bookmarks[identity] = Extent(self._open_bookmarks[identity], len(here.atoms))
        elif name == "bookmarkEnd":
            self._open_bookmarks.pop(identity, None)
            if at is None and (extent := self.paragraphs[-1].bookmarks.get(identity)) is not None:
                extent.ends = len(self.paragraphs[-1].atoms)
        elif name == "commentRangeStart":
            begins = len(self.words)
            anchor = Anchor(self._here if at is None else at, begins, begins)
            self._open_comments[identity] = self.anchors[identity] = anchor
        elif name == "commentRangeEnd":
            if (open_ := self._open_comments.pop(identity, None)) is not None:
                open_.ends = len(self.words)
        else:
            return False
        return True


def _name(node: etree._Element) -> str:
    return etree.QName(node).localname if isinstance(node.tag, str) else ""


def _content(node: etree._Element) -> etree._Element:
    """What a content control holds, and the first of two forms for newer and older programs; every other node holds its
    own children."""
    for inner in (w("sdtContent"), f"{_COMPATIBLE}Choice"):
        if (found := node.find(inner)) is not None:
            return found
    return node


def _words(node: etree._Element) -> str:
    return "".join(text.text or "" for text in node.iter(w("t"), w("delText")))


def _renumbered(change: etree._Element) -> bool:
    def number(properties: etree._Element | None) -> Iterator[tuple[str, str | None]]:
        node = None if properties is None else properties.find(w("numPr"))
        for each in () if node is None else node:
            if _name(each) in ("ilvl", "numId"):
                yield _name(each), each.get(w("val"))

    return sorted(number(change.getparent())) != sorted(number(change.find(w("pPr"))))
