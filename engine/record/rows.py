"""Current rows: what a state or an event leaves in which table. Pure: the store writes them, `verify` compares them.

A row is its table and its values. Rows that mirror a state (`meetings`, `conclusions`, `amendments`) follow the state
after each event; the others follow from the event alone and are added once.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import singledispatch
from typing import Any

from sqlalchemy import Table

from engine.procedure import events as did
from engine.procedure.amendment import Amendment
from engine.procedure.commands import Actor, Nature, Role
from engine.procedure.conclusion import Conclusion
from engine.procedure.events import Entry, Event
from engine.procedure.meeting import Meeting
from engine.procedure.structure import StructureState
from engine.procedure.texts import Text
from engine.record import tables
from engine.record.tables import Base

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """`gone` says that the row with this key is to be taken away."""

    table: Table
    values: Values
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Envelope:
    """What the record knows of an event besides its content."""

    version: int
    at: datetime
    actor: Actor


def table(model: type[Base]) -> Table:
    found = model.__table__
    assert isinstance(found, Table)
    return found


def of_meeting(meeting: Meeting) -> Row:
    """The instants of opening and certification come with the events (see `facts`)."""
    values = {
        "id": meeting.id,
        "version": meeting.version,
        "state": meeting.state,
        "language": meeting.language,
        "title": tuple(line.hash for line in meeting.title),
        "preamble": meeting.preamble.hash,
        "participants": meeting.participants,
        "present": meeting.present,
        "sections": meeting.sections,
        "workflow": meeting.workflow,
        "format": meeting.format,
        "kept": meeting.kept,
        "terms": meeting.terms,
        "names": meeting.names,
        "sitting": meeting.sitting,
        "sittings": meeting.sittings,
        "issues": meeting.issues,
        "presiding": meeting.presiding,
        "clearance": {code: tuple(step.hash for step in steps) for code, steps in meeting.clearance.items()},
        "permitted": dict(meeting.permitted),
    }
    return Row(table(tables.MeetingRow), values)


def of_conclusion(conclusion: Conclusion) -> Row:
    values = {
        "id": conclusion.id,
        "meeting_id": conclusion.meeting,
        "version": conclusion.version,
        "state": conclusion.state,
        "section": conclusion.section,
        "place": conclusion.place,
        "topic": _hash(conclusion.topic),
        "language": conclusion.language,
        "revision": conclusion.revision,
        "wording": conclusion.wording.hash,
        "delegation": conclusion.delegation,
        "pending": conclusion.pending,
        "merge": conclusion.merge,
        "sponsors": conclusion.sponsors,
        "label": conclusion.label,
        "shown": conclusion.shown,
        "issued": conclusion.issued,
        "declared_in": conclusion.declared_in,
        "challenge": conclusion.challenge,
    }
    return Row(table(tables.ConclusionRow), values)


def of_amendment(amendment: Amendment) -> Row:
    values = {
        "id": amendment.id,
        "meeting_id": amendment.meeting,
        "conclusion": amendment.conclusion,
        "version": amendment.version,
        "state": amendment.state,
        "delegation": amendment.delegation,
        "base_revision": amendment.base_revision,
        "language": amendment.language,
        "wording": amendment.wording.hash,
        "rationale": amendment.rationale.hash,
        "kind": str(amendment.kind),
        "sponsors": amendment.sponsors,
        "asked_again": amendment.asked_again,
        "again": amendment.again,
        "filed_wording": _hash(amendment.filed_wording),
        "filed_revision": amendment.filed_revision,
        "carry": None if amendment.carry is None else str(amendment.carry),
        "why": amendment.why,
        "offered_to": amendment.offered_to,
        "joined": amendment.joined,
        "treatment": None if amendment.treatment is None else str(amendment.treatment),
        "treatment_reason": _hash(amendment.treatment_reason),
        "reason": _hash(amendment.reason),
        "filed_again": amendment.filed_again,
        "audience": str(amendment.audience),
        "attribution": str(amendment.attribution),
        "partners": amendment.partners,
        "with_presidency": amendment.with_presidency,
        "agreed_by": amendment.agreed_by,
        "cleared": amendment.cleared,
        "sent_back": _hash(amendment.sent_back),
        "disputed_by": amendment.disputed_by,
        "course": str(amendment.course),
        "maintain_until": amendment.maintain_until,
        **_entry(amendment.entry),
    }
    return Row(table(tables.AmendmentRow), values)


def _entry(entry: Entry) -> Values:
    return {
        "via": str(entry.via),
        "sitting": entry.sitting,
        "outcome": None if entry.outcome is None else str(entry.outcome),
        "source": _hash(entry.source),
        "received": entry.received,
        "to_confirm": entry.to_confirm,
        "made": entry.made,
        "settled": entry.settled,
    }


def stamps(event: Event, at: datetime) -> Values:
    """The instants that an event leaves on the row of its state."""
    match event:
        case did.MeetingOpened():
            return {"opened_at": at}
        case did.PaperCertified():
            return {"certified_at": at}
        case did.AmendmentFiled():
            return {"filed_at": at}
        case (
            did.AmendmentDisposed()
            | did.AmendmentWithdrawn()
            | did.IdeaLapsed()
            | did.EntryTakenBack()
            | did.AmendmentFollowed()
        ):
            return {"disposed_at": at}
        case did.AmendmentMaintained():
            return {"disposed_at": None}
        case _:
            return {}


@singledispatch
def facts(event: Event, envelope: Envelope) -> list[Row]:  # noqa: ARG001 (the dispatch's own signature)
    """The rows that follow from the event alone."""
    return []


@facts.register
def _(event: did.PersonAdmitted, _: Envelope) -> list[Row]:
    return [Row(table(tables.CapacityRow), _capacity(event))]


@facts.register
def _(event: did.PersonSeated, _: Envelope) -> list[Row]:
    return [Row(table(tables.CapacityRow), _capacity(event))]


@facts.register
def _(event: did.PersonDismissed, _: Envelope) -> list[Row]:
    return [Row(table(tables.CapacityRow), _capacity(event), gone=True)]


@facts.register
def _(event: did.ConclusionProposed, envelope: Envelope) -> list[Row]:
    first = _revision(event, envelope, 1, event.rationale)
    return [first, _step(event, envelope, 1, None)]


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
        "reason": _hash(event.reason),
        "counter": _hash(event.counter),
        "owner": _hash(event.owner),
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
    return [*gone, _step(event, envelope, event.revision, event.reason)]


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
    return [_step(event, envelope, event.revision, None)]


@facts.register
def _(event: did.ConclusionAgreed, envelope: Envelope) -> list[Row]:
    step = _step(event, envelope, event.revision, None)
    return [Row(step.table, step.values | {"attending": event.attending, "sitting": event.sitting})]


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
def _(event: did.DraftIssued, envelope: Envelope) -> list[Row]:
    issue = {
        "meeting_id": event.meeting,
        "number": event.number,
        "symbol": event.symbol.hash,
        "title": tuple(line.hash for line in event.title),
        "preamble": event.preamble.hash,
        "participants": event.participants,
        "at": envelope.at,
    }
    lines = (
        {
            "meeting_id": event.meeting,
            "number": event.number,
            "place": place,
            "conclusion": item.conclusion,
            "section": item.section,
            "label": item.label,
            "revision": item.revision,
            "wording": item.text_hash,
            "standing": item.standing,
        }
        for place, item in enumerate(event.items, 1)
    )
    return [Row(table(tables.IssueRow), issue), *(Row(table(tables.IssuedItemRow), line) for line in lines)]


@facts.register
def _(event: did.StructureProposed, envelope: Envelope) -> list[Row]:
    values = {
        "id": event.structure,
        "meeting_id": event.meeting,
        "change": str(event.change),
        "rationale": event.rationale.hash,
        "role": str(envelope.actor.role),
        "delegation": event.delegation,
        "item": event.item,
        "revision": event.revision,
        "paragraph": event.paragraph,
        "last": event.last,
        "joining_item": event.joining_item,
        "section": event.section,
        "before": event.before,
        "lines": tuple(line.hash for line in event.lines),
        "at": envelope.at,
    }
    return [Row(table(tables.StructureRow), values)]


@facts.register
def _(event: did.StructureDecided, envelope: Envelope) -> list[Row]:
    state = StructureState.ACCEPTED if event.accepted else StructureState.NOT_ACCEPTED
    return [_structure_end(event, envelope, state)]


@facts.register
def _(event: did.StructureWithdrawn, envelope: Envelope) -> list[Row]:
    return [_structure_end(event, envelope, StructureState.WITHDRAWN)]


def _structure_end(
    event: did.StructureDecided | did.StructureWithdrawn, envelope: Envelope, state: StructureState
) -> Row:
    values = {
        "structure": event.structure,
        "meeting_id": event.meeting,
        "state": str(state),
        "reason": _hash(event.reason),
        "at": envelope.at,
    }
    return Row(table(tables.StructureEndRow), values)


@facts.register
def _(event: did.SittingOpened, envelope: Envelope) -> list[Row]:
    return [_of_sitting(event, envelope, event.number, "opened", event.present, event.closed)]


@facts.register
def _(event: did.SittingSuspended, envelope: Envelope) -> list[Row]:
    return [_of_sitting(event, envelope, event.number, "suspended")]


@facts.register
def _(event: did.SittingResumed, envelope: Envelope) -> list[Row]:
    return [_of_sitting(event, envelope, event.number, "resumed")]


@facts.register
def _(event: did.SittingClosed, envelope: Envelope) -> list[Row]:
    return [_of_sitting(event, envelope, event.number, "closed")]


@facts.register
def _(event: did.AttendanceRecorded, envelope: Envelope) -> list[Row]:
    return [_of_sitting(event, envelope, event.sitting, "attendance", event.present)]


@facts.register
def _(event: did.ConclusionReopened, envelope: Envelope) -> list[Row]:
    return [_step(event, envelope, event.revision, event.reason)]


@facts.register
def _(event: did.ReturnedToComments, envelope: Envelope) -> list[Row]:
    return [_step(event, envelope, event.revision, event.reason)]


@facts.register
def _(event: did.ConclusionWithdrawn, envelope: Envelope) -> list[Row]:
    return [_step(event, envelope, 0, event.reason)]


@facts.register
def _(event: did.MergeProposed, envelope: Envelope) -> list[Row]:
    values = {
        "id": event.merge,
        "meeting_id": event.meeting,
        "conclusion": event.conclusion,
        "revision": event.revision,
        "wording": event.wording.hash,
        "reason": event.reason.hash,
        "lines": tuple(f"{line.amendment} {line.disposition}" for line in event.lines),
        "at": envelope.at,
    }
    return [Row(table(tables.MergeRow), values)]


@facts.register
def _(event: did.MergeAnswered, envelope: Envelope) -> list[Row]:
    values = {
        "merge": event.merge,
        "amendment": event.amendment_asked,
        "meeting_id": event.meeting,
        "conclusion": event.conclusion,
        "delegation": event.delegation,
        "agrees": event.agrees,
        "reason": _hash(event.reason),
        "at": envelope.at,
    }
    return [Row(table(tables.MergeAnswerRow), values)]


@facts.register
def _(event: did.MergeDecided, envelope: Envelope) -> list[Row]:
    values = {
        "merge": event.merge,
        "meeting_id": event.meeting,
        "conclusion": event.conclusion,
        "taken": event.taken,
        "reason": event.reason.hash,
        "at": envelope.at,
    }
    return [Row(table(tables.MergeDecisionRow), values)]


def _capacity(event: did.PersonAdmitted | did.PersonSeated | did.PersonDismissed) -> Values:
    role = Role.DELEGATION if isinstance(event, did.PersonSeated) else event.role
    key = {
        "meeting_id": event.meeting,
        "person": event.person,
        "role": str(role),
        "delegation": event.delegation or "",
    }
    if isinstance(event, did.PersonDismissed):
        return key
    return key | {"seat": str(event.seat), "stage": str(event.stage)}


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


def _of_sitting(
    event: did.OfMeeting,
    envelope: Envelope,
    number: int,
    kind: str,
    present: tuple[str, ...] | None = None,
    closed: bool | None = None,
) -> Row:
    values = {
        "meeting_id": event.meeting,
        "version": envelope.version,
        "number": number,
        "kind": kind,
        "present": present,
        "closed": closed,
        "at": envelope.at,
    }
    return Row(table(tables.SittingRow), values)


def _step(event: Any, envelope: Envelope, revision: int, reason: Text | None) -> Row:
    values = {
        "conclusion": event.conclusion,
        "version": envelope.version,
        "meeting_id": event.meeting,
        "state": event.state,
        "revision": revision,
        "reason": _hash(reason),
        "role": str(envelope.actor.role),
        "attending": None,
        "sitting": None,
        "at": envelope.at,
    }
    return Row(table(tables.StepRow), values)


def _hash(text: Text | None) -> str | None:
    return text.hash if text else None
