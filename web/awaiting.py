"""What awaits the visitor, and where it is done: straight to the amendment or the text that it is about."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from flask import url_for

from engine.procedure.commands import Actor
from engine.record.queries.item import items
from engine.record.queries.views import AmendmentView, BoardRow, ItemView
from web.database import reading
from web.here import Here


@dataclass(frozen=True, slots=True)
class Spot:
    """An amendment that a task is about. A private draft has no label."""

    label: str
    address: str
    delegation: str


@dataclass(frozen=True, slots=True)
class Task:
    """One thing that awaits: the action's name, its address, and the amendments that it is about, if it is of such."""

    key: str
    address: str
    spots: tuple[Spot, ...] = ()


Concerned = Callable[[ItemView, AmendmentView, Actor], bool]

# A delegation that was taken off the participants amends nothing more: it is not asked to.
OF_PARTICIPANTS = frozenset({"file_amendment", "file_again"})
ANCHORS = {"decide_merge": "merge"}  # where on the item's page what is of no one amendment is done


def _accept_join(item: ItemView, each: AmendmentView, actor: Actor) -> bool:
    mine = each.pending and each.delegation == actor.delegation
    return mine and any(other.pending and other.offered_to == each.id for other in item.amendments)


def _answer_merge(item: ItemView, each: AmendmentView, actor: Actor) -> bool:
    lines = [line for merge in item.merges if merge.open for line in merge.lines if line.amendment == each.id]
    unsaid = any(line.asked and line.agrees is None for line in lines)
    return each.pending and each.delegation == actor.delegation and unsaid


# Which amendments a task is about; the engine has said already that there is at least one.
CONCERNED: Mapping[str, Concerned] = {
    "propose_treatment": lambda _, each, __: each.pending and each.treatment is None,
    "decide_treatment": lambda _, each, __: each.pending and each.treatment is not None,
    "file_again": lambda _, each, actor: each.pending and each.moved and each.delegation == actor.delegation,
    "file_amendment": lambda _, each, actor: each.private and each.delegation == actor.delegation,
    "confirm_sponsorship": lambda _, each, actor: each.pending and actor.delegation in each.asked_again,
    "accept_join": _accept_join,
    "answer_merge": _answer_merge,
}


def tasks(place: Here, item: ItemView) -> tuple[Task, ...]:
    """What of this item awaits the visitor, most urgent first."""
    actor = place.actor
    address = url_for("conclusions.show", meeting=item.meeting, conclusion=item.id)
    return tuple(
        Task(key, f"{address}#{ANCHORS.get(key, 'do')}", _spots(item, key, actor, address))
        for key in item.awaits
        if place.takes_part or key not in OF_PARTICIPANTS
    )


def tasks_of(place: Here, rows: Iterable[BoardRow]) -> dict[str, tuple[Task, ...]]:
    """The same of every line of a board that awaits something, by the item's id."""
    asked = {row.id for row in rows if row.awaits}
    if not asked:
        return {}
    found = items(reading(), place.meeting.id, place.actor)
    given = {item.id: tasks(place, item) for item in found if item.id in asked}
    return {id_: awaiting for id_, awaiting in given.items() if awaiting}


def _spots(item: ItemView, key: str, actor: Actor, address: str) -> tuple[Spot, ...]:
    if key not in CONCERNED:
        return ()
    return tuple(
        Spot(each.label or "", _address(item, each, key, address), each.delegation)
        for each in item.amendments
        if CONCERNED[key](item, each, actor)
    )


def _address(item: ItemView, each: AmendmentView, key: str, address: str) -> str:
    if key == "answer_merge":
        return f"{address}#answer-{each.id}"
    return url_for("amendments.show", meeting=item.meeting, conclusion=item.id, amendment=each.id)
