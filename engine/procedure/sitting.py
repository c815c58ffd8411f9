"""A sitting: the room, what lies in front of it, who asks to speak. How its events change it."""

from dataclasses import dataclass, replace
from functools import singledispatch

from engine.procedure import events


@dataclass(frozen=True, slots=True)
class Sitting:
    """`number` counts the meeting's sittings. `item` is in front of the room; `speakers` have asked to speak, in the
    order in which they did; `floor` is who speaks now. A `closed` one hides everything from observers."""

    number: int
    closed: bool = False
    suspended: bool = False
    item: str | None = None
    speakers: tuple[str, ...] = ()
    floor: str | None = None


@singledispatch
def evolve(event: object, sitting: Sitting | None) -> Sitting | None:  # noqa: ARG001 (the dispatch's own signature)
    """The sitting after `event`; None once it is closed."""
    raise TypeError(f"{type(event).__name__} is not an event of a sitting")


@evolve.register
def _(event: events.SittingOpened, _: Sitting | None) -> Sitting:
    return Sitting(event.number, event.closed)


@evolve.register
def _(_: events.SittingSuspended, sitting: Sitting) -> Sitting:
    return replace(sitting, suspended=True, floor=None)


@evolve.register
def _(_: events.SittingResumed, sitting: Sitting) -> Sitting:
    return replace(sitting, suspended=False)


@evolve.register
def _(_: events.SittingClosed, __: Sitting) -> None:
    return None


@evolve.register
def _(event: events.ItemCalled, sitting: Sitting) -> Sitting:
    return replace(sitting, item=event.called)


@evolve.register
def _(event: events.FloorAsked, sitting: Sitting) -> Sitting:
    return replace(sitting, speakers=(*sitting.speakers, event.speaker))


@evolve.register
def _(event: events.SpeakersListLeft, sitting: Sitting) -> Sitting:
    return replace(sitting, speakers=tuple(one for one in sitting.speakers if one != event.speaker))


@evolve.register
def _(event: events.FloorGiven, sitting: Sitting) -> Sitting:
    waiting = tuple(one for one in sitting.speakers if one != event.speaker)
    return replace(sitting, speakers=waiting, floor=event.speaker)
