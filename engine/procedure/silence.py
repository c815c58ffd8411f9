"""A silence procedure: the frozen texts, until when, and how events change it. What time has done to it.

Source: a text is agreed unless somebody breaks the silence by an exact hour (the OSCE's and the EU Council's practice;
General Assembly decision 74/544: at least 72 hours, and the outcome is circulated by the presidency). That an amendment
breaks it as an objection does, and that in a package one break breaks all, are the Conference's needs; that a text
which changes ends it, so that another is opened on the new one, is our own rule.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import singledispatch

from engine.procedure import events
from engine.procedure.events import Event, SilentItem
from engine.procedure.instants import past


@dataclass(frozen=True, slots=True)
class Outside:
    """A filing that came by another way and awaits its second person."""

    id: str
    item: str
    delegation: str
    what: str
    person: str


@dataclass(frozen=True, slots=True)
class Silence:
    """One that is not over: it runs, or it has expired and its outcome is not announced."""

    id: str
    items: tuple[SilentItem, ...]
    package: bool
    since: str
    until: str
    zone: str
    expired: bool = False
    outside: tuple[Outside, ...] = ()

    def covers(self, item: str) -> bool:
        return any(line.conclusion == item for line in self.items)


Silences = tuple[Silence, ...]


def found(silences: Silences, id_: str) -> Silence | None:
    return next((one for one in silences if one.id == id_), None)


def over(silences: Silences, item: str) -> Silence | None:
    """The silence that the item is under, running or expired; one at most."""
    return next((one for one in silences if one.covers(item)), None)


def next_hour(silences: Silences) -> str | None:
    """The first instant at which time ends one of them, for whoever watches."""
    return min((one.until for one in silences if not one.expired), default=None)


def expiries(meeting: str, silences: Silences, now: datetime) -> Iterator[events.SilenceExpired]:
    """What time has done by `now`, and nobody has put on the record yet."""
    for one in silences:
        if not one.expired and past(one.until, now):
            yield events.SilenceExpired(meeting, one.id)


def evolve(event: Event, silences: Silences) -> Silences:
    """The silences that are not over after `event`, oldest first."""
    if isinstance(event, events.SilenceOpened):
        opened = Silence(event.silence, event.items, event.package, event.since, event.until, event.zone)
        return (*silences, opened)
    id_ = getattr(event, "silence", "")
    changed = (_changed(event, one) if one.id == id_ else one for one in silences)
    return tuple(one for one in changed if one is not None)


@singledispatch
def _changed(event: object, silence: Silence) -> Silence | None:  # noqa: ARG001 (the dispatch's own signature)
    """The silence after the event; None once it is over."""
    raise TypeError(f"{type(event).__name__} is not an event of a silence")


@_changed.register
def _(event: events.SilenceExtended, silence: Silence) -> Silence:
    return replace(silence, until=event.until, zone=event.zone)


@_changed.register
def _(_: events.SilenceExpired, silence: Silence) -> Silence:
    return replace(silence, expired=True)


@_changed.register
def _(event: events.SilenceBroken | events.SilenceSuperseded, silence: Silence) -> Silence | None:
    """What came by another way on an item that is out awaits nobody any more."""
    left = () if silence.package else tuple(one for one in silence.items if one.conclusion != event.item)
    awaiting = tuple(one for one in silence.outside if one.item != event.item)
    return replace(silence, items=left, outside=awaiting) if left else None


@_changed.register
def _(
    _: events.SilenceRefused | events.SilenceAnnounced | events.SilenceCalledOff,
    __: Silence,
) -> None:
    return None


@_changed.register
def _(_: events.FilingWasLate, silence: Silence) -> Silence:
    return silence


@_changed.register
def _(event: events.OutsideFilingEntered, silence: Silence) -> Silence:
    entered = Outside(event.filing, event.item, event.delegation, str(event.what), event.person)
    return replace(silence, outside=(*silence.outside, entered))


@_changed.register
def _(event: events.OutsideFilingConfirmed | events.OutsideFilingDismissed, silence: Silence) -> Silence:
    return replace(silence, outside=tuple(one for one in silence.outside if one.id != event.filing))


def without(silences: Silences, told: Iterable[Event]) -> Silences:
    """The silences that are not over after several events."""
    for event in told:
        silences = evolve(event, silences)
    return silences
