"""What meets in a sitting: two gavels, a gavel and an objection, two typists, an issue and a revision, the end of the
sitting and an idea that is maintained. Real processes, one barrier, and never two effects."""

from sqlalchemy import select

from engine.desk import Outcome
from engine.procedure import commands as ask
from engine.procedure.commands import PositionKind, RoomOutcome
from engine.procedure.refusals import Code
from engine.record import tables
from engine.record.current.handles import AMENDMENTS
from engine.record.rows import table
from tests.builders import (
    CANADA,
    MEXICO,
    PANAMA,
    PRESIDENCY,
    SECRETARIAT,
    Room,
    create_desk,
    create_wording,
    new_id,
    open_room,
)
from tests.faults.crew import Crew
from tests.faults.record import assert_whole, kinds
from tests.faults.stages import VICE, create_stage, signed, text_hashes, to_comments
from tests.faults.test_races import one_each, only_one_won, raced, told

RACES = 30
ROOMS = 10
EVERYBODY = ("CAN", "MEX", "PAN")


def in_sitting(url: str) -> Room:
    room = create_stage(url, RACES)
    for item in room.items:
        to_comments(room, item)
    room.do(ask.OpenSitting, PRESIDENCY, present=EVERYBODY)
    return room


def put(room: Room, item: str, hash_: str, by: ask.Actor = PRESIDENCY) -> ask.PutToRoom:
    return ask.PutToRoom(new_id(), by, room.meeting, (ask.CertifiedItem(item, 0, 1, hash_),))


def test_of_two_gavels_on_one_item_one_falls(crew: Crew, database_url: str) -> None:
    room = in_sitting(database_url)
    hashes = text_hashes(room.engine, room.meeting)
    rounds = [
        one_each(*(put(room, item, hashes[item], by) for by in (PRESIDENCY, VICE, PRESIDENCY)))
        for item in room.items
    ]
    races = raced(crew, database_url, rounds)
    on_record = kinds(room.engine, room.meeting)
    for item, outcomes in zip(room.items, races, strict=True):
        losers = only_one_won(outcomes)
        assert {told(loser, "state") for loser in losers} == {(Code.NOT_IN_THIS_STATE, "agreed")}
        assert on_record[item, "ConclusionAgreed"] == 1
    assert_whole(room.engine, room.meeting)


def test_a_gavel_and_an_objection_never_both_count(crew: Crew, database_url: str) -> None:
    room = in_sitting(database_url)
    hashes = text_hashes(room.engine, room.meeting)
    rounds = [
        one_each(
            put(room, item, hashes[item]),
            ask.TakePosition(new_id(), CANADA, room.meeting, item, 1, PositionKind.OBJECTION, "no funds"),
            ask.TakePosition(new_id(), PANAMA, room.meeting, item, 1, PositionKind.RESERVATION, ""),
        )
        for item in room.items
    ]
    races = raced(crew, database_url, rounds)
    for gavel, objection, reservation in races:
        loser = only_one_won((gavel, objection))[0]
        assert reservation.done
        assert told(loser, "objecting") in {(Code.NO_CONSENSUS, "CAN"), (Code.AGREED_STANDS, None)}
    assert_whole(room.engine, room.meeting)


def test_of_two_typists_one_is_told_that_the_text_has_gone_on(crew: Crew, database_url: str) -> None:
    room = in_sitting(database_url)
    rounds = [
        one_each(
            *(
                ask.EnterInRoom(
                    new_id(), by, room.meeting, item, 1, create_wording(f"To {verb}."), ("MEX",), outcome
                )
                for by, verb, outcome in (
                    (SECRETARIAT, "note", RoomOutcome.AGREED),
                    (SECRETARIAT, "thank", RoomOutcome.BRACKETED),
                    (VICE, "praise", RoomOutcome.AGREED),
                )
            )
        )
        for item in room.items
    ]
    races = raced(crew, database_url, rounds)
    on_record = kinds(room.engine, room.meeting)
    for item, outcomes in zip(room.items, races, strict=True):
        losers = only_one_won(outcomes)
        assert {told(loser, "revision") for loser in losers} == {(Code.STALE_REVISION, 2)}
        assert on_record[item, "WordingRevised"] == 1
    assert_whole(room.engine, room.meeting)


def test_what_is_issued_is_what_was_shown_whatever_is_revised_meanwhile(
    crew: Crew, database_url: str
) -> None:
    desk = create_desk(database_url)
    rooms = [open_room(desk) for _ in range(ROOMS)]
    rounds = [
        one_each(
            ask.IssueDraft(new_id(), SECRETARIAT, room.meeting, "RCGM/1", *signed(room)[:2]),
            *(
                ask.ReviseWording(
                    new_id(), SECRETARIAT, room.meeting, room.items[0], 1, create_wording(words), "style"
                )
                for words in ("To note.", "To thank.")
            ),
        )
        for room in rooms
    ]
    of = table(tables.IssuedItemRow)
    for room, (issue, *revisions) in zip(rooms, raced(crew, database_url, rounds), strict=True):
        only_one_won(revisions)
        with room.engine.connect() as connection:
            found = (
                connection.execute(select(of.c.revision).where(of.c.meeting_id == room.meeting))
                .scalars()
                .all()
            )
        assert found == ([1] if issue.done else [])
        assert issue.done or told(issue, "conclusion") == (Code.NOT_AS_SIGNED, room.items[0])
        assert_whole(room.engine, room.meeting)


def test_an_idea_is_maintained_before_the_sitting_closes_or_lapses_with_it(
    crew: Crew, database_url: str
) -> None:
    desk = create_desk(database_url)
    rooms = [floated(open_room(desk)) for _ in range(ROOMS)]
    rounds = [
        one_each(
            ask.CloseSitting(new_id(), PRESIDENCY, room.meeting),
            ask.MaintainIdea(new_id(), MEXICO, room.meeting, idea, room.items[0]),
            ask.TakeBackEntry(new_id(), SECRETARIAT, room.meeting, idea, room.items[0], 1),
        )
        for room, idea in rooms
    ]
    for (room, idea), outcomes in zip(rooms, raced(crew, database_url, rounds), strict=True):
        with room.engine.connect() as connection:
            state = connection.execute(select(AMENDMENTS.c.state).where(AMENDMENTS.c.id == idea)).scalar_one()
        assert state == what_became_of_it(*outcomes)
        assert kinds(room.engine, room.meeting)[room.meeting, "SittingClosed"] == 1
        assert_whole(room.engine, room.meeting)


def floated(room: Room) -> tuple[Room, str]:
    room.do(ask.OpenSitting, PRESIDENCY, present=EVERYBODY)
    idea = {"wording": create_wording("To meet."), "delegations": ("MEX",), "outcome": RoomOutcome.FLOATED}
    entered = room.do(ask.EnterInRoom, SECRETARIAT, conclusion=room.items[0], on_revision=1, **idea)
    return room, str(entered.events[0].amendment)  # type: ignore[union-attr]  # AmendmentFiled


def what_became_of_it(closed: Outcome, maintained: Outcome, taken_back: Outcome) -> str:
    """The first of the three decides, and the others find it decided."""
    assert closed.done
    assert not (maintained.done and taken_back.done)
    if maintained.done:
        return "filed"
    return "taken_back" if taken_back.done else "lapsed"
