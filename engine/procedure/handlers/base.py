"""When the base moves: a new revision, and what becomes of every pending amendment.

Each is carried to the new revision exactly, or found in it already, or left where it is for a person to look at.
Nothing is dropped: what was filed stays readable, and the event says what happened and why.
"""

from collections.abc import Collection

from engine.procedure import events as did
from engine.procedure.amendment import Amendment
from engine.procedure.commands import ProposalKind
from engine.procedure.events import AmendmentCarried, Carry, Event
from engine.procedure.handlers.matter import Matter
from engine.procedure.texts import Text, wording_of
from engine.text.merge import Carried, Outcome, carry
from engine.text.wording import Wording


def base_moves(
    matter: Matter,
    wording: Text,
    reason: Text,
    amendment: str | None = None,
    leaving: Collection[str] = (),
) -> tuple[Event, ...]:
    """The next revision of the item in hand, with whose positions it voids; then each pending amendment, but for those
    that leave with this command."""
    item = matter.case.conclusion
    revised = did.WordingRevised(
        meeting=item.meeting,
        conclusion=item.id,
        revision=item.revision + 1,
        language=item.language,
        wording=wording,
        reason=reason,
        amendment=amendment,
        voided=tuple(position.delegation for position in item.positions),
    )
    staying = (pending for pending in matter.states.pending if pending.id not in leaving)
    new = wording_of(wording)
    return (revised, *(_carried(matter, pending, new, revised.revision) for pending in staying))


def _carried(matter: Matter, pending: Amendment, new: Wording, revision: int) -> AmendmentCarried:
    outcome, why, wording = _outcome(matter, pending, new)
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


def _outcome(matter: Matter, pending: Amendment, new: Wording) -> tuple[Carry, str, Wording | None]:
    if pending.kind == ProposalKind.SUPPRESS:
        # Whether an item that says something else should still go is its author's question, not ours.
        return Carry.CONFLICT, "item_revised", None
    found: Carried = carry(matter.states.bases[pending.base_revision], new, wording_of(pending.wording))
    if found.outcome == Outcome.EXACT:
        return Carry.EXACT, "", found.wording
    if found.outcome == Outcome.CONTAINED:
        return Carry.CONTAINED, "", None
    return Carry.CONFLICT, str(found.reason), None
