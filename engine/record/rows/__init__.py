"""Current rows: what a state or an event leaves in which table. Pure: the store writes them, `verify` compares them.

A row is its table and its values. Rows that mirror a state (`meetings`, `conclusions`, `amendments`) follow the state
after each event; the others follow from the event alone and are added once.
"""

from engine.record.rows import certified, commitment, conclusion, meeting, merge, silence, translation
from engine.record.rows.base import Envelope, Row, Values, table
from engine.record.rows.facts import facts
from engine.record.rows.states import of_amendment, of_conclusion, of_meeting, stamps

# Each registers the rows of its events when it is read.
TOLD = (meeting, conclusion, merge, commitment, certified, translation, silence)

__all__ = [
    "TOLD", "Envelope", "Row", "Values", "facts", "of_amendment", "of_conclusion", "of_meeting", "stamps", "table",
]  # fmt: skip
