"""The file from top to bottom as pieces: what opens it, headings, items, what may be new items, and the rest."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import pairwise

from engine.handed_in.room.lines import Line, Numbering, as_said, bare
from engine.handed_in.room.matching import Claims
from engine.handed_in.room.parts import Frame
from engine.record.queries.views import ItemView
from engine.text.items import is_topic
from engine.text.literals import as_read
from engine.text.preamble import speaks_as_preamble
from engine.text.words import Words, folded


class What(Enum):
    OPENING = auto()
    HEADING = auto()
    CAPTION = auto()  # a line over what follows: a topic, or a heading in other words
    ITEM = auto()
    BLOCK = auto()  # it reads like an item, and none is found for it yet
    STRAY = auto()


@dataclass(slots=True)
class Piece:
    """`item` is its id; `key` the section of a heading."""

    what: What
    lines: list[Line] = field(default_factory=list)
    item: str | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Reader:
    """What must be known of the paper to tell the pieces apart."""

    items: Mapping[str, ItemView]
    frame: Frame
    words: Words

    def heading(self, text: str) -> str | None:
        """The key of the section whose heading a line is."""
        own = {folded(heading): key for key, heading in self.frame.headings.items()}
        return own.get(folded(text.rstrip(": "))) or self.words.heading_key(text)

    def headings(self, lines: Sequence[Line]) -> dict[int, str]:
        found = ((line.index, self.heading(line.said or line.was)) for line in lines if line.number is None)
        return {index: key for index, key in found if key is not None}

    def captions(self) -> set[str]:
        topics = (item.topic for item in self.items.values() if item.topic)
        return {folded(as_read(each)) for each in topics}

    def known(self) -> set[str]:
        """What our papers print around the items, numbered or not."""
        return {folded(bare(as_read(each))) for each in self.frame.also}

    def pieces(
        self, lines: Sequence[Line], claims: Claims, numbers: Numbering, starts: Collection[int]
    ) -> list[Piece]:
        """All lines that stand, each in its piece; what follows an item without a number of its own becomes its."""
        walk = _Walk(
            self,
            claims,
            numbers,
            starts,
            self.headings(lines),
            claims.firsts(lines),
            self.captions(),
            self.known(),
        )
        standing = [line for line in lines if line.said]
        after = {line.index: following for line, following in pairwise(standing)}
        for line in lines:
            if line.said:
                walk.stands(line, after.get(line.index))
            else:
                walk.gone(line)
        return walk.found


@dataclass(slots=True)
class _Walk:
    reader: Reader
    claims: Claims
    numbers: Numbering
    starts: Collection[int]
    headings: Mapping[int, str]
    firsts: Mapping[int, str]
    captions: Collection[str]
    known: Collection[str]
    found: list[Piece] = field(default_factory=list)
    begun: bool = False
    here: str | None = None  # the last item

    @property
    def last(self) -> Piece:
        return self.found[-1] if self.found else Piece(What.STRAY)

    def gone(self, line: Line) -> None:
        """What was deleted behind an item's words was that item's."""
        known = line.index in self.claims.of or line.index in self.headings
        if not known and line.number is None and self.last.item is not None:
            self.claims.of[line.index] = self.last.item

    def stands(self, line: Line, after: Line | None) -> None:
        item = self.claims.of.get(line.index)
        if item is not None:
            self._item(line, item)
        elif line.index in self.headings:
            self.found.append(Piece(What.HEADING, [line], key=self.headings[line.index]))
        elif self._is_caption(line, after):
            self.found.append(Piece(What.CAPTION, [line]))
        elif line.index in self.starts:
            self._block(line)
        elif not self.begun and self._opens(line):
            self._extended(line, What.OPENING)
        elif self.last.what is What.ITEM and self.last.item is not None:
            self.claims.of[line.index] = self.last.item
            self.last.lines.append(line)
        elif self.last.what is What.BLOCK and not self._begins_unnumbered(line):
            self.last.lines.append(line)
        elif self.numbers.marks is None and not line.label:
            self._block(line)
        else:
            self.found.append(Piece(What.STRAY, [line]))

    def _item(self, line: Line, item: str) -> None:
        self.begun, self.here = True, item
        if self.last.item == item:
            self.last.lines.append(line)
        else:
            self.found.append(Piece(What.ITEM, [line], item))

    def _block(self, line: Line) -> None:
        self.begun = True
        self.found.append(Piece(What.BLOCK, [line]))

    def _extended(self, line: Line, what: What) -> None:
        if self.last.what is what:
            self.last.lines.append(line)
        else:
            self.found.append(Piece(what, [line]))

    def _opens(self, line: Line) -> bool:
        """Whether a line before all items belongs to title or preamble; where nothing is numbered, what follows a
        heading does only if it says so."""
        if self.numbers.marks is not None or not any(piece.what is What.HEADING for piece in self.found):
            return True
        preamble = map(as_said, as_read(self.reader.frame.preamble).split("\n"))
        return line.said in preamble or speaks_as_preamble(line.said, self.reader.words)

    def _begins_unnumbered(self, line: Line) -> bool:
        return (
            self.numbers.marks is None
            and not line.label
            and not self._topics
            and not self.last.lines[-1].said.endswith(":")
        )

    @property
    def _topics(self) -> bool:
        return any(item.topic for item in self.reader.items.values())

    def _is_caption(self, line: Line, after: Line | None) -> bool:
        """A known line around the items; else a short one without a stop, straight above an item, where items bear
        topics or another section begins."""
        if folded(bare(line.said)) in self.known:
            return True
        if line.label or line.index in self.starts:
            return False
        if folded(line.said) in self.captions:
            return True
        if after is None or not is_topic(line.said, self.reader.words):
            return False
        next_item = self.firsts.get(after.index)
        if next_item is None:
            return self.begun and self._topics and after.index in self.starts
        items = self.reader.items
        other = self.here is not None and items[self.here].section != items[next_item].section
        return other or items[next_item].topic is not None
