"""A form sent twice acts once, also when both arrive at the same moment; an id with other content acts not at all."""

from collections import Counter
from dataclasses import replace
from typing import Any

from sqlalchemy import event

from engine.desk import Outcome
from engine.procedure import commands as ask
from engine.procedure.commands import Command
from engine.procedure.refusals import Code
from tests.builders import MEXICO, SECRETARIAT, Room, create_desk, create_wording, new_id, open_room, opening
from tests.faults.crew import HANDS, Crew
from tests.faults.record import assert_whole, at_rest, events
from tests.faults.stages import to_comments, wordings

FORMS = 200  # each sent by every hand at once, and by every hand once more: 1,000 replays


def test_a_form_sent_again_and_again_at_once_acts_once(crew: Crew, database_url: str) -> None:
    room = open_room(create_desk(database_url))
    to_comments(room, room.items[0])
    forms = [form(room, number) for number in range(FORMS)]
    at_once = crew.at(database_url).race([[(each,)] * HANDS for each in forms])
    again = crew.race([[(each,)] * HANDS for each in forms])
    for hands in at_once:
        assert sorted(meant(outcome) for (outcome,) in hands) == ["done", *["replayed"] * (HANDS - 1)]
    assert {meant(outcome) for hands in again for (outcome,) in hands} == {"replayed"}
    assert Counter(commands(room)) & Counter({each.id: 9 for each in forms}) == Counter(
        {each.id: 1 for each in forms}
    )
    assert_whole(room.engine, room.meeting)


def test_an_id_that_comes_with_other_content_acts_once_and_the_others_are_told(
    crew: Crew, database_url: str
) -> None:
    """On two items and in two meetings: nothing but the id is shared, so no lock holds one back for the other."""
    desk = create_desk(database_url)
    room, elsewhere = open_room(desk, *wordings(2)), open_room(desk)
    rounds = [
        [
            (ask.WriteComment(id_, SECRETARIAT, room.meeting, room.items[0], 1, "one"),),
            (ask.WriteComment(id_, SECRETARIAT, room.meeting, room.items[1], 1, "two"),),
            (ask.WriteComment(id_, SECRETARIAT, elsewhere.meeting, elsewhere.items[0], 1, "three"),),
        ]
        for id_ in (new_id() for _ in range(60))
    ]
    for hands in crew.at(database_url).race(rounds):
        assert sorted(meant(outcome) for (outcome,) in hands) == ["done", "reused", "reused"]
    assert len(commands(room, "CommentWritten")) + len(commands(elsewhere, "CommentWritten")) == len(rounds)
    assert_whole(room.engine, room.meeting, elsewhere.meeting)


def test_a_form_sent_again_with_other_content_is_refused_and_changes_nothing(
    crew: Crew, database_url: str
) -> None:
    room = open_room(create_desk(database_url))
    to_comments(room, room.items[0])
    forms = [form(room, number) for number in range(20)]
    for each in forms:
        room.desk.submit(each)
    before = commands(room)
    other = [replace(each, actor=SECRETARIAT) for each in forms]
    for hands in crew.at(database_url).race([[(each,)] * HANDS for each in other]):
        assert {meant(outcome) for (outcome,) in hands} == {"reused"}
    assert commands(room) == before


def test_a_meeting_is_opened_once_by_forms_sent_at_once(crew: Crew, database_url: str) -> None:
    """There is no row to lock yet. (What the others are told: see the test after this one.)"""
    desk = create_desk(database_url)
    forms = [opening(create_wording(), create_wording("To note.")) for _ in range(15)]
    for hands in crew.at(database_url).race([[(each,)] * HANDS for each in forms]):
        assert [bool(outcome.events) for (outcome,) in hands].count(True) == 1
    assert_whole(desk._engine, *(each.meeting for each in forms))


def test_a_form_that_opens_a_meeting_is_a_replay_when_its_twin_came_between_two_looks(
    postgresql_url: str,
) -> None:
    desk, twin = create_desk(postgresql_url), create_desk(postgresql_url)
    form = opening(create_wording())

    def look(*execution: Any) -> None:
        if "FROM meetings" in execution[2] and not twins:
            twins.append(twin.submit(form))

    twins: list[Outcome] = []
    event.listen(desk._engine, "before_cursor_execute", look)
    assert meant(desk.submit(form)) == "replayed"
    assert [meant(outcome) for outcome in twins] == ["done"]


def test_one_meeting_opened_from_several_forms_at_once_is_opened_from_one(
    crew: Crew, database_url: str
) -> None:
    desk = create_desk(database_url)
    meetings = [new_id() for _ in range(15)]
    rounds = [[(opening(create_wording(), meeting=id_),) for _ in range(HANDS)] for id_ in meetings]
    for hands in crew.at(database_url).race(rounds):
        refused = [outcome.refusal for (outcome,) in hands if outcome.refusal]
        # Told by the meeting that is there, or by its id that was taken between a look and the write.
        assert [refusal.code for refusal in refused] == [Code.ALREADY_THERE] * (HANDS - 1)
        assert {refusal.facts["what"] for refusal in refused} <= {"meeting", "id"}
    assert_whole(desk._engine, *meetings)


def form(room: Room, number: int) -> Command:
    """A comment, a draft or a proposal, in turn."""
    wording = create_wording(f"To thank Mexico for presentation {number} of them.")
    id_, (item, *_) = new_id(), room.items
    match number % 3:
        case 0:
            return ask.WriteComment(id_, MEXICO, room.meeting, item, 1, f"Comment {number}")
        case 1:
            return ask.DraftAmendment(id_, MEXICO, room.meeting, item, 1, wording, "because")
        case _:
            return ask.ProposeConclusion(
                id_, MEXICO, room.meeting, "conclusions", None, "en", wording, "because"
            )


def meant(outcome: Outcome) -> str:
    """What became of a form. Whoever is not told "done" has caused nothing."""
    if outcome.replayed:
        assert not outcome.events
        return "reused" if outcome.refusal and outcome.refusal.code == Code.COMMAND_REUSED else "replayed"
    assert outcome.done
    assert outcome.events
    return "done"


def commands(room: Room, kind: str | None = None) -> list[str]:
    """The command of each event of the meeting."""
    with at_rest(room.engine, room.meeting) as connection:
        stored = events(connection, room.meeting)
    return [each.command for each in stored if kind in (None, each.kind)]
