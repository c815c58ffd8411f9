"""One item whole, or all of a meeting, as their viewer may see them."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, Table, bindparam, select

from engine.procedure.audiences import Gaze
from engine.procedure.awaiting import OnTheTable, awaits
from engine.procedure.book import Facet
from engine.procedure.commands import Actor, Audience, MergeLine, Nature, Role
from engine.procedure.conclusion import Conclusion
from engine.procedure.instants import read
from engine.procedure.merging import Merge
from engine.record import load, tables
from engine.record.current.amendments import amendment_of
from engine.record.current.conclusions import position_of
from engine.record.current.handles import AMENDMENTS, MERGES, POSITIONS
from engine.record.current.others import merge_of
from engine.record.current.texts import reference
from engine.record.queries.board import hashes
from engine.record.queries.gaze import (
    consensus_seen,
    gaze,
    is_working,
    revision_of,
    sees_items,
    sees_position,
)
from engine.record.queries.places import Placed, labels_of, numbered, placed
from engine.record.queries.proposals import Proposals
from engine.record.queries.texts import Texts
from engine.record.queries.translations import TranslationRows, translations_seen
from engine.record.queries.views import (
    CommentView,
    ItemView,
    MergeLineView,
    MergeView,
    PositionView,
    RevisionView,
    StepView,
)
from engine.record.rows import table

REVISIONS = table(tables.RevisionRow)
_SAID = ("sent_back", "source", "counter", "owner", "own_wording", "counterpart", "returned")
COMMENTS = table(tables.CommentRow)
STEPS = table(tables.StepRow)
ANSWERS = table(tables.MergeAnswerRow)
DECISIONS = table(tables.MergeDecisionRow)
TRANSLATIONS = table(tables.TranslationRow)
REMARKS = table(tables.RemarkRow)
REMARK_ANSWERS = table(tables.RemarkAnswerRow)


@dataclass(frozen=True, slots=True)
class _Kind:
    """How the rows of one kind are read: those of one item, or those of a whole meeting, in an order; for viewers with
    the facet. The statements are made once: an item's page asks all of them."""

    of_item: Select[Any]
    of_meeting: Select[Any]
    facet: Facet | None

    def rows(
        self, connection: Connection, facets: Collection[Facet], by: str, id_: str
    ) -> Sequence[RowMapping]:
        if self.facet and self.facet not in facets:
            return ()
        query = self.of_item if by == "conclusion" else self.of_meeting
        return connection.execute(query, {"id": id_}).mappings().all()


def _kind(of: Table, *order: str, facet: Facet | None = None) -> _Kind:
    every = select(of).order_by(*(of.c[name] for name in order))
    of_item, of_meeting = (every.where(of.c[by] == bindparam("id")) for by in ("conclusion", "meeting_id"))
    return _Kind(of_item, of_meeting, facet)


_REVISIONS = _kind(REVISIONS, "number")
_STEPS = _kind(STEPS, "version")
_AMENDMENTS = _kind(AMENDMENTS, "filed_at", "id", facet="amendments")
_COMMENTS = _kind(COMMENTS, "at", "id", facet="comments")
_POSITIONS = _kind(POSITIONS, "revision", "delegation", facet="positions")
_MERGES = _kind(MERGES, "at", "id", facet="amendments")
_ANSWERS = _kind(ANSWERS, "at", facet="amendments")
_DECISIONS = _kind(DECISIONS, "at", facet="amendments")
_TRANSLATIONS = _kind(TRANSLATIONS, "language", "number")
_REMARKS = _kind(REMARKS, "at", "id", facet="comments")
_REMARK_ANSWERS = _kind(REMARK_ANSWERS, "at", facet="comments")


