"""An order given by numbers in a form: works on paper, on a telephone, and without JavaScript."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from flask import request

from web.forms import BadForm


@dataclass(frozen=True, slots=True)
class Place:
    """One line: what it is about, and the number that it was given; None when it is left out."""

    code: str
    number: int | None


def placed(chosen: Iterable[str], known: Iterable[str]) -> tuple[Place, ...]:
    """Lines for a form: the chosen ones numbered in their order, then the others."""
    order = tuple(dict.fromkeys(chosen))
    numbered = [Place(code, number) for number, code in enumerate(order, 1)]
    return (*numbered, *(Place(code, None) for code in known if code not in order))


def read_places(known: Iterable[str]) -> tuple[Place, ...]:
    """The lines in the order that the numbers give. BadForm when a line is missing or is no number."""
    read = [Place(code, _number(f"place_{code}")) for code in known]
    before = [_number(f"was_{code}") for code in known]
    return tuple(place for place, _ in sorted(zip(read, before, strict=True), key=lambda pair: _key(*pair)))


def _key(place: Place, before: int | None) -> tuple[bool, int, int]:
    """What was moved to a number that is taken goes before it when it came from below, and after it from above."""
    if place.number is None:
        return (True, before or 0, 0)
    if before is None or place.number == before:
        return (False, place.number, 0 if before is not None else -1)
    return (False, place.number, -1 if place.number < before else 1)


def _number(name: str) -> int | None:
    value = request.form.get(name)
    if value is None or not re.fullmatch(r"[0-9]{0,4}", value):
        raise BadForm(name)
    return int(value) if value else None
