"""The sentence for a refusal, on the command line: the pages' own, in English."""

from collections.abc import Callable

from flask import Flask
from flask_babel import Babel

from engine.procedure.refusals import Refusal
from engine.word.guard import UploadRefused
from engine.word.template import TemplateRefused
from web import refusals, uploads
from web.config import Config


def sentence(refusal: Refusal) -> str:
    return _in_english(lambda: refusals.sentence(refusal))


def file_sentence(refused: UploadRefused | TemplateRefused) -> str:
    return _in_english(lambda: uploads.sentence(refused))


def template_sentence(config: Config, refused: TemplateRefused) -> str:
    """Which file is meant, and why it cannot be used."""
    return f"{config.template} cannot be used as the template: {file_sentence(refused)}"


def _in_english(say: Callable[[], str]) -> str:
    """The pages' sentences are looked up in a request; an empty one, without a browser's language, will do."""
    app = Flask("acuerdo")
    Babel(app, default_locale="en")
    with app.test_request_context():
        return say()
