"""What is going on in the room at this moment: one line for every page of the meeting. Asked narrowly, so that no page
grows with the paper for it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from engine.procedure.audiences import Gaze, Sight
from engine.procedure.commands import Actor
from engine.procedure.conclusion import Conclusion
from engine.record import load, tables
from engine.record.queries.gaze import gaze, sees_items
from engine.record.queries.places import Neighbour, placed
from engine.record.rows import table

SITTINGS = table(tables.SittingRow)


@dataclass(frozen=True, slots=True)
class NowView:
    """The sitting that is on. `item` is in front of the room. `speakers` and `floor` are codes of delegations, or ids
    of observers; `readable`: whether the viewer may read the item itself. Whoever sees nothing of a closed sitting
    learns that it is on, and no more."""

    number: int
    closed: bool
    suspended: bool
    since: datetime
    item: Neighbour | None = None
    readable: bool = False
    floor: str | None = None
    speakers: tuple[str, ...] = ()


def now_in_the_room(connection: Connection, meeting_id: str, viewer: Actor) -> NowView | None:
    """None while no sitting is on."""
    meeting = load.load(connection, meeting_id, load.Wanted()).meeting
    if meeting is None or meeting.sitting is None:
        return None
    sitting, seen = meeting.sitting, gaze(connection, meeting, viewer)
    query = select(SITTINGS.c.at).where(
        SITTINGS.c.meeting_id == meeting_id,
        SITTINGS.c.number == sitting.number,
        SITTINGS.c.kind == "opened",
    )
    since = connection.execute(query).scalar_one()
    bare = NowView(sitting.number, sitting.closed, sitting.suspended, since)
    if seen.sight == Sight.NOTHING:
        return bare
    return NowView(
        bare.number,
        bare.closed,
        bare.suspended,
        since,
        item=_item(connection, sitting.item, seen),
        readable=sees_items(seen),
        floor=sitting.floor,
        speakers=sitting.speakers,
    )


def _item(connection: Connection, id_: str | None, seen: Gaze) -> Neighbour | None:
    """What lies in front of the room; for whoever reads issued drafts alone, only an item that is in one."""
    item = load.load(connection, seen.meeting.id, load.Wanted(conclusion=id_)).conclusion if id_ else None
    if item is None or not _knows(item, seen):
        return None
    place = placed(connection, seen.meeting, item, seen.rules)
    return Neighbour(item.id, item.section, place.number, place.label) if place.number is not None else None


def _knows(item: Conclusion, seen: Gaze) -> bool:
    return sees_items(seen) or item.issued is not None
