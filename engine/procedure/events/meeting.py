"""What happened to the meeting as a whole."""

from dataclasses import dataclass

from engine.procedure.commands import Role, Scope, Seat, Stage, StatementKind
from engine.procedure.events.base import OfMeeting
from engine.procedure.events.translation import IssuedIn
from engine.procedure.terms import Printing, Terms
from engine.procedure.texts import Text


@dataclass(frozen=True, slots=True)
class MeetingOpened(OfMeeting):
    """`workflow` and `format` are hashes of the rules the meeting was opened with, which are kept too."""

    state: str
    language: str
    title: tuple[Text, ...]
    preamble: Text
    participants: tuple[str, ...]
    sections: tuple[str, ...]
    workflow: str
    format: str


@dataclass(frozen=True, slots=True)
class TermsSet(OfMeeting):
    terms: Terms


@dataclass(frozen=True, slots=True)
class DelegationsNamed(OfMeeting):
    """(code, name in the paper's language): what brackets call each delegation."""

    names: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PersonAdmitted(OfMeeting):
    person: str
    role: Role
    delegation: str | None
    seat: Seat = Seat.VOICE
    stage: Stage = Stage.ANY


@dataclass(frozen=True, slots=True)
class PersonSeated(OfMeeting):
    person: str
    delegation: str
    seat: Seat
    stage: Stage


@dataclass(frozen=True, slots=True)
class PresidencyHandedOver(OfMeeting):
    """The hat went to `member`; who lays it down and who takes it up stands in the events beside this one."""

    member: str


@dataclass(frozen=True, slots=True)
class ClearanceSet(OfMeeting):
    delegation: str
    steps: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class ObserverPermitted(OfMeeting):
    """None: what was opened to the observer is closed again."""

    person: str
    scope: Scope | None


@dataclass(frozen=True, slots=True)
class PersonDismissed(OfMeeting):
    person: str
    role: Role
    delegation: str | None


@dataclass(frozen=True, slots=True)
class FrameSet(OfMeeting):
    title: tuple[Text, ...]
    preamble: Text


@dataclass(frozen=True, slots=True)
class ParticipantsSet(OfMeeting):
    participants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AttendanceRecorded(OfMeeting):
    """In the sitting of this number; 0 in a record from before there were sittings."""

    present: tuple[str, ...]
    sitting: int = 0


@dataclass(frozen=True, slots=True)
class AdoptedItem:
    conclusion: str
    version: int
    revision: int
    text_hash: str


@dataclass(frozen=True, slots=True)
class StatedBeside:
    """What a delegation's position says beside an item of the certified paper; `text` in its words, if it gave any."""

    conclusion: str
    delegation: str
    kind: StatementKind
    text: Text | None


@dataclass(frozen=True, slots=True)
class PaperCertified(OfMeeting):
    """`frame` is the hash of title, preamble and participants as they were signed (`meeting.frame`); `stated` is what
    is printed beside the texts, and `printing` where. Statements are taken until the instant `statements_until`;
    `translated` is what the paper says in other languages."""

    state: str
    items: tuple[AdoptedItem, ...]
    frame: str
    stated: tuple[StatedBeside, ...] = ()
    printing: Printing = Printing.RECORD
    statements_until: str | None = None
    translated: tuple[IssuedIn, ...] = ()


@dataclass(frozen=True, slots=True)
class IssuedItem:
    """One line of an issued draft. `standing` is False for an item that was withdrawn: its label is printed still."""

    conclusion: str
    section: str
    label: str
    revision: int
    text_hash: str
    standing: bool


@dataclass(frozen=True, slots=True)
class DraftIssued(OfMeeting):
    """The whole paper, frozen: `number` counts the meeting's issues from 1; the frame as it stood, and what the paper
    said in other languages (`translated`)."""

    number: int
    symbol: Text
    title: tuple[Text, ...]
    preamble: Text
    participants: tuple[str, ...]
    items: tuple[IssuedItem, ...]
    translated: tuple[IssuedIn, ...] = ()
