"""Until when what may change: every hour that is set in a meeting and has not come yet. Asked narrowly, of the few rows
that have an hour at all."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, select

from engine.procedure.audiences import CHAIR, Gaze, told
from engine.procedure.commands import Actor
from engine.procedure.correction import CorrectionState
from engine.procedure.instants import past, read, spelled
from engine.record import load, locks
from engine.record.certified import corrections
from engine.record.current.amendments import amendment_of
from engine.record.current.conclusions import position_of
from engine.record.current.handles import AMENDMENTS, CONCLUSIONS, MEETINGS, POSITIONS
from engine.record.queries.gaze import gaze, sees_items, sees_position


class DeadlineKind(StrEnum):
    COMMENTS = "comments"  # what is filed is shown, all together
    MAINTAIN = "maintain"  # the author may hold on to an amendment that was decided otherwise
    CHALLENGE = "challenge"  # a change that was declared editorial may be called material
    HOLD = "hold"  # a scrutiny hold is no position any more
    SILENCE = "silence"  # whoever has said nothing by then agrees, once it is announced
    STATEMENTS = "statements"  # after certification, statements are taken no more
    CORRECTION = "correction"  # nobody may object to it any more, and it may be issued


@dataclass(frozen=True, slots=True)
class Deadline:
    """`until` is None for what ends with the gavel of the sitting that is on. `delegation` is whose it is, if it is
    somebody's and the viewer is told."""

    kind: DeadlineKind
    until: datetime | None
    conclusion: str | None = None
    delegation: str | None = None
    id: str = ""  # the same for the same deadline, however it is moved


def moment(connection: Connection) -> datetime:
    """The database's clock: what a page counts the time left from."""
    return locks.clock(connection)


def due_meetings(connection: Connection) -> tuple[str, ...]:
    """The meetings in which time has ended a silence that nobody has put on the record yet. For whoever watches: what
    is decided is decided at the desk."""
    now = spelled(locks.clock(connection))
    query = select(MEETINGS.c.id).where(MEETINGS.c.next_hour <= now).order_by(MEETINGS.c.next_hour)
    return tuple(connection.execute(query).scalars())


def deadlines(connection: Connection, meeting_id: str, viewer: Actor) -> tuple[Deadline, ...]:
    """The next one first. To maintain an amendment is its author's; the Presidency and the secretariat see whose hours
    are running. Whoever sees issued drafts alone is told of none."""
    meeting = load.load(connection, meeting_id, load.Wanted()).meeting
    assert meeting is not None, "whoever asks has found the meeting"
    seen = gaze(connection, meeting, viewer)
    if not sees_items(seen):
        return ()
    found = [
        *_comments(seen),
        *_maintain(connection, seen),
        *_challenges(connection, seen),
        *_holds(connection, seen),
        *_silences(seen),
        *_statements(seen),
        *_corrections(connection, seen),
    ]
    return tuple(
        sorted(found, key=lambda one: (one.until is None, one.until or seen.now, one.conclusion or ""))
    )


def _comments(seen: Gaze) -> Iterator[Deadline]:
    until = seen.meeting.terms.comments_until
    if until and not past(until, seen.now):
        yield Deadline(DeadlineKind.COMMENTS, read(until), id="comments")


def _silences(seen: Gaze) -> Iterator[Deadline]:
    """One for each item that is under silence."""
    for silence in seen.meeting.silences:
        if not silence.expired and not past(silence.until, seen.now):
            for line in silence.items:
                id_ = f"{silence.id}-{line.conclusion}"
                yield Deadline(DeadlineKind.SILENCE, read(silence.until), line.conclusion, id=id_)


def _statements(seen: Gaze) -> Iterator[Deadline]:
    until = seen.meeting.statements_until
    if until and not past(until, seen.now):
        yield Deadline(DeadlineKind.STATEMENTS, read(until), id="statements")


def _corrections(connection: Connection, seen: Gaze) -> Iterator[Deadline]:
    """Those that are circulated: for who is told of what was asked for."""
    if seen.meeting.statements_until is None or not told(seen.sight, issued=False):
        return
    for one in corrections(connection, seen.meeting.id):
        if one.state == CorrectionState.CIRCULATED and one.until and not past(one.until, seen.now):
            yield Deadline(DeadlineKind.CORRECTION, read(one.until), one.item, id=f"correction-{one.id}")


def _maintain(connection: Connection, seen: Gaze) -> Iterator[Deadline]:
    query = select(AMENDMENTS).where(
        AMENDMENTS.c.meeting_id == seen.meeting.id, AMENDMENTS.c.maintain_until.is_not(None)
    )
    may = (
        seen.rules.amendment.actions["maintain"].sources if "maintain" in seen.rules.amendment.actions else ()
    )
    for row in connection.execute(query).mappings():
        found = amendment_of(row)
        concerned = seen.viewer.role in CHAIR or seen.owns((found.delegation,))
        if concerned and found.state in may and not past(found.maintain_until, seen.now):
            owner = found.delegation if seen.attributed(found) else None
            until = read(found.maintain_until or "")
            yield Deadline(DeadlineKind.MAINTAIN, until, found.conclusion, owner, id=f"maintain-{found.id}")


def _challenges(connection: Connection, seen: Gaze) -> Iterator[Deadline]:
    """A change of the sitting that is on may be challenged until the gavel; others until their hour."""
    query = select(CONCLUSIONS.c.id, CONCLUSIONS.c.challenge).where(
        CONCLUSIONS.c.meeting_id == seen.meeting.id, CONCLUSIONS.c.challenge.is_not(None)
    )
    sitting = seen.meeting.sitting
    for row in connection.execute(query):
        here = sitting is not None and row.challenge.sitting == sitting.number
        if here or not past(row.challenge.until, seen.now):
            until = None if here else read(row.challenge.until or "")
            id_ = f"challenge-{row.id}-{row.challenge.revision}"
            yield Deadline(DeadlineKind.CHALLENGE, until, row.id, id=id_)


def _holds(connection: Connection, seen: Gaze) -> Iterator[Deadline]:
    if "positions" not in seen.facets:
        return
    query = (
        select(POSITIONS)
        .join(CONCLUSIONS, CONCLUSIONS.c.id == POSITIONS.c.conclusion)
        .where(
            POSITIONS.c.meeting_id == seen.meeting.id,
            POSITIONS.c.until.is_not(None),
            POSITIONS.c.revision == CONCLUSIONS.c.revision,
        )
    )
    for row in connection.execute(query).mappings():
        held = position_of(row)
        if held.stands(held.revision, seen.now) and sees_position(held, seen):
            id_ = f"hold-{row['conclusion']}-{held.revision}-{held.delegation}"
            until = read(held.until or "")
            yield Deadline(DeadlineKind.HOLD, until, row["conclusion"], held.delegation, id=id_)