def item(connection: Connection, meeting_id: str, id_: str, viewer: Actor) -> ItemView | None:
    """The item, or None when this meeting has no such item."""
    states = load.load(connection, meeting_id, load.Wanted(conclusion=id_))
    meeting, found = states.meeting, states.conclusion
    if meeting is None or found is None or found.meeting != meeting_id:
        return None
    whole = _Whole(gaze(connection, meeting, viewer))
    if not sees_items(whole.seen):
        return None
    rows = _Rows.read(connection, whole.seen.facets, "conclusion", id_)
    texts = Texts(connection, meeting_id, (*hashes(found), *rows.hashes()), whole.seen.nameless)
    return whole.item(found, rows, texts, placed(connection, meeting, found, whole.seen.rules))


def items(connection: Connection, meeting_id: str, viewer: Actor) -> tuple[ItemView, ...]:
    """Every item of the meeting in the order of the paper, those that are gone last; read together, so that a whole
    paper costs as many questions to the database as one item."""
    states = load.load(connection, meeting_id, load.Wanted(wide=True))
    if states.meeting is None:
        return ()
    whole = _Whole(gaze(connection, states.meeting, viewer))
    if not sees_items(whole.seen):
        return ()
    numbers = numbered(states.conclusions, states.meeting, whole.seen.rules)
    labels = labels_of(states.conclusions, numbers, states.meeting, whole.seen.rules)
    rows = _Rows.read(connection, whole.seen.facets, "meeting_id", meeting_id)
    own = (hash_ for found in states.conclusions for hash_ in hashes(found))
    texts = Texts(connection, meeting_id, (*own, *rows.hashes()), whole.seen.nameless)
    by_item = rows.by_item()
    views = [
        whole.item(
            found, by_item.get(found.id, _Rows()), texts, Placed(numbers[found.id], labels.get(found.id))
        )
        for found in states.conclusions
    ]
    order = states.meeting.sections.index
    return tuple(sorted(views, key=lambda view: (view.number is None, order(view.section))))


@dataclass(frozen=True, slots=True)
class _Whole:
    """What all items of one meeting have in common for one viewer."""

    seen: Gaze

    def item(self, found: Conclusion, rows: "_Rows", texts: Texts, place: Placed) -> ItemView:
        seen, facets = self.seen, self.seen.facets
        revision = revision_of(found, seen)
        mine = [row for row in rows.amendments if _is_shown(row, seen)]
        merges = [merge for merge in _merges(rows) if merge.merge.revision <= revision]
        stands = [
            _position(row, texts, seen.now) for row in rows.positions if sees_position(position_of(row), seen)
        ]
        table = _table(found, mine, merges)
        attributed = "amendments" in facets
        proposals = Proposals(revision, found.visible, rows.wording_at, seen, texts, rows.numbers())
        named = {row["id"] for row in mine if seen.attributed(amendment_of(row))}
        return ItemView(
            id=found.id,
            meeting=seen.meeting.id,
            version=found.version,
            number=place.number,
            label=place.label,
            before=place.before,
            after=place.after,
            section=found.section,
            topic=texts.optional(found.topic.hash if found.topic else None),
            state=found.state,
            phase=seen.rules.meanings.phase(found.state),
            deferred=found.state == seen.rules.deferred,
            language=found.language,
            revision=revision,
            visible=found.visible,
            wording=texts.wording(rows.wording_at(revision)),
            text_hash=rows.wording_at(revision),
            working=is_working(found, seen),
            issued=found.issued,
            declared_in=found.declared_in,
            challenge=found.challenge,
            delegation=found.delegation if attributed else None,
            revisions=tuple(
                _revision(row, texts, seen, named) for row in rows.revisions if row["number"] <= revision
            ),
            sponsors=found.sponsors if attributed else (),
            merges=tuple(_merge_view(merge, found, texts) for merge in merges),
            steps=tuple(_step(row, texts, facets) for row in rows.steps),
            amendments=proposals.views(rows.amendments, {row["id"] for row in mine}),
            comments=tuple(_comment(row, texts) for row in rows.comments if _is_heard(row, seen)),
            positions=tuple(stand for stand in stands if stand.revision == revision),
            earlier_positions=tuple(
                stand for stand in stands if stand.revision != revision and seen.superseded(stand.delegation)
            ),
            consensus=consensus_seen(found, seen),
            translations=translations_seen(found, rows.of_translations(), seen, texts, revision),
            awaits=awaits(seen.viewer, seen.meeting, found, table, seen.rules, seen.now),
        )


