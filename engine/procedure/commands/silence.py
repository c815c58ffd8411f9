"""The silence procedure: a frozen text is agreed unless a member says something by an exact instant."""

from dataclasses import dataclass
from enum import StrEnum

from engine.procedure.commands.base import Command
from engine.procedure.commands.meeting import CertifiedItem


class FilingKind(StrEnum):
    """What was filed on an item under silence."""

    POSITION = "position"
    AMENDMENT = "amendment"


@dataclass(frozen=True, slots=True)
class OpenSilence(Command):
    """Exactly these revisions with exactly these texts, as they were shown; as a `package`, what breaks the silence on
    one breaks it on all. `until` is an instant (ISO 8601 with its zone), `zone` the name of the zone it was set in."""

    items: tuple[CertifiedItem, ...]
    package: bool
    until: str
    zone: str


@dataclass(frozen=True, slots=True)
class ExtendSilence(Command):
    """Until a later instant; before the one that was set has come."""

    silence: str
    until: str
    zone: str


@dataclass(frozen=True, slots=True)
class RefuseSilence(Command):
    """A member does not agree that the matter is settled in silence. It need not say why."""

    silence: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CallOffSilence(Command):
    """The Presidency ends what it opened; also an expired one whose outcome it does not announce."""

    silence: str
    reason: str


@dataclass(frozen=True, slots=True)
class AnnounceOutcome(Command):
    """The instant has come and nobody broke it: what was under silence is agreed from now on."""

    silence: str


@dataclass(frozen=True, slots=True)
class EnterOutsideFiling(Command):
    """What reached the Presidency by another way before the instant: from whom, when, on what evidence (`source`), and
    what it says. It counts when a second person has confirmed it."""

    silence: str
    conclusion: str
    delegation: str
    what: FilingKind
    received: str
    source: str
    text: str


@dataclass(frozen=True, slots=True)
class ConfirmOutsideFiling(Command):
    """Somebody else has looked at the evidence, and confirms it or dismisses it with a reason."""

    silence: str
    filing: str
    confirms: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class NoticeDeadlines(Command):
    """Nothing but what time has done: a deadline that has passed is put on the record."""
