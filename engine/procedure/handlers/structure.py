"""Proposals on the structure of the paper, and what follows when one is accepted: amendments go with their words, or
are shown as orphaned; positions fall with the text that they were taken on.

Source: structure is negotiated like any wording (multilateral drafting). What becomes of the amendments of an item
that is divided is our own rule.
"""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from engine.procedure import commands as ask
from engine.procedure import events as did
from engine.procedure.amendment import Amendment
from engine.procedure.commands import Change, ProposalKind
from engine.procedure.conclusion import Conclusion
from engine.procedure.events import Carry, Event
from engine.procedure.handlers.base import base_moves
from engine.procedure.handlers.matter import Matter
from engine.procedure.handlers.meeting import shown_from_now
from engine.procedure.handlers.ordering import in_order, moved
from engine.procedure.refusals import Code, Refusal, refuse
from engine.procedure.structure import Structure
from engine.procedure.texts import Text, wording_of
from engine.text.dividing import follow, joined, split_at, taken_out
from engine.text.wording import Wording

Parts = tuple[Wording, Wording]


def propose_structure(command: ask.ProposeStructure, matter: Matter) -> tuple[Event, ...] | Refusal:
    """Where the item cannot be parted in that way, that is said at once."""
    items = {item.id: item for item in matter.states.conclusions}
    if command.change in (Change.SPLIT, Change.TAKE_OUT) and command.conclusion:
        whole = wording_of(items[command.conclusion].wording)
        if _parts(command.change, whole, command.paragraph or 0, command.last or 0) is None:
            return refuse(Code.CANNOT_DIVIDE, paragraph=command.paragraph or 0)
    return (
        did.StructureProposed(
            meeting=command.meeting,
            structure=command.id,
            change=command.change,
            rationale=matter.prose(command.rationale),
            delegation=command.actor.delegation,
            item=command.conclusion,
            revision=command.on_revision,
            paragraph=command.paragraph,
            last=command.last,
            joining_item=command.joining_item,
            section=command.section,
            before=command.before,
            lines=matter.lines(command.lines),
        ),
    )


def withdraw_structure(command: ask.WithdrawStructure, matter: Matter) -> tuple[Event, ...]:
    reason = matter.optional(command.reason)
    return (did.StructureWithdrawn(command.meeting, command.structure, reason),)


def decide_structure(command: ask.DecideStructure, matter: Matter) -> tuple[Event, ...] | Refusal:
    found = matter.states.structure
    assert found is not None, "structure_is_open has looked at it (the workflow's floor)"
    decided = did.StructureDecided(
        command.meeting, command.structure, command.accepted, matter.prose(command.reason)
    )
    if not command.accepted:
        return (decided,)
    followed = _followed(found, decided.reason, matter)
    return followed if isinstance(followed, Refusal) else (decided, *followed)


def _followed(found: Structure, reason: Text, matter: Matter) -> tuple[Event, ...] | Refusal:
    meeting = matter.case.meeting
    match found.change:
        case Change.TITLE:
            return (did.FrameSet(meeting.id, found.lines, meeting.preamble),)
        case Change.PREAMBLE:
            return (did.FrameSet(meeting.id, meeting.title, found.lines[0]),)
        case Change.MOVE:
            item = _item(matter, found.item)
            return _moved(matter, [item.id], found.section or item.section, found.before)
        case Change.JOIN:
            return _joined(found, reason, matter)
        case Change.SPLIT | Change.TAKE_OUT:
            return _divided(found, reason, matter)


