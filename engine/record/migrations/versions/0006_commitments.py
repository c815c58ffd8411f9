"""Commitments, links between items, and which meeting a meeting followed."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _table("commitments", ("id",), "meeting_id", "conclusion", "passage")
    _table(
        "commitment_steps",
        ("commitment", "step"),
        "meeting_id",
        "audience",
        optional=("owner_kind", "owner", "owner_words", "due", "progress", "note"),
    )
    _table("item_links", ("id",), "meeting_id", "conclusion", "to_meeting", "to_conclusion", "deferred")
    _table("former_meetings", ("meeting_id",), "former")
    for name in ("commitments", "commitment_steps", "item_links"):
        op.create_index(op.f(f"ix_{name}_meeting_id"), name, ["meeting_id"], unique=False)
    op.create_index(op.f("ix_item_links_to_meeting"), "item_links", ["to_meeting"], unique=False)


def _table(name: str, key: tuple[str, ...], *needed: str, optional: tuple[str, ...] = ()) -> None:
    columns = [sa.Column(each, _type(each), nullable=False) for each in (*key, *needed)]
    columns += [sa.Column(each, sa.Text(), nullable=True) for each in optional]
    at = sa.Column("at", sa.DateTime(timezone=True), nullable=False)
    op.create_table(name, *columns, at, sa.PrimaryKeyConstraint(*key, name=op.f(f"pk_{name}")))


def _type(name: str) -> Any:
    return {"step": sa.Integer(), "deferred": sa.Boolean()}.get(name, sa.Text())
