"""The dry run: before a new revision is saved, what would become of each amendment that is pending."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from engine.procedure.commands import Command, Nature
from engine.procedure.events import AmendmentCarried, Carry, PositionTaken, WordingRevised
from engine.procedure.instants import read
from engine.procedure.refusals import Refusal
from engine.record.queries.views import AmendmentView, ItemView
from web import desk


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of one amendment, and what would stand against it (a code that the template words)."""

    amendment: AmendmentView
    outcome: Carry
    why: str
    asked_again: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Foresight:
    """What a command would do: the number of the new revision, or None if there would be none; the fates of those that
    stay; whose positions would no longer stand, and whose would be kept; whether a delegation might call the change
    material, and until when (None: until the gavel); or why the command would be refused."""

    revision: int | None
    fates: tuple[Fate, ...]
    voided: tuple[str, ...]
    kept: tuple[str, ...]
    challengeable: bool
    until: datetime | None
    refusal: Refusal | None


def foreseen(command: Command, item: ItemView, leaving: Collection[str] = ()) -> Foresight:
    """Asks the desk, which keeps nothing. `leaving` are amendments that the command would end with."""
    decision = desk.foresee(command)
    shown = {each.id: each for each in item.amendments}
    revised = next((event for event in decision.events if isinstance(event, WordingRevised)), None)
    fates = tuple(
        Fate(shown[event.amendment], event.outcome, event.why, event.asked_again)
        for event in decision.events
        if isinstance(event, AmendmentCarried) and event.amendment in shown and event.amendment not in leaving
    )
    return Foresight(
        revision=revised.revision if revised else None,
        fates=fates,
        voided=revised.voided if revised else (),
        kept=tuple(event.delegation for event in decision.events if isinstance(event, PositionTaken)),
        challengeable=revised is not None and revised.nature is not Nature.MATERIAL,
        until=_until(revised),
        refusal=decision.refusal,
    )


def _until(revised: WordingRevised | None) -> datetime | None:
    """In a sitting the gavel ends the time for calling a change material."""
    if revised is None or revised.sitting is not None:
        return None
    return read(revised.until or "")
