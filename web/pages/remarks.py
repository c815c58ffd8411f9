"""A language remark: made by a delegation on the translation that it reads, answered by the secretariat."""

from dataclasses import dataclass

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from engine.procedure.commands import AnswerRemark, MakeRemark
from engine.record.queries.views import ItemView, RemarkView, TranslationView
from engine.text.wording import Wording
from web import desk, faults, forms, names, refusals
from web.capacities import actor_of_form
from web.forms import Faults, choice, command_id, new_command_id, number
from web.here import Here, here, item_here, only_possible
from web.paired_form import between, in_shape, pairs, prefilled, typed
from web.redlines import drawn
from web.translation_views import number_here, remark_here, translation_here

pages = Blueprint("remarks", __name__)

Answer = str | Response | tuple[str, int]


@dataclass(frozen=True, slots=True)
class Sent:
    """The form as it was sent, to be shown again."""

    texts: tuple[str, ...] = ()
    reason: str = ""
    sentences: tuple[str, ...] = ()
    command: str = ""


@pages.get("/meetings/<meeting>/conclusions/<conclusion>/translations/<language>/remarks/new")
def form(meeting: str, conclusion: str, language: str) -> Answer:
    place = here(meeting)
    item = item_here(place, conclusion)
    translation = translation_here(item, language)
    only_possible(place, "make_remark", item)
    if translation.last is None:
        abort(404)
    return _page(place, item, translation, Sent())


@pages.post("/meetings/<meeting>/conclusions/<conclusion>/translations/<language>/remarks/new")
def make(meeting: str, conclusion: str, language: str) -> Answer:
    """It touches the translation alone. When a new number came meanwhile, what was typed stays in the form."""
    actor, id_, on_number = actor_of_form(meeting), command_id(), number("on_number")
    place = here(meeting)
    item = item_here(place, conclusion)
    translation = translation_here(item, language)
    sent = Sent(typed(), forms.field("reason"), command=id_)
    try:
        wording = in_shape(number_here(translation, str(on_number)).wording, sent.texts)
        reason = forms.text("reason", required=False)
    except Faults as found:
        return _page(
            place, item, translation, Sent(sent.texts, sent.reason, faults.sentences(found), id_)
        ), 400
    command = MakeRemark(id_, actor, meeting, conclusion, language, on_number, wording, reason)
    outcome = desk.submit(command)
    if outcome.refusal is None:
        flash(names.done("make_remark"), "done")
        return redirect(_address(item, language))
    place = here(meeting)
    item = item_here(place, conclusion)
    again = new_command_id() if outcome.replayed else id_
    sent = Sent(sent.texts, sent.reason, (refusals.sentence(outcome.refusal),), again)
    return _page(place, item, translation_here(item, language), sent), 409


@pages.get("/meetings/<meeting>/conclusions/<conclusion>/translations/<language>/remarks/<remark>")
def answer_form(meeting: str, conclusion: str, language: str, remark: str) -> Answer:
    place = here(meeting)
    item = item_here(place, conclusion)
    translation = translation_here(item, language)
    only_possible(place, "answer_remark", item)
    return _answer_page(place, item, translation, remark_here(translation, remark), Sent())


@pages.post("/meetings/<meeting>/conclusions/<conclusion>/translations/<language>/remarks/<remark>")
def answer(meeting: str, conclusion: str, language: str, remark: str) -> Answer:
    """Taken into a new number, word for word or as the secretariat puts it; or declined with a reason."""
    actor, id_, on_number = actor_of_form(meeting), command_id(), number("on_number")
    place = here(meeting)
    item = item_here(place, conclusion)
    translation = translation_here(item, language)
    found = remark_here(translation, remark)
    taken = choice("answer", ("take", "decline")) == "take"
    sent = Sent(typed(), forms.field("reason"), command=id_)
    try:
        wording = in_shape(number_here(translation, str(on_number)).wording, sent.texts) if taken else None
        reason = forms.text("reason", required=False)
    except Faults as fault:
        again = Sent(sent.texts, sent.reason, faults.sentences(fault), id_)
        return _answer_page(place, item, translation, found, again), 400
    command = AnswerRemark(id_, actor, meeting, conclusion, remark, language, on_number, wording, reason)
    outcome = desk.submit(command)
    if outcome.refusal is None:
        flash(names.done("answer_remark"), "done")
        return redirect(_address(item, language))
    place = here(meeting)
    item = item_here(place, conclusion)
    translation = translation_here(item, language)
    command_again = new_command_id() if outcome.replayed else id_
    sent = Sent(sent.texts, sent.reason, (refusals.sentence(outcome.refusal),), command_again)
    return _answer_page(place, item, translation, remark_here(translation, remark), sent), 409


def _address(item: ItemView, language: str) -> str:
    return url_for("translations.show", meeting=item.meeting, conclusion=item.id, language=language)


def _shown(stands: Wording, proposed: Wording, texts: tuple[str, ...]) -> Wording:
    """What the form holds: what was typed, if it still fits, or what is proposed."""
    if len(texts) != len(stands.paragraphs):
        return prefilled(stands, proposed)
    return in_shape(stands, texts)


def _page(place: Here, item: ItemView, translation: TranslationView, sent: Sent) -> str:
    last = translation.last
    if last is None:
        abort(404)
    shown = _shown(last.wording, last.wording, sent.texts)
    original = next(each.wording for each in item.revisions if each.number == last.renders)
    return render_template(
        "translations/remark.html",
        meeting=place.meeting,
        standing=place.standing,
        item=item,
        translation=translation,
        last=last,
        pairs=pairs(original, shown),
        preview=between(last.wording, shown),
        sent=sent,
        lost=() if len(sent.texts) in (0, len(last.wording.paragraphs)) else sent.texts,
        command=sent.command or new_command_id(),
    )


def _answer_page(
    place: Here, item: ItemView, translation: TranslationView, remark: RemarkView, sent: Sent
) -> str:
    last = translation.last
    if last is None:
        abort(404)
    original = next(each.wording for each in item.revisions if each.number == last.renders)
    return render_template(
        "translations/answer.html",
        meeting=place.meeting,
        standing=place.standing,
        item=item,
        translation=translation,
        last=last,
        remark=remark,
        lines=drawn(remark.base, remark.wording),
        since=between(remark.base, last.wording),
        pairs=pairs(original, _shown(last.wording, remark.wording, sent.texts)),
        sent=sent,
        command=sent.command or new_command_id(),
    )
