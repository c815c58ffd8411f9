"""The board: every item of a meeting, as its viewer may see it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from engine.procedure.amendment import Amendment, Course
from engine.procedure.audiences import Gaze, Sight
from engine.procedure.awaiting import OnTheTable, awaits
from engine.procedure.commands import Actor
from engine.procedure.conclusion import Conclusion
from engine.record import load
from engine.record import tables as kept
from engine.record.current.amendments import amendment_of
from engine.record.current.handles import AMENDMENTS, CONCLUSIONS, MERGES
from engine.record.current.others import merge_of
from engine.record.current.texts import reference
from engine.record.queries.gaze import (
    consensus_seen,
    gaze,
    revision_of,
    sees_items,
    wordings_of,
    working_since,
)
from engine.record.queries.places import labels_of, numbered
from engine.record.queries.texts import Texts
from engine.record.queries.views import BoardRow
from engine.record.rows import table

ANSWERS = table(kept.MergeAnswerRow)


def board(connection: Connection, meeting_id: str, viewer: Actor) -> tuple[BoardRow, ...]:
    """Every item in the order of the paper, those that are gone last; none, for whoever sees issued drafts alone."""
    states = load.load(connection, meeting_id, load.Wanted(wide=True))
    assert states.meeting is not None, "whoever asks for the board has found the meeting"
    seen = gaze(connection, states.meeting, viewer)
    if not sees_items(seen):
        return ()
    shown = wordings_of(connection, states.conclusions, seen)
    topics = (item.topic.hash for item in states.conclusions if item.topic)
    texts = Texts(connection, meeting_id, (*shown.values(), *topics), seen.nameless)
    by_item: dict[str, list[Amendment]] = {}
    for amendment in _seen(connection, meeting_id, seen):
        by_item.setdefault(amendment.conclusion, []).append(amendment)
    tables = _tables(connection, meeting_id, by_item)
    numbers = numbered(states.conclusions, states.meeting, seen.rules)
    labels = labels_of(states.conclusions, numbers, states.meeting, seen.rules)
    lines = _Lines(seen, texts, labels, shown, working_since(connection, states.conclusions, seen))
    rows = (
        lines.of(item, numbers[item.id], tables.get(item.id, OnTheTable())) for item in states.conclusions
    )
    order = states.meeting.sections.index
    return tuple(sorted(rows, key=lambda row: (row.number is None, order(row.section))))


@dataclass(frozen=True, slots=True)
class _Lines:
    """What all lines of one board have in common."""

    seen: Gaze
    texts: Texts
    labels: Mapping[str, str]
    shown: Mapping[str, str]
    since: Mapping[str, datetime]

    def of(self, item: Conclusion, number: int | None, table: OnTheTable) -> BoardRow:
        seen, facets = self.seen, self.seen.facets
        own = [position.kind for position in item.positions if seen.owns((position.delegation,))]
        return BoardRow(
            id=item.id,
            number=number,
            label=self.labels.get(item.id),
            section=item.section,
            topic=self.texts.optional(item.topic.hash if item.topic else None),
            state=item.state,
            phase=seen.rules.meanings.phase(item.state),
            deferred=item.state == seen.rules.deferred,
            revision=revision_of(item, seen),
            wording=self.texts.wording(self.shown[item.id]),
            delegation=item.delegation if "amendments" in facets else None,
            since=self.since.get(item.id),
            pending=_pending(item, table, seen) if "amendments" in facets else None,
            consensus=consensus_seen(item, seen),
            own_position=own[0] if own else None,
            awaits=awaits(seen.viewer, seen.meeting, item, table, seen.rules, seen.now),
        )


def _pending(item: Conclusion, table: OnTheTable, seen: Gaze) -> int:
    """How many amendments are pending, as far as the viewer knows of them."""
    if seen.sight == Sight.WORKING:
        return item.pending
    return sum(amendment.course == Course.PENDING for amendment in table.amendments)


def _tables(
    connection: Connection, meeting_id: str, filed: dict[str, list[Amendment]]
) -> dict[str, OnTheTable]:
    """What lies on the table of each item, by the item's id."""
    open_merges = select(MERGES).join(CONCLUSIONS, CONCLUSIONS.c.merge == MERGES.c.id)
    merges = {
        row["conclusion"]: merge_of(row, reference(row["wording"]))
        for row in connection.execute(open_merges.where(MERGES.c.meeting_id == meeting_id)).mappings()
    }
    answers = select(ANSWERS.c.merge, ANSWERS.c.amendment).where(ANSWERS.c.meeting_id == meeting_id)
    answered: dict[str, set[str]] = {}
    for merge, amendment in connection.execute(answers):
        answered.setdefault(merge, set()).add(amendment)
    return {
        item: OnTheTable(
            amendments=tuple(filed.get(item, ())),
            merge=merges.get(item),
            answered=frozenset(answered.get(merges[item].id, ()) if item in merges else ()),
        )
        for item in filed.keys() | merges.keys()
    }


def hashes(item: Conclusion) -> Iterator[str]:
    """The texts of an item that a line of the board shows."""
    yield item.wording.hash
    if item.topic:
        yield item.topic.hash


def _seen(connection: Connection, meeting_id: str, seen: Gaze) -> list[Amendment]:
    """The amendments of the meeting that the viewer may know of; their texts stay behind."""
    if "amendments" not in seen.facets:
        return []
    query = select(AMENDMENTS).where(AMENDMENTS.c.meeting_id == meeting_id)
    found = (amendment_of(row) for row in connection.execute(query).mappings())
    return [amendment for amendment in found if seen.amendment(amendment)]
