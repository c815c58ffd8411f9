"""Commitments of a meeting with what became of them, and what its items lead to, as the viewer may see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, select

from engine.procedure.audiences import Gaze, Sight
from engine.procedure.commands import Actor, Audience, Owner, OwnerKind, Progress
from engine.record import load, tables
from engine.record.current.handles import COMMITMENT_STEPS, COMMITMENTS, CONCLUSIONS, LINKS, REVISIONS
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
    """An item leads to another one; `deferred` where it comes from there, as its proposal says."""

    id: str
    meeting: str
    conclusion: str
    to_meeting: str
    to_conclusion: str
    deferred: bool
    at: datetime


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
    """What the items of a meeting lead to: where those came from that were deferred to it, in the order of the paper;
    then what was linked, in the order of recording."""
    came = _CAME.where(CONCLUSIONS.c.meeting_id == meeting_id)
    return _found(connection, came, _LINKED.where(LINKS.c.meeting_id == meeting_id))


def links_to(connection: Connection, meeting_id: str) -> tuple[LinkView, ...]:
    """What leads to the items of a meeting, from it or from others."""
    came = _CAME.where(CONCLUSIONS.c.from_meeting == meeting_id)
    return _found(connection, came, _LINKED.where(LINKS.c.to_meeting == meeting_id))


# An item's proposal says where it comes from. Records of an earlier format told the same once more, as a link.
_CAME = (
    select(
        *(CONCLUSIONS.c[name] for name in ("id", "meeting_id", "from_meeting", "from_item")), REVISIONS.c.at
    )
    .join(REVISIONS, (REVISIONS.c.conclusion == CONCLUSIONS.c.id) & (REVISIONS.c.number == 1))
    .where(CONCLUSIONS.c.from_item.is_not(None))
    .order_by(CONCLUSIONS.c.place, CONCLUSIONS.c.id)
)
_LINKED = select(LINKS).where(LINKS.c.deferred.is_(False)).order_by(LINKS.c.at, LINKS.c.id)


def _found(connection: Connection, came: Select[Any], linked: Select[Any]) -> tuple[LinkView, ...]:
    return (
        *(
            LinkView(
                f"{row.id}-origin", row.meeting_id, row.id, row.from_meeting, row.from_item, True, row.at
            )
            for row in connection.execute(came)
        ),
        *(_link(row) for row in connection.execute(linked).mappings()),
    )


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
        False,
        row["at"],
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
