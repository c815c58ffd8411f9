"""What the secretariat enters while the room drafts: it counts at once, and is corrected until the sitting closes.

Source: on-screen editing before the room, with live edits that name who wants them (multilateral practice). Agreed,
bracketed or floated, and how each is taken back, are our own rules.
"""

from dataclasses import replace

from engine.procedure import commands as ask
from engine.procedure import events as did
from engine.procedure.actions import ENDS
from engine.procedure.amendment import Amendment, Course
from engine.procedure.commands import Disposition, MergeLine, RoomOutcome
from engine.procedure.events import Carry, Entry, Event, Via
from engine.procedure.handlers.base import base_moves, carried_beside
from engine.procedure.handlers.ending import disposed
from engine.procedure.handlers.matter import Matter
from engine.procedure.refusals import Refusal
from engine.procedure.texts import wording_of
from engine.text.brackets import standing
from engine.text.wording import Wording, relabelled

_STEPS = {
    RoomOutcome.AGREED: "enter_agreed",
    RoomOutcome.BRACKETED: "enter_bracketed",
    RoomOutcome.FLOATED: "enter_floated",
}


def enter_in_room(command: ask.EnterInRoom, matter: Matter) -> tuple[Event, ...] | Refusal:
    """The edit as an amendment of those who want it, if it is somebody's, and what the room made of it."""
    taken_back = _corrected(command, matter)
    if isinstance(taken_back, Refusal):
        return taken_back
    base = _base(command, matter)
    filed = _filed(command, matter, base) if command.delegations else None
    if isinstance(filed, Refusal):
        return filed
    entered = (*taken_back, *((filed,) if filed else ()))
    if command.outcome == RoomOutcome.AGREED:
        ended = _agreed(command, matter, filed)
        return ended if isinstance(ended, Refusal) else (*entered, *ended)
    if command.outcome == RoomOutcome.BRACKETED:
        return (*entered, *_bracketed(command, matter, filed, base[1]))
    back = _back_to(command, matter, base[1]) if command.corrects else ()
    return (*entered, *back)


def take_back_entry(_: ask.TakeBackEntry, matter: Matter) -> tuple[Event, ...]:
    """The item says again what it said before the entry."""
    entry = matter.case.amendment
    taken = _taken_back(matter, entry, matter.state, None)
    if entry.course == Course.FLOATED:
        return (taken,)
    before = matter.wording(matter.states.bases[entry.filed_revision or entry.base_revision])
    return (taken, *base_moves(matter, before, matter.prose(""), leaving={entry.id}, by_room=True))


def confirm_entry(command: ask.ConfirmEntry, matter: Matter) -> tuple[Event, ...]:
    return (
        did.EntryConfirmed(
            meeting=command.meeting,
            conclusion=command.conclusion,
            amendment=command.amendment,
            delegation=str(command.actor.delegation),
            confirms=command.confirms,
            reason=matter.optional(command.reason),
        ),
    )


def maintain_idea(command: ask.MaintainIdea, matter: Matter) -> tuple[Event, ...]:
    """If the text has gone on since it was floated, it is carried there at once."""
    idea, item = matter.case.amendment, matter.case.conclusion
    kept = did.IdeaMaintained(command.meeting, command.conclusion, matter.state, command.amendment)
    if idea.base_revision == item.revision:
        return (kept,)
    return (kept, carried_beside(matter, idea, matter.states.bases[idea.base_revision]))


def take_room_file(command: ask.TakeRoomFile, matter: Matter) -> tuple[Event, ...] | Refusal:
    """Each item that differs gets a new revision, and what is pending on it is carried, contained or in conflict."""
    items = {item.id: item for item in matter.case.standing}
    reason, sitting = matter.prose(command.reason), matter.case.meeting.sitting is not None
    events: list[Event] = []
    for line in command.items:
        item = items[line.conclusion]
        if relabelled(line.wording) == wording_of(item.wording):
            continue
        on_it = matter.on(item, matter.states.each[item.id])
        state = on_it.step("conclusion", "revise_from_room", item.state)
        if isinstance(state, Refusal):
            return Refusal(state.code, {**state.facts, "conclusion": item.id})
        events += base_moves(on_it, on_it.wording(line.wording), reason, by_room=sitting)
    return tuple(events)


def _base(command: ask.EnterInRoom, matter: Matter) -> tuple[int, Wording]:
    """The revision that the edit was made on, and its words: for a correction, what stood before the entry. An idea
    left the text as it was."""
    item, old = matter.case.conclusion, matter.states.other
    if command.corrects and old is not None and old.course != Course.FLOATED:
        number = old.filed_revision or old.base_revision
        return number, matter.states.bases[number]
    return item.revision, wording_of(item.wording)


