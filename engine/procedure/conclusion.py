"""A draft conclusion: its current wording, where it stands, and the positions on it. How its events change it."""

from dataclasses import dataclass, replace
from functools import singledispatch

from engine.procedure import events
from engine.procedure.commands import Nature, Role, RoomOutcome
from engine.procedure.position import Position, taken
from engine.procedure.texts import Text
from engine.procedure.translation import Remark, Translation, with_number


@dataclass(frozen=True, slots=True)
class Challenge:
    """The current revision was declared editorial, and may be called material: until `until`, or, made in the sitting
    of that number, until the gavel."""

    revision: int
    until: str | None
    sitting: int | None


@dataclass(frozen=True, slots=True)
class Move:
    """An extraordinary move that awaits its second person; `person` and `role` are those of the first."""

    id: str
    source: str
    to: str
    reason: Text
    person: str
    role: Role


@dataclass(frozen=True, slots=True)
class Conclusion:
    """`positions` are those on the current revision; a new revision of substance leaves none. `pending` counts the
    filed amendments that have no disposition yet; `merge` is the id of the merged text that awaits the Presidency.

    `label` is the one that it has had since it was first issued. `shown` is the revision that members see: between
    issues the working text is the secretariat's, until it is shown in the room; None before the first issue, when
    there is nothing between; `issued` is the one in the latest issue. `declared_in` is the sitting in which it was
    agreed by the gavel, `by_silence` the silence procedure in which nobody broke its silence. `move` awaits a second
    person; `from_meeting` and `from_item` say what an earlier meeting deferred to this one.

    `substance` is the last revision that changed the original in substance. Of the `translations` there are the numbers
    that anybody may still need, oldest first; `remarks` are those without an answer; `adopted_at` is an instant.
    """

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
    label: str | None = None
    shown: int | None = None
    issued: int | None = None
    declared_in: int | None = None
    by_silence: str | None = None
    challenge: Challenge | None = None
    move: Move | None = None
    from_meeting: str | None = None
    from_item: str | None = None
    substance: int = 1
    translations: tuple[Translation, ...] = ()
    remarks: tuple[Remark, ...] = ()
    adopted_at: str | None = None

    @property
    def visible(self) -> int:
        """The revision that members see."""
        return self.revision if self.shown is None else self.shown


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
        from_meeting=event.from_meeting,
        from_item=event.from_item,
    )


@singledispatch
def _changed(event: object, conclusion: Conclusion) -> Conclusion:  # noqa: ARG001 (the dispatch's own signature)
    raise TypeError(f"{type(event).__name__} is not an event of a conclusion")


@_changed.register
def _(event: events.ConclusionAdopted, conclusion: Conclusion) -> Conclusion:
    return _seen(replace(conclusion, state=event.state, adopted_at=event.at))


@_changed.register
def _(event: events.CommentsOpened | events.ConsensusOpened, conclusion: Conclusion) -> Conclusion:
    """Whoever is asked for comments or positions sees what they are asked about."""
    return _seen(replace(conclusion, state=event.state))


@_changed.register
def _(event: events.ConclusionAgreed, conclusion: Conclusion) -> Conclusion:
    """The gavel ends the time for calling a change of this sitting material."""
    agreed = replace(conclusion, state=event.state, declared_in=event.sitting, by_silence=event.silence)
    return _seen(agreed if event.sitting is None else replace(agreed, challenge=None))


@_changed.register
def _(event: events.ReturnedToComments | events.ConclusionReopened, conclusion: Conclusion) -> Conclusion:
    return replace(conclusion, state=event.state, declared_in=None, by_silence=None)


@_changed.register
def _(event: events.ConclusionWithdrawn | events.ConclusionDeferred, conclusion: Conclusion) -> Conclusion:
    return replace(conclusion, state=event.state)


@_changed.register
def _(event: events.ExtraordinaryMoveProposed, conclusion: Conclusion) -> Conclusion:
    move = Move(event.move, event.source, event.to, event.reason, event.person, event.role)
    return replace(conclusion, move=move)


@_changed.register
def _(event: events.ExtraordinarilyMoved, conclusion: Conclusion) -> Conclusion:
    """What was declared in the room, or agreed by silence, is so no more."""
    return replace(conclusion, state=event.state, move=None, declared_in=None, by_silence=None)


