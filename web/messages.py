"""Sentences in the visitor's language, typed; what is extracted for translation is whatever these are called with."""

import flask_babel


def gettext(message: str, **facts: object) -> str:
    return str(flask_babel.gettext(message, **facts))


def ngettext(one: str, many: str, number: int) -> str:
    """`%(num)s` in the message is the number."""
    return str(flask_babel.ngettext(one, many, number))
