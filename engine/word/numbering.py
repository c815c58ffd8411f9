"""Automatic numbering that prints exactly the labels of the paper.

One multilevel list carries the items and every form of label below them, each form on a level of its own: `1.` on
level 0, `a)` on 1, `a.` on 2, `i.` on 3. So letters restart by themselves under each item, and someone who adds an
item in Word gets the right numbers. Where a label does not follow by itself (a new section, a second chapeau, a
gap), its paragraph begins a new `w:num` of the same list with a `startOverride`: automatic all the same.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from engine.word.labels import Figure, Form, Numbered, read_after
from engine.word.layout import Layout
from engine.word.lines import Line, Role
from engine.word.paper import Language

LEVELS = 9  # a list in Word has no more


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how its label is made, and the name of the style that goes with it."""

    form: Form
    style: str


@dataclass(frozen=True, slots=True)
class Ref:
    """Where a paragraph counts: which num (or list, before a num is given), and which level of it."""

    at: int
    level: int


@dataclass(frozen=True, slots=True)
class Num:
    """A `w:num`: the list it counts in and, where it starts anew, the level and the value."""

    list: int
    level: int = 0
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """The lists of a paper, the nums in them, and for each line its place in a num (None: no number)."""

    lists: tuple[tuple[Level, ...], ...]
    nums: tuple[Num, ...]
    refs: tuple[Ref | None, ...]


@dataclass(frozen=True, slots=True)
class _Counted:
    line: Line
    label: Numbered | None

    @property
    def key(self) -> tuple[Role, int, Form]:
        """What shares a level: letters by depth and form, bullets by depth and sign."""
        assert self.label is not None  # noqa: S101 - only asked of numbered lines
        return self.line.role, self.line.depth, self.label.form


def plan(lines: Sequence[Line], layout: Layout, language: Language) -> Plan:
    """Lists, nums and references such that Word prints every line's own label. Takes time linear in the lines."""
    groups = [_counted(group) for group in _groups(lines)]
    every = [each for group in groups for each in group if each.label is not None]
    lists, places = _lists(every, layout, language)
    pen = _Pen(places)
    refs = [ref for group in groups for ref in pen.write(group)]
    return Plan(lists, tuple(pen.nums), tuple(refs))


def _groups(lines: Iterable[Line]) -> list[list[Line]]:
    """The lines of each item together, and what stands before or between items."""
    groups: list[list[Line]] = [[]]
    for line in lines:
        if line.opens is not None or line.role is Role.HEADING:
            groups.append([])
        groups[-1].append(line)
    return groups


def _counted(group: list[Line]) -> list[_Counted]:
    """Each label read as a figure and a value, in the light of the one before it at the same depth."""
    before: dict[int, Numbered] = {}
    counted = []
    for line in group:
        label = None
        if line.role is Role.BULLET:
            label = Numbered(Form(line.label, Figure.BULLET), 1)
        elif line.label:
            label = read_after(line.label, before.get(line.depth) if line.role is Role.SUB else None)
        if line.role is Role.SUB and label is not None:
            before = {depth: each for depth, each in before.items() if depth < line.depth}
            before[line.depth] = label
        counted.append(_Counted(line, label))
    return counted


def _lists(
    every: list[_Counted], layout: Layout, language: Language
) -> tuple[tuple[tuple[Level, ...], ...], dict[tuple[Role, int, Form], Ref]]:
    """The lists and the place of each kind of label in them. The first list is the one that carries the items; forms
    beyond its nine levels go to further lists, the rarest first."""
    items = _item_form(layout)
    keys = Counter(each.key for each in every if each.line.role is Role.SUB)
    styles = {each.key: each.line.look.style for each in every}
    for key, style in _usual(layout, language):
        keys.setdefault(key, 0)
        styles.setdefault(key, style)
    ranked = sorted(keys, key=lambda key: -keys[key])
    first = sorted(ranked[: LEVELS - 1], key=lambda key: key[1])
    rest = ranked[LEVELS - 1 :]
    shelves = [first, *(rest[at : at + LEVELS] for at in range(0, len(rest), LEVELS))]
    made = [[Level(key[2], styles[key]) for key in shelf] for shelf in shelves]
    made[0].insert(0, Level(items, layout.styles.item.style))
    places = {
        key: Ref(at, level)
        for at, shelf in enumerate(shelves)
        for level, key in enumerate(shelf, 1 if at == 0 else 0)
    }
    places[Role.ITEM, 0, items] = Ref(0, 0)
    _shelve_bullets(every, layout, made, places)
    return tuple(map(tuple, made)), places


