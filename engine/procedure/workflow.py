"""The rules of a meeting: three books, read from YAML and checked whole before anything runs.

What a book may not say (see `soundness`) is refused here with file, line and reason.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from engine import yamlfile
from engine.procedure.actions import SUBJECTS, Subject
from engine.procedure.book import Book
from engine.procedure.guards import Meanings
from engine.procedure.soundness import faults
from engine.procedure.texts import canonical
from engine.yamlfile import Fault, Invalid


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
    def deferred(self) -> str | None:
        """The state of an item that was put off to the next meeting; None for a body that puts none off."""
        deferring = self.conclusion.actions.get("defer")
        return deferring.to if deferring else None

    @property
    def meanings(self) -> Meanings:
        return _meanings(self)


@lru_cache(maxsize=64)
def _meanings(rules: Rules) -> Meanings:
    adopt, accept = rules.conclusion.actions["adopt"], rules.amendment.actions["accept"]
    filing = rules.amendment.actions["file_amendment"]
    discarding = rules.amendment.actions.get("discard_draft")
    holding = rules.amendment.actions.get("maintain")
    supplying = rules.amendment.actions.get("supply_counterpart")
    final = {name for name, state in rules.conclusion.states.items() if state.final}
    drafting = rules.amendment.actions["draft_amendment"]
    standing = rules.conclusion.actions.get("take_position")
    open_ = frozenset(drafting.during or ())
    return Meanings(
        open=open_,
        seeking=frozenset(standing.sources if standing else ()) - open_ - frozenset(adopt.sources),
        adopted=frozenset([adopt.to] if adopt.to else []),
        agreed=frozenset(adopt.sources),
        gone=frozenset(final - {adopt.to}),
        pending=frozenset(accept.sources),
        private=frozenset(filing.sources) | ({discarding.to} if discarding and discarding.to else set()),
        maintained=frozenset([holding.to] if holding and holding.to else []),
        awaiting=frozenset(supplying.sources if supplying else ()),
        positions=rules.conclusion.positions,
        extraordinary=frozenset((move.source, move.to) for move in rules.conclusion.extraordinary),
    )


@lru_cache(maxsize=32)
def read_book(text: str, where: str) -> Book:
    """Check one YAML text (named `where` in errors) and return its book; raises `yamlfile.Invalid`. Cached: several
    bodies may share one."""
    book = yamlfile.read(text, where, Book)
    _raise(text, where, faults(book))
    return book


def read_rules(texts: dict[Subject, tuple[str, str]]) -> Rules:
    """The rules of a meeting from the three texts, each with its name for errors; raises `yamlfile.Invalid`.

    Checked across the books: each is about its subject, and `while` names states of the conclusion.
    """
    books = {subject: read_book(*texts[subject]) for subject in SUBJECTS}
    for subject, book in books.items():
        if book.subject != subject:
            said = f"the subject is {book.subject!r}, expected {subject!r}"
            _raise(*texts[subject], [(("subject",), said)])
    _raise(*texts["amendment"], _unknown_states(books["amendment"], books["conclusion"]))
    return Rules(hash=rules_hash({subject: texts[subject][0] for subject in SUBJECTS}), **books)


def _unknown_states(amendment: Book, conclusion: Book) -> list[tuple[yamlfile.Path, str]]:
    return [
        (("actions", name, "while"), f"{name}: no state {state!r} of a conclusion")
        for name, action in amendment.actions.items()
        for state in action.during or ()
        if state not in conclusion.states
    ]


def _raise(text: str, where: str, found: Iterable[tuple[yamlfile.Path, str]]) -> None:
    found = tuple(found)
    if found:
        root = yamlfile.lines(text, where)
        raise Invalid(*(Fault(where, yamlfile.line_of(root, location), reason) for location, reason in found))


def rules_text(texts: dict[Subject, str]) -> str:
    """The three texts as one, to be kept under `rules_hash`."""
    return canonical(texts)


def rules_hash(texts: dict[Subject, str]) -> str:
    return sha256(rules_text(texts).encode()).hexdigest()


@lru_cache(maxsize=64)
def kept_rules(kept: str) -> Rules:
    """Rules from the text that a meeting was opened with. They were checked then, by the Acuerdo of that day: a running
    meeting keeps its rules, whatever a later Acuerdo demands of new ones. Cached: every command asks."""
    texts: dict[Subject, str] = json.loads(kept)
    books = {subject: yamlfile.read(texts[subject], f"{subject} (kept)", Book) for subject in SUBJECTS}
    return Rules(hash=rules_hash(texts), **books)
