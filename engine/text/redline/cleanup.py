"""From the words that stand to changes that a person would have marked.

Three steps, all on words and none on characters:

- a pure insertion or deletion slides to where it reads best among the places that give the same texts: to a paragraph
  mark, a sentence's edge, a clause's edge, in this order, else leftmost;
- changes are joined when only a few signs stand between them ("a lone comma"), and when at most two words do, if those
  are a crumb of one or two characters or are outweighed by the replacements beside them;
- equal words at the edges of a joined change are given back.

Words spent on joining are limited to one in twenty-five of those that stand, but two are always granted; with the one
in a hundred that anchors may cost, at least 95 % of the most that could stand does. A paragraph mark is never joined
over, nor is the full stop before one.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from engine.text.redline.align import MARK, Change, Pair, Words
from engine.text.redline.join import afforded, joins
from engine.text.redline.slide import slid
from engine.text.tokens import is_word


def changes(old: Words, new: Words, pairs: Sequence[Pair]) -> list[Change]:
    """The changes between two word lists, given the pairs that stand, cleaned up for reading."""
    raw = [*_between(old, new, pairs), (len(old), len(old), len(new), len(new))]
    apart = [part for one, other in pairwise(raw) for part in _by_paragraph(old, new, one, other)]
    found = _merged(slid(old, new, apart))
    free, priced = joins(old, new, found)
    if priced:
        allowance = max(2, sum(is_word(old[i]) for i, _ in pairs) // 25)
        free |= afforded(priced, allowance)
    return [_trimmed(old, new, change) for change in _joined(found, free)]


def _between(old: Words, new: Words, pairs: Sequence[Pair]) -> Iterator[Change]:
    i = j = 0
    for next_i, next_j in [*pairs, (len(old), len(new))]:
        if next_i > i or next_j > j:
            yield i, next_i, j, next_j
        i, j = next_i + 1, next_j + 1


def _by_paragraph(old: Words, new: Words, change: Change, following: Change) -> tuple[Change, ...]:
    """A replacement in which whole paragraphs go or come: these apart, if their last words can stand for the first's.

    Of "[no later than May. / Send the matrix by June] -> [no later than July]." the full stop belongs to May, and a
    paragraph goes; not the full stop, a paragraph mark, and a paragraph up to its own full stop.
    """
    i1, i2, j1, j2 = change
    if i1 == i2 or j1 == j2:
        return (change,)
    if size := _tail(old, i1, i2, following[0]):
        mark = old.index(MARK, i1, i2)
        return (i1, mark - size, j1, j2), (mark, i2 + size, j2 + size, j2 + size)
    if size := _tail(new, j1, j2, following[2]):
        mark = new.index(MARK, j1, j2)
        return (i1, i2, j1, mark - size), (i2 + size, i2 + size, mark, j2 + size)
    return (change,)


def _tail(words: Words, start: int, end: int, limit: int) -> int:
    """How many words after words[start:end], up to the end of their paragraph, stand before its first mark as well.

    None of them may be changed itself: the next change begins at `limit`.
    """
    if MARK not in words[start:end]:
        return 0
    mark = words.index(MARK, start, end)
    size = 0
    while end + size < len(words) and words[end + size] != MARK:
        size += 1
        if size > min(mark - start, limit - end):
            return 0
    return size if words[mark - size : mark] == words[end : end + size] else 0


def _merged(found: Sequence[Change]) -> list[Change]:
    """Changes that touch, made one."""
    return _joined(found, {number for number, (a, b) in enumerate(pairwise(found)) if a[1] == b[0]})


def _joined(found: Sequence[Change], numbers: Collection[int]) -> list[Change]:
    joined: list[Change] = []
    for number, (i1, i2, j1, j2) in enumerate(found):
        begin_i, _, begin_j, _ = joined.pop() if number - 1 in numbers else (i1, i2, j1, j2)
        joined.append((begin_i, i2, begin_j, j2))
    return joined


def _trimmed(old: Words, new: Words, change: Change) -> Change:
    i1, i2, j1, j2 = change
    while i1 < i2 and j1 < j2 and old[i1] == new[j1]:
        i1, j1 = i1 + 1, j1 + 1
    while i1 < i2 and j1 < j2 and old[i2 - 1] == new[j2 - 1]:
        i2, j2 = i2 - 1, j2 - 1
    return i1, i2, j1, j2
