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
from engine.word.markup import SPACE, element, run
from engine.word.numbering import Ref
from engine.word.paper import Language
from engine.word.redlined.blocks import Block, Ended, Piece, Row, ended
from engine.word.redlined.numbers import Numbers, numbers
from engine.word.redlined.parts import Hand
from engine.word.styles import numbered_styles, style_ids

_TRACKED = {Op.DELETE: "del", Op.INSERT: "ins"}
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


class _Writer:
    """Paragraphs with their marks, changes and bookmarks; every id counts up from 1."""

    def __init__(self, document: Document, numbered: Numbers, first_num: int) -> None:
        self._styles = style_ids(document)
        self._numbered_styles = numbered_styles(document)
        self._refs = {Op.DELETE: numbered.old, Op.INSERT: numbered.new}
        self._first_num = first_num
        self._ids = count(1)
        self._bookmark = 0

    def paragraph(self, ended: Ended) -> etree._Element:
        made = element("p", self._properties(ended))
        block = ended.block
        if block.opens is not None:
            self._bookmark = next(self._ids)
            made.append(element("bookmarkStart", id=self._bookmark, name=bookmark_name(block.opens)))
        for (op, hand, marked), pieces in groupby(block.pieces, _together):
            run = list(pieces)
            made.extend(_marked(run) if marked else [self._run(op, hand, "".join(each.text for each in run))])
        if block.closes is not None:
            made.append(element("bookmarkEnd", id=self._bookmark))
        return made

    def _run(self, op: Op, hand: Hand | None, text: str) -> etree._Element:
        made = _words(text, deleted=op is Op.DELETE)
        if op is Op.EQUAL or hand is None:
            return made
        return self._change(_TRACKED[op], hand, made)

    def _change(self, tag: str, hand: Hand, *children: etree._Element) -> etree._Element:
        return element(tag, *children, id=next(self._ids), author=hand.author, date=instant(hand.at))

    def _properties(self, ended: Ended) -> etree._Element:
        leads = ended.old.line.leads or ended.new.line.leads  # no change that is worth a mark in the margin
        made = element("pPr", *self._look(ended.new, leads))
        if ended.mark is not Op.EQUAL:
            made.append(element("rPr", self._change(_TRACKED[ended.mark], ended.hand)))
        before = element("pPr", *self._look(ended.old, leads))
        if etree.tostring(before) != etree.tostring(element("pPr", *self._look(ended.new, leads))):
            made.append(self._change("pPrChange", ended.block.hand, before))
        return made

    def _look(self, row: Row, leads: bool) -> list[etree._Element]:
        style = self._styles[row.line.look.style.casefold()]
        made = [element("pStyle", val=style)]
        if leads:
            made.append(element("keepNext"))
        ref: Ref | None = self._refs[row.side][row.at]
        if ref is not None:
            num = self._first_num + ref.num
            made.append(element("numPr", element("ilvl", val=ref.level), element("numId", val=num)))
        elif style in self._numbered_styles:
            made.append(element("numPr", element("ilvl", val=0), element("numId", val=0)))
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


def _words(text: str, *, deleted: bool) -> etree._Element:
    """A run in which no space gets lost, and no deleted word counts as text."""
    made = run(text)
    for node in made.iter(f"{{{made.nsmap['w']}}}t"):
        node.set(SPACE, "preserve")
        if deleted:
            node.tag = f"{{{made.nsmap['w']}}}delText"
    return made


def _track(document: Document) -> None:
    settings = document.settings.element
    known = [child for child in settings if etree.QName(child).localname in _BEFORE_TRACKING]
    tracking = element("trackRevisions")
    if known:
        known[-1].addnext(tracking)
    else:
        settings.insert(0, tracking)
