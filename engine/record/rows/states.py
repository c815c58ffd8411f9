"""Rows that mirror a state: the meeting's, an item's, an amendment's."""

from datetime import datetime

from engine.procedure import events as did
from engine.procedure.amendment import Amendment
from engine.procedure.conclusion import Conclusion, Move
from engine.procedure.events import Entry, Event
from engine.procedure.meeting import Meeting
from engine.procedure.silence import next_hour
from engine.procedure.translation import Translation
from engine.record import tables
from engine.record.rows.base import Row, Values, hashed, table
from engine.record.tables.conclusion import StoredMove


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
        "statements_until": meeting.statements_until,
        "printing": None if meeting.printing is None else str(meeting.printing),
        "corrections": meeting.corrections,
        "addenda": meeting.addenda,
        "ordered": meeting.ordered,
        "frames": meeting.frames,
        "silences": meeting.silences,
        "next_hour": next_hour(meeting.silences),
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
        "topic": hashed(conclusion.topic),
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
        "by_silence": conclusion.by_silence,
        "challenge": conclusion.challenge,
        "move": _move(conclusion.move),
        "from_meeting": conclusion.from_meeting,
        "from_item": conclusion.from_item,
        "substance": conclusion.substance,
        "translations": tuple(map(_kept, conclusion.translations)),
        "remarks": conclusion.remarks,
        "adopted_at": conclusion.adopted_at,
    }
    return Row(table(tables.ConclusionRow), values)


def _move(move: Move | None) -> StoredMove | None:
    if move is None:
        return None
    return StoredMove(move.id, move.source, move.to, move.reason.hash, move.person, move.role)


def _kept(found: Translation) -> tuple[str, int, int, str, str]:
    return (found.language, found.number, found.renders, found.wording.hash, found.since)


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
        "filed_wording": hashed(amendment.filed_wording),
        "filed_revision": amendment.filed_revision,
        "carry": None if amendment.carry is None else str(amendment.carry),
        "why": amendment.why,
        "offered_to": amendment.offered_to,
        "joined": amendment.joined,
        "treatment": None if amendment.treatment is None else str(amendment.treatment),
        "treatment_reason": hashed(amendment.treatment_reason),
        "reason": hashed(amendment.reason),
        "filed_again": amendment.filed_again,
        "audience": str(amendment.audience),
        "attribution": str(amendment.attribution),
        "partners": amendment.partners,
        "with_presidency": amendment.with_presidency,
        "agreed_by": amendment.agreed_by,
        "cleared": amendment.cleared,
        "sent_back": hashed(amendment.sent_back),
        "disputed_by": amendment.disputed_by,
        "course": str(amendment.course),
        "maintain_until": amendment.maintain_until,
        **_entry(amendment.entry),
        **_languages(amendment),
    }
    return Row(table(tables.AmendmentRow), values)


def _entry(entry: Entry) -> Values:
    return {
        "via": str(entry.via),
        "sitting": entry.sitting,
        "outcome": None if entry.outcome is None else str(entry.outcome),
        "source": hashed(entry.source),
        "received": entry.received,
        "to_confirm": entry.to_confirm,
        "made": entry.made,
        "settled": entry.settled,
    }


def _languages(amendment: Amendment) -> Values:
    own, counterpart = amendment.own, amendment.counterpart
    return {
        "on_number": amendment.on_number,
        "own_language": own.language if own else None,
        "own_number": own.number if own else None,
        "own_wording": own.wording.hash if own else None,
        "counterpart_revision": counterpart.revision if counterpart else None,
        "counterpart": counterpart.wording.hash if counterpart else None,
        "returned": hashed(amendment.returned),
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
