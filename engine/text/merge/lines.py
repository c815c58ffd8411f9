"""Wordings and texts cut into the words that a merge compares."""

import re
import unicodedata
from dataclasses import replace
from itertools import pairwise

from engine.text.redline import Token
from engine.text.redline.sides import Side, text_side, wording_side
from engine.text.wording import Wording

_LINE_END = re.compile("[\n\r\v\f\x85\u2028\u2029]\\s*")


class Texts:
    """Cuts texts line by line, as `text_side` does, and each line that several of them have only once."""

    def __init__(self) -> None:
        self._known: dict[str, Side] = {}

    def side(self, text: str) -> Side:
        words, keys, gaps = list[Token](), list[str](), [""]
        for line in _lines(text):
            side = self._known.get(line) or self._known.setdefault(line, composed(text_side(line)))
            words += side.words
            keys += side.keys
            gaps[-1] += side.gaps[0]
            gaps += side.gaps[1:]
        return Side(words, keys, gaps)


def _lines(text: str) -> list[str]:
    """The lines, each with its end and the white space after that, so that white space is in one line only."""
    ends = [0, *(found.end() for found in _LINE_END.finditer(text)), len(text)]
    return [text[start:end] for start, end in pairwise(ends) if end > start]


def cut(wording: Wording) -> Side:
    return composed(wording_side(wording))


def composed(side: Side) -> Side:
    """The side with its words compared in NFC; they are shown as they are."""
    if all(map(str.isascii, side.keys)):
        return side
    return replace(side, keys=[unicodedata.normalize("NFC", key) for key in side.keys])
