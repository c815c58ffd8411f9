"""Pages for what went wrong: one clear sentence and what to do, never a traceback."""

import logging
import re

from flask import Flask, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import Forbidden, HTTPException, RequestEntityTooLarge

from engine.record.queries import meetings
from web.database import reading
from web.forms import BadForm
from web.messages import gettext
from web.visitors import visitor

log = logging.getLogger("acuerdo.web")

IN_MEETING = re.compile(r"/meetings/([^/]+)(/|$)")
MOST_DRAINED = 64 * 1024 * 1024
# What people write at length in our forms; passwords are not among them.
WRITTEN = frozenset({"text", "comment", "reason", "rationale", "topic", "title", "preamble", "draft"})


class ClosedSitting(Forbidden):
    """An observer asks for something of a meeting whose sitting is closed."""


def setup(app: Flask) -> None:
    app.register_error_handler(BadForm, bad_form)
    app.register_error_handler(ClosedSitting, closed_sitting)
    app.register_error_handler(CSRFError, csrf)
    app.register_error_handler(RequestEntityTooLarge, too_large)
    app.register_error_handler(HTTPException, http)
    app.register_error_handler(Exception, unexpected)


def bad_form(error: BadForm) -> tuple[str, int]:
    sentence = gettext(
        "The form that arrived is incomplete or damaged (field “%(field)s”). Nothing was changed.",
        field=error.field,
    )
    return _page(
        400, gettext("This form cannot be read"), sentence, gettext("Open the page again and send it again.")
    )


def closed_sitting(_error: ClosedSitting) -> tuple[str, int]:
    return _page(
        403,
        gettext("The sitting is closed"),
        gettext("While the sitting is closed, observers see nothing of this meeting, downloads included."),
        gettext("Open it again when the sitting has ended."),
        in_meeting=False,
    )


def csrf(_error: CSRFError) -> tuple[str, int]:
    """Another site's form, or one of our own from before this browser signed in: what was written is shown back."""
    return _page(
        400,
        gettext("This form is not from this sign-in"),
        gettext("The form was made before you signed in here, or by another site. Nothing was changed."),
        gettext(
            "Open the page again and send it again. What you had written is below, so that you can copy it."
        ),
        written=_written(),
    )


def too_large(_error: RequestEntityTooLarge) -> tuple[str, int]:
    _drain()
    return _page(
        413,
        gettext("This is too large"),
        gettext("What was sent is larger than 6 MB. Nothing was changed."),
        gettext("Send a smaller file, or a shorter text. Pictures make a Word file large."),
    )


def http(error: HTTPException) -> tuple[str, int]:
    code = error.code or 500
    if code == 401:
        return _page(
            401,
            gettext("Your sign-in has ended"),
            gettext("Nothing was changed."),
            gettext("Sign in again. What you had written is below, so that you can copy it."),
            written=_written(),
        )
    title, sentence, advice = _sentences(code)
    return _page(code, title, sentence, advice)


def unexpected(error: Exception) -> tuple[str, int]:
    log.exception("%s %s failed", request.method, request.path, exc_info=error)
    return http(HTTPException(response=None))


def _sentences(code: int) -> tuple[str, str, str]:
    """Title, what happened, what to do."""
    board = gettext("Go back to the board and open it from there.")
    if code == 400:
        return (
            gettext("This request cannot be read"),
            gettext("What arrived is not what this page expects. Nothing was changed."),
            gettext("Open the page again and send it again."),
        )
    if code == 403:
        return (
            gettext("This page is not for the capacity you are acting in"),
            gettext("Nothing was changed."),
            gettext("If you hold another capacity in this meeting, choose it on the board."),
        )
    if code == 404:
        return (
            gettext("There is no such page"),
            gettext("It does not exist, or it is not yours to see."),
            board,
        )
    if code == 405:
        return gettext("This address is not a page"), gettext("It only takes a form that is sent."), board
    return (
        gettext("Something went wrong on our side"),
        gettext("Nothing was half-written: what was not saved was not changed."),
        gettext(
            "Try again. If it happens again, tell the operator of this server the hour and what you did."
        ),
    )


def _page(
    code: int,
    title: str,
    sentence: str,
    advice: str,
    written: tuple[tuple[str, str], ...] = (),
    in_meeting: bool = True,
) -> tuple[str, int]:
    page = render_template(
        "errors/error.html",
        title=title,
        sentence=sentence,
        advice=advice,
        written=written,
        board_of=_board_of() if in_meeting and code in (403, 404) else None,
    )
    return page, code


def _board_of() -> str | None:
    """The meeting that the address lies in, if its board is the visitor's to see."""
    found, who = IN_MEETING.match(request.path), visitor()
    if found is None or who is None or not meetings.capacities_of(reading(), found[1], who.id):
        return None
    return found[1]


def _written() -> tuple[tuple[str, str], ...]:
    """What a person had typed into a form that was not taken, so that it can be copied."""
    return tuple(
        (name, value) for name, value in request.form.items(multi=True) if name in WRITTEN and value.strip()
    )


def _drain() -> None:
    """Reads what the browser is still sending: a connection cut in the middle would hide the page."""
    stream = request.environ["wsgi.input"]
    left = MOST_DRAINED
    while left > 0 and (chunk := stream.read(min(left, 65536))):
        left -= len(chunk)
