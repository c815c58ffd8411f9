"""The lines of an imported text, brought to their plain form; what was changed is listed by line."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.text.characters import cleaned

_LINE_END = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
# Word's bookmarks, as the usual converters print them: [bookmark: _GoBack]
_DEBRIS = re.compile(r"\[bookmark: ?\w{1,64}\]")
_SPACES = re.compile(r"[ \t]{2,}|\t")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank: its number in the source (from 1) and its plain text."""

    number: int
    text: str


def read_lines(text: str) -> tuple[tuple[Line, ...], tuple[str, ...]]:
    """The lines of `text` in plain form (see `wording` for the rules), and notes of what that changed."""
    changes: dict[str, list[int]] = defaultdict(list)
    lines: list[Line] = []
    sources = _LINE_END.split(text)
    for number, source in enumerate(sources, 1):
        plain, changed = plain_line(source)
        for change in changed:
            changes[change].append(number)
        if plain:
            lines.append(Line(number, plain))
        elif number < len(sources):  # after the last line end there is no line
            changes["blank, left out"].append(number)
    return tuple(lines), grouped(changes)


def plain_line(source: str) -> tuple[str, tuple[str, ...]]:
    """The plain form of one line, and what was changed; plain again gives the same."""
    line, changes = _without_debris(source)
    for change, plain in (
        ("composed characters (NFC)", unicodedata.normalize("NFC", line)),
        ("space at the edge dropped", unicodedata.normalize("NFC", line).strip()),
        ("run of spaces or tab made one space", _SPACES.sub(" ", unicodedata.normalize("NFC", line).strip())),
    ):
        if plain != line:
            changes.append(change)
        line = plain
    return line, tuple(changes)


def _without_debris(line: str) -> tuple[str, list[str]]:
    changes: list[str] = []
    while True:
        clean, notes = cleaned(line)
        debris = _DEBRIS.findall(clean)
        if not notes and not debris:
            return line, changes
        changes += [*notes, *(f"{found} dropped" for found in debris)]
        line = _DEBRIS.sub("", clean)


def grouped(changes: Mapping[str, Sequence[int]]) -> tuple[str, ...]:
    """One note a change, with the lines where it was made: "lines 2, 7 to 9: blank, left out"."""
    return tuple(f"{_numbers(numbers)}: {change}" for change, numbers in changes.items())


def _numbers(numbers: Sequence[int]) -> str:
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    shown = [str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs]
    return ("line " if len(runs) == 1 and len(runs[0]) == 1 else "lines ") + ", ".join(shown)
