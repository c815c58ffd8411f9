"""The typist's page as it is drawn: the form, the redline of what is typed, the entries of the sitting."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import render_template

from engine.procedure.commands import RoomOutcome
from engine.procedure.refusals import Code, Refusal, refuse
from engine.record.queries.views import ItemView
from engine.text.wording import Kind, styles
from web import desk, refusals
from web.here import Here
from web.redlines import Line
from web.room import Entered, entries
from web.tagging import shortest
from web.typing_form import ENDS, Typed, called, tags

# The key of each outcome, as the page says and typing.js reads it.
OUTCOMES = ((RoomOutcome.AGREED, "F8"), (RoomOutcome.BRACKETED, "F9"), (RoomOutcome.FLOATED, "F10"))


@dataclass(frozen=True, slots=True)
class Shown:
    """How the page is to be shown: what stands in the form and under which id it is sent again; the redline of what is
    typed; why it was not taken; and what is to be pressed once more to leave it."""

    form: Typed
    command: str
    lines: tuple[Line, ...] | None = None
    sentences: tuple[str, ...] = ()
    leave: str = ""
    etag: str = ""

    @property
    def kept(self) -> bool:
        """Whether something stands in it that nobody has entered: the page is not drawn anew over it."""
        return bool(self.sentences) or self.lines is not None or self.form.corrects is not None


def typing_page(place: Here, item: ItemView | None, shown: Shown) -> str:
    meeting = place.meeting
    of_meeting = desk.actions(place.actor, meeting.id)
    may = desk.actions(place.actor, meeting.id, item.id) if item else {}
    found = entries(place, item) if item else ()
    return render_template(
        "typing/form.html",
        meeting=meeting,
        standing=place.standing,
        item=item,
        shown=shown,
        etag=shown.etag,
        may_call=of_meeting.get("call_item", refuse(Code.NO_SITTING)),
        takes_file="take_room_file" in of_meeting,
        why_not=_why_not(may, item),
        entries=found,
        may_change=_may_change(place, item, found),
        pending=[each for each in item.amendments if each.pending] if item else [],
        ends=ENDS,
        outcomes=OUTCOMES,
        letters=shortest(meeting.participants, called),
        lists=_lists(item),
        tags=tags(shown.form, meeting.participants),
        sentence=refusals.sentence,
    )


def _why_not(may: Mapping[str, Refusal | None], item: ItemView | None) -> Refusal | None:
    """Why nothing can be entered of the item now, if it cannot."""
    if item is None:
        return None
    not_now = refuse(Code.NOT_IN_THIS_STATE, action="enter_in_room", state=item.state)
    return may.get("enter_in_room", not_now)


def _may_change(place: Here, item: ItemView | None, found: Sequence[Entered]) -> dict[str, bool]:
    """Which entries can still be corrected or taken back."""
    if item is None:
        return {}
    asked = {each.entry.id: desk.actions(place.actor, item.meeting, item.id, each.entry.id) for each in found}
    return {id_: may.get("take_back_entry", refuse(Code.OTHER_SITTING)) is None for id_, may in asked.items()}


def _lists(item: ItemView | None) -> dict[str, list[str]]:
    """The label styles of sub-paragraphs and bullets, by level, that the page continues as it is typed."""
    used = {("sub", 0): "a)", ("sub", 1): "i.", ("bullet", 0): "·", ("bullet", 1): "-"}
    if item is not None:
        for one, style in reversed(list(zip(item.wording.paragraphs, styles(item.wording), strict=True))):
            if one.kind in (Kind.SUB, Kind.BULLET):
                used[one.kind.value, min(one.level, 1)] = style
    return {kind: [used[kind, 0], used[kind, 1]] for kind in ("sub", "bullet")}
