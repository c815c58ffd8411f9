"""Until when what may change: every hour that is set in a meeting and has not come yet. Asked narrowly, of the few rows
that have an hour at all."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, select

from engine.procedure.audiences import CHAIR, Gaze
from engine.procedure.commands import Actor
from engine.procedure.instants import past, read
from engine.record import load
from engine.record.load import AMENDMENTS, CONCLUSIONS, POSITIONS
from engine.record.queries.gaze import gaze, sees_items, sees_position


class DeadlineKind(StrEnum):
    COMMENTS = "comments"  # what is filed is shown, all together
    MAINTAIN = "maintain"  # the author may hold on to an amendment that was decided otherwise
    CHALLENGE = "challenge"  # a change that was declared editorial may be called material
    HOLD = "hold"  # a scrutiny hold is no position any more


@dataclass(frozen=True, slots=True)
class Deadline:
    """`until` is None for what ends with the gavel of the sitting that is on. `delegation` is whose it is, if it is
    somebody's and the viewer is told."""

    kind: DeadlineKind
    until: datetime | None
    conclusion: str | None = None
    delegation: str | None = None


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
    ]
    return tuple(
        sorted(found, key=lambda one: (one.until is None, one.until or seen.now, one.conclusion or ""))
    )


def _comments(seen: Gaze) -> Iterator[Deadline]:
    until = seen.meeting.terms.comments_until
    if until and not past(until, seen.now):
        yield Deadline(DeadlineKind.COMMENTS, read(until))


def _maintain(connection: Connection, seen: Gaze) -> Iterator[Deadline]:
    query = select(AMENDMENTS).where(
        AMENDMENTS.c.meeting_id == seen.meeting.id, AMENDMENTS.c.maintain_until.is_not(None)
    )
    may = (
        seen.rules.amendment.actions["maintain"].sources if "maintain" in seen.rules.amendment.actions else ()
    )
    for row in connection.execute(query).mappings():
        found = load.amendment(row)
        told = seen.viewer.role in CHAIR or seen.owns((found.delegation,))
        if told and found.state in may and not past(found.maintain_until, seen.now):
            owner = found.delegation if seen.attributed(found) else None
            yield Deadline(DeadlineKind.MAINTAIN, read(found.maintain_until or ""), found.conclusion, owner)


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
            yield Deadline(DeadlineKind.CHALLENGE, until, row.id)


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
        held = load.position(row)
        if held.stands(held.revision, seen.now) and sees_position(held, seen):
            yield Deadline(DeadlineKind.HOLD, read(held.until or ""), row["conclusion"], held.delegation)
