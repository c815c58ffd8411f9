"""Translations, remarks on them, and amendments in their languages."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_EVENTS = sa.table("events", *map(sa.column, ("stream", "version", "kind", "body")))
_ITEMS = sa.table("conclusions", *map(sa.column, ("id", "substance")))


def upgrade() -> None:
    # Columns are added as they stand: to rebuild a table on SQLite would lay out its indexes in no fixed order.
    op.add_column("meetings", sa.Column("frames", sa.Text(), nullable=False, server_default="[]"))
    op.add_column("conclusions", sa.Column("substance", sa.Integer(), nullable=False, server_default="1"))
    for name in ("translations", "remarks"):
        op.add_column("conclusions", sa.Column(name, sa.Text(), nullable=False, server_default="[]"))
    op.add_column("conclusions", sa.Column("adopted_at", sa.Text(), nullable=True))
    for name in ("on_number", "own_number", "counterpart_revision"):
        op.add_column("amendments", sa.Column(name, sa.Integer(), nullable=True))
    for name in ("own_language", "own_wording", "counterpart", "returned"):
        op.add_column("amendments", sa.Column(name, sa.Text(), nullable=True))
    _substance()
    _translations()
    _remarks()
    _frames()


def _substance() -> None:
    """Which revision was the last that changed an item in substance stands in the events."""
    connection, last = op.get_bind(), dict[str, int]()
    told = sa.select(_EVENTS.c.stream, _EVENTS.c.kind, _EVENTS.c.body).where(
        _EVENTS.c.kind.in_(("WordingRevised", "ChangeCalledMaterial"))
    )
    for stream, kind, body in connection.execute(told.order_by(_EVENTS.c.stream, _EVENTS.c.version)).all():
        data = json.loads(body)["data"]
        if kind == "ChangeCalledMaterial" or data.get("nature", "material") == "material":
            last[stream] = data["revision"]
    for stream, substance in last.items():
        connection.execute(sa.update(_ITEMS).where(_ITEMS.c.id == stream).values(substance=substance))


def _translations() -> None:
    op.create_table(
        "translations",
        sa.Column("conclusion", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Text(), nullable=False),
        sa.Column("renders", sa.Integer(), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("remark", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("conclusion", "language", "number", name="pk_translations"),
    )
    op.create_index("ix_translations_meeting_id", "translations", ["meeting_id"])


def _remarks() -> None:
    op.create_table(
        "remarks",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("meeting_id", sa.Text(), nullable=False),
        sa.Column("conclusion", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("delegation", sa.Text(), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_remarks"),
    )
    op.create_table(
        "remark_answers",
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("meeting_id", sa.Text(), nullable=False),
        sa.Column("conclusion", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("remark", name="pk_remark_answers"),
    )
    for name in ("remarks", "remark_answers"):
        for column in ("meeting_id", "conclusion"):
            op.create_index(f"ix_{name}_{column}", name, [column])


def _frames() -> None:
    op.create_table(
        "frames",
        sa.Column("meeting_id", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("renders", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("preamble", sa.Text(), nullable=False),
        sa.Column("topics", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("meeting_id", "language", "number", name="pk_frames"),
    )
