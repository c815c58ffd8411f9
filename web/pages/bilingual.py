"""The paper in Word in another language, and side by side with its original."""

from collections.abc import Callable
from datetime import UTC, datetime

from flask import Blueprint, abort

from engine.bilingual import side_by_side_file, translation_file, translation_name
from engine.formats import Format
from engine.record.queries.translated import TranslatedPaper, translated_paper
from web.database import reading
from web.here import here
from web.word_files import Answer, format_of, word_answer

pages = Blueprint("bilingual", __name__)

Make = Callable[[TranslatedPaper, Format, datetime, bytes | None], bytes]


@pages.get("/meetings/<meeting>/translations/<language>/paper.docx")
def paper(meeting: str, language: str) -> Answer:
    return _sent(meeting, language, translation_file, beside=False)


@pages.get("/meetings/<meeting>/translations/<language>/beside.docx")
def beside(meeting: str, language: str) -> Answer:
    return _sent(meeting, language, side_by_side_file, beside=True)


def _sent(meeting: str, language: str, make: Make, *, beside: bool) -> Answer:
    """What this visitor is shown; 404 for a language that the meeting does not translate into."""
    place = here(meeting)
    found = translated_paper(reading(), meeting, place.actor, language)
    if found is None:
        abort(404)
    now, format_ = datetime.now(UTC), format_of(place.meeting)
    name = translation_name(found, beside).removesuffix(".docx")
    stamped = name if found.paper.adopted else f"{name}-{now:%Y%m%d-%H%M}"
    return word_answer(lambda template: make(found, format_, now, template), f"{stamped}.docx")
