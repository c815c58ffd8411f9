"""Commands on one draft conclusion.

Source: a change of substance voids positions, and the latest position counts (drafting by consensus); an agreed item
is opened again with a reason and if nobody in the room objects (the same). That an editorial change keeps positions
until it is challenged is our own rule.
"""

from hashlib import sha256

from engine.procedure import commands as ask
from engine.procedure import events as did
from engine.procedure.events import Event
from engine.procedure.handlers.base import base_moves
from engine.procedure.handlers.matter import Matter
from engine.procedure.instants import read, spelled


def open_comments(command: ask.OpenComments, matter: Matter) -> tuple[Event, ...]:
    revision = matter.case.conclusion.revision
    return (did.CommentsOpened(command.meeting, command.conclusion, matter.state, revision),)


def revise_wording(command: ask.ReviseWording, matter: Matter) -> tuple[Event, ...]:
    """A new revision. Of substance, positions on the one before no longer stand, and the event says whose; declared
    editorial, they are kept."""
    text, reason = matter.wording(command.wording), matter.prose(command.reason)
    return base_moves(matter, text, reason, nature=command.nature)


def call_material(command: ask.CallMaterial, matter: Matter) -> tuple[Event, ...]:
    """The positions that the change had kept fall (those that were taken on the new words read them), and the item is
    back among the comments."""
    item = matter.case.conclusion
    return (
        did.ChangeCalledMaterial(
            meeting=command.meeting,
            conclusion=command.conclusion,
            state=matter.state,
            revision=item.revision,
            delegation=str(command.actor.delegation),
            reason=matter.prose(command.reason),
            voided=tuple(one.delegation for one in item.positions if one.kept_from is not None),
        ),
    )


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
            audience=command.audience,
        ),
    )


def open_consensus(command: ask.OpenConsensus, matter: Matter) -> tuple[Event, ...]:
    revision = matter.case.conclusion.revision
    return (did.ConsensusOpened(command.meeting, command.conclusion, matter.state, revision),)


def take_position(command: ask.TakePosition, matter: Matter) -> tuple[Event, ...]:
    assert command.actor.delegation is not None, (
        "only a delegation's seat takes a position (the workflow's floor)"
    )
    return (
        did.PositionTaken(
            meeting=command.meeting,
            conclusion=command.conclusion,
            revision=command.on_revision,
            delegation=command.actor.delegation,
            kind=command.kind,
            reason=matter.optional(command.reason),
            counter=None if command.counter is None else matter.wording(command.counter),
            owner=matter.optional(command.owner),
            until=_instant(command.until),
            audience=command.audience,
        ),
    )


def _instant(text: str | None) -> str | None:
    """The same instant in its one spelling."""
    found = read(text) if text else None
    return spelled(found) if found else None


def declare_agreed(command: ask.DeclareAgreed, matter: Matter) -> tuple[Event, ...]:
    item = matter.case.conclusion
    return (
        did.ConclusionAgreed(
            meeting=command.meeting,
            conclusion=command.conclusion,
            state=matter.state,
            revision=item.revision,
            text_hash=item.wording.hash,
            attending=matter.case.meeting.participants,
        ),
    )


def return_to_comments(command: ask.ReturnToComments, matter: Matter) -> tuple[Event, ...]:
    revision, reason = matter.case.conclusion.revision, matter.prose(command.reason)
    return (did.ReturnedToComments(command.meeting, command.conclusion, matter.state, revision, reason),)


def reopen(command: ask.ReopenConclusion, matter: Matter) -> tuple[Event, ...]:
    """Open again, unless somebody in the room objects: then it stays agreed, and the record says who did."""
    reason, sitting = matter.prose(command.reason), matter.case.meeting.sitting
    assert sitting is not None, "sitting_runs has looked at it (the workflow's floor)"
    if command.objecting:
        return (did.ReopeningObjected(command.meeting, command.conclusion, command.objecting, reason),)
    revision = matter.case.conclusion.revision
    return (
        did.ConclusionReopened(
            command.meeting, command.conclusion, matter.state, revision, reason, sitting.number
        ),
    )


def write_note(command: ask.WriteNote, matter: Matter) -> tuple[Event, ...]:
    delegation = str(command.actor.delegation)
    return (
        did.NoteWritten(
            meeting=command.meeting,
            conclusion=command.conclusion,
            note=note_id(command.meeting, command.conclusion, delegation),
            delegation=delegation,
            line=matter.prose(command.line),
            fallback=matter.prose(command.fallback),
        ),
    )


def note_id(meeting: str, conclusion: str, delegation: str) -> str:
    """The stream of a delegation's notes on an item. No command can choose this id for what it makes (see
    `entries.ID`), and so learn whether it is taken."""
    return "note:" + sha256(f"{meeting}:{conclusion}:{delegation}".encode()).hexdigest()[:20]


def withdraw_conclusion(command: ask.WithdrawConclusion, matter: Matter) -> tuple[Event, ...]:
    reason = matter.prose(command.reason)
    return (did.ConclusionWithdrawn(command.meeting, command.conclusion, matter.state, reason),)
