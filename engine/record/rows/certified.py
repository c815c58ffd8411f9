"""What follows certification leaves: statements, corrections, the files of what was issued; and extraordinary moves."""

from engine.procedure import events as did
from engine.procedure.correction import CorrectionState
from engine.procedure.meeting import CERTIFIED_WORK, addendum_work
from engine.record import tables
from engine.record.rows.base import Envelope, Row, hashed, table
from engine.record.rows.conclusion import step
from engine.record.rows.facts import facts
from engine.record.rows.translation import issued_in


@facts.register
def _(event: did.PaperCertified, _: Envelope) -> list[Row]:
    beside = [
        Row(
            table(tables.StatedRow),
            {
                "meeting_id": event.meeting,
                "number": number,
                "conclusion": each.conclusion,
                "delegation": each.delegation,
                "kind": str(each.kind),
                "text": hashed(each.text),
            },
        )
        for number, each in enumerate(event.stated, 1)
    ]
    return [*beside, *issued_in(event, CERTIFIED_WORK)]


@facts.register
def _(event: did.StatementMade, envelope: Envelope) -> list[Row]:
    values = {
        "id": event.statement,
        "meeting_id": event.meeting,
        "item": event.item,
        "delegation": event.delegation,
        "kind": str(event.kind),
        "text": event.text.hash,
        "at": envelope.at,
    }
    return [Row(table(tables.StatementRow), values)]


@facts.register
def _(event: did.StatementWithdrawn, envelope: Envelope) -> list[Row]:
    values = {"statement": event.statement, "meeting_id": event.meeting, "at": envelope.at}
    return [Row(table(tables.WithdrawnStatementRow), values)]


@facts.register
def _(event: did.AddendumIssued, envelope: Envelope) -> list[Row]:
    values = {
        "meeting_id": event.meeting,
        "number": event.number,
        "statements": event.statements,
        "at": envelope.at,
    }
    return [Row(table(tables.AddendumRow), values), *issued_in(event, addendum_work(event.number))]


@facts.register
def _(event: did.CorrectionAsked, envelope: Envelope) -> list[Row]:
    values = {
        "id": event.correction,
        "meeting_id": event.meeting,
        "item": event.item,
        "language": event.language,
        "wrong": event.wrong.hash,
        "right": event.right.hash,
        "reason": event.reason.hash,
        "delegation": event.delegation,
        "at": envelope.at,
    }
    return [Row(table(tables.CorrectionRow), values)]


@facts.register
def _(event: did.CorrectionCirculated, envelope: Envelope) -> list[Row]:
    return [_step(event, envelope, CorrectionState.CIRCULATED, until=event.until)]


@facts.register
def _(event: did.CorrectionObjected, envelope: Envelope) -> list[Row]:
    said = {"delegation": event.delegation, "reason": event.reason.hash}
    return [_step(event, envelope, CorrectionState.OBJECTED, **said)]


@facts.register
def _(event: did.CorrectionIssued, envelope: Envelope) -> list[Row]:
    return [_step(event, envelope, CorrectionState.ISSUED, number=event.number)]


@facts.register
def _(event: did.FilesKept, envelope: Envelope) -> list[Row]:
    return [
        Row(
            table(tables.KeptPartRow),
            {
                "meeting_id": event.meeting,
                "work": event.work,
                "part": each.part,
                "name": each.name,
                "sha256": each.sha256,
                "size": each.size,
                "at": envelope.at,
            },
        )
        for each in event.files
    ]


@facts.register
def _(event: did.ExtraordinaryMoveProposed, envelope: Envelope) -> list[Row]:
    values = {
        "id": event.move,
        "meeting_id": event.meeting,
        "conclusion": event.conclusion,
        "source": event.source,
        "target": event.to,
        "reason": event.reason.hash,
        "role": str(event.role),
        "at": envelope.at,
    }
    return [Row(table(tables.MoveRow), values)]


@facts.register
def _(event: did.ExtraordinarilyMoved, envelope: Envelope) -> list[Row]:
    values = {
        "move": event.move,
        "meeting_id": event.meeting,
        "role": str(envelope.actor.role),
        "at": envelope.at,
    }
    confirmed = Row(table(tables.ConfirmedMoveRow), values)
    return [confirmed, step(event, envelope, event.revision, event.reason)]


@facts.register
def _(event: did.ConclusionDeferred, envelope: Envelope) -> list[Row]:
    return [step(event, envelope, event.revision, event.reason)]


def _step(
    event: did.CorrectionCirculated | did.CorrectionObjected | did.CorrectionIssued,
    envelope: Envelope,
    state: CorrectionState,
    **said: str | int,
) -> Row:
    empty = dict.fromkeys(("until", "delegation", "reason", "number"))
    values = {
        "correction": event.correction,
        "state": str(state),
        "meeting_id": event.meeting,
        "at": envelope.at,
    }
    return Row(table(tables.CorrectionStepRow), values | empty | said)
