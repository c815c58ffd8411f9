"""The terms of a meeting: its periods and choices, who may change them, and every change that there was."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from flask import Blueprint, current_app, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from engine.procedure.commands import SetTerms
from engine.procedure.instants import read, spelled
from engine.procedure.terms import (
    DAYS,
    HOURS,
    LONGEST_DAYS,
    LONGEST_HOURS,
    Adopts,
    AdReferendum,
    Disclosure,
    Printing,
    Terms,
)
from engine.record.queries.terms import terms_changes
from web import desk, forms, names, refusals
from web.capacities import actor_of_form
from web.config import Config
from web.database import reading
from web.forms import choice, command_id, new_command_id, number, several
from web.here import Here, here
from web.messages import gettext
from web.word_files import format_of

pages = Blueprint("terms", __name__)

Answer = str | Response | tuple[str, int]


@dataclass(frozen=True, slots=True)
class Typed:
    """The form as it was sent, to be shown again."""

    sentences: tuple[str, ...] = ()
    command: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)


@pages.get("/meetings/<meeting>/terms")
def show(meeting: str) -> str:
    return _page(here(meeting))


@pages.post("/meetings/<meeting>/terms")
def set_terms(meeting: str) -> Answer:
    """Other terms from now on; what was decided under the old ones stands."""
    actor, id_, on_version = actor_of_form(meeting), command_id(), number("on_version")
    disclosure = Disclosure(choice("disclosure", tuple(Disclosure)))
    adopts = Adopts(choice("adopts", tuple(Adopts)))
    translated = several("translated", _others(here(meeting)))
    typed = {name: forms.field(name) for name in (*HOURS, *DAYS)} | {
        "comments_until": forms.field("comments_until"),
        "disclosure": disclosure.value,
        "ad_referendum": choice("ad_referendum", tuple(AdReferendum)),
        "statements": choice("statements", tuple(Printing)),
        "adopts": adopts.value,
        "translated": " ".join(translated),
    }
    faults = _faults(typed)
    if faults:
        return _page(here(meeting), Typed(faults, id_, typed)), 400
    terms = Terms(
        disclosure,
        _spelled(typed["comments_until"]),
        **{name: int(typed[name]) for name in (*HOURS, *DAYS)},
        ad_referendum=AdReferendum(typed["ad_referendum"]),
        statements=Printing(typed["statements"]),
        translated=translated,
        adopts=adopts,
    )
    outcome = desk.submit(SetTerms(id_, actor, meeting, on_version, terms))
    if outcome.refusal is not None:
        again = new_command_id() if outcome.replayed else id_
        return _page(here(meeting), Typed((refusals.sentence(outcome.refusal),), again, typed)), 409
    flash(names.done("set_terms"), "done")
    return redirect(url_for("terms.show", meeting=meeting))


def _others(place: Here) -> tuple[str, ...]:
    """The languages that the paper can be translated into: those of its format but its own."""
    return tuple(each for each in format_of(place.meeting).words.languages if each != place.meeting.language)


def _faults(typed: Mapping[str, str]) -> tuple[str, ...]:
    found = []
    if typed["comments_until"] and _spelled(typed["comments_until"]) is None:
        found.append(gettext("The end of the comments cannot be read as a date and an hour."))
    if not all(_whole(typed[name], LONGEST_HOURS) for name in HOURS):
        found.append(gettext("Hours are a whole number from 0 to %(limit)s.", limit=LONGEST_HOURS))
    if not all(_whole(typed[name], LONGEST_DAYS) for name in DAYS):
        found.append(gettext("Days are a whole number from 0 to %(limit)s.", limit=LONGEST_DAYS))
    return tuple(found)


def _whole(text: str, limit: int) -> bool:
    return text.isascii() and text.isdigit() and int(text) <= limit


def _spelled(local: str) -> str | None:
    """The instant that a field for date and hour names, in the house's time zone."""
    try:
        found = datetime.fromisoformat(local)
    except ValueError:
        return None
    return spelled(found if found.tzinfo else found.replace(tzinfo=_zone()))


def _local(until: str | None) -> str:
    """As the field for date and hour takes it."""
    found = read(until) if until else None
    return found.astimezone(_zone()).strftime("%Y-%m-%dT%H:%M") if found else ""


def _zone() -> ZoneInfo:
    config: Config = current_app.extensions["acuerdo.config"]
    return config.zone


def _page(place: Here, typed: Typed | None = None) -> str:
    meeting, typed = place.meeting, typed or Typed()
    terms, refusal = meeting.terms, desk.actions(place.actor, meeting.id)
    return render_template(
        "terms/show.html",
        meeting=meeting,
        standing=place.standing,
        may="set_terms" in refusal and refusal["set_terms"] is None,
        sentences=typed.sentences,
        command=typed.command or new_command_id(),
        typed=typed.fields
        or {
            "disclosure": terms.disclosure,
            "comments_until": _local(terms.comments_until),
            "ad_referendum": terms.ad_referendum,
            "statements": terms.statements,
            "translated": " ".join(terms.translated),
            "adopts": terms.adopts,
            **{name: str(getattr(terms, name)) for name in (*HOURS, *DAYS)},
        },
        others=_others(place),
        adoptions=tuple(Adopts),
        choices=tuple(Disclosure),
        capitals=tuple(AdReferendum),
        printings=tuple(Printing),
        longest_days=LONGEST_DAYS,
        changes=terms_changes(reading(), meeting.id),
        instant=read,
        zone=_zone().key,
        longest=LONGEST_HOURS,
    )
