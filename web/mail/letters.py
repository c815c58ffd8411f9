"""A message in its reader's language: the same sentences, names and hours as the pages'."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import url_for
from flask_babel import force_locale
from sqlalchemy import Connection

from engine.procedure.instants import read
from engine.record.mail import Letter
from engine.record.queries.mail import items_named, title_of
from engine.text.literals import as_read
from web import hours, labels, names
from web.instants import when
from web.mail.sentences import PAGES, SAYS
from web.messages import gettext

LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True)
class Worded:
    subject: str
    text: str


def worded(connection: Connection, letter: Letter, language: str) -> Worded:
    """Subject and text; in a request of the pages' app, whose address links begin with."""
    with force_locale(language):
        labels.speak_of(letter.meeting)
        title = as_read(" / ".join(title_of(connection, letter.meeting)))
        said = sentence(connection, letter)
        text = "\n".join(_lines(letter, said, title)) + "\n"
        return Worded(f"{said} ({_short(title)})" if title else said, text)


def sentence(connection: Connection, letter: Letter) -> str:
    about = letter.about
    until = read(about.until) if about.until else None
    called = items_named(connection, letter.meeting, about.items)
    facts = {
        "items": ", ".join(names.item(one.section, one.number, one.label, one.deferred) for one in called),
        "when": when(until) if until else "",
        "number": about.number or "",
    }
    return str(SAYS[letter.kind]) % facts


def _lines(letter: Letter, said: str, title: str) -> Iterator[str]:
    until = read(letter.about.until) if letter.about.until else None
    yield f"{said}."
    if until is not None:
        yield ""
        yield from hours.hours_of(until, letter.reader)
    yield ""
    yield gettext("Read it here: %(address)s", address=_address(letter))
    yield ""
    yield title
    capacity = names.capacity(letter.reader.role.value, letter.reader.delegation)
    yield gettext("To you as: %(capacity)s", capacity=capacity)
    yield gettext(
        "Messages hold no words of the negotiation: those are on the pages, for whoever may see them."
    )


def _address(letter: Letter) -> str:
    endpoint = PAGES.get(letter.kind)
    if endpoint is None and letter.about.items:
        item = letter.about.items[0]
        return url_for("conclusions.show", meeting=letter.meeting, conclusion=item, _external=True)
    return url_for(endpoint or "board.show", meeting=letter.meeting, _external=True)


def _short(title: str) -> str:
    return title if len(title) <= LONGEST_TITLE else title[:LONGEST_TITLE].rsplit(" ", 1)[0] + " …"
