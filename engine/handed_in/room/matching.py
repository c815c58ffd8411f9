"""Which lines of a file are which item: by bookmark, by exact text, by shared words; what is not certain is left."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from heapq import nlargest

from engine.handed_in.room.lines import Line, bare, key_of
from engine.handed_in.room.parts import MatchedBy
from engine.record.queries.views import ItemView
from engine.word.bookmarks import bookmark_name

LIKE = 0.5
"""From which share of common words on a text is taken for a new form of an item (our own rule: half of them)."""
APART = 0.1
"""By how much the best must be ahead of the second best, on either side."""
_FEWEST = 3  # words in common, below which a short text is like any other

Words = Counter[str]
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """An item by what its revisions say, the latest first."""

    id: str
    keys: tuple[Key, ...]
    words: tuple[Words, ...]

    @classmethod
    def of(cls, item: ItemView) -> "Known":
        keys = tuple(dict.fromkeys(key_of(each.wording) for each in reversed(item.revisions)))
        return cls(item.id, keys, tuple(words_of(key) for key in keys))

    def likeness(self, words: Words) -> float:
        return max((likeness(words, each) for each in self.words), default=0.0)


@dataclass(slots=True)
class Claims:
    """The item of each line, by its index, and how each item was found."""

    of: dict[int, str] = field(default_factory=dict)
    by: dict[str, MatchedBy] = field(default_factory=dict)

    def take(self, lines: Iterable[Line], item: str, by: MatchedBy) -> None:
        self.of.update((line.index, item) for line in lines)
        self.by[item] = by

    def standing(self, lines: Sequence[Line]) -> set[str]:
        """The items that say anything in the room's text."""
        return {self.of[line.index] for line in lines if line.said and line.index in self.of}

    def firsts(self, lines: Sequence[Line]) -> dict[int, str]:
        """The first standing line of each item."""
        found: dict[str, int] = {}
        for line in lines:
            if line.said and (item := self.of.get(line.index)) is not None:
                found.setdefault(item, line.index)
        return {index: item for item, index in found.items()}


def words_of(texts: Iterable[str]) -> Words:
    return Counter(re.findall(r"\w+", " ".join(texts).casefold()))


def likeness(one: Words, other: Words) -> float:
    """The words that two texts share, of all they have, from 0 to 1."""
    whole = one.total() + other.total()
    if not whole or 2 * min(one.total(), other.total()) < LIKE * whole:
        return 0.0
    shared = (one & other).total()
    return 2 * shared / whole if shared >= _FEWEST else 0.0


# --- bookmarks -------------------------------------------------------------------------------------------------------


def by_bookmark(lines: Sequence[Line], known: Sequence[Known]) -> Claims:
    """The lines in each item's bookmark. In two at once, as when items were joined, a line is of the one that it says a
    part of, else of the first."""
    names = {bookmark_name(each.id): each for each in known}
    claims = Claims()
    for line in lines:
        found = [names[name] for name in line.paragraph.bookmarks if name in names]
        if found:
            says = bare(line.said or line.was)
            owner = next((each for each in found if any(says in key for key in each.keys)), found[0])
            claims.take([line], owner.id, MatchedBy.BOOKMARK)
    return claims


def one_run_each(
    lines: Sequence[Line], claims: Claims, known: Sequence[Known], starts: Collection[int]
) -> None:
    """Frees what stands in an item's bookmark beside it: a second item that was typed, split off or pasted there."""
    for each in known:
        runs = list(_runs(lines, claims, each.id, starts))
        if len(runs) > 1:
            best = max(runs, key=lambda run: each.likeness(words_of(bare(line.said) for line in run)))
            for line in (line for run in runs if run is not best for line in run):
                del claims.of[line.index]


def _runs(lines: Sequence[Line], claims: Claims, item: str, starts: Collection[int]) -> Iterator[list[Line]]:
    run: list[Line] = []
    for line in (each for each in lines if each.said):
        own = claims.of.get(line.index) == item
        if run and (not own or line.index in starts):
            yield run
            run = []
        if own:
            run.append(line)
    if run:
        yield run


# --- exact text ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Edges:
    """Where items may begin and end: the headings, the lines that begin an item, and whether items are numbered."""

    headings: Collection[int]
    starts: Collection[int]
    numbered: bool

    def begins(self, line: Line) -> bool:
        return line.index in self.starts or (not line.said and self.numbered and line.number is not None)


