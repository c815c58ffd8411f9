"""What awaits the visitor, and where it is done: straight to the amendment or the text that it is about."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from flask import url_for

from engine.procedure.amendment import Course
from engine.procedure.commands import Actor
from engine.procedure.events import Carry
from engine.procedure.instants import read
from engine.record.queries.item import items
from engine.record.queries.meetings import clearance_of
from engine.record.queries.views import AmendmentView, BoardRow, ItemView
from web.database import reading
from web.here import Here


@dataclass(frozen=True, slots=True)
class Spot:
    """An amendment that a task is about, and until when, if it has an hour. A private draft has no label."""

    label: str
    address: str
    amendment: AmendmentView
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """One thing that awaits: the action's name, its address, the amendments that it is about, if it is of such, and
    until when it can be done, if it has an hour of its own."""

    key: str
    address: str
    spots: tuple[Spot, ...] = ()
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """Who is asked: in which capacity, by how many steps of clearance, now."""

    actor: Actor
    steps: int
    now: datetime

    def own(self, each: AmendmentView) -> bool:
        return each.delegation != "" and each.delegation == self.actor.delegation


Concerned = Callable[[ItemView, AmendmentView, Asked], bool]

# A delegation that was taken off the participants amends nothing more: it is not asked to.
OF_PARTICIPANTS = frozenset({"file_amendment", "file_again", "edit_draft"})
# Where on the item's page what is of no one amendment is done.
ANCHORS = {
    "decide_merge": "merge",
    "call_material": "challenge",
    "translate": "languages",
    "answer_remark": "languages",
}


def _accept_join(item: ItemView, each: AmendmentView, asked: Asked) -> bool:
    mine = each.pending and asked.own(each)
    return mine and any(other.pending and other.offered_to == each.id for other in item.amendments)


def _answer_merge(item: ItemView, each: AmendmentView, asked: Asked) -> bool:
    lines = [line for merge in item.merges if merge.open for line in merge.lines if line.amendment == each.id]
    unsaid = any(line.asked and line.agrees is None for line in lines)
    return each.pending and asked.own(each) and unsaid


def _maintain(_: ItemView, each: AmendmentView, asked: Asked) -> bool:
    return asked.own(each) and each.maintain_until is not None and asked.now < each.maintain_until


def _agree_to_draft(_: ItemView, each: AmendmentView, asked: Asked) -> bool:
    code = asked.actor.delegation
    return each.private and code in each.partners and code not in each.agreed_by


def _clear_draft(_: ItemView, each: AmendmentView, asked: Asked) -> bool:
    return each.private and asked.own(each) and each.sent_back is None and each.cleared < asked.steps


def _file_amendment(_: ItemView, each: AmendmentView, asked: Asked) -> bool:
    return each.private and asked.own(each) and each.sent_back is None and each.cleared >= asked.steps


# Which amendments a task is about; the engine has said already that there is at least one.
CONCERNED: Mapping[str, Concerned] = {
    "propose_treatment": lambda _, each, __: each.pending and not each.maintained and each.treatment is None,
    "decide_treatment": lambda _, each, __: each.pending and each.treatment is not None,
    "file_again": lambda _, each, asked: each.pending and each.moved and asked.own(each),
    "file_amendment": _file_amendment,
    "confirm_sponsorship": lambda _, each, asked: each.pending and asked.actor.delegation in each.asked_again,
    "accept_join": _accept_join,
    "answer_merge": _answer_merge,
    "maintain": _maintain,
    "maintain_idea": lambda _, each, asked: each.course is Course.FLOATED and asked.own(each),
    "confirm_entry": lambda _, each, asked: asked.actor.delegation in each.to_confirm,
    "agree_to_draft": _agree_to_draft,
    "clear_draft": _clear_draft,
    "edit_draft": lambda _, each, asked: each.private and asked.own(each) and each.sent_back is not None,
    "settle_dispute": lambda _, each, __: bool(each.disputed_by) and each.course is not Course.LET_GO,
    "place_maintained": lambda _, each, __: each.maintained and each.carry is Carry.CONFLICT,
    "file_as_presidency": lambda _, each, __: each.private and each.with_presidency,
    "supply_counterpart": lambda _, each, __: (
        each.awaiting and (each.counterpart is None or each.counterpart.moved)
    ),
    "confirm_counterpart": lambda _, each, asked: (
        each.awaiting and asked.own(each) and each.counterpart is not None
    ),
}


def tasks(place: Here, item: ItemView) -> tuple[Task, ...]:
    """What of this item awaits the visitor, most urgent first."""
    return _tasks(place, item, _asked(place)) if item.awaits else ()


def tasks_of(place: Here, rows: Iterable[BoardRow]) -> dict[str, tuple[Task, ...]]:
    """The same of every line of a board that awaits something, by the item's id."""
    awaiting = {row.id for row in rows if row.awaits}
    if not awaiting:
        return {}
    found, asked = items(reading(), place.meeting.id, place.actor), _asked(place)
    given = {item.id: _tasks(place, item, asked) for item in found if item.id in awaiting}
    return {id_: told for id_, told in given.items() if told}


def _asked(place: Here) -> Asked:
    code = place.actor.delegation
    steps = len(clearance_of(reading(), place.meeting.id, code)) if code else 0
    return Asked(place.actor, steps, datetime.now(UTC))


def _tasks(place: Here, item: ItemView, asked: Asked) -> tuple[Task, ...]:
    address = url_for("conclusions.show", meeting=item.meeting, conclusion=item.id)
    return tuple(
        Task(
            key,
            f"{address}#{ANCHORS.get(key, 'do')}",
            _spots(item, key, asked, address),
            _until(item, key, asked.actor),
        )
        for key in item.awaits
        if place.takes_part or key not in OF_PARTICIPANTS
    )


def _until(item: ItemView, key: str, actor: Actor) -> datetime | None:
    """The hour of what is of no one amendment."""
    if key == "call_material" and item.challenge is not None and item.challenge.sitting is None:
        return read(item.challenge.until or "")
    if key == "renew_hold":
        own = [each.until for each in item.positions if each.delegation == actor.delegation]
        return own[0] if own else None
    return None


def _spots(item: ItemView, key: str, asked: Asked, address: str) -> tuple[Spot, ...]:
    if key not in CONCERNED:
        return ()
    return tuple(
        Spot(
            each.label or "",
            _address(item, each, key, address),
            each,
            each.maintain_until if key == "maintain" else None,
        )
        for each in item.amendments
        if CONCERNED[key](item, each, asked)
    )


def _address(item: ItemView, each: AmendmentView, key: str, address: str) -> str:
    if key == "answer_merge":
        return f"{address}#answer-{each.id}"
    return url_for("amendments.show", meeting=item.meeting, conclusion=item.id, amendment=each.id)
