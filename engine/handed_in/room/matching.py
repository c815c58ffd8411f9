"""Which lines of a file are which item: by bookmark, by exact text, by shared words; what is not certain is left."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nlargest
from typing import TypeVar

from engine.handed_in.bags import Bag, bag, shared
from engine.handed_in.room.lines import Line, bare, key_of
from engine.handed_in.room.parts import MatchedBy
from engine.record.queries.views import ItemView
from engine.word.bookmarks import bookmark_name

LIKE = 0.5
"""From which share of common words on a text is taken for a new form of an item (our own rule: half of them)."""
APART = 0.1
"""By how much the best must be ahead of the second best, on either side."""
_MOST = 500  # blocks that are compared: so that a file made to tire its reader does not
_FEWEST = 3  # words in common, below which a short text is like any other

Key = tuple[str, ...]
One = TypeVar("One", int, str)


@dataclass(frozen=True, slots=True)
class Known:
    """An item by what its revisions say, the latest first."""

    id: str
    keys: tuple[Key, ...]
    bags: tuple[Bag, ...]

    @classmethod
    def of(cls, item: ItemView) -> "Known":
        keys = tuple(dict.fromkeys(key_of(each.wording) for each in reversed(item.revisions)))
        return cls(item.id, keys, tuple(bag(*key) for key in keys))

    def likeness(self, words: Bag) -> float:
        return max((likeness(words, each) for each in self.bags), default=0.0)


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


def likeness(one: Bag, other: Bag) -> float:
    """What two texts share, or 0 where that says nothing: too few words, or one much longer than the other."""
    if 2 * min(len(one), len(other)) < LIKE * (len(one) + len(other)):
        return 0.0
    found = shared(one, other)
    return found if found * (len(one) + len(other)) >= 2 * _FEWEST else 0.0


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
    items = {each.id: each for each in known}
    for item, runs in _runs(lines, claims, starts).items():
        if len(runs) > 1:
            likest = max(runs, key=lambda run: items[item].likeness(bag(*(bare(line.said) for line in run))))
            for line in (line for run in runs if run is not likest for line in run):
                del claims.of[line.index]


def _runs(lines: Sequence[Line], claims: Claims, starts: Collection[int]) -> dict[str, list[list[Line]]]:
    """The lines of each item as they stand together; each number begins anew."""
    found: dict[str, list[list[Line]]] = defaultdict(list)
    before: str | None = None
    for line in (each for each in lines if each.said):
        item = claims.of.get(line.index)
        if item is not None:
            if item != before or line.index in starts:
                found[item].append([])
            found[item][-1].append(line)
        before = item
    return found


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
    texts = {line.index: bare(text) for line in lines if (text := side(line))}
    lengths = sorted({len(key) for each in known for key in each.keys if key}, reverse=True)
    for length in lengths:
        free = _Free(lines, claims, edges, texts)
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

    def __init__(self, lines: Sequence[Line], claims: Claims, edges: Edges, texts: Mapping[int, str]) -> None:
        self._edges = edges
        self._lines: list[Line | None] = []  # None where something stands between
        self._texts: list[str] = []
        self._firsts: dict[str, list[int]] = defaultdict(list)
        for line in (each for each in lines if each.index in texts):
            taken = line.index in claims.of or line.index in edges.headings
            text = "" if taken else texts[line.index]
            if not taken:
                self._firsts[text].append(len(self._lines))
            self._lines.append(None if taken else line)
            self._texts.append(text)

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
    with any other, by a clear margin. All else is left; so is a file with far more blocks than a paper has."""
    bags = [bag(*(bare(line.said) for line in block)) for block in blocks[:_MOST]]
    pairs = [
        (score, at, each.id)
        for at, said in enumerate(bags)
        for each in known
        if (score := each.likeness(said)) >= LIKE
    ]
    of_block = _ahead((at, score) for score, at, _ in pairs)
    of_item = _ahead((id_, score) for score, _, id_ in pairs)
    return {at: id_ for score, at, id_ in pairs if score == of_block.get(at) and score == of_item.get(id_)}


def _ahead(scored: Iterable[tuple[One, float]]) -> dict[One, float]:
    """The best score of each, where it is clearly better than the second best."""
    scores: dict[One, list[float]] = defaultdict(list)
    for one, score in scored:
        scores[one].append(score)
    best = {one: nlargest(2, found) for one, found in scores.items()}
    return {one: two[0] for one, two in best.items() if len(two) == 1 or two[0] - two[1] >= APART}
