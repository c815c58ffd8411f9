"""What a Word file that a delegation hands in comes to."""

from dataclasses import dataclass
from enum import StrEnum

from engine.record.queries.views import ItemView
from engine.text.merge import Carried
from engine.text.wording import Wording
from engine.word.reader import LeftOut


class Outcome(StrEnum):
    """What becomes of an item's changes. `FILED` and `KEPT` say that the delegation has proposed just this already."""

    DRAFT = "draft"
    NOTHING = "nothing"
    CONTAINED = "contained"
    CONFLICT = "conflict"
    FILED = "filed"
    KEPT = "kept"


class Why(StrEnum):
    """Why a passage could not be placed."""

    NO_ITEM = "no_item"
    NEW_ITEM = "new_item"
    FRAME = "frame"


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read an item of the file, on the revision that the file began from and on the current one.

    `wording` is None where it cannot be put on the current revision; `carried` says how it was carried, if it was.
    """

    amended: Wording
    wording: Wording | None
    outcome: Outcome
    carried: Carried | None = None


@dataclass(frozen=True, slots=True)
class HandedItem:
    """One item as the file has it.

    `revision` is the one that the file began from, with its wording in `base`; `file_base` is the file's text with
    every tracked change rejected. Where the two differ, somebody has edited without tracking: then `whole` has those
    edits too, and `tracked` is the tracked changes alone, or None where they cannot be told from the others.
    """

    item: ItemView
    revision: int
    base: Wording
    file_base: Wording
    whole: Reading
    tracked: Reading | None

    @property
    def has_untracked(self) -> bool:
        return self.file_base != self.base


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A passage of the file that belongs to no item. Both texts are "" for what is not there on that side."""

    why: Why
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class HandedComment:
    """A comment of the file. `item` is the id of the item that it is about, None where it is about none."""

    item: str | None
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class HandedIn:
    """The whole file. `missing` are items of the paper that it does not hold; `others` counts the tracked changes of
    other delegations, which are left as they are."""

    items: tuple[HandedItem, ...]
    unplaced: tuple[Unplaced, ...]
    comments: tuple[HandedComment, ...]
    left_out: tuple[LeftOut, ...]
    missing: tuple[ItemView, ...]
    others: int = 0
