"""Ids come from whoever made the form. One that is taken already must not lead a new thing into an old one's story."""

from collections.abc import Callable

import pytest

from engine.desk import Outcome
from engine.procedure import commands as ask
from tests.builders import MEXICO, Room, create_room, create_wording, opening
from tests.faults.record import assert_whole, kinds
from tests.faults.stages import to_comments, wordings

Attack = Callable[[Room], Outcome]


def a_proposal_as_the_meeting(room: Room) -> Outcome:
    return propose(room, room.meeting)


def a_proposal_as_an_item(room: Room) -> Outcome:
    return propose(room, room.items[1])


def a_draft_as_the_meeting(room: Room) -> Outcome:
    return draft(room, room.meeting)


def a_draft_as_its_item(room: Room) -> Outcome:
    return draft(room, room.items[0])


def a_draft_as_another_item(room: Room) -> Outcome:
    return draft(room, room.items[1])


def a_meeting_as_an_item(room: Room) -> Outcome:
    return room.desk.submit(opening(create_wording(), meeting=room.items[0]))


@pytest.mark.parametrize(
    "attack",
    [
        a_proposal_as_the_meeting,
        a_proposal_as_an_item,
        a_draft_as_the_meeting,
        a_draft_as_its_item,
        a_draft_as_another_item,
        a_meeting_as_an_item,
    ],
    ids=lambda attack: attack.__name__,
)
def test_a_new_thing_with_an_old_things_id_is_refused_and_leaves_no_trace(
    database_url: str, attack: Attack
) -> None:
    room = create_room(database_url, *wordings(2))
    to_comments(room, room.items[0])
    before = kinds(room.engine, room.meeting)
    outcome = attack(room)
    assert not outcome.done
    assert kinds(room.engine, room.meeting) == before
    assert_whole(room.engine, room.meeting)


def propose(room: Room, id_: str) -> Outcome:
    fields = {"section": "conclusions", "topic": None, "language": "en", "rationale": "because"}
    return room.submit(ask.ProposeConclusion, MEXICO, id=id_, wording=create_wording("To note."), **fields)


def draft(room: Room, id_: str) -> Outcome:
    wording = create_wording("To thank Panama.")
    about = {"conclusion": room.items[0], "on_revision": 1, "wording": wording, "rationale": "because"}
    return room.submit(ask.DraftAmendment, MEXICO, id=id_, **about)
