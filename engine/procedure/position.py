"""A delegation's stand on one conclusion and one exact revision. The latest counts; the events keep the others."""

from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict

from engine.procedure.commands import PositionKind
from engine.procedure.events import PositionTaken
from engine.procedure.texts import Text


class PositionRule(BaseModel):
    """What the workflow says of one kind of position."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    blocks: bool = False
    reason: Literal["required", "optional"] = "optional"


@dataclass(frozen=True, slots=True)
class Position:
    delegation: str
    revision: int
    kind: PositionKind
    reason: Text | None


def taken(positions: tuple[Position, ...], event: PositionTaken) -> tuple[Position, ...]:
    """The positions after `event`: one a delegation, in the order of the delegations' codes."""
    others = [position for position in positions if position.delegation != event.delegation]
    own = Position(event.delegation, event.revision, event.kind, event.reason)
    return tuple(sorted([*others, own], key=lambda position: position.delegation))
