"""Commitments: in the words of what was adopted, by the secretariat, and never changed unseen."""

from pathlib import Path

import pytest

from engine.formats import read_format
from engine.procedure import commands as ask
from engine.procedure.commands import Owner, OwnerKind, Progress
from engine.procedure.events import CommitmentFollowedUp, CommitmentRecorded
from engine.procedure.refusals import Code
from engine.text.outline import parse_paper
from tests.builders import MEXICO, PRESIDENCY, SECRETARIAT, create_wording
from tests.procedure.shorthand import Negotiation, open_negotiation, why

WORDING = create_wording(
    "The Member Countries agreed to:", "send the matrix by February 2015;", "meet again."
)
OWNER = Owner(OwnerKind.DELEGATION, "MEX")
ROOT = Path(__file__).parents[2]
SEED = ROOT / "tests/specimens/rcgm-2014-11-managua-en.txt"
FORMAT = ROOT / "workflows/formats/rcgm.yaml"


@pytest.fixture
def room() -> Negotiation:
    """One item, agreed."""
    found = open_negotiation(WORDING)
    found.agree()
    return found


def certify(room: Negotiation) -> None:
    assert why(room.certify()) is None


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


# What the seed commits to: conclusion, the words, who, until when (None: to be determined).
OF_THE_SEED = (
    (7, "send the updated matrix to RCM Member Countries", Owner(OwnerKind.OTHER, "the TS"), "2014-12-15"),
    (
        7,
        "complete the matrix and send it to the TS",
        Owner(OwnerKind.OTHER, "Member Countries"),
        "2015-02-15",
    ),
    (8, "no later than February 15th, 2015", Owner(OwnerKind.OTHER, "the Member Countries"), "2015-02-15"),
    (11, "organize a seminar/workshop to be held in Mexico City", OWNER, "2015-03-31"),
    (16, "To hold a second meeting on a date to be determined", Owner(OwnerKind.BODY, "rcgm"), None),
)


def test_what_the_seed_commits_to_is_recorded_in_its_own_words() -> None:
    seed = parse_paper(SEED.read_text(encoding="utf-8"), read_format(FORMAT.read_text("utf-8"), "rcgm").words)
    conclusions = seed.paper.sections[0].items
    numbers = sorted({number for number, *_ in OF_THE_SEED})
    room = open_negotiation(*(conclusions[number - 1].wording for number in numbers))
    for at in range(len(numbers)):
        room.agree(at)
    certify(room)
    for number, passage, owner, due in OF_THE_SEED:
        item = room.items[numbers.index(number)]
        assert record(room, conclusion=item, passage=passage, owner=owner, due=due) is None, passage
    recorded = [event for event in room.events if isinstance(event, CommitmentRecorded)]
    assert [event.due for event in recorded] == [due for *_, due in OF_THE_SEED]
