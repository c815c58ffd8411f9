"""The paper in Word, in any state: the certified file as it is kept, before that a draft, marked so."""

from datetime import UTC, datetime
from io import BytesIO

from flask import Blueprint, abort, current_app, render_template, send_file
from werkzeug.wrappers import Response

from engine.formats import read_format
from engine.papers import file_name, word_file
from engine.record.queries import meetings
from engine.record.queries.papers import PaperView, paper
from engine.word.template import TemplateRefused
from web.config import Config
from web.database import reading
from web.here import Here, here
from web.messages import gettext

pages = Blueprint("papers", __name__)

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

Answer = Response | tuple[str, int]


@pages.get("/meetings/<meeting>/paper.docx")
def download(meeting: str) -> Answer:
    """The kept bytes once there are any; while they are being made, a page that says so."""
    place = here(meeting)
    kept = meetings.kept_paper(reading(), meeting)
    if kept is not None:
        return _file(kept.content, kept.name)
    found = paper(reading(), meeting)
    if found is None:
        abort(404)
    return _waiting(place) if found.adopted else _draft(found)


def _draft(found: PaperView) -> Answer:
    now = datetime.now(UTC)
    body = meetings.book(reading(), found.meeting.id, found.meeting.format)
    try:
        content = word_file(
            found,
            read_format(body, "the meeting's format"),
            now,
            _template(),
        )
    except TemplateRefused as refused:
        return _sorry(
            gettext("The Word template of this server cannot be used"),
            str(refused),
            gettext("Tell the operator of this server; the meeting itself is not touched by it."),
        )
    name = file_name(found).removesuffix(".docx")
    return _file(content, f"{name}-{now:%Y%m%d-%H%M}.docx")


def _template() -> bytes | None:
    """The secretariat's own Word template, if the configuration names one."""
    config: Config = current_app.extensions["acuerdo.config"]
    return config.template.read_bytes() if config.template else None


def _waiting(place: Here) -> Answer:
    fault = meetings.rendering_fault(reading(), place.meeting.id)
    advice = gettext("Try again in a few seconds.")
    if fault:
        advice = gettext(
            "The last try failed; it is tried again by itself. Tell the operator of this server."
        )
    return _sorry(
        gettext("The certified Word file is being made"),
        gettext("The paper is certified. Its Word file is made once and kept from then on."),
        advice,
    )


def _sorry(title: str, sentence: str, advice: str) -> tuple[str, int]:
    page = render_template("errors/error.html", title=title, sentence=sentence, advice=advice, written=())
    return page, 503


def _file(content: bytes, name: str) -> Response:
    return send_file(BytesIO(content), mimetype=WORD, as_attachment=True, download_name=name)
