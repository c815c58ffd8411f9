"""What a meeting's own rules and format call things: its states and actions, its sections and items.

A meeting keeps the texts that it was opened with, so its pages speak by those, whatever the configuration says today.
What they leave out, the configured bodies say; then the house's usual words stand.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from flask import current_app, g, has_request_context, request

from engine.formats import Format, kept_format
from engine.procedure.actions import ENDS
from engine.procedure.book import Book
from engine.procedure.commands import RoomOutcome
from engine.procedure.phase import Phase
from engine.procedure.workflow import Rules, kept_rules
from engine.record.queries.meetings import book, opened_with
from web.database import reading

Worded = Mapping[str, str]  # by language

ENTERED = {
    RoomOutcome.AGREED: "enter_agreed",
    RoomOutcome.BRACKETED: "enter_bracketed",
    RoomOutcome.FLOATED: "enter_floated",
}
_LOUD = {
    "accept": "good",
    "accept_in_part": "good",
    "merge": "good",
    "decline": "stop",
    "enter_floated": "open",
}


@dataclass(frozen=True, slots=True)
class Labels:
    """By key, then by language. `tones` is how loud a state is shown; `ends` the state in which an amendment ends with
    a disposition, or that an entry of the room begins in with an outcome."""

    states: Mapping[str, Worded]
    tones: Mapping[str, str]
    actions: Mapping[str, Worded]
    done: Mapping[str, Worded]
    ends: Mapping[str, str]
    sections: Mapping[str, Worded]
    items: Mapping[str, Worded]
    body: str


def labels_of(rules: Rules, format_: Format) -> Labels:
    books = (rules.meeting, rules.conclusion, rules.amendment)
    spoken = format_.words.languages
    return Labels(
        states={name: _said(each.label) for own in books for name, each in own.states.items() if each.label},
        tones=_tones(rules),
        actions={
            name: _said(each.label) for own in books for name, each in own.actions.items() if each.label
        },
        done={name: _said(each.done) for own in books for name, each in own.actions.items() if each.done},
        ends=_ends(rules.amendment),
        sections=_by_key({code: _first(language.headings) for code, language in spoken.items()}),
        items=_by_key({code: language.items for code, language in spoken.items()}),
        body=format_.name,
    )


def _said(worded: Mapping[Literal["en", "es"], str]) -> dict[str, str]:
    return {str(language): said for language, said in worded.items()}


def together(found: Iterable[Labels]) -> Labels:
    """All of them as one: where two speak of the same key, the first."""
    last, *others = reversed(tuple(found))
    for each in others:
        last = _over(each, last)
    return last


def _over(first: Labels, rest: Labels) -> Labels:
    return Labels(
        states={**rest.states, **first.states},
        tones={**rest.tones, **first.tones},
        actions={**rest.actions, **first.actions},
        done={**rest.done, **first.done},
        ends={**rest.ends, **first.ends},
        sections={**rest.sections, **first.sections},
        items={**rest.items, **first.items},
        body=first.body,
    )


def house() -> Labels:
    """What the configured bodies call things, where a page is of no one meeting."""
    found: Labels = current_app.extensions["acuerdo.labels"]
    return found


def here() -> Labels:
    """Of the meeting that the page is of; the house's where there is none."""
    if "labels" not in g:
        meeting = (request.view_args or {}).get("meeting") if has_request_context() else None
        g.labels = of(meeting) if meeting else house()
    found: Labels = g.labels
    return found


def speak_of(meeting: str) -> None:
    """From now on the words are those of this meeting: for what is said of a meeting outside its pages."""
    g.labels = of(meeting)


def of(meeting: str) -> Labels:
    """Of one meeting. Texts never change under their hashes, so they are read once."""
    key = opened_with(reading(), meeting)
    if key is None:
        return house()
    known: dict[tuple[str, str], Labels] = current_app.extensions["acuerdo.labels.known"]
    if key not in known:
        known[key] = _read(meeting, *key)
    return known[key]


def _read(meeting: str, workflow: str, format_: str) -> Labels:
    """Of the kept texts. What an earlier format did not say (how items are cited), the body's present one does."""
    rules = kept_rules(book(reading(), meeting, workflow))
    own = labels_of(rules, kept_format(book(reading(), meeting, format_)))
    bodies: Iterable[Labels] = current_app.extensions["acuerdo.labels.bodies"]
    return together((own, *(each for each in bodies if each.body == own.body)))


def setup(extensions: dict[str, object], bodies: Mapping[tuple[str, str], Labels]) -> None:
    """`bodies` by the hashes of their rules and formats."""
    extensions["acuerdo.labels"] = together(bodies.values())
    extensions["acuerdo.labels.bodies"] = tuple(bodies.values())
    extensions["acuerdo.labels.known"] = dict(bodies)


def _tones(rules: Rules) -> dict[str, str]:
    """Of a conclusion's state its phase, of an amendment's how it ended, of a meeting's whether it is certified."""
    actions = rules.amendment.actions
    loud = {
        str(actions[name].to): tone for name, tone in _LOUD.items() if name in actions and actions[name].to
    }
    certified = {str(rules.meeting.actions["certify_paper"].to): Phase.ADOPTED.value}
    return {
        **certified,
        **loud,
        **{name: rules.meanings.phase(name).value for name in rules.conclusion.states},
    }


def _ends(amendment: Book) -> dict[str, str]:
    ways = [*((key.value, name) for key, name in ENDS.items()), *((k.value, n) for k, n in ENTERED.items())]
    return {
        key: str(amendment.actions[name].to)
        for key, name in ways
        if name in amendment.actions and amendment.actions[name].to
    }


def _first(headings: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {key: worded[0] for key, worded in headings.items()}


def _by_key(spoken: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    keys = dict.fromkeys(key for said in spoken.values() for key in said)
    return {key: {code: said[key] for code, said in spoken.items() if key in said} for key in keys}
