"""A meeting: who takes part and in which capacity, and under which rules. How its events change it."""

from dataclasses import dataclass, replace
from functools import singledispatch
from hashlib import sha256

from engine.procedure import events
from engine.procedure.commands import Actor, Role
from engine.procedure.texts import Text, canonical

Capacity = tuple[str, Role, str | None]  # person, role, delegation


@dataclass(frozen=True, slots=True)
class Meeting:
    """`participants` are in the preamble's order; `present` (a part of them, same order) is in attendance."""

    id: str
    version: int
    state: str
    language: str
    title: tuple[Text, ...]
    preamble: Text
    participants: tuple[str, ...]
    present: tuple[str, ...]
    sections: tuple[str, ...]
    capacities: frozenset[Capacity]
    workflow: str
    format: str
    kept: str | None = None  # SHA-256 of the certified paper's Word file, once it is in the record

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
        capacities=frozenset(),
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
def _(event: events.PersonAdmitted, meeting: Meeting) -> Meeting:
    return replace(meeting, capacities=meeting.capacities | {(event.person, event.role, event.delegation)})


@_changed.register
def _(event: events.PersonDismissed, meeting: Meeting) -> Meeting:
    return replace(meeting, capacities=meeting.capacities - {(event.person, event.role, event.delegation)})


@_changed.register
def _(event: events.FrameSet, meeting: Meeting) -> Meeting:
    return replace(meeting, title=event.title, preamble=event.preamble)


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
def _(event: events.PaperCertified, meeting: Meeting) -> Meeting:
    return replace(meeting, state=event.state)


@_changed.register
def _(event: events.PaperKept, meeting: Meeting) -> Meeting:
    return replace(meeting, kept=event.sha256)
