"""Where an item stands in the paper. Of one item it is asked by narrow questions, so that its page does not grow with
the paper: how many stand before it, and which stands on either side."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, bindparam, func, select, tuple_

from engine.procedure.conclusion import Conclusion
from engine.procedure.meeting import Meeting
from engine.procedure.workflow import Rules
from engine.record.current.handles import CONCLUSIONS
from engine.text.numbers import frozen_labels

PLACE, ID = CONCLUSIONS.c.place, CONCLUSIONS.c.id

# Made once: the page of every item asks them. `_HERE` is where the item itself stands.
_STANDING = (
    CONCLUSIONS.c.meeting_id == bindparam("meeting"),
    CONCLUSIONS.c.section == bindparam("section"),
    CONCLUSIONS.c.state.not_in(bindparam("gone", expanding=True)),
)
_ORDER, _HERE = (
    tuple_(PLACE, ID),
    tuple_(bindparam("place", type_=PLACE.type), bindparam("id", type_=ID.type)),
)
_COUNT = select(func.count()).select_from(CONCLUSIONS).where(*_STANDING)
_NUMBER = _COUNT.where(_ORDER <= _HERE)
_FIRST = select(ID, CONCLUSIONS.c.label).where(*_STANDING).order_by(PLACE, ID).limit(1)
_NEXT = _FIRST.where(_ORDER > _HERE)
_LAST = _FIRST.order_by(None).order_by(PLACE.desc(), ID.desc())
_BEFORE = _LAST.where(_ORDER < _HERE)
_LABELS = select(ID, CONCLUSIONS.c.label, CONCLUSIONS.c.state).where(*_STANDING[:2]).order_by(PLACE, ID)


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An item beside another one in the paper; `label` is what it is cited by."""

    id: str
    section: str
    number: int
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """`number` counts within the section; an item that is gone from the paper has neither number nor neighbours."""

    number: int | None = None
    label: str | None = None
    before: Neighbour | None = None
    after: Neighbour | None = None


def numbered(items: Iterable[Conclusion], meeting: Meeting, rules: Rules) -> dict[str, int | None]:
    """Each item's number within its section: labels are computed, ids never change."""
    counts = dict.fromkeys(meeting.sections, 0)
    numbers: dict[str, int | None] = {}
    for item in items:
        if item.state in rules.meanings.gone:
            numbers[item.id] = None
        else:
            counts[item.section] += 1
            numbers[item.id] = counts[item.section]
    return numbers


def frozen(meeting: Meeting, rules: Rules) -> bool:
    """Whether labels stay as they were issued: from the first issue until the paper is certified."""
    return bool(meeting.issues) and meeting.state in rules.meeting.actions["certify_paper"].sources


def labels_of(
    items: Iterable[Conclusion], numbers: dict[str, int | None], meeting: Meeting, rules: Rules
) -> dict[str, str]:
    """What each item is cited by. While labels are frozen, an item that came later stands between two of them, and one
    that is gone keeps its own; before and after, they are the numbers."""
    items = tuple(items)
    if not frozen(meeting, rules):
        return {id_: str(number) for id_, number in numbers.items() if number is not None}
    found: dict[str, str] = {}
    for section in meeting.sections:
        own = [item for item in items if item.section == section]
        named = [(item.id, item.label) for item in own if item.label or numbers[item.id] is not None]
        found |= frozen_labels(named)
    return found


def placed(connection: Connection, meeting: Meeting, item: Conclusion, rules: Rules) -> Placed:
    """Number and neighbours of one item."""
    if item.state in rules.meanings.gone:
        return Placed(label=item.label if frozen(meeting, rules) else None)
    paper = _Paper(connection, meeting, rules)
    number = paper.number(item)
    before, after = paper.before(item, number), paper.after(item, number)
    return Placed(number, paper.label(item, number), before, after)


@dataclass(frozen=True, slots=True)
class _Paper:
    connection: Connection
    meeting: Meeting
    rules: Rules

    def number(self, item: Conclusion) -> int:
        return self._count(_NUMBER, item.section, item)

    def label(self, item: Conclusion, number: int) -> str:
        """An item that came after the first issue is labelled among those around it: its section is read for that."""
        return self._label(item.id, item.section, item.label, number)

    def before(self, item: Conclusion, number: int) -> Neighbour | None:
        """The last item before in the same section; else the last of the nearest section before it."""
        if found := self._one(_BEFORE, item.section, item):
            return self._neighbour(found, item.section, number - 1)
        here = self.meeting.sections.index(item.section)
        for section in reversed(self.meeting.sections[:here]):
            if found := self._one(_LAST, section):
                return self._neighbour(found, section, self._count(_COUNT, section))
        return None

    def after(self, item: Conclusion, number: int) -> Neighbour | None:
        """The next item in the same section; else the first of the nearest section after it."""
        if found := self._one(_NEXT, item.section, item):
            return self._neighbour(found, item.section, number + 1)
        here = self.meeting.sections.index(item.section)
        for section in self.meeting.sections[here + 1 :]:
            if found := self._one(_FIRST, section):
                return self._neighbour(found, section, 1)
        return None

    def _neighbour(self, found: RowMapping, section: str, number: int) -> Neighbour:
        label = self._label(found["id"], section, found["label"], number)
        return Neighbour(found["id"], section, number, label)

    def _label(self, id_: str, section: str, label: str | None, number: int) -> str:
        if not frozen(self.meeting, self.rules):
            return str(number)
        return label or self._between(id_, section)

    def _between(self, id_: str, section: str) -> str:
        gone = self.rules.meanings.gone
        found = self.connection.execute(_LABELS, self._asked(section))
        return frozen_labels([(row.id, row.label) for row in found if row.label or row.state not in gone])[
            id_
        ]

    def _one(self, query: Select[Any], section: str, here: Conclusion | None = None) -> RowMapping | None:
        return self.connection.execute(query, self._asked(section, here)).mappings().first()

    def _count(self, query: Select[Any], section: str, here: Conclusion | None = None) -> int:
        count: int = self.connection.execute(query, self._asked(section, here)).scalar_one()
        return count

    def _asked(self, section: str, here: Conclusion | None = None) -> dict[str, Any]:
        where = {"place": here.place, "id": here.id} if here else {}
        gone = sorted(self.rules.meanings.gone)
        return {"meeting": self.meeting.id, "section": section, "gone": gone, **where}
