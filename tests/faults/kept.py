"""A record with something of everything in it, to be tampered with."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, Table, select

from engine import proof
from engine.procedure import commands as ask
from engine.procedure.commands import Disposition, PositionKind
from engine.record.database import writing
from engine.record.verify import Finding, Verdict
from tests.builders import (
    CANADA,
    MEXICO,
    PANAMA,
    PRESIDENCY,
    SEATS,
    SECRETARIAT,
    create_desk,
    create_wording,
    open_room,
)
from tests.faults.clerk import config
from tests.faults.record import EVENTS
from tests.faults.stages import admit_vice, to_agreed
from web.worker import work


@dataclass(frozen=True, slots=True)
class Record:
    """`meeting` is certified and its file kept; `due` is certified and its file still to be made. `item` went the
    longest way."""

    engine: Engine
    meeting: str
    item: str
    due: str

    @contextmanager
    def tampered(self) -> Iterator[Connection]:
        """A connection whose every change is gone afterwards."""
        with writing(self.engine).connect() as connection:
            yield connection
            connection.rollback()

    def verify(self, connection: Connection) -> Verdict:
        return proof.verify(connection, self.meeting)

    def length(self, connection: Connection) -> int:
        """The last version of `item`'s stream."""
        return len(connection.execute(select(EVENTS).where(EVENTS.c.stream == self.item)).all())

    def found(self, connection: Connection) -> list[Finding]:
        return list(self.verify(connection).findings)


def create_record(url: str) -> Record:
    desk = create_desk(url)
    room = open_room(
        desk, create_wording(), create_wording("To note the report."), create_wording("To meet.")
    )
    admit_vice(room)
    first, second, third = room.items
    room.open_comments(0)
    room.do(ask.WriteComment, PANAMA, conclusion=first, on_revision=1, text="We would add a date.")
    room.create_draft(CANADA, create_wording("To thank Mexico warmly."))
    accepted = room.create_amendment(MEXICO, create_wording("To thank Mexico and Panama."))
    declined = room.create_amendment(PANAMA, create_wording("To thank everybody."))
    room.treat(declined, Disposition.NOT_ACCEPTED)
    room.treat(accepted, Disposition.ACCEPTED)
    room.open_consensus(0)
    room.stand(PANAMA, PositionKind.OBJECTION, "not yet")
    for seat in SEATS:
        room.stand(seat, PositionKind.RESERVATION, "with the usual reservation")
    room.declare_agreed(0)
    room.do(ask.WithdrawConclusion, SECRETARIAT, conclusion=second, reason="said elsewhere")
    to_agreed(room, third)
    room.do(ask.DismissPerson, SECRETARIAT, person="person-vice", role=PRESIDENCY.role, delegation=None)
    assert room.certify().done
    assert work(room.engine, config())

    other = open_room(desk)
    to_agreed(other, other.items[0])
    assert other.certify().done
    return Record(room.engine, room.meeting, first, other.meeting)


def place(of: Table, row: dict[str, object]) -> str:
    """How a finding names a current row."""
    return " ".join([of.name, *(str(row[column.name]) for column in of.primary_key)])
