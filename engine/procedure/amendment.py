"""An amendment: whole paragraphs that a delegation proposes against a named revision. How events change it.

It begins as a private draft in a stream of its own; from filing on, its events are the conclusion's.
"""

from dataclasses import dataclass, replace
from functools import singledispatch

from engine.procedure import events
from engine.procedure.commands import Disposition, ProposalKind
from engine.procedure.events import Carry
from engine.procedure.texts import Text


@dataclass(frozen=True, slots=True)
class Amendment:
    """`version` counts the events of the private draft. `wording` is the amendment on `base_revision`, to which it may
    have been carried; `filed_wording` and `filed_revision` are what its author filed, for ever. `carry` says what
    became of it when its base last moved, `why` what stood against it. `treatment` is what the secretariat proposes;
    the last word is `state`, with its `reason`.
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
    )


@evolve.register
def _(event: events.DraftDiscarded | events.DraftFiled, amendment: Amendment) -> Amendment:
    return replace(amendment, version=amendment.version + 1, state=event.state)


@evolve.register
def _(event: events.AmendmentFiled, amendment: Amendment | None) -> Amendment:
    """From here the conclusion's stream alone tells the amendment's story."""
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
    return replace(amendment, state=event.state, reason=event.reason)


@evolve.register
def _(event: events.AmendmentWithdrawn, amendment: Amendment) -> Amendment:
    return replace(
        amendment, state=event.state, reason=event.reason, filed_again=event.filed_again, joined=event.joined
    )


def _sponsored(amendment: Amendment, sponsor: str) -> Amendment:
    """With one more co-sponsor, who need not be asked again."""
    rest = tuple(code for code in amendment.asked_again if code != sponsor)
    return replace(amendment, sponsors=tuple(sorted({*amendment.sponsors, sponsor})), asked_again=rest)
