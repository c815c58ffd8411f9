"""Sentences of the base, as far as a merge needs them: who changed which, and which were mostly replaced."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from engine.text.merge.clusters import Placed, Range
from engine.text.merge.edits import Base, Version, counts_as_word, is_mark
from engine.text.merge.pieces import Changed, Conflict, LookHere
from engine.text.redline import Token

_ENDS = frozenset(".!?…")
_CLOSING = frozenset("”’)]»\"'")


class Sentences:
    """Where the base's sentences begin and end: at a paragraph mark, and behind a full stop before no small letter."""

    def __init__(self, base: Base) -> None:
        self._base = base

    @cached_property
    def _starts(self) -> list[int]:
        places = self._base.places
        starts = [0]
        ended = False
        for place in range(1, len(places), 2):
            token = places[place]
            if is_mark(token) or (ended and places[place - 1] and not _small(token)):
                starts.append(place)
            ended = token in _ENDS or (ended and token in _CLOSING)
        return starts

    def touched(self, one: Placed) -> list[Range]:
        """The sentences that a change touches; none for whole sentences inserted between two."""
        if self._is_between(one):
            return []
        first = bisect_right(self._starts, one.start) - 1
        last = bisect_right(self._starts, max(one.start, one.end - 1)) - 1
        ends = [*self._starts[first + 1 : last + 2], len(self._base.places)]
        return list(zip(self._starts[first : last + 1], ends, strict=False))

    def _is_between(self, one: Placed) -> bool:
        if not isinstance(one.piece, Changed) or not one.piece.new or any(map(counts_as_word, one.piece.old)):
            return False
        signs = [token for token in one.piece.new if not (isinstance(token, str) and token.isspace())]
        start = self._starts[bisect_right(self._starts, one.end) - 1]
        return one.end == max(start, 1) and (
            is_mark(one.piece.new[0]) or (bool(signs) and signs[-1] in _ENDS | _CLOSING)
        )


def _small(token: Token) -> bool:
    return isinstance(token, str) and token[0].islower()


def look_here(base: Base, sentences: Sentences, found: Sequence[Placed]) -> Iterator[LookHere]:
    """The sentences in which not all changes are by the same delegations."""
    places: dict[Range, list[int]] = {}
    changed = [n for n, one in enumerate(found) if isinstance(one.piece, Changed | Conflict)]
    if len({names for n in changed for names in _by(found[n])}) < 2:
        return
    for number in changed:
        for sentence in sentences.touched(found[number]):
            places.setdefault(sentence, []).append(number)
    for (start, end), numbers in places.items():
        by = {_by(found[number]) for number in numbers}
        if len(by) > 1:
            kept = tuple(token for token in base.places[start:end] if token)
            yield LookHere(kept, tuple(numbers), tuple(sorted({name for names in by for name in names})))


def _by(one: Placed) -> tuple[str, ...]:
    if isinstance(one.piece, Conflict):
        return tuple(sorted(name for alternative in one.piece.alternatives for name in alternative.by))
    return one.piece.by if isinstance(one.piece, Changed) else ()


def mostly_replaced(base: Base, version: Version, sentence: Range) -> bool:
    """Whether fewer than half the words of a sentence stand in a version.

    Counted against the shorter of the two forms of the sentence: one that only grew, or was only cut, is no other.
    """
    start, end = sentence
    gone = come = 0
    for edit in version.edits:
        if edit.end < start or edit.start > end or (edit.start == end and edit.end > end):
            continue
        gone += base.words_before[min(edit.end, end)] - base.words_before[max(edit.start, start)]
        come += sum(map(counts_as_word, edit.tokens))
    words = base.words_before[end] - base.words_before[start]
    return 2 * (words - gone) < min(words, words - gone + come)
