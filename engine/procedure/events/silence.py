"""What happened in a silence procedure. Each way in which one can end is an event of its own."""

from dataclasses import dataclass
from enum import StrEnum

from engine.procedure.commands import FilingKind, PositionKind
from engine.procedure.events.base import OfMeeting
from engine.procedure.texts import Text


class Overtaking(StrEnum):
    """Why a silence was overtaken on an item."""

    TEXT = "text"  # there is another text
    MOVED_ON = "moved_on"  # the item was settled in another way
    GONE = "gone"  # it is no part of the paper any more


@dataclass(frozen=True, slots=True)
class SilentItem:
    """What is frozen: this revision with this text."""

    conclusion: str
    revision: int
    text_hash: str


@dataclass(frozen=True, slots=True)
class SilenceOpened(OfMeeting):
    """From `since` until `until`, both instants in UTC; `zone` is the zone that the hour was named in."""

    silence: str
    items: tuple[SilentItem, ...]
    package: bool
    since: str
    until: str
    zone: str


@dataclass(frozen=True, slots=True)
class SilenceExtended(OfMeeting):
    silence: str
    until: str
    zone: str


@dataclass(frozen=True, slots=True)
class SilenceRefused(OfMeeting):
    """A member refused the procedure: it is over for every item."""

    silence: str
    delegation: str
    reason: Text | None


@dataclass(frozen=True, slots=True)
class SilenceBroken(OfMeeting):
    """By a filing in time: on this item, or on all of the package. `filing` is the amendment's id, or that of a filing
    that came by another way (`outside`); None for a position."""

    silence: str
    item: str
    delegation: str
    what: FilingKind
    filing: str | None
    outside: bool


@dataclass(frozen=True, slots=True)
class SilenceSuperseded(OfMeeting):
    """The frozen text is no longer the one that stands: on this item, or on all of the package."""

    silence: str
    item: str
    why: Overtaking


@dataclass(frozen=True, slots=True)
class SilenceExpired(OfMeeting):
    """The instant has come. Nothing more may be filed; nothing is agreed before it is announced."""

    silence: str


@dataclass(frozen=True, slots=True)
class SilenceAnnounced(OfMeeting):
    """The outcome stands: the items are agreed, each with an event of its own."""

    silence: str


@dataclass(frozen=True, slots=True)
class SilenceCalledOff(OfMeeting):
    silence: str
    reason: Text


@dataclass(frozen=True, slots=True)
class FilingWasLate(OfMeeting):
    """Logged, and not counted. `position` is the kind of position, if it was one."""

    silence: str
    item: str
    delegation: str
    what: FilingKind
    position: PositionKind | None
    reason: Text | None


@dataclass(frozen=True, slots=True)
class OutsideFilingEntered(OfMeeting):
    """Received in time by another way, as `person` says; it counts once somebody else has confirmed it."""

    silence: str
    filing: str
    item: str
    delegation: str
    what: FilingKind
    received: str
    source: Text
    text: Text
    person: str


@dataclass(frozen=True, slots=True)
class OutsideFilingConfirmed(OfMeeting):
    silence: str
    filing: str
    person: str


@dataclass(frozen=True, slots=True)
class OutsideFilingDismissed(OfMeeting):
    silence: str
    filing: str
    person: str
    reason: Text
