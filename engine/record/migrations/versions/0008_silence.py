"""Silence procedures, and what a command was told that had an effect all the same."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("meetings", sa.Column("silences", sa.Text(), nullable=False, server_default="[]"))
    for table, name in (
        ("meetings", "next_hour"),
        ("conclusions", "by_silence"),
        ("steps", "silence"),
        ("commands", "refusal"),
    ):
        op.add_column(table, sa.Column(name, sa.Text(), nullable=True))
    op.create_index("ix_meetings_next_hour", "meetings", ["next_hour"])
    op.create_table(
        "silence_steps",
        sa.Column("meeting_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("silence", "kind")),
        *(sa.Column(name, sa.Boolean(), nullable=True) for name in ("package", "outside")),
        *(
            sa.Column(name, sa.Text(), nullable=True)
            for name in (
                *("items", "until", "zone", "item", "delegation", "what", "position", "filing", "why"),
                *("reason", "received", "source", "person"),
            )
        ),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("meeting_id", "version", name="pk_silence_steps"),
    )
