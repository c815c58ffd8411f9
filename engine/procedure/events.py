"""What happened: frozen, past tense, complete. The events alone rebuild everything.

Each event names the stream it belongs to: the meeting's, a conclusion's, or that of a private draft. Every free text
in an event is a `Text`, kept by its hash; everything else is a string, an integer, or a tuple of them. `state` is the
state that was entered: the workflow named it then, and a later workflow does not rename the past.
"""

from dataclasses import dataclass
from enum import StrEnum

from engine.procedure.commands import Disposition, MergeLine, PositionKind, ProposalKind, Role
from engine.procedure.texts import Text


@dataclass(frozen=True, slots=True)
class OfMeeting:
    meeting: str

    @property
    def stream(self) -> str:
        return self.meeting


@dataclass(frozen=True, slots=True)
class OfConclusion:
    meeting: str
    conclusion: str

    @property
    def stream(self) -> str:
        return self.conclusion


@dataclass(frozen=True, slots=True)
class OfDraft:
    """In the private stream of an amendment that is not filed: nobody else learns that a delegation is drafting."""

    meeting: str
    conclusion: str
    amendment: str

    @property
    def stream(self) -> str:
        return self.amendment


Event = OfMeeting | OfConclusion | OfDraft


# --- the meeting -----------------------------------------------------------------------------------------------------


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
class PersonAdmitted(OfMeeting):
    person: str
    role: Role
    delegation: str | None


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
    present: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AdoptedItem:
    conclusion: str
    version: int
    revision: int
    text_hash: str


@dataclass(frozen=True, slots=True)
class PaperCertified(OfMeeting):
    """`frame` is the hash of title, preamble and participants as they were signed (`meeting.frame`)."""

    state: str
    items: tuple[AdoptedItem, ...]
    frame: str


@dataclass(frozen=True, slots=True)
class PaperKept(OfMeeting):
    """The Word file of the certified paper is in the record; these are its SHA-256 and its size in bytes."""

    name: str
    sha256: str
    size: int


# --- a conclusion ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ConclusionProposed(OfConclusion):
    """Revision 1. `delegation` is None when the secretariat or the Presidency proposes."""

    state: str
    section: str
    place: int
    topic: Text | None
    language: str
    wording: Text
    rationale: Text
    delegation: str | None
    sponsors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CommentsOpened(OfConclusion):
    state: str
    revision: int


@dataclass(frozen=True, slots=True)
class WordingRevised(OfConclusion):
    """A new revision. `amendment` names the accepted amendment whose wording it is; `voided` the delegations whose
    positions on the revision before no longer stand."""

    revision: int
    language: str
    wording: Text
    reason: Text
    amendment: str | None
    voided: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConsensusOpened(OfConclusion):
    state: str
    revision: int


@dataclass(frozen=True, slots=True)
class PositionTaken(OfConclusion):
    revision: int
    delegation: str
    kind: PositionKind
    reason: Text | None


@dataclass(frozen=True, slots=True)
class ConclusionAgreed(OfConclusion):
    """Agreed, provisionally; `attending` are the delegations that consensus was asked of."""

    state: str
    revision: int
    text_hash: str
    attending: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReturnedToComments(OfConclusion):
    state: str
    revision: int
    reason: Text


@dataclass(frozen=True, slots=True)
class ConclusionWithdrawn(OfConclusion):
    state: str
    reason: Text


@dataclass(frozen=True, slots=True)
class ConclusionMoved(OfConclusion):
    section: str
    place: int


@dataclass(frozen=True, slots=True)
class ConclusionAdopted(OfConclusion):
    state: str
    revision: int
    text_hash: str


@dataclass(frozen=True, slots=True)
class CommentWritten(OfConclusion):
    """`comment` is the comment's id; `delegation` is None for the secretariat and the Presidency."""

    comment: str
    revision: int
    role: Role
    delegation: str | None
    text: Text


# --- an amendment: first in its private stream, from filing in the conclusion's ---------------------------------------


@dataclass(frozen=True, slots=True)
class AmendmentDrafted(OfDraft):
    state: str
    delegation: str
    base_revision: int
    language: str
    wording: Text
    rationale: Text
    again: str | None
    kind: ProposalKind = ProposalKind.MODIFY
    sponsors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftEdited(OfDraft):
    base_revision: int
    wording: Text
    rationale: Text
    sponsors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftDiscarded(OfDraft):
    state: str


@dataclass(frozen=True, slots=True)
class DraftFiled(OfDraft):
    state: str


@dataclass(frozen=True, slots=True)
class AmendmentFiled(OfConclusion):
    """The draft's wording, copied: the conclusion's stream is complete without the private one."""

    state: str
    amendment: str
    delegation: str
    base_revision: int
    language: str
    wording: Text
    rationale: Text
    again: str | None
    kind: ProposalKind = ProposalKind.MODIFY
    sponsors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AmendmentWithdrawn(OfConclusion):
    """`filed_again` names the new amendment by which its author replaced this one, `joined` the one that it joined."""

    state: str
    amendment: str
    reason: Text | None
    filed_again: str | None
    joined: str | None = None


class Carry(StrEnum):
    """What became of a pending amendment when its base moved."""

    EXACT = "exact"  # the same change, on the new revision
    CONTAINED = "contained"  # the new revision has it already
    CONFLICT = "conflict"  # a person must look


@dataclass(frozen=True, slots=True)
class AmendmentCarried(OfConclusion):
    """`wording` is the amendment on the new revision when it was carried exactly; `why` says what stood against it.
    `asked_again` are the co-sponsors who sponsored other words than these."""

    amendment: str
    revision: int
    outcome: Carry
    wording: Text | None
    why: str
    asked_again: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JoinOffered(OfConclusion):
    amendment: str
    to: str


@dataclass(frozen=True, slots=True)
class OfferTakenBack(OfConclusion):
    amendment: str


@dataclass(frozen=True, slots=True)
class SponsorshipConfirmed(OfConclusion):
    amendment: str
    sponsor: str
    text_hash: str


@dataclass(frozen=True, slots=True)
class AmendmentJoined(OfConclusion):
    """`amendment` has taken in `joining`; its delegation is a co-sponsor from now on."""

    amendment: str
    joining: str
    sponsor: str


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


@dataclass(frozen=True, slots=True)
class TreatmentProposed(OfConclusion):
    amendment: str
    disposition: Disposition
    reason: Text


@dataclass(frozen=True, slots=True)
class AmendmentDisposed(OfConclusion):
    """The Presidency's decision: exactly one for an amendment, and its last word."""

    state: str
    amendment: str
    disposition: Disposition
    reason: Text
