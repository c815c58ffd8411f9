"""Proposing a conclusion: written, shown as it will read, proposed."""

from flask import Blueprint, redirect, url_for
from werkzeug.wrappers import Response

from engine.procedure.commands import ProposeConclusion
from web import desk, refusals
from web.capacities import actor_of_form
from web.editing import Editor, Filled, Preview, Sent, editor_page, sent
from web.forms import command_id, field, new_command_id, several
from web.here import Here, here, only_possible
from web.messages import gettext
from web.wording_form import empty_rows

pages = Blueprint("propose", __name__)

Answer = str | Response | tuple[str, int]


@pages.get("/meetings/<meeting>/conclusions/new")
def form(meeting: str) -> Answer:
    place = here(meeting)
    only_possible(place, "propose_conclusion")
    refusal = desk.actions(place.actor, meeting)["propose_conclusion"]
    typed = {"section": place.meeting.sections[0], "topic": "", "rationale": ""}
    sentences = (refusals.sentence(refusal),) if refusal else ()
    return editor_page(
        place, _editor(place), new_command_id(), Filled(empty_rows(), typed), sentences=sentences
    )


@pages.post("/meetings/<meeting>/conclusions/new")
def propose(meeting: str) -> Answer:
    actor, id_, section = actor_of_form(meeting), command_id(), field("section")
    place = here(meeting)
    draft, sponsors = sent("topic", "rationale"), several("sponsor", _others(place))
    filled = Filled(draft.rows, {**draft.texts, "section": section}, sponsors=sponsors)
    if draft.wording is None or draft.do == "preview":
        page = editor_page(
            place, _editor(place), id_, filled, preview=_preview(draft), sentences=draft.sentences
        )
        return page, 400 if draft.sentences else 200
    command = ProposeConclusion(
        id_, actor, meeting, section, draft.texts["topic"] or None, place.meeting.language, draft.wording,
        draft.texts["rationale"], sponsors,
    )  # fmt: skip
    outcome = desk.submit(command)
    if outcome.refusal is None:
        return redirect(url_for("conclusions.show", meeting=meeting, conclusion=id_))
    again = new_command_id() if outcome.replayed else id_
    sentences = (refusals.sentence(outcome.refusal),)
    return editor_page(
        place, _editor(place), again, filled, preview=_preview(draft), sentences=sentences
    ), 409


def _others(place: Here) -> tuple[str, ...]:
    """Who may stand behind a delegation's proposal; the secretariat and the Presidency propose alone."""
    own = place.actor.delegation
    return tuple(code for code in place.meeting.participants if code != own) if own else ()


def _preview(draft: Sent) -> Preview | None:
    if draft.wording is None:
        return None
    return Preview(gettext("How it will read"), wording=draft.wording, topic=draft.texts["topic"])


def _editor(place: Here) -> Editor:
    return Editor(
        title=gettext("Propose an item"),
        intro=gettext(
            "It is seen by everybody in the meeting as soon as you propose it, at the end of its section."
        ),
        back=url_for("board.show", meeting=place.meeting.id),
        preview_label=gettext("See how it will read"),
        save_label=gettext("Propose it"),
        reason_name="rationale",
        reason_label=gettext("Reason for the proposal (may be left empty)"),
        choose_section=True,
        sponsors=_others(place),
    )
