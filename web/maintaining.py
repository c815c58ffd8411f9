"""What an author is shown before it maintains an amendment, or withdraws one that it maintained: the text as it would
stand then. Asked of the desk, which keeps nothing."""

from dataclasses import dataclass
from enum import StrEnum

from engine.procedure.commands import Command, MaintainAmendment, WithdrawAmendment
from engine.procedure.events import WordingRevised
from engine.procedure.texts import wording_of
from engine.record.queries.views import AmendmentView, ItemView
from web import desk
from web.forms import new_command_id
from web.here import Here
from web.redlines import Line, drawn


class Way(StrEnum):
    """How the text would change."""

    TEXT = "text"  # as `lines` show
    WORKING = "working"  # the working text, which the visitor is not shown
    BY_HAND = "by_hand"  # not by itself: the secretariat does it


@dataclass(frozen=True, slots=True)
class Outlook:
    way: Way
    lines: tuple[Line, ...] = ()


def if_maintained(place: Here, item: ItemView, amendment: AmendmentView) -> Outlook:
    command = MaintainAmendment(
        new_command_id(), place.actor, item.meeting, amendment.id, item.id, item.revision, "–"
    )
    return _outlook(command, item)


def if_withdrawn(place: Here, item: ItemView, amendment: AmendmentView) -> Outlook:
    return _outlook(
        WithdrawAmendment(new_command_id(), place.actor, item.meeting, amendment.id, item.id, ""), item
    )


def _outlook(command: Command, item: ItemView) -> Outlook:
    events = desk.foresee(command).events
    revised = next((event for event in events if isinstance(event, WordingRevised)), None)
    if revised is None:
        return Outlook(Way.BY_HAND)
    if revised.revision != item.revision + 1:
        return Outlook(Way.WORKING)
    return Outlook(Way.TEXT, drawn(item.wording, wording_of(revised.wording)))
