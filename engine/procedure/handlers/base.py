"""When the base moves: a new revision, and what becomes of every pending amendment.

Each is carried to the new revision exactly, or found in it already, or left where it is for a person to look at.
Nothing is dropped: what was filed stays readable, and the event says what happened and why.

Source: an amendment is never lost, and a change of substance voids positions and says whose (drafting by consensus).
How it is carried is our own rule.
"""

from collections.abc import Collection
from datetime import timedelta

from engine.procedure import events as did
from engine.procedure.amendment import Amendment
from engine.procedure.commands import Nature, ProposalKind
from engine.procedure.conclusion import Conclusion
from engine.procedure.events import AmendmentCarried, Carry, Event
from engine.procedure.handlers.matter import Matter
from engine.procedure.instants import spelled
from engine.procedure.position import Position
from engine.procedure.texts import Text, wording_of
from engine.procedure.translation import unpaired
from engine.text.merge import Carried, Outcome, carry
from engine.text.wording import Wording


def base_moves(
    matter: Matter,
    wording: Text,
    reason: Text,
    *,
    amendment: str | None = None,
    leaving: Collection[str] = (),
    nature: Nature = Nature.MATERIAL,
    by_room: bool = False,
) -> tuple[Event, ...]:
    """The next revision of the item in hand, with whose positions it voids; then each pending amendment, but for those
    that leave with this command. A change that is declared editorial keeps the positions, and may be challenged.

    Members see it at once if the room made it, or the item is in front of the room; an editorial change always, since
    they may challenge it.
    """
    item = matter.case.conclusion
    standing = tuple(position for position in item.positions if position.revision == item.revision)
    material = nature == Nature.MATERIAL
    sitting = matter.case.meeting.sitting
    hours = timedelta(hours=matter.case.meeting.terms.challenge_hours)
    new = wording_of(wording)
    revised = did.WordingRevised(
        meeting=item.meeting,
        conclusion=item.id,
        revision=item.revision + 1,
        language=item.language,
        wording=wording,
        reason=reason,
        amendment=amendment,
        voided=tuple(position.delegation for position in standing) if material else (),
        nature=nature,
        until=None if material else spelled(matter.now + hours),
        sitting=None if material or sitting is None else sitting.number,
        shown=not material or by_room or (sitting is not None and sitting.item == item.id),
        reshaped=unpaired(wording_of(item.wording), new) is not None,
    )
    kept = () if material else (_kept(position, item, revised.revision) for position in standing)
    staying = (pending for pending in matter.states.pending if pending.id not in leaving)
    return (revised, *kept, *(_carried(matter, pending, new, revised.revision) for pending in staying))


def carried_beside(
    matter: Matter, amendment: Amendment | did.AmendmentFiled, base: Wording
) -> AmendmentCarried:
    """What becomes of an amendment of an earlier revision that comes onto the table now: it is carried to the working
    text at once."""
    item = matter.case.conclusion
    amended = wording_of(amendment.wording)
    outcome, why, wording = outcome_on(base, wording_of(item.wording), amended, amendment.kind)
    return AmendmentCarried(
        meeting=item.meeting,
        conclusion=item.id,
        amendment=amendment.id if isinstance(amendment, Amendment) else amendment.amendment,
        revision=item.revision,
        outcome=outcome,
        wording=None if wording is None else matter.wording(wording),
        why=why,
        asked_again=(),
    )


def _kept(position: Position, item: Conclusion, revision: int) -> did.PositionTaken:
    return did.PositionTaken(
        meeting=item.meeting,
        conclusion=item.id,
        revision=revision,
        delegation=position.delegation,
        kind=position.kind,
        reason=position.reason,
        counter=position.counter,
        owner=position.owner,
        until=position.until,
        audience=position.audience,
        kept_from=position.kept_from or position.revision,
    )


def _carried(matter: Matter, pending: Amendment, new: Wording, revision: int) -> AmendmentCarried:
    base = matter.states.bases[pending.base_revision]
    outcome, why, wording = outcome_on(base, new, wording_of(pending.wording), pending.kind)
    same = wording is None or wording_of(pending.wording) == wording
    return AmendmentCarried(
        meeting=pending.meeting,
        conclusion=pending.conclusion,
        amendment=pending.id,
        revision=revision,
        outcome=outcome,
        wording=None if wording is None else matter.wording(wording),
        why=why,
        asked_again=() if same else pending.sponsors,
    )


def outcome_on(
    base: Wording, new: Wording, amended: Wording, kind: ProposalKind
) -> tuple[Carry, str, Wording | None]:
    """What becomes of an amendment of `base` on `new`: carried exactly, contained already, or why it is in conflict."""
    if kind == ProposalKind.SUPPRESS:
        # Whether an item that says something else should still go is its author's question, not ours.
        return Carry.CONFLICT, "item_revised", None
    found: Carried = carry(base, new, amended)
    if found.outcome == Outcome.EXACT:
        return Carry.EXACT, "", found.wording
    if found.outcome == Outcome.CONTAINED:
        return Carry.CONTAINED, "", None
    return Carry.CONFLICT, str(found.reason), None
