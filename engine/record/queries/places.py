"""Where an item stands in the paper. Of one item it is asked by narrow questions, so that its page does not grow with
the paper: how many stand before it, and which stands on either side."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, literal, select, tuple_

from engine.procedure.conclusion import Conclusion
from engine.procedure.meeting import Meeting
from engine.procedure.workflow import Rules
from engine.record.load import CONCLUSIONS

PLACE, ID = CONCLUSIONS.c.place, CONCLUSIONS.c.id
ORDER = tuple_(PLACE, ID)


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An item beside another one in the paper."""

    id: str
    section: str
    number: int


@dataclass(frozen=True, slots=True)
class Placed:
    """`number` counts within the section; an item that is gone from the paper has neither number nor neighbours."""

    number: int | None = None
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


def placed(connection: Connection, meeting: Meeting, item: Conclusion, rules: Rules) -> Placed:
    """Number and neighbours of one item."""
    if item.state in rules.meanings.gone:
        return Placed()
    paper = _Paper(connection, meeting, rules)
    return Placed(paper.number(item), paper.beside(item, forward=False), paper.beside(item, forward=True))


@dataclass(frozen=True, slots=True)
class _Paper:
    connection: Connection
    meeting: Meeting
    rules: Rules

    def number(self, item: Conclusion) -> int:
        return self._count(item.section, _at(item) >= ORDER)

    def beside(self, item: Conclusion, forward: bool) -> Neighbour | None:
        """The next or the last item before in the same section; else the first or the last of the nearest section."""
        which = _at(item) < ORDER if forward else _at(item) > ORDER
        here = self.meeting.sections.index(item.section)
        if found := self._nearest(item.section, which, forward):
            return Neighbour(found, item.section, self.number(item) + (1 if forward else -1))
        others = self.meeting.sections[here + 1 :] if forward else reversed(self.meeting.sections[:here])
        for section in others:
            if found := self._nearest(section, None, forward):
                return Neighbour(found, section, 1 if forward else self._count(section, None))
        return None

    def _nearest(self, section: str, which: Any, forward: bool) -> str | None:
        order = (PLACE, ID) if forward else (PLACE.desc(), ID.desc())
        query = select(ID).where(*self._standing(section, which)).order_by(*order).limit(1)
        return self.connection.execute(query).scalar()

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
