"""The hand that numbers: it counts as Word does, and starts a list anew where Word would print another label."""

from dataclasses import dataclass

from engine.word.labels import Form, Numbered
from engine.word.lines import Line, Role

LEVELS = 9  # a list in Word has no more

Key = tuple[Role, int, Form]
"""What shares a level: letters by depth and form, bullets by depth and sign."""


@dataclass(frozen=True, slots=True)
class Place:
    """A level of a list."""

    list: int
    level: int


@dataclass(frozen=True, slots=True)
class Num:
    """A `w:num`: the list it counts in and, where it starts anew, the level and the value."""

    list: int
    level: int = 0
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Ref:
    """What a paragraph says of its number: which num (the first is 0) and which level."""

    num: int
    level: int


@dataclass(frozen=True, slots=True)
class Counted:
    """A line and its label as Word would count it; None where the line has no label."""

    line: Line
    label: Numbered | None

    @property
    def key(self) -> Key | None:
        if self.label is None:
            return None
        # Bullets below the last level look like the last.
        depth = min(self.line.depth, LEVELS - 1) if self.line.role is Role.BULLET else self.line.depth
        return self.line.role, depth, self.label.form


class Pen:
    """Goes through a paper group by group (an item, or what stands between two) and collects the nums it needs."""

    def __init__(self, places: dict[Key, Place]) -> None:
        self.nums: list[Num] = []
        self._places = places
        self._bullets: dict[int, int] = {}
        self._labels: dict[int, int] = {}  # by list, the nums of items whose label is not counted
        self._items: int | None = None  # the num of the items
        self._below: int | None = None  # the num that counts below the present item
        self._previous: tuple[Place, int] | None = None
        self._counts: list[int | None] = [None] * LEVELS

    def write(self, group: list[Counted]) -> list[Ref | None]:
        """For each line of the group its num and level, or None."""
        plain = bool(group) and group[0].line.role is Role.ITEM and self._is_plain(group)
        self._previous = None
        self._below = None
        return [self._ref(each, plain) for each in group]

    def _is_plain(self, group: list[Counted]) -> bool:
        """One form a depth, each depth begun by the one above it: what every program counts alike. Anything else
        gets its starts said outright, since programs differ on levels that were passed over."""
        forms: dict[int, Form] = {}
        for each in group:
            if each.line.role is not Role.SUB or each.key is None:
                continue
            _, depth, form = each.key
            begun = depth == 0 or depth - 1 in forms
            if not begun or forms.setdefault(depth, form) != form or self._places[each.key].list != 0:
                return False
        return True

    def _ref(self, each: Counted, plain: bool) -> Ref | None:
        if each.key is None or each.label is None:
            return None
        place, value = self._places[each.key], each.label.value
        if each.line.role is Role.BULLET:
            return Ref(self._bullet(place.list), place.level)
        if each.line.role is Role.ITEM:
            return self._item(value) if place == Place(0, 0) else self._fixed(place)
        return self._sub(place, value, plain)

    def _item(self, value: int) -> Ref:
        if self._items is None or value != (self._counts[0] or 0) + 1:
            start = None if value == 1 and self._counts[0] is None else value
            self._items = self._begin(Num(0, 0, start))
        self._count(Place(0, 0), value)
        self._below = self._items
        return Ref(self._items, 0)

    def _fixed(self, place: Place) -> Ref:
        """An item whose label is not counted ("6 bis"): what stands below it begins anew, the items go on after it."""
        self._below = None
        if place.list not in self._labels:
            self._labels[place.list] = self._begin(Num(place.list))
        return Ref(self._labels[place.list], place.level)

    def _sub(self, place: Place, value: int, plain: bool) -> Ref:
        follows = self._follows(place, value) if plain else self._previous == (place, value - 1)
        if self._below is None or not follows:
            self._below = self._begin(Num(place.list, place.level, value))
        self._previous = place, value
        self._count(place, value)
        return Ref(self._below, place.level)

    def _follows(self, place: Place, value: int) -> bool:
        """Whether Word's own counting arrives at this value."""
        count = self._counts[place.level]
        if count is not None:
            return value == count + 1
        # A num that started this level elsewhere would start it there again; so its first value is said outright.
        below = None if self._below in (None, self._items) else self.nums[self._below or 0]
        return value == 1 and (below is None or below.level != place.level)

    def _count(self, place: Place, value: int) -> None:
        if place.list == 0:
            above = [count or 1 for count in self._counts[: place.level]]
            self._counts = [*above, value, *[None] * (LEVELS - place.level - 1)]

    def _bullet(self, at: int) -> int:
        if at not in self._bullets:
            self._bullets[at] = self._begin(Num(at))
        return self._bullets[at]

    def _begin(self, num: Num) -> int:
        self.nums.append(num)
        return len(self.nums) - 1
