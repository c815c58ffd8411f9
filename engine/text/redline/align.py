"""Which words of an old text stand in a new one.

diff-match-patch aligns the words, each turned into one character. It has no bound of its own once its time-out is off,
so it is given small gaps only, and the bounding depends on nothing but the two texts:

1. the common beginning and end stand;
2. what is left, if small, goes to diff-match-patch whole;
3. otherwise paragraphs, then words, that stand once in both texts are anchors, and each gap between two anchors goes
   to diff-match-patch if it is small and to the exact bit-parallel subsequence (`lcs`) if not;
4. anchors that cost more than one word in a hundred of the optimum are given up for the exact subsequence.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from diff_match_patch import diff_match_patch

from engine.text.redline.anchors import Unit, anchors
from engine.text.redline.lcs import common_length, common_subsequence

MARK = "\n"  # how a paragraph mark is written among the words to align
SMALL_GAP = 128  # words of old and new together
_FIRST_CHARACTER = 0x100  # above the line end and all that diff-match-patch treats as special
_SURROGATES = range(0xD800, 0xE000)

Words = Sequence[str]
Pair = tuple[int, int]
Fill = Callable[[Words, Words], list[Pair]]


def aligned(old: Words, new: Words) -> list[Pair]:
    """The pairs (index in old, index in new) of words that stand, in order."""
    start, end = _common_edges(old, new)
    inner = _inner(old[start : len(old) - end], new[start : len(new) - end])
    return [
        *((n, n) for n in range(start)),
        *((start + i, start + j) for i, j in inner),
        *((len(old) - n, len(new) - n) for n in range(end, 0, -1)),
    ]


def _common_edges(old: Words, new: Words) -> Pair:
    shorter = min(len(old), len(new))
    start = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    end = next((n for n in range(shorter - start) if old[-1 - n] != new[-1 - n]), shorter - start)
    return start, end


def _inner(old: Words, new: Words) -> list[Pair]:
    if len(old) + len(new) <= SMALL_GAP:
        return _gap(old, new)
    pairs = _anchored(old, new)
    most = (Counter(old) & Counter(new)).total()
    if len(pairs) * 100 >= most * 99 or len(pairs) * 100 >= common_length(old, new) * 99:
        return pairs
    return _without_strangers(old, new, common_subsequence)


def _anchored(old: Words, new: Words) -> list[Pair]:
    return _between(old, new, anchors(_paragraphs(old), _paragraphs(new)), _by_words)


def _by_words(old: Words, new: Words) -> list[Pair]:
    if len(old) + len(new) <= SMALL_GAP:
        return _gap(old, new)
    return _between(old, new, anchors(_single(old), _single(new)), _gap)


def _between(old: Words, new: Words, fixed: Sequence[tuple[int, int, int]], fill: Fill) -> list[Pair]:
    """The pairs of the fixed runs (old start, new start, size), and those that `fill` finds between them."""
    pairs: list[Pair] = []
    ends = [(0, 0, 0), *fixed, (len(old), len(new), 0)]
    for (i, j, size), (next_i, next_j, _) in pairwise(ends):
        pairs += [(i + n, j + n) for n in range(size)]
        found = fill(old[i + size : next_i], new[j + size : next_j])
        pairs += [(i + size + m, j + size + n) for m, n in found]
    return pairs


def _gap(old: Words, new: Words) -> list[Pair]:
    if not old or not new:
        return []
    small = len(old) + len(new) <= SMALL_GAP
    return _without_strangers(old, new, by_characters if small else common_subsequence)


def _without_strangers(old: Words, new: Words, align: Fill) -> list[Pair]:
    """Align only the words that stand in both texts: the others can have no partner, and cost time."""
    shared = set(old) & set(new)  # asked for membership only: its order shapes nothing
    olds = [place for place, word in enumerate(old) if word in shared]
    news = [place for place, word in enumerate(new) if word in shared]
    found = align([old[place] for place in olds], [new[place] for place in news])
    return [(olds[i], news[j]) for i, j in found]


def by_characters(old: Words, new: Words) -> list[Pair]:
    """The pairs that diff-match-patch finds, each word one character; as many as the optimum, as `lcs` is."""
    differ = diff_match_patch()
    differ.Diff_Timeout = 0
    characters: dict[str, str] = {}
    encoded = [_encoded(words, characters) for words in (old, new)]
    i = j = 0
    pairs: list[Pair] = []
    for op, run in differ.diff_main(*encoded, False):
        if op == differ.DIFF_EQUAL:
            pairs += [(i + n, j + n) for n in range(len(run))]
        i += len(run) if op != differ.DIFF_INSERT else 0
        j += len(run) if op != differ.DIFF_DELETE else 0
    return pairs


def _encoded(words: Words, characters: dict[str, str]) -> str:
    for word in words:
        if word not in characters:
            point = _FIRST_CHARACTER + len(characters)
            characters[word] = chr(point + len(_SURROGATES) if point >= _SURROGATES.start else point)
    return "".join([characters[word] for word in words])


def _paragraphs(words: Words) -> list[Unit]:
    """Each paragraph as one unit; its mark, which stands before it, is left to the words."""
    starts = [-1, *(place for place, word in enumerate(words) if word == MARK), len(words)]
    return [(tuple(words[start + 1 : end]), start + 1) for start, end in pairwise(starts) if end > start + 1]


def _single(words: Words) -> list[Unit]:
    return [((word,), place) for place, word in enumerate(words) if word != MARK]
