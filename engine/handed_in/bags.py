"""Texts as bags of words: how much two of them share, found in an instant whatever their length."""

import re
from collections import Counter

Bag = frozenset[str]
"""Each word of a text as often as it stands there: the second "the" is another element than the first."""


def bag(*texts: str) -> Bag:
    seen: Counter[str] = Counter()
    found: set[str] = set()
    for word in re.findall(r"\w+", " ".join(texts).casefold()):
        found.add(f"{word} {seen[word]}")
        seen[word] += 1
    return frozenset(found)


def shared(one: Bag, other: Bag) -> float:
    """The words that two texts have in common, of all they have, from 0 to 1."""
    whole = len(one) + len(other)
    return 2 * len(one & other) / whole if whole else 0.0


def apart(one: Bag, other: Bag) -> int:
    """How many words only one of them has."""
    return len(one ^ other)