@_changed.register
def _(event: events.WordingRevised, conclusion: Conclusion) -> Conclusion:
    material = event.nature == Nature.MATERIAL
    substance = event.revision if material or event.reshaped else conclusion.substance
    revised = replace(
        conclusion,
        revision=event.revision,
        wording=event.wording,
        positions=(),
        merge=None,
        challenge=None if material else Challenge(event.revision, event.until, event.sitting),
        substance=substance,
    )
    return _seen(revised) if event.shown else revised


@_changed.register
def _(event: events.ChangeCalledMaterial, conclusion: Conclusion) -> Conclusion:
    left = tuple(position for position in conclusion.positions if position.delegation not in event.voided)
    called = replace(
        conclusion, state=event.state, positions=left, challenge=None, declared_in=None, by_silence=None
    )
    return replace(called, substance=event.revision)


@_changed.register
def _(event: events.TranslationMade, conclusion: Conclusion) -> Conclusion:
    made = Translation(event.language, event.number, event.renders, event.wording, event.at)
    return replace(conclusion, translations=with_number(conclusion, made))


@_changed.register
def _(event: events.RemarkMade, conclusion: Conclusion) -> Conclusion:
    made = Remark(event.remark, event.language, event.number, event.delegation)
    return replace(conclusion, remarks=(*conclusion.remarks, made))


@_changed.register
def _(event: events.RemarkAnswered, conclusion: Conclusion) -> Conclusion:
    """The days of an unofficial translation count anew from here."""
    return replace(
        conclusion,
        remarks=tuple(one for one in conclusion.remarks if one.id != event.remark),
        translations=tuple(
            replace(one, since=event.at) if one.language == event.language else one
            for one in conclusion.translations
        ),
    )


@_changed.register
def _(event: events.TextShown, conclusion: Conclusion) -> Conclusion:
    return replace(conclusion, shown=event.revision)


@_changed.register
def _(event: events.ConclusionIssued, conclusion: Conclusion) -> Conclusion:
    return replace(conclusion, label=event.label, shown=event.revision, issued=event.revision)


def _seen(conclusion: Conclusion) -> Conclusion:
    """Members see its current revision from now on."""
    return conclusion if conclusion.shown is None else replace(conclusion, shown=conclusion.revision)


@_changed.register
def _(event: events.PositionTaken, conclusion: Conclusion) -> Conclusion:
    return replace(conclusion, positions=taken(conclusion.positions, event))


@_changed.register
def _(event: events.ConclusionMoved, conclusion: Conclusion) -> Conclusion:
    """In another section it has no label yet: the next issue gives it one there."""
    label = conclusion.label if event.section == conclusion.section else None
    return replace(conclusion, section=event.section, place=event.place, label=label)


@_changed.register
def _(
    event: events.AmendmentFiled | events.AmendmentMaintained | events.IdeaMaintained, conclusion: Conclusion
) -> Conclusion:
    """A floated idea is not pending until it is maintained."""
    floated = isinstance(event, events.AmendmentFiled) and event.entry.outcome == RoomOutcome.FLOATED
    return conclusion if floated else replace(conclusion, pending=conclusion.pending + 1)


@_changed.register
def _(
    event: events.AmendmentWithdrawn | events.AmendmentDisposed | events.AmendmentFollowed,  # noqa: ARG001
    conclusion: Conclusion,
) -> Conclusion:
    return replace(conclusion, pending=conclusion.pending - 1)


@_changed.register
def _(event: events.EntryTakenBack, conclusion: Conclusion) -> Conclusion:
    return replace(conclusion, pending=conclusion.pending - event.was_pending)


@_changed.register
def _(event: events.MergeProposed, conclusion: Conclusion) -> Conclusion:
    return replace(conclusion, merge=event.merge)


@_changed.register
def _(event: events.MergeDecided, conclusion: Conclusion) -> Conclusion:  # noqa: ARG001
    return replace(conclusion, merge=None)


@_changed.register
def _(
    event: events.CommentWritten  # noqa: ARG001
    | events.ReopeningObjected
    | events.IdeaLapsed
    | events.EntryConfirmed
    | events.TreatmentProposed
    | events.AmendmentCarried
    | events.JoinOffered
    | events.OfferTakenBack
    | events.SponsorshipConfirmed
    | events.AmendmentJoined
    | events.MergeAnswered
    | events.CounterpartSupplied
    | events.CounterpartConfirmed
    | events.CounterpartSentBack,
    conclusion: Conclusion,
) -> Conclusion:
    return conclusion
