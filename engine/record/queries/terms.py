"""How the terms of a meeting were changed: told from the events alone, since the meeting keeps the latest only."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from engine.procedure.commands import Role
from engine.procedure.events import TermsSet
from engine.procedure.terms import Terms
from engine.record import tables
from engine.record.codec import event_of
from engine.record.rows import table

EVENTS = table(tables.StoredEvent)


@dataclass(frozen=True, slots=True)
class TermsChange:
    """The terms from this moment on, and the role that set them."""

    terms: Terms
    role: Role
    at: datetime


def terms_changes(connection: Connection, meeting_id: str) -> tuple[TermsChange, ...]:
    """Every change of the meeting's terms, the first ones among them, the latest first."""
    query = (
        select(EVENTS.c.format, EVENTS.c.body, EVENTS.c.at)
        .where(EVENTS.c.meeting_id == meeting_id, EVENTS.c.kind == TermsSet.__name__)
        .order_by(EVENTS.c.version.desc())
    )
    return tuple(_change(format_, json.loads(body), at) for format_, body, at in connection.execute(query))


def _change(format_: int, body: dict[str, Any], at: datetime) -> TermsChange:
    event = event_of(TermsSet.__name__, format_, body["data"], {})
    assert isinstance(event, TermsSet), "its kind says so"
    return TermsChange(event.terms, Role(body["by"]["role"]), at)
