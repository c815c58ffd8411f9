"""Receipts: what a delegation has filed, as it stands on the record, for that delegation alone.

A receipt names the event by its hash, its instant, and the meeting's digest at the moment it is drawn: whoever keeps it
can show later that the record was not changed behind it.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from engine.procedure.commands import Actor, Role
from engine.procedure.events import AmendmentFiled, CommentWritten, PositionTaken
from engine.procedure.texts import Text, wording_of
from engine.record import tables
from engine.record.chain import digest
from engine.record.rows import table
from engine.record.verify import PRIVATE
from engine.text.wording import print_wording

EVENTS = table(tables.StoredEvent)
STREAMS = table(tables.Stream)
TEXTS = table(tables.KeptText)
FILINGS = {each.__name__: each for each in (PositionTaken, AmendmentFiled, CommentWritten)}
WORDINGS = ("wording", "counter")  # the fields that hold a wording; every other text is prose
SAID = (*WORDINGS, "rationale", "reason", "owner", "text")


@dataclass(frozen=True, slots=True)
class Receipt:
    """`kind` is the event's name, `position` the kind of position if it is one; `said` are (field, text), and `hash` is
    that of the event at `version` of the conclusion's stream. `digest` is the meeting's as the receipt is drawn."""

    kind: str
    conclusion: str
    version: int
    revision: int
    position: str | None
    said: tuple[tuple[str, str], ...]
    at: datetime
    hash: str
    digest: str


def receipts(connection: Connection, meeting_id: str, viewer: Actor) -> tuple[Receipt, ...]:
    """Everything that the viewer's delegation has filed, the latest first; nothing for other capacities."""
    if viewer.role != Role.DELEGATION:
        return ()
    of_meeting = select(STREAMS.c.id, STREAMS.c.head).where(
        STREAMS.c.meeting_id == meeting_id, STREAMS.c.kind.not_in(PRIVATE)
    )
    heads = {row.id: row.head for row in connection.execute(of_meeting)}
    query = (
        select(EVENTS)
        .where(EVENTS.c.meeting_id == meeting_id, EVENTS.c.kind.in_(FILINGS))
        .order_by(EVENTS.c.at.desc(), EVENTS.c.stream, EVENTS.c.version.desc())
    )
    found = []
    for row in connection.execute(query).mappings():
        data = json.loads(row["body"])["data"]
        if data["delegation"] == viewer.delegation and not data.get("kept_from"):
            said = tuple(_said(connection, meeting_id, data))
            found.append(
                Receipt(
                    kind=row["kind"],
                    conclusion=row["stream"],
                    version=row["version"],
                    revision=data.get("revision") or data.get("base_revision"),
                    position=data["kind"] if row["kind"] == PositionTaken.__name__ else None,
                    said=said,
                    at=row["at"],
                    hash=row["hash"],
                    digest=digest(heads),
                )
            )
    return tuple(found)


def _said(connection: Connection, meeting_id: str, data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every text of the filing; one that was erased is left out."""
    for name in SAID:
        hash_ = (data.get(name) or {}).get("text")
        query = select(TEXTS).where(TEXTS.c.meeting_id == meeting_id, TEXTS.c.hash == hash_)
        row = connection.execute(query).first() if hash_ else None
        if row is not None and row.body:
            text = Text(row.hash, row.salt or "", row.body)
            yield name, print_wording(wording_of(text)) if name in WORDINGS else str(text)
