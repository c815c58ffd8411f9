"""An amendment: whole paragraphs that a delegation proposes against a named revision. How events change it.

It begins as a private draft in a stream of its own; from filing on, its events are the conclusion's.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import singledispatch

from engine.procedure import events
from engine.procedure.commands import Attribution, Audience, Disposition, ProposalKind, RoomOutcome
from engine.procedure.events import BY_ITSELF, Carry, Entry
from engine.procedure.texts import Text

# What stands for the delegation where an amendment is filed in nobody's name: in its label, and in brackets.
NAMELESS = {Attribution.UNATTRIBUTED: "—", Attribution.PRESIDENCY: "PPT"}


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What its author filed in another language than the original, on which number of the translation: kept whole."""

    language: str
    number: int
    wording: Text


@dataclass(frozen=True, slots=True)
class Counterpart:
    """What the secretariat says that it says in the original language, on this revision."""

    revision: int
    wording: Text


class Course(StrEnum):
    """How far it has come, whatever a workflow calls its states."""

    DRAFT = "draft"
    FLOATED = "floated"  # an idea in a sitting
    PENDING = "pending"  # filed, and awaits its disposition
    ENDED = "ended"  # with a disposition, or as a draft that was discarded
    LET_GO = "let_go"  # withdrawn, taken back, lapsed: nothing was decided on it


@dataclass(frozen=True, slots=True)
class Amendment:
    """`version` counts the events of the private draft. `wording` is the amendment on `base_revision`, to which it may
    have been carried; `filed_wording` and `filed_revision` are what its author filed, for ever. `carry` says what
    became of it when its base last moved, `why` what stood against it. `treatment` is what the secretariat proposes;
    the last word is `state`, with its `reason`; until `maintain_until` its author may still maintain it.

    A draft is shared among its `partners`; `agreed_by` are those that agreed to be named for it as it stands, and
    `cleared` counts the steps of its delegation's clearance that it has passed as it stands.

    In another language than the original, its words amend the number `on_number` of the translation until its author
    has confirmed the `counterpart`; `own` are the author's words for ever, `returned` why it sent a counterpart back.
    """

    id: str
    meeting: str
    conclusion: str
    version: int
    state: str
    delegation: str
    base_revision: int
    language: str
    wording: Text
    rationale: Text
    kind: ProposalKind = ProposalKind.MODIFY
    sponsors: tuple[str, ...] = ()
    asked_again: tuple[str, ...] = ()
    again: str | None = None
    filed_wording: Text | None = None
    filed_revision: int | None = None
    carry: Carry | None = None
    why: str = ""
    offered_to: str | None = None
    joined: str | None = None
    treatment: Disposition | None = None
    treatment_reason: Text | None = None
    reason: Text | None = None
    filed_again: str | None = None
    audience: Audience = Audience.MEMBERS
    attribution: Attribution = Attribution.NAMES
    partners: tuple[str, ...] = ()
    with_presidency: bool = False
    agreed_by: tuple[str, ...] = ()
    cleared: int = 0
    sent_back: Text | None = None
    entry: Entry = BY_ITSELF
    disputed_by: tuple[str, ...] = ()
    course: Course = Course.DRAFT
    maintain_until: str | None = None
    on_number: int | None = None
    own: OwnWords | None = None
    counterpart: Counterpart | None = None
    returned: Text | None = None

    @property
    def owners(self) -> frozenset[str]:
        """The delegations whose own it is: the author, and those it was shared with."""
        return frozenset({self.delegation, *self.partners})


@singledispatch
def evolve(event: object, amendment: Amendment | None) -> Amendment:  # noqa: ARG001 (the dispatch's own signature)
    """The amendment after `event`."""
    raise TypeError(f"{type(event).__name__} is not an event of an amendment")


