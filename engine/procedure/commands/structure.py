"""Structure is negotiable too: what the paper's items are, where they stand, its title lines and its preamble."""

from dataclasses import dataclass
from enum import StrEnum

from engine.procedure.commands.base import Command


class Change(StrEnum):
    """What is proposed. Paragraphs count from 1, the item's lead is the first."""

    SPLIT = "split"  # the item in two, before `paragraph`
    JOIN = "join"  # another item's text goes to the end of this one
    MOVE = "move"  # the item to another place or section
    TAKE_OUT = (
        "take_out"  # paragraphs `paragraph` to `last` as an item of their own, in another place or section
    )
    TITLE = "title"  # other title lines
    PREAMBLE = "preamble"


@dataclass(frozen=True, slots=True)
class ProposeStructure(Command):
    """A proposal like any other; its id is the command's. `section` and `before` (an item of that section; None: at its
    end) say where something is to stand, `joining` which item goes into this one, `lines` the title or the preamble.
    What a kind does not need stays empty."""

    change: Change
    rationale: str
    conclusion: str | None = None
    on_revision: int | None = None
    paragraph: int | None = None
    last: int | None = None
    joining_item: str | None = None
    section: str | None = None
    before: str | None = None
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DecideStructure(Command):
    """The Presidency decides. `versions` are (item, revision) of the items concerned, as they were shown."""

    structure: str
    accepted: bool
    reason: str
    versions: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class WithdrawStructure(Command):
    structure: str
    reason: str
