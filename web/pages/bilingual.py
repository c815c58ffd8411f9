"""The paper in Word in another language, and side by side with its original."""

from collections.abc import Callable
from datetime import UTC, datetime

from flask import Blueprint, abort

from engine.bilingual import side_by_side_file, translation_file, translation_name
from engine.certified import certified_paper
from engine.formats import Format
from engine.issuing import BESIDE, NAMED, part_in
from engine.procedure.meeting import CERTIFIED_WORK
from engine.procedure.terms import Adopts
from engine.record.queries.certified import kept_file
from engine.record.queries.translated import TranslatedPaper, translated_paper
from engine.word.adopted import write_paper
from web.database import reading
from web.here import here
from web.word_files import Answer, format_of, sent_file, word_answer

pages = Blueprint("bilingual", __name__)

Make = Callable[[TranslatedPaper, Format, datetime, bytes | None], bytes]


@pages.get("/meetings/<meeting>/translations/<language>/paper.docx")
def paper(meeting: str, language: str) -> Answer:
    return _sent(meeting, language, _following, beside=False)


@pages.get("/meetings/<meeting>/translations/<language>/beside.docx")
def beside(meeting: str, language: str) -> Answer:
    return _sent(meeting, language, side_by_side_file, beside=True)


def _sent(meeting: str, language: str, make: Make, *, beside: bool) -> Answer:
    """What this visitor is shown: the kept file of what was adopted in both languages, else the paper as it stands. 404
    for a language that the meeting does not translate into."""
    place = here(meeting)
    found = translated_paper(reading(), meeting, place.actor, language)
    if found is None:
        abort(404)
    part = part_in(BESIDE if beside else NAMED, language)
    kept = kept_file(reading(), meeting, CERTIFIED_WORK, part)
    if kept and place.meeting.terms.adopts == Adopts.BOTH:
        return sent_file(kept[1], kept[0])
    now, format_ = datetime.now(UTC), format_of(place.meeting)
    name = translation_name(found, beside).removesuffix(".docx")
    stamped = name if found.paper.adopted else f"{name}-{now:%Y%m%d-%H%M}"
    return word_answer(lambda template: make(found, format_, now, template), f"{stamped}.docx")


def _following(found: TranslatedPaper, format_: Format, now: datetime, template: bytes | None) -> bytes:
    """The translation as it stands; once the paper is certified, with what is stated beside its items."""
    if not found.paper.adopted:
        return translation_file(found, format_, now, template)
    paper = certified_paper(reading(), found.paper.meeting.id, found.said, now)
    assert paper is not None, "an adopted paper is certified"
    return write_paper(paper, format_.layout, template)
