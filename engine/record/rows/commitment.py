"""What events on commitments and links leave."""

from engine.procedure import events as did
from engine.procedure.commands import Audience, Progress
from engine.record import tables
from engine.record.rows.base import Envelope, Row, Values, hashed, table
from engine.record.rows.facts import facts


@facts.register
def _(event: did.CommitmentRecorded, envelope: Envelope) -> list[Row]:
    values = {
        "id": event.commitment,
        "meeting_id": event.meeting,
        "conclusion": event.conclusion,
        "passage": event.passage.hash,
        "at": envelope.at,
    }
    first = _owned(event) | {"step": 1, "progress": str(Progress.OPEN)}
    return [Row(table(tables.CommitmentRow), values), _step(event, envelope, first)]


@facts.register
def _(event: did.CommitmentAmended, envelope: Envelope) -> list[Row]:
    return [_step(event, envelope, _owned(event) | {"step": event.step, "note": event.reason.hash})]


@facts.register
def _(event: did.CommitmentFollowedUp, envelope: Envelope) -> list[Row]:
    said = {"progress": str(event.progress), "note": hashed(event.note), "audience": str(event.audience)}
    return [_step(event, envelope, said | {"step": event.step})]


@facts.register
def _(event: did.ItemsLinked, envelope: Envelope) -> list[Row]:
    values = {
        "id": event.link,
        "meeting_id": event.meeting,
        "conclusion": event.conclusion,
        "to_meeting": event.to_meeting,
        "to_conclusion": event.to_conclusion,
        "deferred": event.deferred,
        "at": envelope.at,
    }
    return [Row(table(tables.ItemLinkRow), values)]


@facts.register
def _(event: did.ItemsUnlinked, _: Envelope) -> list[Row]:
    return [Row(table(tables.ItemLinkRow), {"id": event.link}, gone=True)]


@facts.register
def _(event: did.MeetingFollowed, envelope: Envelope) -> list[Row]:
    values = {"meeting_id": event.meeting, "former": event.former, "at": envelope.at}
    return [Row(table(tables.FormerMeetingRow), values)]


def _owned(event: did.CommitmentRecorded | did.CommitmentAmended) -> Values:
    return {
        "owner_kind": str(event.owner_kind),
        "owner": event.owner,
        "owner_words": hashed(event.owner_words),
        "due": event.due,
    }


def _step(
    event: did.CommitmentRecorded | did.CommitmentAmended | did.CommitmentFollowedUp,
    envelope: Envelope,
    said: Values,
) -> Row:
    nothing = dict.fromkeys(("owner_kind", "owner", "owner_words", "due", "progress", "note"))
    own = {"commitment": event.commitment, "meeting_id": event.meeting, "at": envelope.at}
    return Row(table(tables.CommitmentStepRow), {**nothing, "audience": str(Audience.MEMBERS), **own, **said})
