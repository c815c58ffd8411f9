"""Commitments and links.

Source: conclusions charge bodies and countries with what is to be done, often on a date to be determined, and a meeting
begins with what became of it (practice of the Conference). In which words it is recorded is our own rule.
"""

from engine.procedure import commands as ask
from engine.procedure import events as did
from engine.procedure.commands import Owner, OwnerKind
from engine.procedure.events import Event
from engine.procedure.handlers.matter import Matter
from engine.procedure.texts import Text


def record_commitment(command: ask.RecordCommitment, matter: Matter) -> tuple[Event, ...]:
    kind, code, words = _owner(command.owner, matter)
    return (
        did.CommitmentRecorded(
            meeting=command.meeting,
            commitment=command.id,
            conclusion=command.conclusion,
            passage=matter.prose(command.passage),
            owner_kind=kind,
            owner=code,
            owner_words=words,
            due=command.due,
        ),
    )


def amend_commitment(command: ask.AmendCommitment, matter: Matter) -> tuple[Event, ...]:
    kind, code, words = _owner(command.owner, matter)
    return (
        did.CommitmentAmended(
            meeting=command.meeting,
            commitment=command.commitment,
            step=command.on_step + 1,
            owner_kind=kind,
            owner=code,
            owner_words=words,
            due=command.due,
            reason=matter.prose(command.reason),
        ),
    )


def follow_up_commitment(command: ask.FollowUpCommitment, matter: Matter) -> tuple[Event, ...]:
    return (
        did.CommitmentFollowedUp(
            meeting=command.meeting,
            commitment=command.commitment,
            step=command.on_step + 1,
            progress=command.progress,
            note=matter.optional(command.note),
            audience=command.audience,
        ),
    )


def link_items(command: ask.LinkItems, _: Matter) -> tuple[Event, ...]:
    return (
        did.ItemsLinked(
            command.meeting, command.id, command.conclusion, command.to_meeting, command.to_conclusion, False
        ),
    )


def unlink_items(command: ask.UnlinkItems, matter: Matter) -> tuple[Event, ...]:
    return (did.ItemsUnlinked(command.meeting, command.link, matter.prose(command.reason)),)


def _owner(owner: Owner, matter: Matter) -> tuple[OwnerKind, str | None, Text | None]:
    if owner.kind == OwnerKind.OTHER:
        return owner.kind, None, matter.prose(owner.name)
    return owner.kind, owner.name, None
