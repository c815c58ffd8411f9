"""What a row is."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Table

from engine.procedure.commands import Actor
from engine.procedure.texts import Text
from engine.record.tables import Base

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """`gone` says that the row with this key is to be taken away."""

    table: Table
    values: Values
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Envelope:
    """What the record knows of an event besides its content."""

    version: int
    at: datetime
    actor: Actor


def table(model: type[Base]) -> Table:
    found = model.__table__
    assert isinstance(found, Table)
    return found


def hashed(text: Text | None) -> str | None:
    return text.hash if text else None
