"""Several people save what they typed over the same text: one is kept, the others are told, and nothing is lost."""

from collections.abc import Iterable

import pytest

from engine.desk import Outcome
from engine.procedure import commands as ask
from engine.procedure.commands import Command
from engine.procedure.refusals import Code
from engine.record.queries import meetings
from tests.builders import MEXICO, SECRETARIAT, Room, create_desk, create_wording, new_id, open_room
from tests.faults.crew import HANDS, Answers, Crew, Round
from tests.faults.record import assert_whole, at_rest, events
from tests.faults.stages import signed, to_agreed, to_comments

writes = pytest.mark.parametrize("count", [500, pytest.param(10_000, marks=pytest.mark.soak)])


@writes
def test_revisions_typed_over_the_same_text_are_kept_or_refused_and_never_lost(
    crew: Crew, database_url: str, count: int
) -> None:
    room = open_room(create_desk(database_url))
    (item,) = room.items
    to_comments(room, item)

    def form(number: int) -> Command:
        id_ = new_id()
        wording = create_wording(f"To thank, as {id_} says.")
        return ask.ReviseWording(id_, SECRETARIAT, room.meeting, item, number, wording, "style")

    rounds = [[(form(number),) for _ in range(HANDS)] for number in range(1, count // HANDS + 2)]
    answers = crew.at(database_url).race(rounds)
    assert_one_a_round(answers, Code.STALE_REVISION, "revision")
    assert_kept(room, "WordingRevised", kept(rounds, answers), first=2)


@writes
def test_drafts_edited_in_two_windows_are_kept_or_refused_and_never_lost(
    crew: Crew, database_url: str, count: int
) -> None:
    room = open_room(create_desk(database_url))
    (item,) = room.items
    to_comments(room, item)
    draft = room.create_draft(MEXICO, create_wording("To thank Panama."))

    def form(version: int) -> Command:
        id_ = new_id()
        wording = create_wording(f"To thank, as {id_} says.")
        return ask.EditDraft(id_, MEXICO, room.meeting, draft, item, version, 1, wording, "because")

    rounds = [[(form(version),) for _ in range(HANDS)] for version in range(1, count // HANDS + 2)]
    answers = crew.at(database_url).race(rounds)
    assert_one_a_round(answers, Code.STALE_VERSION, "version")
    assert_kept(room, "DraftEdited", kept(rounds, answers), first=2)


def test_a_title_changed_behind_the_presidencys_form_is_not_certified(database_url: str) -> None:
    room = open_room(create_desk(database_url), seats=(MEXICO,))
    to_agreed(room, room.items[0], joining=(MEXICO,))
    shown, frame, _, beside = signed(room)
    with room.engine.connect() as connection:
        meeting = meetings.meeting(connection, room.meeting)
    assert meeting is not None
    room.do(ask.SetFrame, SECRETARIAT, on_version=meeting.version, title=("ANOTHER CONFERENCE",), preamble="")
    assert not room.certify(items=shown, frame=frame, beside=beside).done


def kept(rounds: Iterable[Round], answers: Answers) -> list[str]:
    """The ids of what was acknowledged, in the order of the rounds."""
    return [
        command.id
        for turns, hands in zip(rounds, answers, strict=True)
        for (command,), (outcome,) in zip(turns, hands, strict=True)
        if outcome.done
    ]


def assert_one_a_round(answers: Answers, code: Code, fact: str) -> None:
    """In every round one is kept; the others are told that they are stale, and what stands there now."""
    for number, hands in enumerate(answers, 1):
        outcomes = [outcome for hand in hands for outcome in hand]
        assert [outcome.done for outcome in outcomes].count(True) == 1
        assert {reason(outcome, fact) for outcome in outcomes if not outcome.done} == {(code, number + 1)}


def reason(outcome: Outcome, fact: str) -> tuple[Code, object]:
    assert outcome.refusal is not None
    return outcome.refusal.code, outcome.refusal.facts[fact]


def assert_kept(room: Room, kind: str, acknowledged: list[str], first: int) -> None:
    """Every acknowledged form is an event of its own, in order, with the very words that were typed; no other is."""
    with at_rest(room.engine, room.meeting) as connection:
        stored = [event for event in events(connection, room.meeting) if event.kind == kind]
    assert [event.command for event in stored] == acknowledged
    assert all(event.wording and event.command in event.wording for event in stored)
    assert_whole(room.engine, room.meeting)
