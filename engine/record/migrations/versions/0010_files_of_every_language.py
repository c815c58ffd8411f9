"""What an issue says in other languages; the certified paper's file stands among the files of all issues; an index
for what came from an earlier meeting."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    keys = ("meeting_id", "work", "language", "conclusion")
    op.create_table(
        "issued_translations",
        *(sa.Column(name, sa.Text(), nullable=False) for name in keys),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint(*keys, name="pk_issued_translations"),
    )
    op.create_index("ix_conclusions_from_meeting", "conclusions", ["from_meeting"])
    _list_certified_papers()


def _list_certified_papers() -> None:
    """From the events that kept them."""
    instant = sa.DateTime(timezone=True)
    events = sa.table("events", sa.column("kind"), sa.column("body"), sa.column("at", instant))
    parts = sa.table(
        "kept_parts",
        *(sa.column(name) for name in ("meeting_id", "work", "part", "name", "sha256", "size")),
        sa.column("at", instant),
    )
    connection = op.get_bind()
    query = sa.select(events.c.body, events.c.at).where(events.c.kind == "PaperKept")
    for body, at in connection.execute(query).all():
        said = json.loads(body)["data"]
        kept = {"meeting_id": said["meeting"], "work": "certified_paper", "part": "paper", "at": at}
        given = {name: said[name] for name in ("name", "sha256", "size")}
        connection.execute(sa.insert(parts).values(kept | given))
