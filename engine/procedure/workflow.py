"""A workflow: who may do what in which state, behind which guards. Data, checked whole before anything runs.

Three books make the rules of a meeting: the meeting's, the conclusion's and the amendment's. What a book may not say is
refused here with file, line and reason: unknown states, actions, guards and roles; states that cannot be reached or
never end; a way out of a final state; and anything below the floor that no configuration may lower (see `FLOOR`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

from engine import yamlfile
from engine.procedure.commands import PositionKind, Role
from engine.procedure.guards import GUARDS, Meanings
from engine.procedure.position import PositionRule
from engine.procedure.texts import canonical
from engine.yamlfile import Fault, Invalid

Subject = Literal["meeting", "conclusion", "amendment"]
SUBJECTS: tuple[Subject, ...] = ("meeting", "conclusion", "amendment")
Facet = Literal["amendments", "comments", "positions"]

ACTIONS: dict[Subject, frozenset[str]] = {
    "meeting": frozenset({
        "open_meeting", "admit_person", "dismiss_person", "set_frame", "set_participants", "record_attendance",
        "propose_conclusion", "order_items", "certify_paper", "keep_paper",
    }),
    "conclusion": frozenset({
        "propose", "open_comments", "revise_wording", "write_comment", "open_consensus", "take_position",
        "declare_agreed", "return_to_comments", "withdraw", "adopt",
    }),
    "amendment": frozenset({
        "draft_amendment", "edit_draft", "discard_draft", "file_amendment", "withdraw_amendment",
        "propose_treatment", "accept", "decline", "overtake",
    }),
}  # fmt: skip


# Without these there is no beginning or no end that the code could recognise.
NEEDED: dict[Subject, frozenset[str]] = {
    "meeting": frozenset({"open_meeting", "certify_paper", "keep_paper"}),
    "conclusion": frozenset({"propose", "adopt"}),
    "amendment": frozenset({"draft_amendment", "file_amendment", "accept"}),
}


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class State(_Strict):
    label: dict[Literal["en", "es"], str] = {}
    final: bool = False


class Action(_Strict):
    """One thing that may be done: from these states, to another one (or staying), by these roles, behind these guards.

    `during` (`while` in YAML) is for amendments: the states of the conclusion in which the action is open.
    """

    sources: tuple[str, ...] = Field(alias="from", min_length=1)
    to: str | None = None
    by: tuple[Role, ...] = Field(min_length=1)
    during: tuple[str, ...] | None = Field(alias="while", default=None)
    guards: tuple[str, ...] = ()


class Book(_Strict):
    """One YAML file."""

    subject: Subject
    states: dict[str, State]
    actions: dict[str, Action]
    positions: dict[PositionKind, PositionRule] = {}
    sees: dict[Role, tuple[Facet, ...]] = {}


@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """The three books of a meeting, and the hash under which their texts are kept. Compared by identity: machines are
    cached by it."""

    hash: str
    meeting: Book
    conclusion: Book
    amendment: Book

    def book(self, subject: Subject) -> Book:
        return {"meeting": self.meeting, "conclusion": self.conclusion, "amendment": self.amendment}[subject]

    @property
    def meanings(self) -> Meanings:
        adopt, accept = self.conclusion.actions["adopt"], self.amendment.actions["accept"]
        filing = self.amendment.actions["file_amendment"]
        discarding = self.amendment.actions.get("discard_draft")
        final = {name for name, state in self.conclusion.states.items() if state.final}
        return Meanings(
            agreed=frozenset(adopt.sources),
            gone=frozenset(final - {adopt.to}),
            pending=frozenset(accept.sources),
            private=frozenset(filing.sources) | ({discarding.to} if discarding and discarding.to else set()),
            positions=self.conclusion.positions,
        )


@dataclass(frozen=True, slots=True)
class Floor:
    """What no configuration may lower: who alone may do it, and the guards that must stand."""

    by: frozenset[Role]
    guards: frozenset[str]


_PRESIDENCY = frozenset({Role.PRESIDENCY})
_SEAT = frozenset({Role.DELEGATION})

# Domain rules: the secretariat cannot adopt or reject; consensus is never a majority; approval binds revision and text;
# a delegation's draft is its own.
FLOOR: dict[str, Floor] = {
    "certify_paper": Floor(
        _PRESIDENCY, frozenset({"something_to_certify", "everything_is_agreed", "items_are_as_signed"})
    ),
    "declare_agreed": Floor(
        _PRESIDENCY, frozenset({"on_current_revision", "text_is_as_shown", "consensus_is_reached"})
    ),
    "adopt": Floor(_PRESIDENCY, frozenset()),
    "accept": Floor(
        _PRESIDENCY,
        frozenset({"treatment_is_proposed", "on_current_revision", "base_is_current", "text_is_as_shown"}),
    ),
    "decline": Floor(
        _PRESIDENCY, frozenset({"treatment_is_proposed", "text_is_as_shown", "reason_is_given"})
    ),
    "overtake": Floor(
        _PRESIDENCY,
        frozenset({"treatment_is_proposed", "base_has_moved", "text_is_as_shown", "reason_is_given"}),
    ),
    "take_position": Floor(
        _SEAT, frozenset({"is_attending", "on_current_revision", "position_has_its_reason"})
    ),
    "draft_amendment": Floor(
        _SEAT, frozenset({"is_participant", "on_current_revision", "again_is_own_and_pending"})
    ),
    "edit_draft": Floor(_SEAT, frozenset({"is_own_delegation", "on_current_draft", "on_current_revision"})),
    "discard_draft": Floor(_SEAT, frozenset({"is_own_delegation"})),
    "file_amendment": Floor(_SEAT, frozenset({"is_own_delegation", "on_current_draft", "base_is_current"})),
    "withdraw_amendment": Floor(_SEAT, frozenset({"is_own_delegation"})),
    "revise_wording": Floor(
        frozenset({Role.SECRETARIAT, Role.PRESIDENCY}),
        frozenset({"on_current_revision", "wording_is_changed"}),
    ),
}


def read_book(text: str, where: str) -> Book:
    """Check one YAML text (named `where` in errors) and return its book; raises `yamlfile.Invalid`."""
    book = yamlfile.read(text, where, Book)
    root = yamlfile.lines(text, where)
    faults = [Fault(where, yamlfile.line_of(root, location), reason) for location, reason in _faults(book)]
    if faults:
        raise Invalid(*faults)
    return book


def read_rules(texts: dict[Subject, tuple[str, str]]) -> Rules:
    """The rules of a meeting from the three texts, each with its name for errors; raises `yamlfile.Invalid`.

    Checked across the books: `while` names states of the conclusion.
    """
    books = {subject: read_book(*texts[subject]) for subject in SUBJECTS}
    for subject, book in books.items():
        if book.subject != subject:
            raise Invalid(
                Fault(texts[subject][1], 1, f"the subject is {book.subject!r}, expected {subject!r}")
            )
    text, where = texts["amendment"]
    root = yamlfile.lines(text, where)
    faults = [
        Fault(
            where,
            yamlfile.line_of(root, ("actions", name, "while")),
            f"{name}: no state {state!r} of a conclusion",
        )
        for name, action in books["amendment"].actions.items()
        for state in action.during or ()
        if state not in books["conclusion"].states
    ]
    if faults:
        raise Invalid(*faults)
    return Rules(hash=rules_hash({subject: texts[subject][0] for subject in SUBJECTS}), **books)


def rules_text(texts: dict[Subject, str]) -> str:
    """The three texts as one, to be kept under `rules_hash`."""
    return canonical(texts)


def rules_hash(texts: dict[Subject, str]) -> str:
    return sha256(rules_text(texts).encode()).hexdigest()


@lru_cache(maxsize=64)
def kept_rules(kept: str) -> Rules:
    """Rules from the text that a meeting was opened with. Cached: a running meeting asks with each command."""
    texts: dict[Subject, str] = yaml.safe_load(kept)  # canonical JSON is YAML
    return read_rules({subject: (texts[subject], f"{subject} (kept)") for subject in SUBJECTS})


def _faults(book: Book) -> Iterator[tuple[yamlfile.Path, str]]:
    if "new" not in book.states:
        yield ("states",), "the state 'new' (before there is one) is missing"
    if not any(state.final for state in book.states.values()):
        yield ("states",), "no state is final"
    for name, state in book.states.items():
        if name != "new" and set(state.label) != {"en", "es"}:
            yield ("states", name), f"state {name!r} needs a label in en and es"
    for name, action in book.actions.items():
        for key, reason in _action_faults(book, name, action):
            yield ("actions", name, *key), f"{name}: {reason}"
    yield from _unreachable(book)
    for name in NEEDED[book.subject] - set(book.actions):
        yield ("actions",), f"the action {name!r} may not be left out"
    if book.subject == "conclusion":
        yield from _position_faults(book)
    else:
        for part, given in (("positions", book.positions), ("sees", book.sees)):
            if given:
                yield (part,), f"{part!r} belongs in the conclusion's workflow"


def _action_faults(book: Book, name: str, action: Action) -> Iterator[tuple[yamlfile.Path, str]]:
    if name not in ACTIONS[book.subject]:
        yield (), f"no such action of a {book.subject}; there are {', '.join(sorted(ACTIONS[book.subject]))}"
    for number, state in enumerate(action.sources):
        if state not in book.states:
            yield ("from", number), f"no state {state!r}"
        elif book.states[state].final and action.to is not None:
            yield ("from", number), f"{state!r} is final and may not be left"
    if action.to is not None and action.to not in book.states:
        yield ("to",), f"no state {action.to!r}"
    if action.to == "new":
        yield ("to",), "nothing returns to 'new'"
    if action.to is None and "new" in action.sources:
        yield ("to",), "what begins must say its first state"
    if action.during is not None and book.subject != "amendment":
        yield ("while",), "'while' is for amendments"
    for number, guard in enumerate(action.guards):
        if guard not in GUARDS:
            yield ("guards", number), f"no guard {guard!r}"
    yield from _floor_faults(name, action)


def _floor_faults(name: str, action: Action) -> Iterator[tuple[yamlfile.Path, str]]:
    floor = FLOOR.get(name)
    if floor is None:
        return
    for role in action.by:
        if role not in floor.by:
            yield ("by",), f"may never be done by {role.value!r}"
    for guard in sorted(floor.guards - set(action.guards)):
        yield ("guards",), f"the guard {guard!r} may not be left out"


def _unreachable(book: Book) -> Iterator[tuple[yamlfile.Path, str]]:
    steps = {
        (source, action.to)
        for action in book.actions.values()
        for source in action.sources
        if action.to is not None
    }
    reached = _closure({"new"}, steps)
    ending = _closure(
        {name for name, state in book.states.items() if state.final}, {(b, a) for a, b in steps}
    )
    for name in book.states:
        if name not in reached:
            yield ("states", name), f"state {name!r} cannot be reached"
        elif name not in ending:
            yield ("states", name), f"state {name!r} never leads to a final state"


def _closure(start: set[str], steps: set[tuple[str, str]]) -> set[str]:
    reached = set(start)
    while fresh := {target for source, target in steps if source in reached} - reached:
        reached |= fresh
    return reached


def _position_faults(book: Book) -> Iterator[tuple[yamlfile.Path, str]]:
    for kind in PositionKind:
        if kind not in book.positions:
            yield ("positions",), f"the position {kind.value!r} is missing"
    objection = book.positions.get(PositionKind.OBJECTION)
    if objection and not (objection.blocks and objection.reason == "required"):
        yield ("positions", "objection"), "an objection blocks and gives its reason; that may not be changed"
    joins = book.positions.get(PositionKind.JOINS)
    if joins and joins.blocks:
        yield ("positions", "joins"), "to join consensus cannot block it"
