"""A text that the secretariat proposes from many amendments, and what each of them would end with."""

from dataclasses import dataclass

from engine.procedure.commands import MergeLine
from engine.procedure.events import MergeProposed
from engine.procedure.texts import Text


@dataclass(frozen=True, slots=True)
class Merge:
    """Open while the item stands at `revision` and the Presidency has not decided; then it is history."""

    id: str
    revision: int
    wording: Text
    reason: Text
    lines: tuple[MergeLine, ...]


def proposed(event: MergeProposed) -> Merge:
    return Merge(event.merge, event.revision, event.wording, event.reason, event.lines)
