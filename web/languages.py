"""Spanish or English: the account's choice, else this browser's, else what the browser asks for."""

import re

from flask import Blueprint, Flask, current_app, redirect, request, session
from flask_babel import Babel, get_locale
from werkzeug.wrappers import Response

from web import accounts
from web.accounts import LANGUAGES
from web.database import accounts_changed
from web.forms import BadForm
from web.visitors import visitor

NAMES = {"es": "Español", "en": "English"}

# A second slash would name another site; browsers read a backslash as a slash and leave out tabs and line ends.
OWN_PATH = re.compile(r"/(?!/)[!-\[\]-~]*")

pages = Blueprint("languages", __name__)


def choose_language() -> str:
    who = visitor()
    if who is not None:
        return who.language
    kept = session.get("language")
    if kept in LANGUAGES:
        return str(kept)
    return (
        request.accept_languages.best_match(LANGUAGES)
        or current_app.extensions["acuerdo.config"].languages[0]
    )


@pages.post("/language")
def switch() -> Response:
    """Keeps the language with the account, or with the browser before anybody has signed in, and goes back."""
    language = request.form.get("language", "")
    if language not in LANGUAGES:
        raise BadForm("language")
    session["language"] = language
    who = visitor()
    if who is not None:
        with accounts_changed() as changing:
            accounts.keep_language(changing, who.id, language)
    return redirect(own_path(request.form.get("back", "")))


def own_path(target: str) -> str:
    """`target` if it is a path of this site, else the first page: a form must not send anybody elsewhere."""
    return target if OWN_PATH.fullmatch(target) else "/"


def setup(app: Flask) -> None:
    Babel(app, locale_selector=choose_language, default_translation_directories="translations")
    app.register_blueprint(pages)
    app.jinja_env.globals.update(languages=NAMES, language=lambda: str(get_locale()))