@evolve.register
def _(event: events.AmendmentDrafted, amendment: Amendment | None) -> Amendment:
    assert amendment is None, "an amendment is drafted once"
    return Amendment(
        id=event.amendment,
        meeting=event.meeting,
        conclusion=event.conclusion,
        version=1,
        state=event.state,
        delegation=event.delegation,
        base_revision=event.base_revision,
        language=event.language,
        wording=event.wording,
        rationale=event.rationale,
        kind=event.kind,
        sponsors=event.sponsors,
        again=event.again,
        on_number=event.on_number,
    )


@evolve.register
def _(event: events.DraftEdited, amendment: Amendment) -> Amendment:
    return replace(
        amendment,
        version=amendment.version + 1,
        base_revision=event.base_revision,
        wording=event.wording,
        rationale=event.rationale,
        sponsors=event.sponsors,
        on_number=event.on_number,
        agreed_by=(),
        cleared=0,
        sent_back=None,
    )


@evolve.register
def _(event: events.DraftShared, amendment: Amendment) -> Amendment:
    """The words are the same: who agreed to them, and is still among the partners, still does."""
    return replace(
        amendment,
        version=amendment.version + 1,
        partners=event.partners,
        with_presidency=event.with_presidency,
        agreed_by=tuple(code for code in amendment.agreed_by if code in event.partners),
    )


@evolve.register
def _(event: events.DraftAgreedTo, amendment: Amendment) -> Amendment:
    agreed = (*amendment.agreed_by, event.delegation)
    return replace(amendment, version=amendment.version + 1, agreed_by=agreed)


@evolve.register
def _(event: events.DraftCleared, amendment: Amendment) -> Amendment:
    return replace(amendment, version=amendment.version + 1, cleared=event.step, sent_back=None)


@evolve.register
def _(event: events.DraftSentBack, amendment: Amendment) -> Amendment:
    return replace(amendment, version=amendment.version + 1, cleared=0, sent_back=event.reason)


@evolve.register
def _(event: events.DraftDiscarded | events.DraftFiled, amendment: Amendment) -> Amendment:
    return replace(amendment, version=amendment.version + 1, state=event.state, course=Course.ENDED)


@evolve.register
def _(event: events.AmendmentFiled, amendment: Amendment | None) -> Amendment:
    """From here the conclusion's stream alone tells the amendment's story."""
    number = event.on_number
    return Amendment(
        id=event.amendment,
        meeting=event.meeting,
        conclusion=event.conclusion,
        version=amendment.version if amendment else 0,
        state=event.state,
        delegation=event.delegation,
        base_revision=event.base_revision,
        language=event.language,
        wording=event.wording,
        rationale=event.rationale,
        kind=event.kind,
        sponsors=event.sponsors,
        again=event.again,
        filed_wording=event.wording,
        filed_revision=event.base_revision,
        audience=event.audience,
        attribution=event.attribution,
        partners=event.partners,
        entry=event.entry,
        course=Course.FLOATED if event.entry.outcome == RoomOutcome.FLOATED else Course.PENDING,
        on_number=number,
        own=None if number is None else OwnWords(event.language, number, event.wording),
    )


@evolve.register
def _(event: events.CounterpartSupplied, amendment: Amendment) -> Amendment:
    return replace(amendment, counterpart=Counterpart(event.revision, event.wording), returned=None)


@evolve.register
def _(event: events.CounterpartSentBack, amendment: Amendment) -> Amendment:
    return replace(amendment, counterpart=None, returned=event.reason)


@evolve.register
def _(event: events.CounterpartConfirmed, amendment: Amendment) -> Amendment:
    """From here it stands in the original, as if it had been filed there; the author's own words stay beside it."""
    return replace(
        amendment,
        state=event.state,
        language=event.language,
        base_revision=event.revision,
        wording=event.wording,
        filed_wording=event.wording,
        filed_revision=event.revision,
        on_number=None,
        counterpart=None,
    )


