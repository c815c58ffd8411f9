"""What our own Word files print around the items, and who is named in them: known again when such a file comes back."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from flask import current_app
from flask_babel import force_locale

from engine.papers import WITHDRAWN
from engine.record.queries.views import ItemView
from engine.text.literals import as_read
from web import names
from web.accounts import LANGUAGES
from web.here import Here
from web.messages import gettext
from web.proposals import note
from web.showing import item_name
from web.word_files import format_of
from web.words.persons import NOBODYS


def lines_around(place: Here, items: Sequence[ItemView]) -> set[str]:
    """Every line that may stand around the items, in any language of the pages."""
    words = format_of(place.meeting).words
    headings = {
        heading
        for language in words.languages.values()
        for known in language.headings.values()
        for heading in known
    }
    lines = {*place.meeting.title, *place.meeting.preamble.split("\n"), *headings}
    lines |= {item.topic for item in items if item.topic}
    return {as_read(line) for line in lines} | captions(items)


def captions(items: Sequence[ItemView]) -> set[str]:
    """The lines that name an item above it, and those that stand for one that is withdrawn."""
    return {as_read(line) for line in (*_captions(items), *WITHDRAWN.values())}


def _captions(items: Sequence[ItemView]) -> Iterator[str]:
    for language in LANGUAGES:
        with force_locale(language):
            for item in items:
                name = item_name(item)
                yield f"{name}. {item.topic}" if item.topic else name
                yield name


def of_others(delegation: str) -> Callable[[str], bool]:
    """Tells the authors of changes that went out from here as proposals of other delegations than this one."""
    members: Mapping[str, Mapping[str, str]] = current_app.extensions["acuerdo.members"]
    known = {name for by_code in members.values() for name in by_code.values()}
    known |= {names.member(key, language) for key in NOBODYS for language in LANGUAGES}
    own = {by_code.get(delegation) for by_code in members.values()}

    def foreign(author: str) -> bool:
        said = {each.strip() for each in author.split(",")}
        return said <= known and not said & own

    return foreign


def known_notes(items: Sequence[ItemView]) -> Callable[[str], bool]:
    """Tells the comments that our own papers carry: the notes on amendments, in any language of the pages."""
    known: set[str] = set()
    beginnings: list[str] = []
    for language in LANGUAGES:
        with force_locale(language):
            known |= {_squeezed(note(each)) for item in items for each in item.amendments}
            beginnings.append(_squeezed(_alternative_note_beginning()))
    return lambda text: _squeezed(text) in known or _squeezed(text).startswith(tuple(beginnings))


def _alternative_note_beginning() -> str:
    return gettext("Another proposal for these words: %(text)s", text="").strip()


def _squeezed(text: str) -> str:
    return " ".join(text.split())
