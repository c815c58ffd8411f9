"""What the events of other languages leave."""

from engine.procedure import events as did
from engine.record import tables
from engine.record.rows.base import Envelope, Row, hashed, table
from engine.record.rows.facts import facts


@facts.register
def _(event: did.TranslationMade, envelope: Envelope) -> list[Row]:
    values = {
        "conclusion": event.conclusion,
        "language": event.language,
        "number": event.number,
        "meeting_id": event.meeting,
        "renders": event.renders,
        "wording": event.wording.hash,
        "reason": hashed(event.reason),
        "remark": event.remark,
        "at": envelope.at,
    }
    return [Row(table(tables.TranslationRow), values)]


@facts.register
def _(event: did.RemarkMade, envelope: Envelope) -> list[Row]:
    values = {
        "id": event.remark,
        "meeting_id": event.meeting,
        "conclusion": event.conclusion,
        "language": event.language,
        "number": event.number,
        "delegation": event.delegation,
        "wording": event.wording.hash,
        "reason": event.reason.hash,
        "at": envelope.at,
    }
    return [Row(table(tables.RemarkRow), values)]


@facts.register
def _(event: did.RemarkAnswered, envelope: Envelope) -> list[Row]:
    values = {
        "remark": event.remark,
        "meeting_id": event.meeting,
        "conclusion": event.conclusion,
        "number": event.number,
        "reason": hashed(event.reason),
        "at": envelope.at,
    }
    return [Row(table(tables.RemarkAnswerRow), values)]


@facts.register
def _(event: did.FrameTranslated, envelope: Envelope) -> list[Row]:
    values = {
        "meeting_id": event.meeting,
        "language": event.language,
        "number": event.number,
        "renders": event.renders,
        "title": tuple(line.hash for line in event.title),
        "preamble": event.preamble.hash,
        "topics": tuple((id_, topic.hash) for id_, topic in event.topics),
        "at": envelope.at,
    }
    return [Row(table(tables.FrameRow), values)]


def issued_in(event: did.DraftIssued | did.PaperCertified | did.AddendumIssued, work: str) -> list[Row]:
    """What an issue says in other languages."""
    return [
        Row(
            table(tables.IssuedInRow),
            {
                "meeting_id": event.meeting,
                "work": work,
                "language": each.language,
                "conclusion": each.conclusion or "",
                "number": each.number,
                "standing": str(each.standing),
            },
        )
        for each in event.translated
    ]
