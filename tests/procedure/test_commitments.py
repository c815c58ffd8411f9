"""Commitments: in the words of what was adopted, by the secretariat, and never changed unseen."""

import pytest

from engine.procedure import commands as ask
from engine.procedure.commands import Owner, OwnerKind, Progress
from engine.procedure.events import CommitmentFollowedUp, CommitmentRecorded
from engine.procedure.refusals import Code
from tests.builders import MEXICO, PRESIDENCY, SECRETARIAT, create_wording
from tests.procedure.shorthand import Negotiation, open_negotiation, why

WORDING = create_wording(
    "The Member Countries agreed to:", "send the matrix by February 2015;", "meet again."
)
OWNER = Owner(OwnerKind.DELEGATION, "MEX")


@pytest.fixture
def room() -> Negotiation:
    """One item, adopted."""
    found = open_negotiation(WORDING)
    found.open_comments()
    found.open_consensus()
    for seat in ("CAN", "MEX", "PAN"):
        found.stand(ask.Actor(f"person-{NAMES[seat]}", ask.Role.DELEGATION, seat))
    found.declare_agreed()
    return found


NAMES = {"CAN": "canada", "MEX": "mexico", "PAN": "panama"}


def certify(room: Negotiation) -> None:
    room.do(ask.CertifyPaper, PRESIDENCY, items=room.signed(), frame=room.room.frame)


def record(room: Negotiation, actor: ask.Actor = SECRETARIAT, **other: object) -> Code | None:
    given = {"conclusion": room.items[0], "passage": "send the matrix", "owner": OWNER, "due": "2015-02-15"}
    return why(room.submit(ask.RecordCommitment, actor, **(given | other)))


def test_the_words_of_a_paragraph_are_recorded_with_owner_and_day(room: Negotiation) -> None:
    certify(room)
    assert record(room) is None
    event = room.events[-1]
    assert isinstance(event, CommitmentRecorded)
    assert (str(event.passage), event.owner, event.due) == ("send the matrix", "MEX", "2015-02-15")


def test_before_certification_nobody_is_committed(room: Negotiation) -> None:
    assert record(room) is Code.NOT_IN_THIS_STATE


@pytest.mark.parametrize("passage", ["Send the matrix", "matrix by February 2015; meet", "", "sends"])
def test_words_that_do_not_stand_there_are_refused(room: Negotiation, passage: str) -> None:
    certify(room)
    assert record(room, passage=passage) is Code.PASSAGE_NOT_IN_TEXT


@pytest.mark.parametrize("due", ["soon", "2015-02-30", "20150215", ""])
def test_a_day_is_a_day_or_none(room: Negotiation, due: str) -> None:
    certify(room)
    assert record(room, due=due) is Code.BAD_DAY
    assert record(room, due=None) is None


def test_an_owner_that_nobody_knows_is_refused(room: Negotiation) -> None:
    certify(room)
    assert record(room, owner=Owner(OwnerKind.DELEGATION, "FRA")) is Code.BAD_DELEGATION_LIST
    assert record(room, owner=Owner(OwnerKind.OTHER, " ")) is Code.TEXT_REQUIRED


@pytest.mark.parametrize("actor", [MEXICO, PRESIDENCY])
def test_only_the_secretariat_records(room: Negotiation, actor: ask.Actor) -> None:
    certify(room)
    assert record(room, actor) is Code.NOT_FOR_ROLE


def test_what_was_recorded_since_is_not_overwritten(room: Negotiation) -> None:
    certify(room)
    room.do(
        ask.RecordCommitment,
        SECRETARIAT,
        id="matrix",
        conclusion=room.items[0],
        passage="matrix",
        owner=OWNER,
        due=None,
    )
    about = {"commitment": "matrix", "on_step": 1, "progress": Progress.DONE, "note": "sent"}
    room.do(ask.FollowUpCommitment, SECRETARIAT, **about)
    event = room.events[-1]
    assert isinstance(event, CommitmentFollowedUp)
    assert event.step == 2
    assert why(room.submit(ask.FollowUpCommitment, SECRETARIAT, **about)) is Code.STALE_VERSION
    private = about | {"on_step": 2, "audience": ask.Audience.OWN}
    assert why(room.submit(ask.FollowUpCommitment, SECRETARIAT, **private)) is Code.ONLY_FOR_ITSELF


def test_an_item_does_not_lead_to_itself_or_to_nothing(room: Negotiation) -> None:
    certify(room)
    for to in (room.items[0], "nothing"):
        given = {"conclusion": room.items[0], "to_meeting": room.meeting, "to_conclusion": to}
        assert why(room.submit(ask.LinkItems, SECRETARIAT, **given)) is Code.NOT_FOUND
