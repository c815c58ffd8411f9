"""A draft conclusion: its current wording, where it stands, and the positions on it. How its events change it."""

from dataclasses import dataclass, replace
from functools import singledispatch

from engine.procedure import events
from engine.procedure.position import Position, taken
from engine.procedure.texts import Text


@dataclass(frozen=True, slots=True)
class Conclusion:
    """`positions` are those on the current revision; a new revision leaves none. `pending` counts the filed amendments
    that have no disposition yet; `merge` is the id of the merged text that awaits the Presidency."""

    id: str
    meeting: str
    version: int
    state: str
    section: str
    place: int
    topic: Text | None
    language: str
    revision: int
    wording: Text
    delegation: str | None
    pending: int = 0
    positions: tuple[Position, ...] = ()
    merge: str | None = None
    sponsors: tuple[str, ...] = ()


def evolve(conclusion: Conclusion | None, event: events.OfConclusion) -> Conclusion:
    """The conclusion after `event`, one version on. Every event of its stream counts a version, whatever it changes."""
    if isinstance(event, events.ConclusionProposed):
        return _proposed(event)
    assert conclusion is not None, "a conclusion's stream begins with ConclusionProposed"
    return replace(_changed(event, conclusion), version=conclusion.version + 1)


def _proposed(event: events.ConclusionProposed) -> Conclusion:
    return Conclusion(
        id=event.conclusion,
        meeting=event.meeting,
        version=1,
        state=event.state,
        section=event.section,
        place=event.place,
        topic=event.topic,
        language=event.language,
        revision=1,
        wording=event.wording,
        delegation=event.delegation,
        sponsors=event.sponsors,
    )


@singledispatch
def _changed(event: object, conclusion: Conclusion) -> Conclusion:  # noqa: ARG001 (the dispatch's own signature)
    raise TypeError(f"{type(event).__name__} is not an event of a conclusion")


@_changed.register
def _(
    event: events.CommentsOpened
    | events.ConsensusOpened
    | events.ConclusionAgreed
    | events.ReturnedToComments
    | events.ConclusionWithdrawn
    | events.ConclusionAdopted,
    conclusion: Conclusion,
) -> Conclusion:
    return replace(conclusion, state=event.state)


@_changed.register
def _(event: events.WordingRevised, conclusion: Conclusion) -> Conclusion:
    return replace(conclusion, revision=event.revision, wording=event.wording, positions=(), merge=None)


@_changed.register
def _(event: events.PositionTaken, conclusion: Conclusion) -> Conclusion:
    return replace(conclusion, positions=taken(conclusion.positions, event))


@_changed.register
def _(event: events.ConclusionMoved, conclusion: Conclusion) -> Conclusion:
    return replace(conclusion, section=event.section, place=event.place)


@_changed.register
def _(event: events.AmendmentFiled, conclusion: Conclusion) -> Conclusion:  # noqa: ARG001
    return replace(conclusion, pending=conclusion.pending + 1)


@_changed.register
def _(event: events.AmendmentWithdrawn | events.AmendmentDisposed, conclusion: Conclusion) -> Conclusion:  # noqa: ARG001
    return replace(conclusion, pending=conclusion.pending - 1)


@_changed.register
def _(event: events.MergeProposed, conclusion: Conclusion) -> Conclusion:
    return replace(conclusion, merge=event.merge)


@_changed.register
def _(event: events.MergeDecided, conclusion: Conclusion) -> Conclusion:  # noqa: ARG001
    return replace(conclusion, merge=None)


@_changed.register
def _(
    event: events.CommentWritten  # noqa: ARG001
    | events.TreatmentProposed
    | events.AmendmentCarried
    | events.JoinOffered
    | events.OfferTakenBack
    | events.SponsorshipConfirmed
    | events.AmendmentJoined
    | events.MergeAnswered,
    conclusion: Conclusion,
) -> Conclusion:
    return conclusion
