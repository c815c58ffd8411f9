"""Guards by name: what a workflow may name, and the fields that a guard's command must have."""

from collections.abc import Callable

from engine.procedure.guards.case import Case
from engine.procedure.refusals import Refusal

Guard = Callable[[Case], Refusal | None]
GUARDS: dict[str, Guard] = {}
NEEDS: dict[str, frozenset[str]] = {}  # the fields that a guard's command must have


def guard(*needs: str) -> Callable[[Guard], Guard]:
    """A guard on the situation."""

    def known(check: Guard) -> Guard:
        GUARDS[check.__name__], NEEDS[check.__name__] = check, frozenset(needs)
        return check

    return known


def typed(*needs: str) -> Callable[[Guard], Guard]:
    """A guard on what was typed: passes as long as nothing is."""

    def known(check: Guard) -> Guard:
        def asked(case: Case) -> Refusal | None:
            return None if case.command is None else check(case)

        GUARDS[check.__name__], NEEDS[check.__name__] = asked, frozenset(needs)
        return asked

    return known
