"""Positions as a page groups them: by kind, what blocks first, delegations in the meeting's order."""

from collections.abc import Sequence

from engine.procedure.commands import PositionKind
from engine.record.queries.meetings import MeetingView
from engine.record.queries.views import ItemView, PositionView

ByKind = list[tuple[PositionKind, list[PositionView]]]


def by_kind(positions: Sequence[PositionView], meeting: MeetingView) -> ByKind:
    """Positions on one revision; a kind that nobody took is left out."""
    order = meeting.participants
    stands = sorted(
        positions,
        key=lambda each: order.index(each.delegation) if each.delegation in order else len(order),
    )
    found = [(kind, [each for each in stands if each.kind is kind]) for kind in reversed(PositionKind)]
    return [(kind, of_kind) for kind, of_kind in found if of_kind]


def earlier(item: ItemView, meeting: MeetingView) -> list[tuple[int, ByKind]]:
    """The positions that later revisions have voided, by the revision they were taken on, the latest first."""
    revisions = sorted({each.revision for each in item.earlier_positions}, reverse=True)
    return [
        (number, by_kind([each for each in item.earlier_positions if each.revision == number], meeting))
        for number in revisions
    ]
