"""Printed labels of sub-paragraphs and bullets: `a)`, `a.`, `(a)`, `iv.`, `1)`, `·`.

A label is read as an ordinal in a style. The style is named by its canonical first label, so the style of `c)` is
`a)` and that of `iv.` is `i.`; a bullet is its own style. A label such as `i.` or `v)` has two readings, a letter and
a Roman numeral; which one holds is decided by its neighbours, see `nesting`.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

BULLETS = "·•‣◦▪▫●○■□*-–—"
LETTER_BULLET = "o"  # Word prints its second bullet as the letter o

_ROMAN_TENS = ("", "x", "xx", "xxx", "xl")
_ROMAN_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_ROMAN = tuple(tens + ones for tens in _ROMAN_TENS for ones in _ROMAN_ONES)[1:]
_ROMAN_VALUE = {numeral: value for value, numeral in enumerate(_ROMAN, 1)}
# After z Word goes on with aa, bb, cc.
_LETTERS = tuple(chr(97 + n % 26) * (1 + n // 26) for n in range(52))
_LETTER_VALUE = {letter: value for value, letter in enumerate(_LETTERS, 1)}

_LABEL = re.compile(
    r"(?P<open>\(?)(?P<body>[0-9]{1,3}|[a-z]{1,2}|[A-Z]{1,2}|[ivxl]{3,7}|[IVXL]{3,7})(?P<close>\.-|\)|\.)(?=\s|$)"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a label: the `ordinal`-th of `style`."""

    style: str
    ordinal: int


def split_label(line: str) -> tuple[str, str]:
    """Label and text of a printed line; the label is "" where the line has none.

    Refused as labels: years and other numbers of four digits or more, and anything not followed by space or the
    line's end (`1.5`, `a.m.`); the bullets proper (`·`, `•`) may touch their text.
    """
    found = _LABEL.match(line)
    if found and readings(found[0]):
        return found[0], line[found.end() :].strip()
    first, rest = line[:1], line[1:]
    touching = first in "·•‣◦▪▫●○■□"
    if first and first in BULLETS + LETTER_BULLET and (touching or not rest or rest[0].isspace()):
        return first, rest.strip()
    return "", line


def is_bullet(label: str) -> bool:
    return len(label) == 1 and label in BULLETS + LETTER_BULLET


@lru_cache(maxsize=1024)
def readings(label: str) -> tuple[Reading, ...]:
    """Every reading of a label; a bullet or unknown label has none.

    Of one sign (`v.`) the letter comes first, of several (`ii.`) the Roman numeral.
    """
    found = _LABEL.fullmatch(label)
    if found is None or (found["open"] and found["close"] != ")"):
        return ()
    body, lower = found["body"], found["body"].lower()
    if body.isdigit():
        return (Reading(found["open"] + "1" + found["close"], int(body)),)
    given = (("a", _LETTER_VALUE.get(lower)), ("i", _ROMAN_VALUE.get(lower)))
    both = tuple(
        Reading(found["open"] + (first if body.islower() else first.upper()) + found["close"], value)
        for first, value in given
        if value is not None
    )
    return both[::-1] if len(body) > 1 else both


def label_style(label: str) -> str:
    """The canonical first label of a label's style: `c)` gives `a)`, `iv.` and `i.` give `i.`; bullets themselves.

    Read alone, what can be a Roman numeral is one: lists with a fifth paragraph (`v.`) are commoner than lists with a
    twenty-second.
    """
    found = readings(label)
    return max(found, key=lambda one: "i" in one.style.lower()).style if found else label


def printed(style: str, ordinal: int) -> str:
    """The label of the `ordinal`-th paragraph in a style; beyond the style's last sign it falls back to numbers."""
    mark = re.search(r"[1aAiI]", style)
    if mark is None or not readings(style):
        return style
    series = {"a": _LETTERS, "i": _ROMAN}.get(mark[0].lower(), ())
    sign = series[ordinal - 1] if ordinal <= len(series) else str(ordinal)
    return style[: mark.start()] + (sign.upper() if mark[0].isupper() else sign) + style[mark.end() :]
