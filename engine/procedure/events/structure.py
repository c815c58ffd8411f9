"""What happened to the structure of the paper."""

from dataclasses import dataclass

from engine.procedure.commands import Change
from engine.procedure.events.base import OfConclusion, OfMeeting
from engine.procedure.texts import Text


@dataclass(frozen=True, slots=True)
class StructureProposed(OfMeeting):
    """`delegation` is None when the secretariat or the Presidency proposes."""

    structure: str
    change: Change
    rationale: Text
    delegation: str | None
    item: str | None
    revision: int | None
    paragraph: int | None
    last: int | None
    joining_item: str | None
    section: str | None
    before: str | None
    lines: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class StructureDecided(OfMeeting):
    structure: str
    accepted: bool
    reason: Text


@dataclass(frozen=True, slots=True)
class StructureWithdrawn(OfMeeting):
    structure: str
    reason: Text | None


@dataclass(frozen=True, slots=True)
class AmendmentFollowed(OfConclusion):
    """The words that it amends stand in another item now: it goes on there as `as_amendment`."""

    state: str
    amendment: str
    to: str
    as_amendment: str
