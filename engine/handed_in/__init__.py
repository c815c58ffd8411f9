"""A Word file that a delegation hands in: each change to the right item, and what becomes of it.

Nothing is guessed: an item is found by its bookmark or by its exact text, an old base is carried over exactly or not at
all, and what cannot be placed is listed. Names of persons are not among what is returned.
"""

from collections.abc import Callable, Collection, Sequence

from engine.handed_in.parts import (
    HandedComment,
    HandedIn,
    HandedItem,
    Outcome,
    Reading,
    Unplaced,
    Why,
)
from engine.handed_in.placing import Places, placed, plain
from engine.handed_in.wordings import Sides, sides
from engine.record.queries.views import ItemView
from engine.text.merge import Outcome as CarryOutcome
from engine.text.merge import carry
from engine.text.wording import Wording
from engine.word.guard import admitted
from engine.word.others import own_changes
from engine.word.reader import LeftOut, ReadDocument, read_parts

__all__ = [
    "HandedComment", "HandedIn", "HandedItem", "Outcome", "Reading", "Unplaced", "Why", "handed_in", "plain",
]  # fmt: skip


def handed_in(
    docx: bytes,
    items: Sequence[ItemView],
    delegation: str,
    frame: Collection[str],
    foreign: Callable[[str], bool],
    known_note: Callable[[str], bool],
) -> HandedIn:
    """What the file proposes, for a delegation that sees `items`.

    `frame` are the lines that stand around the items; `foreign` tells the authors of changes that are other
    delegations' own, `known_note` the comments that the record put there itself. Raises UploadRefused.
    """
    own = own_changes(admitted(docx), foreign)
    document = read_parts(own.parts)
    places = placed(document.paragraphs, items, {plain(each) for each in frame})
    found = [_item(document, item, places, delegation) for item in items if places.of(item.id)]
    return HandedIn(
        items=tuple(found),
        unplaced=tuple(places.unplaced),
        comments=tuple(
            HandedComment(
                None if each.paragraph is None else places.item_of.get(each.paragraph),
                each.text,
                each.anchor,
            )
            for each in document.comments
            if each.text.strip() and not known_note(each.text)
        ),
        left_out=(*document.left_out, *(LeftOut("of_others", text, 0) for text in own.lost)),
        missing=tuple(item for item in items if not places.of(item.id)),
        others=own.left,
    )


def _item(document: ReadDocument, item: ItemView, places: Places, delegation: str) -> HandedItem:
    found = sides([document.paragraphs[index] for index in places.of(item.id)], item)
    base = found.revision.wording
    whole = _reading(item, base, found.final, found.revision.number, delegation)
    tracked = _tracked_alone(item, found, delegation) if found.base != base else None
    return HandedItem(item, found.revision.number, base, found.base, whole, tracked)


def _tracked_alone(item: ItemView, found: Sides, delegation: str) -> Reading | None:
    """The tracked changes without the untracked edits: carried from the file's text back to the revision's."""
    base = found.revision.wording
    back = carry(found.base, base, found.final)
    if back.outcome is CarryOutcome.CONFLICT or back.wording is None:
        return None
    return _reading(item, base, back.wording, found.revision.number, delegation)


def _reading(item: ItemView, base: Wording, amended: Wording, revision: int, delegation: str) -> Reading:
    """What the amended text comes to on the current revision. An item whose every word goes is to be suppressed; that
    is not carried to a text that its author has not seen."""
    if amended == base:
        return Reading(amended, None, Outcome.NOTHING)
    if revision == item.revision:
        return Reading(amended, amended, _proposed_already(item, amended, delegation))
    if not amended.paragraphs:
        return Reading(amended, None, Outcome.CONFLICT)
    carried = carry(base, item.wording, amended)
    if carried.outcome is CarryOutcome.CONTAINED:
        return Reading(amended, None, Outcome.CONTAINED, carried)
    if carried.wording is None:
        return Reading(amended, None, Outcome.CONFLICT, carried)
    return Reading(amended, carried.wording, _proposed_already(item, carried.wording, delegation), carried)


def _proposed_already(item: ItemView, wording: Wording, delegation: str) -> Outcome:
    """Whether the delegation has this very text on the table, or among its drafts."""
    same = [each for each in item.amendments if each.delegation == delegation and each.wording == wording]
    if any(each.pending for each in same):
        return Outcome.FILED
    return Outcome.KEPT if any(each.private for each in same) else Outcome.DRAFT
