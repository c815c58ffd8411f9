"""Brackets: text that is not agreed, with who wants it: `[Mexico, Canada: should] [Panama: shall]`."""

from collections.abc import Sequence

from engine.text.brackets.beside import laid_beside
from engine.text.brackets.compiling import compilation
from engine.text.brackets.nameless import unattributed
from engine.text.brackets.reading import Bracket, Fault, Place, open_brackets
from engine.text.brackets.settling import resolved, without
from engine.text.brackets.standing import standing
from engine.text.merge.assembly import text_of, wording_of
from engine.text.merge.escapes import escaped, unescaped
from engine.text.merge.notation import Style, add_open, open_conflict
from engine.text.merge.pieces import Changed, Conflict, Merged
from engine.text.redline import Token
from engine.text.wording import Wording

__all__ = [
    "Bracket", "Fault", "Place", "bracketed", "bracketed_text", "compilation", "escaped", "laid_beside",
    "open_brackets", "resolved", "standing",
    "unattributed", "unescaped", "without",
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


def _tokens(merged: Merged, style: Style) -> list[Token]:
    tokens: list[Token] = []
    for piece in merged.pieces:
        if isinstance(piece, Conflict):
            add_open(tokens, open_conflict(piece, style))
        else:
            standing = piece.new if isinstance(piece, Changed) else piece.tokens
            tokens += style.text(standing) if style.literal else standing
    return tokens
