"""An amendment: whole paragraphs that a delegation proposes against a named revision. How events change it.

It begins as a private draft in a stream of its own; from filing on, its events are the conclusion's.
"""

from dataclasses import dataclass, replace
from functools import singledispatch

from engine.procedure import events
from engine.procedure.commands import Disposition
from engine.procedure.texts import Text


@dataclass(frozen=True, slots=True)
class Amendment:
    """`version` counts the events of the private draft. `treatment` is what the secretariat proposes; the last word is
    `state`, with its `reason`."""

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
    again: str | None = None
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
        again=event.again,
    )


@evolve.register
def _(event: events.TreatmentProposed, amendment: Amendment) -> Amendment:
    return replace(amendment, treatment=event.disposition, treatment_reason=event.reason)


@evolve.register
def _(event: events.AmendmentDisposed, amendment: Amendment) -> Amendment:
    return replace(amendment, state=event.state, reason=event.reason)


@evolve.register
def _(event: events.AmendmentWithdrawn, amendment: Amendment) -> Amendment:
    return replace(amendment, state=event.state, reason=event.reason, filed_again=event.filed_again)
