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

from collections.abc import Iterator, Sequence
from itertools import pairwise

from engine.text.redline.align import MARK, Pair
from engine.text.tokens import is_word

Change = tuple[int, int, int, int]
"""Words old[i1:i2] go and new[j1:j2] come; as (i1, i2, j1, j2)."""

_MOST_STANDING = 5  # words and signs; more than that between two changes is no break in one change
_CRUMB = 2  # characters
_SENTENCE_ENDS = frozenset(".!?…")
_CLAUSE_ENDS = frozenset(",;:–—")
_CLOSING = frozenset("”’)]»")
_ENDING = _SENTENCE_ENDS | _CLOSING | frozenset(",;:")  # signs that belong to the word before them
_OPENING = frozenset("“‘([«¿¡")


def changes(old: Sequence[str], new: Sequence[str], pairs: Sequence[Pair]) -> list[Change]:
    """The changes between two word lists, given the pairs that stand, cleaned up for reading."""
    raw = [*_between(old, new, pairs), (len(old), len(old), len(new), len(new))]
    apart = [part for one, other in pairwise(raw) for part in _by_paragraph(old, new, one, other)]
    found = _merged(_slid(old, new, apart))
    free, priced = _joins(old, new, found)
    if priced:
        allowance = max(2, sum(is_word(old[i]) for i, _ in pairs) // 25)
        free |= _afforded(priced, allowance)
    return [_trimmed(old, new, change) for change in _joined(found, free)]


def _between(old: Sequence[str], new: Sequence[str], pairs: Sequence[Pair]) -> Iterator[Change]:
    i = j = 0
    for next_i, next_j in [*pairs, (len(old), len(new))]:
        if next_i > i or next_j > j:
            yield i, next_i, j, next_j
        i, j = next_i + 1, next_j + 1


def _by_paragraph(
    old: Sequence[str], new: Sequence[str], change: Change, following: Change
) -> tuple[Change, ...]:
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


def _tail(words: Sequence[str], start: int, end: int, limit: int) -> int:
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


# --- sliding ---------------------------------------------------------------------------------------------------------


def _slid(old: Sequence[str], new: Sequence[str], found: list[Change]) -> list[Change]:
    for number, (i1, i2, j1, j2) in enumerate(found):
        if i1 < i2 and j1 < j2:
            continue
        floor = found[number - 1][1] if number else 0
        ceiling = found[number + 1][0] if number + 1 < len(found) else len(old)
        words, start, end = (old, i1, i2) if i1 < i2 else (new, j1, j2)
        by = _best_slide(words, start, end, floor - i1, ceiling - i2)
        found[number] = (i1 + by, i2 + by, j1 + by, j2 + by)
    return found


def _best_slide(words: Sequence[str], start: int, end: int, lowest: int, highest: int) -> int:
    """By how many words to move the run words[start:end], within the equal words around it."""
    low = 0
    while low > lowest and words[start + low - 1] == words[end + low - 1]:
        low -= 1
    high = 0
    while high < highest and words[start + high] == words[end + high]:
        high += 1
    if low == high:
        return 0

    def merit(by: int) -> int:
        touches = by in (lowest, highest)  # it meets the next change, and the two read as one
        return _edge(words, start + by) + _edge(words, end + by) + touches

    return max(range(low, high + 1), key=merit)  # max takes the first, that is the leftmost, of equals


def _edge(words: Sequence[str], place: int) -> int:
    """How good a place between words[place - 1] and words[place] is to begin or end a change."""
    after = words[place] if place < len(words) else MARK
    if after == MARK:
        return 10
    before = words[place - 1] if place else MARK
    if before == MARK:
        return 8
    if after in _ENDING:
        return 0
    if before in _SENTENCE_ENDS or (before in _CLOSING and place > 1 and words[place - 2] in _SENTENCE_ENDS):
        return 6
    if before in _CLAUSE_ENDS:
        return 4
    return 2 if after in _OPENING else 0


def _merged(found: Sequence[Change]) -> list[Change]:
    """Changes that touch, made one."""
    return _joined(found, {number for number, (a, b) in enumerate(pairwise(found)) if a[1] == b[0]})


# --- joining ---------------------------------------------------------------------------------------------------------


Priced = tuple[bool, int, int]
"""Whether a join is a matter of taste and not of a crumb, the words it costs, and its number: the order of buying."""


def _joins(old: Sequence[str], new: Sequence[str], found: Sequence[Change]) -> tuple[set[int], list[Priced]]:
    """The numbers of the changes to join with their next one: those that cost no word, and those that do."""
    free: set[int] = set()
    priced: list[Priced] = []
    for number, (one, other) in enumerate(pairwise(found)):
        if other[0] - one[1] > _MOST_STANDING or _begins_paragraph(old, new, other):
            continue
        standing = old[one[1] : other[0]]
        words = sum(map(is_word, standing))
        if MARK in standing:
            continue
        if not words:
            free.add(number)
        elif _is_crumb(standing):
            priced.append((False, words, number))
        elif words <= 2 and min(_weight(one), _weight(other)) > words:
            priced.append((True, words, number))
    return free, priced


def _afforded(priced: Sequence[Priced], allowance: int) -> set[int]:
    afforded: set[int] = set()
    for _, price, number in sorted(priced):
        if price <= allowance:
            allowance -= price
            afforded.add(number)
    return afforded


def _begins_paragraph(old: Sequence[str], new: Sequence[str], change: Change) -> bool:
    """Whether a change begins with a paragraph mark: then the full stop before it is no crumb, but an end."""
    i1, i2, j1, j2 = change
    return MARK in (*old[i1:i2][:1], *new[j1:j2][:1])


def _is_crumb(standing: Sequence[str]) -> bool:
    return sum(map(len, standing)) <= _CRUMB


def _weight(change: Change) -> int:
    """The words of the lighter side of a change: 0 for a pure insertion or deletion."""
    i1, i2, j1, j2 = change
    return min(i2 - i1, j2 - j1)


def _joined(found: Sequence[Change], numbers: set[int]) -> list[Change]:
    joined: list[Change] = []
    for number, (i1, i2, j1, j2) in enumerate(found):
        begin_i, _, begin_j, _ = joined.pop() if number - 1 in numbers else (i1, i2, j1, j2)
        joined.append((begin_i, i2, begin_j, j2))
    return joined


def _trimmed(old: Sequence[str], new: Sequence[str], change: Change) -> Change:
    i1, i2, j1, j2 = change
    while i1 < i2 and j1 < j2 and old[i1] == new[j1]:
        i1, j1 = i1 + 1, j1 + 1
    while i1 < i2 and j1 < j2 and old[i2 - 1] == new[j2 - 1]:
        i2, j2 = i2 - 1, j2 - 1
    return i1, i2, j1, j2
