"""A move that the workflow declares as extraordinary, and an item that goes to the next meeting.

Source: what is not settled is deferred (multilateral practice). That an extraordinary move has a reason and a second
person, one of the two the Presidency's, is our own rule (OWASP ASVS 2.3.5 asks for two people for what matters).
"""

from engine.procedure import commands as ask
from engine.procedure import events as did
from engine.procedure.events import Event
from engine.procedure.handlers.matter import Matter


def propose_move(command: ask.ProposeExtraordinaryMove, matter: Matter) -> tuple[Event, ...]:
    """It takes the place of one that was proposed before and not confirmed."""
    return (
        did.ExtraordinaryMoveProposed(
            meeting=command.meeting,
            conclusion=command.conclusion,
            move=command.id,
            source=matter.case.conclusion.state,
            to=command.to,
            reason=matter.prose(command.reason),
            person=command.actor.person,
            role=command.actor.role,
        ),
    )


def confirm_move(command: ask.ConfirmExtraordinaryMove, matter: Matter) -> tuple[Event, ...]:
    item = matter.case.conclusion
    assert item.move is not None, "move_awaits has looked at it (the workflow's floor)"
    return (
        did.ExtraordinarilyMoved(
            meeting=command.meeting,
            conclusion=command.conclusion,
            move=command.move,
            state=item.move.to,
            revision=item.revision,
            reason=item.move.reason,
        ),
    )


def defer(command: ask.DeferConclusion, matter: Matter) -> tuple[Event, ...]:
    revision, reason = matter.case.conclusion.revision, matter.prose(command.reason)
    return (did.ConclusionDeferred(command.meeting, command.conclusion, matter.state, revision, reason),)
