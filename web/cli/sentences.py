"""The sentence for a refusal, on the command line: the pages' own, in English."""

from flask_babel import force_locale

from engine.procedure.refusals import Refusal
from web import refusals
from web.app import create_app
from web.config import Config


def sentence(refusal: Refusal, config: Config) -> str:
    with create_app(config).test_request_context(), force_locale("en"):
        return refusals.sentence(refusal)
