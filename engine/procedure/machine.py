"""A workflow, running. The only importer of `transitions`.

One machine per book, without a model: auto transitions off (each would jump past every guard), queue off (a queued
trigger answers True before it has run). A guard's refusal is collected in the subject that rides with the event, since
the library itself only says False.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from transitions import EventData, Machine

from engine.procedure.actions import Subject
from engine.procedure.book import Action
from engine.procedure.guards import GUARDS, Case
from engine.procedure.refusals import Code, Refusal, refuse
from engine.procedure.workflow import Rules


@dataclass(slots=True)
class _Subject:
    """What the machine moves: it has a state, and takes along the case and the refusal, if any."""

    state: str
    case: Case
    refusal: Refusal | None = None


def fire(rules: Rules, subject: Subject, action: str, state: str, case: Case) -> str | Refusal:
    """The state after `action`, or why not. Nothing is changed: the caller's events carry the new state."""
    machine = _machine(rules, subject)
    event = machine.events.get(action)
    if event is None or state not in event.transitions:
        return refuse(Code.NOT_IN_THIS_STATE, action=action, state=state)
    moving = _Subject(state, case)
    if event.trigger(moving):
        return moving.state
    assert moving.refusal is not None, "only a refusal stops a transition"
    return moving.refusal


@lru_cache(maxsize=192)
def _machine(rules: Rules, subject: Subject) -> Machine:
    book = rules.book(subject)
    return Machine(
        model=None,
        states=list(book.states),
        initial="new",
        transitions=[
            {"trigger": name, "source": source, "dest": action.to, "conditions": _checks(name, action)}
            for name, action in book.actions.items()
            for source in action.sources
        ],
        auto_transitions=False,
        queued=False,
        send_event=True,
    )


def _checks(name: str, action: Action) -> list[Callable[[EventData], bool]]:
    def role(case: Case) -> Refusal | None:
        if case.actor.role in action.by:
            return None
        return refuse(Code.NOT_FOR_ROLE, action=name, role=case.actor.role)

    def during(case: Case) -> Refusal | None:
        if action.during is None or case.conclusion.state in action.during:
            return None
        return refuse(Code.NOT_WHILE, action=name, state=case.conclusion.state)

    return [_check(guard) for guard in (role, during, *(GUARDS[guard] for guard in action.guards))]


def _check(guard: Callable[[Case], Refusal | None]) -> Callable[[EventData], bool]:
    def condition(event: EventData) -> bool:
        moving = cast(_Subject, event.model)
        moving.refusal = guard(moving.case)
        return moving.refusal is None

    return condition
