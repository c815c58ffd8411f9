"""The whole meeting in its order: six weeks in which capitals write, and two days in a room."""

from collections.abc import Callable, Iterator

from web.demonstration import capitals, sittings, spanish
from web.demonstration.play import Play, Step

Chapter = Callable[[Play], Iterator[Step]]

# The demonstration that is served stops here: in the second sitting, which has begun before `LAST`.
LAST = "25 Nov 10:00"
GOING_ON: tuple[Chapter, ...] = (
    capitals.opening,
    capitals.comments,
    spanish.in_spanish,
    capitals.amendments,
    capitals.treatments,
    sittings.first,
    sittings.evening,
    sittings.second,
)
WHOLE: tuple[Chapter, ...] = (*GOING_ON, sittings.conclusion, sittings.certified)


def told(play: Play, chapters: tuple[Chapter, ...]) -> Iterator[Step]:
    """Plays them one after the other; yields each line of the secretary's log."""
    for chapter in chapters:
        yield from chapter(play)
