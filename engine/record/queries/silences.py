"""The silence procedures of a meeting, as a viewer may know of them: until when, and what happened."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, RowMapping, select

from engine.procedure.audiences import CHAIR, Gaze
from engine.procedure.commands import Actor, Role
from engine.procedure.events import (
    FilingWasLate,
    OutsideFilingConfirmed,
    OutsideFilingDismissed,
    OutsideFilingEntered,
    SilenceBroken,
)
from engine.procedure.instants import past, read
from engine.procedure.silence import Silence, found
from engine.record import load, tables
from engine.record.current.amendments import amendment_of
from engine.record.current.conclusions import position_of
from engine.record.current.handles import AMENDMENTS, POSITIONS
from engine.record.queries.gaze import gaze, sees_items, sees_position
from engine.record.queries.texts import Texts
from engine.record.rows import table

STEPS = table(tables.SilenceStepRow)
# What only the Presidency, the secretariat and the delegation itself are told of.
NARROW = {each.__name__ for each in (FilingWasLate, OutsideFilingEntered)}
CHAIRS = {each.__name__ for each in (OutsideFilingConfirmed, OutsideFilingDismissed)}


@dataclass(frozen=True, slots=True)
class SilenceStep:
    """One thing that happened; `kind` is the event's name. `delegation` is None where the viewer is not told who."""

    kind: str
    at: datetime
    item: str | None
    delegation: str | None
    what: str | None
    reason: str | None
    until: datetime | None
    outside: bool


@dataclass(frozen=True, slots=True)
class OutsideView:
    """A filing that came by another way and awaits its second person; for the Presidency and the secretariat."""

    id: str
    item: str
    delegation: str
    what: str
    received: datetime | None
    source: str
    text: str
    person: str


@dataclass(frozen=True, slots=True)
class SilenceView:
    """`items` are those that it still covers, or that it was opened on once it is over. `running`: the instant has not
    come; `open`: it is not over, for its outcome is not announced."""

    id: str
    items: tuple[str, ...]
    package: bool
    until: datetime
    zone: str
    running: bool
    open: bool
    steps: tuple[SilenceStep, ...]
    outside: tuple[OutsideView, ...]


def silences(connection: Connection, meeting_id: str, viewer: Actor) -> tuple[SilenceView, ...]:
    """The latest first; none for whoever sees issued drafts alone. By the database's clock, whether or not anybody has
    noticed that an instant has come."""
    meeting = load.load(connection, meeting_id, load.Wanted()).meeting
    assert meeting is not None, "whoever asks has found the meeting"
    seen = gaze(connection, meeting, viewer)
    if not sees_items(seen):
        return ()
    query = select(STEPS).where(STEPS.c.meeting_id == meeting_id).order_by(STEPS.c.version)
    by_silence: dict[str, list[RowMapping]] = {}
    for row in connection.execute(query).mappings():
        by_silence.setdefault(row["silence"], []).append(row)
    rows = [row for each in by_silence.values() for row in each]
    texts = Texts(connection, meeting_id, (row[name] for row in rows for name in ("reason", "source")))
    told = _Told(connection, seen, texts)
    return tuple(told.view(id_, each) for id_, each in reversed(by_silence.items()))


@dataclass(frozen=True, slots=True)
class _Told:
    connection: Connection
    seen: Gaze
    texts: Texts

    def view(self, id_: str, rows: Sequence[RowMapping]) -> SilenceView:
        opened, last = rows[0], [row for row in rows if row["until"]][-1]
        state = found(self.seen.meeting.silences, id_)
        covered = state.items if state else opened["items"]
        until = read(last["until"])
        assert until is not None, "the desk has spelled it"
        return SilenceView(
            id=id_,
            items=tuple(line.conclusion for line in covered),
            package=bool(opened["package"]),
            until=until,
            zone=last["zone"],
            running=state is not None and not state.expired and not past(state.until, self.seen.now),
            open=state is not None,
            steps=tuple(self._step(row, opened) for row in rows if self._is_told(row)),
            outside=tuple(self._outside(state, rows)),
        )

    def _is_told(self, row: RowMapping) -> bool:
        chair = self.seen.viewer.role in CHAIR
        if row["kind"] in CHAIRS:
            return chair
        return row["kind"] not in NARROW or chair or self.seen.owns((row["delegation"],))

    def _step(self, row: RowMapping, opened: RowMapping) -> SilenceStep:
        who = row["delegation"] if row["delegation"] and self._names(row, opened) else None
        said = row["reason"] if self.seen.viewer.role != Role.OBSERVER else None
        return SilenceStep(
            kind=row["kind"],
            at=row["at"],
            item=row["item"],
            delegation=who,
            what=row["what"],
            reason=self.texts.optional(said),
            until=read(row["until"]) if row["until"] else None,
            outside=bool(row["outside"]),
        )

    def _names(self, row: RowMapping, opened: RowMapping) -> bool:
        """Whether the viewer is told whose act it was: of a filing, what it would be told of that filing anywhere."""
        if self.seen.owns((row["delegation"],)):
            return True
        if self.seen.viewer.role == Role.OBSERVER:
            return False
        if row["kind"] != SilenceBroken.__name__:
            return True
        if row["outside"]:
            return self.seen.viewer.role in CHAIR
        return self._sees_amendment(row) if row["filing"] else self._sees_position(row, opened)

    def _sees_amendment(self, row: RowMapping) -> bool:
        query = select(AMENDMENTS).where(AMENDMENTS.c.id == row["filing"])
        amendment = amendment_of(self.connection.execute(query).mappings().one())
        return self.seen.amendment(amendment) and self.seen.attributed(amendment)

    def _sees_position(self, row: RowMapping, opened: RowMapping) -> bool:
        frozen = next(line.revision for line in opened["items"] if line.conclusion == row["item"])
        query = select(POSITIONS).where(
            POSITIONS.c.conclusion == row["item"],
            POSITIONS.c.revision == frozen,
            POSITIONS.c.delegation == row["delegation"],
        )
        return sees_position(position_of(self.connection.execute(query).mappings().one()), self.seen)

    def _outside(self, state: Silence | None, rows: Sequence[RowMapping]) -> Iterator[OutsideView]:
        if state is None or self.seen.viewer.role not in CHAIR:
            return
        awaiting = {one.id for one in state.outside}
        for row in rows:
            if row["kind"] == OutsideFilingEntered.__name__ and row["filing"] in awaiting:
                yield OutsideView(
                    id=row["filing"],
                    item=row["item"],
                    delegation=row["delegation"],
                    what=row["what"],
                    received=read(row["received"]),
                    source=self.texts.prose(row["source"]),
                    text=self.texts.prose(row["reason"]),
                    person=row["person"],
                )
