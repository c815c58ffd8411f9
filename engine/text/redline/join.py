"""Which changes read as one: those with only a sign, a crumb or a word or two left standing between them."""

from collections.abc import Sequence
from itertools import pairwise

from engine.text.redline.align import MARK, Change, Words
from engine.text.tokens import is_word

_MOST_STANDING = 5  # words and signs; more than that between two changes is no break in one change
_MOST_WORDS = 2
_CRUMB = 2  # characters

Priced = tuple[bool, int, int]
"""Whether a join is a matter of taste and not of a crumb, the words it costs, and its number: the order of buying."""


def joins(old: Words, new: Words, found: Sequence[Change]) -> tuple[set[int], list[Priced]]:
    """The numbers of the changes to join with their next one: those that cost no word, and those that do."""
    free: set[int] = set()
    priced: list[Priced] = []
    for number, (one, other) in enumerate(pairwise(found)):
        if other[0] - one[1] > _MOST_STANDING or _begins_paragraph(old, new, other):
            continue
        standing = old[one[1] : other[0]]
        if MARK in standing:
            continue
        words = sum(map(is_word, standing))
        if not words:
            free.add(number)
        elif _is_crumb(standing):
            priced.append((False, words, number))
        elif words <= _MOST_WORDS and min(_weight(one), _weight(other)) > words:
            priced.append((True, words, number))
    return free, priced


def afforded(priced: Sequence[Priced], allowance: int) -> set[int]:
    """The joins that an allowance of words can pay: crumbs first, then the cheapest, then the earliest."""
    bought: set[int] = set()
    for _, price, number in sorted(priced):
        if price <= allowance:
            allowance -= price
            bought.add(number)
    return bought


def _begins_paragraph(old: Words, new: Words, change: Change) -> bool:
    """Whether a change begins with a paragraph mark: then the full stop before it is no crumb, but an end."""
    i1, i2, j1, j2 = change
    return MARK in (*old[i1:i2][:1], *new[j1:j2][:1])


def _is_crumb(standing: Words) -> bool:
    return sum(map(len, standing)) <= _CRUMB


def _weight(change: Change) -> int:
    """The words of the lighter side of a change: 0 for a pure insertion or deletion."""
    i1, i2, j1, j2 = change
    return min(i2 - i1, j2 - j1)
