"""Commitments of a meeting with what became of them, and what its items lead to, as the viewer may see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, RowMapping, select

from engine.procedure.audiences import Gaze, Sight
from engine.procedure.commands import Actor, Audience, Owner, OwnerKind, Progress
from engine.record import load, tables
from engine.record.current.handles import COMMITMENT_STEPS, COMMITMENTS, LINKS
from engine.record.queries.gaze import gaze
from engine.record.queries.texts import Texts
from engine.record.rows import table

FORMER = table(tables.FormerMeetingRow)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One thing that was recorded of a commitment. What it did not change is None."""

    step: int
    owner: Owner | None
    due: date | None
    progress: Progress | None
    note: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class CommitmentView:
    """As it stands; `due` is None while it is to be determined. `notes` are the steps whose notes the viewer sees."""

    id: str
    conclusion: str
    passage: str
    owner: Owner
    due: date | None
    progress: Progress
    step: int
    notes: tuple[FollowUp, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class LinkView:
    """An item leads to another one; `deferred` where it came from there when its meeting was opened."""

    id: str
    meeting: str
    conclusion: str
    to_meeting: str
    to_conclusion: str
    deferred: bool


def commitments_of(
    connection: Connection, meeting_id: str, viewer: Actor, until: datetime | None = None
) -> tuple[CommitmentView, ...]:
    """Every commitment in the order of recording, as it stood at `until` (now, where none is given). Who sees the
    certified paper sees them: their words are its own. Of the notes a viewer sees those for its audience."""
    meeting = load.load(connection, meeting_id, load.Wanted()).meeting
    if meeting is None:
        return ()
    seen = gaze(connection, meeting, viewer)
    if seen.sight is Sight.NOTHING:
        return ()
    steps: dict[str, list[RowMapping]] = {}
    named = select(COMMITMENT_STEPS).where(COMMITMENT_STEPS.c.meeting_id == meeting_id)
    for row in connection.execute(named.order_by(COMMITMENT_STEPS.c.step)).mappings():
        if until is None or row["at"] <= until:
            steps.setdefault(row["commitment"], []).append(row)
    query = select(COMMITMENTS).where(COMMITMENTS.c.meeting_id == meeting_id)
    rows = connection.execute(query.order_by(COMMITMENTS.c.at, COMMITMENTS.c.id)).mappings().all()
    told = [row for row in rows if row["id"] in steps]
    every = (row for of_one in steps.values() for row in of_one)
    hashes = [row["passage"] for row in told]
    hashes += [row[name] for row in every for name in ("note", "owner_words") if row[name]]
    texts = Texts(connection, meeting_id, hashes)
    return tuple(_view(row, steps[row["id"]], texts, seen) for row in told)


def links_of(connection: Connection, meeting_id: str) -> tuple[LinkView, ...]:
    """What the items of a meeting lead to, in the order of recording."""
    query = select(LINKS).where(LINKS.c.meeting_id == meeting_id).order_by(LINKS.c.at, LINKS.c.id)
    return tuple(_link(row) for row in connection.execute(query).mappings())


def links_to(connection: Connection, meeting_id: str) -> tuple[LinkView, ...]:
    """What leads to the items of a meeting, from it or from others."""
    query = select(LINKS).where(LINKS.c.to_meeting == meeting_id)
    return tuple(_link(row) for row in connection.execute(query.order_by(LINKS.c.at, LINKS.c.id)).mappings())


def former_of(connection: Connection, meeting_id: str) -> str | None:
    """The meeting from whose commitments this one was opened."""
    return connection.execute(select(FORMER.c.former).where(FORMER.c.meeting_id == meeting_id)).scalar()


def _link(row: RowMapping) -> LinkView:
    return LinkView(
        row["id"],
        row["meeting_id"],
        row["conclusion"],
        row["to_meeting"],
        row["to_conclusion"],
        row["deferred"],
    )


def _view(row: RowMapping, steps: Sequence[RowMapping], texts: Texts, seen: Gaze) -> CommitmentView:
    told = [_step(step, texts) for step in steps]
    owned = next(step for step in reversed(told) if step.owner is not None)
    assert owned.owner is not None
    shown = {step["step"] for step in steps if seen.filed(Audience(step["audience"]), ())}
    return CommitmentView(
        id=row["id"],
        conclusion=row["conclusion"],
        passage=texts.prose(row["passage"]),
        owner=owned.owner,
        due=owned.due,
        progress=next(step.progress for step in reversed(told) if step.progress is not None),
        step=told[-1].step,
        notes=tuple(step for step in told if step.step in shown and step.note),
        at=row["at"],
    )


def _step(row: RowMapping, texts: Texts) -> FollowUp:
    kind = OwnerKind(row["owner_kind"]) if row["owner_kind"] else None
    return FollowUp(
        step=row["step"],
        owner=Owner(kind, row["owner"] or texts.prose(row["owner_words"])) if kind else None,
        due=date.fromisoformat(row["due"]) if row["due"] else None,
        progress=Progress(row["progress"]) if row["progress"] else None,
        note=texts.optional(row["note"]),
        at=row["at"],
    )
