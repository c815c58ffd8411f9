"""Brackets: text that is not agreed, with who wants it: `[Mexico, Canada: should] [Panama: shall]`."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from engine.text.merge.pieces import Merged
from engine.text.wording import Wording


class Fault(StrEnum):
    NEVER_CLOSED = "never_closed"
    NEVER_OPENED = "never_opened"


@dataclass(frozen=True, slots=True)
class Place:
    """The number of a paragraph (from 0), and of a character in its text (from 0)."""

    paragraph: int
    character: int


@dataclass(frozen=True, slots=True)
class Bracket:
    """Bracketed text: who wants it (nobody named: ()), how deep it lies (0: in no other), from "[" to its "]".

    A bracket without its other half has a fault, and begins and ends where it stands.
    """

    by: tuple[str, ...]
    depth: int
    start: Place
    end: Place
    text: str
    fault: Fault | None = None


def open_brackets(wording: Wording, names: Collection[str] = ()) -> tuple[Bracket, ...]:
    raise NotImplementedError


def bracketed(merged: Merged, order: Sequence[str] = ()) -> Wording:
    raise NotImplementedError


def bracketed_text(merged: Merged, order: Sequence[str] = ()) -> str:
    raise NotImplementedError


def compilation(base: Wording, versions: Mapping[str, Wording], order: Sequence[str] = ()) -> Wording:
    raise NotImplementedError
