"""The compilation text: all that is proposed, in one."""

from collections.abc import Mapping, Sequence

from engine.text.merge import merge
from engine.text.merge.assembly import wording_of
from engine.text.merge.notation import Style, add_open, laid_open
from engine.text.merge.pieces import Unchanged
from engine.text.redline import Token
from engine.text.wording import Wording


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
