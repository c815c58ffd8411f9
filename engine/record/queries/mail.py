"""Messages: what one is about, whether its reader may still have it, and which of them a viewer may see."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, or_, select

from engine.procedure.audiences import Gaze, Sight
from engine.procedure.commands import Actor, Role
from engine.procedure.conclusion import Conclusion
from engine.procedure.meeting import Meeting
from engine.record import load
from engine.record.mail import MAIL, Dropped, Letter
from engine.record.queries.gaze import gaze, rules_of, sees_items
from engine.record.queries.places import placed
from engine.record.queries.texts import Texts
from engine.record.reminding import REMINDERS, still_due

TOLD_OF_OTHERS = (Role.SECRETARIAT, Role.PRESIDENCY)
LATEST = 300
LISTED = tuple(column for column in MAIL.columns if column.name != "content")


@dataclass(frozen=True, slots=True)
class NamedItem:
    """What an item is called by: see `names.item`."""

    section: str
    number: int | None
    label: str | None
    deferred: bool


@dataclass(frozen=True, slots=True)
class MailView:
    """A message, as a page lists it."""

    id: str
    reader: Actor
    subject: str | None
    made_at: datetime
    done_at: datetime | None
    dropped: str | None
    fault: str | None


@dataclass(frozen=True, slots=True)
class WholeMail:
    """`content` is the message's bytes, once it is made."""

    mail: MailView
    content: bytes | None


def mail(connection: Connection, meeting_id: str, viewer: Actor) -> tuple[MailView, ...]:
    """The viewer's own, and for the secretariat and the Presidency those of others that are theirs to know of; the
    `LATEST`, the last one first."""
    query = (
        select(*LISTED)
        .where(_seen(meeting_id, viewer))
        .order_by(MAIL.c.made_at.desc(), MAIL.c.kind, MAIL.c.id)
        .limit(LATEST)
    )
    return tuple(_view(row) for row in connection.execute(query).mappings())


def message_of(connection: Connection, meeting_id: str, id_: str, viewer: Actor) -> WholeMail | None:
    """One of them; None for whoever is not to know of it."""
    query = select(*LISTED, MAIL.c.content).where(_seen(meeting_id, viewer), MAIL.c.id == id_)
    row = connection.execute(query).mappings().first()
    return WholeMail(_view(row), row["content"]) if row else None


def _seen(meeting_id: str, viewer: Actor) -> ColumnElement[bool]:
    own = (
        (MAIL.c.person == viewer.person)
        & (MAIL.c.role == viewer.role)
        & MAIL.c.delegation.is_not_distinct_from(viewer.delegation)
    )
    told = or_(own, MAIL.c.private.is_(False)) if viewer.role in TOLD_OF_OTHERS else own
    return and_(MAIL.c.meeting_id == meeting_id, told)


def why_not(connection: Connection, letter: Letter) -> Dropped | None:
    """Asked again when a message is made: why it is not to be written after all, if it is not."""
    meeting = load.load(connection, letter.meeting, load.Wanted()).meeting
    reader = letter.reader
    if meeting is None or (reader.person, reader.role, reader.delegation) not in meeting.capacities:
        return Dropped.GONE
    if not _may_see(connection, gaze(connection, meeting, reader), letter):
        return Dropped.HIDDEN
    if letter.kind in REMINDERS and not still_due(connection, meeting, reader, letter.kind, letter.about):
        return Dropped.OVER
    return None


def items_named(connection: Connection, meeting_id: str, items: tuple[str, ...]) -> tuple[NamedItem, ...]:
    """What the items are called now, in the order of the paper."""
    meeting = _meeting(connection, meeting_id)
    found = [_item(connection, meeting_id, item) for item in items]
    found.sort(key=lambda item: (meeting.sections.index(item.section), item.place, item.id))
    return tuple(_named(connection, meeting, item) for item in found)


def title_of(connection: Connection, meeting_id: str) -> tuple[str, ...]:
    """The lines of the meeting's title; one that was erased is left out."""
    lines = _meeting(connection, meeting_id).title
    texts = Texts(connection, meeting_id, (line.hash for line in lines))
    return tuple(filter(None, (texts.prose(line.hash) for line in lines)))


def _meeting(connection: Connection, meeting_id: str) -> Meeting:
    found = load.load(connection, meeting_id, load.Wanted()).meeting
    assert found is not None, "a message is of a meeting"
    return found


def _may_see(connection: Connection, seen: Gaze, letter: Letter) -> bool:
    if letter.about.items and not sees_items(seen):
        return False
    if letter.about.amendment is None:
        return seen.sight.reaches(Sight.ISSUED)
    found = load.load(connection, letter.meeting, load.Wanted(amendment=letter.about.amendment)).amendment
    return found is not None and seen.amendment(found)


def _item(connection: Connection, meeting_id: str, item: str) -> Conclusion:
    found = load.load(connection, meeting_id, load.Wanted(conclusion=item)).conclusion
    assert found is not None, "items are never taken from the record"
    return found


def _named(connection: Connection, meeting: Meeting, item: Conclusion) -> NamedItem:
    rules = rules_of(connection, meeting.id, meeting.workflow)
    where = placed(connection, meeting, item, rules)
    return NamedItem(item.section, where.number, where.label, item.state == rules.deferred)


def _view(row: RowMapping) -> MailView:
    return MailView(
        id=row["id"],
        reader=Actor(row["person"], Role(row["role"]), row["delegation"]),
        subject=row["subject"],
        made_at=row["made_at"],
        done_at=row["done_at"],
        dropped=row["dropped"],
        fault=row["fault"],
    )
