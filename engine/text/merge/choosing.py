"""Choosing: what becomes of each change and each conflict of a merge."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.text.merge.pieces import Merged
from engine.text.wording import Wording


@dataclass(frozen=True, slots=True)
class Take:
    """A change goes into the text."""


@dataclass(frozen=True, slots=True)
class Keep:
    """The base stays: a change, or every alternative of a conflict, is left."""


@dataclass(frozen=True, slots=True)
class Pick:
    """The alternative of this number (from 0) goes into the text."""

    number: int


@dataclass(frozen=True, slots=True)
class Write:
    """A compromise goes into the text. A line end in it begins a paragraph of the same kind."""

    text: str


@dataclass(frozen=True, slots=True)
class Bracket:
    """The passage stays open: in brackets, with who wants what."""


Choice = Take | Keep | Pick | Write | Bracket


def resolved(merged: Merged, choices: Mapping[int, Choice], order: Sequence[str] = ()) -> Wording:
    """The wording with the choices, by place in `merged.pieces`, made. Not chosen: changes are taken, conflicts stay
    in brackets. `order` is that of the names in brackets.

    Refused (ValueError): a choice for a piece that stands or is not there, Pick for what is no conflict or for an
    alternative that is not there, Take for a conflict.
    """
    raise NotImplementedError


def taking(merged: Merged, name: str) -> dict[int, Choice]:
    """The choices that take the amendment of that name whole and leave everything else."""
    raise NotImplementedError
