"""The paper in Word, in any state: the certified file as it is kept, before that a draft, marked so."""

from datetime import UTC, datetime

from flask import Blueprint, abort

from engine.papers import file_name, word_file
from engine.procedure.audiences import Sight
from engine.record.queries import meetings
from engine.record.queries.papers import PaperView, paper_seen
from web.database import reading
from web.here import Here, here
from web.messages import gettext
from web.word_files import Answer, format_of, sent_file, sorry, word_answer

pages = Blueprint("papers", __name__)


@pages.get("/meetings/<meeting>/paper.docx")
def download(meeting: str) -> Answer:
    """The kept bytes once there are any; while they are being made, a page that says so. A draft has the wordings that
    this visitor is shown; the certified paper is everybody's."""
    place = here(meeting, Sight.ISSUED)
    kept = meetings.kept_paper(reading(), meeting)
    if kept is not None:
        return sent_file(kept.content, kept.name)
    if place.meeting.certified_at is not None:
        return _waiting(place)
    found = paper_seen(reading(), meeting, place.actor)
    if found is None:
        abort(404)
    return _draft(found)


def _draft(found: PaperView) -> Answer:
    now = datetime.now(UTC)
    format_ = format_of(found.meeting)
    name = file_name(found).removesuffix(".docx")
    return word_answer(
        lambda template: word_file(found, format_, now, template), f"{name}-{now:%Y%m%d-%H%M}.docx"
    )


def _waiting(place: Here) -> Answer:
    fault = meetings.rendering_fault(reading(), place.meeting.id)
    advice = gettext("Try again in a few seconds.")
    if fault:
        advice = gettext(
            "The last try failed; it is tried again by itself. Tell the operator of this server."
        )
    return sorry(
        gettext("The certified Word file is being made"),
        gettext("The paper is certified. Its Word file is made once and kept from then on."),
        advice,
    )