@dataclass(frozen=True, slots=True)
class _Rows:
    """Everything that hangs on one item, or on all of a meeting, oldest first; a facet that the viewer has not is not
    even read."""

    revisions: Sequence[RowMapping] = ()
    steps: Sequence[RowMapping] = ()
    amendments: Sequence[RowMapping] = ()
    comments: Sequence[RowMapping] = ()
    positions: Sequence[RowMapping] = ()
    merges: Sequence[RowMapping] = ()
    answers: Sequence[RowMapping] = ()
    decisions: Sequence[RowMapping] = ()
    translations: Sequence[RowMapping] = ()
    remarks: Sequence[RowMapping] = ()
    remark_answers: Sequence[RowMapping] = ()

    @classmethod
    def read(cls, connection: Connection, facets: Collection[Facet], by: str, id_: str) -> "_Rows":
        """The rows whose column `by` ("conclusion", "meeting_id") is `id_`."""

        def rows(kind: _Kind) -> Sequence[RowMapping]:
            return kind.rows(connection, facets, by, id_)

        return cls(
            revisions=rows(_REVISIONS),
            steps=rows(_STEPS),
            amendments=rows(_AMENDMENTS),
            comments=rows(_COMMENTS),
            positions=rows(_POSITIONS),
            merges=rows(_MERGES),
            answers=rows(_ANSWERS),
            decisions=rows(_DECISIONS),
            translations=rows(_TRANSLATIONS),
            remarks=rows(_REMARKS),
            remark_answers=rows(_REMARK_ANSWERS),
        )

    def by_item(self) -> dict[str, "_Rows"]:
        """The same apart, by the item that each row hangs on."""
        kinds = [field.name for field in fields(self)]
        apart: dict[str, dict[str, list[RowMapping]]] = {}
        for kind in kinds:
            for row in getattr(self, kind):
                apart.setdefault(row["conclusion"], {}).setdefault(kind, []).append(row)
        return {id_: _Rows(**of_item) for id_, of_item in apart.items()}

    def hashes(self) -> Iterator[str | None]:
        """Every text that the rows name."""
        names = ("wording", "filed_wording", "rationale", "reason", "treatment_reason", "text", *_SAID)
        of_merges = (*self.merges, *self.answers, *self.decisions)
        spoken = (*self.translations, *self.remarks, *self.remark_answers)
        said = (*self.amendments, *self.comments, *self.positions)
        every = (*self.revisions, *self.steps, *said, *of_merges, *spoken)
        return (row[name] for row in every for name in names if name in row)

    def numbers(self) -> dict[tuple[str, int], str]:
        """The hashes of the translations' wordings, by language and number."""
        return {(row["language"], row["number"]): row["wording"] for row in self.translations}

    def of_translations(self) -> TranslationRows:
        natures = {row["number"]: row["nature"] for row in self.revisions}
        wordings = {row["number"]: row["wording"] for row in self.revisions}
        return TranslationRows(self.translations, self.remarks, self.remark_answers, natures, wordings)

    def wording_at(self, revision: int) -> str:
        return next(str(row["wording"]) for row in self.revisions if row["number"] == revision)


def _is_shown(row: RowMapping, seen: Gaze) -> bool:
    """What the viewer may know of; a draft that was discarded is put away for its own delegation too."""
    put_away = seen.rules.meanings.private - set(seen.rules.amendment.actions["file_amendment"].sources)
    return row["state"] not in put_away and seen.amendment(amendment_of(row))


def _is_heard(row: RowMapping, seen: Gaze) -> bool:
    owners = (row["delegation"],) if row["delegation"] else ()
    return seen.filed(Audience(row["audience"]), owners)


@dataclass(frozen=True, slots=True)
class _Merge:
    """A merged text with what was answered to it and what was decided."""

    row: RowMapping
    merge: Merge
    answers: dict[str, RowMapping]
    decision: RowMapping | None


