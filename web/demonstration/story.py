"""The whole meeting in its order: the weeks in which capitals write, two days in a room, and what comes after."""

from collections.abc import Callable, Iterator

from web.demonstration import (
    beginning,
    capitals,
    certifying,
    follow_up,
    silences,
    sittings,
    spanish,
    treatments,
)
from web.demonstration.play import Play, Step

Chapter = Callable[[Play], Iterator[Step]]

# The demonstration that is served stops here: in the second sitting, which has begun before `LAST`.
LAST = "25 Nov 10:00"
GOING_ON: tuple[Chapter, ...] = (
    beginning.opening,
    capitals.comments,
    spanish.in_spanish,
    capitals.amendments,
    treatments.treatments,
    sittings.first,
    sittings.evening,
    sittings.second,
)
WHOLE: tuple[Chapter, ...] = (
    *GOING_ON,
    sittings.conclusion,
    silences.silence,
    certifying.certified,
    certifying.added,
    follow_up.committed,
    follow_up.opened_again,
)


def told(play: Play, chapters: tuple[Chapter, ...]) -> Iterator[Step]:
    """Plays them one after the other; yields each line of the secretary's log."""
    for chapter in chapters:
        yield from chapter(play)
