"""Certification against what would change its ground: a reopening, a position, a second certification, at one moment.

Whatever wins, the paper is certified at most once, states exactly the positions that stood when it was, and no item is
adopted that was reopened. 300 races on each database with `make soak`, a few of each kind otherwise.
"""

import os
from collections.abc import Callable

import pytest
from sqlalchemy import select

from engine.desk import Outcome
from engine.procedure import commands as ask
from engine.procedure.commands import Command, PositionKind
from engine.procedure.events import PaperCertified
from engine.procedure.refusals import Code
from engine.record import tables
from engine.record.rows import table
from tests.builders import MEXICO, PANAMA, PRESIDENCY, SECRETARIAT, Room, create_desk, new_id, open_room
from tests.faults.crew import Crew
from tests.faults.record import assert_whole, kinds
from tests.faults.stages import VICE, signed
from tests.faults.test_races import agreed, one_each, only_one_won, raced

KINDS = 4
RACES = 300 // KINDS if os.environ.get("HYPOTHESIS_PROFILE") == "soak" else 3
STATED = table(tables.StatedRow)


def reopening(room: Room) -> Command:
    return ask.ReopenConclusion(new_id(), VICE, room.meeting, room.items[0], 1, "one more word", ())


def reservation(room: Room) -> Command:
    about = (room.meeting, room.items[0], 1, PositionKind.RESERVATION, "not without funds")
    return ask.TakePosition(new_id(), PANAMA, *about)


def second(room: Room) -> Command:
    return ask.CertifyPaper(new_id(), VICE, room.meeting, *signed(room))


def moving(room: Room) -> Command:
    """The second person's confirmation of an extraordinary move."""
    return ask.ConfirmExtraordinaryMove(new_id(), VICE, room.meeting, room.items[0], 1, _proposed(room))


def _proposed(room: Room) -> str:
    id_ = new_id()
    about = {"conclusion": room.items[0], "on_revision": 1, "to": "comments", "reason": "an error of fact"}
    room.do(ask.ProposeExtraordinaryMove, SECRETARIAT, id=id_, **about)
    return id_


Rival = Callable[[Room], Command]


@pytest.mark.parametrize("rival", [reopening, reservation, second, moving], ids=lambda it: it.__name__)
def test_a_paper_is_certified_on_its_own_ground_or_not_at_all(
    crew: Crew, database_url: str, rival: Rival
) -> None:
    desk = create_desk(database_url)
    rooms = [agreed(open_room(desk, seats=(MEXICO, PANAMA))) for _ in range(RACES)]
    against = [rival(room) for room in rooms]
    rounds = [
        one_each(
            ask.CertifyPaper(new_id(), PRESIDENCY, room.meeting, *signed(room)),
            ask.CertifyPaper(new_id(), VICE, room.meeting, *signed(room)),
            each,
        )
        for room, each in zip(rooms, against, strict=True)
    ]
    for room, outcomes in zip(rooms, raced(crew, database_url, rounds), strict=True):
        only_one_won(outcomes)
        certified = [event for won in outcomes for event in won.events if isinstance(event, PaperCertified)]
        on_record = kinds(room.engine, room.meeting)
        assert on_record[room.meeting, "PaperCertified"] == len(certified) <= 1
        assert on_record[room.items[0], "ConclusionAdopted"] == len(certified)
        assert {refused(each) for each in outcomes} <= {
            None,
            Code.NOT_IN_THIS_STATE,
            Code.NOT_ALL_AGREED,
            Code.NOT_AS_SIGNED,
            Code.BESIDE_NOT_AS_SIGNED,
        }
        assert (
            stated(room) == 0
        )  # a reservation that won has made the certification another one than was signed
        assert_whole(room.engine, room.meeting)


def refused(outcome: Outcome) -> Code | None:
    return outcome.refusal.code if outcome.refusal else None


def stated(room: Room) -> int:
    with room.engine.connect() as connection:
        return len(connection.execute(select(STATED).where(STATED.c.meeting_id == room.meeting)).all())
