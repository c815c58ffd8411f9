"""Automatic numbering for two sides at once: the labels of the base if all is rejected, the target's if accepted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from engine.word.layout import Layout
from engine.word.lines import Line
from engine.word.numbering import Num, Plan, Ref, counted
from engine.word.paper import Language
from engine.word.pen import Counted, Key, Pen, Place
from engine.word.shelves import shelved


@dataclass(frozen=True, slots=True)
class Numbers:
    """The lists and nums of the file, and for each line of either side its place in a num."""

    plan: Plan
    old: tuple[Ref | None, ...]
    new: tuple[Ref | None, ...]


def numbers(
    old: Sequence[Line],
    new: Sequence[Line],
    both: Iterable[tuple[int, int]],
    layout: Layout,
    language: Language,
) -> Numbers:
    """The numbering of base and target in one file. `both` are the indexes of the lines that stand on both sides: where
    it can be, such a line has one num for both, so that its number is no change of its own."""
    groups = counted(old), counted(new)
    lists, places = shelved([each for side in groups for group in side for each in group], layout, language)
    olds, old_refs = _written(groups[0], places)
    nums, new_refs = _written(groups[1], places)
    shared: dict[int, int] = {}
    taken: set[int] = set()
    for at, to in both:
        mine, theirs = old_refs[at], new_refs[to]
        if mine is None or theirs is None or mine.num in shared or theirs.num in taken:
            continue
        if olds[mine.num] == nums[theirs.num]:
            shared[mine.num] = theirs.num
            taken.add(theirs.num)
    for at, num in enumerate(olds):
        if at not in shared:
            shared[at] = len(nums)
            nums.append(num)
    moved = tuple(ref and Ref(shared[ref.num], ref.level) for ref in old_refs)
    return Numbers(Plan(lists, tuple(nums), new_refs), moved, new_refs)


def _written(
    groups: list[list[Counted]], places: dict[Key, Place]
) -> tuple[list[Num], tuple[Ref | None, ...]]:
    pen = Pen(places)
    refs = tuple(ref for group in groups for ref in pen.write(group))
    return pen.nums, refs
