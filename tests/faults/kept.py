"""A record with something of everything in it, to be tampered with."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, Table, select

from engine import proof
from engine.procedure import commands as ask
from engine.procedure.commands import Disposition, PositionKind
from engine.record.database import writing
from engine.record.queries import papers
from engine.record.verify import Finding, Verdict
from tests.builders import (
    CANADA,
    MEXICO,
    OBSERVER,
    PANAMA,
    PRESIDENCY,
    SEATS,
    SECRETARIAT,
    Room,
    create_desk,
    create_wording,
    new_id,
    open_room,
)
from tests.faults.afterwards import after_the_gavel, in_spanish, moved, under_silence
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
    now = [datetime(2014, 11, 24, 15, tzinfo=UTC)]
    desk = create_desk(url, clock=lambda _: now[-1])
    former = open_room(desk)
    to_agreed(former, former.items[0])
    assert former.certify().done
    room = open_room(
        desk,
        create_wording(),
        create_wording("To note the report."),
        create_wording("To meet."),
        create_wording("To visit the border."),
        follows=former.meeting,
    )
    admit_vice(room)
    first, second, *_ = room.items
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
    under_silence(room, 1, until="2014-12-24T15:00:00Z")
    room.do(ask.WithdrawConclusion, SECRETARIAT, conclusion=second, reason="said elsewhere")
    merged(room, 2)
    room.open_consensus(2)
    for seat in SEATS:
        room.stand(seat, number=2)
    assert room.declare_agreed(2).done
    in_session(room, 3)
    in_spanish(room, 0)
    moved(room, 2)
    room.open_consensus(2)
    for seat in SEATS:
        room.stand(seat, number=2)
    assert room.declare_agreed(2).done
    room.do(ask.DismissPerson, SECRETARIAT, person="person-vice", role=PRESIDENCY.role, delegation=None)
    assert room.certify().done
    after_the_gavel(room, lambda time: now.append(now[-1] + time))
    while work(room.engine, config()):
        pass

    other = open_room(desk)
    to_agreed(other, other.items[0])
    assert other.certify().done
    return Record(room.engine, room.meeting, first, other.meeting)


def in_session(room: Room, number: int) -> None:
    """A note, a draft of the paper, a proposal on its structure, and a sitting in which the item is agreed."""
    item = room.items[number]
    room.open_comments(number)
    room.do(ask.WriteNote, MEXICO, conclusion=item, on_note=0, line="insist", fallback="let it go")
    with room.engine.connect() as connection:
        paper = papers.paper(connection, room.meeting)
    assert paper is not None
    lines = tuple(entry.signed for section in paper.sections for entry in section.items)
    room.do(ask.IssueDraft, SECRETARIAT, symbol="RCGM/1", items=lines, frame=paper.frame)
    title = {"change": ask.Change.TITLE, "rationale": "shorter", "lines": ("THE MEETING",)}
    room.do(ask.ProposeStructure, MEXICO, id="title", **title)
    room.do(ask.DecideStructure, PRESIDENCY, structure="title", accepted=False, reason="it is known so")
    room.do(ask.PermitObserver, PRESIDENCY, person=OBSERVER.person, scope=ask.Scope.PROPOSALS)
    room.do(ask.SetClearance, PANAMA, steps=("Legal",))
    room.do(ask.OpenSitting, PRESIDENCY, present=("CAN", "MEX"))
    entered = {"delegations": ("PAN",), "outcome": ask.RoomOutcome.AGREED}
    text = create_wording("To visit the border in May.")
    room.do(ask.EnterInRoom, SECRETARIAT, conclusion=item, on_revision=1, wording=text, **entered)
    shown = room.item(number)
    put = ask.CertifiedItem(item, shown.version, shown.revision, shown.text_hash)
    room.do(ask.PutToRoom, PRESIDENCY, items=(put,))
    room.do(ask.CloseSitting, PRESIDENCY)


def merged(room: Room, number: int) -> None:
    """A text from two amendments: proposed, answered, taken."""
    item = room.items[number]
    room.open_comments(number)
    both = [
        room.create_amendment(seat, create_wording(words), number)
        for seat, words in ((MEXICO, "To meet in May."), (PANAMA, "To meet in June."))
    ]
    id_, about = new_id(), {"conclusion": item, "on_revision": 1, "reason": "between the two"}
    lines = tuple(ask.MergeLine(amendment, Disposition.MERGED) for amendment in both)
    room.do(
        ask.ProposeMerge,
        SECRETARIAT,
        id=id_,
        wording=create_wording("To meet in summer."),
        lines=lines,
        **about,
    )
    answer = {"amendment": both[0], "conclusion": item, "merge": id_, "agrees": True, "reason": "gladly"}
    room.do(ask.AnswerMerge, MEXICO, **answer)
    shown = room.item(number).merges[0].text_hash
    room.do(ask.DecideMerge, PRESIDENCY, merge=id_, text_hash=shown, taken=True, **about)


def place(of: Table, row: dict[str, object]) -> str:
    """How a finding names a current row."""
    return " ".join([of.name, *(str(row[column.name]) for column in of.primary_key)])
