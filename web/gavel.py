"""The gavel: what a form of the running sheet puts to the room, and why it did not fall."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from engine.procedure.commands import CertifiedItem
from engine.procedure.refusals import Code, Refusal
from engine.record.queries.views import ItemView
from engine.text.wording import Wording
from web import refusals
from web.here import Here
from web.messages import gettext
from web.proposals import standing_items
from web.redlines import Line, drawn
from web.showing import item_name


@dataclass(frozen=True, slots=True)
class Stale:
    """An item that reads otherwise now than it was shown, with both texts as a redline."""

    item: ItemView
    shown: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """A form of the sheet that was refused: what was ticked and typed comes back, with the id that it may still use.
    `item` is the one that was to be reopened."""

    form: str = ""
    command: str = ""
    sentences: tuple[str, ...] = ()
    ticked: frozenset[str] = frozenset()
    stale: tuple[Stale, ...] = ()
    item: str = ""
    reason: str = ""


def not_put(place: Here, refused: Refused, lines: tuple[CertifiedItem, ...], refusal: Refusal) -> Refused:
    """Why the gavel did not fall, naming the item. What has moved on is shown with both texts, and is to be ticked
    anew."""
    found = {item.id: item for item in standing_items(place)}
    if refusal.code is not Code.NOT_AS_SIGNED:
        item, sentence = found.get(str(refusal.facts.get("conclusion", ""))), refusals.sentence(refusal)
        return replace(refused, sentences=(f"{item_name(item)}: {sentence}" if item else sentence,))
    moved = [line for line in lines if _has_moved(line, found)]
    said = gettext(
        "What stands there now is not what you put. Nothing was declared. Read it, and put it again."
    )
    return replace(
        refused,
        sentences=(said,),
        stale=tuple(_stale(line, found[line.conclusion]) for line in moved if line.conclusion in found),
        ticked=refused.ticked - {line.conclusion for line in moved},
    )


def _has_moved(line: CertifiedItem, found: Mapping[str, ItemView]) -> bool:
    item = found.get(line.conclusion)
    return item is None or (item.revision, item.text_hash) != (line.revision, line.text_hash)


def _stale(line: CertifiedItem, item: ItemView) -> Stale:
    shown = next((each.wording for each in item.revisions if each.number == line.revision), Wording(()))
    return Stale(item, line.revision, drawn(shown, item.wording))
