"""The room's file as its preview is drawn: what each item comes to, and all that is of no item."""

from dataclasses import dataclass

from flask import render_template

from engine.handed_in.room import Around, Moved, NewItem, RoomComment
from engine.record.queries.views import ItemView
from engine.text.wording import print_wording
from web import refusals
from web.forms import new_command_id
from web.handing_in import packed
from web.here import Here
from web.proposals import standing_items
from web.redlines import Line, drawn
from web.room_file import Offer, Offered, Way, found_by, usual_reason
from web.uploads import left_out_in_words


@dataclass(frozen=True, slots=True)
class ShownItem:
    """One item that differs: `lines` against the working text; in a conflict the room's changes and what changed
    meanwhile, both against the revision that the file began from."""

    offered: Offered
    lines: tuple[Line, ...]
    room: tuple[Line, ...] = ()
    since: tuple[Line, ...] = ()

    @property
    def item(self) -> ItemView:
        return self.offered.found.item

    @property
    def packed(self) -> str:
        return packed(self.offered.wording)

    @property
    def text(self) -> str:
        return print_wording(self.offered.found.final)

    @property
    def refusal(self) -> str:
        return refusals.sentence(self.offered.refusal) if self.offered.refusal else ""


def room_file_preview(place: Here, offer: Offer) -> str:
    file = offer.file
    changed = [each for each in offer.items if each.way is not Way.UNCHANGED]
    by_id = {each.id: each for each in standing_items(place)}

    def after(each: NewItem | Moved) -> ItemView | None:
        return by_id.get(each.after or "")

    def about(each: Around | RoomComment) -> ItemView | None:
        return by_id.get(each.item or "")

    return render_template(
        "room_file/preview.html",
        meeting=place.meeting,
        standing=place.standing,
        command=new_command_id(),
        file=file,
        items=[_shown(each) for each in changed],
        unchanged=offer.of(Way.UNCHANGED),
        new=[(each, packed(each.new.wording), after(each.new)) for each in offer.new],
        moved=[(each, after(each)) for each in file.moved],
        around=[(each, about(each)) for each in file.around],
        comments=[(each, about(each)) for each in file.comments],
        left_out=left_out_in_words(file.left_out),
        reason=usual_reason(),
        found_by=found_by,
        Way=Way,
    )


def _shown(each: Offered) -> ShownItem:
    found = each.found
    lines = drawn(found.item.wording, each.wording)
    if each.way is not Way.CONFLICT:
        return ShownItem(each, lines)
    return ShownItem(each, lines, drawn(found.base, found.final), drawn(found.base, found.item.wording))
