"""What the secretariat enters for others: in the room, and on a delegation's behalf.

Source: the secretariat enters what is said on a delegation's behalf, marked so, and that delegation confirms it; what
stands in brackets names who wants it (practice of the Conference). How long an entry is corrected, and what it may
settle, are our own rules.
"""

from engine.procedure.amendment import Course
from engine.procedure.commands import Disposition, RoomOutcome
from engine.procedure.events import Via
from engine.procedure.guards.amending import fault_of_line
from engine.procedure.guards.case import Case
from engine.procedure.guards.registry import guard, typed
from engine.procedure.instants import read
from engine.procedure.refusals import Code, Refusal, refuse


@typed("delegations")
def tagged_are_participants(case: Case) -> Refusal | None:
    codes = case.command.delegations
    fits = len(set(codes)) == len(codes) and set(codes) <= set(case.meeting.participants)
    return None if fits else refuse(Code.BAD_DELEGATION_LIST, delegations=", ".join(codes))


@typed("delegations", "outcome")
def an_idea_is_somebodys(case: Case) -> Refusal | None:
    """So is what stands in brackets: only what is agreed may be the whole room's."""
    nobodys = case.command.outcome != RoomOutcome.AGREED and not case.command.delegations
    return refuse(Code.NOBODY_TAGGED) if nobodys else None


@typed("delegation")
def author_is_a_participant(case: Case) -> Refusal | None:
    code = case.command.delegation
    return None if code in case.meeting.participants else refuse(Code.NOT_A_PARTICIPANT, delegation=code)


@typed("received")
def received_in_the_past(case: Case) -> Refusal | None:
    """The hour of receipt is an instant with its zone, and has come."""
    found = read(case.command.received)
    return None if found and found <= case.now else refuse(Code.BAD_INSTANT, field="received")


@typed("source")
def source_is_given(case: Case) -> Refusal | None:
    return None if case.command.source.strip() else refuse(Code.TEXT_REQUIRED)


@guard("conclusion", "amendment")
def entry_may_be_taken_back(case: Case) -> Refusal | None:
    """Until the sitting closes, and while no later change of the item stands on it. One that has settled amendments is
    not taken back, for their end stands on its words: a new text is entered."""
    entry, sitting = case.amendment.entry, case.meeting.sitting
    if entry.via != Via.ROOM or sitting is None or entry.sitting != sitting.number:
        return refuse(Code.OTHER_SITTING)
    if entry.settled:
        return refuse(Code.ENTRY_SETTLED, count=len(entry.settled))
    floating = case.amendment.course == Course.FLOATED
    if floating or entry.made == case.conclusion.revision:
        return None
    return refuse(Code.ENTRY_OVERTAKEN, revision=case.conclusion.revision)


@typed("conclusion", "corrects")
def corrects_an_entry_of_this_item(case: Case) -> Refusal | None:
    """What is corrected is taken back first: whether it may be is asked of its own workflow."""
    if case.command.corrects is None:
        return None
    old = case.states.other
    fits = old is not None and old.conclusion == case.conclusion.id and old.entry.via == Via.ROOM
    return None if fits else refuse(Code.NOT_FOUND, what="amendment")


@guard("amendment")
def is_asked_to_confirm(case: Case) -> Refusal | None:
    """Delegations that were tagged without being there; and whoever disputed may still confirm."""
    code = case.actor.delegation or ""
    asked = code in (*case.amendment.entry.to_confirm, *case.amendment.disputed_by)
    return None if asked else refuse(Code.NOT_ASKED, delegation=code)


@typed("conclusion", "wording", "settles", "outcome")
def settled_fit_the_text(case: Case) -> Refusal | None:
    """An agreed text of the room may end pending amendments of the item, each once: taken in, in part, or overtaken.
    That one is not accepted is the Presidency's to decide; the entry that is corrected is taken back, and not ended."""
    lines = case.command.settles
    pending = {amendment.id: amendment for amendment in case.states.pending}
    named = [line.amendment for line in lines]
    fits = len(set(named)) == len(named) and set(named) <= pending.keys()
    fits = fits and getattr(case.command, "corrects", None) not in named
    decided = any(line.disposition == Disposition.NOT_ACCEPTED for line in lines)
    if not fits or decided or (lines and case.command.outcome != RoomOutcome.AGREED):
        return refuse(Code.BAD_LINES)
    faults = (fault_of_line(case, line, pending[line.amendment]) for line in lines)
    return next((fault for fault in faults if fault), None)


@typed("items")
def room_lines_are_current(case: Case) -> Refusal | None:
    """Each line of the room's file is an item of the paper, once, on its current revision."""
    standing = {item.id: item for item in case.standing}
    named = [line.conclusion for line in case.command.items]
    if not named or len(set(named)) < len(named) or not set(named) <= standing.keys():
        return refuse(Code.NOT_FOUND, what="conclusion")
    for line in case.command.items:
        current = standing[line.conclusion].revision
        if line.on_revision != current:
            return refuse(Code.STALE_REVISION, on_revision=line.on_revision, revision=current)
    return None
