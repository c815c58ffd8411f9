"""A delegation's stand on one conclusion and one exact revision. The latest counts; the events keep the others."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict

from engine.procedure.commands import Audience, PositionKind
from engine.procedure.events import PositionTaken
from engine.procedure.instants import past
from engine.procedure.texts import Text


class PositionRule(BaseModel):
    """What the workflow says of one kind of position."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    blocks: bool = False
    reason: Literal["required", "optional", "or_counter_text"] = "optional"
    expires: bool = False  # it must name its owner and its expiry


@dataclass(frozen=True, slots=True)
class Position:
    """`until` is the expiry of a scrutiny hold, `owner` who looks into it; `counter` the counter-text of an objection.
    `kept_from` is the revision that it was taken on, where an editorial change has kept it."""

    delegation: str
    revision: int
    kind: PositionKind
    reason: Text | None
    counter: Text | None = None
    owner: Text | None = None
    until: str | None = None
    audience: Audience = Audience.MEMBERS
    kept_from: int | None = None

    def stands(self, revision: int, now: datetime) -> bool:
        """Whether it counts on this revision at this instant. An expired hold is no position: never consent."""
        return self.revision == revision and not past(self.until, now)


def taken(positions: tuple[Position, ...], event: PositionTaken) -> tuple[Position, ...]:
    """The positions after `event`: one a delegation, in the order of the delegations' codes."""
    others = [position for position in positions if position.delegation != event.delegation]
    own = Position(
        delegation=event.delegation,
        revision=event.revision,
        kind=event.kind,
        reason=event.reason,
        counter=event.counter,
        owner=event.owner,
        until=event.until,
        audience=event.audience,
        kept_from=event.kept_from,
    )
    return tuple(sorted([*others, own], key=lambda position: position.delegation))
