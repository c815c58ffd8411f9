"""Consensus: every attending delegation has a position on this exact revision, and none blocks. Never a majority.

Source: practice of the Regional Conference on Migration (decisions by consensus, no votes) and the general rule that
consensus is the absence of an objection put forward as an obstacle. That silence is not consent here is Acuerdo's own
rule: a delegation that said nothing is named, and the Presidency asks it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.procedure.commands import PositionKind
from engine.procedure.position import Position, PositionRule


@dataclass(frozen=True, slots=True)
class Consensus:
    """What is known, and what is still needed: codes of delegations, in the meeting's order."""

    joining: tuple[str, ...]
    blocking: tuple[str, ...]
    silent: tuple[str, ...]

    @property
    def reached(self) -> bool:
        """An empty room agrees to nothing."""
        return bool(self.joining) and not self.blocking and not self.silent


def consensus(
    present: tuple[str, ...],
    positions: tuple[Position, ...],
    revision: int,
    rules: Mapping[PositionKind, PositionRule],
) -> Consensus:
    """Ask every delegation in `present` for its position on `revision`; positions on other revisions do not count. An
    objection stands until its delegation takes it back: to leave the room, or to be crossed off, does not lift it."""
    stands = {position.delegation: position.kind for position in positions if position.revision == revision}
    blocks = tuple(code for code, kind in stands.items() if rules[kind].blocks)
    return Consensus(
        joining=tuple(code for code in present if code in stands and code not in blocks),
        blocking=blocks,
        silent=tuple(code for code in present if code not in stands),
    )
