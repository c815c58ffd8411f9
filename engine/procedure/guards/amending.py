"""Amendments: again, treated, joined, merged.

Source: the secretariat proposes how an amendment is treated and has no power to reject it, and each ends with a
disposition that is stated (practice of the Conference, and of consensus bodies); merging is without prejudice to
those whose words it takes (the Chair's text of multilateral drafting). Who is asked, that no answer never blocks, and
how two amendments become one, are our own rules.
"""

from engine.procedure.actions import ALONE
from engine.procedure.amendment import Amendment
from engine.procedure.commands import Disposition, MergeLine, ProposalKind
from engine.procedure.guards.case import Case
from engine.procedure.guards.looking import base_has_moved, base_is_current
from engine.procedure.guards.registry import guard, typed
from engine.procedure.instants import past
from engine.procedure.refusals import Code, Refusal, refuse
from engine.procedure.texts import wording_of
from engine.text.merge import Outcome, carry
from engine.text.wording import relabelled


@typed("conclusion", "again")
def again_is_own_and_pending(case: Case) -> Refusal | None:
    """Only a delegation's own pending amendment, on an earlier revision of the same item, can be filed again; one that
    stands in brackets is withdrawn first, so that its brackets go with it."""
    if case.command.again is None:
        return None
    old = case.states.again
    if old is None or old.conclusion != case.conclusion.id or old.delegation != case.actor.delegation:
        return refuse(Code.NOT_FOUND, what="amendment")
    if old.state not in case.meanings.pending:
        return refuse(Code.NOT_PENDING)
    if old.state in case.meanings.maintained:
        return refuse(Code.STANDS_IN_BRACKETS)
    if old.base_revision == case.conclusion.revision:
        return refuse(Code.BASE_NOT_MOVED, revision=case.conclusion.revision)
    return None


@guard("conclusion")
def no_amendment_is_pending(case: Case) -> Refusal | None:
    return refuse(Code.PENDING_AMENDMENTS, count=case.conclusion.pending) if case.conclusion.pending else None


@guard("amendment")
def treatment_is_proposed(case: Case) -> Refusal | None:
    """The secretariat proposes before the Presidency decides: two people for what matters."""
    return None if case.amendment.treatment else refuse(Code.NO_TREATMENT_PROPOSED)


@typed("conclusion", "amendment", "disposition")
def treatment_fits_base(case: Case) -> Refusal | None:
    """Accepted only on the current revision, overtaken only on an earlier one."""
    fits = {Disposition.ACCEPTED: base_is_current, Disposition.OVERTAKEN: base_has_moved}
    check = fits.get(case.command.disposition)
    return check(case) if check else None


@typed("disposition")
def treatment_stands_alone(case: Case) -> Refusal | None:
    """In part, or merged, an amendment ends only together with the text that says what was taken."""
    disposition = case.command.disposition
    return None if disposition in ALONE else refuse(Code.ONLY_IN_MERGE, disposition=disposition)


@guard("conclusion", "amendment")
def nothing_else_is_pending_on_what_is_suppressed(case: Case) -> Refusal | None:
    """With the item its other amendments would be gone without a word."""
    others = case.conclusion.pending - 1
    suppresses = case.amendment.kind == ProposalKind.SUPPRESS
    return refuse(Code.PENDING_AMENDMENTS, count=others) if suppresses and others else None


@typed("amendment", "to")
def may_be_joined(case: Case) -> Refusal | None:
    """Another pending amendment of the same item."""
    other = case.states.other
    if other is None or other.conclusion != case.conclusion.id or other.state not in case.meanings.pending:
        return refuse(Code.NOT_FOUND, what="amendment")
    return refuse(Code.SAME_AMENDMENT) if other.id == case.amendment.id else None


@guard("amendment")
def has_offered(case: Case) -> Refusal | None:
    return None if case.amendment.offered_to else refuse(Code.NOT_OFFERED)


@guard("amendment")
def is_asked_again(case: Case) -> Refusal | None:
    """Only a co-sponsor of other words than these is asked, and only for itself."""
    asked = case.actor.delegation in case.amendment.asked_again
    return None if asked else refuse(Code.NOT_A_SPONSOR, delegation=case.actor.delegation or "")


@typed("amendment", "joining")
def was_offered(case: Case) -> Refusal | None:
    other = case.states.other
    pending = other is not None and other.state in case.meanings.pending
    offered = other is not None and other.offered_to == case.amendment.id
    return None if pending and offered else refuse(Code.NOT_OFFERED)


@typed("conclusion", "wording", "lines")
def lines_fit_the_text(case: Case) -> Refusal | None:
    """Every line is a pending amendment of this item, once; and what is called accepted is in the text, whole."""
    pending = {amendment.id: amendment for amendment in case.states.pending}
    named = [line.amendment for line in case.command.lines]
    if not named or len(set(named)) < len(named) or not set(named) <= pending.keys():
        return refuse(Code.BAD_LINES)
    faults = (fault_of_line(case, line, pending[line.amendment]) for line in case.command.lines)
    return next((fault for fault in faults if fault), None)


def fault_of_line(case: Case, line: MergeLine, amendment: Amendment) -> Refusal | None:
    """What is called accepted is in the text, whole; what is called overtaken is on an earlier revision. (A text of the
    room overtakes what stands on the revision before it.)"""
    current = case.conclusion.revision
    by_room = hasattr(case.command, "settles")
    if line.disposition == Disposition.OVERTAKEN and amendment.base_revision == current and not by_room:
        return refuse(Code.BASE_NOT_MOVED, revision=current)
    if line.disposition != Disposition.ACCEPTED:
        return None
    if amendment.base_revision != current or amendment.kind == ProposalKind.SUPPRESS:
        return refuse(Code.BASE_MOVED, base_revision=amendment.base_revision, revision=current)
    base, text = case.states.bases[current], relabelled(case.command.wording)
    contained = carry(base, text, wording_of(amendment.wording)).outcome == Outcome.CONTAINED
    return None if contained else refuse(Code.NOT_IN_THE_TEXT, amendment=amendment.id)


@guard("amendment")
def may_still_be_maintained(case: Case) -> Refusal | None:
    """Until the hour that was stated with the decision. Source: a secretariat of a consensus body has no power to
    reject, nor has its chair to overrule an author who does not let go; the period is ours."""
    until = case.amendment.maintain_until
    return None if until and not past(until, case.now) else refuse(Code.TOO_LATE, until=until or "")


@guard("conclusion", "merge")
def merge_awaits(case: Case) -> Refusal | None:
    """A merged text is decided while it is the one on the table, on the revision that it was made on."""
    if case.command is None:
        return None if case.conclusion.merge else refuse(Code.NO_MERGE)
    merge = case.states.merge
    awaits = merge is not None and merge.id == case.conclusion.merge == case.command.merge
    return None if awaits else refuse(Code.NO_MERGE)


@typed("merge", "amendment")
def author_is_asked(case: Case) -> Refusal | None:
    """Asked are the authors of what the merged text takes in other words than theirs."""
    merge = case.states.merge
    asked = merge.asked if merge else frozenset()
    there = case.amendment.id in asked
    return None if there else refuse(Code.NOT_IN_MERGE)