def _merges(rows: _Rows) -> list[_Merge]:
    decisions = {row["merge"]: row for row in rows.decisions}
    return [
        _Merge(
            row,
            merge_of(row, reference(row["wording"])),
            {answer["amendment"]: answer for answer in rows.answers if answer["merge"] == row["id"]},
            decisions.get(row["id"]),
        )
        for row in rows.merges
    ]


def _table(item: Conclusion, seen: Sequence[RowMapping], merges: Sequence[_Merge]) -> OnTheTable:
    """What lies on the table of the item, with the merged text that awaits a decision."""
    amendments = tuple(amendment_of(row) for row in seen)
    awaiting = next((found for found in merges if found.merge.id == item.merge), None)
    if awaiting is None:
        return OnTheTable(amendments)
    return OnTheTable(amendments, awaiting.merge, frozenset(awaiting.answers))


def _merge_view(found: _Merge, item: Conclusion, texts: Texts) -> MergeView:
    return MergeView(
        id=found.merge.id,
        revision=found.merge.revision,
        wording=texts.wording(found.merge.wording.hash),
        text_hash=found.merge.wording.hash,
        reason=texts.prose(found.merge.reason.hash),
        lines=tuple(_merge_line(line, found, texts) for line in found.merge.lines),
        open=item.merge == found.merge.id,
        taken=found.decision["taken"] if found.decision else None,
        decision=texts.optional(found.decision["reason"]) if found.decision else None,
        at=found.row["at"],
    )


def _merge_line(line: MergeLine, found: _Merge, texts: Texts) -> MergeLineView:
    answer = found.answers.get(line.amendment)
    return MergeLineView(
        amendment=line.amendment,
        disposition=line.disposition,
        asked=line.amendment in found.merge.asked,
        agrees=answer["agrees"] if answer else None,
        reason=texts.optional(answer["reason"]) if answer else None,
    )


def _revision(row: RowMapping, texts: Texts, seen: Gaze, named: Collection[str]) -> RevisionView:
    """Who may not see amendments or positions does not learn from a revision whose words it took or whom it voided. A
    delegation makes one by maintaining an amendment, or by withdrawing it: it is told where the viewer is told whose
    that amendment is, one of `named`."""
    facets = seen.facets
    attributed = "amendments" in facets
    told = row["amendment"] in named or seen.owns((row["delegation"],)) or row["number"] == 1
    return RevisionView(
        number=row["number"],
        language=row["language"],
        wording=texts.wording(row["wording"]),
        reason=texts.prose(row["reason"]) if attributed else "",
        amendment=row["amendment"] if attributed else None,
        role=Role(row["role"]),
        delegation=row["delegation"] if attributed and told else None,
        voided=row["voided"] if "positions" in facets else (),
        nature=Nature(row["nature"]),
        at=row["at"],
    )


def _step(row: RowMapping, texts: Texts, facets: Collection[Facet]) -> StepView:
    reason = texts.optional(row["reason"]) if "comments" in facets else None
    return StepView(
        state=row["state"],
        revision=row["revision"],
        reason=reason,
        role=Role(row["role"]),
        attending=row["attending"],
        sitting=row["sitting"],
        silence=row["silence"],
        at=row["at"],
    )


def _comment(row: RowMapping, texts: Texts) -> CommentView:
    return CommentView(
        id=row["id"],
        revision=row["revision"],
        role=Role(row["role"]),
        delegation=row["delegation"],
        text=texts.prose(row["text"]),
        audience=Audience(row["audience"]),
        at=row["at"],
    )


def _position(row: RowMapping, texts: Texts, now: datetime) -> PositionView:
    found = position_of(row)
    return PositionView(
        revision=found.revision,
        delegation=found.delegation,
        kind=found.kind,
        reason=texts.optional(row["reason"]),
        counter=texts.wording(row["counter"]) if row["counter"] else None,
        owner=texts.optional(row["owner"]),
        until=read(found.until or ""),
        stands=found.stands(found.revision, now),
        audience=found.audience,
        kept_from=found.kept_from,
        at=row["at"],
    )
