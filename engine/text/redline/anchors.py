"""Anchors: units that stand once in the old text and once in the new (Bram Cohen's patience), heaviest chain first."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

Unit = tuple[tuple[str, ...], int]
"""The words of a unit (a paragraph, or one word) and the index of its first word."""


def anchors(old: Sequence[Unit], new: Sequence[Unit]) -> list[tuple[int, int, int]]:
    """Runs (start in old, start in new, size) in the same order in both texts, holding the most words possible."""
    single = _single(new)
    runs = [(start, single[words], len(words)) for words, start in _single(old).items() if words in single]
    rising = all(one[1] < other[1] for one, other in pairwise(runs))
    return runs if rising else _heaviest_chain(runs)


def _single(units: Iterable[Unit]) -> dict[tuple[str, ...], int]:
    units = list(units)
    count = Counter(words for words, _ in units)
    return {words: start for words, start in units if count[words] == 1}


def _heaviest_chain(runs: Sequence[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Of runs in old order, those that rise in new and weigh most together; of equals the earliest is taken.

    A Fenwick tree over the order in new holds the best chain that ends at or before each place.
    """
    rank = {start: n for n, start in enumerate(sorted(run[1] for run in runs), 1)}
    best: list[tuple[int, int]] = [(0, -1)] * (len(runs) + 1)  # weight of the chain, its last run
    before: list[int] = []
    for number, (_, start, weight) in enumerate(runs):
        total, last = _best_up_to(best, rank[start] - 1)
        before.append(last)
        _enter(best, rank[start], (total + weight, number))
    chain: list[tuple[int, int, int]] = []
    last = _best_up_to(best, len(runs))[1]
    while last >= 0:
        chain.append(runs[last])
        last = before[last]
    return chain[::-1]


def _best_up_to(best: Sequence[tuple[int, int]], place: int) -> tuple[int, int]:
    found = best[0]
    while place > 0:
        found = best[place] if best[place][0] > found[0] else found
        place -= place & -place
    return found


def _enter(best: list[tuple[int, int]], place: int, entry: tuple[int, int]) -> None:
    while place < len(best):
        if entry[0] > best[place][0]:
            best[place] = entry
        place += place & -place
