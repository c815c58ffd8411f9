"""The application factory: what every request passes through, and which pages there are."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flask import Flask, request
from flask.sessions import SecureCookieSessionInterface
from flask_wtf.csrf import CSRFProtect

from web import accounts, desk, errors, labels, languages, security, showing, visitors
from web.books import Bodies, read_bodies
from web.config import Config
from web.database import db
from web.pages import (
    after,
    amendments,
    beside,
    bilingual,
    board,
    commitments,
    compilation,
    conclusions,
    counterparts,
    delegation,
    dispositions,
    drafts,
    frame,
    hours,
    issues,
    issuing,
    mail,
    meetings,
    order,
    papers,
    people,
    presidency,
    presiding,
    propose,
    receipts,
    redlined,
    relay,
    remarks,
    reset,
    revise,
    room,
    room_file,
    sign_in,
    silence,
    sitting,
    structure,
    terms,
    translating,
    translations,
    typing,
    upload,
    workbench,
)
from web.room_line import room_line
from web.secret import cookie_key

LARGEST_REQUEST = 6 * 1024 * 1024

csrf = CSRFProtect()

PAGES = (
    sign_in,
    reset,
    meetings,
    board,
    frame,
    order,
    structure,
    people,
    delegation,
    propose,
    conclusions,
    revise,
    relay,
    drafts,
    amendments,
    workbench,
    presidency,
    after,
    sitting,
    presiding,
    terms,
    silence,
    hours,
    receipts,
    mail,
    room,
    room_file,
    typing,
    papers,
    beside,
    commitments,
    issuing,
    issues,
    compilation,
    redlined,
    dispositions,
    upload,
    translations,
    translating,
    remarks,
    counterparts,
    bilingual,
)


def create_app(config: Config) -> Flask:
    """The pages over the database of `config`, which must be at the current version already."""
    app = Flask("web", root_path=str(Path(__file__).parent))
    app.config.update(
        SECRET_KEY=cookie_key(config.data),
        SQLALCHEMY_DATABASE_URI=config.database,
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        MAX_FORM_MEMORY_SIZE=LARGEST_REQUEST,
        SESSION_COOKIE_NAME="acuerdo",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        # The token lives as long as the sign-in: an hour over a text must not cost the text.
        WTF_CSRF_TIME_LIMIT=None,
        BABEL_DEFAULT_TIMEZONE=config.time_zone,
    )
    app.session_interface = _Cookies()
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.extensions["acuerdo.config"] = config
    app.extensions["acuerdo.members"] = _members(config)
    app.extensions["acuerdo.bodies"] = bodies = read_bodies(config)
    labels.setup(app.extensions, _labels(bodies))
    db.init_app(app)
    desk.setup(app, bodies)
    csrf.init_app(app)
    app.before_request(visitors.require_sign_in)
    security.protect(app)
    errors.setup(app)
    languages.setup(app)
    showing.setup(app)
    _words(app)
    for module in PAGES:
        app.register_blueprint(module.pages)
    accounts.prepare()
    return app


class _Cookies(SecureCookieSessionInterface):
    def get_cookie_secure(self, app: Flask) -> bool:  # noqa: ARG002 (Flask's own signature)
        """A page that came over HTTPS gets a cookie that travels over HTTPS only."""
        return request.is_secure


def _words(app: Flask) -> None:
    """What templates may call."""

    @app.context_processor
    def words() -> dict[str, Any]:
        return {"visitor": visitors.visitor(), "back_here": back_here, "room_line": room_line}


def back_here() -> str:
    """The address of this page for the language switch; of a form that was sent, the page it stood on."""
    if request.method == "GET" and request.endpoint is not None:
        return request.full_path.rstrip("?")
    return languages.own_path(request.referrer.split(request.host, 1)[-1]) if request.referrer else "/"


def _labels(bodies: Bodies) -> Mapping[tuple[str, str], labels.Labels]:
    return {
        (books.rules.workflow_hash, books.rules.format_hash): labels.labels_of(books.read, books.format)
        for books in bodies
    }


def _members(config: Config) -> Mapping[str, Mapping[str, str]]:
    return {
        language: {member.code: member.names.in_language(language) for member in config.members}
        for language in accounts.LANGUAGES
    }
