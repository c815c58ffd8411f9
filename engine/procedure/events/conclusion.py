"""What happened to a draft conclusion."""

from dataclasses import dataclass

from engine.procedure.commands import Audience, Nature, PositionKind, Role
from engine.procedure.events.base import OfConclusion
from engine.procedure.texts import Text


@dataclass(frozen=True, slots=True)
class ConclusionProposed(OfConclusion):
    """Revision 1. `delegation` is None when the secretariat or the Presidency proposes. `from_meeting` and `from_item`
    name what an earlier meeting deferred, where the item comes from there."""

    state: str
    section: str
    place: int
    topic: Text | None
    language: str
    wording: Text
    rationale: Text
    delegation: str | None
    sponsors: tuple[str, ...] = ()
    from_meeting: str | None = None
    from_item: str | None = None


@dataclass(frozen=True, slots=True)
class CommentsOpened(OfConclusion):
    state: str
    revision: int


@dataclass(frozen=True, slots=True)
class WordingRevised(OfConclusion):
    """A new revision. `amendment` names the accepted amendment whose wording it is; `voided` the delegations whose
    positions on the revision before no longer stand. A change that is declared editorial may be called material until
    `until`, or in the sitting of that number until the gavel. `shown`: in front of the room, members see it at once.
    `reshaped`: its paragraphs are not those of the revision before, one for one."""

    revision: int
    language: str
    wording: Text
    reason: Text
    amendment: str | None
    voided: tuple[str, ...]
    nature: Nature = Nature.MATERIAL
    until: str | None = None
    sitting: int | None = None
    shown: bool = False
    reshaped: bool = False


@dataclass(frozen=True, slots=True)
class ConsensusOpened(OfConclusion):
    state: str
    revision: int


@dataclass(frozen=True, slots=True)
class PositionTaken(OfConclusion):
    """`kept_from` names the revision that the position was taken on, where an editorial change has kept it."""

    revision: int
    delegation: str
    kind: PositionKind
    reason: Text | None
    counter: Text | None = None
    owner: Text | None = None
    until: str | None = None
    audience: Audience = Audience.MEMBERS
    kept_from: int | None = None


@dataclass(frozen=True, slots=True)
class ChangeCalledMaterial(OfConclusion):
    """`voided` are the delegations whose positions the change had kept, and which no longer stand."""

    state: str
    revision: int
    delegation: str
    reason: Text
    voided: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TextShown(OfConclusion):
    """Members see this revision from now on, issued or not."""

    revision: int


@dataclass(frozen=True, slots=True)
class ConclusionIssued(OfConclusion):
    """The item stands in the issued draft of this number, at this revision, and keeps this label until adoption."""

    number: int
    revision: int
    label: str


@dataclass(frozen=True, slots=True)
class ConclusionAgreed(OfConclusion):
    """Agreed, provisionally; `attending` are the delegations that consensus was asked of. With a `sitting`, declared in
    the room by the Presidency's gavel; with a `silence`, because nobody broke it in time and the Presidency has
    announced so; with neither, in writing, each by its own position."""

    state: str
    revision: int
    text_hash: str
    attending: tuple[str, ...]
    sitting: int | None = None
    silence: str | None = None


@dataclass(frozen=True, slots=True)
class ConclusionReopened(OfConclusion):
    """Nobody in the room of this sitting objected."""

    state: str
    revision: int
    reason: Text
    sitting: int


@dataclass(frozen=True, slots=True)
class ReopeningObjected(OfConclusion):
    """The Presidency would have reopened the item; these delegations objected, and it stays agreed."""

    objecting: tuple[str, ...]
    reason: Text


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
    """`at` is the instant, from which the days of an unofficial translation count; None in an earlier record."""

    state: str
    revision: int
    text_hash: str
    at: str | None = None


@dataclass(frozen=True, slots=True)
class CommentWritten(OfConclusion):
    """`comment` is the comment's id; `delegation` is None for the secretariat and the Presidency."""

    comment: str
    revision: int
    role: Role
    delegation: str | None
    text: Text
    audience: Audience = Audience.MEMBERS
