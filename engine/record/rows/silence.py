"""What the events of silence procedures leave: one step each."""

from dataclasses import fields

from engine.procedure import events as did
from engine.procedure.texts import Text
from engine.record import tables
from engine.record.rows.base import Envelope, Row, Values, table
from engine.record.rows.facts import facts

STEPS = table(tables.SilenceStepRow)
# Where a step keeps what an event calls by a name of its own.
NAMES = {"text": "reason", "since": None, "meeting": None}


@facts.register
def _(
    event: did.SilenceOpened
    | did.SilenceExtended
    | did.SilenceRefused
    | did.SilenceBroken
    | did.SilenceSuperseded
    | did.SilenceExpired
    | did.SilenceAnnounced
    | did.SilenceCalledOff
    | did.FilingWasLate
    | did.OutsideFilingEntered
    | did.OutsideFilingConfirmed
    | did.OutsideFilingDismissed,
    envelope: Envelope,
) -> list[Row]:
    empty: Values = dict.fromkeys(column.name for column in STEPS.columns)
    own = {
        "meeting_id": event.meeting,
        "version": envelope.version,
        "kind": type(event).__name__,
        "at": envelope.at,
    }
    return [Row(STEPS, empty | own | _said(event))]


def _said(event: did.Event) -> Values:
    named = {part.name: NAMES.get(part.name, part.name) for part in fields(event)}
    return {column: _kept(getattr(event, name)) for name, column in named.items() if column}


def _kept(value: object) -> object:
    if isinstance(value, Text):
        return value.hash
    return str(value) if isinstance(value, str) else value  # an enumeration's member is its string
