"""One item whole, as its viewer may see it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, select

from engine.procedure.awaiting import awaits
from engine.procedure.book import Facet
from engine.procedure.commands import Actor, Disposition, PositionKind, Role
from engine.procedure.conclusion import Conclusion
from engine.procedure.decide import hidden
from engine.procedure.workflow import Rules
from engine.record import load, tables
from engine.record.load import AMENDMENTS, POSITIONS
from engine.record.queries.board import consensus_of, hashes, numbered, rules_of
from engine.record.queries.texts import Texts
from engine.record.queries.views import (
    AmendmentView,
    CommentView,
    ItemView,
    PositionView,
    RevisionView,
    StepView,
)
from engine.record.rows import table

REVISIONS = table(tables.RevisionRow)
COMMENTS = table(tables.CommentRow)
STEPS = table(tables.StepRow)


def item(connection: Connection, meeting_id: str, id_: str, viewer: Actor) -> ItemView | None:
    """The item, or None when this meeting has no such item."""
    states = load.load(connection, meeting_id, load.Wanted(conclusion=id_, wide=True))
    meeting, found = states.meeting, states.conclusion
    if meeting is None or found is None or found.meeting != meeting_id:
        return None
    rules = rules_of(connection, meeting_id, meeting.workflow)
    facets = rules.conclusion.sees.get(viewer.role, ())
    rows = _Rows.read(connection, id_, facets)
    texts = Texts(connection, meeting_id, (*hashes(found), *rows.hashes()))
    seen = _seen_amendments(rows.amendments, viewer, rules) if "amendments" in facets else []
    stands = [_position(row, texts) for row in rows.positions]
    return ItemView(
        id=found.id,
        meeting=meeting_id,
        version=found.version,
        number=numbered(states.conclusions, meeting, rules)[found.id],
        section=found.section,
        topic=texts.optional(found.topic.hash if found.topic else None),
        state=found.state,
        language=found.language,
        revision=found.revision,
        wording=texts.wording(found.wording.hash),
        text_hash=found.wording.hash,
        delegation=found.delegation if "amendments" in facets else None,
        revisions=tuple(_revision(row, texts, facets) for row in rows.revisions),
        steps=tuple(_step(row, texts, facets) for row in rows.steps),
        amendments=_amendment_views(seen, found, rows, rules, texts),
        comments=tuple(_comment(row, texts) for row in rows.comments),
        positions=tuple(stand for stand in stands if stand.revision == found.revision),
        earlier_positions=tuple(stand for stand in stands if stand.revision != found.revision),
        consensus=consensus_of(meeting, found, rules) if "positions" in facets else None,
        awaits=awaits(viewer, meeting, found, tuple(load.amendment(row) for row in seen), rules),
    )


@dataclass(frozen=True, slots=True)
class _Rows:
    """Everything that hangs on one item, oldest first; a facet that the viewer has not is not even read."""

    revisions: Sequence[RowMapping]
    steps: Sequence[RowMapping]
    amendments: Sequence[RowMapping]
    comments: Sequence[RowMapping]
    positions: Sequence[RowMapping]

    @classmethod
    def read(cls, connection: Connection, id_: str, facets: Sequence[Facet]) -> "_Rows":
        def rows(of: Table, *order: Any, facet: Facet | None = None) -> Sequence[RowMapping]:
            if facet and facet not in facets:
                return ()
            query = select(of).where(of.c.conclusion == id_).order_by(*order)
            return connection.execute(query).mappings().all()

        return cls(
            revisions=rows(REVISIONS, REVISIONS.c.number),
            steps=rows(STEPS, STEPS.c.version),
            amendments=rows(AMENDMENTS, AMENDMENTS.c.filed_at, AMENDMENTS.c.id, facet="amendments"),
            comments=rows(COMMENTS, COMMENTS.c.at, COMMENTS.c.id, facet="comments"),
            positions=rows(POSITIONS, POSITIONS.c.revision, POSITIONS.c.delegation, facet="positions"),
        )

    def hashes(self) -> Iterator[str | None]:
        """Every text that the rows name."""
        names = ("wording", "rationale", "reason", "treatment_reason", "text")
        every = (*self.revisions, *self.steps, *self.amendments, *self.comments, *self.positions)
        return (row[name] for row in every for name in names if name in row)

    def wording_at(self, revision: int) -> str:
        return next(str(row["wording"]) for row in self.revisions if row["number"] == revision)


def _seen_amendments(rows: Sequence[RowMapping], viewer: Actor, rules: Rules) -> list[RowMapping]:
    return [row for row in rows if not hidden(load.amendment(row), viewer, rules)]


def _amendment_views(
    seen: Sequence[RowMapping], item: Conclusion, rows: _Rows, rules: Rules, texts: Texts
) -> tuple[AmendmentView, ...]:
    """With labels: each delegation's filed amendments to this item count from 1, in the order of filing."""
    counts: dict[str, int] = {}
    views = []
    for row in seen:
        label = None
        if row["filed_at"] is not None:
            counts[row["delegation"]] = counts.get(row["delegation"], 0) + 1
            label = f"{row['delegation']} {counts[row['delegation']]}"
        views.append(_amendment(row, label, item, rows, rules, texts))
    return tuple(views)


def _amendment(
    row: RowMapping, label: str | None, item: Conclusion, rows: _Rows, rules: Rules, texts: Texts
) -> AmendmentView:
    return AmendmentView(
        id=row["id"],
        label=label,
        delegation=row["delegation"],
        state=row["state"],
        private=row["state"] in rules.meanings.private,
        pending=row["state"] in rules.meanings.pending,
        version=row["version"],
        base_revision=row["base_revision"],
        base=texts.wording(rows.wording_at(row["base_revision"])),
        moved=row["base_revision"] < item.revision,
        wording=texts.wording(row["wording"]),
        text_hash=row["wording"],
        rationale=texts.prose(row["rationale"]),
        again=row["again"],
        filed_again=row["filed_again"],
        treatment=Disposition(row["treatment"]) if row["treatment"] else None,
        treatment_reason=texts.optional(row["treatment_reason"]),
        reason=texts.optional(row["reason"]),
        filed_at=row["filed_at"],
        disposed_at=row["disposed_at"],
    )


def _revision(row: RowMapping, texts: Texts, facets: Sequence[Facet]) -> RevisionView:
    """Who may not see amendments or positions does not learn from a revision whose words it took or whom it voided."""
    attributed = "amendments" in facets
    return RevisionView(
        number=row["number"],
        language=row["language"],
        wording=texts.wording(row["wording"]),
        reason=texts.prose(row["reason"]) if attributed else "",
        amendment=row["amendment"] if attributed else None,
        role=Role(row["role"]),
        delegation=row["delegation"] if attributed else None,
        voided=row["voided"] if "positions" in facets else (),
        at=row["at"],
    )


def _step(row: RowMapping, texts: Texts, facets: Sequence[Facet]) -> StepView:
    reason = texts.optional(row["reason"]) if "comments" in facets else None
    return StepView(row["state"], row["revision"], reason, Role(row["role"]), row["at"])


def _comment(row: RowMapping, texts: Texts) -> CommentView:
    return CommentView(
        row["id"], row["revision"], Role(row["role"]), row["delegation"], texts.prose(row["text"]), row["at"]
    )


def _position(row: RowMapping, texts: Texts) -> PositionView:
    kind, reason = PositionKind(row["kind"]), texts.optional(row["reason"])
    return PositionView(row["revision"], row["delegation"], kind, reason, row["at"])
