"""Choosing: what becomes of each change and each conflict of a merge."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine.text.merge.assembly import wording_of
from engine.text.merge.notation import Style, add_open, edges, laid_open, open_conflict
from engine.text.merge.pieces import Changed, Conflict, Merged, Piece, Unchanged
from engine.text.redline import Mark, Token
from engine.text.redline.paragraphs import PLAIN_LINE
from engine.text.wording import Wording


@dataclass(frozen=True, slots=True)
class Take:
    """A change goes into the text."""


@dataclass(frozen=True, slots=True)
class Keep:
    """The base stays: a change, or every alternative of a conflict, is left."""


@dataclass(frozen=True, slots=True)
class Pick:
    """The alternative of this number (from 0) goes into the text."""

    number: int


@dataclass(frozen=True, slots=True)
class Write:
    """A compromise goes into the text in place of the passage. A line end in it begins a paragraph of the same kind."""

    text: str


@dataclass(frozen=True, slots=True)
class Bracket:
    """The passage stays open, in brackets: a change beside the base's words, the alternatives of a conflict."""


Choice = Take | Keep | Pick | Write | Bracket


def resolved(merged: Merged, choices: Mapping[int, Choice], order: Sequence[str] = ()) -> Wording:
    """The wording with the choices, by place in `merged.pieces`, made. Not chosen: changes are taken, conflicts stay
    in brackets. `order` is that of the names in brackets.

    Refused (ValueError): a choice for a piece that stands or is not there; Take for a conflict; Pick for a change, or
    for an alternative that is not there; Write with nothing to write (Keep or Pick what is deleted).
    """
    if strange := [number for number in choices if not 0 <= number < len(merged.pieces)]:
        raise ValueError(f"there is no piece {strange[0]}")
    tokens: list[Token] = []
    for number, piece in enumerate(merged.pieces):
        mark = next((token for token in reversed(tokens) if isinstance(token, Mark)), PLAIN_LINE)
        choice = choices.get(number)
        if isinstance(choice, Bracket) or (choice is None and isinstance(piece, Conflict)):
            add_open(tokens, _bracketed(piece, Style(order)))
        else:
            tokens += _chosen(piece, choice, mark)
    return wording_of(tokens)


def taking(merged: Merged, name: str) -> dict[int, Choice]:
    """The choices that take the amendment of that name whole and leave what others want."""
    return {
        number: _for(piece, name)
        for number, piece in enumerate(merged.pieces)
        if not isinstance(piece, Unchanged)
    }


def _for(piece: Piece, name: str) -> Choice:
    if isinstance(piece, Changed) and name in piece.by:
        return Take()
    if isinstance(piece, Conflict):
        for number, one in enumerate(piece.alternatives):
            if name in one.by:
                return Pick(number)
    return Keep()


def _bracketed(piece: Piece, style: Style) -> Sequence[Token]:
    if isinstance(piece, Unchanged):
        raise ValueError("what stands is not open")
    return open_conflict(piece, style) if isinstance(piece, Conflict) else laid_open(piece, style)


def _chosen(piece: Piece, choice: Choice | None, mark: Mark) -> Sequence[Token]:
    match piece, choice:
        case Unchanged(), None:
            return piece.tokens
        case Changed(), None | Take():
            return piece.new
        case Changed(), Keep():
            return piece.old
        case Conflict(), Keep():
            return piece.base
        case Conflict(), Pick(number) if 0 <= number < len(piece.alternatives):
            return piece.alternatives[number].tokens
        case ((Changed() | Conflict()), Write(text)) if text.strip():
            return list(_written(piece, text, mark))
    raise ValueError(f"{choice} is no choice for this {type(piece).__name__.lower()}")


def _written(piece: Changed | Conflict, text: str, mark: Mark) -> Iterator[Token]:
    """The compromise between the space and marks that the passage's readings have at their edges."""
    lead, tail = edges(piece)
    mark = next((token for token in reversed(lead) if isinstance(token, Mark)), mark)
    yield from lead
    for number, line in enumerate(text.strip().splitlines()):
        if number:
            yield mark
        yield unicodedata.normalize("NFC", line.strip())
    yield from tail
