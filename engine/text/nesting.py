"""Where a label stands among the lists that are open: `i.` after `h.` is a letter, `i.` under `b)` is Roman."""

from collections.abc import Sequence
from dataclasses import dataclass

from engine.text.labels import Reading, is_bullet, readings

LOOK_AHEAD = 30  # lines; a list's second paragraph stands near its first


@dataclass(frozen=True, slots=True)
class Place:
    """The level that a label takes, how it was read, and what a reader should be told of it ("" for nothing)."""

    level: int
    style: str
    note: str = ""


class Nesting:
    """The lists open within one item, from the outermost; each label read changes it."""

    def __init__(self) -> None:
        self._open: list[Reading] = []
        self._paused: list[Reading] = []

    def pause(self) -> None:
        """A paragraph without label came between: bullets begin anew, ordinals may go on where they stopped."""
        if any(one.ordinal for one in self._open):
            self._paused = self._open
        self._open = []

    def place(self, label: str, ahead: Sequence[str]) -> Place | None:
        """The place of `label`, given the labels of the next `LOOK_AHEAD` lines; None if it is no label here."""
        if is_bullet(label):
            return self._bullet(label)
        found = readings(label)
        for lists in (self._open, self._paused):
            if continued := _continued(lists, found):
                return self._take(lists, *continued)
        return self._begin(label, found, ahead) or self._out_of_sequence(label, found)

    def _bullet(self, label: str) -> Place:
        level = next((n for n, one in enumerate(self._open) if one.style == label), len(self._open))
        return self._take(self._open, level, Reading(label, 0))

    def _begin(self, label: str, found: Sequence[Reading], ahead: Sequence[str]) -> Place | None:
        first = next((one for one in found if one.ordinal == 1), None)
        goes_on = next((one for one in found if _followed(one, ahead)), None)
        if first and not goes_on and label.isupper():
            return None  # "A. Smith": capitals make a list only if a second label follows
        if first is None:
            first = None if self._level_of(found) is not None else goes_on
        if first is None:
            return None
        note = "" if first.ordinal == 1 else f"the list begins at {label}"
        level = next((n for n, one in enumerate(self._open) if one.style == first.style), None)
        if level is not None:
            note = f"the list begins again at {label}"
        return self._take(self._open, len(self._open) if level is None else level, first, note)

    def _out_of_sequence(self, label: str, found: Sequence[Reading]) -> Place | None:
        level = self._level_of(found)
        if level is None:
            return None
        style = self._open[level].style
        one = next(one for one in found if one.style == style)
        return self._take(self._open, level, one, f"{label} is out of sequence")

    def _level_of(self, found: Sequence[Reading]) -> int | None:
        styles = {one.style for one in found}
        return next((n for n in reversed(range(len(self._open))) if self._open[n].style in styles), None)

    def _take(self, lists: list[Reading], level: int, reading: Reading, note: str = "") -> Place:
        self._open = [*lists[:level], reading]
        if reading.ordinal:  # a bullet leaves open where letters may go on
            self._paused = []
        return Place(level, reading.style, note)


def _continued(lists: Sequence[Reading], found: Sequence[Reading]) -> tuple[int, Reading] | None:
    for level in reversed(range(len(lists))):
        following = Reading(lists[level].style, lists[level].ordinal + 1)
        if following in found:
            return level, following
    return None


def _followed(one: Reading, ahead: Sequence[str]) -> bool:
    following = Reading(one.style, one.ordinal + 1)
    return any(following in readings(label) for label in ahead)
