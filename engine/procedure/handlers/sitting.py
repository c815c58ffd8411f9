"""Commands on the sitting.

Source: "I see no objection, so decided": the Presidency's gavel, recorded with the attendance and never as individual
positions (multilateral practice). That an idea lapses with the sitting unless it is maintained, and that calling an
item shows its text, are our own rules.
"""

from dataclasses import replace

from engine.procedure import commands as ask
from engine.procedure import events as did
from engine.procedure.events import Event
from engine.procedure.guards.sitting import speaker_of
from engine.procedure.handlers.matter import Matter
from engine.procedure.refusals import Refusal


def open_sitting(command: ask.OpenSitting, matter: Matter) -> tuple[Event, ...]:
    """Attendance is kept in the order of the participants, whatever order it was ticked in."""
    meeting = matter.case.meeting
    present = tuple(code for code in meeting.participants if code in command.present)
    return (did.SittingOpened(command.meeting, meeting.sittings + 1, present, command.closed),)


def suspend_sitting(command: ask.SuspendSitting, matter: Matter) -> tuple[Event, ...]:
    return (did.SittingSuspended(command.meeting, matter.case.meeting.sittings),)


def resume_sitting(command: ask.ResumeSitting, matter: Matter) -> tuple[Event, ...]:
    return (did.SittingResumed(command.meeting, matter.case.meeting.sittings),)


def close_sitting(command: ask.CloseSitting, matter: Matter) -> tuple[Event, ...] | Refusal:
    """What was floated and not maintained lapses with it."""
    number = matter.case.meeting.sittings
    lapsed: list[Event] = []
    for idea in matter.states.floating:
        state = matter.outcome("lapse", idea.state)
        if isinstance(state, Refusal):
            return state
        lapsed.append(did.IdeaLapsed(command.meeting, idea.conclusion, state, idea.id, number))
    return (did.SittingClosed(command.meeting, number), *lapsed)


def call_item(command: ask.CallItem, matter: Matter) -> tuple[Event, ...]:
    """What the room sees is the working text, and members with it."""
    item = matter.case.conclusion
    called = did.ItemCalled(command.meeting, command.conclusion)
    if item.visible == item.revision:
        return (called,)
    return (called, did.TextShown(command.meeting, command.conclusion, item.revision))


def ask_for_floor(command: ask.AskForFloor, matter: Matter) -> tuple[Event, ...]:
    return (did.FloorAsked(command.meeting, speaker_of(matter.case)),)


def leave_speakers_list(command: ask.LeaveSpeakersList, matter: Matter) -> tuple[Event, ...]:
    return (did.SpeakersListLeft(command.meeting, speaker_of(matter.case)),)


def give_floor(command: ask.GiveFloor, _: Matter) -> tuple[Event, ...]:
    return (did.FloorGiven(command.meeting, command.speaker),)


def put_to_room(command: ask.PutToRoom, matter: Matter) -> tuple[Event, ...] | Refusal:
    """The gavel: each item that was put is agreed by those in the room, and the attendance is what is recorded."""
    meeting = matter.case.meeting
    items = {item.id: item for item in matter.case.standing}
    agreed: list[Event] = []
    for line in command.items:
        item = items[line.conclusion]
        step = replace(matter.states, conclusion=item)
        state = matter.step("conclusion", "declare_in_room", item.state, step)
        if isinstance(state, Refusal):
            return Refusal(state.code, {**state.facts, "conclusion": item.id})
        agreed.append(
            did.ConclusionAgreed(
                meeting=command.meeting,
                conclusion=item.id,
                state=state,
                revision=item.revision,
                text_hash=item.wording.hash,
                attending=meeting.present,
                sitting=meeting.sittings,
            )
        )
    return tuple(agreed)
