"""Consensus: no objection put forward as an obstacle. Never a majority.

In writing, every participant has a position on this exact revision, and none blocks: silence is not consent. In a
sitting, the Presidency puts the text to the room, and nobody in it objects: consensus declared in the room, recorded
with the attendance and never as positions of those who were there. Where the Presidency has opened a silence procedure,
and only there, silence until the instant is consent, once its outcome is announced (see `silence`).

Source: practice of the Regional Conference on Migration (decisions by consensus, no votes) and the general rule that
consensus is the absence of an objection put forward as an obstacle. That whoever said nothing in writing has not
consented, and that an objection stands until its delegation takes it back, in the room or not, are Acuerdo's own rules.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from engine.procedure.commands import PositionKind
from engine.procedure.position import Position, PositionRule


@dataclass(frozen=True, slots=True)
class Consensus:
    """What is known, and what is still needed: codes of delegations, in the order of those that are asked. `pending`
    are among `joining`, but wait for their capitals; `expired` are among `silent`, but had a hold."""

    joining: tuple[str, ...]
    blocking: tuple[str, ...]
    silent: tuple[str, ...]
    pending: tuple[str, ...] = ()
    expired: tuple[str, ...] = ()

    @property
    def reached(self) -> bool:
        """In writing: an empty room agrees to nothing."""
        return bool(self.joining) and not self.blocking and not self.silent

    @property
    def unopposed(self) -> bool:
        """In a sitting: nothing stands in the way of the gavel."""
        return not self.blocking


def consensus(
    asked: tuple[str, ...],
    positions: tuple[Position, ...],
    revision: int,
    rules: Mapping[PositionKind, PositionRule],
    now: datetime,
) -> Consensus:
    """Ask every delegation in `asked` for its position on `revision` at `now`; positions on other revisions do not
    count. What blocks, blocks whoever is asked: to leave the room, or to be crossed off, does not lift an objection."""
    on_this = {position.delegation: position for position in positions if position.revision == revision}
    stands = {code: position.kind for code, position in on_this.items() if position.stands(revision, now)}
    blocks = tuple(code for code, kind in stands.items() if rules[kind].blocks)
    return Consensus(
        joining=tuple(code for code in asked if code in stands and code not in blocks),
        blocking=blocks,
        silent=tuple(code for code in asked if code not in stands),
        pending=tuple(code for code in asked if stands.get(code) == PositionKind.AD_REFERENDUM),
        expired=tuple(code for code in asked if code in on_this and code not in stands),
    )
