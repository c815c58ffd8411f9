"""Seats, terms, sittings, issued drafts, notes; audiences, scrutiny holds, editorial changes; entries on behalf."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TERMS = '{"challenge_hours":24,"comments_until":null,"disclosure":"on_filing","maintain_hours":24}'
_READ = {"events": ("stream", "version", "kind", "body"), "steps": ("conclusion", "version", "attending")}


def upgrade() -> None:
    _text("meetings", terms=TERMS, names="[]", clearance="{}", permitted="{}")
    _optional("meetings", "sitting", "presiding")
    _number("meetings", sittings=0, issues=0)
    _text("capacities", seat="voice", stage="any")
    _optional("conclusions", "label", "challenge")
    _optional_number("conclusions", "shown", "issued", "declared_in")
    _text("revisions", nature="material")
    _optional("steps", "attending")
    _optional_number("steps", "sitting")
    _optional("positions", "counter", "owner", "until")
    _text("positions", audience="members")
    _optional_number("positions", "kept_from")
    _text("comments", audience="members")
    _attending()
    _amendments()
    _new_tables()


def _attending() -> None:
    """Of whom consensus was asked stands in the events; from now on in the steps too."""
    events, steps = (sa.table(name, *map(sa.column, columns)) for name, columns in _READ.items())
    connection = op.get_bind()
    agreed = sa.select(events.c.stream, events.c.version, events.c.body).where(
        events.c.kind == "ConclusionAgreed"
    )
    for stream, version, body in connection.execute(agreed).all():
        step = sa.update(steps).where(steps.c.conclusion == stream, steps.c.version == version)
        connection.execute(step.values(attending=json.dumps(json.loads(body)["data"]["attending"])))


def _amendments() -> None:
    _text("amendments", audience="members", attribution="names", partners="[]", agreed_by="[]", via="filed")
    _text("amendments", to_confirm="[]", settled="[]", disputed_by="[]", course="draft")
    op.add_column(
        "amendments", sa.Column("with_presidency", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    _number("amendments", cleared=0)
    _optional("amendments", "sent_back", "outcome", "source", "received", "maintain_until")
    _optional_number("amendments", "sitting", "made")
    op.execute("update amendments set course = 'pending' where filed_at is not null and disposed_at is null")
    op.execute("update amendments set course = 'ended' where disposed_at is not null or state = 'discarded'")
    op.execute("update amendments set course = 'let_go' where state = 'withdrawn'")
    op.create_index("ix_amendments_meeting_id_course", "amendments", ["meeting_id", "course"])


def _new_tables() -> None:
    op.create_table(
        "notes",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("meeting_id", sa.Text(), nullable=False),
        *(
            sa.Column(name, sa.Text(), nullable=False)
            for name in ("conclusion", "delegation", "line", "fallback")
        ),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_notes"),
    )
    op.create_index("ix_notes_meeting_id", "notes", ["meeting_id"])
    op.create_table(
        "issues",
        sa.Column("meeting_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        *(
            sa.Column(name, sa.Text(), nullable=False)
            for name in ("symbol", "title", "preamble", "participants")
        ),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("meeting_id", "number", name="pk_issues"),
    )
    op.create_table(
        "issued_items",
        sa.Column("meeting_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("conclusion", "section", "label")),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("standing", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("meeting_id", "number", "place", name="pk_issued_items"),
    )
    op.create_table(
        "structures",
        sa.Column("id", sa.Text(), nullable=False),
        *(
            sa.Column(name, sa.Text(), nullable=False)
            for name in ("meeting_id", "change", "rationale", "role")
        ),
        *(sa.Column(name, sa.Text(), nullable=True) for name in ("delegation", "item")),
        *(sa.Column(name, sa.Integer(), nullable=True) for name in ("revision", "paragraph", "last")),
        *(sa.Column(name, sa.Text(), nullable=True) for name in ("joining_item", "section", "before")),
        sa.Column("lines", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_structures"),
    )
    op.create_table(
        "structure_ends",
        sa.Column("structure", sa.Text(), nullable=False),
        sa.Column("meeting_id", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("structure", name="pk_structure_ends"),
    )
    op.create_index("ix_structures_meeting_id", "structures", ["meeting_id"])
    op.create_index("ix_structure_ends_meeting_id", "structure_ends", ["meeting_id"])
    op.create_table(
        "sittings",
        sa.Column("meeting_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("present", sa.Text(), nullable=True),
        sa.Column("closed", sa.Boolean(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("meeting_id", "version", name="pk_sittings"),
    )


def _text(table: str, **defaults: str) -> None:
    for name, default in defaults.items():
        op.add_column(table, sa.Column(name, sa.Text(), nullable=False, server_default=default))


def _number(table: str, **defaults: int) -> None:
    for name, default in defaults.items():
        column = sa.Column(name, sa.Integer(), nullable=False, server_default=str(default))
        op.add_column(table, column)


def _optional(table: str, *names: str) -> None:
    for name in names:
        op.add_column(table, sa.Column(name, sa.Text(), nullable=True))


def _optional_number(table: str, *names: str) -> None:
    for name in names:
        op.add_column(table, sa.Column(name, sa.Integer(), nullable=True))
