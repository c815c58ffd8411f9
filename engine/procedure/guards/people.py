"""Who asks, and in which capacity."""

from engine.procedure.commands import Role
from engine.procedure.guards.case import Case
from engine.procedure.guards.registry import guard, typed
from engine.procedure.refusals import Code, Refusal, refuse


@guard()
def is_participant(case: Case) -> Refusal | None:
    """A delegation's seat must be on the list of participants; other roles pass."""
    code = case.actor.delegation
    if code is None or code in case.meeting.participants:
        return None
    return refuse(Code.NOT_A_PARTICIPANT, delegation=code)


@guard()
def is_attending(case: Case) -> Refusal | None:
    code = case.actor.delegation
    if code is not None and code in case.meeting.present:
        return None
    return refuse(Code.NOT_ATTENDING, delegation=code or "")


@guard("amendment")
def is_own_delegation(case: Case) -> Refusal | None:
    if case.actor.delegation == case.amendment.delegation:
        return None
    return refuse(Code.NOT_YOUR_DELEGATION, delegation=case.amendment.delegation)


@typed("role", "delegation")
def capacity_is_valid(case: Case) -> Refusal | None:
    """A seat belongs to a participant; no other capacity has a delegation; operator and worker are not given."""
    role, delegation = case.command.role, case.command.delegation
    seated = role == Role.DELEGATION
    fits = delegation in case.meeting.participants if seated else delegation is None
    if fits and role not in (Role.OPERATOR, Role.WORKER):
        return None
    return refuse(Code.BAD_CAPACITY, role=role, delegation=delegation or "")


@typed("person", "role", "delegation")
def capacity_is_new(case: Case) -> Refusal | None:
    held = (case.command.person, case.command.role, case.command.delegation) in case.meeting.capacities
    return refuse(Code.ALREADY_THERE, what="capacity") if held else None


@typed("person", "role", "delegation")
def capacities_go_together(case: Case) -> Refusal | None:
    """Nobody holds two keys to the same lock: beside the Presidency's hat a person may sit for one country, and the
    secretariat, an observer and a delegation are no one else in the same meeting."""
    held = {(role, seat) for person, role, seat in case.meeting.capacities if person == case.command.person}
    roles = {role for role, _ in held} | {case.command.role}
    seats = {seat for _, seat in held if seat} | ({case.command.delegation} - {None})
    fits = (len(roles) == 1 or roles == {Role.PRESIDENCY, Role.DELEGATION}) and len(seats) <= 1
    return None if fits else refuse(Code.CAPACITIES_CLASH, role=case.command.role)


@typed("person", "role", "delegation")
def capacity_is_held(case: Case) -> Refusal | None:
    held = (case.command.person, case.command.role, case.command.delegation) in case.meeting.capacities
    return None if held else refuse(Code.NOT_FOUND, what="capacity")


@typed("person", "role", "delegation")
def a_secretariat_remains(case: Case) -> Refusal | None:
    """A meeting without a secretariat could never be given one by its own people again."""
    staff = {capacity for capacity in case.meeting.capacities if capacity[1] == Role.SECRETARIAT}
    leaving = (case.command.person, case.command.role, case.command.delegation)
    return refuse(Code.LAST_SECRETARIAT) if staff == {leaving} else None
