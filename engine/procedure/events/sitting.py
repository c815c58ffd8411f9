"""What happened in a sitting, as far as it touches no item."""

from dataclasses import dataclass

from engine.procedure.events.base import OfMeeting


@dataclass(frozen=True, slots=True)
class SittingOpened(OfMeeting):
    """`number` counts the meeting's sittings from 1."""

    number: int
    present: tuple[str, ...]
    closed: bool


@dataclass(frozen=True, slots=True)
class SittingSuspended(OfMeeting):
    number: int


@dataclass(frozen=True, slots=True)
class SittingResumed(OfMeeting):
    number: int


@dataclass(frozen=True, slots=True)
class SittingClosed(OfMeeting):
    number: int


@dataclass(frozen=True, slots=True)
class ItemCalled(OfMeeting):
    """The item is in front of the room."""

    called: str


@dataclass(frozen=True, slots=True)
class FloorAsked(OfMeeting):
    speaker: str


@dataclass(frozen=True, slots=True)
class SpeakersListLeft(OfMeeting):
    speaker: str


@dataclass(frozen=True, slots=True)
class FloorGiven(OfMeeting):
    speaker: str | None
