"""A printed label, "(b)" or "iv.", as a kind of figure and a value: what Word's automatic numbering counts in."""

import re
from dataclasses import dataclass
from enum import StrEnum

_SHAPE = re.compile(r"([(\[]?)([A-Za-z]+|[1-9]\d{0,4})([.)\]:°º-]{0,3})")
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_LARGEST = 32767  # Word keeps a start in 16 bits
_TIMES = 30  # Word repeats a letter at most so often: zzz is 78


class Figure(StrEnum):
    """Word's own names (w:numFmt)."""

    DECIMAL = "decimal"
    LOWER_LETTER = "lowerLetter"
    UPPER_LETTER = "upperLetter"
    LOWER_ROMAN = "lowerRoman"
    UPPER_ROMAN = "upperRoman"
    NONE = "none"
    BULLET = "bullet"


@dataclass(frozen=True, slots=True)
class Form:
    """A figure between its marks: "(", lowerLetter, ")". A fixed label or a bullet is all `before`."""

    before: str
    figure: Figure
    after: str = ""

    def pattern(self, level: int) -> str:
        """The text of the level in Word's notation: "(%2)" for level 1."""
        if self.figure in (Figure.NONE, Figure.BULLET):
            return self.before
        return f"{self.before}%{level + 1}{self.after}"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A label as Word would count it."""

    form: Form
    value: int


def roman(value: int) -> str:
    """4 to "iv"."""
    made = ""
    for worth, letters in _ROMAN:
        times, value = divmod(value, worth)
        made += letters * times
    return made


def readings(label: str) -> tuple[Numbered, ...]:
    """Every way to count this label, the smallest value first; "i)" is the first Roman and the ninth letter.

    A label that Word cannot count ("a bis)", "1.1") has one reading: its own text, printed as it stands.
    """
    shape = _SHAPE.fullmatch(label)
    if shape is None:
        return (Numbered(Form(label, Figure.NONE), 1),)
    before, core, after = shape.groups()
    found = [Numbered(Form(before, figure, after), value) for figure, value in _values(core)]
    return tuple(sorted(found, key=lambda each: each.value)) or (Numbered(Form(label, Figure.NONE), 1),)


def _values(core: str) -> list[tuple[Figure, int]]:
    if core.isdigit():
        return [(Figure.DECIMAL, int(core))] if int(core) <= _LARGEST else []
    if core not in (core.lower(), core.upper()):
        return []
    lower, low = core.lower(), core.islower()
    found = []
    if len(set(lower)) == 1 and len(lower) <= _TIMES:
        value = ord(lower[0]) - ord("a") + 1 + 26 * (len(lower) - 1)
        found.append((Figure.LOWER_LETTER if low else Figure.UPPER_LETTER, value))
    if value := _roman_value(lower):
        found.append((Figure.LOWER_ROMAN if low else Figure.UPPER_ROMAN, value))
    return found


def _roman_value(lower: str) -> int:
    """0 for what is not a Roman number as Word writes it."""
    rest, value = lower, 0
    for worth, sign in _ROMAN:
        while rest.startswith(sign):
            rest, value = rest[len(sign) :], value + worth
    return value if not rest and 0 < value <= _LARGEST and roman(value) == lower else 0


def read_after(label: str, before: Numbered | None) -> Numbered:
    """The reading that goes on from the label before it at the same level: "i." after "h." is a letter."""
    found = readings(label)
    if before is not None:
        for each in found:
            if each.form == before.form and each.value == before.value + 1:
                return each
    return found[0]
