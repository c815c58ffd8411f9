"""Brackets in a text, whoever put them there: where they stand, who wants them, whether they close."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

from engine.text.merge.escapes import brackets_in, unescaped
from engine.text.wording import Wording

# Possessive, so that each sign is looked at once: text within brackets may be anything, and long.
_ATTRIBUTION = re.compile(r"\s*+((?:[^\[\]\\:\n]|\\.)++)\s*+:(?!//)\s*+")
_COMMAS = re.compile(r"(?<!\\)[,;/]")
_AND = re.compile(r"(?<!\\)[,;/&]|\s(?:and|y|e)\s")
_COLON = re.compile(r"\s*:[^\S\n]*")
_LONGEST_NAME = 60


class Fault(StrEnum):
    NEVER_CLOSED = "never_closed"
    NEVER_OPENED = "never_opened"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """The number of a paragraph (from 0), and of a character in its text (from 0)."""

    paragraph: int
    character: int


@dataclass(frozen=True, slots=True)
class Bracket:
    """Bracketed text: who wants it (nobody named: ()), how deep it lies (0: in no other), from "[" to its "]".

    `text` is what stands between, without the names. A bracket without its other half has a fault; it begins and ends
    where it stands, and has no text.
    """

    by: tuple[str, ...]
    depth: int
    start: Place
    end: Place
    text: str
    fault: Fault | None = None


def open_brackets(wording: Wording, names: Collection[str] = ()) -> tuple[Bracket, ...]:
    """The brackets of a wording in order, each of them text that is not agreed.

    Understood: `[should]`, `[Mexico: should]`, `[Mexico, Canada: should]` (commas, semicolons, strokes), brackets in
    brackets, and brackets over several paragraphs. With `names` (the delegations'), who wants a bracket are these and
    nobody else, and "Mexico and Canada", "México y Canadá" are two; without, whatever begins with a capital before a
    colon. A bracket after a backslash, `\\[sic\\]`, is literal and none of them.
    """
    text = "\n".join(one.text for one in wording.paragraphs)
    place = _places(wording)
    found: list[Bracket] = []
    opened: list[int] = []
    for index, sign in brackets_in(text):
        if sign == "[":
            opened.append(index)
        elif opened:
            start = opened.pop()
            by, inner = _attributed(text[start + 1 : index], names)
            found.append(Bracket(by, len(opened), place(start), place(index), inner))
        else:
            found.append(_single(place(index), 0, Fault.NEVER_OPENED))
    found += [_single(place(index), depth, Fault.NEVER_CLOSED) for depth, index in enumerate(opened)]
    return tuple(sorted(found, key=lambda one: one.start))


def _single(place: Place, depth: int, fault: Fault) -> Bracket:
    return Bracket((), depth, place, place, "", fault)


def _places(wording: Wording) -> Callable[[int], Place]:
    """Where a character of the joined paragraphs stands."""
    starts = list(accumulate((len(one.text) + 1 for one in wording.paragraphs), initial=0))

    def place(index: int) -> Place:
        number = bisect_right(starts, index) - 1
        return Place(number, index - starts[number])

    return place


def _attributed(inner: str, names: Collection[str]) -> tuple[tuple[str, ...], str]:
    """The names before the first colon, if they are names, and the text after it."""
    head = _ATTRIBUTION.match(inner)
    by = tuple(_known(head[1], names) if names else _named(head[1])) if head else ()
    return (by, inner[head.end() :]) if head and by else ((), inner)


def _named(head: str) -> Iterator[str]:
    parts = [unescaped(part.strip()) for part in _COMMAS.split(head)]
    if all(part[:1].isupper() and len(part) <= _LONGEST_NAME for part in parts):
        yield from parts


def wanted_by(inner: str, name: str = "") -> tuple[tuple[str, ...], int]:
    """The names before the first colon as they are written there, and where the text after them begins; ((), 0).

    What begins with a capital is a name, and so is whatever stands with the delegation `name`.
    """
    head = _ATTRIBUTION.match(inner)
    after = _COLON.match(inner, head.end(1)) if head else None
    if head is None or after is None:
        return (), 0
    for parting in (_COMMAS, _AND):
        parts = tuple(part.strip() for part in parting.split(head[1]))
        if name and any(is_name(part, name) for part in parts):
            return parts, after.end()
    parts = tuple(part.strip() for part in _COMMAS.split(head[1]))
    return (parts, after.end()) if tuple(_named(head[1])) else ((), 0)


def is_name(written: str, name: str) -> bool:
    """Whether what is written in an attribution is that delegation's name."""
    return _key(unescaped(written)) == _key(name)


def _known(head: str, names: Collection[str]) -> list[str]:
    """The delegations named, as they are written in `names`; none if one part is no delegation."""
    by_key = {_key(name): name for name in names}
    for parting in (_COMMAS, _AND):
        keys = [_key(unescaped(part)) for part in parting.split(head)]
        if all(key in by_key for key in keys):
            return [by_key[key] for key in keys]
    return []


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", " ".join(name.split())).casefold()
