"""What the room's file comes to, as the command line says it: the preview of the page, in text and as JSON."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from engine.handed_in.room import RoomAmendment
from engine.text.redline import as_text, redline_text
from engine.text.wording import Wording, print_wording
from web import names, refusals
from web.proposals import author
from web.room_file import Offer, Offered, OfferedNew, Way, found_by
from web.showing import item_name
from web.uploads import left_out_in_words

WAYS = {
    Way.TAKE: "to be taken over",
    Way.LOOK: "to be looked at: only alike, taken over with --likely",
    Way.CONFLICT: "in conflict with what changed meanwhile: left for a person",
    Way.NOT_NOW: "left as it is",
    Way.UNCHANGED: "unchanged",
}


@dataclass(frozen=True, slots=True)
class RoomTold:
    """`done` and `proposed` say what was taken over; both are None for a dry run."""

    offer: Offer
    done: tuple[str, ...] | None = None
    proposed: int | None = None

    def taken(self, items: Sequence[str], proposed: int) -> "RoomTold":
        return replace(self, done=tuple(items), proposed=proposed)

    def as_text(self) -> str:
        return "\n".join([*_lines(self.offer), *self._end()])

    def _end(self) -> Iterator[str]:
        if self.done is None:
            yield "\nNothing was taken over. --take does it."
            return
        yield f"\nTaken over: {', '.join(self.done) or 'no item'}."
        if self.proposed:
            yield f"Proposed as new items, at the end of their sections: {self.proposed}."

    def as_data(self) -> dict[str, object]:
        file = self.offer.file
        whole: dict[str, object] = {
            "items": [_item(each) for each in self.offer.items],
            "new": [_new(each) for each in self.offer.new],
            "missing": [
                {
                    "item": item_name(each.item),
                    "id": each.item.id,
                    "gone": each.gone.value,
                    "amendments": _amendments(each.amendments),
                }
                for each in file.missing
            ],
            "moved": [
                {"item": item_name(each.item), "section": each.section, "after": each.after}
                for each in file.moved
            ],
            "around": [
                {"place": each.place.value, "before": each.before, "after": each.after}
                for each in file.around
            ],
            "unplaced": [{"before": each.before, "after": each.after} for each in file.unplaced],
            "comments": [
                {"item": each.item, "text": each.text, "by": list(each.by)} for each in file.comments
            ],
            "left_out": {what: number for what, number, _ in left_out_in_words(file.left_out)},
            "left_open": file.left_open,
        }
        return whole if self.done is None else {**whole, "taken": self.done, "proposed": self.proposed}


def told(offer: Offer) -> RoomTold:
    return RoomTold(offer)


def _redline(old: Wording, new: Wording) -> str:
    return as_text(redline_text(print_wording(old), print_wording(new)))


def _item(each: Offered) -> dict[str, object]:
    found = each.found
    data: dict[str, object] = {
        "item": item_name(found.item),
        "id": found.item.id,
        "found_by": found.matched_by.value,
        "what": each.way.value,
        "from_revision": found.revision,
        "revision": found.item.revision,
        "amendments": _amendments(found.amendments),
    }
    if each.way is not Way.UNCHANGED:
        data["redline"] = _redline(found.item.wording, each.wording)
    if each.refusal is not None:
        data["why_not"] = refusals.sentence(each.refusal)
    return data


def _amendments(found: Iterable[RoomAmendment]) -> list[dict[str, str]]:
    return [
        {"label": each.amendment.label or "", "id": each.amendment.id, "standing": each.standing.value}
        for each in found
    ]


def _new(each: OfferedNew) -> dict[str, object]:
    new, gone = each.new, each.withdrawn
    data: dict[str, object] = {"section": new.section, "after": new.after, "topic": new.topic}
    withdrawn = {"withdrawn": gone.id} if gone is not None else {}
    return data | {"text": print_wording(new.wording)} | withdrawn


def _lines(offer: Offer) -> Iterator[str]:
    """The preview, part by part; of a part that is empty nothing is said."""
    for each in offer.items:
        yield from _item_lines(each)
    file = offer.file
    fresh = (print_wording(each.new.wording) for each in offer.new if each.withdrawn is None)
    yield from _part("New items (proposed with --new)", fresh)
    back = (print_wording(each.new.wording) for each in offer.new if each.withdrawn is not None)
    yield from _part("Withdrawn items that stand in the file; the page takes them back", back)
    missing = (f"{item_name(each.item)} ({each.gone.value})" for each in file.missing)
    yield from _part("No longer in the file; they stay, unless you withdraw them on their own pages", missing)
    yield from _part(
        "Stand elsewhere; the page Order of items moves them", (item_name(each.item) for each in file.moved)
    )
    around = (f"{each.place.value}: {as_text(redline_text(each.before, each.after))}" for each in file.around)
    yield from _part("Around the items; not taken over", around)
    yield from _part("Could not be placed", (each.after or each.before for each in file.unplaced))
    yield from _part("Comments, not kept", (each.text for each in file.comments))
    left_out = (f"{what} ({number})" for what, number, _ in left_out_in_words(file.left_out))
    yield from _part("Left out", left_out)


def _item_lines(each: Offered) -> Iterator[str]:
    found = each.found
    yield f"{item_name(found.item)}: {WAYS[each.way]} ({found_by(found.matched_by)})"
    if each.way is Way.UNCHANGED:
        return
    yield from _indented(_redline(found.item.wording, each.wording))
    if each.refusal is not None:
        yield f"  {refusals.sentence(each.refusal)}"
    for one in found.amendments:
        who = names.delegation(author(one.amendment))
        yield f"  Amendment {one.amendment.label or '–'} ({who}): {one.standing.value}"


def _part(heading: str, texts: Iterable[str]) -> Iterator[str]:
    given = list(texts)
    if given:
        yield f"\n{heading}:"
        for text in given:
            yield from _indented(text)


def _indented(text: str) -> Iterator[str]:
    yield from (f"  {line}" for line in text.split("\n"))
