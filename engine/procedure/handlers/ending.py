"""How an amendment ends by decision, and how its author may still hold on to it.

Source: no power to reject, so that whoever does not let go stands in brackets (practice of consensus bodies). For how
many hours, and what goes with a withdrawal, are our own rules.
"""

from datetime import timedelta

from engine.procedure import commands as ask
from engine.procedure import events as did
from engine.procedure.amendment import NAMELESS, Amendment
from engine.procedure.commands import Attribution, Disposition, MergeLine, ProposalKind
from engine.procedure.events import Carry, Event
from engine.procedure.handlers.base import base_moves, outcome_on
from engine.procedure.handlers.matter import Matter
from engine.procedure.instants import spelled
from engine.procedure.texts import Text, wording_of
from engine.text.brackets import laid_beside, resolved, standing, without
from engine.text.wording import Wording

# What leaves out words of the author's: these it may maintain.
_WITH_LOSS = (Disposition.NOT_ACCEPTED, Disposition.ACCEPTED_IN_PART, Disposition.MERGED)


def disposed(
    matter: Matter, line: MergeLine, state: str, reason: Text, in_room: bool = False
) -> did.AmendmentDisposed:
    """The decision on one amendment, with the hour until which its author may maintain it: also where the secretariat
    has entered in the room that it is overtaken."""
    item, hours = matter.case.conclusion, matter.case.meeting.terms.maintain_hours
    lost = line.disposition in _WITH_LOSS or (in_room and line.disposition == Disposition.OVERTAKEN)
    until = spelled(matter.now + timedelta(hours=hours)) if lost else None
    return did.AmendmentDisposed(
        item.meeting, item.id, state, line.amendment, line.disposition, reason, until
    )


def maintain(command: ask.MaintainAmendment, matter: Matter) -> tuple[Event, ...]:
    """Its words stand in the text in brackets, with its author's name; if they cannot be laid over it exactly, a person
    must place them, and it is pending like any other."""
    amendment, reason = matter.case.amendment, matter.prose(command.reason)
    current = wording_of(matter.case.conclusion.wording)
    base = matter.states.bases[amendment.base_revision]
    outcome, why, carried = outcome_on(base, current, wording_of(amendment.wording), amendment.kind)
    names, order = _names(matter, amendment), matter.case.meeting.order
    laid = carried and standing(current, carried, names, order)
    if outcome == Carry.CONFLICT and amendment.kind == ProposalKind.MODIFY:
        # Others may have maintained other words for the same passage: then all stand side by side.
        laid = laid_beside(current, base, wording_of(amendment.wording), names, order)
        carried = laid and resolved(laid, names[0])
    if laid is None or carried is None:
        return (_maintained(command, matter, reason, why or str(outcome)),)
    text = matter.wording(laid)
    moved = base_moves(matter, text, reason, amendment=amendment.id)
    return (*moved, _maintained(command, matter, reason, "", carried))


def _maintained(
    command: ask.MaintainAmendment, matter: Matter, reason: Text, why: str, carried: Wording | None = None
) -> did.AmendmentMaintained:
    return did.AmendmentMaintained(
        meeting=command.meeting,
        conclusion=command.conclusion,
        state=matter.state,
        amendment=command.amendment,
        reason=reason,
        revision=None if carried is None else matter.case.conclusion.revision + 1,
        wording=None if carried is None else matter.wording(carried),
        why=why,
    )


def withdraw_amendment(command: ask.WithdrawAmendment, matter: Matter) -> tuple[Event, ...]:
    """Its author lets go. If its words stand in brackets, the brackets go with it, unless the same delegation has
    others in this item: which are which, a person must say."""
    reason = matter.optional(command.reason)
    withdrawn = did.AmendmentWithdrawn(
        command.meeting, command.conclusion, matter.state, command.amendment, reason, None
    )
    amendment, current = matter.case.amendment, wording_of(matter.case.conclusion.wording)
    if not _is_bracketed(matter, amendment):
        return (withdrawn,)
    names = _names(matter, amendment)
    others = [one for one in matter.states.pending if one.id != amendment.id]
    if any(set(names) & set(_names(matter, one)) for one in others):
        return (withdrawn,)
    left = current
    for name in names:
        left = without(left, name)
    if left == current:
        return (withdrawn,)
    moved = base_moves(matter, matter.wording(left), matter.prose(command.reason), leaving={amendment.id})
    return (withdrawn, *moved)


def _is_bracketed(matter: Matter, amendment: Amendment) -> bool:
    """Whether it was maintained, or entered in brackets: brackets that another text has are not its own."""
    actions = matter.rules.amendment.actions
    return amendment.state in {
        actions[name].to for name in ("maintain", "enter_bracketed") if name in actions
    }


def _names(matter: Matter, amendment: Amendment) -> list[str]:
    """What its brackets are called by. Filed in nobody's name, it stands in nobody's name: the text is read by all."""
    if amendment.attribution != Attribution.NAMES:
        return [NAMELESS[amendment.attribution]]
    meeting = matter.case.meeting
    return [meeting.name(code) for code in (amendment.delegation, *amendment.sponsors)]
