"""Inside a delegation: seats and stages, and clearance before anything is filed."""

from typing import Any

import pytest

from engine.procedure import commands as ask
from engine.procedure.commands import Actor, PositionKind, Role, Seat, Stage
from engine.procedure.refusals import Code
from tests.builders import MEXICO, OBSERVER, PANAMA, PRESIDENCY, SECRETARIAT, create_wording
from tests.procedure.delegations import AIDE, WORDS, about, admitted, cleared_by, filing
from tests.procedure.shorthand import open_negotiation, why

# --- who speaks -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seat", [Seat.MEMBER, Seat.REVIEWER])
def test_everybody_of_a_delegation_drafts_and_only_its_voice_files(seat: Seat) -> None:
    room = admitted(seat)
    id_ = room.draft(AIDE, WORDS)
    assert filing(room, id_, AIDE) == Code.NOT_A_VOICE
    assert filing(room, id_, MEXICO) is None


@pytest.mark.parametrize("seat", [Seat.VOICE, Seat.DEPUTY])
@pytest.mark.parametrize(
    ("stage", "writing", "sitting"),
    [
        (Stage.ANY, None, None),
        (Stage.WRITING, None, Code.NOT_A_VOICE),
        (Stage.SITTING, Code.NOT_A_VOICE, None),
    ],
)
def test_a_voice_speaks_at_the_stage_that_it_is_named_for(
    seat: Seat, stage: Stage, writing: Code | None, sitting: Code | None
) -> None:
    room = admitted(seat, stage)
    assert why(room.stand(AIDE)) == writing
    room.open_sitting("MEX")
    assert why(room.stand(AIDE)) == sitting


def test_a_suspended_sitting_is_still_one() -> None:
    room = admitted(Seat.VOICE, Stage.WRITING)
    room.open_sitting("MEX")
    room.do(ask.SuspendSitting, PRESIDENCY)
    assert why(room.stand(AIDE)) == Code.NOT_A_VOICE


def test_nobody_but_a_voice_comments_stands_withdraws_or_proposes_for_a_delegation() -> None:
    room = admitted()
    item = {"conclusion": room.items[0]}
    filed = room.file(MEXICO, WORDS)
    comment = room.submit(ask.WriteComment, AIDE, on_revision=1, text="We agree.", **item)
    withdrawn = room.submit(ask.WithdrawAmendment, AIDE, amendment=filed, reason="", **item)
    given = {"section": "conclusions", "topic": None, "language": "en", "rationale": ""}
    proposed = room.submit(ask.ProposeConclusion, AIDE, wording=WORDS, **given)
    stood = room.stand(AIDE, PositionKind.JOINS)
    assert {why(each) for each in (comment, withdrawn, proposed, stood)} == {Code.NOT_A_VOICE}


# --- who is who -------------------------------------------------------------------------------------------------------


def test_a_member_names_its_own_people_by_its_voice_and_no_others() -> None:
    room = admitted()
    given: dict[str, Any] = {"person": "person-new", "role": Role.DELEGATION}
    assert why(room.submit(ask.AdmitPerson, MEXICO, delegation="PAN", **given)) == Code.ONLY_ITS_OWN
    assert why(room.submit(ask.AdmitPerson, AIDE, delegation="MEX", **given)) == Code.NOT_A_VOICE
    assert room.submit(ask.AdmitPerson, MEXICO, delegation="MEX", **given).refusal is None


def test_a_member_changes_the_seats_of_its_own_people() -> None:
    room = admitted()
    given: dict[str, Any] = {"person": AIDE.person, "delegation": "MEX", "stage": Stage.SITTING}
    assert why(room.submit(ask.SeatPerson, PANAMA, seat=Seat.VOICE, **given)) == Code.ONLY_ITS_OWN
    assert why(room.submit(ask.SeatPerson, AIDE, seat=Seat.VOICE, **given)) == Code.NOT_A_VOICE
    room.do(ask.SeatPerson, MEXICO, seat=Seat.VOICE, **given)
    room.open_sitting("MEX")
    assert room.stand(AIDE).refusal is None


def test_whoever_is_seated_has_a_seat_already() -> None:
    room = admitted()
    given: dict[str, Any] = {"delegation": "MEX", "seat": Seat.VOICE, "stage": Stage.ANY}
    assert why(room.submit(ask.SeatPerson, MEXICO, person="nobody", **given)) == Code.NOT_FOUND


def test_a_delegation_does_not_silence_itself_and_the_secretariat_may_at_its_word() -> None:
    room = admitted()
    own: dict[str, Any] = {"person": MEXICO.person, "delegation": "MEX"}
    member = {"seat": Seat.MEMBER, "stage": Stage.ANY}
    assert why(room.submit(ask.SeatPerson, MEXICO, **own, **member)) == Code.LAST_VOICE
    assert why(room.submit(ask.DismissPerson, MEXICO, role=Role.DELEGATION, **own)) == Code.LAST_VOICE
    assert room.submit(ask.DismissPerson, SECRETARIAT, role=Role.DELEGATION, **own).refusal is None


def test_whoever_was_dismissed_is_no_longer_heard() -> None:
    room = admitted(Seat.VOICE)
    room.do(ask.DismissPerson, MEXICO, person=AIDE.person, role=Role.DELEGATION, delegation="MEX")
    assert why(room.stand(AIDE)) == Code.NO_SUCH_CAPACITY


