"""Where things stand in the file: order and sections of the items, new items, and what changed around them."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from engine.handed_in.bags import bag
from engine.handed_in.parts import Unplaced, Why
from engine.handed_in.room.lines import as_said, bare
from engine.handed_in.room.matching import LIKE, likeness
from engine.handed_in.room.parts import Around, Frame, Moved, NewItem, Place
from engine.handed_in.room.pieces import Piece, What
from engine.handed_in.room.readings import delegations, new_wording
from engine.record.queries.views import ItemView
from engine.text.literals import as_read, marked_again
from engine.text.preamble import speaks_as_preamble
from engine.text.words import Words, folded


@dataclass(slots=True)
class Told:
    """The pieces, told from top to bottom. `order` are the items as they stand, each with its section in the file."""

    order: dict[str, str] = field(default_factory=dict)
    new: list[NewItem] = field(default_factory=list)
    around: list[Around] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)


def told(pieces: Sequence[Piece], items: Mapping[str, ItemView], frame: Frame, words: Words) -> Told:
    opening = [line.said for piece in pieces if piece.what is What.OPENING for line in piece.lines]
    teller = _Teller(items, frame, words, {piece.key for piece in pieces if piece.what is What.HEADING})
    teller.told.around += _opening(opening, frame, words)
    for piece, after, following in _followed(pieces):
        teller.tell(piece, after, following)
    teller.lost_headings()
    return teller.told


def _followed(pieces: Sequence[Piece]) -> list[tuple[Piece, Piece | None, Piece | None]]:
    """Each piece with the one after it, and with the next that is an item or may be one."""
    found: list[tuple[Piece, Piece | None, Piece | None]] = []
    after: Piece | None = None
    following: Piece | None = None
    for piece in reversed(pieces):
        found.append((piece, after, following))
        after = piece
        following = piece if piece.what in (What.ITEM, What.BLOCK) else following
    return found[::-1]


@dataclass(slots=True)
class _Teller:
    items: Mapping[str, ItemView]
    frame: Frame
    words: Words
    printed: set[str]
    told: Told = field(default_factory=Told)
    section: str = ""
    after: str | None = None
    topic: str | None = None

    def tell(self, piece: Piece, after: Piece | None, following: Piece | None) -> None:
        if piece.what is What.HEADING:
            self._heading(piece)
        elif piece.what is What.CAPTION:
            self._caption(piece, following if following is after else None)
        elif piece.what is What.ITEM and piece.item is not None:
            self._item(self.items[piece.item])
        elif piece.what is What.BLOCK:
            self._new(piece, following)
        elif piece.what is What.STRAY:
            self._stray(piece)

    def _heading(self, piece: Piece) -> None:
        line = piece.lines[0]
        self._under(piece.key)
        known = self.frame.headings.get(piece.key, "")
        if folded(line.said) != folded(known):
            self.told.around.append(Around(Place.HEADING, known, line.said))

    def _under(self, section: str) -> None:
        self.section, self.after = section, None

    def _caption(self, piece: Piece, following: Piece | None) -> None:
        """A topic belongs to what stands under it; a line where another section begins is a heading in other words."""
        text = piece.lines[0].said
        if folded(bare(text)) in {folded(bare(as_read(each))) for each in self.frame.also}:
            return
        if following is None:
            self._stray(piece)
        elif following.item is None:
            self.topic = text
        else:
            self._caption_of(text, self.items[following.item])

    def _caption_of(self, text: str, item: ItemView) -> None:
        if item.topic is None:
            if item.section in self.printed or item.section == self.section:
                self.told.unplaced.append(Unplaced(Why.NO_ITEM, "", text))
                return
            self.printed.add(item.section)
            self._under(item.section)
            known = self.frame.headings.get(item.section, "")
            self.told.around.append(Around(Place.HEADING, known, text))
        elif as_said(as_read(item.topic)) != text:
            self.told.around.append(Around(Place.TOPIC, item.topic, marked_again(text, item.topic), item.id))

    def _item(self, item: ItemView) -> None:
        """Where the heading of its section is lost, an item has not left its section."""
        if item.id in self.told.order:
            return
        if item.section != self.section and (not self.section or item.section not in self.printed):
            self._under(item.section)
        self.told.order[item.id] = self.section
        self.after = item.id

    def _new(self, piece: Piece, following: Piece | None) -> None:
        section = self.section
        if not section:
            section = next(iter(self.frame.headings), "")
            if following is not None and following.item is not None:
                section = self.items[following.item].section
        first = piece.lines[0]
        number = first.number
        self.told.new.append(
            NewItem(
                section,
                self.after,
                number[0].strip() if number else "",
                self.topic,
                new_wording([line.paragraph for line in piece.lines]),
                delegations((line.paragraph for line in piece.lines), self.words),
            )
        )
        self.topic = None

    def _stray(self, piece: Piece) -> None:
        self.told.unplaced += [Unplaced(Why.NO_ITEM, line.was, line.said) for line in piece.lines]

    def lost_headings(self) -> None:
        used = {item.section for item in self.items.values()}
        for key, heading in self.frame.headings.items():
            if key in used and key not in self.printed:
                self.told.around.append(Around(Place.HEADING, heading, ""))


def _opening(lines: Sequence[str], frame: Frame, words: Words) -> Iterator[Around]:
    """Title and preamble, each as a whole."""
    marks = set(map(folded, words.marks)) | set(map(folded, frame.also))
    said = [line for line in lines if folded(line) not in marks]
    title = [as_said(as_read(each)) for each in frame.title]
    preamble = [as_said(as_read(each)) for each in frame.preamble.split("\n") if each.strip()]
    cut = _preamble_begins(said, title, preamble, words)
    if title != said[:cut]:
        yield _reworded(Place.TITLE, "\n".join(frame.title), said[:cut])
    if preamble != said[cut:]:
        yield _reworded(Place.PREAMBLE, frame.preamble, said[cut:])


def _reworded(place: Place, before: str, said: Sequence[str]) -> Around:
    return Around(place, before, marked_again("\n".join(said), before))


def _preamble_begins(said: Sequence[str], title: Sequence[str], preamble: Sequence[str], words: Words) -> int:
    known = [bag(line) for line in preamble]
    for at, line in enumerate(said):
        if line in title:
            continue
        own = bag(bare(line))
        if (
            line in preamble
            or speaks_as_preamble(line, words)
            or any(likeness(own, each) >= LIKE for each in known)
        ):
            return at
    return min(len(title), len(said))


# --- order -----------------------------------------------------------------------------------------------------------


def moved(told_: Told, items: Mapping[str, ItemView]) -> Iterator[Moved]:
    """The fewest items that must have moved: those outside the longest run that kept its order, and those that stand
    in another section."""
    places = {id_: at for at, id_ in enumerate(items)}
    stayed = [id_ for id_, section in told_.order.items() if items[id_].section == section]
    kept = set(_longest([(places[id_], id_) for id_ in stayed]))
    before: dict[str, str] = {}
    for id_, section in told_.order.items():
        if id_ not in kept:
            yield Moved(items[id_], section, before.get(section))
        before[section] = id_


def _longest(placed: Sequence[tuple[int, str]]) -> list[str]:
    """The longest run of growing places."""
    tails: list[int] = []
    ends: list[int] = []
    came: list[int | None] = []
    for at, (place, _) in enumerate(placed):
        length = bisect_left(tails, place)
        came.append(ends[length - 1] if length else None)
        tails[length : length + 1] = [place]
        ends[length : length + 1] = [at]
    found: list[str] = []
    here = ends[-1] if ends else None
    while here is not None:
        found.append(placed[here][1])
        here = came[here]
    return found
