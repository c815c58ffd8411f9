"""What was recorded of commitments after the meeting, and what leads from item to item."""

from dataclasses import dataclass

from engine.procedure.commands import Audience, OwnerKind, Progress
from engine.procedure.events.base import OfMeeting
from engine.procedure.texts import Text


@dataclass(frozen=True, slots=True)
class CommitmentRecorded(OfMeeting):
    """`owner` is a key or a code, or None where the owner is said in words (`owner_words`)."""

    commitment: str
    conclusion: str
    passage: Text
    owner_kind: OwnerKind
    owner: str | None
    owner_words: Text | None
    due: str | None


@dataclass(frozen=True, slots=True)
class CommitmentAmended(OfMeeting):
    """`step` counts what has been recorded of the commitment; its recording is 1."""

    commitment: str
    step: int
    owner_kind: OwnerKind
    owner: str | None
    owner_words: Text | None
    due: str | None
    reason: Text


@dataclass(frozen=True, slots=True)
class CommitmentFollowedUp(OfMeeting):
    commitment: str
    step: int
    progress: Progress
    note: Text | None
    audience: Audience


@dataclass(frozen=True, slots=True)
class ItemsLinked(OfMeeting):
    """`deferred` stands in records of before format 5 alone, where the opening of a meeting told once more, as a link,
    what the proposal of a deferred item says itself (`ConclusionProposed.from_item`)."""

    link: str
    conclusion: str
    to_meeting: str
    to_conclusion: str
    deferred: bool


@dataclass(frozen=True, slots=True)
class ItemsUnlinked(OfMeeting):
    link: str
    reason: Text


@dataclass(frozen=True, slots=True)
class MeetingFollowed(OfMeeting):
    """The meeting was opened from the commitments of a former one."""

    former: str
