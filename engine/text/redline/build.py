"""Spans from two sides and the changes between them: the white space is put back, nothing is lost."""

from collections.abc import Iterator, Sequence

from engine.text.redline.align import Change
from engine.text.redline.sides import Side
from engine.text.redline.spans import Op, Span, Token

Piece = tuple[Op, Sequence[Token]]


def spans(old: Side, new: Side, found: Sequence[Change]) -> tuple[Span, ...]:
    """The redline of two sides: delete and equal give the old one back, insert and equal the new one."""
    made: list[tuple[Op, list[Token]]] = []
    for op, tokens in _pieces(old, new, found):
        if tokens and made and made[-1][0] is op:
            made[-1][1].extend(tokens)
        elif tokens:
            made.append((op, list(tokens)))
    return tuple(Span(op, tuple(tokens)) for op, tokens in made)


def _pieces(old: Side, new: Side, found: Sequence[Change]) -> Iterator[Piece]:
    i = j = 0
    for i1, i2, j1, j2 in found:
        yield from _standing(old, new, i, j, i1 - i)
        yield from _changed(old, new, (i1, i2, j1, j2))
        i, j = i2, j2
    yield from _standing(old, new, i, j, len(old.words) - i)
    if not found or found[-1][1] < len(old.words) or found[-1][3] < len(new.words):
        yield from _either(old.gaps[-1], new.gaps[-1])


def _standing(old: Side, new: Side, i: int, j: int, size: int) -> Iterator[Piece]:
    """Words that stand, and the space between them; the space beside a change comes with the change."""
    if size == 0:
        return
    begin = 0 if i == 0 and j == 0 else 1
    olds, news = _with_space(old, i, i + size)[begin:-1], _with_space(new, j, j + size)[begin:-1]
    if olds == news:
        yield Op.EQUAL, _shown(olds)
        return
    for gone, come in zip(olds, news, strict=True):
        yield from _either(gone, come)


def _changed(old: Side, new: Side, change: Change) -> Iterator[Piece]:
    """A change with the space around it; of that, what is alike on both sides stands.

    The space before comes first, so that of "foo bar baz" without "bar" the words "bar " go.
    """
    i1, i2, j1, j2 = change
    gone, come = _with_space(old, i1, i2), _with_space(new, j1, j2)
    lead: list[Token] = []
    if gone[0] == come[0]:
        lead, gone, come = gone[:1], gone[1:], come[1:]
    tail: list[Token] = []
    if gone and come and gone[-1] == come[-1]:
        tail, gone, come = gone[-1:], gone[:-1], come[:-1]
    for op, tokens in ((Op.EQUAL, lead), (Op.DELETE, gone), (Op.INSERT, come), (Op.EQUAL, tail)):
        yield op, _shown(tokens)


def _with_space(side: Side, start: int, end: int) -> list[Token]:
    """The words from start to end with the space before, between and after them; of no words, the space alone."""
    found: list[Token] = [""] * (2 * (end - start) + 1)
    found[::2] = side.gaps[start : end + 1]
    found[1::2] = side.words[start:end]
    return found


def _either(old: Token, new: Token) -> Iterator[Piece]:
    if old == new:
        yield Op.EQUAL, _shown([old])
    else:
        yield Op.DELETE, _shown([old])
        yield Op.INSERT, _shown([new])


def _shown(tokens: Sequence[Token]) -> list[Token]:
    """Tokens without the empty spaces between them."""
    return [token for token in tokens if token]
