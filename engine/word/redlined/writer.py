"""Blocks as Word's paragraphs, with every change tracked."""

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import count, groupby

from docx.document import Document
from lxml import etree

from engine.text.redline.spans import Op
from engine.word.bookmarks import bookmark_name
from engine.word.layout import Layout
from engine.word.lists import write_lists
from engine.word.markup import BREAKS, NAMESPACES, SPACE, element, split_breaks, w
from engine.word.numbering import Ref
from engine.word.paper import Language
from engine.word.redlined.blocks import Block, Ended, Piece, Row, ended
from engine.word.redlined.numbers import Numbers, numbers
from engine.word.redlined.parts import Hand
from engine.word.styles import numbered_styles, style_ids

_TRACKED = {Op.DELETE: "del", Op.INSERT: "ins"}
_RUN, _TEXT, _DELETED = w("r"), w("t"), w("delText")
_KEEP_SPACE = {SPACE: "preserve"}
# Settings that stand before w:trackRevisions; Word wants them in its order.
_BEFORE_TRACKING = (
    *(
        "writeProtection",
        "view",
        "zoom",
        "removePersonalInformation",
        "removeDateAndTime",
        "doNotDisplayPageBoundaries",
    ),
    *("displayBackgroundShape", "printPostScriptOverText", "printFractionalCharacterWidth", "printFormsData"),
    *("embedTrueTypeFonts", "embedSystemFonts", "saveSubsetFonts", "saveFormsData", "mirrorMargins"),
    *("alignBordersAndEdges", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter", "gutterAtTop"),
    *("hideSpellingErrors", "hideGrammaticalErrors", "activeWritingStyle", "proofState", "formsDesign"),
    *(
        "attachedTemplate",
        "linkStyles",
        "stylePaneFormatFilter",
        "stylePaneSortMethod",
        "documentType",
        "mailMerge",
    ),
    "revisionView",
)


def write_tracked(document: Document, blocks: Sequence[Block], layout: Layout, language: Language) -> None:
    """Adds the blocks and the numbering of both sides to an empty document, and has Word go on tracking."""
    old = [block.old.line for block in blocks if block.old]
    new = [block.new.line for block in blocks if block.new]
    both = ((block.old.at, block.new.at) for block in blocks if block.old and block.new)
    numbered = numbers(old, new, both, layout, language)
    writer = _Writer(document, numbered, write_lists(document, numbered.plan, layout))
    section = document.element.body.sectPr
    for paragraph in ended(blocks):
        section.addprevious(writer.paragraph(paragraph))
    _track(document)


def instant(at: datetime) -> str:
    """As Word writes it; seconds are its finest."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


Look = tuple[str, tuple[int, int] | None]
"""Style, and level and num."""


class _Writer:
    """Paragraphs with their marks, changes and bookmarks; every id counts up from 1."""

    def __init__(self, document: Document, numbered: Numbers, first_num: int) -> None:
        self._styles = style_ids(document)
        self._numbered_styles = numbered_styles(document)
        self._refs = {Op.DELETE: numbered.old, Op.INSERT: numbered.new}
        self._first_num = first_num
        self._ids = count(1)
        self._bookmark = 0
        self._hands: dict[Hand, dict[str, str]] = {}

    def paragraph(self, ended: Ended) -> etree._Element:
        made = element("p", self._properties(ended))
        block = ended.block
        if block.opens is not None:
            self._bookmark = next(self._ids)
            made.append(element("bookmarkStart", id=self._bookmark, name=bookmark_name(block.opens)))
        for (op, hand, marked), pieces in groupby(block.pieces, _together):
            run = list(pieces)
            if marked:
                made.extend(_marked(run))
            else:
                self._words(made, op, hand, "".join(each.text for each in run))
        if block.closes is not None:
            made.append(element("bookmarkEnd", id=self._bookmark))
        return made

    def _words(self, parent: etree._Element, op: Op, hand: Hand | None, text: str) -> None:
        """A run in which no space gets lost, and no deleted word counts as text. A long paper has thousands of runs, so
        they are made in their place: to move an element costs more than to make it."""
        if op is not Op.EQUAL and hand is not None:
            parent = etree.SubElement(parent, w(_TRACKED[op]), self._attributes(hand))
        run = etree.SubElement(parent, _RUN)
        for piece in split_breaks(text):
            if piece in BREAKS:
                etree.SubElement(run, w(BREAKS[piece]))
            elif piece:
                words = etree.SubElement(run, _DELETED if op is Op.DELETE else _TEXT, _KEEP_SPACE)
                words.text = piece

    def _change(self, tag: str, hand: Hand, *children: etree._Element) -> etree._Element:
        made = etree.Element(w(tag), self._attributes(hand), NAMESPACES)
        made.extend(children)
        return made

    def _attributes(self, hand: Hand) -> dict[str, str]:
        if hand not in self._hands:
            self._hands[hand] = {w("author"): hand.author, w("date"): instant(hand.at)}
        return {w("id"): str(next(self._ids))} | self._hands[hand]

    def _properties(self, ended: Ended) -> etree._Element:
        leads = ended.old.line.leads or ended.new.line.leads  # no change that is worth a mark in the margin
        look, before = self._look(ended.new), self._look(ended.old)
        made = _look_properties(look, leads)
        if ended.mark is not Op.EQUAL:
            made.append(element("rPr", self._change(_TRACKED[ended.mark], ended.hand)))
        if before != look:
            made.append(self._change("pPrChange", ended.block.hand, _look_properties(before, leads)))
        return made

    def _look(self, row: Row) -> Look:
        style = self._styles[row.line.look.style.casefold()]
        ref: Ref | None = self._refs[row.side][row.at]
        if ref is not None:
            return style, (ref.level, self._first_num + ref.num)
        return style, (0, 0) if style in self._numbered_styles else None  # a style's own number is taken away


def _look_properties(look: Look, leads: bool) -> etree._Element:
    style, number = look
    made = element("pPr", element("pStyle", val=style))
    if leads:
        made.append(element("keepNext"))
    if number is not None:
        made.append(element("numPr", element("ilvl", val=number[0]), element("numId", val=number[1])))
    return made


def _together(piece: Piece) -> tuple[Op, Hand | None, bool]:
    """Neighbours that are one run: the words of one hand; and the ends of comments apart from them."""
    return piece.op, piece.hand, bool(piece.begins or piece.ends)


def _marked(pieces: Sequence[Piece]) -> list[etree._Element]:
    made: list[etree._Element] = []
    for piece in pieces:
        made += [element("commentRangeStart", id=at) for at in piece.begins]
        for at in piece.ends:
            look = element("rPr", element("rStyle", val="CommentReference"))
            made += [
                element("commentRangeEnd", id=at),
                element("r", look, element("commentReference", id=at)),
            ]
    return made


def _track(document: Document) -> None:
    settings = document.settings.element
    known = [child for child in settings if etree.QName(child).localname in _BEFORE_TRACKING]
    tracking = element("trackRevisions")
    if known:
        known[-1].addnext(tracking)
    else:
        settings.insert(0, tracking)
