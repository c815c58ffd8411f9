"""The sitting: opened, suspended and closed by the Presidency; what is said and put in it."""

from dataclasses import dataclass

from engine.procedure.commands.base import Command
from engine.procedure.commands.meeting import CertifiedItem


@dataclass(frozen=True, slots=True)
class OpenSitting(Command):
    """`present` are the participants in the room. A `closed` sitting hides everything from observers."""

    present: tuple[str, ...]
    closed: bool = False


@dataclass(frozen=True, slots=True)
class SuspendSitting(Command):
    pass


@dataclass(frozen=True, slots=True)
class ResumeSitting(Command):
    pass


@dataclass(frozen=True, slots=True)
class CloseSitting(Command):
    """What was floated in it and not maintained lapses; what was entered in it can no longer be corrected."""


@dataclass(frozen=True, slots=True)
class CallItem(Command):
    """The item is put in front of the room: its working text is shown from now on."""

    conclusion: str


@dataclass(frozen=True, slots=True)
class AskForFloor(Command):
    """A delegation in the room, or an observer, asks to speak."""


@dataclass(frozen=True, slots=True)
class LeaveSpeakersList(Command):
    """Whoever asked to speak no longer does."""


@dataclass(frozen=True, slots=True)
class GiveFloor(Command):
    """The Presidency gives the floor to `speaker` (a delegation's code, or an observer's person id); None takes it
    back."""

    speaker: str | None


@dataclass(frozen=True, slots=True)
class PutToRoom(Command):
    """The Presidency puts one item, several or the whole paper; "I see no objection, so decided". Exactly these
    revisions with exactly these texts, as they were shown."""

    items: tuple[CertifiedItem, ...]
