"""Rows that follow from an event alone, and are added once: one function an event, told by its concept's module."""

from functools import singledispatch

from engine.procedure.events import Event
from engine.record.rows.base import Envelope, Row


@singledispatch
def facts(event: Event, envelope: Envelope) -> list[Row]:  # noqa: ARG001 (the dispatch's own signature)
    """The rows that follow from the event alone."""
    return []
