"""Texts by their hashes: the words themselves only where a decision reads them."""

from sqlalchemy import Connection, bindparam, select

from engine.procedure.texts import Text
from engine.record.current.handles import TEXTS

_TEXT = select(TEXTS).where(TEXTS.c.meeting_id == bindparam("meeting"), TEXTS.c.hash == bindparam("hash"))


def reference(hash_: str) -> Text:
    """A text by its hash alone."""
    return Text(hash_, "", None)


def optional(hash_: str | None) -> Text | None:
    return reference(hash_) if hash_ else None


def text(connection: Connection, meeting: str, hash_: str) -> Text:
    row = connection.execute(_TEXT, {"meeting": meeting, "hash": hash_}).first()
    return Text(row.hash, row.salt or "", row.body) if row else reference(hash_)
