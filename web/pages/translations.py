"""One item in another language, paragraph beside paragraph; and what of the meeting is missing or stale."""

from flask import Blueprint, abort, render_template, request

from engine.procedure.translation import Standing
from engine.record.queries.translated import TranslatedPaper, translated_paper
from web import desk
from web.database import reading
from web.here import Here, here, item_here
from web.paired_form import between, pairs
from web.proposals import sees_amendments
from web.redlines import drawn
from web.translation_views import may, number_here, translation_here

pages = Blueprint("translations", __name__)


@pages.get("/meetings/<meeting>/translations")
def overview(meeting: str) -> str:
    """Every language of the meeting: what is missing, stale, or has a remark that is open."""
    place = here(meeting)
    found = [
        paper
        for language in place.meeting.terms.translated
        if (paper := translated_paper(reading(), meeting, place.actor, language)) is not None
    ]
    if not found:
        abort(404)
    return render_template(
        "translations/overview.html",
        meeting=place.meeting,
        standing=place.standing,
        papers=[(paper, _lines(paper)) for paper in found],
        may_frame=_may_frame(place),
    )


def _may_frame(place: Here) -> bool:
    found = desk.actions(place.actor, place.meeting.id)
    return "translate_frame" in found and found["translate_frame"] is None


def _lines(paper: TranslatedPaper) -> list[tuple[object, object]]:
    """Every item in the order of the paper with its translation."""
    order = (entry.id for section in paper.paper.sections for entry in section.items)
    return [(paper.items[id_], paper.of(id_)) for id_ in order]


@pages.get("/meetings/<meeting>/conclusions/<conclusion>/translations/<language>")
def show(meeting: str, conclusion: str, language: str) -> str:
    place = here(meeting)
    item = item_here(place, conclusion)
    translation = translation_here(item, language)
    last = translation.last
    rendered = next((each for each in item.revisions if last and each.number == last.renders), None)
    stale = translation.standing is Standing.STALE
    return render_template(
        "translations/show.html",
        meeting=place.meeting,
        standing=place.standing,
        item=item,
        translation=translation,
        pairs=pairs(rendered.wording, last.wording) if rendered and last else (),
        rendered=rendered,
        since=drawn(rendered.wording, item.wording) if rendered and stale else None,
        moved=rendered is not None and rendered.number < item.revision,
        changes={
            later.number: between(earlier.wording, later.wording)
            for earlier, later in zip(translation.numbers, translation.numbers[1:], strict=False)
        },
        remarks={each.id: drawn(each.base, each.wording) for each in translation.remarks},
        may_translate=may(place, item, "translate_wording"),
        may_remark=last is not None and may(place, item, "make_remark"),
        may_answer=may(place, item, "answer_remark"),
        may_amend=last is not None and may(place, item, "draft_amendment"),
        negotiates=sees_amendments(place),
    )


@pages.get("/meetings/<meeting>/conclusions/<conclusion>/translations/<language>/redline")
def compare(meeting: str, conclusion: str, language: str) -> str:
    """The redline between any two numbers of the translation."""
    place = here(meeting)
    item = item_here(place, conclusion)
    translation = translation_here(item, language)
    old, new = (number_here(translation, request.args.get(name, "")) for name in ("from", "to"))
    return render_template(
        "translations/compare.html",
        meeting=place.meeting,
        standing=place.standing,
        item=item,
        translation=translation,
        old=old,
        new=new,
        lines=drawn(old.wording, new.wording),
    )
