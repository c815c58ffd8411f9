"""The board: every item of a meeting, as its viewer may see it."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

from engine.procedure.amendment import Amendment
from engine.procedure.awaiting import OnTheTable, awaits
from engine.procedure.commands import Actor
from engine.procedure.conclusion import Conclusion
from engine.procedure.consensus import Consensus, consensus
from engine.procedure.decide import hidden
from engine.procedure.meeting import Meeting
from engine.procedure.workflow import Rules, kept_rules
from engine.record import load
from engine.record import tables as kept
from engine.record.load import AMENDMENTS, CONCLUSIONS, MERGES
from engine.record.queries import meetings
from engine.record.queries.places import numbered
from engine.record.queries.texts import Texts
from engine.record.queries.views import BoardRow
from engine.record.rows import table


def rules_of(connection: Connection, meeting_id: str, workflow: str) -> Rules:
    return kept_rules(meetings.book(connection, meeting_id, workflow))


ANSWERS = table(kept.MergeAnswerRow)


def board(connection: Connection, meeting_id: str, viewer: Actor) -> tuple[BoardRow, ...]:
    """Every item in the order of the paper, those that are gone last."""
    states = load.load(connection, meeting_id, load.Wanted(wide=True))
    assert states.meeting is not None, "whoever asks for the board has found the meeting"
    rules = rules_of(connection, meeting_id, states.meeting.workflow)
    texts = Texts(connection, meeting_id, (hash_ for item in states.conclusions for hash_ in hashes(item)))
    by_item: dict[str, list[Amendment]] = {}
    for amendment in _seen(connection, meeting_id, viewer, rules):
        by_item.setdefault(amendment.conclusion, []).append(amendment)
    tables = _tables(connection, meeting_id, by_item)
    numbers = numbered(states.conclusions, states.meeting, rules)
    lines = _Lines(viewer, states.meeting, rules, texts)
    rows = (
        lines.of(item, numbers[item.id], tables.get(item.id, OnTheTable())) for item in states.conclusions
    )
    order = states.meeting.sections.index
    return tuple(sorted(rows, key=lambda row: (row.number is None, order(row.section))))


@dataclass(frozen=True, slots=True)
class _Lines:
    """What all lines of one board have in common."""

    viewer: Actor
    meeting: Meeting
    rules: Rules
    texts: Texts

    def of(self, item: Conclusion, number: int | None, table: OnTheTable) -> BoardRow:
        facets = self.rules.conclusion.sees.get(self.viewer.role, ())
        own = [position.kind for position in item.positions if position.delegation == self.viewer.delegation]
        return BoardRow(
            id=item.id,
            number=number,
            section=item.section,
            topic=self.texts.optional(item.topic.hash if item.topic else None),
            state=item.state,
            phase=self.rules.meanings.phase(item.state),
            revision=item.revision,
            wording=self.texts.wording(item.wording.hash),
            delegation=item.delegation if "amendments" in facets else None,
            pending=item.pending if "amendments" in facets else None,
            consensus=consensus_of(self.meeting, item, self.rules) if "positions" in facets else None,
            own_position=own[0] if own else None,
            awaits=awaits(self.viewer, self.meeting, item, table, self.rules),
        )


def _tables(
    connection: Connection, meeting_id: str, filed: dict[str, list[Amendment]]
) -> dict[str, OnTheTable]:
    """What lies on the table of each item, by the item's id."""
    open_merges = select(MERGES).join(CONCLUSIONS, CONCLUSIONS.c.merge == MERGES.c.id)
    merges = {
        row["conclusion"]: load.merge_of(row, load.reference(row["wording"]))
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


def consensus_of(meeting: Meeting, item: Conclusion, rules: Rules) -> Consensus:
    return consensus(meeting.present, item.positions, item.revision, rules.conclusion.positions)


def hashes(item: Conclusion) -> Iterator[str]:
    """The texts of an item that a line of the board shows."""
    yield item.wording.hash
    if item.topic:
        yield item.topic.hash


def _seen(connection: Connection, meeting_id: str, viewer: Actor, rules: Rules) -> list[Amendment]:
    """The amendments of the meeting that `viewer` may know of; their texts stay behind."""
    if "amendments" not in rules.conclusion.sees.get(viewer.role, ()):
        return []
    query = select(AMENDMENTS).where(AMENDMENTS.c.meeting_id == meeting_id)
    found = (load.amendment(row) for row in connection.execute(query).mappings())
    return [amendment for amendment in found if not hidden(amendment, viewer, rules)]
