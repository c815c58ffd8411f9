"""Texts by their hashes, many at a time."""

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, bindparam, select

from engine.procedure.texts import Text, wording_of
from engine.record import tables
from engine.record.current.handles import AT_ONCE
from engine.record.rows import table
from engine.text.brackets import unattributed
from engine.text.wording import Wording

TEXTS = table(tables.KeptText)
_TEXTS = select(TEXTS).where(
    TEXTS.c.meeting_id == bindparam("meeting"), TEXTS.c.hash.in_(bindparam("hashes", expanding=True))
)


class Texts:
    """The texts of one meeting that a page needs. For a viewer who is not told who wants what, `nameless` are the names
    that brackets lose."""

    def __init__(
        self,
        connection: Connection,
        meeting: str,
        hashes: Iterable[str | None],
        nameless: Collection[str] | None = None,
    ) -> None:
        self._nameless = nameless
        wanted = sorted({hash_ for hash_ in hashes if hash_})
        self._found: dict[str, Text] = {}
        self._wordings: dict[str, Wording] = {}  # read once each: many amendments name the same base
        for start in range(0, len(wanted), AT_ONCE):
            asked = {"meeting": meeting, "hashes": wanted[start : start + AT_ONCE]}
            for row in connection.execute(_TEXTS, asked):
                self._found[row.hash] = Text(row.hash, row.salt or "", row.body)

    def prose(self, hash_: str | None) -> str:
        """The text; empty when there is none, or when it was erased."""
        return str(self._found[hash_]) if hash_ in self._found else ""

    def optional(self, hash_: str | None) -> str | None:
        return self.prose(hash_) or None

    def wording(self, hash_: str) -> Wording:
        if hash_ not in self._wordings:
            kept = self._found.get(hash_)
            found = wording_of(kept) if kept else Wording(())
            self._wordings[hash_] = found if self._nameless is None else unattributed(found, self._nameless)
        return self._wordings[hash_]
