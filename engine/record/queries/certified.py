"""What was certified, what is printed beside it, and what came after: statements, corrections, kept files, deferred
items. The certified paper and what belongs to it are everybody's; a correction that is asked for is the members'."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from engine.procedure import beside
from engine.procedure.commands import Role, StatementKind
from engine.procedure.correction import Correction, CorrectionState
from engine.procedure.events import StatedBeside
from engine.procedure.terms import Printing
from engine.record import certified, load, locks, tables
from engine.record.current.handles import CONCLUSIONS
from engine.record.queries.gaze import rules_of
from engine.record.queries.texts import Texts
from engine.record.rows import table
from engine.text.wording import Wording

STATED = table(tables.StatedRow)
ADDENDA = table(tables.AddendumRow)
PARTS = table(tables.KeptPartRow)
FILES = table(tables.KeptFile)
STEPS = table(tables.StepRow)
MEETINGS = table(tables.MeetingRow)
MOVES = table(tables.MoveRow)
CONFIRMED = table(tables.ConfirmedMoveRow)
CORRECTION_STEPS = table(tables.CorrectionStepRow)


@dataclass(frozen=True, slots=True)
class Stated:
    """What a delegation says beside an item, or beside the whole paper (`item` is None), in its words. `id` is that of
    a statement; a position has none."""

    item: str | None
    delegation: str
    kind: StatementKind
    text: str | None
    id: str | None = None
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Beside:
    """What is printed beside the texts, and where; `hash` is what the Presidency signs it by."""

    printing: Printing
    stated: tuple[Stated, ...]
    hash: str


def to_be_signed(connection: Connection, meeting_id: str) -> Beside | None:
    """What would be printed beside the texts of the paper as it stands."""
    states = load.load(connection, meeting_id, load.Wanted(wide=True))
    meeting = states.meeting
    if meeting is None:
        return None
    gone = rules_of(connection, meeting_id, meeting.workflow).meanings.gone
    standing = [item for item in states.conclusions if item.state not in gone]
    said = beside.stated(standing, meeting.terms, locks.clock(connection))
    printing = meeting.terms.statements
    return Beside(printing, _stated(connection, meeting_id, said), beside.hash_of(said, meeting))


def beside_paper(connection: Connection, meeting_id: str) -> tuple[Stated, ...]:
    """What the certified paper states beside its items."""
    query = select(STATED).where(STATED.c.meeting_id == meeting_id).order_by(STATED.c.number)
    rows = connection.execute(query).mappings().all()
    texts = Texts(connection, meeting_id, (row["text"] for row in rows if row["text"]))
    return tuple(
        Stated(row["conclusion"], row["delegation"], StatementKind(row["kind"]), texts.optional(row["text"]))
        for row in rows
    )


def statements(connection: Connection, meeting_id: str) -> tuple[Stated, ...]:
    """The statements after certification, the first one first."""
    return tuple(
        Stated(one.item, one.delegation, one.kind, str(one.text), one.id, one.withdrawn)
        for one in certified.statements(connection, meeting_id)
    )


def added(connection: Connection, meeting_id: str, number: int) -> tuple[Stated, ...]:
    """The statements that an addendum prints."""
    query = select(ADDENDA.c.statements).where(ADDENDA.c.meeting_id == meeting_id, ADDENDA.c.number == number)
    printed = connection.execute(query).scalar() or ()
    return tuple(one for one in statements(connection, meeting_id) if one.id in printed)


def issued_at(connection: Connection, meeting_id: str, number: int) -> datetime:
    """When the addendum of this number was issued."""
    query = select(ADDENDA.c.at).where(ADDENDA.c.meeting_id == meeting_id, ADDENDA.c.number == number)
    at: datetime = connection.execute(query).scalar_one()
    return at


@dataclass(frozen=True, slots=True)
class AfterView:
    """Until when statements are taken, where they are printed, and how many addenda and corrections were issued."""

    statements_until: str | None
    printing: Printing | None
    addenda: int
    corrections: int


def after(connection: Connection, meeting_id: str) -> AfterView:
    query = select(
        MEETINGS.c.statements_until, MEETINGS.c.printing, MEETINGS.c.addenda, MEETINGS.c.corrections
    ).where(MEETINGS.c.id == meeting_id)
    row = connection.execute(query).one()
    printing = Printing(row.printing) if row.printing else None
    return AfterView(row.statements_until, printing, row.addenda, row.corrections)


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """A correction as it stands; `objected_by` and `objection` where one ended it, `at` when it was issued."""

    id: str
    item: str | None
    language: str
    wrong: str
    right: str
    reason: str
    delegation: str | None
    state: CorrectionState
    until: str | None
    number: int | None
    objected_by: str | None
    objection: str | None
    at: datetime | None

    @property
    def is_asked(self) -> bool:
        return self.state is CorrectionState.ASKED

    @property
    def is_circulated(self) -> bool:
        return self.state is CorrectionState.CIRCULATED


def corrections(connection: Connection, meeting_id: str) -> tuple[CorrectionView, ...]:
    """Every correction that was asked for, the first one first."""
    query = select(CORRECTION_STEPS).where(CORRECTION_STEPS.c.meeting_id == meeting_id)
    steps = {(row["correction"], row["state"]): row for row in connection.execute(query).mappings()}
    texts = Texts(connection, meeting_id, (row["reason"] for row in steps.values() if row["reason"]))
    found = []
    for one in certified.corrections(connection, meeting_id):
        objected = steps.get((one.id, CorrectionState.OBJECTED))
        issued = steps.get((one.id, CorrectionState.ISSUED))
        found.append(
            CorrectionView(
                id=one.id,
                item=one.item,
                language=one.language,
                wrong=str(one.wrong),
                right=str(one.right),
                reason=str(one.reason),
                delegation=one.delegation,
                state=one.state,
                until=one.until,
                number=one.number,
                objected_by=objected["delegation"] if objected else None,
                objection=texts.optional(objected["reason"]) if objected else None,
                at=issued["at"] if issued else None,
            )
        )
    return tuple(found)


def issued_corrections(
    connection: Connection, meeting_id: str, number: int
) -> tuple[tuple[Correction, ...], datetime]:
    """The corrections up to Corr. `number`, and when that one was issued."""
    found = certified.corrections(connection, meeting_id)
    query = select(CORRECTION_STEPS.c.at).where(
        CORRECTION_STEPS.c.meeting_id == meeting_id, CORRECTION_STEPS.c.number == number
    )
    at: datetime = connection.execute(query).scalar_one()
    return tuple(one for one in found if one.number is not None and one.number <= number), at


@dataclass(frozen=True, slots=True)
class PartView:
    """A kept file of an issue: `work` says of which ("certified_paper", "correction-1"), `part` which of its files."""

    work: str
    part: str
    name: str
    sha256: str
    size: int
    at: datetime


def kept_parts(connection: Connection, meeting_id: str) -> tuple[PartView, ...]:
    """Every file that was kept of whatever was issued, in the order in which they were: of one issue the original
    first, whose part has the shortest name."""
    query = select(PARTS).where(PARTS.c.meeting_id == meeting_id)
    order = (PARTS.c.at, PARTS.c.work, func.length(PARTS.c.part), PARTS.c.part)
    rows = connection.execute(query.order_by(*order)).mappings()
    return tuple(
        PartView(row["work"], row["part"], row["name"], row["sha256"], row["size"], row["at"]) for row in rows
    )


def kept_file(connection: Connection, meeting_id: str, work: str, part: str) -> tuple[str, bytes] | None:
    """Name and bytes of one file as it was kept; None while it is not."""
    query = (
        select(PARTS.c.name, FILES.c.content)
        .join(FILES, (FILES.c.meeting_id == PARTS.c.meeting_id) & (FILES.c.sha256 == PARTS.c.sha256))
        .where(PARTS.c.meeting_id == meeting_id, PARTS.c.work == work, PARTS.c.part == part)
    )
    row = connection.execute(query).first()
    return (row.name, bytes(row.content)) if row else None


@dataclass(frozen=True, slots=True)
class DeferredItem:
    """What goes to the next meeting: its proposal there names this meeting and this item."""

    id: str
    section: str
    topic: str | None
    wording: Wording
    reason: str | None
    at: datetime


def deferred(connection: Connection, meeting_id: str) -> tuple[DeferredItem, ...]:
    """The items that were deferred, in the order of the paper, each as it stood."""
    states = load.load(connection, meeting_id, load.Wanted(wide=True))
    if states.meeting is None:
        return ()
    action = rules_of(connection, meeting_id, states.meeting.workflow).conclusion.actions.get("defer")
    items = [item for item in states.conclusions if action and item.state == action.to]
    query = select(STEPS).where(STEPS.c.meeting_id == meeting_id).order_by(STEPS.c.version)
    last = {row["conclusion"]: row for row in connection.execute(query).mappings()}
    named = (
        hash_
        for item in items
        for hash_ in (item.wording.hash, item.topic and item.topic.hash, last[item.id]["reason"])
        if hash_
    )
    texts = Texts(connection, meeting_id, named)
    return tuple(
        DeferredItem(
            item.id,
            item.section,
            texts.optional(item.topic.hash if item.topic else None),
            texts.wording(item.wording.hash),
            texts.optional(last[item.id]["reason"]),
            last[item.id]["at"],
        )
        for item in items
    )


def came_from(connection: Connection, meeting_id: str, item: str) -> tuple[str, str] | None:
    """The meeting and the item that this one comes from, if an earlier meeting deferred it."""
    of = CONCLUSIONS.c
    query = select(of.from_meeting, of.from_item).where(of.meeting_id == meeting_id, of.id == item)
    row = connection.execute(query).first()
    return (row.from_meeting, row.from_item) if row and row.from_meeting and row.from_item else None


@dataclass(frozen=True, slots=True)
class MoveView:
    """An extraordinary move: who proposed it in which role, and who confirmed it, once somebody has. `awaits`: it is
    the one that the item waits with."""

    id: str
    conclusion: str
    source: str
    to: str
    reason: str
    role: Role
    at: datetime
    confirmed_by: Role | None
    confirmed_at: datetime | None
    awaits: bool


def moves(connection: Connection, meeting_id: str) -> tuple[MoveView, ...]:
    """Every extraordinary move of the meeting that was proposed, the latest first."""
    query = (
        select(
            MOVES,
            CONFIRMED.c.role.label("by"),
            CONFIRMED.c.at.label("confirmed_at"),
            CONCLUSIONS.c.move,
        )
        .join(CONCLUSIONS, CONCLUSIONS.c.id == MOVES.c.conclusion)
        .outerjoin(CONFIRMED, CONFIRMED.c.move == MOVES.c.id)
        .where(MOVES.c.meeting_id == meeting_id)
        .order_by(MOVES.c.at.desc(), MOVES.c.id)
    )
    rows = connection.execute(query).mappings().all()
    texts = Texts(connection, meeting_id, (row["reason"] for row in rows))
    return tuple(
        MoveView(
            id=row["id"],
            conclusion=row["conclusion"],
            source=row["source"],
            to=row["target"],
            reason=texts.prose(row["reason"]),
            role=Role(row["role"]),
            at=row["at"],
            confirmed_by=Role(row["by"]) if row["by"] else None,
            confirmed_at=row["confirmed_at"],
            awaits=row["move"] is not None and row["move"].id == row["id"],
        )
        for row in rows
    )


def _stated(connection: Connection, meeting_id: str, said: tuple[StatedBeside, ...]) -> tuple[Stated, ...]:
    texts = Texts(connection, meeting_id, (one.text.hash for one in said if one.text))
    return tuple(
        Stated(one.conclusion, one.delegation, one.kind, texts.optional(one.text.hash if one.text else None))
        for one in said
    )
