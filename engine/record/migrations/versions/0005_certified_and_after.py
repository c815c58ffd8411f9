"""What follows certification: statements, corrections, kept files; extraordinary moves, deferred items."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("statements_until", "printing"):
        op.add_column("meetings", sa.Column(name, sa.Text(), nullable=True))
    for name in ("corrections", "addenda"):
        op.add_column("meetings", sa.Column(name, sa.Integer(), nullable=False, server_default="0"))
    op.add_column("meetings", sa.Column("ordered", sa.Text(), nullable=False, server_default="[]"))
    for name in ("move", "from_meeting", "from_item"):
        op.add_column("conclusions", sa.Column(name, sa.Text(), nullable=True))
    op.execute("update meetings set printing = 'record' where certified_at is not null")
    _order_drafts()
    _table("stated", ("meeting_id", "#number"), ("conclusion", "delegation", "kind", "?text"))
    _table("statements", ("id",), ("meeting_id", "?item", "delegation", "kind", "text", "@at"), indexed=True)
    _table("withdrawn_statements", ("statement",), ("meeting_id", "@at"), indexed=True)
    said = ("meeting_id", "?item", "language", "wrong", "right", "reason", "?delegation", "@at")
    _table("corrections", ("id",), said, indexed=True)
    steps = ("meeting_id", "?until", "?delegation", "?reason", "?#number", "@at")
    _table("correction_steps", ("correction", "state"), steps, indexed=True)
    _table("addenda", ("meeting_id", "#number"), ("statements", "@at"))
    _table("kept_parts", ("meeting_id", "work", "part"), ("name", "sha256", "#size", "@at"))
    moved = ("meeting_id", "conclusion", "source", "target", "reason", "role", "@at")
    _table("moves", ("id",), moved, indexed=True)
    _table("confirmed_moves", ("move",), ("meeting_id", "role", "@at"), indexed=True)


def _order_drafts() -> None:
    """The files of drafts that were issued before are made now, and kept like those of later ones."""
    issues = sa.table("issues", sa.column("meeting_id"), sa.column("number"))
    meetings = sa.table("meetings", sa.column("id"), sa.column("ordered"))
    outbox = sa.table(
        "outbox",
        sa.column("meeting_id"),
        sa.column("kind"),
        sa.column("made_at", sa.DateTime(timezone=True)),
        sa.column("attempts"),
    )
    connection, now = op.get_bind(), datetime.now(UTC)
    found: dict[str, list[str]] = {}
    for meeting, number in connection.execute(sa.select(issues).order_by(issues.c.number)).all():
        found.setdefault(meeting, []).append(f"draft-{number}")
    for meeting, works in found.items():
        ordered = sa.update(meetings).where(meetings.c.id == meeting).values(ordered=json.dumps(works))
        connection.execute(ordered)
        for work in works:
            values = {"meeting_id": meeting, "kind": work, "made_at": now, "attempts": 0}
            connection.execute(sa.insert(outbox).values(values))


def _table(name: str, keys: Sequence[str], others: Sequence[str], *, indexed: bool = False) -> None:
    """`#` marks a number, `@` an instant, `?` what may be empty; everything else is text."""
    op.create_table(
        name,
        *map(_column, (*keys, *others)),
        sa.PrimaryKeyConstraint(*(each.lstrip("#") for each in keys), name=f"pk_{name}"),
    )
    if indexed:
        op.create_index(f"ix_{name}_meeting_id", name, ["meeting_id"])


def _column(marked: str) -> sa.Column[object]:
    kind: sa.types.TypeEngine[Any] = sa.Text()
    if "#" in marked:
        kind = sa.Integer()
    if "@" in marked:
        kind = sa.DateTime(timezone=True)
    return sa.Column(marked.lstrip("?#@"), kind, nullable="?" in marked)
