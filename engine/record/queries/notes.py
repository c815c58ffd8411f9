"""A delegation's private notes: for that delegation alone."""

from sqlalchemy import Connection, select

from engine.procedure.commands import Actor, Role
from engine.record import tables
from engine.record.current.handles import STREAMS
from engine.record.queries.texts import Texts
from engine.record.queries.views import NoteView
from engine.record.rows import table

NOTES = table(tables.NoteRow)


def notes_of(connection: Connection, meeting_id: str, viewer: Actor) -> dict[str, NoteView]:
    """The notes of the viewer's own delegation, by the item's id; none for whoever has no delegation."""
    if viewer.role != Role.DELEGATION or viewer.delegation is None:
        return {}
    query = (
        select(NOTES, STREAMS.c.version)
        .join(STREAMS, STREAMS.c.id == NOTES.c.id)
        .where(NOTES.c.meeting_id == meeting_id, NOTES.c.delegation == viewer.delegation)
    )
    rows = connection.execute(query).mappings().all()
    texts = Texts(connection, meeting_id, (hash_ for row in rows for hash_ in (row["line"], row["fallback"])))
    return {
        row["conclusion"]: NoteView(
            row["conclusion"],
            row["version"],
            texts.prose(row["line"]),
            texts.prose(row["fallback"]),
            row["at"],
        )
        for row in rows
    }
