"""The order of the paper, given anew.

That the secretariat sets it, and that a withdrawn item keeps its place among the labels, are our own rules.
"""

from collections.abc import Collection, Sequence

from engine.procedure.conclusion import Conclusion
from engine.procedure.events import ConclusionMoved
from engine.procedure.handlers.matter import Matter

Order = list[tuple[str, str]]  # section, item


def in_order(matter: Matter, items: Sequence[Conclusion]) -> list[Conclusion]:
    """Items as the paper has them: by section, then by place."""
    sections = matter.case.meeting.sections
    return sorted(items, key=lambda item: (sections.index(item.section), item.place, item.id))


def moved(matter: Matter, order: Order, new: Collection[str] = ()) -> tuple[ConclusionMoved, ...]:
    """An event for each item that really moves, and for those of `new` ids. `order` is the whole paper, sections in the
    meeting's order; what has been withdrawn but has a label stays behind the item that it stood behind."""
    whole = _woven(matter, order)
    places = {item.id: (item.section, item.place) for item in matter.states.conclusions}
    return tuple(
        ConclusionMoved(matter.case.meeting.id, id_, section, place)
        for place, (section, id_) in enumerate(whole, 1)
        if id_ in new or places.get(id_) != (section, place)
    )


def _woven(matter: Matter, order: Order) -> Order:
    named = {id_ for _, id_ in order}
    whole, before = list(order), in_order(matter, matter.states.conclusions)
    for number, item in enumerate(before):
        if item.id not in named and item.label and item not in matter.case.standing:
            ahead = [other.id for other in before[:number] if other.section == item.section]
            whole.insert(_behind(matter, whole, item, ahead), (item.section, item.id))
    return whole


def _behind(matter: Matter, whole: Order, item: Conclusion, ahead: list[str]) -> int:
    """Behind the nearest of those ahead of it that stands in its section still; else at the section's beginning."""
    found = {id_: number for number, (section, id_) in enumerate(whole) if section == item.section}
    last = next((id_ for id_ in reversed(ahead) if id_ in found), None)
    if last is not None:
        return found[last] + 1
    sections = matter.case.meeting.sections
    own = sections.index(item.section)
    return next(
        (number for number, (section, _) in enumerate(whole) if sections.index(section) >= own), len(whole)
    )
