"""Is there a sitting, and what may be done in it?

Source: whoever presides opens, suspends and closes a sitting and calls on speakers as they asked to speak (practice of
multilateral meetings); observers may speak (practice of the Conference).
That one sitting is on at a time, and that an empty room agrees to nothing, are our own rules.
"""

from engine.procedure.commands import Role
from engine.procedure.guards.case import Case
from engine.procedure.guards.registry import guard, typed
from engine.procedure.refusals import Code, Refusal, refuse


@guard()
def no_sitting_is_on(case: Case) -> Refusal | None:
    sitting = case.meeting.sitting
    return refuse(Code.SITTING_ON, number=sitting.number) if sitting else None


@guard()
def sitting_is_on(case: Case) -> Refusal | None:
    """Suspended or not."""
    return None if case.meeting.sitting else refuse(Code.NO_SITTING)


@guard()
def sitting_runs(case: Case) -> Refusal | None:
    sitting = case.meeting.sitting
    if sitting is None:
        return refuse(Code.NO_SITTING)
    return refuse(Code.SITTING_SUSPENDED, number=sitting.number) if sitting.suspended else None


@guard()
def sitting_is_suspended(case: Case) -> Refusal | None:
    sitting = case.meeting.sitting
    if sitting is None:
        return refuse(Code.NO_SITTING)
    return None if sitting.suspended else refuse(Code.SITTING_NOT_SUSPENDED, number=sitting.number)


@typed("conclusion")
def item_is_in_the_paper(case: Case) -> Refusal | None:
    gone = case.conclusion.state in case.meanings.gone
    return refuse(Code.NOT_FOUND, what="conclusion") if gone else None


@guard()
def somebody_is_present(case: Case) -> Refusal | None:
    """An empty room agrees to nothing."""
    return None if case.meeting.present else refuse(Code.EMPTY_ROOM)


@typed("objecting")
def objecting_are_present(case: Case) -> Refusal | None:
    codes = case.command.objecting
    fits = len(set(codes)) == len(codes) and set(codes) <= set(case.meeting.present)
    return None if fits else refuse(Code.BAD_DELEGATION_LIST, delegations=", ".join(codes))


@guard()
def may_ask_to_speak(case: Case) -> Refusal | None:
    """Delegations in the room, and observers: they may speak, though they decide nothing."""
    code = case.actor.delegation
    if case.actor.role == Role.OBSERVER:
        sitting = case.meeting.sitting
        return refuse(Code.NOT_FOUND, what="meeting") if sitting and sitting.closed else None
    return None if code in case.meeting.present else refuse(Code.NOT_ATTENDING, delegation=code or "")


@guard()
def is_not_on_the_list(case: Case) -> Refusal | None:
    return refuse(Code.ALREADY_ON_THE_LIST) if _listed(case) else None


@guard()
def is_on_the_list(case: Case) -> Refusal | None:
    return None if _listed(case) else refuse(Code.NOT_ON_THE_LIST)


@typed("speaker")
def speaker_may_speak(case: Case) -> Refusal | None:
    """The floor goes to a participant, or to an observer who asked for it."""
    speaker, sitting = case.command.speaker, case.meeting.sitting
    known = (*case.meeting.participants, *(sitting.speakers if sitting else ()))
    return None if speaker is None or speaker in known else refuse(Code.NOT_ON_THE_LIST)


def speaker_of(case: Case) -> str:
    """Whom the list names: the delegation, or the observer."""
    return case.actor.delegation or case.actor.person


def _listed(case: Case) -> bool:
    sitting = case.meeting.sitting
    return sitting is not None and speaker_of(case) in sitting.speakers
