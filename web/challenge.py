"""A change that was declared editorial: its redline, and until when a delegation may call it material."""

from dataclasses import dataclass
from datetime import UTC, datetime

from engine.procedure.commands import Nature
from engine.procedure.instants import read
from engine.record.queries.views import ItemView
from web.here import Here
from web.redlines import Line, drawn


@dataclass(frozen=True, slots=True)
class Challenged:
    """`until` is None in the sitting in which the change was made: there it is open until the gavel."""

    nature: Nature
    until: datetime | None
    lines: tuple[Line, ...]


def challenged(place: Here, item: ItemView) -> Challenged | None:
    """The change that the current revision was declared not to be one of substance, while that may be contested."""
    challenge = item.challenge
    if challenge is None or challenge.revision != item.revision:
        return None
    before, now = item.revisions[-2], item.revisions[-1]
    sitting = place.meeting.sitting
    here = sitting is not None and sitting.number == challenge.sitting
    until = None if here else read(challenge.until or "")
    if not here and (until is None or until <= datetime.now(UTC)):
        return None
    return Challenged(now.nature, until, drawn(before.wording, now.wording))
