"""The strands of one item, or of one line outside the items, as blocks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from engine.text.redline.spans import Mark, Op, Token
from engine.text.wording import Kind, Wording
from engine.word.lines import said
from engine.word.markup import held
from engine.word.redlined.blocks import Block, Piece, Row
from engine.word.redlined.parts import Comment, Hand, Strand

_NO_WORDING = Mark(Kind.LEAD, 0, "")  # a side without a wording is printed as one empty paragraph


@dataclass(slots=True)
class Margin:
    """The comments of a file, in the order in which their ranges begin."""

    comments: list[Comment] = field(default_factory=list)

    def add(self, comments: Sequence[Comment]) -> tuple[int, ...]:
        first = len(self.comments)
        self.comments.extend(comments)
        return tuple(range(first, len(self.comments)))


@dataclass(frozen=True, slots=True)
class Part:
    """An item or a line, with the rows it takes in base and target (none: it is not there).

    `typed` is what stands in the text of a row before the words of the wording: a label that is printed as text.
    """

    strands: tuple[Strand, ...]
    old: tuple[Row, ...]
    new: tuple[Row, ...]
    typed: dict[Row, str] = field(default_factory=dict)
    comments: tuple[Comment, ...] = ()
    item: str | None = None


def typed(wording: Wording, rows: Sequence[Row]) -> dict[Row, str]:
    """The labels that are printed as text, by row."""
    pairs = zip(wording.paragraphs, rows, strict=False)
    labels = ((row, row.line.text.removesuffix(said(paragraph.text, "Item"))) for paragraph, row in pairs)
    return {row: label for row, label in labels if label}


def blocks(part: Part, group: int, hand: Hand, margin: Margin) -> list[Block]:
    """The blocks of a part. `hand` is whose the marks are that no strand names.

    Raises ValueError if the strands do not say what base and target say.
    """
    ids = margin.add(part.comments)
    made = [_with_label(block, part.typed) for block in _split(part, group, hand, margin)]
    _check(made, Op.DELETE, part.old)
    _check(made, Op.INSERT, part.new)
    if part.item is not None:
        made[0] = replace(made[0], opens=part.item, pieces=(Piece(Op.EQUAL, "", begins=ids), *made[0].pieces))
        made[-1] = replace(
            made[-1], closes=part.item, pieces=(*made[-1].pieces, Piece(Op.EQUAL, "", ends=ids))
        )
    return made


def _split(part: Part, group: int, hand: Hand, margin: Margin) -> Iterator[Block]:
    """A block a mark."""
    old, new = iter(part.old), iter(part.new)
    head: Block | None = None
    pieces: list[Piece] = []
    for op, token, piece in _tokens(part, margin):
        if not isinstance(token, Mark):
            if token or piece.begins or piece.ends:
                pieces.append(piece)
            continue
        if head is not None:
            yield replace(head, pieces=tuple(pieces))
            pieces = []
        gone = None if op is Op.INSERT else next(old, None)
        come = None if op is Op.DELETE else next(new, None)
        if gone is None and come is None:
            raise ValueError(_UNEQUAL)
        head = Block(op, piece.hand or hand, gone, come, (), group)
    if head is not None:
        yield replace(head, pieces=tuple(pieces))


def _tokens(part: Part, margin: Margin) -> Iterator[tuple[Op, Token, Piece]]:
    """Marks, and between them the words of a strand as one piece."""
    for strand in (*_opening(part), *part.strands):
        ids = margin.add(strand.comments)
        if ids:
            yield strand.op, "", Piece(Op.EQUAL, "", begins=ids)
        for token in _runs(strand.tokens):
            text = "" if isinstance(token, Mark) else held(token, "Item")
            yield strand.op, token, Piece(strand.op, text, strand.hand)
        if ids:
            yield strand.op, "", Piece(Op.EQUAL, "", ends=ids)


def _runs(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens, the words between two marks as one."""
    words: list[str] = []
    for token in tokens:
        if isinstance(token, str):
            words.append(token)
            continue
        yield "".join(words)
        words = []
        yield token
    yield "".join(words)


def _opening(part: Part) -> Iterator[Strand]:
    for side, rows in ((Op.DELETE, part.old), (Op.INSERT, part.new)):
        has_mark = any(
            isinstance(token, Mark)
            for strand in part.strands
            if strand.op in (Op.EQUAL, side)
            for token in strand.tokens
        )
        if rows and not has_mark:
            yield Strand(side, (_NO_WORDING,))


def _with_label(block: Block, labels: dict[Row, str]) -> Block:
    """The block with its typed labels as words."""
    gone = labels.get(block.old, "") if block.old else ""
    come = labels.get(block.new, "") if block.new else ""
    if gone == come:
        pieces = [Piece(block.mark, gone, block.hand if block.mark is not Op.EQUAL else None)]
    else:
        pieces = [Piece(Op.DELETE, gone, block.hand), Piece(Op.INSERT, come, block.hand)]
    return replace(block, pieces=(*(piece for piece in pieces if piece.text), *block.pieces))


_UNEQUAL = "the strands of an item do not say what its base and target say"


def _check(made: Sequence[Block], side: Op, rows: Sequence[Row]) -> None:
    texts: list[str] = []
    for block in made:
        if block.old if side is Op.DELETE else block.new:
            texts.append("")
        said = "".join(piece.text for piece in block.pieces if piece.op in (Op.EQUAL, side))
        if said and not texts:
            raise ValueError(_UNEQUAL)
        if texts:
            texts[-1] += said
    if texts != [row.line.text for row in rows]:
        raise ValueError(_UNEQUAL)
