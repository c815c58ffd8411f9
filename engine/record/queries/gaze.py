"""What a viewer is shown of items: the revision that is theirs to see, and of consensus what they are told."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, select, tuple_

from engine.procedure.audiences import Gaze, Sight
from engine.procedure.commands import Actor, Role
from engine.procedure.conclusion import Conclusion
from engine.procedure.consensus import consensus
from engine.procedure.meeting import Meeting
from engine.procedure.position import Position
from engine.procedure.workflow import Rules, kept_rules
from engine.record import load, locks, tables
from engine.record.current.handles import AT_ONCE
from engine.record.queries import meetings
from engine.record.queries.places import frozen
from engine.record.queries.views import ConsensusView
from engine.record.rows import table

REVISIONS = table(tables.RevisionRow)


def rules_of(connection: Connection, meeting_id: str, workflow: str) -> Rules:
    return kept_rules(meetings.book(connection, meeting_id, workflow))


def gaze(connection: Connection, meeting: Meeting, viewer: Actor) -> Gaze:
    """The viewer on the meeting, now."""
    rules = rules_of(connection, meeting.id, meeting.workflow)
    return Gaze(meeting, viewer, rules, locks.clock(connection))


def gaze_tells_names(connection: Connection, meeting_id: str, viewer: Actor) -> bool:
    """Whether the viewer is told who wants what in brackets."""
    meeting = load.load(connection, meeting_id, load.Wanted()).meeting
    assert meeting is not None, "whoever asks has found the meeting"
    return gaze(connection, meeting, viewer).nameless is None


def sees_items(seen: Gaze) -> bool:
    """Whether items are shown at all, and not issued drafts alone."""
    return seen.sight not in (Sight.NOTHING, Sight.ISSUED)


def revision_of(item: Conclusion, seen: Gaze) -> int:
    """Between issues the working text is the secretariat's, until it is shown in the room."""
    return item.revision if seen.sight == Sight.WORKING else item.visible


def wordings_of(connection: Connection, items: Iterable[Conclusion], seen: Gaze) -> dict[str, str]:
    """The hash of the wording that the viewer is shown, by the item's id."""
    items = tuple(items)
    earlier = [
        (item.id, revision_of(item, seen)) for item in items if revision_of(item, seen) != item.revision
    ]
    found = {item.id: item.wording.hash for item in items}
    for start in range(0, len(earlier), AT_ONCE // 2):
        some = earlier[start : start + AT_ONCE // 2]
        query = select(REVISIONS.c.conclusion, REVISIONS.c.wording).where(
            tuple_(REVISIONS.c.conclusion, REVISIONS.c.number).in_(some)
        )
        found |= {row.conclusion: row.wording for row in connection.execute(query)}
    return found


def working_since(connection: Connection, items: Iterable[Conclusion], seen: Gaze) -> dict[str, datetime]:
    """When the text came that the viewer is shown, by the item's id, of those where it is not the issued one."""
    working = [(item.id, revision_of(item, seen)) for item in items if is_working(item, seen)]
    found: dict[str, datetime] = {}
    for start in range(0, len(working), AT_ONCE // 2):
        some = working[start : start + AT_ONCE // 2]
        query = select(REVISIONS.c.conclusion, REVISIONS.c.at).where(
            tuple_(REVISIONS.c.conclusion, REVISIONS.c.number).in_(some)
        )
        found |= {row.conclusion: row.at for row in connection.execute(query)}
    return found


def is_working(item: Conclusion, seen: Gaze) -> bool:
    """Whether drafts are issued, and the text that the viewer is shown is not that of the latest one."""
    if not frozen(seen.meeting, seen.rules) or item.state in seen.rules.meanings.gone:
        return False
    return revision_of(item, seen) != item.issued


def consensus_seen(item: Conclusion, seen: Gaze) -> ConsensusView | None:
    """Who stands how, as far as the viewer is told. Who has said nothing is named to the Presidency only."""
    if "positions" not in seen.facets:
        return None
    rules, asked = seen.rules.conclusion.positions, seen.meeting.participants
    whole = consensus(asked, item.positions, item.revision, rules, seen.now)
    told = {position.delegation for position in item.positions if sees_position(position, seen)}
    chairs = seen.viewer.role == Role.PRESIDENCY
    return ConsensusView(
        joining=tuple(code for code in whole.joining if code in told),
        blocking=tuple(code for code in whole.blocking if code in told),
        pending=tuple(code for code in whole.pending if code in told),
        silent=whole.silent if chairs else None,
        expired=whole.expired if chairs else None,
        reached=whole.reached,
        unopposed=whole.unopposed,
    )


def sees_position(position: Position, seen: Gaze) -> bool:
    return seen.filed(position.audience, (position.delegation,))
