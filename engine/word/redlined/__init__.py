"""Redlines in Word: a base with real tracked changes, each by its author, and comments in the margin."""

from collections.abc import Sequence

from docx.document import Document

from engine.text.redline.spans import Op
from engine.word.layout import Layout
from engine.word.lines import Line, lines, text_of
from engine.word.making import check_paper, made
from engine.word.markup import held
from engine.word.package import unpacked
from engine.word.paper import Language, PrintedPaper
from engine.word.reader import read_parts
from engine.word.redlined.blocks import Block
from engine.word.redlined.groups import parts
from engine.word.redlined.items import Margin, blocks
from engine.word.redlined.kinds import compilation, merged_strands, proposal, reworded
from engine.word.redlined.margin import write_comments
from engine.word.redlined.parts import Comment, Hand, Strand, TrackedItem, TrackedPaper, strands
from engine.word.redlined.text import text_part
from engine.word.redlined.writer import write_tracked

__all__ = [
    "Comment", "Hand", "Strand", "TrackedItem", "TrackedPaper", "compilation", "merged_strands", "proposal", "reworded",
    "strands", "write_redlined", "write_redlined_text",
]  # fmt: skip


def write_redlined(paper: TrackedPaper, layout: Layout, template: bytes | None = None) -> bytes:
    """The paper as .docx bytes: rejecting every change gives the base, accepting every change the target.

    Both to the character, with the labels of each side; the same input gives the same bytes. Raises what `write_paper`
    raises, and ValueError if an item's strands do not say its base and target, if an author has no name, or if an
    instant has no zone.
    """
    check_paper(paper.base)
    check_paper(paper.target)
    _check_hand(paper.hand)
    margin = Margin()
    old, new = tuple(lines(paper.base, layout)), tuple(lines(paper.target, layout))
    found: list[Block] = []
    for group, part in enumerate(parts(paper, old, new, layout)):
        found += blocks(part, group, paper.hand, margin)
    return _made(found, margin, (old, new), paper.target, layout, template)


def write_redlined_text(
    strands: Sequence[Strand],
    hand: Hand,
    layout: Layout,
    language: Language = "en",
    template: bytes | None = None,
) -> bytes:
    """The same for the strands of any text, a paragraph a line (`redline_text`): labels are typed as they stand.

    The file is by `hand` and of its instant, and so are the marks that no strand names.
    """
    _check_hand(hand)
    margin = Margin()
    part = text_part(strands, layout)
    found = blocks(part, 0, hand, margin)
    paper = PrintedPaper((), "", language, (), hand.at, hand.author)
    sides = tuple(row.line for row in part.old), tuple(row.line for row in part.new)
    return _made(found, margin, sides, paper, layout, template)


def _made(
    found: Sequence[Block],
    margin: Margin,
    sides: tuple[tuple[Line, ...], tuple[Line, ...]],
    paper: PrintedPaper,
    layout: Layout,
    template: bytes | None,
) -> bytes:
    for block in found:
        for hand in (block.hand, *(piece.hand for piece in block.pieces if piece.hand)):
            _check_hand(hand)
    for comment in margin.comments:
        _check_hand(comment.hand)
        held(comment.text, f"Comment of {comment.hand.author}")

    def write(document: Document) -> None:
        write_tracked(document, found, layout, paper.language)
        write_comments(document, margin.comments)

    def says(content: bytes) -> bool:
        said = read_parts(unpacked(content))
        return (said.text(Op.DELETE), said.text(Op.INSERT)) == (text_of(sides[0]), text_of(sides[1]))

    return made(paper, layout, template, write, says)


def _check_hand(hand: Hand) -> None:
    if not held(hand.author, "Author").strip():
        raise ValueError("an author needs a name")
    if hand.at.tzinfo is None:
        raise ValueError("the instant of a change needs its time zone")
