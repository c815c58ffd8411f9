"""The secretariat's own new revision of an item, with its reason."""

from dataclasses import replace

from flask import Blueprint, redirect, url_for
from werkzeug.wrappers import Response

from engine.procedure.commands import ReviseWording
from engine.procedure.refusals import Code
from engine.record.queries.views import ItemView
from engine.text.wording import Wording
from web import desk, refusals
from web.capacities import actor_of_form
from web.editing import Editor, Filled, Preview, Sent, against, editor_page, moved_on, sent
from web.foresight import Foresight, foreseen
from web.forms import command_id, new_command_id, number
from web.here import Here, here, item_here, only_possible
from web.messages import gettext
from web.wording_form import rows_of

pages = Blueprint("revise", __name__)

Answer = str | Response | tuple[str, int]


@pages.get("/meetings/<meeting>/conclusions/<conclusion>/revise")
def form(meeting: str, conclusion: str) -> Answer:
    place = here(meeting)
    item = item_here(place, conclusion)
    only_possible(place, "revise_wording", item)
    rows = rows_of(item.wording)
    return editor_page(place, _editor(item), new_command_id(), Filled(rows, {"reason": ""}))


@pages.post("/meetings/<meeting>/conclusions/<conclusion>/revise")
def revise(meeting: str, conclusion: str) -> Answer:
    """Shows the redline first, then issues the revision. When the wording has moved on meanwhile, what was typed stays
    in the form, with its redline against the wording that is now current."""
    actor, id_, on_revision = actor_of_form(meeting), command_id(), number("on_revision")
    place = here(meeting)
    item = item_here(place, conclusion)
    draft = sent("reason")
    if draft.wording is None or draft.do == "preview":
        sentences = (*moved_on(on_revision, item), *draft.sentences)
        page = editor_page(
            place, _editor(item), id_, draft.filled, preview=_preview(place, item, draft), sentences=sentences
        )
        return page, 400 if draft.sentences else 200
    outcome = desk.submit(
        ReviseWording(id_, actor, meeting, conclusion, on_revision, draft.wording, draft.texts["reason"])
    )
    if outcome.refusal is None:
        return redirect(url_for("conclusions.show", meeting=meeting, conclusion=conclusion))
    again = new_command_id() if outcome.refusal.code is Code.COMMAND_REUSED else id_
    item = item_here(here(meeting), conclusion)
    sentences = (refusals.sentence(outcome.refusal),)
    return editor_page(
        place, _editor(item), again, draft.filled, preview=_preview(place, item, draft), sentences=sentences
    ), 409


def _preview(place: Here, item: ItemView, draft: Sent) -> Preview | None:
    if draft.wording is None:
        return None
    title = gettext("What it changes against the current wording, revision %(number)s", number=item.revision)
    preview = against(item.wording, draft.wording, title)
    return replace(preview, foresight=_foresight(place, item, draft.wording))


def _foresight(place: Here, item: ItemView, wording: Wording) -> Foresight | None:
    """What the revision would do to the amendments that are pending."""
    if not any(each.pending for each in item.amendments):
        return None
    command = ReviseWording(new_command_id(), place.actor, item.meeting, item.id, item.revision, wording, "–")
    return foreseen(command, item)


def _editor(item: ItemView) -> Editor:
    return Editor(
        title=gettext("A new revision"),
        intro=gettext("The secretariat's own wording. It voids the positions on the revision before."),
        back=url_for("conclusions.show", meeting=item.meeting, conclusion=item.id),
        preview_label=gettext("Show the redline"),
        save_label=gettext("Issue the new revision"),
        reason_name="reason",
        reason_label=gettext("Reason"),
        item=item,
        carried={"on_revision": item.revision},
    )
