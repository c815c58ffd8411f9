"""A redline of texts that are no papers, a paragraph a line, as a part of a file."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from engine.text.redline.spans import Mark, Op, Token
from engine.text.wording import Kind
from engine.word.layout import Layout
from engine.word.lines import Line, Role
from engine.word.markup import held
from engine.word.redlined.blocks import Row
from engine.word.redlined.items import Part
from engine.word.redlined.parts import Strand

_LINE_END = re.compile("(\r\n|[\n\r\v\f\x85\u2028\u2029])")
_LINE = Mark(Kind.LEAD, 0, "")


def text_part(strands: Sequence[Strand], layout: Layout) -> Part:
    """The part that these strands of a text make up. A label is text here, and typed.

    A line end ends a line, so the last one of either side begins none.
    """
    made = [replace(strand, tokens=tuple(_tokens(strand.tokens))) for strand in strands]
    for side in (Op.DELETE, Op.INSERT):
        made = _closed(made, side)
    opening = Strand(Op.EQUAL, (_LINE,))
    return Part((opening, *made), _rows(made, Op.DELETE, layout), _rows(made, Op.INSERT, layout))


def _tokens(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        for piece in _LINE_END.split(token) if isinstance(token, str) else [token]:
            if piece:
                yield _LINE if isinstance(piece, Mark) or _LINE_END.fullmatch(piece) else piece


def _closed(strands: Iterable[Strand], side: Op) -> list[Strand]:
    """The strands without the line end that this side ends in; on the other side it stays."""
    found = [strand for strand in strands if strand.tokens or strand.comments]
    last = max(
        (at for at, each in enumerate(found) if each.op in (Op.EQUAL, side) and each.tokens), default=None
    )
    if last is None or not isinstance(found[last].tokens[-1], Mark):
        return found
    ending = found[last]
    found[last] = replace(ending, tokens=ending.tokens[:-1])
    if ending.op is Op.EQUAL:
        other = Op.INSERT if side is Op.DELETE else Op.DELETE
        hand = next((strand.hand for strand in found[last + 1 :] if strand.hand), None)
        found.insert(last + 1, Strand(other, ending.tokens[-1:], hand))
    return found


def _rows(strands: Iterable[Strand], side: Op, layout: Layout) -> tuple[Row, ...]:
    texts = [""]
    for token in (token for strand in strands if strand.op in (Op.EQUAL, side) for token in strand.tokens):
        if isinstance(token, Mark):
            texts.append("")
        else:
            texts[-1] += token
    look = layout.styles.preamble
    return tuple(
        Row(Line(Role.PLAIN, look, held(line, f"Line {at + 1}")), at, side) for at, line in enumerate(texts)
    )