def _item_form(layout: Layout) -> Form:
    printed = layout.numbering.items
    return read_after("1." if printed == "none" else printed, None).form


def _usual(layout: Layout, language: Language) -> tuple[tuple[tuple[Role, int, Form], str], ...]:
    """The format's own label forms, so that someone who edits the file in Word finds them in the list."""
    form = read_after(layout.numbering.sub_paragraphs.of(language), None).form
    nested = Form(form.before, Figure.LOWER_ROMAN, form.after)
    looks = layout.styles.sub
    return ((Role.SUB, 0, form), looks[0].style), ((Role.SUB, 1, nested), looks[min(1, len(looks) - 1)].style)


def _shelve_bullets(
    every: list[_Counted],
    layout: Layout,
    made: list[list[Level]],
    places: dict[tuple[Role, int, Form], Ref],
) -> None:
    """One list a sign, with a level for each depth down to the deepest."""
    deepest: dict[Form, int] = {}
    for each in every:
        if each.line.role is Role.BULLET:
            form = each.key[2]
            deepest[form] = max(deepest.get(form, 0), each.line.depth)
    looks = layout.styles.bullet
    for form, depth in deepest.items():
        for level in range(depth + 1):
            places[Role.BULLET, level, form] = Ref(len(made), min(level, LEVELS - 1))
        levels = range(min(depth, LEVELS - 1) + 1)
        made.append([Level(form, looks[min(level, len(looks) - 1)].style) for level in levels])


class _Pen:
    """Goes through the groups, counts the main list as Word does, and begins a new num where that would print
    another label than the paper's."""

    def __init__(self, places: dict[tuple[Role, int, Form], Ref]) -> None:
        self.nums: list[Num] = []
        self._places = places
        self._bullets: dict[int, int] = {}
        self._main: int | None = None  # the num of the items
        self._current: int | None = None  # the num of what stands below the present item
        self._previous: tuple[Ref, int] | None = None
        self._counts: list[int | None] = [None] * LEVELS

    def write(self, group: list[_Counted]) -> list[Ref | None]:
        plain = self._is_plain(group)
        numbered = bool(group) and group[0].line.role is Role.ITEM
        self._current = self._previous = None
        return [self._ref(each, plain and numbered) for each in group]

    def _is_plain(self, group: list[_Counted]) -> bool:
        """One form a depth, each depth begun by the one above it: what every program counts alike. Anything else
        gets its starts said outright, since programs differ on levels that were passed over."""
        forms: dict[int, Form] = {}
        for each in group:
            if each.line.role is not Role.SUB or each.label is None:
                continue
            depth, form = each.line.depth, each.label.form
            begun = depth == 0 or depth - 1 in forms
            if not begun or forms.setdefault(depth, form) != form or self._places[each.key].at != 0:
                return False
        return True

    def _ref(self, each: _Counted, plain: bool) -> Ref | None:
        if each.label is None:
            return None
        place, value = self._places[each.key], each.label.value
        if each.line.role is Role.BULLET:
            return Ref(self._bullet(place.at), place.level)
        if each.line.role is Role.ITEM:
            return self._item(value)
        if not (self._follows(place, value) if plain else self._repeats(place, value)):
            self._current = self._begin(Num(place.at, place.level, value))
        self._previous = place, value
        self._count(place, value)
        return Ref(self._main if self._current is None else self._current, place.level)  # type: ignore[arg-type]  # one of them is set

    def _item(self, value: int) -> Ref:
        if self._main is None or value != (self._counts[0] or 0) + 1:
            start = None if value == 1 and self._counts[0] is None else value
            self._main = self._begin(Num(0, 0, start))
        self._count(Ref(0, 0), value)
        return Ref(self._main, 0)

    def _follows(self, place: Ref, value: int) -> bool:
        """Whether Word's own counting arrives at this value."""
        count = self._counts[place.level]
        if count is not None:
            return value == count + 1
        # A num that started this level anew would start it there again; so its first value is said outright.
        anew = self._current is not None and self.nums[self._current].level == place.level
        return value == 1 and not anew

    def _repeats(self, place: Ref, value: int) -> bool:
        return self._previous == (place, value - 1)

    def _count(self, place: Ref, value: int) -> None:
        if place.at != 0:
            return
        above = [count or 1 for count in self._counts[: place.level]]
        self._counts = [*above, value, *[None] * (LEVELS - place.level - 1)]

    def _bullet(self, at: int) -> int:
        if at not in self._bullets:
            self._bullets[at] = self._begin(Num(at))
        return self._bullets[at]

    def _begin(self, num: Num) -> int:
        self.nums.append(num)
        return len(self.nums) - 1
