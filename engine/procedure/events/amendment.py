"""What happened to an amendment: first in its private stream, from filing on in the conclusion's."""

from dataclasses import dataclass
from enum import StrEnum

from engine.procedure.commands import Attribution, Audience, Disposition, ProposalKind, RoomOutcome
from engine.procedure.events.base import OfConclusion, OfDraft
from engine.procedure.texts import Text


@dataclass(frozen=True, slots=True)
class AmendmentDrafted(OfDraft):
    """In another language than the original, it amends the number `on_number` of the translation."""

    state: str
    delegation: str
    base_revision: int
    language: str
    wording: Text
    rationale: Text
    again: str | None
    kind: ProposalKind = ProposalKind.MODIFY
    sponsors: tuple[str, ...] = ()
    on_number: int | None = None


@dataclass(frozen=True, slots=True)
class DraftEdited(OfDraft):
    base_revision: int
    wording: Text
    rationale: Text
    sponsors: tuple[str, ...] = ()
    on_number: int | None = None


@dataclass(frozen=True, slots=True)
class DraftDiscarded(OfDraft):
    state: str


@dataclass(frozen=True, slots=True)
class DraftFiled(OfDraft):
    state: str


@dataclass(frozen=True, slots=True)
class DraftShared(OfDraft):
    """From now on these delegations see the draft, and no others."""

    partners: tuple[str, ...]
    with_presidency: bool


@dataclass(frozen=True, slots=True)
class DraftAgreedTo(OfDraft):
    delegation: str


@dataclass(frozen=True, slots=True)
class DraftCleared(OfDraft):
    step: int
    person: str


@dataclass(frozen=True, slots=True)
class DraftSentBack(OfDraft):
    person: str
    reason: Text


class Via(StrEnum):
    """By which way an amendment came in."""

    FILED = "filed"  # by its delegation
    ROOM = "room"  # entered by the secretariat in a sitting
    RELAYED = "relayed"  # mailed or brought, and filed by the secretariat on the delegation's behalf


@dataclass(frozen=True, slots=True)
class Entry:
    """How an amendment was entered. In a sitting: its number, and what the room made of it. On behalf: the source, and
    the hour of receipt. `to_confirm` are the delegations that are asked whether it is theirs; `made` is the revision
    that an entry of the room made, if it made one, and `settled` the pending amendments that ended with it."""

    via: Via = Via.FILED
    sitting: int | None = None
    outcome: RoomOutcome | None = None
    source: Text | None = None
    received: str | None = None
    to_confirm: tuple[str, ...] = ()
    made: int | None = None
    settled: tuple[str, ...] = ()


BY_ITSELF = Entry()  # filed by its own delegation


@dataclass(frozen=True, slots=True)
class AmendmentFiled(OfConclusion):
    """The draft's wording, copied: the conclusion's stream is complete without the private one. In another language
    than the original it awaits its counterpart, and amends the number `on_number` of the translation."""

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
    audience: Audience = Audience.MEMBERS
    attribution: Attribution = Attribution.NAMES
    partners: tuple[str, ...] = ()
    entry: Entry = BY_ITSELF
    on_number: int | None = None


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
    maintain_until: str | None = None


@dataclass(frozen=True, slots=True)
class AmendmentMaintained(OfConclusion):
    """Its words stand in the text in brackets from `revision` on; `wording` is the amendment on that revision. Where it
    could not be laid over the text exactly, both are None, and a person must place it; `why` says what stood against
    it."""

    state: str
    amendment: str
    reason: Text
    revision: int | None
    wording: Text | None
    why: str


@dataclass(frozen=True, slots=True)
class IdeaMaintained(OfConclusion):
    state: str
    amendment: str


@dataclass(frozen=True, slots=True)
class IdeaLapsed(OfConclusion):
    """Floated in the sitting of this number, and not maintained before it closed."""

    state: str
    amendment: str
    sitting: int


@dataclass(frozen=True, slots=True)
class EntryConfirmed(OfConclusion):
    """A delegation says whether what was entered for it is its own."""

    amendment: str
    delegation: str
    confirms: bool
    reason: Text | None


@dataclass(frozen=True, slots=True)
class EntryTakenBack(OfConclusion):
    """`corrected_by` is the entry that stands in its place, if one does; `was_pending` (0 or 1) whether it counted
    among the item's pending amendments."""

    state: str
    amendment: str
    corrected_by: str | None
    was_pending: int
