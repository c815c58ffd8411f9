"""A meeting: who takes part and in which capacity, and under which rules. How its events change it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import singledispatch
from hashlib import sha256

from engine.procedure import events
from engine.procedure.commands import Actor, Role, Scope, Seat, Stage
from engine.procedure.silence import Silences
from engine.procedure.silence import evolve as evolve_silences
from engine.procedure.sitting import Sitting
from engine.procedure.sitting import evolve as evolve_sitting
from engine.procedure.terms import USUAL, Printing, Terms
from engine.procedure.texts import Text, canonical
from engine.procedure.translation import FrameIn

Capacity = tuple[str, Role, str | None]  # person, role, delegation


@dataclass(frozen=True, slots=True)
class Seating:
    """What somebody may do in a capacity, and when."""

    seat: Seat = Seat.VOICE
    stage: Stage = Stage.ANY

    def speaks(self, in_sitting: bool) -> bool:
        """Whether it is an authorised voice now: only such a one files."""
        now = Stage.SITTING if in_sitting else Stage.WRITING
        return self.seat in (Seat.VOICE, Seat.DEPUTY) and self.stage in (Stage.ANY, now)


@dataclass(frozen=True, slots=True)
class Meeting:
    """`participants` are in the preamble's order; `present` (a part of them, same order) is the attendance of the
    sitting that is on, or was on last. `sittings` and `issues` count those that there were. `presiding` is the member
    that holds the hat, once it has been handed over; `permitted` what was opened to which observer; `frames` are what
    stands around the items in other languages; `silences` the silence procedures that are not over. Statements are
    taken until `statements_until`, and printed as `printing` says; `corrections` and `addenda` count those that were
    issued, and `ordered` are the issues whose files are not in the record yet.
    """

    id: str
    version: int
    state: str
    language: str
    title: tuple[Text, ...]
    preamble: Text
    participants: tuple[str, ...]
    present: tuple[str, ...]
    sections: tuple[str, ...]
    capacities: Mapping[Capacity, Seating]
    workflow: str
    format: str
    kept: str | None = None  # SHA-256 of the certified paper's Word file (original), once it is kept
    terms: Terms = USUAL
    names: tuple[tuple[str, str], ...] = ()
    sitting: Sitting | None = None
    sittings: int = 0
    issues: int = 0
    presiding: str | None = None
    clearance: Mapping[str, tuple[Text, ...]] = field(default_factory=dict)
    permitted: Mapping[str, Scope] = field(default_factory=dict)
    statements_until: str | None = None
    printing: Printing | None = None
    corrections: int = 0
    addenda: int = 0
    ordered: tuple[str, ...] = ()
    frames: tuple[FrameIn, ...] = ()
    silences: Silences = ()

    @property
    def frame(self) -> str:
        """The hash of what stands around the items: title lines, preamble, participants in their order."""
        texts = [line.hash for line in self.title]
        around = {"participants": list(self.participants), "preamble": self.preamble.hash, "title": texts}
        return sha256(canonical(around).encode()).hexdigest()

    def holds(self, actor: Actor) -> bool:
        """Whether the person has this capacity now. The operator and the worker act for the machine itself."""
        if actor.role in (Role.OPERATOR, Role.WORKER):
            return True
        return (actor.person, actor.role, actor.delegation) in self.capacities

    def speaks(self, actor: Actor) -> bool:
        """Whether the person is an authorised voice in this capacity at this stage."""
        seating = self.capacities.get((actor.person, actor.role, actor.delegation))
        return seating is not None and seating.speaks(self.sitting is not None)

    def name(self, code: str) -> str:
        """What brackets in the paper call a delegation."""
        return dict(self.names).get(code, code)

    @property
    def order(self) -> list[str]:
        """What brackets call the participants, in their order."""
        return [self.name(code) for code in self.participants]


# The job that makes the files of the certified paper, and the part that is the paper in its original.
CERTIFIED_WORK = "certified_paper"
PAPER = "paper"


def draft_work(number: int) -> str:
    """The name of the job that makes the files of an issued draft."""
    return f"draft-{number}"


def addendum_work(number: int) -> str:
    return f"addendum-{number}"


def correction_work(number: int) -> str:
    return f"correction-{number}"


def opened(event: events.MeetingOpened) -> Meeting:
    return Meeting(
        id=event.meeting,
        version=1,
        state=event.state,
        language=event.language,
        title=event.title,
        preamble=event.preamble,
        participants=event.participants,
        present=event.participants,
        sections=event.sections,
        capacities={},
        workflow=event.workflow,
        format=event.format,
    )


def evolve(meeting: Meeting | None, event: events.OfMeeting) -> Meeting:
    """The meeting after `event`, one version on."""
    if isinstance(event, events.MeetingOpened):
        return opened(event)
    assert meeting is not None, "a meeting's stream begins with MeetingOpened"
    return replace(_changed(event, meeting), version=meeting.version + 1)


@singledispatch
def _changed(event: object, meeting: Meeting) -> Meeting:  # noqa: ARG001 (the dispatch's own signature)
    raise TypeError(f"{type(event).__name__} is not an event of a meeting")


@_changed.register
def _(event: events.TermsSet, meeting: Meeting) -> Meeting:
    return replace(meeting, terms=event.terms)


@_changed.register
def _(event: events.DelegationsNamed, meeting: Meeting) -> Meeting:
    return replace(meeting, names=event.names)


@_changed.register
def _(event: events.PersonAdmitted, meeting: Meeting) -> Meeting:
    capacity = (event.person, event.role, event.delegation)
    return replace(meeting, capacities={**meeting.capacities, capacity: Seating(event.seat, event.stage)})


@_changed.register
def _(event: events.PersonSeated, meeting: Meeting) -> Meeting:
    capacity = (event.person, Role.DELEGATION, event.delegation)
    return replace(meeting, capacities={**meeting.capacities, capacity: Seating(event.seat, event.stage)})


@_changed.register
def _(event: events.PersonDismissed, meeting: Meeting) -> Meeting:
    gone = (event.person, event.role, event.delegation)
    return replace(meeting, capacities={key: seat for key, seat in meeting.capacities.items() if key != gone})


@_changed.register
def _(event: events.PresidencyHandedOver, meeting: Meeting) -> Meeting:
    return replace(meeting, presiding=event.member)


@_changed.register
def _(event: events.ClearanceSet, meeting: Meeting) -> Meeting:
    return replace(meeting, clearance={**meeting.clearance, event.delegation: event.steps})


@_changed.register
def _(event: events.ObserverPermitted, meeting: Meeting) -> Meeting:
    others = {person: scope for person, scope in meeting.permitted.items() if person != event.person}
    return replace(meeting, permitted=others | ({event.person: event.scope} if event.scope else {}))


@_changed.register
def _(
    event: events.StructureProposed | events.StructureDecided | events.StructureWithdrawn,  # noqa: ARG001
    meeting: Meeting,
) -> Meeting:
    return meeting


@_changed.register
def _(
    event: events.CommitmentRecorded  # noqa: ARG001
    | events.CommitmentAmended
    | events.CommitmentFollowedUp
    | events.ItemsLinked
    | events.ItemsUnlinked
    | events.MeetingFollowed,
    meeting: Meeting,
) -> Meeting:
    return meeting


@_changed.register
def _(event: events.DraftIssued, meeting: Meeting) -> Meeting:
    return replace(meeting, issues=event.number, ordered=(*meeting.ordered, draft_work(event.number)))


@_changed.register
def _(event: events.AddendumIssued, meeting: Meeting) -> Meeting:
    return replace(meeting, addenda=event.number, ordered=(*meeting.ordered, addendum_work(event.number)))


@_changed.register
def _(event: events.CorrectionIssued, meeting: Meeting) -> Meeting:
    ordered = (*meeting.ordered, correction_work(event.number))
    return replace(meeting, corrections=event.number, ordered=ordered)


@_changed.register
def _(event: events.FilesKept, meeting: Meeting) -> Meeting:
    if event.work == CERTIFIED_WORK:
        kept = next(each.sha256 for each in event.files if each.part == PAPER)
        return replace(meeting, kept=kept)
    return replace(meeting, ordered=tuple(work for work in meeting.ordered if work != event.work))


@_changed.register
def _(
    event: events.StatementMade  # noqa: ARG001
    | events.StatementWithdrawn
    | events.CorrectionAsked
    | events.CorrectionCirculated
    | events.CorrectionObjected,
    meeting: Meeting,
) -> Meeting:
    return meeting


@_changed.register
def _(event: events.SittingOpened, meeting: Meeting) -> Meeting:
    return replace(meeting, sitting=evolve_sitting(event, None), sittings=event.number, present=event.present)


@_changed.register
def _(
    event: events.SittingSuspended
    | events.SittingResumed
    | events.SittingClosed
    | events.ItemCalled
    | events.FloorAsked
    | events.SpeakersListLeft
    | events.FloorGiven,
    meeting: Meeting,
) -> Meeting:
    return replace(meeting, sitting=evolve_sitting(event, meeting.sitting))


@_changed.register
def _(event: events.FrameSet, meeting: Meeting) -> Meeting:
    return replace(meeting, title=event.title, preamble=event.preamble)


@_changed.register
def _(event: events.FrameTranslated, meeting: Meeting) -> Meeting:
    others = (one for one in meeting.frames if one.language != event.language)
    made = FrameIn(event.language, event.number, event.renders)
    return replace(meeting, frames=tuple(sorted((*others, made), key=lambda one: one.language)))


@_changed.register
def _(event: events.ParticipantsSet, meeting: Meeting) -> Meeting:
    """A participant who leaves the list is no longer present; one who joins it is."""
    absent = set(meeting.participants) - set(meeting.present)
    present = tuple(code for code in event.participants if code not in absent)
    return replace(meeting, participants=event.participants, present=present)


@_changed.register
def _(event: events.AttendanceRecorded, meeting: Meeting) -> Meeting:
    return replace(meeting, present=event.present)


@_changed.register
def _(
    event: events.SilenceOpened
    | events.SilenceExtended
    | events.SilenceRefused
    | events.SilenceBroken
    | events.SilenceSuperseded
    | events.SilenceExpired
    | events.SilenceAnnounced
    | events.SilenceCalledOff
    | events.FilingWasLate
    | events.OutsideFilingEntered
    | events.OutsideFilingConfirmed
    | events.OutsideFilingDismissed,
    meeting: Meeting,
) -> Meeting:
    return replace(meeting, silences=evolve_silences(event, meeting.silences))


@_changed.register
def _(event: events.PaperCertified, meeting: Meeting) -> Meeting:
    until = event.statements_until
    return replace(meeting, state=event.state, statements_until=until, printing=event.printing)
