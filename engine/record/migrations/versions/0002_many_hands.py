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
    # Columns are added as they stand: to rebuild a table on SQLite would lay out its indexes in no fixed order.
    op.add_column("conclusions", sa.Column("merge", sa.Text(), nullable=True))
    op.add_column("conclusions", sa.Column("sponsors", sa.Text(), nullable=False, server_default="[]"))
    op.add_column("amendments", sa.Column("kind", sa.Text(), nullable=False, server_default="modify"))
    op.add_column("amendments", sa.Column("why", sa.Text(), nullable=False, server_default=""))
    for name in ("sponsors", "asked_again"):
        op.add_column("amendments", sa.Column(name, sa.Text(), nullable=False, server_default="[]"))
    for name in ("filed_wording", "carry", "offered_to", "joined"):
        op.add_column("amendments", sa.Column(name, sa.Text(), nullable=True))
    op.add_column("amendments", sa.Column("filed_revision", sa.Integer(), nullable=True))
    op.execute(
        "update amendments set filed_wording = wording, filed_revision = base_revision where filed_at is not null"
    )


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
