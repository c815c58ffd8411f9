"""Out of the ordinary: only by a way that the workflow declares, and never by one person alone.

Source: two people for what matters (OWASP ASVS 2.3.5). That one of the two is the Presidency's, and that a move is of
one item at one revision, are our own rules.
"""

from engine.procedure.commands import Role
from engine.procedure.guards.case import Case
from engine.procedure.guards.registry import typed
from engine.procedure.refusals import Code, Refusal, refuse


@typed("conclusion", "to")
def move_is_declared(case: Case) -> Refusal | None:
    return _declared(case, case.command.to)


@typed("conclusion", "move")
def move_awaits(case: Case) -> Refusal | None:
    """The move that is confirmed is the one that was proposed, from where the item stands now."""
    item = case.conclusion
    if item.move is None or item.move.id != case.command.move or item.move.source != item.state:
        return refuse(Code.NO_SUCH_MOVE)
    return _declared(case, item.move.to)


@typed("conclusion", "move")
def a_second_person_confirms(case: Case) -> Refusal | None:
    """Another person than the one who proposed it, and one of the two for the Presidency."""
    first = case.conclusion.move
    if first is None:
        return refuse(Code.NO_SUCH_MOVE)
    two = first.person != case.actor.person
    presides = Role.PRESIDENCY in (first.role, case.actor.role)
    return None if two and presides else refuse(Code.NEEDS_TWO)


def _declared(case: Case, to: str) -> Refusal | None:
    source = case.conclusion.state
    declared = (source, to) in case.meanings.extraordinary
    return None if declared else refuse(Code.NOT_DECLARED, state=source, to=to)


@typed("from_meeting", "from_item")
def origin_is_whole(case: Case) -> Refusal | None:
    """What comes from an earlier meeting names both that meeting and its item."""
    whole = (case.command.from_meeting is None) == (case.command.from_item is None)
    return None if whole else refuse(Code.NOT_FOUND, what="conclusion")
