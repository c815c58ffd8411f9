"""Where a pure insertion or deletion reads best, among the places that give the same two texts.

"for Canada, {+for Mexico, +}for Panama" and not "for {+Canada, for +}Mexico, for Panama": a change begins and ends at a
paragraph mark if it can, else at a sentence's edge, else at a clause's, else it stands leftmost.
"""

from collections.abc import Sequence

from engine.text.redline.align import MARK, Change, Words

_SENTENCE_ENDS = frozenset(".!?…")
_CLAUSE_ENDS = frozenset(",;:–—")
_CLOSING = frozenset("”’)]»")
_ENDING = _SENTENCE_ENDS | _CLOSING | frozenset(",;:")  # signs that belong to the word before them
_OPENING = frozenset("“‘([«¿¡")


def slid(old: Words, new: Words, changes: Sequence[Change]) -> list[Change]:
    """The changes, each insertion and deletion in its best place; some may touch now."""
    found = list(changes)
    for number, (i1, i2, j1, j2) in enumerate(found):
        if i1 < i2 and j1 < j2:
            continue
        floor = found[number - 1][1] if number else 0
        ceiling = found[number + 1][0] if number + 1 < len(found) else len(old)
        words, start, end = (old, i1, i2) if i1 < i2 else (new, j1, j2)
        by = _best_slide(words, start, end, floor - i1, ceiling - i2)
        found[number] = (i1 + by, i2 + by, j1 + by, j2 + by)
    return found


def _best_slide(words: Words, start: int, end: int, lowest: int, highest: int) -> int:
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


def _edge(words: Words, place: int) -> int:
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