def test_the_presidency_names_its_deputies_and_nobody_else() -> None:
    room = open_negotiation()
    given: dict[str, Any] = {"person": "person-new", "delegation": None}
    assert why(room.submit(ask.AdmitPerson, PRESIDENCY, role=Role.SECRETARIAT, **given)) == Code.ONLY_ITS_OWN
    assert room.submit(ask.AdmitPerson, PRESIDENCY, role=Role.PRESIDENCY, **given).refusal is None


@pytest.mark.parametrize(
    ("role", "delegation", "seat", "stage"),
    [
        (Role.OBSERVER, None, Seat.MEMBER, Stage.ANY),
        (Role.OBSERVER, None, Seat.VOICE, Stage.SITTING),
        (Role.PRESIDENCY, None, Seat.REVIEWER, Stage.ANY),
        (Role.DELEGATION, "BLZ", Seat.VOICE, Stage.ANY),
        (Role.DELEGATION, None, Seat.VOICE, Stage.ANY),
        (Role.WORKER, None, Seat.VOICE, Stage.ANY),
    ],
)
def test_a_seat_is_one_that_its_capacity_has(
    role: Role, delegation: str | None, seat: Seat, stage: Stage
) -> None:
    room = open_negotiation()
    given = {"person": "person-new", "role": role, "delegation": delegation, "seat": seat, "stage": stage}
    assert why(room.submit(ask.AdmitPerson, SECRETARIAT, **given)) == Code.BAD_CAPACITY


def test_with_the_hat_handed_over_its_former_wearers_lay_it_down() -> None:
    room = open_negotiation()
    room.do(ask.HandOver, PRESIDENCY, person=PANAMA.person, member="PAN")
    assert why(room.open_consensus()) == Code.NO_SUCH_CAPACITY
    assert room.room.presiding == "PAN"
    assert (
        room.submit(ask.OpenSitting, Actor(PANAMA.person, Role.PRESIDENCY), present=("PAN",)).refusal is None
    )
    assert PANAMA.person in {person for person, role, _ in room.room.capacities if role == Role.DELEGATION}


@pytest.mark.parametrize(
    ("person", "member", "code"),
    [
        (PANAMA.person, "MEX", Code.CAPACITIES_CLASH),
        (SECRETARIAT.person, "PAN", Code.CAPACITIES_CLASH),
        (OBSERVER.person, "PAN", Code.CAPACITIES_CLASH),
        ("person-new", "BLZ", Code.NOT_A_PARTICIPANT),
    ],
)
def test_the_hat_goes_to_somebody_of_the_next_presidency(person: str, member: str, code: Code) -> None:
    room = open_negotiation()
    assert why(room.submit(ask.HandOver, PRESIDENCY, person=person, member=member)) == code


# --- clearance --------------------------------------------------------------------------------------------------------


def test_a_draft_is_filed_when_every_step_of_its_delegation_has_cleared_it() -> None:
    room = admitted(Seat.REVIEWER)
    room.do(ask.SetClearance, MEXICO, steps=("Legal", "Minister"))
    id_ = room.draft(MEXICO, WORDS)
    assert cleared_by(room, id_, AIDE, 2) == Code.BAD_STEP
    assert cleared_by(room, id_, AIDE, 1) is None
    assert filing(room, id_, MEXICO) == Code.NOT_CLEARED
    assert cleared_by(room, id_, AIDE, 2) is None
    assert cleared_by(room, id_, AIDE, 3) == Code.BAD_STEP
    assert filing(room, id_, MEXICO) is None


def test_a_draft_that_was_edited_or_sent_back_is_cleared_anew() -> None:
    room = admitted(Seat.REVIEWER)
    room.do(ask.SetClearance, MEXICO, steps=("Legal",))
    id_ = room.draft(MEXICO, WORDS)
    cleared_by(room, id_, AIDE, 1)
    edit = {"on_revision": 1, "wording": create_wording("To thank all."), "rationale": ""}
    room.do(ask.EditDraft, MEXICO, **about(room, id_), **edit)
    assert room.amendment(id_).cleared == 0
    cleared_by(room, id_, AIDE, 1)
    room.do(ask.SendBackDraft, AIDE, reason="not now", **about(room, id_))
    assert (room.amendment(id_).cleared, str(room.amendment(id_).sent_back)) == (0, "not now")
    assert why(room.submit(ask.SendBackDraft, AIDE, reason=" ", **about(room, id_))) == Code.REASON_REQUIRED


def test_what_is_cleared_is_the_draft_as_it_was_read() -> None:
    room = admitted(Seat.REVIEWER)
    room.do(ask.SetClearance, MEXICO, steps=("Legal",))
    id_ = room.draft(MEXICO, WORDS)
    stale = about(room, id_) | {"on_version": 0}
    assert why(room.submit(ask.ClearDraft, AIDE, step=1, **stale)) == Code.STALE_VERSION


def test_a_mere_member_clears_nothing() -> None:
    room = admitted()
    room.do(ask.SetClearance, MEXICO, steps=("Legal",))
    assert cleared_by(room, room.draft(AIDE, WORDS), AIDE, 1) == Code.NOT_A_REVIEWER


def test_steps_have_names_and_are_set_by_a_voice_for_its_own_delegation() -> None:
    room = admitted()
    assert why(room.submit(ask.SetClearance, MEXICO, steps=("Legal", " "))) == Code.TEXT_REQUIRED
    assert why(room.submit(ask.SetClearance, AIDE, steps=("Legal",))) == Code.NOT_A_VOICE
    room.do(ask.SetClearance, MEXICO, steps=("Legal",))
    room.file(PANAMA, WORDS)
    room.do(ask.SetClearance, MEXICO, steps=())
    room.file(MEXICO, create_wording("To thank all."))
