"""One side of a redline: its words and paragraph marks, and the white space between them.

Space is no word to align: it makes false anchors, and crumbs. It is kept apart and put back when the spans are made.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from engine.text.labels import split_label
from engine.text.redline.align import MARK
from engine.text.redline.spans import Mark, Token
from engine.text.tokens import tokens
from engine.text.wording import Wording, styles

_LINE_END = re.compile("[\n\r\v\f\x85\u2028\u2029]")
_LONGEST_LABEL = 4  # tokens: "(", "a", ")", and a dash after it


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
    words, gaps = list[Token](), [""]
    for paragraph, style in zip(wording.paragraphs, styles(wording), strict=True):
        words.append(Mark(paragraph.kind, paragraph.level, style))
        gaps.append("")
        for token in tokens(paragraph.text):
            _add(words, gaps, token)
    return Side(words, [word if isinstance(word, str) else MARK for word in words], gaps)


def text_side(text: str) -> Side:
    """Any text, to the character: white space with a line end in it is a mark, a label before a line is one word."""
    words, gaps = list[Token](), [""]
    keys: list[str] = []
    found = tokens(text)
    place, at_start = 0, True
    while place < len(found):
        size = _label_size(found, place) if at_start else 1
        token = "".join(found[place : place + size])
        is_mark = is_break(token)
        at_start = is_mark or (at_start and token.isspace())
        place += size
        if is_mark:
            words.append(token)
            gaps.append("")
        else:
            _add(words, gaps, token)
        if len(words) > len(keys):
            keys.append(MARK if is_mark else token)
    return Side(words, keys, gaps)


def is_break(token: str) -> bool:
    """Whether a token is white space that ends a line."""
    return token.isspace() and _LINE_END.search(token) is not None


def _add(words: list[Token], gaps: list[str], token: str) -> None:
    if token.isspace():
        gaps[-1] += token
    else:
        words.append(token)
        gaps.append("")


def _label_size(found: Sequence[str], place: int) -> int:
    """How many tokens the label takes that stands at `place`, the beginning of a line; 1 where there is none."""
    for size in range(_LONGEST_LABEL, 1, -1):
        label = "".join(found[place : place + size])
        ends = place + size >= len(found) or found[place + size].isspace()
        if ends and split_label(label) == (label, ""):
            return size
    return 1
