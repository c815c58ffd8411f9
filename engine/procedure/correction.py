"""A correction of the certified paper: asked for, circulated, and issued unless somebody objects. How its events change
it, and what the paper says with it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import singledispatch

from engine.procedure import events
from engine.procedure.texts import Text
from engine.text.correcting import Change, corrected


class CorrectionState(StrEnum):
    ASKED = "asked"
    CIRCULATED = "circulated"
    OBJECTED = "objected"
    ISSUED = "issued"


@dataclass(frozen=True, slots=True)
class Correction:
    """See `AskForCorrection` for what each field says. `until` is the end of its circulation, `number` that of the
    Corr. once it is issued."""

    id: str
    item: str | None
    language: str
    wrong: Text
    right: Text
    reason: Text
    delegation: str | None
    state: CorrectionState = CorrectionState.ASKED
    until: str | None = None
    number: int | None = None

    @property
    def change(self) -> Change:
        return str(self.wrong), str(self.right)


def evolve(found: Correction | None, event: events.OfMeeting) -> Correction:
    """The correction after `event`."""
    if isinstance(event, events.CorrectionAsked):
        return Correction(
            event.correction,
            event.item,
            event.language,
            event.wrong,
            event.right,
            event.reason,
            event.delegation,
        )
    assert found is not None, "a correction begins with CorrectionAsked"
    return _changed(event, found)


@singledispatch
def _changed(event: object, found: Correction) -> Correction:  # noqa: ARG001 (the dispatch's own signature)
    raise TypeError(f"{type(event).__name__} is not an event of a correction")


@_changed.register
def _(event: events.CorrectionCirculated, found: Correction) -> Correction:
    return replace(found, state=CorrectionState.CIRCULATED, until=event.until)


@_changed.register
def _(_: events.CorrectionObjected, found: Correction) -> Correction:
    return replace(found, state=CorrectionState.OBJECTED)


@_changed.register
def _(event: events.CorrectionIssued, found: Correction) -> Correction:
    return replace(found, state=CorrectionState.ISSUED, number=event.number)


def issued_for(
    corrections: Iterable[Correction], item: str | None, language: str, up_to: int | None = None
) -> tuple[Change, ...]:
    """What the corrections that were issued change in one item, or in title and preamble, in their order; up to the
    Corr. of a number, if one is given."""
    issued = [
        one
        for one in corrections
        if one.number and (one.item, one.language) == (item, language) and one.number <= (up_to or one.number)
    ]
    return tuple(one.change for one in sorted(issued, key=lambda one: one.number or 0))


def said_now(
    texts: tuple[str, ...], corrections: Iterable[Correction], item: str | None, language: str
) -> tuple[str, ...]:
    """The texts of an item, or title and preamble, as they read with the corrections that were issued."""
    return corrected(texts, issued_for(corrections, item, language))
