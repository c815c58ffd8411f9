"""The exact longest common subsequence, bit-parallel over Python's big integers.

After Hyyrö, "Bit-parallel LCS-length computation revisited" (2004): one row of bits for each word of the new text, a
bit for each word of the old; a zero bit at i says that the best count grows at i. Rows are kept at checkpoints only and
computed again block by block on the way back, so 50,000 words against 50,000 need megabytes, not gigabytes.
"""

from collections.abc import Hashable, Iterator, Sequence
from math import isqrt

_FEW_WORDS = 4096  # up to here every word's bits are kept; above, those of frequent words only
_FREQUENT = 8  # places
_FEW_BITS = 1 << 20  # up to here all rows are kept: one block, no checkpoints


def common_subsequence(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """The pairs (index in old, index in new) of one longest common subsequence, in order.

    Of several it is always the same one: going back from the end, a new word is left out if it can be.
    """
    masks = _Masks(old)
    full = (1 << len(old)) - 1
    block = max(1, len(new)) if len(old) * len(new) <= _FEW_BITS else isqrt(len(new)) + 1
    checkpoints = [full]
    for row in range(0, len(new) - block, block):
        checkpoints.append(_last(_rows(masks, new[row : row + block], checkpoints[-1], full)))
    pairs: list[tuple[int, int]] = []
    column = len(old)
    for number in reversed(range(len(checkpoints))):
        start = number * block
        rows = list(_rows(masks, new[start : start + block], checkpoints[number], full))
        for row in range(len(rows) - 1, 0, -1):
            column = (~rows[row] & ((1 << column) - 1)).bit_length()
            if column == 0:
                return pairs[::-1]
            if rows[row - 1] >> (column - 1) & 1:
                column -= 1
                pairs.append((column, start + row - 1))
    return pairs[::-1]


def common_length(old: Sequence[Hashable], new: Sequence[Hashable]) -> int:
    """How many words a longest common subsequence has."""
    full = (1 << len(old)) - 1
    return (~_last(_rows(_Masks(old), new, full, full)) & full).bit_count()


class _Masks:
    """For each word the bits of the places where it stands in the old text."""

    def __init__(self, words: Sequence[Hashable]) -> None:
        places: dict[Hashable, list[int]] = {}
        for place, word in enumerate(words):
            places.setdefault(word, []).append(place)
        few = len(words) <= _FEW_WORDS
        self._kept = {word: _bits(found) for word, found in places.items() if few or len(found) > _FREQUENT}
        self._places = {} if few else places

    def of(self, word: Hashable) -> int:
        return self._kept.get(word) or _bits(self._places.get(word, ()))


def _bits(places: Sequence[int]) -> int:
    if len(places) <= _FREQUENT:
        bits = 0
        for place in places:
            bits |= 1 << place
        return bits
    field = bytearray(places[-1] // 8 + 1)
    for place in places:
        field[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(field, "little")


def _rows(masks: _Masks, words: Sequence[Hashable], row: int, full: int) -> Iterator[int]:
    """The row after each of `words`, beginning from `row`."""
    yield row
    for word in words:
        grown = row & masks.of(word)
        if grown:
            row = (row + grown | row - grown) & full
        yield row


def _last(rows: Iterator[int]) -> int:
    last = next(rows)
    for row in rows:
        last = row
    return last
