"""What the pages of translations have in common: the language that an address names, and what is offered there."""

from flask import abort

from engine.record.queries.views import ItemView, NumberView, RemarkView, TranslationView
from web import desk, names
from web.here import Here
from web.messages import gettext

# Written where a word of the language itself is needed: beside its text.
OWN_NAMES = {"en": "English", "es": "Español"}


def translation_here(item: ItemView, language: str) -> TranslationView:
    """404 for a language that the meeting does not translate into."""
    found = next((each for each in item.translations if each.language == language), None)
    if found is None:
        abort(404)
    return found


def number_here(translation: TranslationView, number: str) -> NumberView:
    found = next((each for each in translation.numbers if str(each.number) == number), None)
    if found is None:
        abort(404)
    return found


def remark_here(translation: TranslationView, remark: str) -> RemarkView:
    found = next((each for each in translation.remarks if each.id == remark), None)
    if found is None:
        abort(404)
    return found


def may(place: Here, item: ItemView, action: str) -> bool:
    """Whether this capacity may do it now."""
    found = desk.actions(place.actor, place.meeting.id, item.id)
    return action in found and found[action] is None


def language_here(place: Here, language: str) -> str:
    """404 for a language that the meeting does not translate into."""
    if language not in place.meeting.terms.translated:
        abort(404)
    return language


def said_of(translation: TranslationView) -> str:
    """ "Spanish: stale (number 1, of revision 1)": in a few words, beside the item."""
    last = translation.last
    name = names.language(translation.language)
    if last is None:
        return gettext("%(language)s: not translated yet", language=name)
    return gettext(
        "%(language)s: number %(number)s, of revision %(revision)s",
        language=name, number=last.number, revision=last.renders,
    )  # fmt: skip
