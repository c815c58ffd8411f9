"""The secretariat says in the original what an amendment says that was filed in another language."""

from flask import Blueprint, flash, redirect, url_for
from werkzeug.wrappers import Response

from engine.desk import Outcome
from engine.procedure.commands import SupplyCounterpart
from engine.record.queries.views import AmendmentView, ItemView
from engine.text.wording import Wording
from web import desk, names, refusals
from web.capacities import actor_of_form
from web.editing import Beside, Editor, Filled, Preview, Sent, against, editor_page, moved_on, sent
from web.forms import command_id, new_command_id, number
from web.here import Here, amendment_here, here, item_here, only_possible
from web.messages import gettext
from web.redlines import drawn
from web.wording_form import rows_of

pages = Blueprint("counterparts", __name__)

Answer = str | Response | tuple[str, int]


@pages.get("/meetings/<meeting>/conclusions/<conclusion>/amendments/<amendment>/counterpart")
def form(meeting: str, conclusion: str, amendment: str) -> Answer:
    """The editor begins with the text that members see, or with the counterpart that stands there."""
    place = here(meeting)
    item = item_here(place, conclusion)
    found = amendment_here(item, amendment)
    only_possible(place, "supply_counterpart", item, amendment)
    base = _base(item)
    lent = found.counterpart
    start = lent.wording if lent and not lent.moved else base[1]
    filled = Filled(rows_of(start), {})
    return editor_page(place, _editor(item, found, base[0]), new_command_id(), filled)


@pages.post("/meetings/<meeting>/conclusions/<conclusion>/amendments/<amendment>/counterpart")
def supply(meeting: str, conclusion: str, amendment: str) -> Answer:
    """Shows the redline first; then its author is asked to confirm it."""
    actor, id_, on_revision = actor_of_form(meeting), command_id(), number("on_revision")
    place = here(meeting)
    item = item_here(place, conclusion)
    found = amendment_here(item, amendment)
    base, draft = _base(item), sent()
    editor = _editor(item, found, base[0])
    if draft.wording is None or draft.do == "preview":
        preview = _preview(base, draft.wording) if draft.wording is not None else None
        sentences = (*draft.sentences, *(moved_on(on_revision, item) if on_revision != base[0] else ()))
        page = editor_page(place, editor, id_, draft.filled, preview=preview, sentences=sentences)
        return page, 400 if draft.sentences else 200
    command = SupplyCounterpart(id_, actor, meeting, amendment, conclusion, on_revision, draft.wording)
    outcome = desk.submit(command)
    if outcome.refusal is None:
        flash(names.done("supply_counterpart"), "done")
        return redirect(
            url_for("amendments.show", meeting=meeting, conclusion=conclusion, amendment=amendment)
        )
    return _refused(place, item, found, id_, draft, outcome)


def _refused(
    place: Here, before: ItemView, found: AmendmentView, id_: str, draft: Sent, outcome: Outcome
) -> Answer:
    """The editor again, with what was typed against the text that members see now."""
    assert draft.wording is not None, "only a wording that could be read was sent to the desk"
    assert outcome.refusal is not None, "what was taken is not shown again"
    item = item_here(here(before.meeting), before.id)
    base = _base(item)
    again = new_command_id() if outcome.replayed else id_
    editor, preview = _editor(item, found, base[0]), _preview(base, draft.wording)
    sentences = (refusals.sentence(outcome.refusal),)
    return editor_page(place, editor, again, draft.filled, preview=preview, sentences=sentences), 409


def _base(item: ItemView) -> tuple[int, Wording]:
    """The revision that members see, with its words: the author reads the counterpart against it."""
    found = next(each for each in item.revisions if each.number == item.visible)
    return found.number, found.wording


def _preview(base: tuple[int, Wording], wording: Wording) -> Preview:
    title = gettext("What it changes against the current wording, revision %(number)s", number=base[0])
    return against(base[1], wording, title)


def _editor(item: ItemView, found: AmendmentView, revision: int) -> Editor:
    own = found.own
    beside = (
        Beside(
            gettext("The author's own words (%(language)s)", language=names.language(own.language)),
            drawn(own.base, own.wording),
            language=own.language,
        ),
    ) if own else ()  # fmt: skip
    return Editor(
        title=gettext("The counterpart of amendment %(label)s", label=found.label or "–"),
        intro=gettext(
            "Say in the original language what the amendment says. Its author confirms it, or sends it back; "
            "until then nobody decides on it."
        ),
        back=url_for("amendments.show", meeting=item.meeting, conclusion=item.id, amendment=found.id),
        preview_label=gettext("Show the redline"),
        save_label=names.action("supply_counterpart"),
        reason_name="",
        reason_label="",
        item=item,
        beside=beside,
        carried={"on_revision": revision},
    )
