"""A proposal on the structure of the paper. It is open until it is decided or withdrawn, once."""

from dataclasses import dataclass
from enum import StrEnum

from engine.procedure.commands import Change
from engine.procedure.texts import Text


class StructureState(StrEnum):
    OPEN = "open"
    ACCEPTED = "accepted"
    NOT_ACCEPTED = "not_accepted"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Structure:
    """See `ProposeStructure` for what each field says; `item` is the item that it is about."""

    id: str
    meeting: str
    change: Change
    delegation: str | None
    item: str | None
    revision: int | None
    paragraph: int | None
    last: int | None
    joining_item: str | None
    section: str | None
    before: str | None
    lines: tuple[Text, ...]
    rationale: Text
    state: StructureState
