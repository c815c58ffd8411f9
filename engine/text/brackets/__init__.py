"""Brackets: text that is not agreed, with who wants it: `[Mexico, Canada: should] [Panama: shall]`."""

from collections.abc import Mapping, Sequence

from engine.text.brackets.reading import Bracket, Fault, Place, open_brackets
from engine.text.brackets.settling import resolved, without
from engine.text.brackets.standing import standing
from engine.text.merge import merge
from engine.text.merge.assembly import text_of, wording_of
from engine.text.merge.escapes import escaped, unescaped
from engine.text.merge.notation import Style, add_open, laid_open, open_conflict
from engine.text.merge.pieces import Changed, Conflict, Merged, Unchanged
from engine.text.redline import Token
from engine.text.wording import Wording

__all__ = [
    "Bracket", "Fault", "Place", "bracketed", "bracketed_text", "compilation", "escaped", "open_brackets", "resolved",
    "standing", "unescaped", "without",
]  # fmt: skip


def bracketed(merged: Merged, order: Sequence[str] = ()) -> Wording:
    """The merged wording with each conflict in brackets (see `merge.notation`), delegations in the order given.

    Brackets that delegations typed stay as they are, and stay open.
    """
    return wording_of(_tokens(merged, Style(order)))


def bracketed_text(merged: Merged, order: Sequence[str] = ()) -> str:
    """The merged text with each conflict in brackets; if there is one, all other brackets are marked as literal."""
    tokens = merged.tokens
    return text_of(_tokens(merged, Style(order, literal=True)) if tokens is None else tokens)


def compilation(base: Wording, versions: Mapping[str, Wording], order: Sequence[str] = ()) -> Wording:
    """The base with all that is proposed laid over it, agreed by others or not: `[invites] [Mexico: urges]`.

    What stands in the base is in a bracket of nobody, what is only inserted in the bracket of those who want it, and
    who wants something deleted has an empty one.
    """
    style = Style(order)
    tokens: list[Token] = []
    for piece in merge(base, versions).pieces:
        if isinstance(piece, Unchanged):
            tokens += piece.tokens
        else:
            add_open(tokens, laid_open(piece, style))
    return wording_of(tokens)


def _tokens(merged: Merged, style: Style) -> list[Token]:
    tokens: list[Token] = []
    for piece in merged.pieces:
        if isinstance(piece, Conflict):
            add_open(tokens, open_conflict(piece, style))
        else:
            standing = piece.new if isinstance(piece, Changed) else piece.tokens
            tokens += style.text(standing) if style.literal else standing
    return tokens
