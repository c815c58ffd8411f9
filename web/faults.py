"""The sentence for each fault in a form: which field, what is wrong, what to do."""

from collections.abc import Mapping

from flask_babel import lazy_gettext
from flask_babel.speaklater import LazyString

from web.forms import Faults, FieldFault
from web.messages import gettext

_ = lazy_gettext

FIELDS: Mapping[str, LazyString] = {
    "reason": _("Reason"),
    "rationale": _("Reason for the proposal"),
    "comment": _("Comment"),
    "topic": _("Topic"),
    "title": _("Title"),
    "preamble": _("Preamble"),
    "draft": _("Text of the draft"),
    "login": _("Login"),
    "until": _("Date and hour"),
    "received": _("Received on"),
    "source": _("How it came"),
    "text": _("What it says"),
    "owner": _("Who looks into it"),
    "counter": _("Counter-text"),
    "line": _("Our line"),
    "fallback": _("What we would fall back on"),
    "steps": _("Steps of clearance"),
    "name": _("Name"),
    "symbol": _("Symbol"),
    "passage": _("Passage"),
    "owner_words": _("Who is to do it"),
    "note": _("Note"),
    "place": _("Place"),
    "first_day": _("First day"),
    "last_day": _("Last day"),
}

REASONS: Mapping[str, LazyString] = {
    "empty": _("please write something here."),
    "long": _("the text is too long."),
    "line": _("one line only, please."),
    "instant": _("please give a date and an hour."),
    "day": _("please give a date."),
    "before": _("it is before the first day."),
    "hold": _("only a scrutiny hold names somebody who looks into it. Choose it, or leave this empty."),
    "objection": _("it goes with an objection. Choose one, or leave the wording here as it stands."),
}


def sentences(faults: Faults) -> tuple[str, ...]:
    return tuple(map(sentence, faults.found))


def sentence(fault: FieldFault) -> str:
    """ "Paragraph 3: at character 12 there is a character that nobody can see (U+202E ...)"."""
    return f"{_field(fault.field)}: {_what(fault)}"


def _field(name: str) -> str:
    kind, _, number = name.partition(":")
    if kind == "text":
        return gettext("Paragraph %(number)s", number=number)
    if kind == "own":
        return gettext("Your own words for point %(number)s", number=number)
    return str(FIELDS.get(kind, name))


def _what(fault: FieldFault) -> str:
    if fault.character is not None:
        return gettext(
            "at character %(place)s there is a character that nobody can see (%(code)s %(name)s). "
            "Delete it and type the words around it again.",
            place=fault.character.index + 1,
            code=fault.character.code,
            name=fault.character.name,
        )
    return str(REASONS.get(fault.reason, REASONS["empty"]))
