"""What every item was called in the drafts, and is called in the certified paper."""

from engine.record.queries.issues import issue
from engine.record.queries.papers import paper
from engine.text.numbers import Renumbered, concordance
from web import names
from web.database import reading
from web.here import Here
from web.issued import line_name


def renumbered(place: Here) -> tuple[Renumbered, ...] | None:
    """The concordance of the latest issue and the certified paper, by the names of items; None while there is none."""
    last = issue(reading(), place.meeting.id, place.meeting.issues, place.actor)
    adopted = paper(reading(), place.meeting.id) if place.meeting.certified_at else None
    if last is None or adopted is None:
        return None
    cited = [(line.conclusion, line_name(line)) for line in last.lines]
    final = [
        (item.id, names.item(section.key, number))
        for section in adopted.sections
        for number, item in enumerate(section.items, 1)
    ]
    return concordance(cited, final)
