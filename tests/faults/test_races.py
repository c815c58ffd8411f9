"""Approvals that race: real processes, one barrier, and never two effects. 300 races on each database."""

from collections.abc import Sequence

import pytest

from engine.desk import Outcome
from engine.procedure import commands as ask
from engine.procedure.commands import Command, Disposition, PositionKind
from engine.procedure.refusals import Code
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
from tests.faults.crew import Crew, Round
from tests.faults.record import assert_whole, kinds
from tests.faults.stages import (
    VICE,
    admit_vice,
    create_stage,
    signed,
    text_hashes,
    to_agreed,
    to_consensus,
    to_treatment,
)

RACES = 60  # of each of the five kinds


def test_two_approvals_of_one_revision_never_both_count(crew: Crew, database_url: str) -> None:
    room = create_stage(database_url, RACES, seats=(MEXICO,))
    for item in room.items:
        to_consensus(room, item, joining=(MEXICO,))
    hashes = text_hashes(room.engine, room.meeting)
    rounds = [
        one_each(
            *(
                ask.DeclareAgreed(new_id(), person, room.meeting, item, 1, hashes[item])
                for person in (PRESIDENCY, VICE, PRESIDENCY)
            )
        )
        for item in room.items
    ]
    races = raced(crew, database_url, rounds)
    on_record = kinds(room.engine, room.meeting)
    for item, outcomes in zip(room.items, races, strict=True):
        losers = only_one_won(outcomes)
        assert {told(loser, "state") for loser in losers} == {(Code.NOT_IN_THIS_STATE, "agreed")}
        assert on_record[item, "ConclusionAgreed"] == 1
    assert_whole(room.engine, room.meeting)


def test_an_amendment_is_decided_once_however_many_decide_it(crew: Crew, database_url: str) -> None:
    room = create_stage(database_url, RACES, seats=(MEXICO,))
    filed = {item: to_treatment(room, item) for item in room.items}
    decisions = (
        (PRESIDENCY, Disposition.ACCEPTED),
        (VICE, Disposition.NOT_ACCEPTED),
        (VICE, Disposition.ACCEPTED),
    )
    rounds = [
        one_each(
            *(
                ask.DecideTreatment(
                    new_id(), person, room.meeting, amendment, item, 1, shown, disposition, "as discussed"
                )
                for person, disposition in decisions
            )
        )
        for item, (amendment, shown) in filed.items()
    ]
    races = raced(crew, database_url, rounds)
    on_record = kinds(room.engine, room.meeting)
    for item, outcomes in zip(room.items, races, strict=True):
        losers = only_one_won(outcomes)
        assert {loser.refusal.code for loser in losers if loser.refusal} == {Code.NOT_IN_THIS_STATE}
        accepted = any(type(event).__name__ == "WordingRevised" for won in outcomes for event in won.events)
        assert {told(loser, "state")[1] for loser in losers} == {"accepted" if accepted else "not_accepted"}
        assert on_record[item, "AmendmentDisposed"] == 1
        assert on_record[item, "WordingRevised"] == int(accepted)
    assert_whole(room.engine, room.meeting)


def test_a_revision_and_an_accepted_amendment_never_both_make_the_next_one(
    crew: Crew, database_url: str
) -> None:
    room = create_stage(database_url, RACES, seats=(MEXICO,))
    filed = {item: to_treatment(room, item) for item in room.items}
    rounds = [
        one_each(
            ask.DecideTreatment(
                new_id(), VICE, room.meeting, amendment, item, 1, shown, Disposition.ACCEPTED, "as discussed"
            ),
            ask.ReviseWording(
                new_id(), SECRETARIAT, room.meeting, item, 1, create_wording("To thank."), "style"
            ),
            ask.ReviseWording(
                new_id(), SECRETARIAT, room.meeting, item, 1, create_wording("To note."), "style"
            ),
        )
        for item, (amendment, shown) in filed.items()
    ]
    races = raced(crew, database_url, rounds)
    on_record = kinds(room.engine, room.meeting)
    for item, outcomes in zip(room.items, races, strict=True):
        losers = only_one_won(outcomes)
        assert {told(loser, "revision") for loser in losers} == {(Code.STALE_REVISION, 2)}
        assert on_record[item, "WordingRevised"] == 1
    assert_whole(room.engine, room.meeting)


