"""A text that the secretariat proposes from many amendments, and what each of them would end with."""

from dataclasses import dataclass

from engine.procedure.commands import Disposition, MergeLine
from engine.procedure.texts import Text


@dataclass(frozen=True, slots=True)
class Merge:
    """Open while the item stands at `revision` and the Presidency has not decided; then it is history."""

    id: str
    revision: int
    wording: Text
    reason: Text
    lines: tuple[MergeLine, ...]

    @property
    def asked(self) -> frozenset[str]:
        """The amendments that the text takes in other words than theirs: their authors are asked whether they agree."""
        other_words = (Disposition.ACCEPTED_IN_PART, Disposition.MERGED)
        return frozenset(line.amendment for line in self.lines if line.disposition in other_words)
