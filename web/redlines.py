"""A redline as lines to draw: the spans of `engine.text.redline`, paragraph by paragraph, labels as printed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.text.literals import as_read
from engine.text.redline import Op, RedlineParagraph, Span, paragraphs, redline
from engine.text.wording import Paragraph, Wording


@dataclass(frozen=True, slots=True)
class Piece:
    op: str  # "equal", "delete", "insert"
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph: what happened to it as a whole (`op`), how it is set, and its pieces.

    `was` is the label of the old paragraph where its kind, level or label style was changed.
    """

    op: str
    kind: str
    level: int
    label: str
    was: str | None
    pieces: tuple[Piece, ...]


def drawn(old: Wording, new: Wording) -> tuple[Line, ...]:
    """The redline from `old` to `new`, ready to be drawn."""
    before, after = iter(old.paragraphs), iter(new.paragraphs)
    return tuple(_line(found, before, after) for found in paragraphs(redline(old, new)))


def changed(lines: tuple[Line, ...]) -> bool:
    return any(line.op != Op.EQUAL or line.was is not None or _touched(line) for line in lines)


def _touched(line: Line) -> bool:
    return any(piece.op != Op.EQUAL for piece in line.pieces)


def _line(found: RedlineParagraph, before: Iterator[Paragraph], after: Iterator[Paragraph]) -> Line:
    old = next(before) if found.old is not None else None
    new = next(after) if found.new is not None else None
    shown = new or old
    assert shown is not None, "a paragraph of a redline stands in one of the two wordings"
    reset = old is not None and new is not None and found.old != found.new
    return Line(
        op=found.mark_op.value,
        kind=shown.kind.value,
        level=shown.level,
        label=shown.label,
        was=(old.label or "¶") if reset and old else None,
        pieces=tuple(_pieces(found.spans)),
    )


def _pieces(spans: Sequence[Span]) -> Iterator[Piece]:
    """The pieces as they are read; where it is only the mark of a literal bracket that changes, it is shown."""
    for place, span in enumerate(spans):
        beside = spans[max(0, place - 1) : place + 2]
        same = [one for one in beside if one.op is not Op.EQUAL and as_read(one.text) == as_read(span.text)]
        marks = span.op is not Op.EQUAL and len(same) > 1
        yield Piece(span.op.value, span.text if marks else as_read(span.text))
