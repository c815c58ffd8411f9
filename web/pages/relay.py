"""Filing on behalf: what a delegation sent by mail or message, or brought on paper, filed with its source and hour."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from engine.procedure.commands import FileOnBehalf, ProposalKind, Role
from engine.record.queries.views import ItemView
from engine.text.wording import print_wording
from engine.word.guard import UploadRefused
from web import desk, faults, names, refusals, uploads
from web.capacities import actor_of_form
from web.editing import moved_on
from web.forms import Faults, choice, command_id, new_command_id, number
from web.here import Here, here, item_here, only_for, only_possible
from web.messages import gettext
from web.redlines import Line, drawn
from web.relaying import Relayed, checked, members_items, out_of_file, sent
from web.uploads import NoFile, uploaded

pages = Blueprint("relay", __name__)

Answer = str | Response | tuple[str, int]


@pages.get("/meetings/<meeting>/conclusions/<conclusion>/on-behalf")
def form(meeting: str, conclusion: str) -> str:
    place, item = _here(meeting, conclusion)
    only_possible(place, "file_on_behalf", item_here(place, conclusion))
    return _page(place, item, Relayed(print_wording(item.wording)), new_command_id())


@pages.post("/meetings/<meeting>/conclusions/<conclusion>/on-behalf")
def work(meeting: str, conclusion: str) -> Answer:
    """Reads a mailed file into the form, shows the redline, or files; what was typed comes back if it is not taken."""
    place, item = _here(meeting, conclusion)
    id_, on_revision, typed = command_id(), number("on_revision"), sent(place.meeting.participants)
    do = choice("do", ("read", "look", "file"))
    if do == "read":
        return _read(place, item, typed, id_)
    if not typed.delegation:
        return _page(place, item, typed, id_, gettext("Choose the delegation first.")), 400
    if do == "file":
        return _file(place, item, typed, id_, on_revision)
    return _page(place, item, typed, id_, *moved_on(on_revision, item), look=True)


def _here(meeting: str, conclusion: str) -> tuple[Here, ItemView]:
    """The secretariat's own page, of the item as members see it."""
    place = here(meeting)
    only_for(place, Role.SECRETARIAT)
    item = next((each for each in members_items(place) if each.id == conclusion), None)
    if item is None:
        abort(404)
    return place, item


def _read(place: Here, item: ItemView, typed: Relayed, id_: str) -> Answer:
    if not typed.delegation:
        return _page(place, item, typed, id_, gettext("Choose the delegation first.")), 400
    try:
        found, why_not = out_of_file(place, item, typed, uploaded())
    except NoFile:
        return _page(place, item, typed, id_, gettext("Choose the Word file first.")), 400
    except UploadRefused as refused:
        return _page(place, item, typed, id_, uploads.sentence(refused)), 400
    return _page(place, item, found, id_, *filter(None, (why_not,)), look=not why_not)


def _file(place: Here, item: ItemView, typed: Relayed, id_: str, on_revision: int) -> Answer:
    base = next((each.wording for each in item.revisions if each.number == on_revision), item.wording)
    try:
        said, wording = checked(), typed.wording(base)
    except Faults as found:
        return _page(place, item, typed, id_, *faults.sentences(found)), 400
    command = FileOnBehalf(
        id_, actor_of_form(item.meeting), item.meeting, item.id, on_revision, wording, said.rationale,
        typed.delegation, said.source, said.received, typed.kind, typed.sponsors,
    )  # fmt: skip
    outcome = desk.submit(command)
    if outcome.refusal is not None:
        place, item = _here(item.meeting, item.id)
        again = new_command_id() if outcome.replayed else id_
        return _page(place, item, typed, again, refusals.sentence(outcome.refusal), look=True), 409
    flash(names.done("file_on_behalf"), "done")
    return redirect(url_for("amendments.show", meeting=item.meeting, conclusion=item.id, amendment=id_))


def _page(place: Here, item: ItemView, typed: Relayed, id_: str, *said: str, look: bool = False) -> str:
    lines: tuple[Line, ...] | None = None
    try:
        lines = drawn(item.wording, typed.wording(item.wording)) if look else None
    except Faults as found:
        said = (*said, *faults.sentences(found))
    return render_template(
        "relay/form.html",
        meeting=place.meeting,
        standing=place.standing,
        item=item,
        typed=typed,
        command=id_,
        sentences=said,
        lines=lines,
        kinds=tuple(ProposalKind),
    )
