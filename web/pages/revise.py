"""The secretariat's own new revision of an item, with its reason, and what it is declared to be."""

from dataclasses import replace

from flask import Blueprint, abort, redirect, url_for
from werkzeug.wrappers import Response

from engine.procedure.commands import Nature, ReviseWording
from engine.procedure.refusals import Code
from engine.record.queries.views import ItemView
from engine.text.wording import Wording
from web import desk, refusals
from web.capacities import actor_of_form
from web.editing import Editor, Filled, Preview, Sent, against, editor_page, moved_on, sent
from web.foresight import Foresight, foreseen
from web.forms import choice, command_id, new_command_id, number
from web.here import Here, here, item_here
from web.messages import gettext
from web.wording_form import rows_of

pages = Blueprint("revise", __name__)

Answer = str | Response | tuple[str, int]

# The action by which each may be made: what is agreed is not changed in substance by the secretariat's hand.
ACTIONS = {
    Nature.MATERIAL: "revise_wording",
    Nature.EDITORIAL: "correct_wording",
    Nature.LANGUAGE: "correct_wording",
}


@pages.get("/meetings/<meeting>/conclusions/<conclusion>/revise")
def form(meeting: str, conclusion: str) -> Answer:
    """403 where no change of any nature may be made."""
    place = here(meeting)
    item = item_here(place, conclusion)
    natures = _natures(place, item)
    if not natures:
        abort(403)
    filled = Filled(rows_of(item.wording), {"reason": ""}, nature=natures[0])
    return editor_page(place, _editor(item, natures), new_command_id(), filled)


@pages.post("/meetings/<meeting>/conclusions/<conclusion>/revise")
def revise(meeting: str, conclusion: str) -> Answer:
    """Shows the redline first, then issues the revision. When the wording has moved on meanwhile, what was typed stays
    in the form, with its redline against the wording that is now current."""
    actor, id_, on_revision = actor_of_form(meeting), command_id(), number("on_revision")
    place = here(meeting)
    item = item_here(place, conclusion)
    draft, nature = sent("reason"), Nature(choice("nature", tuple(Nature)))
    filled = replace(draft.filled, nature=nature)
    if draft.wording is None or draft.do == "preview":
        sentences = (*moved_on(on_revision, item), *draft.sentences)
        preview, editor = _preview(place, item, draft, nature), _editor(item, _natures(place, item))
        page = editor_page(place, editor, id_, filled, preview=preview, sentences=sentences)
        return page, 400 if draft.sentences else 200
    outcome = desk.submit(
        ReviseWording(
            id_, actor, meeting, conclusion, on_revision, draft.wording, draft.texts["reason"], nature
        )
    )
    if outcome.refusal is None:
        return redirect(url_for("conclusions.show", meeting=meeting, conclusion=conclusion))
    again = new_command_id() if outcome.refusal.code is Code.COMMAND_REUSED else id_
    place = here(meeting)
    item = item_here(place, conclusion)
    preview, editor = _preview(place, item, draft, nature), _editor(item, _natures(place, item))
    sentences = (refusals.sentence(outcome.refusal),)
    return editor_page(place, editor, again, filled, preview=preview, sentences=sentences), 409


def _natures(place: Here, item: ItemView) -> tuple[Nature, ...]:
    """What a change of this item may be declared to be now; a change of substance first, which keeps no position."""
    may = desk.actions(place.actor, place.meeting.id, item.id)
    return tuple(nature for nature in Nature if ACTIONS[nature] in may)


def _preview(place: Here, item: ItemView, draft: Sent, nature: Nature) -> Preview | None:
    if draft.wording is None:
        return None
    title = gettext("What it changes against the current wording, revision %(number)s", number=item.revision)
    preview = against(item.wording, draft.wording, title)
    return replace(preview, foresight=_foresight(place, item, draft.wording, nature))


def _foresight(place: Here, item: ItemView, wording: Wording, nature: Nature) -> Foresight | None:
    """What the revision would do to the amendments that are pending, and to the positions."""
    if not any(each.pending for each in item.amendments) and not item.positions and nature is Nature.MATERIAL:
        return None
    command = ReviseWording(
        new_command_id(), place.actor, item.meeting, item.id, item.revision, wording, "–", nature
    )
    return foreseen(command, item)


def _editor(item: ItemView, natures: tuple[Nature, ...]) -> Editor:
    return Editor(
        title=gettext("A new revision"),
        intro=gettext("The secretariat's own wording, with its reason."),
        back=url_for("conclusions.show", meeting=item.meeting, conclusion=item.id),
        preview_label=gettext("Show the redline"),
        save_label=gettext("Issue the new revision"),
        reason_name="reason",
        reason_label=gettext("Reason"),
        item=item,
        natures=natures,
        carried={"on_revision": item.revision},
    )