def test_an_objection_and_an_agreement_never_both_stand(crew: Crew, database_url: str) -> None:
    room = create_stage(database_url, RACES)
    for item in room.items:
        to_consensus(room, item)
    hashes = text_hashes(room.engine, room.meeting)
    rounds = [
        one_each(
            ask.DeclareAgreed(new_id(), PRESIDENCY, room.meeting, item, 1, hashes[item]),
            ask.TakePosition(new_id(), CANADA, room.meeting, item, 1, PositionKind.OBJECTION, "no funds"),
            ask.TakePosition(new_id(), PANAMA, room.meeting, item, 1, PositionKind.RESERVATION, ""),
        )
        for item in room.items
    ]
    races = raced(crew, database_url, rounds)
    on_record = kinds(room.engine, room.meeting)
    for item, (declared, objected, _) in zip(room.items, races, strict=True):
        loser = only_one_won((declared, objected))[0]
        assert told(loser, "objecting" if loser is declared else "state") in {
            (Code.NO_CONSENSUS, "CAN"),
            (Code.AGREED_STANDS, None),
        }
        assert on_record[item, "ConclusionAgreed"] == int(declared.done)
    assert_whole(room.engine, room.meeting)


def reopened(room: Room) -> Command:
    return ask.ReopenConclusion(new_id(), VICE, room.meeting, room.items[0], 1, "one more word", ())


def corrected(room: Room) -> Command:
    wording = create_wording("To note.")
    return ask.ReviseWording(
        new_id(), SECRETARIAT, room.meeting, room.items[0], 1, wording, "style", ask.Nature.EDITORIAL
    )


def arrived(room: Room) -> Command:
    """Belize takes part from now on, and has not said anything."""
    with room.engine.connect() as connection:
        version = connection.exec_driver_sql(
            f"select version from meetings where id = '{room.meeting}'"
        ).scalar_one()
    everybody = ("MEX", "PAN", "BLZ")
    return ask.SetParticipants(new_id(), SECRETARIAT, room.meeting, version, everybody)


def proposed(room: Room) -> Command:
    return ask.ProposeConclusion(
        new_id(), MEXICO, room.meeting, "conclusions", None, "en", create_wording("To note."), ""
    )


@pytest.mark.parametrize("rival", [reopened, corrected, arrived, proposed], ids=lambda it: it.__name__)
def test_a_paper_is_certified_once_and_never_beside_what_would_prevent_it(
    crew: Crew, database_url: str, rival: object
) -> None:
    assert callable(rival)
    desk = create_desk(database_url)
    rooms = [agreed(open_room(desk, seats=(MEXICO, PANAMA))) for _ in range(RACES // 5)]
    rounds = [
        one_each(
            ask.CertifyPaper(new_id(), PRESIDENCY, room.meeting, *signed(room)),
            ask.CertifyPaper(new_id(), VICE, room.meeting, *signed(room)),
            rival(room),
        )
        for room in rooms
    ]
    for room, outcomes in zip(rooms, raced(crew, database_url, rounds), strict=True):
        losers = only_one_won(outcomes)
        assert {loser.refusal.code for loser in losers if loser.refusal} <= {
            Code.NOT_IN_THIS_STATE,
            Code.NOT_ALL_AGREED,
            Code.NO_CONSENSUS,
            Code.NOT_AS_SIGNED,
        }
        certified = 0 if outcomes[2].done else 1
        on_record = kinds(room.engine, room.meeting)
        assert on_record[room.meeting, "PaperCertified"] == certified
        assert on_record[room.items[0], "ConclusionAdopted"] == certified
        assert_whole(room.engine, room.meeting)


def agreed(room: Room) -> Room:
    """One item, agreed in writing, and a sitting in which the paper is put."""
    admit_vice(room)
    to_agreed(room, room.items[0], joining=(MEXICO, PANAMA))
    room.do(ask.OpenSitting, PRESIDENCY, present=("MEX", "PAN"))
    return room


def one_each(*commands: Command) -> Round:
    return [(command,) for command in commands]


def raced(crew: Crew, url: str, rounds: Sequence[Round]) -> list[tuple[Outcome, ...]]:
    """The outcomes of rounds in which each hand submits one command."""
    return [tuple(hand[0] for hand in answers) for answers in crew.at(url).race(rounds)]


def only_one_won(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Exactly one was done; returns the others, which all say why not and did nothing."""
    losers = [outcome for outcome in outcomes if not outcome.done]
    assert len(losers) == len(outcomes) - 1
    assert not any(loser.events for loser in losers)
    return losers


def told(loser: Outcome, fact: str) -> tuple[Code, object]:
    """The refusal's code, and one of its facts."""
    assert loser.refusal is not None
    return loser.refusal.code, loser.refusal.facts.get(fact)
