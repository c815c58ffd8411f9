"""The sentence for a refusal, on the command line: the pages' own, in English."""

from flask import Flask
from flask_babel import Babel

from engine.procedure.refusals import Refusal
from web import refusals


def sentence(refusal: Refusal) -> str:
    """The pages' sentences are looked up in a request; an empty one, without a browser's language, will do."""
    app = Flask("acuerdo")
    Babel(app, default_locale="en")
    with app.test_request_context():
        return refusals.sentence(refusal)
