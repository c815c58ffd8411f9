"""The secretariat's forms of another language: an item's translation, and title, preamble and topics."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from engine.procedure.commands import TranslateFrame, TranslateWording
from engine.record.queries.translated import TranslatedPaper, translated_paper
from engine.record.queries.views import ItemView, RevisionView, TranslationView
from engine.text.wording import Wording
from web import desk, faults, forms, names, refusals
from web.capacities import actor_of_form
from web.database import reading
from web.forms import Faults, command_id, new_command_id, number
from web.here import Here, here, item_here, only_possible
from web.messages import gettext
from web.opening import title_lines
from web.paired_form import between, in_shape, pairs, prefilled, typed
from web.redlines import Line, drawn
from web.translation_views import language_here, translation_here

pages = Blueprint("translating", __name__)

Answer = str | Response | tuple[str, int]


@dataclass(frozen=True, slots=True)
class Sent:
    """The form as it was sent: the texts, for which revision of the original, why it was refused, and how the text
    differs from the translation that stands there now."""

    texts: tuple[str, ...] = ()
    reason: str = ""
    sentences: tuple[str, ...] = ()
    command: str = ""
    beside: tuple[Line, ...] | None = None


@pages.get("/meetings/<meeting>/conclusions/<conclusion>/translations/<language>/edit")
def form(meeting: str, conclusion: str, language: str) -> Answer:
    place = here(meeting)
    item = item_here(place, conclusion)
    translation = translation_here(item, language)
    only_possible(place, "translate_wording", item)
    return _page(place, item, translation, Sent())


@pages.post("/meetings/<meeting>/conclusions/<conclusion>/translations/<language>/edit")
def translate(meeting: str, conclusion: str, language: str) -> Answer:
    """The next number. When the original or the translation has moved on meanwhile, what was typed stays in the form,
    beside what stands there now."""
    actor, id_ = actor_of_form(meeting), command_id()
    on_number, on_revision = number("on_number"), number("on_revision")
    place = here(meeting)
    item = item_here(place, conclusion)
    translation = translation_here(item, language)
    sent = Sent(typed(), forms.field("reason"), command=id_)
    try:
        wording = in_shape(_shape(item, on_revision).wording, sent.texts)
        reason = forms.text("reason", required=False)
    except Faults as found:
        sent = Sent(sent.texts, sent.reason, faults.sentences(found), id_)
        return _page(place, item, translation, sent), 400
    command = TranslateWording(
        id_, actor, meeting, conclusion, language, on_number, on_revision, wording, reason
    )
    outcome = desk.submit(command)
    if outcome.refusal is None:
        flash(names.done("translate_wording"), "done")
        address = url_for("translations.show", meeting=meeting, conclusion=conclusion, language=language)
        return redirect(address)
    place = here(meeting)
    item = item_here(place, conclusion)
    translation = translation_here(item, language)
    last = translation.last
    beside = between(last.wording, wording) if last else None
    again = new_command_id() if outcome.replayed else id_
    sentences = (refusals.sentence(outcome.refusal),)
    return _page(place, item, translation, Sent(sent.texts, sent.reason, sentences, again, beside)), 409


def _shape(item: ItemView, revision: int) -> RevisionView:
    """The revision of the original that the form was drawn for."""
    found = next((each for each in item.revisions if each.number == revision), None)
    if found is None:
        abort(400)
    return found


def _page(place: Here, item: ItemView, translation: TranslationView, sent: Sent) -> str:
    last = translation.last
    begun = prefilled(item.wording, last.wording if last else None)
    fits = len(sent.texts) == len(item.wording.paragraphs)
    shown = _with(item.wording, sent.texts) if fits else begun
    rendered = next((each for each in item.revisions if last and each.number == last.renders), None)
    moved = rendered is not None and rendered.number < item.revision
    return render_template(
        "translations/edit.html",
        meeting=place.meeting,
        standing=place.standing,
        item=item,
        translation=translation,
        pairs=pairs(item.wording, shown),
        last=last,
        since=drawn(rendered.wording, item.wording) if rendered and moved else None,
        sent=sent,
        lost=() if fits else sent.texts,
        command=sent.command or new_command_id(),
    )


def _with(shape: Wording, texts: tuple[str, ...]) -> Wording:
    pairs_ = zip(shape.paragraphs, texts, strict=True)
    return Wording(tuple(replace(one, text=text) for one, text in pairs_))


# --- title, preamble, topics -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Frame:
    """The form of title, preamble and topics, as it was sent."""

    fields: Mapping[str, str] = field(default_factory=dict)
    sentences: tuple[str, ...] = ()
    command: str = ""


@pages.get("/meetings/<meeting>/translations/<language>/frame")
def frame_form(meeting: str, language: str) -> Answer:
    place = here(meeting)
    language_here(place, language)
    only_possible(place, "translate_frame")
    return _frame_page(place, language, Frame())


@pages.post("/meetings/<meeting>/translations/<language>/frame")
def translate_frame(meeting: str, language: str) -> Answer:
    actor, id_, on_version = actor_of_form(meeting), command_id(), number("on_version")
    place = here(meeting)
    paper = _paper(place, language)
    wanted = [entry.id for section in paper.paper.sections for entry in section.items if entry.topic]
    fields = {
        name: forms.field(name) for name in ("title", "preamble", *(f"topic_{each}" for each in wanted))
    }
    try:
        title, preamble = title_lines(forms.text("title")), forms.text("preamble", required=False)
        topics = tuple((each, forms.text(f"topic_{each}", lines=False)) for each in wanted)
    except Faults as found:
        return _frame_page(place, language, Frame(fields, faults.sentences(found), id_)), 400
    outcome = desk.submit(TranslateFrame(id_, actor, meeting, language, on_version, title, preamble, topics))
    if outcome.refusal is None:
        flash(gettext("Kept."), "done")
        return redirect(url_for("translations.overview", meeting=meeting))
    again = new_command_id() if outcome.replayed else id_
    frame = Frame(fields, (refusals.sentence(outcome.refusal),), again)
    return _frame_page(here(meeting), language, frame), 409


def _paper(place: Here, language: str) -> TranslatedPaper:
    found = translated_paper(reading(), place.meeting.id, place.actor, language)
    if found is None:
        abort(404)
    return found


def _frame_page(place: Here, language: str, sent: Frame) -> str:
    paper = _paper(place, language)
    frame = paper.frame
    topics = [
        (paper.items[entry.id], entry.topic, frame.topics.get(entry.id, ""))
        for section in paper.paper.sections
        for entry in section.items
        if entry.topic
    ]
    stands = {"title": "\n".join(frame.title), "preamble": frame.preamble}
    stands |= {f"topic_{item.id}": words for item, _, words in topics}
    return render_template(
        "translations/frame.html",
        meeting=place.meeting,
        standing=place.standing,
        paper=paper,
        language_key=language,
        topics=topics,
        typed=sent.fields or stands,
        stands=stands,
        sentences=sent.sentences,
        command=sent.command or new_command_id(),
    )
