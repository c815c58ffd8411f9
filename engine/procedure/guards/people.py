"""Who asks, and in which capacity.

Source: one authoritative voice per delegation, which the member names; the Presidency's hat and the country's own
seat are two, and the hat goes from member to member; observers decide nothing (practice of the Conference). Who
admits whom first, that nobody holds two keys to one lock, and that a secretariat and a voice remain, are our own
rules.
"""

from engine.procedure.amendment import Amendment
from engine.procedure.commands import Attribution, Role, Seat, Stage
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


@guard()
def is_authorised_voice(case: Case) -> Refusal | None:
    """Only an authorised voice files for a delegation, at the stage that it is named for; other roles pass.
    Source: one authoritative voice per delegation (practice of the Conference)."""
    if case.actor.delegation is None or case.meeting.speaks(case.actor):
        return None
    return refuse(Code.NOT_A_VOICE, delegation=case.actor.delegation)


@guard()
def is_reviewer(case: Case) -> Refusal | None:
    """A reviewer of the delegation, or one of its voices."""
    seating = case.meeting.capacities.get((case.actor.person, case.actor.role, case.actor.delegation))
    fits = seating is not None and seating.seat in (Seat.REVIEWER, Seat.VOICE, Seat.DEPUTY)
    return None if fits else refuse(Code.NOT_A_REVIEWER, delegation=case.actor.delegation or "")


@typed("role", "delegation")
def admits_its_own(case: Case) -> Refusal | None:
    """A member names its own people, by its voice; the Presidency its deputies; other roles pass."""
    actor, command = case.actor, case.command
    if actor.role == Role.DELEGATION:
        own = (command.role, command.delegation) == (Role.DELEGATION, actor.delegation)
        return is_authorised_voice(case) if own else refuse(Code.ONLY_ITS_OWN, role=actor.role)
    other = actor.role == Role.PRESIDENCY and command.role != Role.PRESIDENCY
    return refuse(Code.ONLY_ITS_OWN, role=actor.role) if other else None


@typed("person", "delegation")
def seats_its_own(case: Case) -> Refusal | None:
    """Whose seat is changed has one in that delegation; a member seats nobody else's people."""
    actor, command = case.actor, case.command
    if actor.role == Role.DELEGATION and command.delegation != actor.delegation:
        return refuse(Code.ONLY_ITS_OWN, role=actor.role)
    held = (command.person, Role.DELEGATION, command.delegation) in case.meeting.capacities
    return is_authorised_voice(case) if held else refuse(Code.NOT_FOUND, what="capacity")


@typed("person", "delegation")
def a_voice_remains(case: Case) -> Refusal | None:
    """A delegation does not silence itself; the secretariat may, at the member's word. Our own rule."""
    if case.actor.role != Role.DELEGATION:
        return None
    others = (
        seating
        for (person, _, delegation), seating in case.meeting.capacities.items()
        if delegation == case.actor.delegation and person != case.command.person
    )
    seat = getattr(case.command, "seat", Seat.MEMBER)
    speaks = seat in (Seat.VOICE, Seat.DEPUTY) or any(one.seat in (Seat.VOICE, Seat.DEPUTY) for one in others)
    return None if speaks else refuse(Code.LAST_VOICE, delegation=case.actor.delegation or "")


@typed("person", "member")
def successor_may_preside(case: Case) -> Refusal | None:
    """The hat goes to a participant, on the head of somebody who is neither the secretariat nor an observer, and sits
    for no other country."""
    person, member = case.command.person, case.command.member
    if member not in case.meeting.participants:
        return refuse(Code.NOT_A_PARTICIPANT, delegation=member)
    held = [(role, seat) for who, role, seat in case.meeting.capacities if who == person]
    fits = all(role == Role.PRESIDENCY or (role, seat) == (Role.DELEGATION, member) for role, seat in held)
    return None if fits else refuse(Code.CAPACITIES_CLASH, role=Role.PRESIDENCY)


@typed("person", "scope")
def is_an_observer(case: Case) -> Refusal | None:
    held = (case.command.person, Role.OBSERVER, None) in case.meeting.capacities
    return None if held else refuse(Code.NOT_FOUND, what="capacity")


@guard("amendment")
def is_own_delegation(case: Case) -> Refusal | None:
    if case.actor.delegation == case.amendment.delegation:
        return None
    return refuse(Code.NOT_YOUR_DELEGATION, delegation=named(case.amendment))


def named(amendment: Amendment) -> str:
    """Whose it is, unless it was filed in nobody's name."""
    return amendment.delegation if amendment.attribution == Attribution.NAMES else ""


@typed("role", "delegation")
def capacity_is_valid(case: Case) -> Refusal | None:
    """A seat belongs to a participant; no other capacity has a delegation; operator and worker are not given. A
    delegation has members and reviewers beside its voices, the Presidency a deputy, other capacities one seat only."""
    role, delegation = case.command.role, case.command.delegation
    seated = role == Role.DELEGATION
    fits = delegation in case.meeting.participants if seated else delegation is None
    seat, stage = getattr(case.command, "seat", Seat.VOICE), getattr(case.command, "stage", Stage.ANY)
    seats = (Seat.VOICE, Seat.DEPUTY) if role == Role.PRESIDENCY else (Seat.VOICE,)
    fits = fits and (seated or (seat in seats and stage == Stage.ANY))
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
