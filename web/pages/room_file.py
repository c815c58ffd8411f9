"""Take back the room's file: the paper as it stands after the room went on in Word, looked at, then taken over."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from engine.handed_in.room import NewItem
from engine.procedure.commands import Role, TakeRoomFile
from engine.procedure.refusals import Refusal
from engine.text.wording import print_wording
from engine.word.guard import UploadRefused
from web import desk, faults, refusals, uploads
from web.capacities import actor_of_form
from web.forms import Faults, choice, command_id, new_command_id
from web.handing_in import following
from web.here import Here, here, only_for, only_possible
from web.messages import gettext, ngettext
from web.proposals import standing_items
from web.redlines import Line, drawn
from web.room_file import OtherPaper, other_paper, proposal, read_room_file
from web.room_preview import room_file_preview
from web.showing import item_name
from web.taking_over import Ticked, ticked
from web.uploads import NoFile, uploaded

pages = Blueprint("room_file", __name__)

Answer = str | Response | tuple[str, int]


@pages.get("/meetings/<meeting>/room/file")
def form(meeting: str) -> str:
    return _form(_place(meeting))


@pages.post("/meetings/<meeting>/room/file")
def hand_in(meeting: str) -> Answer:
    """Reads the file and shows what it comes to; takes it over only when asked to after that."""
    place = _place(meeting)
    if choice("do", ("read", "take")) == "take":
        return _confirmed(place)
    command_id()
    try:
        leave_open = choice("tracked", ("all", "own")) == "own"
        return room_file_preview(place, read_room_file(place, uploaded(), leave_open))
    except NoFile:
        return _form(place, gettext("Choose the Word file first.")), 400
    except UploadRefused as refused:
        return _form(place, uploads.sentence(refused)), 400
    except OtherPaper:
        return _form(place, other_paper()), 400


def _place(meeting: str) -> Here:
    """The secretariat alone, as long as the meeting is open."""
    place = here(meeting)
    only_for(place, Role.SECRETARIAT)
    only_possible(place, "take_room_file")
    return place


def _form(place: Here, *sentences: str) -> str:
    return render_template(
        "room_file/form.html",
        meeting=place.meeting,
        standing=place.standing,
        command=new_command_id(),
        sentences=sentences,
    )


# --- taking over -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class NotTaken:
    """What the desk refused: the text of the file, so that nothing is lost, against what stands there now."""

    what: str
    text: str
    lines: tuple[Line, ...] = ()
    moved: bool = False


def _confirmed(place: Here) -> Answer:
    """First the items, all at once or none; then each new item that was ticked is proposed."""
    actor, id_ = actor_of_form(place.meeting.id), command_id()
    try:
        asked = ticked()
    except Faults as found:
        return _form(place, *faults.sentences(found)), 400
    if not asked.lines and not asked.new:
        return _form(place, gettext("Nothing was ticked, so nothing was taken over.")), 400
    if asked.lines:
        take = TakeRoomFile(id_, actor, place.meeting.id, asked.lines, asked.reason)
        refusal = desk.submit(take).refusal
        if refusal is not None:
            return _refused(here(place.meeting.id), asked, refusal), 409
    return _proposed(place, id_, asked)


def _proposed(place: Here, id_: str, asked: Ticked) -> Answer:
    refused: list[tuple[NewItem, Refusal]] = []
    for number, new in asked.new:
        refusal = desk.submit(proposal(place, following(id_, f"new:{number}"), new, asked.reason)).refusal
        if refusal is not None:
            refused.append((new, refusal))
    _say(len(asked.lines), len(asked.new) - len(refused))
    if refused:
        sentences = dict.fromkeys(refusals.sentence(why) for _, why in refused)
        lost = [NotTaken(gettext("New item"), print_wording(new.wording)) for new, _ in refused]
        return _not_taken(place, tuple(sentences), lost), 409
    endpoint = "order.form" if asked.new else "board.show"
    return redirect(url_for(endpoint, meeting=place.meeting.id))


def _say(taken: int, proposed: int) -> None:
    if taken:
        flash(
            ngettext(
                "%(num)s item was taken over from the room's file.",
                "%(num)s items were taken over from the room's file.",
                taken,
            ),
            "done",
        )
    if proposed:
        flash(
            ngettext(
                "%(num)s new item was proposed. It stands at the end of its section: put it in its place.",
                "%(num)s new items were proposed. They stand at the end of their sections: put them in their places.",
                proposed,
            ),
            "done",
        )


def _refused(place: Here, asked: Ticked, refusal: Refusal) -> str:
    """Nothing was taken over: every text of the file, against what stands there now."""
    now = {each.id: each for each in standing_items(place)}
    lost = []
    for line in asked.lines:
        item, text = now.get(line.conclusion), print_wording(line.wording)
        if item is None:
            lost.append(NotTaken(gettext("An item that is gone from the paper"), text, moved=True))
        else:
            lines = drawn(item.wording, line.wording)
            lost.append(NotTaken(item_name(item), text, lines, item.revision != line.on_revision))
    lost += [NotTaken(gettext("New item"), print_wording(new.wording)) for _, new in asked.new]
    return _not_taken(place, (refusals.sentence(refusal),), lost)


def _not_taken(place: Here, sentences: Sequence[str], lost: Sequence[NotTaken]) -> str:
    return render_template(
        "room_file/refused.html",
        meeting=place.meeting,
        standing=place.standing,
        sentences=sentences,
        lost=lost,
    )
