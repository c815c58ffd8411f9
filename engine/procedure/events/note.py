"""A delegation's private notes: in a stream of their own, so that nobody learns that there are any."""

from dataclasses import dataclass

from engine.procedure.events.base import OfNote
from engine.procedure.texts import Text


@dataclass(frozen=True, slots=True)
class NoteWritten(OfNote):
    delegation: str
    line: Text
    fallback: Text
