"""Which list, and which level of it, each kind of label has in a paper."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from engine.word.labels import Figure, Form, read_after
from engine.word.layout import Appearance, Layout
from engine.word.lines import Role
from engine.word.paper import Language
from engine.word.pen import LEVELS, Counted, Key, Place


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how its label is made, and the name of the style that goes with it."""

    form: Form
    style: str


Lists = tuple[tuple[Level, ...], ...]


def shelved(counted: Sequence[Counted], layout: Layout, language: Language) -> tuple[Lists, dict[Key, Place]]:
    """The lists of a paper, and the place of each kind of label in them.

    The first list carries the items; forms beyond its nine levels go to further lists, the rarest ones. Bullets have
    a list for each sign, and so has each label of an item that is not counted ("6 bis").
    """
    items = Level(_item_form(layout), layout.styles.item.style)
    first, *more = _shelves(counted, layout, language)
    own = {(Role.ITEM, 0, items.form): items}
    lists = [own | first, *more, *_bullets(counted, layout), *_labels(counted, items)]
    places = {key: Place(at, level) for at, shelf in enumerate(lists) for level, key in enumerate(shelf)}
    return tuple(tuple(shelf.values()) for shelf in lists), places


def _item_form(layout: Layout) -> Form:
    return read_after(layout.numbering.usual, None).form


def _shelves(counted: Sequence[Counted], layout: Layout, language: Language) -> list[dict[Key, Level]]:
    """The forms of sub-paragraphs, the most frequent ones first; on each shelf by depth."""
    levels = _usual(layout, language)
    frequency: Counter[Key] = Counter(dict.fromkeys(levels, 0))
    for each in counted:
        if each.key is not None and each.line.role is Role.SUB:
            frequency[each.key] += 1
            levels.setdefault(each.key, Level(each.key[2], each.line.look.style))
    ranked = sorted(frequency, key=lambda key: -frequency[key])
    rest = ranked[LEVELS - 1 :]
    shelves = [ranked[: LEVELS - 1], *(rest[at : at + LEVELS] for at in range(0, len(rest), LEVELS))]
    return [{key: levels[key] for key in sorted(shelf, key=lambda key: key[1])} for shelf in shelves]


def _usual(layout: Layout, language: Language) -> dict[Key, Level]:
    """The format's own label forms, so that someone who edits the file in Word finds them in the list."""
    form = read_after(layout.numbering.sub_paragraphs.of(language), None).form
    nested = Form(form.before, Figure.LOWER_ROMAN, form.after)
    looks = layout.styles.sub
    return {
        (Role.SUB, 0, form): Level(form, _style(looks, 0)),
        (Role.SUB, 1, nested): Level(nested, _style(looks, 1)),
    }


def _labels(counted: Sequence[Counted], items: Level) -> list[dict[Key, Level]]:
    keys = [each.key for each in counted if each.line.role is Role.ITEM and each.key is not None]
    return [{key: Level(key[2], items.style)} for key in dict.fromkeys(keys) if key[2] != items.form]


def _bullets(counted: Sequence[Counted], layout: Layout) -> list[dict[Key, Level]]:
    """A shelf a sign, with a level for each depth down to the deepest."""
    deepest: dict[Form, int] = {}
    for each in counted:
        if each.key is not None and each.line.role is Role.BULLET:
            _, depth, form = each.key
            deepest[form] = max(deepest.get(form, 0), depth)
    looks = layout.styles.bullet
    return [
        {(Role.BULLET, level, form): Level(form, _style(looks, level)) for level in range(depth + 1)}
        for form, depth in deepest.items()
    ]


def _style(looks: tuple[Appearance, ...], depth: int) -> str:
    return looks[min(depth, len(looks) - 1)].style