@evolve.register
def _(event: events.AmendmentCarried, amendment: Amendment) -> Amendment:
    """Carried exactly, it stands on the new revision, and what was proposed about its former words is void. Otherwise
    it stays where it is, and a person must look."""
    noted = replace(amendment, carry=event.outcome, why=event.why)
    if event.wording is None:
        return noted
    return replace(
        noted,
        base_revision=event.revision,
        wording=event.wording,
        sponsors=tuple(code for code in amendment.sponsors if code not in event.asked_again),
        asked_again=tuple(sorted({*amendment.asked_again, *event.asked_again})),
        treatment=None,
        treatment_reason=None,
    )


@evolve.register
def _(event: events.JoinOffered, amendment: Amendment) -> Amendment:
    return replace(amendment, offered_to=event.to)


@evolve.register
def _(event: events.OfferTakenBack, amendment: Amendment) -> Amendment:  # noqa: ARG001 (the dispatch's own signature)
    return replace(amendment, offered_to=None)


@evolve.register
def _(event: events.SponsorshipConfirmed, amendment: Amendment) -> Amendment:
    return _sponsored(amendment, event.sponsor)


@evolve.register
def _(event: events.AmendmentJoined, amendment: Amendment) -> Amendment:
    return _sponsored(amendment, event.sponsor)


@evolve.register
def _(event: events.TreatmentProposed, amendment: Amendment) -> Amendment:
    return replace(amendment, treatment=event.disposition, treatment_reason=event.reason)


@evolve.register
def _(event: events.AmendmentDisposed, amendment: Amendment) -> Amendment:
    return replace(
        amendment,
        state=event.state,
        course=Course.ENDED,
        reason=event.reason,
        maintain_until=event.maintain_until,
    )


@evolve.register
def _(event: events.AmendmentMaintained, amendment: Amendment) -> Amendment:
    """It is on the table again, on the revision in which its words stand in brackets. What was proposed and decided
    about it before is history."""
    kept = replace(
        amendment,
        state=event.state,
        course=Course.PENDING,
        reason=event.reason,
        maintain_until=None,
        treatment=None,
        treatment_reason=None,
    )
    if event.wording is None or event.revision is None:
        return replace(kept, carry=Carry.CONFLICT, why=event.why)
    return replace(kept, base_revision=event.revision, wording=event.wording, carry=Carry.EXACT, why="")


@evolve.register
def _(event: events.IdeaMaintained, amendment: Amendment) -> Amendment:
    return replace(amendment, state=event.state, course=Course.PENDING)


@evolve.register
def _(event: events.IdeaLapsed | events.EntryTakenBack, amendment: Amendment) -> Amendment:
    return replace(amendment, state=event.state, course=Course.LET_GO)


@evolve.register
def _(event: events.AmendmentFollowed, amendment: Amendment) -> Amendment:
    return replace(amendment, state=event.state, course=Course.LET_GO, filed_again=event.as_amendment)


@evolve.register
def _(event: events.EntryConfirmed, amendment: Amendment) -> Amendment:
    waiting = tuple(code for code in amendment.entry.to_confirm if code != event.delegation)
    disputing = {code for code in amendment.disputed_by if code != event.delegation}
    disputing |= set() if event.confirms else {event.delegation}
    entry = replace(amendment.entry, to_confirm=waiting)
    return replace(amendment, entry=entry, disputed_by=tuple(sorted(disputing)))


@evolve.register
def _(event: events.AmendmentWithdrawn, amendment: Amendment) -> Amendment:
    return replace(
        amendment,
        state=event.state,
        course=Course.LET_GO,
        reason=event.reason,
        filed_again=event.filed_again,
        joined=event.joined,
    )


def _sponsored(amendment: Amendment, sponsor: str) -> Amendment:
    """With one more co-sponsor, who need not be asked again."""
    rest = tuple(code for code in amendment.asked_again if code != sponsor)
    return replace(amendment, sponsors=tuple(sorted({*amendment.sponsors, sponsor})), asked_again=rest)