def by_text(
    lines: Sequence[Line],
    claims: Claims,
    known: Sequence[Known],
    edges: Edges,
    side: Callable[[Line], str],
) -> None:
    """The run of free lines that says exactly what a revision says; the longest wordings first.

    Items that say the same are taken in their order if there are as many places, and are then to be looked at; else
    none of them is.
    """
    lengths = sorted({len(key) for each in known for key in each.keys if key}, reverse=True)
    for length in lengths:
        free = _Free(lines, claims, edges, side)
        places: dict[tuple[int, ...], list[str]] = defaultdict(list)
        missing = {each.id for each in known} - claims.standing(lines)
        for each in (each for each in known if each.id in missing):
            keys = (key for key in each.keys if len(key) == length)
            if found := next(filter(None, map(free.places, keys)), ()):
                places[found].append(each.id)
        for found, ids in places.items():
            if len(found) == len(ids):
                by = MatchedBy.TEXT if len(ids) == 1 else MatchedBy.LIKENESS
                for at, id_ in zip(found, ids, strict=True):
                    claims.take(free.run(at, length), id_, by)


class _Free:
    """The lines that belong to no item yet, and where a text begins among them."""

    def __init__(
        self, lines: Sequence[Line], claims: Claims, edges: Edges, side: Callable[[Line], str]
    ) -> None:
        self._edges = edges
        self._lines: list[Line | None] = []  # None where something stands between
        self._texts: list[str] = []
        self._firsts: dict[str, list[int]] = defaultdict(list)
        for line in lines:
            text = side(line)
            if not text:
                continue
            taken = line.index in claims.of or line.index in edges.headings
            if not taken:
                self._firsts[bare(text)].append(len(self._lines))
            self._lines.append(None if taken else line)
            self._texts.append("" if taken else bare(text))

    def places(self, key: Key) -> tuple[int, ...]:
        """Where the whole text stands: where items are numbered, rather at a number than without, and never at a
        letter; of several such places, those where nothing goes on behind it."""
        found = [at for at in self._firsts.get(key[0], ()) if self._says(at, key)]
        found = [at for at in found if self._begins(at)] or [at for at in found if self._may_begin(at)]
        closed = [at for at in found if self._ended(at + len(key))]
        return tuple(closed or found)

    def _says(self, at: int, key: Key) -> bool:
        end = at + len(key)
        return tuple(self._texts[at:end]) == key and not any(map(self._begins, range(at + 1, end)))

    def _begins(self, at: int) -> bool:
        line = self._lines[at]
        return line is not None and self._edges.begins(line)

    def _may_begin(self, at: int) -> bool:
        line = self._lines[at]
        return line is not None and (not self._edges.numbered or not line.label)

    def _ended(self, at: int) -> bool:
        line = self._lines[at] if at < len(self._lines) else None
        return line is None or self._edges.begins(line)

    def run(self, at: int, length: int) -> list[Line]:
        return [line for line in self._lines[at : at + length] if line is not None]


# --- likeness --------------------------------------------------------------------------------------------------------


def by_likeness(blocks: Sequence[Sequence[Line]], known: Sequence[Known]) -> dict[int, str]:
    """The item of each block, by its place in `blocks`: a pair that shares more words with each other than either does
    with any other, by a clear margin. All else is left."""
    words = [words_of(bare(line.said) for line in block) for block in blocks]
    pairs = [
        (score, at, each.id)
        for at, said in enumerate(words)
        for each in known
        if (score := each.likeness(said)) >= LIKE
    ]
    best_of_block: dict[int, list[float]] = defaultdict(list)
    best_of_item: dict[str, list[float]] = defaultdict(list)
    for score, at, id_ in pairs:
        best_of_block[at].append(score)
        best_of_item[id_].append(score)
    return {
        at: id_
        for score, at, id_ in pairs
        if _ahead(score, best_of_block[at]) and _ahead(score, best_of_item[id_])
    }


def _ahead(score: float, scores: Sequence[float]) -> bool:
    best = nlargest(2, scores)
    return score == best[0] and (len(best) == 1 or best[0] - best[1] >= APART)
