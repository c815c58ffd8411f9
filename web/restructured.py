"""What would follow from a change of the structure: the texts of the items, and what becomes of amendments."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from engine.procedure.events import (
    AmendmentCarried,
    AmendmentFollowed,
    Carry,
    ConclusionProposed,
    ConclusionWithdrawn,
    Event,
    WordingRevised,
)
from engine.procedure.texts import wording_of
from engine.record.queries.views import BoardRow
from engine.text.wording import Wording


@dataclass(frozen=True, slots=True)
class Followed:
    """`revised` are items with the text that they would have; `new` the text of a new one; `gone` items that would be
    no part of the paper any more. Of pending amendments `following` would go on in another item, and `orphaned` would
    wait for their authors to look at them. `voided` are delegations whose positions would fall."""

    revised: tuple[tuple[BoardRow, Wording], ...]
    new: tuple[Wording, ...]
    gone: tuple[BoardRow, ...]
    following: int
    orphaned: int
    voided: tuple[str, ...]


def followed(events: Iterable[Event], rows: Mapping[str, BoardRow]) -> Followed:
    """Read from the events that the decision would cause."""
    found = tuple(events)
    revised = [event for event in found if isinstance(event, WordingRevised)]
    conflicts = [
        event for event in found if isinstance(event, AmendmentCarried) and event.outcome is Carry.CONFLICT
    ]
    return Followed(
        revised=tuple((rows[event.conclusion], wording_of(event.wording)) for event in revised),
        new=tuple(wording_of(event.wording) for event in found if isinstance(event, ConclusionProposed)),
        gone=tuple(rows[event.conclusion] for event in found if isinstance(event, ConclusionWithdrawn)),
        following=sum(isinstance(event, AmendmentFollowed) for event in found),
        orphaned=len(conflicts),
        voided=tuple(dict.fromkeys(code for event in revised for code in event.voided)),
    )
