"""What happened to a text that is made of many amendments."""

from dataclasses import dataclass

from engine.procedure.commands import MergeLine
from engine.procedure.events.base import OfConclusion
from engine.procedure.texts import Text


@dataclass(frozen=True, slots=True)
class MergeProposed(OfConclusion):
    merge: str
    revision: int
    wording: Text
    reason: Text
    lines: tuple[MergeLine, ...]


@dataclass(frozen=True, slots=True)
class MergeAnswered(OfConclusion):
    merge: str
    amendment_asked: str
    delegation: str
    agrees: bool
    reason: Text | None


@dataclass(frozen=True, slots=True)
class MergeDecided(OfConclusion):
    merge: str
    taken: bool
    reason: Text
