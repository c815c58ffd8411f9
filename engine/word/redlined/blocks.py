"""The paragraphs of both sides in one row, and which paragraph mark of Word's is whose.

In a redline a mark stands before its paragraph; in Word it ends the paragraph. So a paragraph that is split off comes
by the mark of the paragraph before it. A paragraph that comes or goes whole may as well take its own mark with it: then
the paragraph before stays as it is, and so does the one after.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from engine.text.redline.spans import Op
from engine.word.lines import Line
from engine.word.redlined.parts import Hand


@dataclass(frozen=True, slots=True)
class Piece:
    """Words under one operation; `begins` and `ends` are comments whose range begins before or ends after them."""

    op: Op
    text: str
    hand: Hand | None = None
    begins: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A line of one side, and its place among the lines of that side."""

    line: Line
    at: int
    side: Op


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of either side, or of both.

    `mark` is what becomes of the mark before it, by `hand`; `old` and `new` are its rows in base and target. `group`
    tells the blocks of one item from those of the next; `opens` and `closes` are the ids of items, for the bookmarks.
    """

    mark: Op
    hand: Hand
    old: Row | None
    new: Row | None
    pieces: tuple[Piece, ...]
    group: int = 0
    opens: str | None = None
    closes: str | None = None

    @property
    def whole(self) -> bool:
        """Whether the paragraph comes or goes as a whole."""
        return self.mark is not Op.EQUAL and all(piece.op is self.mark for piece in self.pieces if piece.text)


@dataclass(frozen=True, slots=True)
class Ended:
    """A paragraph as Word has it: the mark at its end, and its rows before and after the changes.

    Where `old` and `new` differ, its kind or number changes.
    """

    block: Block
    mark: Op
    hand: Hand
    old: Row
    new: Row


def ended(blocks: Sequence[Block]) -> Iterator[Ended]:
    """Each block with the mark that ends it in Word. The last mark of a file always stands."""
    paired = _parted(_paired(blocks))
    own = _own(paired)
    old = next((block.old for block in paired if block.old), None)
    new = next((block.new for block in paired if block.new), None)
    for at, block in enumerate(paired):
        if at in own:
            row = block.old or block.new
            assert row is not None
            yield Ended(block, block.mark, block.hand, row, row)
            continue
        old, new = block.old or old, block.new or new
        after = paired[at + 1] if at + 1 < len(paired) and at + 1 not in own else None
        mark = after.mark if after else Op.EQUAL
        either = old or new
        assert either is not None
        yield Ended(block, mark, after.hand if after else block.hand, old or either, new or either)


def _own(blocks: Sequence[Block]) -> set[int]:
    """The blocks that take their own mark with them: whole ones, up to a paragraph whose mark stands.

    Either form says the same. LibreOffice, though, takes two changes of one hand for one if nothing but a standing mark
    is between them, and loses the mark when it rejects them: where only one of the forms avoids that, it is taken.
    """
    own: set[int] = set()
    at = 0
    while at < len(blocks):
        end = at
        while end < len(blocks) and blocks[end].whole:
            end += 1
        if at < end < len(blocks) and blocks[end].mark is Op.EQUAL:
            touches = at > 0 and _touch(blocks[at - 1], blocks[at])
            if at == 0 or (_touch(blocks[end - 1], blocks[end]) and not touches):
                own.update(range(at, end))
        at = end + 1
    return own


def _parted(blocks: Sequence[Block]) -> list[Block]:
    """Where two changes of one hand would meet at a standing mark, which LibreOffice loses (see `_own`), a replacement
    beside it is written with its insertion first: then what meets is of two kinds."""
    found = list(blocks)
    for at in range(len(found) - 1):
        first, second = found[at], found[at + 1]
        if second.mark is Op.EQUAL and _touch(first, second):
            found[at] = _turned(first, last=True)
            if found[at] is first:
                found[at + 1] = _turned(second, last=False)
    return found


def _turned(block: Block, *, last: bool) -> Block:
    """The block with the two halves of its last or first change the other way round, if it is a replacement."""
    said = [at for at, piece in enumerate(block.pieces) if piece.text]
    two = said[-2:] if last else said[:2]
    ops = {block.pieces[at].op for at in two}
    if ops != {Op.DELETE, Op.INSERT} or two[1] - two[0] != 1:
        return block
    one, other = (block.pieces[at] for at in two)
    return replace(block, pieces=(*block.pieces[: two[0]], other, one, *block.pieces[two[1] + 1 :]))


def _touch(first: Block, second: Block) -> bool:
    """Whether the one ends and the other begins with a change of the same kind and hand."""
    ends = next((piece for piece in reversed(first.pieces) if piece.text), None)
    begins = next((piece for piece in second.pieces if piece.text), None)
    if ends is None or begins is None or Op.EQUAL in (ends.op, begins.op):
        return False
    return (ends.op, ends.hand) == (begins.op, begins.hand)


def _paired(blocks: Sequence[Block]) -> list[Block]:
    """A paragraph that goes and one that comes in its place, in one item, are one paragraph that changes."""
    found: list[Block] = []
    for block in blocks:
        if found and found[-1].group == block.group and _replaced(found[-1], block):
            found[-1] = _joined(found[-1], block)
        else:
            found.append(block)
    return _closed(found)


def _closed(blocks: list[Block]) -> list[Block]:
    """At the end of the file, where no paragraph stands after them, one that goes and one that comes share its mark."""
    for at in reversed(range(1, len(blocks))):
        if not blocks[at].whole:
            break
        if _replaced(blocks[at - 1], blocks[at]):
            return [*blocks[: at - 1], _joined(blocks[at - 1], blocks[at]), *blocks[at + 1 :]]
    return blocks


def _replaced(first: Block, second: Block) -> bool:
    return first.whole and second.mark is not Op.EQUAL and second.mark is not first.mark


def _joined(first: Block, second: Block) -> Block:
    pieces = (*first.pieces, *second.pieces)
    hand = second.hand if second.mark is Op.INSERT else first.hand
    return Block(
        Op.EQUAL, hand, first.old or second.old, first.new or second.new, pieces, second.group,
        first.opens or second.opens, second.closes or first.closes,
    )  # fmt: skip
