"""What happened past certification, and out of the ordinary."""

from dataclasses import dataclass

from engine.procedure.commands import Role, StatementKind
from engine.procedure.events.base import OfConclusion, OfMeeting
from engine.procedure.events.translation import IssuedIn
from engine.procedure.texts import Text


@dataclass(frozen=True, slots=True)
class StatementMade(OfMeeting):
    """On one item, or on the whole paper (`item` is None)."""

    statement: str
    item: str | None
    delegation: str
    kind: StatementKind
    text: Text


@dataclass(frozen=True, slots=True)
class StatementWithdrawn(OfMeeting):
    statement: str


@dataclass(frozen=True, slots=True)
class AddendumIssued(OfMeeting):
    """The statements that are printed with the paper now, by id; `number` counts from 1. `translated` is what the paper
    says in other languages at this moment."""

    number: int
    statements: tuple[str, ...]
    translated: tuple[IssuedIn, ...] = ()


@dataclass(frozen=True, slots=True)
class CorrectionAsked(OfMeeting):
    """`delegation` is None when the secretariat asks; `item` when it is about title or preamble."""

    correction: str
    item: str | None
    language: str
    wrong: Text
    right: Text
    reason: Text
    delegation: str | None


@dataclass(frozen=True, slots=True)
class CorrectionCirculated(OfMeeting):
    """A delegation may object before the instant `until`."""

    correction: str
    until: str


@dataclass(frozen=True, slots=True)
class CorrectionObjected(OfMeeting):
    """It ends the correction."""

    correction: str
    delegation: str
    reason: Text


@dataclass(frozen=True, slots=True)
class CorrectionIssued(OfMeeting):
    """Corr.`number`, counted from 1 in the meeting."""

    correction: str
    number: int


@dataclass(frozen=True, slots=True)
class KeptPart:
    """One file of an issue, with the SHA-256 of its bytes and its size in bytes."""

    part: str
    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class FilesKept(OfMeeting):
    """The files of what was issued are in the record: of a draft, of the certified paper, of what came after it."""

    work: str
    files: tuple[KeptPart, ...]


@dataclass(frozen=True, slots=True)
class ExtraordinaryMoveProposed(OfConclusion):
    """`person` and `role` are those of the first of the two; `source` is where the item stands."""

    move: str
    source: str
    to: str
    reason: Text
    person: str
    role: Role


@dataclass(frozen=True, slots=True)
class ExtraordinarilyMoved(OfConclusion):
    """A second person has confirmed the move."""

    move: str
    state: str
    revision: int
    reason: Text


@dataclass(frozen=True, slots=True)
class ConclusionDeferred(OfConclusion):
    state: str
    revision: int
    reason: Text
