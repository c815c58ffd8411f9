"""What awaits whom: each thing that somebody must do is said to those who may do it, and to nobody else."""

from datetime import timedelta
from typing import Any

import pytest

from engine.procedure import commands as ask
from engine.procedure.awaiting import OnTheTable, awaits
from engine.procedure.commands import (
    Actor,
    Attribution,
    Disposition,
    Nature,
    PositionKind,
    Role,
    RoomOutcome,
    Seat,
)
from engine.procedure.instants import spelled
from engine.procedure.texts import wording_of
from engine.text.wording import print_wording
from tests.builders import CANADA, MEXICO, PANAMA, PRESIDENCY, SECRETARIAT, create_wording
from tests.procedure.shorthand import Negotiation, open_negotiation

PROPOSED = create_wording("To thank Mexico and Canada.")
REVIEWER = Actor("person-reviewer", Role.DELEGATION, "MEX")
MEMBER = Actor("person-member", Role.DELEGATION, "MEX")


@pytest.fixture
def room() -> Negotiation:
    """One item, open for comments."""
    negotiation = open_negotiation()
    negotiation.open_comments()
    return negotiation


def asked(room: Negotiation, actor: Actor) -> tuple[str, ...]:
    """What the only item asks of the actor, who is shown everything."""
    table = OnTheTable(tuple(room.fold.amendments.values()))
    return awaits(actor, room.room, room.item(), table, room.rules, room.now)


def about(room: Negotiation, amendment: str, **fields: Any) -> dict[str, Any]:
    return {"amendment": amendment, "conclusion": room.items[0], **fields}


def seat(room: Negotiation, actor: Actor, kind: Seat) -> None:
    given = {"person": actor.person, "role": actor.role, "delegation": actor.delegation, "seat": kind}
    room.do(ask.AdmitPerson, SECRETARIAT, **given)


def test_a_draft_awaits_those_who_may_file_it(room: Negotiation) -> None:
    seat(room, MEMBER, Seat.MEMBER)
    room.draft(MEMBER, PROPOSED)
    assert asked(room, MEXICO) == ("file_amendment",)
    assert asked(room, MEMBER) == asked(room, CANADA) == asked(room, SECRETARIAT) == ()


def test_a_draft_with_a_step_left_awaits_a_reviewer_and_then_a_voice(room: Negotiation) -> None:
    seat(room, REVIEWER, Seat.REVIEWER)
    room.do(ask.SetClearance, MEXICO, steps=("Legal",))
    draft = room.draft(MEXICO, PROPOSED)
    assert (asked(room, REVIEWER), asked(room, MEXICO)) == (("clear_draft",), ())
    room.do(ask.ClearDraft, REVIEWER, **about(room, draft, on_version=1, step=1))
    assert (asked(room, REVIEWER), asked(room, MEXICO)) == ((), ("file_amendment",))


def test_without_reviewers_the_voices_clear(room: Negotiation) -> None:
    room.do(ask.SetClearance, MEXICO, steps=("Minister",))
    room.draft(MEXICO, PROPOSED)
    assert asked(room, MEXICO) == ("clear_draft",)


def test_a_draft_that_was_sent_back_awaits_its_authors(room: Negotiation) -> None:
    seat(room, REVIEWER, Seat.REVIEWER)
    room.do(ask.SetClearance, MEXICO, steps=("Legal",))
    draft = room.draft(MEXICO, PROPOSED)
    room.do(ask.SendBackDraft, REVIEWER, **about(room, draft, on_version=1, reason="too far"))
    assert (asked(room, MEXICO), asked(room, REVIEWER)) == (("edit_draft",), ())


def test_a_shared_draft_awaits_the_agreement_of_those_it_is_shared_with(room: Negotiation) -> None:
    draft = room.draft(MEXICO, PROPOSED)
    room.do(ask.ShareDraft, MEXICO, **about(room, draft, on_version=1, partners=("CAN",)))
    assert (asked(room, CANADA), asked(room, PANAMA)) == (("agree_to_draft",), ())
    room.do(ask.AgreeToDraft, CANADA, **about(room, draft, on_version=2))
    assert asked(room, CANADA) == ()


def test_a_draft_shared_with_the_presidency_awaits_it(room: Negotiation) -> None:
    draft = room.draft(MEXICO, PROPOSED)
    assert "file_as_presidency" not in asked(room, PRESIDENCY)
    room.do(ask.ShareDraft, MEXICO, **about(room, draft, on_version=1, partners=(), with_presidency=True))
    assert "file_as_presidency" in asked(room, PRESIDENCY)


def test_a_decision_awaits_its_author_until_the_stated_hour(room: Negotiation) -> None:
    amendment = room.file(MEXICO, PROPOSED)
    room.treat(amendment, Disposition.NOT_ACCEPTED)
    assert (asked(room, MEXICO), asked(room, CANADA)) == (("maintain",), ())
    room.now += timedelta(hours=24)
    assert asked(room, MEXICO) == ()


def test_what_is_maintained_awaits_no_treatment_and_no_filing_again(room: Negotiation) -> None:
    amendment = room.file(MEXICO, PROPOSED)
    room.treat(amendment, Disposition.NOT_ACCEPTED)
    room.do(ask.MaintainAmendment, MEXICO, **about(room, amendment, on_revision=1, reason="ours"))
    assert asked(room, SECRETARIAT) == asked(room, MEXICO) == ()


