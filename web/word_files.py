"""Word files as answers: sent with a plain name, made in the secretariat's own template where there is one."""

from collections.abc import Callable
from io import BytesIO

from flask import current_app, render_template, send_file
from werkzeug.wrappers import Response

from engine.formats import Format, kept_format
from engine.papers import heading
from engine.record.queries import meetings
from engine.record.queries.meetings import MeetingView
from engine.word.template import TemplateRefused
from web import uploads
from web.config import Config
from web.database import reading
from web.letterhead import template_of
from web.messages import gettext

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

Answer = Response | tuple[str, int]


def format_of(meeting: MeetingView) -> Format:
    """The format that the meeting was opened with."""
    return kept_format(meetings.book(reading(), meeting.id, meeting.format))


def headings(meeting: MeetingView) -> dict[str, str]:
    """The headings of the sections as they are printed: in the meeting's language, in the case of its format."""
    format_, language = format_of(meeting), meeting.language
    return {key: format_.layout.heading(key, heading(format_, language, key)) for key in meeting.sections}


def word_answer(make: Callable[[bytes | None], bytes], name: str) -> Answer:
    """The file that `make` writes in the template; a page that says so when the template cannot be used."""
    config: Config = current_app.extensions["acuerdo.config"]
    try:
        content = make(template_of(config))
    except TemplateRefused as refused:
        return sorry(
            gettext("The Word template of this server cannot be used"),
            gettext("Its operator needs to know: “%(sentence)s”", sentence=uploads.sentence(refused)),
            gettext("Tell the operator of this server; the meeting itself is not touched by it."),
        )
    return sent_file(content, name)


def sorry(title: str, sentence: str, advice: str) -> tuple[str, int]:
    page = render_template("errors/error.html", title=title, sentence=sentence, advice=advice, written=())
    return page, 503


def sent_file(content: bytes, name: str, kind: str = WORD) -> Response:
    return send_file(BytesIO(content), mimetype=kind, as_attachment=True, download_name=name)
