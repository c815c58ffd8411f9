"""A statement beside the certified paper, in its author's words."""

from dataclasses import dataclass

from engine.procedure.commands import StatementKind
from engine.procedure.texts import Text


@dataclass(frozen=True, slots=True)
class Statement:
    """On one item, or on the whole paper (`item` is None)."""

    id: str
    item: str | None
    delegation: str
    kind: StatementKind
    text: Text
    withdrawn: bool = False
