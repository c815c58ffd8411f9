"""Which words of an old text stand in a new one.

diff-match-patch aligns the words, each turned into one character. It has no bound of its own once its time-out is off,
so it is given small gaps only, and the bounding depends on nothing but the two texts:

1. the common beginning and end stand;
2. what is left goes to diff-match-patch whole if it is small;
3. otherwise paragraphs that stand once in both texts are anchors, and in a large gap between them so are such words;
4. each gap between two anchors goes to diff-match-patch if it is small, to the exact bit-parallel subsequence (`lcs`)
   if not; both keep as many words as can be kept;
5. anchors that cost more than one word in a hundred of that are given up for the exact subsequence of the whole.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from diff_match_patch import diff_match_patch

from engine.text.redline.anchors import Unit, anchors
from engine.text.redline.lcs import common_length, common_subsequence

MARK = "\n"  # how a paragraph mark is written among the words to align
SMALL_GAP = 64  # words of old and new together; from here on diff-match-patch can be the slower of the two
LARGE_GAP = 4096  # words of old and new together; up to here the exact subsequence takes milliseconds
_FIRST_CHARACTER = 0x100  # above the line end and all that diff-match-patch treats as special
_SURROGATES = range(0xD800, 0xE000)

_DIFFER = diff_match_patch()
_DIFFER.Diff_Timeout = 0  # a time-out would make the result depend on the machine's load

Words = Sequence[str]
Pair = tuple[int, int]
Change = tuple[int, int, int, int]  # words old[i1:i2] go and new[j1:j2] come; as (i1, i2, j1, j2)
Fill = Callable[[Words, Words], list[Pair]]


def aligned(old: Words, new: Words) -> list[Pair]:
    """The pairs (index in old, index in new) of words that stand, in order."""
    start, end = _common_edges(old, new)
    inner = _inner(old[start : len(old) - end], new[start : len(new) - end])
    return [
        *zip(range(start), range(start), strict=True),
        *[(start + i, start + j) for i, j in inner],
        *zip(range(len(old) - end, len(old)), range(len(new) - end, len(new)), strict=True),
    ]


def _common_edges(old: Words, new: Words) -> Pair:
    shorter = min(len(old), len(new))
    start = 0
    while start < shorter and old[start] == new[start]:
        start += 1
    end = 0
    while end < shorter - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return start, end


def _inner(old: Words, new: Words) -> list[Pair]:
    if len(old) + len(new) <= SMALL_GAP:
        return _gap(old, new)
    fixed = anchors(_paragraphs(old), _paragraphs(new))
    if not fixed and len(old) + len(new) <= LARGE_GAP:
        return _gap(old, new)
    pairs = _between(old, new, fixed, _anchored_by_words)
    most = (Counter(old) & Counter(new)).total()
    if len(pairs) * 100 >= most * 99 or len(pairs) * 100 >= common_length(old, new) * 99:
        return pairs
    return _without_strangers(old, new, common_subsequence)


def _anchored_by_words(old: Words, new: Words) -> list[Pair]:
    if len(old) + len(new) <= LARGE_GAP:
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
    shared = set(old).intersection(new)  # asked for membership only: its order shapes nothing
    if not shared:
        return []
    olds = [place for place, word in enumerate(old) if word in shared]
    news = [place for place, word in enumerate(new) if word in shared]
    found = align([old[place] for place in olds], [new[place] for place in news])
    return [(olds[i], news[j]) for i, j in found]


def by_characters(old: Words, new: Words) -> list[Pair]:
    """The pairs that diff-match-patch finds, each word one character; as many as the optimum, as `lcs` is."""
    characters: dict[str, str] = {}
    encoded = [_encoded(words, characters) for words in (old, new)]
    i = j = 0
    pairs: list[Pair] = []
    for op, run in _DIFFER.diff_main(*encoded, False):
        if op == _DIFFER.DIFF_EQUAL:
            pairs += [(i + n, j + n) for n in range(len(run))]
        i += len(run) if op != _DIFFER.DIFF_INSERT else 0
        j += len(run) if op != _DIFFER.DIFF_DELETE else 0
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
