"""What is to be done outside the transaction that decided it: making the files of what was issued.

A row is written with the decision; a worker leases it, works, and hands the result in by a command. A worker that dies
lets its lease run out, and another takes over: nothing is lost, and the command that hands in acts once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine, insert, or_, select, update

from engine.procedure import events as did
from engine.procedure.events import Event
from engine.procedure.meeting import CERTIFIED_WORK, addendum_work, correction_work, draft_work
from engine.record import tables
from engine.record.database import writing
from engine.record.leases import LEASE, wait_after
from engine.record.locks import clock
from engine.record.rows import table

OUTBOX = table(tables.OutboxRow)


@dataclass(frozen=True, slots=True)
class Job:
    meeting: str
    kind: str
    attempts: int


def follow(connection: Connection, happened: Iterable[Event], at: datetime) -> None:
    """Write or settle the rows that follow from `happened`, in its transaction."""
    for event in happened:
        if (kind := ordered_by(event)) is not None:
            values = {"meeting_id": event.meeting, "kind": kind, "made_at": at, "attempts": 0}
            connection.execute(insert(OUTBOX), values)
        if (kind := settled_by(event)) is not None:
            which = (OUTBOX.c.meeting_id == event.meeting) & (OUTBOX.c.kind == kind)
            connection.execute(
                update(OUTBOX).where(which), {"done_at": at, "leased_until": None, "fault": None}
            )


def ordered_by(event: Event) -> str | None:
    """The job that follows from `event`, if one does: the files of what it issues are to be made."""
    match event:
        case did.PaperCertified():
            return CERTIFIED_WORK
        case did.DraftIssued():
            return draft_work(event.number)
        case did.AddendumIssued():
            return addendum_work(event.number)
        case did.CorrectionIssued():
            return correction_work(event.number)
        case _:
            return None


def settled_by(event: Event) -> str | None:
    """The job that is done with `event`."""
    return event.work if isinstance(event, did.FilesKept) else None


def lease(engine: Engine) -> Job | None:
    """Take one job that nobody works on, for `LEASE`; None when there is nothing to do."""
    with writing(engine).begin() as connection:
        now = clock(connection)
        free = or_(OUTBOX.c.leased_until.is_(None), OUTBOX.c.leased_until < now)
        row = connection.execute(
            select(OUTBOX)
            .where(OUTBOX.c.done_at.is_(None), free)
            .order_by(OUTBOX.c.made_at)
            .limit(1)
            .with_for_update(skip_locked=True)
        ).first()
        if row is None:
            return None
        which = (OUTBOX.c.meeting_id == row.meeting_id) & (OUTBOX.c.kind == row.kind)
        values = {"leased_until": now + LEASE, "attempts": row.attempts + 1}
        connection.execute(update(OUTBOX).where(which), values)
        return Job(row.meeting_id, row.kind, row.attempts + 1)


def put_back(engine: Engine, job: Job, fault: str) -> None:
    """The job failed: keep the reason, and wait twice as long each time before it is tried again. A job that another
    worker has taken since is left to it."""
    wait = wait_after(job.attempts)
    own = (
        (OUTBOX.c.meeting_id == job.meeting)
        & (OUTBOX.c.kind == job.kind)
        & (OUTBOX.c.attempts == job.attempts)
    )
    with writing(engine).begin() as connection:
        values = {"leased_until": clock(connection) + wait, "fault": fault[:2000]}
        connection.execute(update(OUTBOX).where(own, OUTBOX.c.done_at.is_(None)), values)
