"""The meeting as a whole: its people, its frame, its order, its certification."""

from dataclasses import dataclass
from enum import StrEnum

from engine.procedure.commands.base import Command, Role, Seat, Stage
from engine.procedure.terms import Terms
from engine.text.wording import Wording


@dataclass(frozen=True, slots=True)
class NewItem:
    """An item of an imported draft: `section` is a section key of the format ("conclusions"). `origin` is the item of
    the former meeting that it comes from, where it was deferred there."""

    section: str
    topic: str | None
    wording: Wording
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class OpenMeeting(Command):
    """`meeting` is the new id. `participants` are delegation codes in the preamble's order; all are present at first.

    `sections` are the section keys of the format, in order. `workflow` and `format` are the hashes under which the desk
    keeps the rules that the meeting is opened with. `names` are (code, name in the paper's language) of delegations:
    what brackets call them. `follows` is the former meeting from whose commitments this one is opened.
    """

    title: tuple[str, ...]
    preamble: str
    language: str
    participants: tuple[str, ...]
    sections: tuple[str, ...]
    items: tuple[NewItem, ...]
    workflow: str
    format: str
    terms: Terms | None = None
    names: tuple[tuple[str, str], ...] = ()
    follows: str | None = None


@dataclass(frozen=True, slots=True)
class AdmitPerson(Command):
    """Give an account a capacity in the meeting. `seat` and `stage` say what it may do with it, and when."""

    person: str
    role: Role
    delegation: str | None
    seat: Seat = Seat.VOICE
    stage: Stage = Stage.ANY


@dataclass(frozen=True, slots=True)
class SeatPerson(Command):
    """Another seat for somebody of a delegation: a member names its voices, and for which phase."""

    person: str
    delegation: str
    seat: Seat
    stage: Stage


@dataclass(frozen=True, slots=True)
class DismissPerson(Command):
    """Take a capacity away; it takes effect with the next command."""

    person: str
    role: Role
    delegation: str | None


@dataclass(frozen=True, slots=True)
class HandOver(Command):
    """The hat goes to the next Presidency: to `person`, of the member `member`. Everybody who held it lays it down."""

    person: str
    member: str


@dataclass(frozen=True, slots=True)
class SetClearance(Command):
    """The steps by which a delegation clears its drafts before they are filed, by name; none, if it wants none."""

    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetTerms(Command):
    """Other periods and choices for this meeting. `on_version` is the version of the meeting that the form showed."""

    on_version: int
    terms: Terms


class Scope(StrEnum):
    """What may be opened to one observer beside the issued drafts."""

    WORKING_TEXT = "working_text"
    PROPOSALS = "proposals"  # the working text with amendments and comments


@dataclass(frozen=True, slots=True)
class PermitObserver(Command):
    """The Presidency opens more to one observer; None takes it back."""

    person: str
    scope: Scope | None


@dataclass(frozen=True, slots=True)
class SetFrame(Command):
    """Title lines and preamble. `on_version` is the version of the meeting that the form showed."""

    on_version: int
    title: tuple[str, ...]
    preamble: str


@dataclass(frozen=True, slots=True)
class SetParticipants(Command):
    """Which delegations take part, in the order of the preamble."""

    on_version: int
    participants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecordAttendance(Command):
    """Which participants are in attendance: consensus is asked of these."""

    on_version: int
    present: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrderItems(Command):
    """The whole order: (section key, conclusion id) of every item that is not withdrawn."""

    order: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CertifiedItem:
    """One line of what the Presidency signs: exactly this revision with exactly this text (hash as shown)."""

    conclusion: str
    version: int
    revision: int
    text_hash: str


@dataclass(frozen=True, slots=True)
class CertifyPaper(Command):
    """What the Presidency signs: every item, the frame (title, preamble, participants) by its hash as shown, and by its
    hash what is printed beside the texts (`beside.hash_of`). `participants` is the preamble's list as it confirms it.
    """

    items: tuple[CertifiedItem, ...]
    frame: str
    participants: tuple[str, ...]
    beside: str
