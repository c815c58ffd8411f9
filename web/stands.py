"""Positions as a page groups them: by kind, what blocks first, delegations in the meeting's order."""

from collections.abc import Sequence
from dataclasses import dataclass

from engine.procedure.commands import PositionKind
from engine.record.queries.meetings import MeetingView
from engine.record.queries.views import ItemView, PositionView
from web.redlines import Line, drawn

ORDER = (
    PositionKind.OBJECTION,
    PositionKind.SCRUTINY_HOLD,
    PositionKind.DISASSOCIATION,
    PositionKind.RESERVATION,
    PositionKind.AD_REFERENDUM,
    PositionKind.JOINS,
)


@dataclass(frozen=True, slots=True)
class Stand:
    """A position; of a counter-text, its redline against the wording that the position is on."""

    position: PositionView
    counter: tuple[Line, ...] | None

    @property
    def says_more(self) -> bool:
        """Whether there is more to it than its kind."""
        found = self.position
        return bool(found.reason or self.counter or found.until or found.kept_from)


ByKind = list[tuple[PositionKind, list[Stand]]]


def by_kind(item: ItemView, meeting: MeetingView) -> ByKind:
    """The positions that stand on the current revision; a kind that nobody took is left out."""
    return _grouped(item, [each for each in item.positions if each.stands], meeting)


def expired(item: ItemView, meeting: MeetingView) -> list[PositionView]:
    """The holds on the current revision whose hour has come: no position, and never consent."""
    return _in_order([each for each in item.positions if not each.stands], meeting)


def earlier(item: ItemView, meeting: MeetingView) -> list[tuple[int, ByKind]]:
    """The positions that later revisions have voided, by the revision they were taken on, the latest first. What an
    editorial change has kept is told where it was kept to."""
    fallen = [each for each in item.earlier_positions if not _was_kept(each, item)]
    revisions = sorted({each.revision for each in fallen}, reverse=True)
    return [
        (number, _grouped(item, [each for each in fallen if each.revision == number], meeting))
        for number in revisions
    ]


def _was_kept(position: PositionView, item: ItemView) -> bool:
    """Whether the same position stands, or stood, on a later revision too."""
    same = (position.delegation, _taken_on(position))
    later = (each for each in (*item.positions, *item.earlier_positions) if each.revision > position.revision)
    return any((each.delegation, each.kept_from) == same for each in later)


def _taken_on(position: PositionView) -> int:
    return position.kept_from or position.revision


def _grouped(item: ItemView, positions: Sequence[PositionView], meeting: MeetingView) -> ByKind:
    stands = [Stand(each, _against(item, each)) for each in _in_order(positions, meeting)]
    found = [(kind, [each for each in stands if each.position.kind is kind]) for kind in ORDER]
    return [(kind, of_kind) for kind, of_kind in found if of_kind]


def _in_order(positions: Sequence[PositionView], meeting: MeetingView) -> list[PositionView]:
    order = meeting.participants
    return sorted(
        positions,
        key=lambda each: order.index(each.delegation) if each.delegation in order else len(order),
    )


def _against(item: ItemView, position: PositionView) -> tuple[Line, ...] | None:
    if position.counter is None:
        return None
    taken_on = _taken_on(position)
    on = next((each.wording for each in item.revisions if each.number == taken_on), item.wording)
    return drawn(on, position.counter)
