"""Automatic numbering that prints exactly the labels of the paper.

One multilevel list carries the items and every form of label below them, each form on a level of its own: `1.` on
level 0, `a)` on 1, `a.` on 2, `i.` on 3. So letters restart by themselves under each item, and someone who adds an
item in Word gets the right numbers. Where a label does not follow by itself (a new section, a second chapeau, a
gap), its paragraph begins a new `w:num` of the same list with a `startOverride`: automatic all the same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from engine.word.labels import Figure, Form, Numbered, read_after
from engine.word.layout import Layout
from engine.word.lines import Line, Role
from engine.word.paper import Language
from engine.word.pen import Counted, Num, Pen, Ref
from engine.word.shelves import Level, shelved

__all__ = ["Level", "Num", "Plan", "Ref", "counted", "plan"]


@dataclass(frozen=True, slots=True)
class Plan:
    """The lists of a paper, the nums in them, and for each line its place in a num (None: no number)."""

    lists: tuple[tuple[Level, ...], ...]
    nums: tuple[Num, ...]
    refs: tuple[Ref | None, ...]


def plan(lines: Sequence[Line], layout: Layout, language: Language) -> Plan:
    """Lists, nums and references such that Word prints every line's own label. Takes time linear in the lines."""
    groups = counted(lines)
    lists, places = shelved([each for group in groups for each in group], layout, language)
    pen = Pen(places)
    refs = tuple(ref for group in groups for ref in pen.write(group))
    return Plan(lists, tuple(pen.nums), refs)


def counted(lines: Sequence[Line]) -> list[list[Counted]]:
    """The lines of each item together, and what stands before or between items, each label as Word would count it."""
    return [_counted(group) for group in _groups(lines)]


def _groups(lines: Iterable[Line]) -> list[list[Line]]:
    groups: list[list[Line]] = [[]]
    for line in lines:
        if line.opens is not None or line.role is Role.HEADING:
            groups.append([])
        groups[-1].append(line)
    return groups


def _counted(group: list[Line]) -> list[Counted]:
    """Each label read as a figure and a value, in the light of the one before it at the same depth."""
    before: dict[int, Numbered] = {}
    found = []
    for line in group:
        label = _read(line, before.get(line.depth))
        found.append(Counted(line, label))
        if line.role is Role.SUB and label is not None:
            before = {depth: each for depth, each in before.items() if depth < line.depth}
            before[line.depth] = label
    return found


def _read(line: Line, before: Numbered | None) -> Numbered | None:
    if not line.label:
        return None
    if line.role is Role.BULLET:
        return Numbered(Form(line.label, Figure.BULLET), 1)
    return read_after(line.label, before if line.role is Role.SUB else None)
