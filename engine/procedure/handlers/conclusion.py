"""Commands on one draft conclusion."""

from engine.procedure import commands as ask
from engine.procedure import events as did
from engine.procedure.events import Event
from engine.procedure.handlers.base import base_moves
from engine.procedure.handlers.matter import Matter


def open_comments(command: ask.OpenComments, matter: Matter) -> tuple[Event, ...]:
    revision = matter.case.conclusion.revision
    return (did.CommentsOpened(command.meeting, command.conclusion, matter.state, revision),)


def revise_wording(command: ask.ReviseWording, matter: Matter) -> tuple[Event, ...]:
    """A new revision. Its words differ: positions on the one before no longer stand, and the event says whose."""
    return base_moves(matter, matter.wording(command.wording), matter.prose(command.reason))


def write_comment(command: ask.WriteComment, matter: Matter) -> tuple[Event, ...]:
    return (
        did.CommentWritten(
            meeting=command.meeting,
            conclusion=command.conclusion,
            comment=command.id,
            revision=command.on_revision,
            role=command.actor.role,
            delegation=command.actor.delegation,
            text=matter.prose(command.text),
        ),
    )


def open_consensus(command: ask.OpenConsensus, matter: Matter) -> tuple[Event, ...]:
    revision = matter.case.conclusion.revision
    return (did.ConsensusOpened(command.meeting, command.conclusion, matter.state, revision),)


def take_position(command: ask.TakePosition, matter: Matter) -> tuple[Event, ...]:
    assert command.actor.delegation is not None, "is_attending lets only delegations pass"
    return (
        did.PositionTaken(
            meeting=command.meeting,
            conclusion=command.conclusion,
            revision=command.on_revision,
            delegation=command.actor.delegation,
            kind=command.kind,
            reason=matter.optional(command.reason),
        ),
    )


def declare_agreed(command: ask.DeclareAgreed, matter: Matter) -> tuple[Event, ...]:
    item = matter.case.conclusion
    return (
        did.ConclusionAgreed(
            meeting=command.meeting,
            conclusion=command.conclusion,
            state=matter.state,
            revision=item.revision,
            text_hash=item.wording.hash,
            attending=matter.case.meeting.present,
        ),
    )


def return_to_comments(command: ask.ReturnToComments, matter: Matter) -> tuple[Event, ...]:
    revision, reason = matter.case.conclusion.revision, matter.prose(command.reason)
    return (did.ReturnedToComments(command.meeting, command.conclusion, matter.state, revision, reason),)


def withdraw_conclusion(command: ask.WithdrawConclusion, matter: Matter) -> tuple[Event, ...]:
    reason = matter.prose(command.reason)
    return (did.ConclusionWithdrawn(command.meeting, command.conclusion, matter.state, reason),)
