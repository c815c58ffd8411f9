"""Where an item stands in the paper. Of one item it is asked by narrow questions, so that its page does not grow with
the paper: how many stand before it, and which stands on either side."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, func, literal, select, tuple_

from engine.procedure.conclusion import Conclusion
from engine.procedure.meeting import Meeting
from engine.procedure.workflow import Rules
from engine.record.current.handles import CONCLUSIONS
from engine.text.numbers import frozen_labels

PLACE, ID = CONCLUSIONS.c.place, CONCLUSIONS.c.id
ORDER = tuple_(PLACE, ID)


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
    before, after = paper.beside(item, forward=False), paper.beside(item, forward=True)
    return Placed(number, paper.label(item, number), before, after)


@dataclass(frozen=True, slots=True)
class _Paper:
    connection: Connection
    meeting: Meeting
    rules: Rules

    def number(self, item: Conclusion) -> int:
        return self._count(item.section, _at(item) >= ORDER)

    def label(self, item: Conclusion, number: int) -> str:
        """An item that came after the first issue is labelled among those around it: its section is read for that."""
        return self._label(item.id, item.section, item.label, number)

    def _label(self, id_: str, section: str, label: str | None, number: int) -> str:
        if not frozen(self.meeting, self.rules):
            return str(number)
        return label or self._between(id_, section)

    def _between(self, id_: str, section: str) -> str:
        query = (
            select(ID, CONCLUSIONS.c.label, CONCLUSIONS.c.state)
            .where(CONCLUSIONS.c.meeting_id == self.meeting.id, CONCLUSIONS.c.section == section)
            .order_by(PLACE, ID)
        )
        gone = self.rules.meanings.gone
        rows = [row for row in self.connection.execute(query) if row.label or row.state not in gone]
        return frozen_labels([(row.id, row.label) for row in rows])[id_]

    def beside(self, item: Conclusion, forward: bool) -> Neighbour | None:
        """The next or the last item before in the same section; else the first or the last of the nearest section."""
        which = _at(item) < ORDER if forward else _at(item) > ORDER
        here = self.meeting.sections.index(item.section)
        if found := self._nearest(item.section, which, forward):
            return self._neighbour(found, item.section, self.number(item) + (1 if forward else -1))
        others = self.meeting.sections[here + 1 :] if forward else reversed(self.meeting.sections[:here])
        for section in others:
            if found := self._nearest(section, None, forward):
                return self._neighbour(found, section, 1 if forward else self._count(section, None))
        return None

    def _neighbour(self, found: RowMapping, section: str, number: int) -> Neighbour:
        label = self._label(found["id"], section, found["label"], number)
        return Neighbour(found["id"], section, number, label)

    def _nearest(self, section: str, which: Any, forward: bool) -> RowMapping | None:
        order = (PLACE, ID) if forward else (PLACE.desc(), ID.desc())
        query = select(ID, CONCLUSIONS.c.label).where(*self._standing(section, which)).order_by(*order)
        return self.connection.execute(query.limit(1)).mappings().first()

    def _count(self, section: str, which: Any) -> int:
        query = select(func.count()).select_from(CONCLUSIONS).where(*self._standing(section, which))
        count: int = self.connection.execute(query).scalar_one()
        return count

    def _standing(self, section: str, which: Any) -> list[Any]:
        gone = sorted(self.rules.meanings.gone)
        in_paper = [
            CONCLUSIONS.c.meeting_id == self.meeting.id,
            CONCLUSIONS.c.section == section,
            CONCLUSIONS.c.state.not_in(gone),
        ]
        return in_paper if which is None else [*in_paper, which]


def _at(item: Conclusion) -> Any:
    return tuple_(literal(item.place), literal(item.id))
