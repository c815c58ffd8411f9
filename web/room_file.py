"""The room's file against the record: read whole, and what of it can be taken over now, for the page and the command.

Nothing is kept of the file. What would be made of it is shown first; `TakeRoomFile` is then handed in with just that.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from engine.handed_in.room import Frame, MatchedBy, NewItem, RoomFile, RoomItem, RoomOutcome, room_file
from engine.procedure import commands as ask
from engine.procedure.commands import RoomLine
from engine.procedure.refusals import Code, Refusal, refuse
from engine.record.queries.item import items
from engine.record.queries.views import ItemView
from engine.text.wording import Wording, print_wording
from engine.word.bookmarks import bookmark_name
from engine.word.reader import read
from web import desk
from web.database import reading
from web.here import Here
from web.messages import gettext
from web.own_papers import captions, known_notes
from web.word_files import format_of, headings


class OtherPaper(ValueError):
    """No item of this meeting is in the file, or its items go by the names of another meeting's."""


class Way(StrEnum):
    """What is to be done with an item of the file. `TAKE` is what the file says without a doubt; what was only alike
    (`LOOK`), or stands against what changed meanwhile (`CONFLICT`), a person takes by name; `NOT_NOW` nobody does."""

    TAKE = "take"
    LOOK = "look"
    CONFLICT = "conflict"
    NOT_NOW = "not_now"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Offered:
    """One item of the file: what may be done with it, the text that it would have, and why not now, if so."""

    found: RoomItem
    way: Way
    refusal: Refusal | None = None

    @property
    def wording(self) -> Wording:
        """In a conflict the file's own text: taken, it stands in the place of what changed meanwhile."""
        return self.found.final if self.found.wording is None else self.found.wording

    @property
    def line(self) -> RoomLine:
        return RoomLine(self.found.item.id, self.found.item.revision, self.wording)


@dataclass(frozen=True, slots=True)
class OfferedNew:
    """A new item of the file, by its number; `withdrawn` is an item that is gone from the paper and said just this."""

    number: int
    new: NewItem
    withdrawn: ItemView | None


@dataclass(frozen=True, slots=True)
class Offer:
    """The whole file, item by item in its order."""

    file: RoomFile
    items: tuple[Offered, ...]
    new: tuple[OfferedNew, ...]

    def of(self, *ways: Way) -> tuple[Offered, ...]:
        return tuple(each for each in self.items if each.way in ways)


def read_room_file(place: Here, docx: bytes, leave_open: bool = False) -> Offer:
    """What the file comes to. With `leave_open`, changes tracked under the name of a delegation stay proposals.

    Raises UploadRefused for a file that is not admitted, OtherPaper for one that is no paper of this meeting.
    """
    every = items(reading(), place.meeting.id, place.actor)
    standing = [item for item in every if item.number is not None]
    found = room_file(
        docx,
        standing,
        _frame(place, every),
        format_of(place.meeting).words,
        leave_open=leave_open,
        known_note=known_notes(every),
    )
    if (standing and not found.items) or _is_another_s(docx, every):
        raise OtherPaper
    may = desk.across(place.actor, place.meeting.id, "revise_from_room")
    gone = [item for item in every if item.number is None]
    new = (OfferedNew(number, each, _withdrawn(each, gone)) for number, each in enumerate(found.new, 1))
    return Offer(found, tuple(_offered(each, may) for each in found.items), tuple(new))


def _frame(place: Here, every: Sequence[ItemView]) -> Frame:
    meeting = place.meeting
    return Frame(meeting.title, meeting.preamble, headings(meeting), captions(every))


def _is_another_s(docx: bytes, every: Iterable[ItemView]) -> bool:
    """Whether the file has bookmarks of items, and none of them is an item of this meeting: the same words may stand in
    the papers of two meetings."""
    marks = {name for each in read(docx).paragraphs for name in each.bookmarks if name.startswith("item_")}
    return bool(marks) and not marks & {bookmark_name(item.id) for item in every}


def _withdrawn(new: NewItem, gone: Sequence[ItemView]) -> ItemView | None:
    text = print_wording(new.wording)
    said = (item for item in gone if text in {print_wording(each.wording) for each in item.revisions})
    return next(said, None)


def _offered(found: RoomItem, may: Mapping[str, Refusal | None]) -> Offered:
    if found.outcome is RoomOutcome.UNCHANGED:
        return Offered(found, Way.UNCHANGED)
    item = found.item
    refusal = may.get(item.id, refuse(Code.NOT_IN_THIS_STATE, action="revise_from_room", state=item.state))
    if refusal is not None:
        return Offered(found, Way.NOT_NOW, refusal)
    if found.outcome is RoomOutcome.CONFLICT:
        return Offered(found, Way.CONFLICT)
    return Offered(found, Way.LOOK if found.matched_by is MatchedBy.LIKENESS else Way.TAKE)


def proposal(place: Here, id_: str, new: NewItem, why: str) -> ask.ProposeConclusion:
    """The command that proposes a new item of the file: at the end of its section, where the rules put what is new."""
    meeting = place.meeting
    return ask.ProposeConclusion(
        id_, place.actor, meeting.id, new.section, new.topic, meeting.language, new.wording, why
    )


def other_paper() -> str:
    return gettext(
        "No item of this meeting's paper is in this file. "
        "It may be the paper of another meeting: nothing of it is taken."
    )


def usual_reason() -> str:
    return gettext("The room went on in Word.")


def found_by(way: MatchedBy) -> str:
    return {
        MatchedBy.BOOKMARK: gettext("found by its bookmark"),
        MatchedBy.TEXT: gettext("found by its exact text"),
        MatchedBy.LIKENESS: gettext("found by likeness"),
    }[way]
