"""What becomes of a text that is made of many amendments."""

from engine.procedure import events as did
from engine.record import tables
from engine.record.rows.base import Envelope, Row, hashed, table
from engine.record.rows.facts import facts


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
        "reason": hashed(event.reason),
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
