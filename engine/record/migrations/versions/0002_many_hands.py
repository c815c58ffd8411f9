"""Merged texts; what an amendment is carried to; proposals to suppress, co-sponsors, joined amendments."""

from datetime import datetime

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _merges()
    with op.batch_alter_table("conclusions") as table:
        table.add_column(sa.Column("merge", sa.Text(), nullable=True))
        table.add_column(sa.Column("sponsors", sa.Text(), nullable=False, server_default="[]"))
    with op.batch_alter_table("conclusions") as table:
        table.alter_column("sponsors", server_default=None)
    with op.batch_alter_table("amendments") as table:
        table.add_column(sa.Column("kind", sa.Text(), nullable=False, server_default="modify"))
        table.add_column(sa.Column("why", sa.Text(), nullable=False, server_default=""))
        for name in ("sponsors", "asked_again"):
            table.add_column(sa.Column(name, sa.Text(), nullable=False, server_default="[]"))
        for name in ("filed_wording", "carry", "offered_to", "joined"):
            table.add_column(sa.Column(name, sa.Text(), nullable=True))
        table.add_column(sa.Column("filed_revision", sa.Integer(), nullable=True))
    op.execute(
        "update amendments set filed_wording = wording, filed_revision = base_revision where filed_at is not null"
    )
    with op.batch_alter_table("amendments") as table:
        for name in ("kind", "why", "sponsors", "asked_again"):
            table.alter_column(name, server_default=None)


def _merges() -> None:
    op.create_table(
        "merges",
        sa.Column("id", sa.Text(), nullable=False),
        *_of_an_item(),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("lines", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_merges"),
    )
    op.create_table(
        "merge_answers",
        sa.Column("merge", sa.Text(), nullable=False),
        sa.Column("amendment", sa.Text(), nullable=False),
        *_of_an_item(),
        sa.Column("delegation", sa.Text(), nullable=False),
        sa.Column("agrees", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("merge", "amendment", name="pk_merge_answers"),
    )
    op.create_table(
        "merge_decisions",
        sa.Column("merge", sa.Text(), nullable=False),
        *_of_an_item(),
        sa.Column("taken", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("merge", name="pk_merge_decisions"),
    )
    for name in ("merges", "merge_answers", "merge_decisions"):
        for column in ("meeting_id", "conclusion"):
            op.create_index(f"ix_{name}_{column}", name, [column])


def _of_an_item() -> "tuple[sa.Column[str], sa.Column[str], sa.Column[datetime]]":
    return (
        sa.Column("meeting_id", sa.Text(), nullable=False),
        sa.Column("conclusion", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
