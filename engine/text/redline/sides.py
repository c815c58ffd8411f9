"""One side of a redline: its words and paragraph marks, and the white space between them.

Space is no word to align: it makes false anchors, and crumbs. It is kept apart and put back when the spans are made.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from engine.text.labels import split_label
from engine.text.redline.align import MARK
from engine.text.redline.spans import Mark, Token
from engine.text.tokens import spaced
from engine.text.wording import Wording, styles

_LINE_END = re.compile("[\n\r\v\f\x85\u2028\u2029]")
_LONGEST_LABEL = 4  # tokens: "(", "a", ")", and a dash after it

Spaced = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Side:
    """`keys` are the words as they are aligned, where every mark is alike, and `words` as they are shown.

    `gaps[n]` is the space before `words[n]`; the last gap stands at the end.
    """

    words: Sequence[Token]
    keys: Sequence[str]
    gaps: Sequence[str]


def wording_side(wording: Wording) -> Side:
    """A wording, each paragraph after its mark; labels are not words, for they follow from the marks."""
    words, keys, gaps = list[Token](), list[str](), [""]
    for paragraph, style in zip(wording.paragraphs, styles(wording), strict=True):
        text = paragraph.text
        texts, spaces = _kept_cut(text) if len(text) <= _KEPT_LENGTH else _cut(text)
        words += (Mark(paragraph.kind, paragraph.level, style), *texts)
        keys += (MARK, *texts)
        gaps += spaces
    return Side(words, keys, gaps)


def _cut(text: str) -> tuple[Sequence[str], Sequence[str]]:
    """The words of a paragraph, and the spaces before, between and after them."""
    lead, found = spaced(text)
    return tuple([word for word, _ in found]), (lead, *[space for _, space in found])


# Most paragraphs stand in both wordings, and a base is compared with many amendments. The bounds keep this to some
# megabytes.
_KEPT_LENGTH = 2000
_kept_cut = lru_cache(maxsize=512)(_cut)


def forget_words() -> None:
    """Forget the paragraphs already cut into words: for measuring."""
    _kept_cut.cache_clear()


def text_side(text: str) -> Side:
    """Any text, to the character: white space with a line end in it is a mark, a label before a line is one word."""
    lead, found = spaced(text)
    words, keys, gaps = list[Token](), list[str](), [""]
    for token, space in [("", lead), *_with_labels(found)]:
        if token:
            words.append(token)
            keys.append(token)
            gaps.append("")
        if is_break(space):
            words.append(space)
            keys.append(MARK)
            gaps.append("")
        else:
            gaps[-1] = space
    return Side(words, keys, gaps)


def is_break(token: str) -> bool:
    """Whether a token is white space that ends a line."""
    return token.isspace() and _LINE_END.search(token) is not None


def _with_labels(found: Sequence[Spaced]) -> Iterator[Spaced]:
    """The tokens, those of a label at the beginning of a line made one."""
    place, at_start = 0, True
    while place < len(found):
        size = _label_size(found, place) if at_start else 1
        token = "".join(word for word, _ in found[place : place + size])
        space = found[place + size - 1][1]
        yield token, space
        at_start = is_break(space)
        place += size


def _label_size(found: Sequence[Spaced], place: int) -> int:
    """How many tokens the label takes that stands at `place`, the beginning of a line; 1 where there is none."""
    for size in range(2, _LONGEST_LABEL + 1):
        part = found[place : place + size]
        if len(part) < size or part[-2][1]:
            return 1  # space within: a label has none
        label = "".join(word for word, _ in part)
        if (part[-1][1] or place + size == len(found)) and split_label(label) == (label, ""):
            return size
    return 1