def _filed(
    command: ask.EnterInRoom, matter: Matter, base: tuple[int, Wording]
) -> did.AmendmentFiled | Refusal:
    first, *others = command.delegations
    state = matter.step("amendment", _STEPS[command.outcome], "new")
    if isinstance(state, Refusal):
        return state
    meeting = matter.case.meeting
    absent = tuple(code for code in command.delegations if code not in meeting.present)
    made = None if command.outcome == RoomOutcome.FLOATED else matter.case.conclusion.revision + 1
    return did.AmendmentFiled(
        meeting=command.meeting,
        conclusion=command.conclusion,
        state=state,
        amendment=command.id,
        delegation=first,
        base_revision=base[0],
        language=matter.case.conclusion.language,
        wording=matter.wording(command.wording),
        rationale=matter.prose(command.reason),
        again=None,
        sponsors=tuple(sorted(others)),
        entry=Entry(
            via=Via.ROOM,
            sitting=meeting.sittings,
            outcome=command.outcome,
            to_confirm=absent,
            made=made,
            settled=tuple(line.amendment for line in command.settles),
        ),
    )


def _agreed(
    command: ask.EnterInRoom, matter: Matter, filed: did.AmendmentFiled | None
) -> tuple[Event, ...] | Refusal:
    reason = matter.prose(command.reason)
    lines = command.settles
    own = (MergeLine(filed.amendment, Disposition.ACCEPTED),) if filed else ()
    ended: list[Event] = []
    for line in (*own, *lines):
        state = _ending(matter, line, filed)
        if isinstance(state, Refusal):
            return state
        ended.append(disposed(matter, line, state, reason, in_room=True))
    gone = {line.amendment for line in lines} | ({command.corrects} if command.corrects else set())
    text, amendment = matter.wording(command.wording), filed.amendment if filed else None
    return (*ended, *base_moves(matter, text, reason, amendment=amendment, leaving=gone, by_room=True))


def _ending(matter: Matter, line: MergeLine, filed: did.AmendmentFiled | None) -> str | Refusal:
    if filed and line.amendment == filed.amendment:
        return filed.state
    pending = next(found for found in matter.states.pending if found.id == line.amendment)
    return matter.outcome(ENDS[line.disposition], pending.state)


def _bracketed(
    command: ask.EnterInRoom, matter: Matter, filed: did.AmendmentFiled | None, base: Wording
) -> tuple[Event, ...]:
    """The words stand in brackets, and the amendment is on the table, on the revision in which they do."""
    names = [matter.case.meeting.name(code) for code in command.delegations]
    text = matter.wording(standing(base, relabelled(command.wording), names, matter.case.meeting.order))
    reason = matter.prose(command.reason)
    gone = {command.corrects} if command.corrects else set()
    moved = base_moves(matter, text, reason, leaving=gone, by_room=True)
    return (*moved, *((_on_the_table(matter, filed),) if filed else ()))


def _on_the_table(matter: Matter, filed: did.AmendmentFiled) -> did.AmendmentCarried:
    return did.AmendmentCarried(
        meeting=filed.meeting,
        conclusion=filed.conclusion,
        amendment=filed.amendment,
        revision=matter.case.conclusion.revision + 1,
        outcome=Carry.EXACT,
        wording=filed.wording,
        why="",
        asked_again=(),
    )


def _back_to(command: ask.EnterInRoom, matter: Matter, before: Wording) -> tuple[Event, ...]:
    """An entry that is corrected to an idea leaves the text as it was before it, unless it was an idea already."""
    if before == wording_of(matter.case.conclusion.wording):
        return ()
    gone = {command.corrects} if command.corrects else set()
    text = matter.wording(before)
    return base_moves(matter, text, matter.prose(command.reason), leaving=gone, by_room=True)


def _corrected(command: ask.EnterInRoom, matter: Matter) -> tuple[Event, ...] | Refusal:
    """The entry whose place this one takes is taken back, through its own workflow."""
    old = matter.states.other
    if command.corrects is None or old is None:
        return ()
    states = replace(matter.states, amendment=old)
    state = matter.step("amendment", "take_back_entry", old.state, states)
    return state if isinstance(state, Refusal) else (_taken_back(matter, old, state, command.id),)


def _taken_back(matter: Matter, entry: Amendment, state: str, by: str | None) -> did.EntryTakenBack:
    item = matter.case.conclusion
    pending = int(entry.state in matter.case.meanings.pending)
    return did.EntryTakenBack(item.meeting, item.id, state, entry.id, by, pending)
