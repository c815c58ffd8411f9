"""What one version changes in the base: edits of places, leftmost, to the character.

Places are counted through words and the spaces between them alike: place 2k is the space before word k ("" where there
is none), place 2k + 1 the word or paragraph mark itself. An edit of the places 3 to 3 is an insertion before word 1.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine.text.merge.alignment import exact_changes, leftmost
from engine.text.redline import Mark, Token
from engine.text.redline.align import MARK, Change
from engine.text.redline.sides import Side, is_break
from engine.text.tokens import is_word


@dataclass(frozen=True, slots=True)
class Edit:
    """The base's places from `start` to before `end` go, `tokens` come in their stead."""

    start: int
    end: int
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """A version as edits of the base, in order; and `forms`: tokens that stand but are written in other characters.

    A composed letter against letter and accent, CR LF against LF: these are no edits, see `plain`.
    """

    edits: tuple[Edit, ...]
    forms: Mapping[int, Token]


@dataclass(frozen=True, slots=True)
class Base:
    """The base in places; `words_before[n]` counts the unchanged-able words (no signs, no marks) before place n."""

    side: Side
    places: Sequence[Token]
    words_before: Sequence[int]


def base_of(side: Side) -> Base:
    places = in_places(side)
    counts = [0]
    for place, token in enumerate(places):
        counts.append(counts[-1] + (place % 2 == 1 and counts_as_word(token)))
    return Base(side, places, counts)


def counts_as_word(token: Token) -> bool:
    """Whether an unchanged token parts two edits: words, numbers and addresses do; signs, space and marks do not."""
    return isinstance(token, str) and token != "" and is_word(token)


def in_places(side: Side) -> list[Token]:
    places: list[Token] = [""] * (2 * len(side.words) + 1)
    places[::2] = side.gaps
    places[1::2] = side.words
    return places


def side_of(tokens: Iterable[Token]) -> Side:
    """The side that the tokens make up, for a passage of a merge as a text of its own."""
    words, gaps = list[Token](), [""]
    for token in tokens:
        if isinstance(token, str) and token.isspace() and not is_break(token):
            gaps[-1] += token
        else:
            words.append(token)
            gaps.append("")
    keys = [
        MARK if isinstance(word, Mark) or is_break(word) else unicodedata.normalize("NFC", word)
        for word in words
    ]
    return Side(words, keys, gaps)


def is_mark(token: Token) -> bool:
    return isinstance(token, Mark) or is_break(token)


def plain(token: Token) -> Token:
    """A token in the form in which it is compared: NFC, and a line end is LF. How it is stored is no wording."""
    if isinstance(token, Mark):
        return token
    if is_break(token):
        return token.replace("\r\n", "\n").replace("\r", "\n")
    return token if token.isascii() else unicodedata.normalize("NFC", token)


def version_of(base: Base, side: Side) -> Version:
    """The edits that make the side out of the base."""
    places = in_places(side)
    changes = leftmost(base.side.keys, side.keys, exact_changes(base.side.keys, side.keys))
    edits: list[Edit] = []
    forms: dict[int, Token] = {}
    for start, end, other_start, other_end, changed in _stretches(changes, len(base.places), len(places)):
        gone, come = base.places[start:end], places[other_start:other_end]
        if changed:
            edits.append(_trimmed(start, gone, come))
        elif gone != come:
            edits += _between(start, gone, come, forms)
    return Version(tuple(edits), forms)


def _stretches(
    changes: Sequence[Change], size: int, other_size: int
) -> Iterator[tuple[int, int, int, int, bool]]:
    """Places in turn standing and changed; a change takes the space before and after it along."""
    place = other = 0
    for i1, i2, j1, j2 in changes:
        yield place, 2 * i1, other, 2 * j1, False
        yield 2 * i1, 2 * i2 + 1, 2 * j1, 2 * j2 + 1, True
        place, other = 2 * i2 + 1, 2 * j2 + 1
    yield place, size, other, other_size, False


def _trimmed(start: int, gone: Sequence[Token], come: Sequence[Token]) -> Edit:
    """The edit without the space that stands; the space before first: of "foo bar baz" without "bar", "bar " goes."""
    end = start + len(gone)
    if gone[0] == come[0]:
        start, gone, come = start + 1, gone[1:], come[1:]
    if gone and come and gone[-1] == come[-1]:
        end, come = end - 1, come[:-1]
    return Edit(start, end, tuple(token for token in come if token))


def _between(
    start: int, gone: Sequence[Token], come: Sequence[Token], forms: dict[int, Token]
) -> Iterator[Edit]:
    """The edits among words that stand: other space, another kind of paragraph. Other forms are noted in `forms`."""
    for place, (old, new) in enumerate(zip(gone, come, strict=True), start):
        if old == new:
            continue
        if plain(old) == plain(new):
            forms[place] = new
        else:
            yield Edit(place, place + 1, (new,) if new else ())
