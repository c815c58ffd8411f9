"""What the secretariat enters while the room drafts."""

from dataclasses import dataclass
from enum import StrEnum

from engine.procedure.commands.base import Command
from engine.procedure.commands.merge import MergeLine
from engine.text.wording import Wording


class RoomOutcome(StrEnum):
    """What the room made of an edit."""

    AGREED = "agreed"  # the words stand in the text
    BRACKETED = "bracketed"  # they stand in brackets, with who wants them
    FLOATED = "floated"  # an idea: noted, and lapses with the sitting unless it is maintained


@dataclass(frozen=True, slots=True)
class EnterInRoom(Command):
    """An edit typed in the text itself. `wording` is the item as typed, `delegations` those who want it (the first is
    its author); nobody, for a change of the whole room. `corrects` is an entry of the same sitting, the last one of
    the item, that this one takes the place of. `settles` are pending amendments that end with this agreed text, and
    how; that one is not accepted nobody but the Presidency decides."""

    conclusion: str
    on_revision: int
    wording: Wording
    delegations: tuple[str, ...]
    outcome: RoomOutcome
    reason: str = ""
    corrects: str | None = None
    settles: tuple[MergeLine, ...] = ()


@dataclass(frozen=True, slots=True)
class TakeBackEntry(Command):
    """An entry of this sitting, the last one of its item, is taken back: the text is what it was."""

    amendment: str
    conclusion: str
    on_revision: int


@dataclass(frozen=True, slots=True)
class ConfirmEntry(Command):
    """A delegation that was not in the room, or whose proposal came by another way, says whether it is its own."""

    amendment: str
    conclusion: str
    confirms: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class MaintainIdea(Command):
    """A delegation does not let a floated idea lapse: it is a filed amendment from now on."""

    amendment: str
    conclusion: str


@dataclass(frozen=True, slots=True)
class RoomLine:
    """An item as it stands in the room's file."""

    conclusion: str
    on_revision: int
    wording: Wording


@dataclass(frozen=True, slots=True)
class TakeRoomFile(Command):
    """The room went on in Word: its whole paper is taken over at once, each item that differs as a new revision."""

    items: tuple[RoomLine, ...]
    reason: str
