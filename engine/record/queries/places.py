"""Where each item stands in the paper: narrow, so that the page of one item does not grow with the paper."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Connection, select

from engine.procedure.meeting import Meeting
from engine.procedure.workflow import Rules
from engine.record.load import CONCLUSIONS


class Standing(Protocol):
    """An item, as far as its number goes."""

    @property
    def id(self) -> str: ...
    @property
    def section(self) -> str: ...
    @property
    def state(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Place:
    id: str
    section: str
    state: str


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An item beside another one in the paper."""

    id: str
    section: str
    number: int


def places(connection: Connection, meeting_id: str) -> list[Place]:
    """Every item of the meeting in its order."""
    columns = (CONCLUSIONS.c.id, CONCLUSIONS.c.section, CONCLUSIONS.c.state)
    query = select(*columns).where(CONCLUSIONS.c.meeting_id == meeting_id)
    rows = connection.execute(query.order_by(CONCLUSIONS.c.place, CONCLUSIONS.c.id))
    return [Place(*row) for row in rows]


def numbered(items: Iterable[Standing], meeting: Meeting, rules: Rules) -> dict[str, int | None]:
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


def neighbours(
    standing: list[Place], numbers: dict[str, int | None], meeting: Meeting, id_: str
) -> tuple[Neighbour | None, Neighbour | None]:
    """The items before and after this one in the paper; None at its ends, and for an item that is gone from it."""
    order = meeting.sections.index
    paper = sorted((place for place in standing if numbers[place.id]), key=lambda place: order(place.section))
    here = next((index for index, place in enumerate(paper) if place.id == id_), None)
    if here is None:
        return None, None
    shown = [Neighbour(place.id, place.section, numbers[place.id] or 0) for place in paper]
    return (shown[here - 1] if here else None), (shown[here + 1] if here + 1 < len(shown) else None)
