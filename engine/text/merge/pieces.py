"""What a merge is made of: pieces that stand, that somebody changed, and that delegations want differently."""

from dataclasses import dataclass

from engine.text.merge.assembly import text_of, wording_of
from engine.text.redline import Token
from engine.text.wording import Wording


@dataclass(frozen=True, slots=True)
class Unchanged:
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """One reading of a passage, by everybody who changed it; nobody wants it otherwise. Names are in order."""

    old: tuple[Token, ...]
    new: tuple[Token, ...]
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alternative:
    """One reading of a passage in conflict, with all who want it; no tokens where they want the passage deleted."""

    by: tuple[str, ...]
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A passage that is wanted in different ways: at least two alternatives, by the first name of each."""

    base: tuple[Token, ...]
    alternatives: tuple[Alternative, ...]


Piece = Unchanged | Changed | Conflict


@dataclass(frozen=True, slots=True)
class LookHere:
    """A sentence that delegations changed in different places: it merges, and nobody has written it as it stands now.

    `sentence` is that of the base; `pieces` are the places in `Merged.pieces` of all that was changed in it.
    """

    sentence: tuple[Token, ...]
    pieces: tuple[int, ...]
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """The whole text in pieces. The tokens of the pieces, joined, are the text; a mark stands before its paragraph."""

    pieces: tuple[Piece, ...]
    look_here: tuple[LookHere, ...] = ()

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        return tuple(piece for piece in self.pieces if isinstance(piece, Conflict))

    @property
    def changes(self) -> tuple[Changed, ...]:
        return tuple(piece for piece in self.pieces if isinstance(piece, Changed))

    @property
    def tokens(self) -> tuple[Token, ...] | None:
        """The merged text in tokens; None while there is a conflict."""
        found: list[Token] = []
        for piece in self.pieces:
            if isinstance(piece, Conflict):
                return None
            found += piece.new if isinstance(piece, Changed) else piece.tokens
        return tuple(found)

    @property
    def wording(self) -> Wording | None:
        """The merged wording, labels computed; None while there is a conflict. For a merge of wordings."""
        tokens = self.tokens
        return None if tokens is None else wording_of(tokens)

    @property
    def text(self) -> str | None:
        """The merged text to the character; None while there is a conflict. Marks of a wording are line ends."""
        tokens = self.tokens
        return None if tokens is None else text_of(tokens)
