"""Carrying an amendment over to a new base.

Old base, new base and the amended text on the old base are merged by the rule. The amendment is

- *contained* if the new base has already all that it changes (also if it changes nothing);
- carried *exactly* if none of its edits conflicts with what the new base changed;
- a *conflict* if one does, or if one falls into a sentence that the new base mostly replaced: fewer than half of the
  words stand, counted against the shorter of the sentence's two forms. Such a sentence is one passage, in two readings.

Nothing is moved by likeness: an edit stands between the same words as before, or it is a conflict. And what is carried
can be taken back: the old base and the carried text, merged over the new base, give the author's edits on the old base
again. Where words repeat so that they do not, where the edit stands is not certain, and the whole is a conflict.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from engine.text.merge.assembly import text_of, wording_of
from engine.text.merge.clusters import Placed, compared, placed
from engine.text.merge.edits import Base, base_of, version_of
from engine.text.merge.lines import Texts, cut
from engine.text.merge.pieces import Changed, Merged, Piece, Unchanged
from engine.text.merge.readable import readable
from engine.text.merge.sentences import Sentences, look_here, mostly_replaced
from engine.text.redline import Token
from engine.text.redline.sides import Side
from engine.text.wording import Wording

Tokens = Sequence[Token]

NEW, AMENDED = "new", "amended"  # the names of the two versions of the old base


class Outcome(StrEnum):
    EXACT = "exact"
    CONTAINED = "contained"
    CONFLICT = "conflict"


class Reason(StrEnum):
    OVERLAP = "overlap"
    SENTENCE_REPLACED = "sentence_replaced"


@dataclass(frozen=True, slots=True)
class Carried:
    """What becomes of an amendment, with the merge of `NEW` and `AMENDED` over the old base; a reason if a conflict."""

    outcome: Outcome
    merged: Merged
    reason: Reason | None = None

    @property
    def wording(self) -> Wording | None:
        """The amended wording on the new base (the new base itself where it is contained); None in a conflict."""
        return self.merged.wording

    @property
    def text(self) -> str | None:
        """The same of texts, to the character."""
        return self.merged.text


def carry(old: Wording, new: Wording, amended: Wording) -> Carried:
    """The amendment that made `amended` out of `old`, on `new`. To be called for each item apart: an amendment to an
    item that is withdrawn has no new base."""
    return _carry(lambda tokens: cut(wording_of(tokens)), *map(cut, (old, new, amended)))


def carry_text(old: str, new: str, amended: str) -> Carried:
    """The same for any texts, a paragraph a line."""
    texts = Texts()
    return _carry(lambda tokens: texts.side(text_of(tokens)), *map(texts.side, (old, new, amended)))


def _carry(again: Callable[[Tokens], Side], old: Side, new: Side, amended: Side) -> Carried:
    base = base_of(old)
    versions = {NEW: version_of(base, new), AMENDED: version_of(base, amended)}
    sentences = Sentences(base)
    found = readable(base, placed(base, versions, forms_of=NEW))
    merged = _merged(base, sentences, found)
    own = [one for one in found if _is_own(one.piece)]
    if merged.tokens is None:
        return Carried(Outcome.CONFLICT, merged, Reason.OVERLAP)
    if not own:  # the text is the new base as it is: nobody needs to look
        return Carried(Outcome.CONTAINED, Merged(merged.pieces))
    touched = {sentence for one in own for sentence in sentences.touched(one)}
    bound, reason = (
        sorted(one for one in touched if mostly_replaced(base, versions[NEW], one)),
        Reason.SENTENCE_REPLACED,
    )
    if not bound and not _can_be_taken_back(merged, old, new, again(merged.tokens)):
        bound, reason = [(0, len(base.places))], Reason.OVERLAP
    if not bound:
        return Carried(Outcome.EXACT, merged)
    return Carried(Outcome.CONFLICT, _merged(base, sentences, placed(base, versions, bound, NEW)), reason)


def _is_own(piece: Piece) -> bool:
    return isinstance(piece, Changed) and piece.by == (AMENDED,)


def _can_be_taken_back(merged: Merged, old: Side, new: Side, carried: Side) -> bool:
    """Whether going back to the old base leaves of the carried text what the author alone changed."""
    base = base_of(new)
    back = placed(base, {name: version_of(base, one) for name, one in (("old", old), ("carried", carried))})
    tokens = Merged(tuple(one.piece for one in back)).tokens
    return tokens is not None and compared(tokens) == compared(_own_on_old(merged))


def _own_on_old(merged: Merged) -> Iterator[Token]:
    for piece in merged.pieces:
        if isinstance(piece, Unchanged):
            yield from piece.tokens
        elif isinstance(piece, Changed):
            yield from piece.new if _is_own(piece) else piece.old


def _merged(base: Base, sentences: Sentences, found: Sequence[Placed]) -> Merged:
    return Merged(tuple(one.piece for one in found), tuple(look_here(base, sentences, found)))
