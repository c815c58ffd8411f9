"""What the meeting's events leave: its people, sittings, issued drafts, proposals on structure."""

from engine.procedure import events as did
from engine.procedure.commands import Role
from engine.procedure.meeting import draft_work
from engine.procedure.structure import StructureState
from engine.record import tables
from engine.record.rows.base import Envelope, Row, Values, hashed, table
from engine.record.rows.facts import facts
from engine.record.rows.translation import issued_in


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
    return [
        Row(table(tables.IssueRow), issue),
        *(Row(table(tables.IssuedItemRow), line) for line in lines),
        *issued_in(event, draft_work(event.number)),
    ]


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
        "reason": hashed(event.reason),
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
    """What was recorded before there were sittings is in the event, and in none of them."""
    if not event.sitting:
        return []
    return [_of_sitting(event, envelope, event.sitting, "attendance", event.present)]


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
