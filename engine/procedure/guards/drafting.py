"""A draft inside a delegation, and in a corridor: who sees it, who agreed to it, who has cleared it.

Source: a national position is cleared inside the delegation, and nobody outside sees a draft before its voice files
it (practice of the Conference); texts that some agree on in the corridor, or that the chair puts forward without
prejudice (multilateral drafting). That a clearance and an agreement hold for the words as they stand is our own rule.
"""

from engine.procedure.guards.case import Case
from engine.procedure.guards.registry import guard, typed
from engine.procedure.refusals import Code, Refusal, refuse


@guard("amendment")
def is_author_or_partner(case: Case) -> Refusal | None:
    """The delegation that began the draft, and those that it is shared with."""
    if case.actor.delegation in case.amendment.owners:
        return None
    return refuse(Code.NOT_YOUR_DELEGATION, delegation=case.amendment.delegation)


@guard("amendment")
def is_partner(case: Case) -> Refusal | None:
    """A delegation that the draft is shared with, and that has not agreed to it yet."""
    code = case.actor.delegation or ""
    waits = code in case.amendment.partners and code not in case.amendment.agreed_by
    return None if waits else refuse(Code.NOT_A_PARTNER, delegation=code)


@typed("amendment", "partners")
def partners_are_participants(case: Case) -> Refusal | None:
    codes = case.command.partners
    others = set(case.meeting.participants) - {case.amendment.delegation}
    fits = len(set(codes)) == len(codes) and set(codes) <= others
    return None if fits else refuse(Code.BAD_DELEGATION_LIST, delegations=", ".join(codes))


@guard("amendment")
def draft_is_cleared(case: Case) -> Refusal | None:
    """As many steps as the delegation wants, none included; all of them on the draft as it stands. How many it has is
    its own affair: the Presidency is told that there are some left, and no more."""
    steps = len(case.meeting.clearance.get(case.amendment.delegation, ()))
    done = case.amendment.cleared
    if done >= steps:
        return None
    inside = case.actor.delegation == case.amendment.delegation
    return refuse(Code.NOT_CLEARED, **({"cleared": done, "steps": steps} if inside else {}))


@guard("amendment")
def a_step_is_left(case: Case) -> Refusal | None:
    steps = len(case.meeting.clearance.get(case.amendment.delegation, ()))
    return None if case.amendment.cleared < steps else refuse(Code.BAD_STEP, step=steps, next=steps)


@typed("amendment", "step")
def is_the_next_step(case: Case) -> Refusal | None:
    """One after the other."""
    coming = case.amendment.cleared + 1
    return None if case.command.step == coming else refuse(Code.BAD_STEP, step=case.command.step, next=coming)


@guard("amendment")
def is_shared_with_presidency(case: Case) -> Refusal | None:
    """The Presidency makes a text its own only where it was asked to."""
    return None if case.amendment.with_presidency else refuse(Code.NOT_WITH_PRESIDENCY)
