"""Which words of the base stand in a version, exactly; and where its changes stand: leftmost.

This is not the redline with its clean-up for reading. The clean-up joins changes over one or two words that stand
between them: an unchanged word would count as changed, and the edits of two delegations on its two sides as one place,
a conflict that the rule does not know. So it is not harmless, and not used. Here as many words as possible stand: the
longest common subsequence. Only beyond `EXACT` words between the common beginning and end do paragraphs that stand word
for word, and once, in both texts stand for certain; between them it is exact again.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from engine.text.redline.align import MARK, Change, Pair
from engine.text.redline.anchors import Unit, anchors
from engine.text.redline.lcs import common_subsequence

EXACT = 10_000  # words of both texts together: a tenth of a second
_STRIDE = 256  # words compared at once
_ENDING = frozenset(".!?…,;:”’)]»")  # signs that belong to the word before them

Keys = Sequence[str]


def exact_changes(old: Keys, new: Keys) -> list[Change]:
    """What goes and what comes between the words that stand, in order."""
    start = _alike(old, new, min(len(old), len(new)))
    shorter = min(len(old), len(new)) - start
    end = _alike(old[: -shorter - 1 : -1], new[: -shorter - 1 : -1], shorter)
    gap = (start, len(old) - end, start, len(new) - end)
    if gap[1] + gap[3] - 2 * start <= EXACT:
        return list(_between(old, new, gap))
    return [change for part in _by_paragraph(old, new, gap) for change in _between(old, new, part)]


def _by_paragraph(old: Keys, new: Keys, gap: Change) -> Iterator[Change]:
    """The gaps between the paragraphs that stand once in both texts, without those in which nothing changes."""
    i, end_i, j, end_j = gap
    fixed = anchors(_paragraphs(old, i, end_i), _paragraphs(new, j, end_j))
    for next_i, next_j, size in [*fixed, (end_i, end_j, 0)]:
        if old[i:next_i] != new[j:next_j]:
            yield i, next_i, j, next_j
        i, j = next_i + size, next_j + size


def _between(old: Keys, new: Keys, gap: Change) -> Iterator[Change]:
    i, end_i, j, end_j = gap
    pairs = [(i + m, j + n) for m, n in _exact(old[i:end_i], new[j:end_j])]
    for next_i, next_j in [*pairs, (end_i, end_j)]:
        if next_i > i or next_j > j:
            yield i, next_i, j, next_j
        i, j = next_i + 1, next_j + 1


def _alike(old: Keys, new: Keys, size: int) -> int:
    """How many words, up to `size`, are the same from the beginning."""
    same = 0
    while same + _STRIDE <= size and old[same : same + _STRIDE] == new[same : same + _STRIDE]:
        same += _STRIDE
    while same < size and old[same] == new[same]:
        same += 1
    return same


def _exact(old: Keys, new: Keys) -> list[Pair]:
    """A longest common subsequence; words that stand in one of the two only can have no partner, and cost time."""
    shared = set(old).intersection(new)  # asked for membership only: its order shapes nothing
    if not shared:
        return []
    olds = [place for place, word in enumerate(old) if word in shared]
    news = [place for place, word in enumerate(new) if word in shared]
    found = common_subsequence([old[place] for place in olds], [new[place] for place in news])
    return [(olds[i], news[j]) for i, j in found]


def _paragraphs(keys: Keys, start: int, end: int) -> list[Unit]:
    """The paragraphs between two places, without their marks: these are left to the words."""
    marks = [start - 1, *(place for place in range(start, end) if keys[place] == MARK), end]
    return [(tuple(keys[mark + 1 : other]), mark + 1) for mark, other in pairwise(marks) if other > mark + 1]


def leftmost(old: Keys, new: Keys, changes: Sequence[Change]) -> list[Change]:
    """The changes, each pure insertion or deletion moved left as far as the texts stay the same.

    So the same edit among repeated words is the same edit whoever made it. One that meets the change before it is one
    with it. Last, a change that begins with a full stop or comma is moved to behind it if it can be: over signs only,
    so between the same words.
    """
    found: list[Change] = []
    for change in changes:
        found.append(_moved_left(old, new, found, change))
    ends = [*(change[0] for change in found[1:]), len(old) + 1]
    return [_behind_signs(old, new, change, end) for change, end in zip(found, ends, strict=False)]


def _moved_left(old: Keys, new: Keys, before: list[Change], change: Change) -> Change:
    """`change` moved left; those of the changes before it that it meets are taken off and made one with it."""
    i1, i2, j1, j2 = change
    while i1 == i2 or j1 == j2:
        floor = before[-1][1] if before else 0
        keys, start, end = (old, i1, i2) if i1 < i2 else (new, j1, j2)
        by = 0
        while i1 - by > floor and keys[start - by - 1] == keys[end - by - 1]:
            by += 1
        i1, i2, j1, j2 = i1 - by, i2 - by, j1 - by, j2 - by
        if not before or i1 > floor:
            break
        i1, _, j1, _ = before.pop()
    return i1, i2, j1, j2


def _behind_signs(old: Keys, new: Keys, change: Change, limit: int) -> Change:
    i1, i2, j1, j2 = change
    keys, start, end = (old, i1, i2) if i1 < i2 else (new, j1, j2)
    by = 0
    if i1 == i2 or j1 == j2:
        while i2 + by + 1 < limit and end + by < len(keys) and keys[start + by] in _ENDING:
            if keys[start + by] != keys[end + by]:
                break
            by += 1
    return i1 + by, i2 + by, j1 + by, j2 + by