def _divided(found: Structure, reason: Text, matter: Matter) -> tuple[Event, ...] | Refusal:
    """The item keeps the first part; the other is an item of its own, in the state in which the whole stood."""
    item = _item(matter, found.item)
    whole = wording_of(item.wording)
    parts = _parts(found.change, whole, found.paragraph or 0, found.last or 0)
    if found.revision != item.revision:
        return refuse(Code.STALE_REVISION, on_revision=found.revision or 0, revision=item.revision)
    if parts is None:
        return refuse(Code.CANNOT_DIVIDE, paragraph=found.paragraph or 0)
    on_it = matter.on(item, matter.states.each[item.id])
    state = on_it.step("conclusion", "restructure", item.state)
    if isinstance(state, Refusal):
        return state
    new = _new_item(found, item, on_it, parts[1], reason)
    revised = base_moves(on_it, on_it.wording(parts[0]), reason, leaving=_pending(on_it))
    following = [
        event for pending in on_it.states.pending for event in _parted(on_it, pending, parts, new, found)
    ]
    if found.change == Change.SPLIT:
        section, before = item.section, _after(matter, item)
    else:
        section, before = found.section or item.section, found.before
    order = _moved(matter, [new.conclusion], section, before, new=True)
    placed = replace(new, section=section, place=_place(order, new))
    shown = shown_from_now(matter, new.conclusion)
    return (*revised[:1], placed, *shown, *following, *_others(order, new))


def _parted(
    matter: Matter, pending: Amendment, parts: Parts, new: did.ConclusionProposed, found: Structure
) -> tuple[Event, ...]:
    """An amendment goes with its words: it stays, it follows to the new item, it does both, or it is orphaned."""
    item = matter.case.conclusion
    whole = wording_of(item.wording)
    current = pending.base_revision == item.revision and pending.kind != ProposalKind.SUPPRESS
    fate = follow(whole, wording_of(pending.wording), parts) if current else None
    if fate is None:
        return (_carried(matter, pending, Carry.CONFLICT, None),)
    here, there = fate
    again = _filed_again(matter, pending, new.conclusion, 1, there, found) if there else ()
    if here:
        return (_carried(matter, pending, Carry.EXACT, here), *again[1:])
    return again or (_carried(matter, pending, Carry.CONTAINED, None),)


def _joined(found: Structure, reason: Text, matter: Matter) -> tuple[Event, ...] | Refusal:
    """The other item's text goes to the end of this one, its amendments with it; the other is gone from the paper."""
    item, other = _item(matter, found.item), _item(matter, found.joining_item)
    on_it = matter.on(item, matter.states.each[item.id])
    on_other = matter.on(other, matter.states.each[other.id])
    states = (
        on_it.step("conclusion", "restructure", item.state),
        on_other.step("conclusion", "join_away", other.state),
    )
    for state in states:
        if isinstance(state, Refusal):
            return state
    if awaiting := other.pending - len(on_other.states.pending):
        # What was filed in another language has no words in the original yet: nothing could follow.
        return refuse(Code.AWAITS_COUNTERPART, conclusion=other.id, count=awaiting)
    whole = joined(wording_of(item.wording), wording_of(other.wording))
    revised = base_moves(on_it, on_it.wording(whole), reason)
    following = [
        event for pending in on_other.states.pending for event in _joining(on_other, pending, item, found)
    ]
    gone = did.ConclusionWithdrawn(other.meeting, other.id, str(states[1]), reason)
    return (*revised, *following, gone)


def _joining(matter: Matter, pending: Amendment, into: Conclusion, found: Structure) -> tuple[Event, ...]:
    """What is pending on the item that is gone goes on in the one that took it in; what no longer fits it ends here."""
    current = pending.base_revision == matter.case.conclusion.revision
    amended = wording_of(pending.wording) if current and pending.kind != ProposalKind.SUPPRESS else None
    words = None if amended is None else joined(wording_of(into.wording), amended)
    return _filed_again(matter, pending, into.id, into.revision + 1, words, found)