def test_maintained_words_that_could_not_be_laid_over_the_text_await_the_secretariat(
    room: Negotiation,
) -> None:
    amendment = room.file(MEXICO, PROPOSED)
    room.treat(amendment, Disposition.NOT_ACCEPTED)
    given = {"conclusion": room.items[0], "on_revision": 1, "reason": "anew"}
    room.do(ask.ReviseWording, SECRETARIAT, wording=create_wording("To honour all of Belize."), **given)
    room.do(ask.MaintainAmendment, MEXICO, **about(room, amendment, on_revision=2, reason="ours"))
    assert asked(room, SECRETARIAT) == ("place_maintained",)


def test_an_entry_awaits_the_confirmation_of_whoever_was_not_there_and_disputed_the_secretariat(
    room: Negotiation,
) -> None:
    given = {"conclusion": room.items[0], "on_revision": 1, "wording": PROPOSED, "rationale": ""}
    came = {"delegation": "MEX", "source": "a message", "received": spelled(room.now)}
    room.do(ask.FileOnBehalf, SECRETARIAT, id="relayed", **given, **came)
    assert (asked(room, MEXICO), asked(room, CANADA)) == (("confirm_entry",), ())
    room.do(ask.ConfirmEntry, MEXICO, **about(room, "relayed", confirms=False, reason="not ours"))
    assert asked(room, MEXICO) == ()
    assert "settle_dispute" in asked(room, SECRETARIAT)


def test_a_floated_idea_awaits_its_author_while_the_sitting_is_on(room: Negotiation) -> None:
    room.do(ask.OpenSitting, PRESIDENCY, present=("CAN", "MEX", "PAN"))
    given = {"conclusion": room.items[0], "on_revision": 1, "wording": PROPOSED}
    room.do(ask.EnterInRoom, SECRETARIAT, delegations=("MEX",), outcome=RoomOutcome.FLOATED, **given)
    assert (asked(room, MEXICO), asked(room, CANADA)) == (("maintain_idea",), ())


def test_an_editorial_change_awaits_delegations_until_its_hours_are_over(room: Negotiation) -> None:
    given = {"conclusion": room.items[0], "on_revision": 1, "reason": "a comma"}
    room.do(ask.ReviseWording, SECRETARIAT, wording=PROPOSED, nature=Nature.EDITORIAL, **given)
    assert asked(room, CANADA) == ("call_material",)
    room.now += timedelta(hours=24)
    assert asked(room, CANADA) == ()


def test_a_hold_awaits_its_delegation_on_its_last_day_and_expired_it_is_no_position(
    room: Negotiation,
) -> None:
    room.open_consensus()
    given = {"conclusion": room.items[0], "on_revision": 1, "reason": "", "owner": "Legal"}
    until = spelled(room.now + timedelta(hours=30))
    room.do(ask.TakePosition, MEXICO, kind=PositionKind.SCRUTINY_HOLD, until=until, **given)
    assert asked(room, MEXICO) == ()
    room.now += timedelta(hours=10)
    assert asked(room, MEXICO) == ("renew_hold",)
    room.now += timedelta(hours=20)
    assert asked(room, MEXICO) == ("take_position",)


def test_what_is_pending_a_capital_awaits_its_delegation_until_it_is_confirmed(room: Negotiation) -> None:
    room.open_consensus()
    for seat_ in (CANADA, PANAMA):
        room.stand(seat_)
    room.stand(MEXICO, PositionKind.AD_REFERENDUM)
    assert (asked(room, MEXICO), asked(room, CANADA)) == (("confirm_ad_referendum",), ())
    assert room.declare_agreed().refusal is None
    assert asked(room, MEXICO) == ("confirm_ad_referendum",)
    room.stand(MEXICO)
    assert asked(room, MEXICO) == ()


def test_maintaining_names_the_revision_that_members_see_and_its_words_stand_in_the_working_text(
    room: Negotiation,
) -> None:
    amendment = room.file(MEXICO, PROPOSED)
    room.treat(amendment, Disposition.NOT_ACCEPTED)
    item, frame = room.item(), room.room.frame
    line = ask.CertifiedItem(item.id, item.version, item.revision, item.wording.hash)
    room.do(ask.IssueDraft, SECRETARIAT, symbol="RCGM/2014/2", items=(line,), frame=frame)
    given = {"conclusion": room.items[0], "on_revision": 1, "reason": "working"}
    text = create_wording("Once more to thank Mexico for its presentation.")
    room.do(ask.ReviseWording, SECRETARIAT, wording=text, **given)
    room.do(ask.MaintainAmendment, MEXICO, **about(room, amendment, on_revision=1, reason="ours"))
    assert room.item().revision == 3
    assert "[MEX: " in print_wording(wording_of(room.item().wording))


@pytest.mark.parametrize("attribution", [Attribution.UNATTRIBUTED, Attribution.PRESIDENCY])
def test_brackets_of_what_was_filed_in_nobodys_name_name_nobody_and_go_with_its_withdrawal(
    room: Negotiation, attribution: Attribution
) -> None:
    draft = room.draft(MEXICO, PROPOSED)
    room.do(ask.ShareDraft, MEXICO, **about(room, draft, on_version=1, partners=(), with_presidency=True))
    who = PRESIDENCY if attribution == Attribution.PRESIDENCY else MEXICO
    room.do(ask.FileAmendment, who, **about(room, draft, on_version=2, attribution=attribution))
    room.treat(draft, Disposition.NOT_ACCEPTED)
    room.do(ask.MaintainAmendment, MEXICO, **about(room, draft, on_revision=1, reason="ours"))
    bracketed = print_wording(wording_of(room.item().wording))
    assert "[" in bracketed
    assert "MEX" not in bracketed
    room.do(ask.WithdrawAmendment, MEXICO, **about(room, draft, reason=""))
    assert wording_of(room.item().wording) == create_wording()
