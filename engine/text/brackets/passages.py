"""The passages that two readings of a text differ in, widened so that no bracket is torn.

Brackets that stand side by side are one thing, with their names and signs: a passage lies in the words of one of them,
or holds them all. So is a backslash with the sign after it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from engine.text.brackets.groups import Group, groups_in, line_of
from engine.text.merge.edits import counts_as_word
from engine.text.merge.escapes import escapes_in
from engine.text.redline import Mark, Token

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Unit:
    """A token that stands, or what goes and what comes in its place."""

    old: tuple[Token, ...]
    new: tuple[Token, ...]

    @property
    def changed(self) -> bool:
        return self.old != self.new


@dataclass(frozen=True, slots=True)
class _Bond:
    """Characters that are one thing, but for those in one of the `within`."""

    start: int
    end: int
    within: tuple[Range, ...] = ()

    def torn_by(self, start: int, end: int) -> bool:
        apart = end <= self.start or start >= self.end or (start <= self.start and end >= self.end)
        return not apart and not any(start >= one[0] and end <= one[1] for one in self.within)


class Passages:
    """Ranges of the units of two readings."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._units = units
        self._sides = [_Side([unit.old for unit in units]), _Side([unit.new for unit in units])]

    @property
    def all(self) -> Range:
        return 0, len(self._units)

    @property
    def changed(self) -> list[Range]:
        return [(number, number + 1) for number, unit in enumerate(self._units) if unit.changed]

    def old(self, one: Range) -> list[Token]:
        return [token for unit in self._units[slice(*one)] for token in unit.old]

    def new(self, one: Range) -> list[Token]:
        return [token for unit in self._units[slice(*one)] for token in unit.new]

    def with_new(self, ranges: Sequence[Range]) -> list[Token]:
        """The old reading, but for these passages."""
        found: list[Token] = []
        place = 0
        for start, end in ranges:
            found += [*self.old((place, start)), *self.new((start, end))]
            place = end
        return [*found, *self.old((place, len(self._units)))]

    def whole(self, ranges: Sequence[Range]) -> list[Range]:
        """The passages with nothing torn at their edges; those that meet are one."""
        while True:
            found: list[Range] = []
            for start, end in sorted(map(self._untorn, ranges)):
                if found and self._is_space((found[-1][1], start)):
                    found[-1] = (found[-1][0], max(found[-1][1], end))
                else:
                    found.append((start, end))
            if found == ranges:
                return found
            ranges = found

    def _untorn(self, one: Range) -> Range:
        while True:
            wider = one
            for side in self._sides:
                wider = side.untorn(wider)
            if wider == one:
                return one
            one = wider

    def _is_space(self, between: Range) -> bool:
        return all(isinstance(token, str) and token.isspace() for token in self.old(between))

    def wider(self, one: Range) -> Iterator[Range]:
        """The passage with a word more behind it, before it, both; with the paragraph to its end, its start, both."""
        start, end = one
        for words in (1, len(self._units)):
            left, right = self._reach(start, -1, words), self._reach(end, 1, words)
            yield from ((start, right), (left, end), (left, right))

    def _reach(self, place: int, step: int, words: int) -> int:
        """The place so many words on, or where the paragraph begins or ends."""
        while words and 0 <= (number := place + min(step, 0)) < len(self._units):
            unit = self._units[number]
            if any(isinstance(token, Mark) for token in (*unit.old, *unit.new)):
                break
            place += step
            words -= any(map(counts_as_word, (*unit.old, *unit.new)))
        return place


class _Side:
    """One reading: where its units begin, in characters, and what is bound together in it."""

    def __init__(self, units: Sequence[Sequence[Token]]) -> None:
        sizes = (sum(1 if isinstance(token, Mark) else len(token) for token in unit) for unit in units)
        self._starts = list(accumulate(sizes, initial=0))
        self._text = line_of([token for unit in units for token in unit])

    @cached_property
    def _bonds(self) -> list[_Bond]:
        escapes = [_Bond(index, index + 2) for index in escapes_in(self._text)]
        return [*escapes, *_group_bonds(groups_in(self._text))]

    def untorn(self, one: Range) -> Range:
        start, end = one
        for bond in self._bonds:
            if bond.torn_by(self._starts[start], self._starts[end]):
                while self._starts[start] > bond.start:
                    start -= 1
                while self._starts[end] < bond.end:
                    end += 1
        return start, end


def _group_bonds(groups: Sequence[Group]) -> Iterator[_Bond]:
    for group in groups:
        yield _Bond(group.start, group.end, tuple((one.text, one.end - 1) for one in group.brackets))
        for one in group.brackets:
            yield from _group_bonds(one.groups)
