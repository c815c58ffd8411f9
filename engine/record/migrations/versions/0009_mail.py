"""Messages to be written."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "mail",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("meeting_id", "id", "person", "role")),
        sa.Column("delegation", sa.Text(), nullable=True),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("kind", "about")),
        sa.Column("deadline", sa.Text(), nullable=True),
        sa.Column("private", sa.Boolean(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=True) for name in ("fault", "subject")),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("dropped", sa.Text(), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("meeting_id", "id", name="pk_mail"),
    )
    op.create_index("ix_mail_done_at", "mail", ["done_at"])
