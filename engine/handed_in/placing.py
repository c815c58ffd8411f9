"""Which paragraphs of a file belong to which item: by the bookmarks that the paper went out with, then by its text."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from engine.handed_in.parts import Unplaced, Why
from engine.record.queries.views import ItemView
from engine.text.literals import wording_as_read
from engine.text.wording import Wording
from engine.word.bookmarks import bookmark_name
from engine.word.reader import ReadParagraph

_NUMBER = re.compile(r"\d{1,4}[.)º°]?")
BEHIND = r"(?:[ \u00a0](?:ante|bis|ter|quater|quinquies|sexies|septies|octies|novies|decies|\([0-9]{1,3}\)))*"
"""What may follow the figure of an item's number that was put between others: "6 bis", "1 ante bis"."""
_TYPED_NUMBER = re.compile(rf"\s*\d{{1,3}}{BEHIND}[.)]\s+(?=\S)")


@dataclass(slots=True)
class Places:
    """The item of each paragraph, by index; what belongs to none."""

    item_of: dict[int, str] = field(default_factory=dict)
    unplaced: list[Unplaced] = field(default_factory=list)

    def of(self, item: str) -> list[int]:
        return sorted(index for index, id_ in self.item_of.items() if id_ == item)


def plain(text: str) -> str:
    """A text as it is compared: NFC, one space for each run of spaces. A no-break space is the author's."""
    return re.sub(r"[ \t\n]+", " ", unicodedata.normalize("NFC", text)).strip(" ")


def placed(paragraphs: Sequence[ReadParagraph], items: Sequence[ItemView], frame: Collection[str]) -> Places:
    """`frame` are the lines around the items (title, preamble, headings), as they are compared."""
    places = Places()
    _by_bookmark(paragraphs, items, places)
    found = set(places.item_of.values())
    for item in items:
        if item.id not in found:
            _by_text(paragraphs, item, places)
    _rest(paragraphs, places, {each.casefold() for each in frame})
    return places


def _by_bookmark(paragraphs: Sequence[ReadParagraph], items: Sequence[ItemView], places: Places) -> None:
    names = {bookmark_name(item.id): item.id for item in items}
    for index, paragraph in enumerate(paragraphs):
        for name in paragraph.bookmarks:
            if name in names:
                places.item_of[index] = names[name]
                break


def _by_text(paragraphs: Sequence[ReadParagraph], item: ItemView, places: Places) -> None:
    """The one run of paragraphs that says exactly what a revision of the item says; none where there are several."""
    free = [
        (index, plain(paragraph.base))
        for index, paragraph in enumerate(paragraphs)
        if index not in places.item_of and paragraph.base is not None and paragraph.base.strip()
    ]
    for revision in reversed(item.revisions):
        wanted = list(spellings(revision.wording))
        starts = [at for at in range(len(free) - len(wanted) + 1) if _says(free[at:], wanted)]
        if wanted and len(starts) == 1:
            first, last = free[starts[0]][0], free[starts[0] + len(wanted) - 1][0]
            places.item_of.update(dict.fromkeys(range(first, last + 1), item.id))
            return


def _says(free: Sequence[tuple[int, str]], wanted: Sequence[Collection[str]]) -> bool:
    pairs = zip(free, wanted, strict=False)
    return all(text in spelled or unnumbered(text) in spelled for (_, text), spelled in pairs)


def spellings(wording: Wording) -> Iterator[frozenset[str]]:
    """How each paragraph may stand in a file: as it is printed, with its label typed, or counted by Word and not in the
    text."""
    for each in wording_as_read(wording).paragraphs:
        yield frozenset({plain(each.text), plain(f"{each.label} {each.text}")})


def unnumbered(text: str) -> str:
    """A text without the number of an item that is typed before it."""
    return _TYPED_NUMBER.sub("", text, count=1)


def _rest(paragraphs: Sequence[ReadParagraph], places: Places, frame: Collection[str]) -> None:
    """What is put in after an item's last paragraph is that item's, up to the next number, heading or item."""
    current: str | None = None
    lost = Why.NO_ITEM
    for index, paragraph in enumerate(paragraphs):
        if index in places.item_of:
            current = places.item_of[index]
            continue
        before, after = paragraph.base or "", paragraph.final or ""
        if not before.strip() and not after.strip():
            continue
        if plain(before).casefold() in frame and before.strip():
            current, lost = None, Why.NO_ITEM
            if before != after:
                places.unplaced.append(Unplaced(Why.FRAME, before, after))
        elif current is not None and not _begins_item(paragraph):
            places.item_of[index] = current
        else:
            lost = Why.NEW_ITEM if _begins_item(paragraph) and not before.strip() else lost
            current = None
            places.unplaced.append(Unplaced(lost, before, after))


def _begins_item(paragraph: ReadParagraph) -> bool:
    label = paragraph.final_label or paragraph.base_label
    text = paragraph.final or paragraph.base or ""
    return bool(_NUMBER.fullmatch(label) or (not label and _TYPED_NUMBER.match(text)))