def _filed_again(
    matter: Matter, pending: Amendment, to: str, revision: int, words: Wording | None, found: Structure
) -> tuple[Event, ...]:
    """Ended here, it goes on there under an id of its own; where its words cannot be told apart, as it was filed."""
    own = sha256(f"{found.id}:{pending.id}".encode()).hexdigest()[:20]
    state = matter.outcome("follow", pending.state)
    assert not isinstance(state, Refusal), "what is pending may follow (the workflow's `follow`)"
    wording = pending.wording if words is None else matter.wording(words)
    filed = did.AmendmentFiled(
        meeting=pending.meeting,
        conclusion=to,
        state=pending.state,
        amendment=own,
        delegation=pending.delegation,
        base_revision=revision,
        language=pending.language,
        wording=wording,
        rationale=pending.rationale,
        again=pending.id,
        kind=pending.kind,
        sponsors=pending.sponsors,
        audience=pending.audience,
        attribution=pending.attribution,
        partners=pending.partners,
        entry=replace(pending.entry, made=None),
    )
    followed = did.AmendmentFollowed(pending.meeting, pending.conclusion, state, pending.id, to, own)
    orphaned = () if words is not None else (_orphaned(filed, revision),)
    return (followed, filed, *orphaned)


def _orphaned(filed: did.AmendmentFiled, revision: int) -> did.AmendmentCarried:
    return did.AmendmentCarried(
        meeting=filed.meeting,
        conclusion=filed.conclusion,
        amendment=filed.amendment,
        revision=revision,
        outcome=Carry.CONFLICT,
        wording=None,
        why="item_divided",
        asked_again=(),
    )


def _carried(
    matter: Matter, pending: Amendment, outcome: Carry, wording: Wording | None
) -> did.AmendmentCarried:
    return did.AmendmentCarried(
        meeting=pending.meeting,
        conclusion=pending.conclusion,
        amendment=pending.id,
        revision=matter.case.conclusion.revision + 1,
        outcome=outcome,
        wording=None if wording is None else matter.wording(wording),
        why="item_divided" if outcome == Carry.CONFLICT else "",
        asked_again=(),
    )


def _new_item(
    found: Structure, item: Conclusion, matter: Matter, words: Wording, reason: Text
) -> did.ConclusionProposed:
    return did.ConclusionProposed(
        meeting=item.meeting,
        conclusion=found.id,
        state=item.state,
        section=item.section,
        place=item.place,
        topic=None,
        language=item.language,
        wording=matter.wording(words),
        rationale=reason,
        delegation=item.delegation,
        sponsors=item.sponsors,
    )


def _parts(change: Change, whole: Wording, paragraph: int, last: int) -> Parts | None:
    """The two parts; None where there is nothing to part."""
    try:
        if change == Change.SPLIT:
            return split_at(whole, paragraph - 1)
        return taken_out(whole, range(paragraph - 1, last))
    except ValueError:
        return None


def _moved(
    matter: Matter, named: Sequence[str], section: str, before: str | None, new: bool = False
) -> tuple[did.ConclusionMoved, ...]:
    """The whole order with these items in front of `before`, or at the section's end."""
    sections = matter.case.meeting.sections
    standing = in_order(matter, matter.case.standing)
    order = [(item.section, item.id) for item in standing if item.id not in named]
    at = next((number for number, (_, id_) in enumerate(order) if id_ == before), None)
    if at is None:
        ends = (
            number for number, (own, _) in enumerate(order) if sections.index(own) > sections.index(section)
        )
        at = next(ends, len(order))
    order[at:at] = [(section, id_) for id_ in named]
    return moved(matter, order, named if new else ())


def _place(moved: Sequence[did.ConclusionMoved], new: did.ConclusionProposed) -> int:
    return next(event.place for event in moved if event.conclusion == new.conclusion)


def _others(moved: Sequence[did.ConclusionMoved], new: did.ConclusionProposed) -> tuple[Event, ...]:
    return tuple(event for event in moved if event.conclusion != new.conclusion)


def _after(matter: Matter, item: Conclusion) -> str | None:
    """The item that stands behind this one in its section."""
    own = [each.id for each in in_order(matter, matter.case.standing) if each.section == item.section]
    return next(iter(own[own.index(item.id) + 1 :]), None)


def _item(matter: Matter, id_: str | None) -> Conclusion:
    return next(item for item in matter.case.standing if item.id == id_)


def _pending(matter: Matter) -> set[str]:
    return {pending.id for pending in matter.states.pending}
