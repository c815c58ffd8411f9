"""Is a workflow sound? What a book may not say, each fault with the place in the YAML that it stands at.

Unknown states, actions, guards; guards where their action has nothing for them to look at; states that cannot be
reached or never end; a way out of a final state; and whatever is below the floor that no configuration may lower.
"""

from collections.abc import Iterator
from dataclasses import fields

from engine import yamlfile
from engine.procedure.actions import ACTIONS, NEEDED
from engine.procedure.book import Action, Book
from engine.procedure.commands import Command, PositionKind
from engine.procedure.floor import FLOOR
from engine.procedure.guards import GUARDS, NEEDS


def faults(book: Book) -> Iterator[tuple[yamlfile.Path, str]]:
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
        yield from _extraordinary_faults(book)
    else:
        parts = (("positions", book.positions), ("sees", book.sees), ("extraordinary", book.extraordinary))
        for part, given in parts:
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
    yield from _word_faults(action)
    for number, guard in enumerate(action.guards):
        if guard not in GUARDS:
            yield ("guards", number), f"no guard {guard!r}"
        elif missing := NEEDS[guard] - _there(book, name, action):
            yield (
                ("guards", number),
                f"the guard {guard!r} needs what this action has not: {', '.join(sorted(missing))}",
            )
    yield from _floor_faults(name, action)


def _word_faults(action: Action) -> Iterator[tuple[yamlfile.Path, str]]:
    for key, worded in (("label", action.label), ("done", action.done)):
        if worded and set(worded) != {"en", "es"}:
            yield (key,), f"{key!r} needs its words in en and es"


def _there(book: Book, name: str, action: Action) -> frozenset[str]:
    """What a guard of this action finds to look at: the fields of its command, and what the action is one of."""
    command: type[Command] | None = ACTIONS[book.subject].get(name)
    asked = {part.name for part in fields(command)} if command else set()
    begins = "new" in action.sources
    own = {"meeting": set(), "conclusion": {"conclusion"}, "amendment": {"conclusion", "amendment"}}
    return frozenset(asked | (set() if begins else own[book.subject]))


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


def _extraordinary_faults(book: Book) -> Iterator[tuple[yamlfile.Path, str]]:
    """No such way leads to adoption, or to where only consensus or the gavel leads, or out of what is final."""
    adopt = book.actions.get("adopt")
    kept = {"new", *(adopt.sources if adopt else ()), *((adopt.to,) if adopt and adopt.to else ())}
    for number, move in enumerate(book.extraordinary):
        for key, state in (("from", move.source), ("to", move.to)):
            if state not in book.states:
                yield ("extraordinary", number, key), f"no state {state!r}"
        if move.source == "new" or (move.source in book.states and book.states[move.source].final):
            yield (
                ("extraordinary", number, "from"),
                f"{move.source!r} may not be left by an extraordinary move",
            )
        if move.to in kept:
            yield ("extraordinary", number, "to"), f"no extraordinary move leads to {move.to!r}"
        if move.to == move.source:
            yield ("extraordinary", number, "to"), "a move leads to another state"


def _position_faults(book: Book) -> Iterator[tuple[yamlfile.Path, str]]:
    for kind in PositionKind:
        if kind not in book.positions:
            yield ("positions",), f"the position {kind.value!r} is missing"
    objection = book.positions.get(PositionKind.OBJECTION)
    if objection and (not objection.blocks or objection.reason == "optional"):
        said = "an objection blocks, and gives its reason or a counter-text; that may not be changed"
        yield ("positions", "objection"), said
    for kind, rule in book.positions.items():
        if rule.expires != (kind == PositionKind.SCRUTINY_HOLD):
            yield ("positions", kind.value), "a scrutiny hold expires, and nothing else does"
    joins = book.positions.get(PositionKind.JOINS)
    if joins and joins.blocks:
        yield ("positions", "joins"), "to join consensus cannot block it"
