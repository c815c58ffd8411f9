"""What a redlined paper is made of: two papers, and whose hand made each change between them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from engine.text.redline.spans import Op, Span, Token
from engine.word.paper import PrintedPaper


@dataclass(frozen=True, slots=True)
class Hand:
    """Who made a change or a comment (a delegation, as it is to be named), and when it was handed in, with its zone."""

    author: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Comment:
    """What stands in the margin: a rationale, or a wording that could not be tracked beside another one."""

    hand: Hand
    text: str


@dataclass(frozen=True, slots=True)
class Strand:
    """A span of a redline and whose it is; what stands is nobody's. The comments are about just these words."""

    op: Op
    tokens: tuple[Token, ...]
    hand: Hand | None = None
    comments: tuple[Comment, ...] = ()


@dataclass(frozen=True, slots=True)
class TrackedItem:
    """How one item goes from base to target. Delete and equal are its wording in the base, insert and equal that in
    the target. The comments are about the whole item."""

    id: str
    strands: tuple[Strand, ...]
    comments: tuple[Comment, ...] = ()


@dataclass(frozen=True, slots=True)
class TrackedPaper:
    """A base, a target, and the way between.

    Language, date of issue, author and draft mark of the file are the target's. An item of both papers that `items`
    does not name is compared here; what changes in it, in the title or in the headings, and the items that come or go,
    are of `hand`.
    """

    base: PrintedPaper
    target: PrintedPaper
    hand: Hand
    items: tuple[TrackedItem, ...] = ()


def strands(spans: Iterable[Span], hand: Hand) -> tuple[Strand, ...]:
    """The spans of a redline, all by one hand."""
    return tuple(Strand(span.op, span.tokens, None if span.op is Op.EQUAL else hand) for span in spans)
