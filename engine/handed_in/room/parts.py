"""What the room's file comes to: the whole paper as it stands in Word, against the record."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from engine.handed_in.parts import Unplaced
from engine.record.queries.views import AmendmentView, ItemView
from engine.text.merge import Carried
from engine.text.wording import Wording
from engine.word.reader import LeftOut


class MatchedBy(StrEnum):
    """How an item was found: by the bookmark it went out with, by saying exactly what a revision of it says, or by the
    words it shares with one, which a person must look at."""

    BOOKMARK = "bookmark"
    TEXT = "text"
    LIKENESS = "likeness"


class RoomOutcome(StrEnum):
    UNCHANGED = "unchanged"
    CHANGED = "changed"
    CONFLICT = "conflict"


class Standing(StrEnum):
    """What the room's text leaves of a pending amendment: nothing to be done, what still differs, or a conflict."""

    CONTAINED = "contained"
    OPEN = "open"
    CONFLICT = "conflict"


class Gone(StrEnum):
    """How an item is missing: its deletion is tracked in the file, or there is no trace of it."""

    DELETED = "deleted"
    ABSENT = "absent"


class Place(StrEnum):
    TITLE = "title"
    PREAMBLE = "preamble"
    HEADING = "heading"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the items of the paper on the record.

    `headings` are those of its sections by key, in their order, as they are printed; `also` is what else our own papers
    print and is of no item.
    """

    title: tuple[str, ...]
    preamble: str
    headings: Mapping[str, str]
    also: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class RoomAmendment:
    """A pending amendment against the room's text; `carried` says how, None where there was nothing to carry."""

    amendment: AmendmentView
    standing: Standing
    carried: Carried | None = None


@dataclass(frozen=True, slots=True)
class RoomItem:
    """One item as the file has it.

    `revision` is the one that the file began from, with its wording in `base`; with `exact` the file says it to the
    letter once every tracked change is rejected (`file_base`), else it is the one that the file differs least from.
    `final` is the room's text, every change accepted. `wording` is what the item would read: the room's text, carried
    to the current revision where the file is older; None in a conflict, of which `base`, `item.wording` and `final` are
    the three texts. The amendments are sorted against `wording`, in a conflict against `final`. `by` are the
    delegations under whose names there are tracked changes in it.
    """

    item: ItemView
    matched_by: MatchedBy
    revision: int
    exact: bool
    base: Wording
    file_base: Wording
    final: Wording
    wording: Wording | None
    outcome: RoomOutcome
    carried: Carried | None
    amendments: tuple[RoomAmendment, ...]
    by: tuple[str, ...]

    @property
    def has_untracked(self) -> bool:
        """Whether somebody edited it without tracking."""
        return self.file_base != self.base


@dataclass(frozen=True, slots=True)
class NewItem:
    """What reads like an item and is none of the paper.

    It stands in `section` behind the item `after` (None: before the first one of its section); new items behind the
    same one come in the order of the file. `number` is what the file prints before it.
    """

    section: str
    after: str | None
    number: str
    topic: str | None
    wording: Wording
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """An item of the paper that the file no longer has: to be proposed for withdrawal, never silently."""

    item: ItemView
    gone: Gone
    amendments: tuple[RoomAmendment, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """An item that stands elsewhere in the file: in `section`, behind the item `after` of that section or first."""

    item: ItemView
    section: str
    after: str | None


@dataclass(frozen=True, slots=True)
class Around:
    """A line around the items that reads otherwise; "" where there is none. `item` is that of a topic."""

    place: Place
    before: str
    after: str
    item: str | None = None


@dataclass(frozen=True, slots=True)
class RoomComment:
    """A comment, with the item that it is about, and its delegation where it goes by the name of one."""

    item: str | None
    text: str
    anchor: str
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoomFile:
    """The whole file. `items` come in its order; `left_open` counts the tracked changes of delegations that were left
    as they are."""

    items: tuple[RoomItem, ...]
    new: tuple[NewItem, ...]
    missing: tuple[Missing, ...]
    moved: tuple[Moved, ...]
    around: tuple[Around, ...]
    unplaced: tuple[Unplaced, ...]
    comments: tuple[RoomComment, ...]
    left_out: tuple[LeftOut, ...]
    left_open: int = 0
