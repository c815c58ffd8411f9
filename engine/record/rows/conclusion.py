"""What an item's events leave: its revisions and steps, what was said and where delegations stand on it, notes."""

from typing import Any

from engine.procedure import events as did
from engine.procedure.commands import Nature
from engine.procedure.texts import Text
from engine.record import tables
from engine.record.rows.base import Envelope, Row, hashed, table
from engine.record.rows.facts import facts


@facts.register
def _(event: did.ConclusionProposed, envelope: Envelope) -> list[Row]:
    first = _revision(event, envelope, 1, event.rationale)
    return [first, step(event, envelope, 1, None)]


@facts.register
def _(event: did.WordingRevised, envelope: Envelope) -> list[Row]:
    revised = _revision(event, envelope, event.revision, event.reason)
    made = {"amendment": event.amendment, "voided": event.voided, "nature": str(event.nature)}
    return [Row(revised.table, revised.values | made)]


@facts.register
def _(event: did.PositionTaken, envelope: Envelope) -> list[Row]:
    values = {
        "conclusion": event.conclusion,
        "revision": event.revision,
        "delegation": event.delegation,
        "meeting_id": event.meeting,
        "kind": str(event.kind),
        "reason": hashed(event.reason),
        "counter": hashed(event.counter),
        "owner": hashed(event.owner),
        "until": event.until,
        "audience": str(event.audience),
        "kept_from": event.kept_from,
        "at": envelope.at,
    }
    return [Row(table(tables.PositionRow), values)]


@facts.register
def _(event: did.ChangeCalledMaterial, envelope: Envelope) -> list[Row]:
    """The positions that the change had kept stand no longer; those on the revision before it are still on record."""
    keys = (
        {"conclusion": event.conclusion, "revision": event.revision, "delegation": code}
        for code in event.voided
    )
    gone = [Row(table(tables.PositionRow), key, gone=True) for key in keys]
    return [*gone, step(event, envelope, event.revision, event.reason)]


@facts.register
def _(event: did.CommentWritten, envelope: Envelope) -> list[Row]:
    values = {
        "id": event.comment,
        "meeting_id": event.meeting,
        "conclusion": event.conclusion,
        "revision": event.revision,
        "role": str(event.role),
        "delegation": event.delegation,
        "text": event.text.hash,
        "audience": str(event.audience),
        "at": envelope.at,
    }
    return [Row(table(tables.CommentRow), values)]


@facts.register
def _(
    event: did.CommentsOpened | did.ConsensusOpened | did.ConclusionAdopted,
    envelope: Envelope,
) -> list[Row]:
    return [step(event, envelope, event.revision, None)]


@facts.register
def _(event: did.ConclusionAgreed, envelope: Envelope) -> list[Row]:
    made = step(event, envelope, event.revision, None)
    how = {"attending": event.attending, "sitting": event.sitting, "silence": event.silence}
    return [Row(made.table, made.values | how)]


@facts.register
def _(event: did.NoteWritten, envelope: Envelope) -> list[Row]:
    values = {
        "id": event.note,
        "meeting_id": event.meeting,
        "conclusion": event.conclusion,
        "delegation": event.delegation,
        "line": event.line.hash,
        "fallback": event.fallback.hash,
        "at": envelope.at,
    }
    return [Row(table(tables.NoteRow), values)]


@facts.register
def _(event: did.ConclusionReopened, envelope: Envelope) -> list[Row]:
    return [step(event, envelope, event.revision, event.reason)]


@facts.register
def _(event: did.ReturnedToComments, envelope: Envelope) -> list[Row]:
    return [step(event, envelope, event.revision, event.reason)]


@facts.register
def _(event: did.ConclusionWithdrawn, envelope: Envelope) -> list[Row]:
    return [step(event, envelope, 0, event.reason)]


def _revision(
    event: did.ConclusionProposed | did.WordingRevised, envelope: Envelope, number: int, reason: Text
) -> Row:
    values = {
        "conclusion": event.conclusion,
        "number": number,
        "meeting_id": event.meeting,
        "language": event.language,
        "wording": event.wording.hash,
        "reason": reason.hash,
        "amendment": None,
        "role": str(envelope.actor.role),
        "delegation": envelope.actor.delegation,
        "voided": (),
        "nature": str(Nature.MATERIAL),
        "at": envelope.at,
    }
    return Row(table(tables.RevisionRow), values)


def step(event: Any, envelope: Envelope, revision: int, reason: Text | None) -> Row:
    """A step of an item through its states."""
    values = {
        "conclusion": event.conclusion,
        "version": envelope.version,
        "meeting_id": event.meeting,
        "state": event.state,
        "revision": revision,
        "reason": hashed(reason),
        "role": str(envelope.actor.role),
        "attending": None,
        "sitting": None,
        "silence": None,
        "at": envelope.at,
    }
    return Row(table(tables.StepRow), values)
