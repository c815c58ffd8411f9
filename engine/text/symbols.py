"""Symbols of issued drafts: "RCGM/2014/2", then "RCGM/2014/2/Rev.1" for each that takes its place.

Source: the symbols of United Nations documents (body, year, number; Rev. for a text that replaces the one before). The
year and the running number are the secretariat's to give; what is proposed here it may change.
"""

import re
from collections.abc import Sequence

_REVISION = re.compile(r"(?P<paper>.+)/Rev\.(?P<number>[0-9]{1,4})")
_ACRONYM = re.compile(r"\(([A-Z][A-Z-]{1,14})\)")


def next_symbol(last: str) -> str:
    """The symbol of the draft that takes the place of the one with this symbol."""
    found = _REVISION.fullmatch(last)
    if found is None:
        return f"{last}/Rev.1"
    return f"{found['paper']}/Rev.{int(found['number']) + 1}"


def first_symbol(title: Sequence[str], year: int) -> str:
    """A symbol for the first draft of a paper: the body that its title names in brackets, the last one first, and the
    year; "DRAFT" where it names none."""
    named = [acronym for line in title for acronym in _ACRONYM.findall(line)]
    return f"{named[-1] if named else 'DRAFT'}/{year}/1"
