"""An author that does not let go: until the hour that was stated its words stand in the text, in brackets."""

import pytest

from engine.procedure import commands as ask
from engine.procedure.commands import Disposition, ProposalKind
from engine.procedure.refusals import Code
from engine.procedure.terms import Terms
from engine.text.wording import Wording
from tests.builders import MEXICO, PANAMA, PRESIDENCY, SECRETARIAT, create_wording
from tests.procedure.shorthand import Negotiation, open_negotiation, why

MAY, JUNE = create_wording("To meet in May."), create_wording("To meet in June.")


def declined(wording: Wording = JUNE, **fields: object) -> tuple[Negotiation, str]:
    """An amendment of Mexico's that was not accepted."""
    room = open_negotiation(MAY)
    room.open_comments()
    id_ = room.file(MEXICO, wording, **fields)
    room.treat(id_, Disposition.NOT_ACCEPTED)
    return room, id_


def test_what_is_maintained_stands_in_brackets_and_is_pending_again() -> None:
    room, id_ = declined()
    assert room.maintain(id_, MEXICO).refusal is None
    assert room.says() == "To meet in [May] [MEX: June]."
    assert (room.amendment(id_).state, room.item().pending) == ("maintained", 1)
    assert room.amendment(id_).base_revision == room.item().revision


def test_until_the_hour_that_was_stated_and_not_after_it() -> None:
    room, id_ = declined()
    assert room.amendment(id_).maintain_until == "2014-11-25T15:00:00.000000Z"
    room.wait(hours=24)
    assert why(room.maintain(id_, MEXICO)) == Code.TOO_LATE
    assert room.amendment(id_).state == "not_accepted"


def test_the_hours_are_the_meetings() -> None:
    room = open_negotiation(MAY)
    room.do(ask.SetTerms, SECRETARIAT, on_version=room.room.version, terms=Terms(maintain_hours=0))
    room.open_comments()
    id_ = room.file(MEXICO, JUNE)
    room.treat(id_, Disposition.NOT_ACCEPTED)
    assert why(room.maintain(id_, MEXICO)) == Code.TOO_LATE


def test_its_author_alone_maintains_it_and_says_why() -> None:
    room, id_ = declined()
    assert why(room.maintain(id_, PANAMA)) == Code.NOT_YOUR_DELEGATION
    assert why(room.maintain(id_, SECRETARIAT)) == Code.NOT_FOR_ROLE
    assert why(room.maintain(id_, MEXICO, reason=" ")) == Code.REASON_REQUIRED


@pytest.mark.parametrize("disposition", [Disposition.ACCEPTED_IN_PART, Disposition.MERGED])
def test_what_was_taken_in_part_is_maintained_too(disposition: Disposition) -> None:
    room = open_negotiation(MAY)
    room.open_comments()
    id_ = room.file(MEXICO, create_wording("To meet in June in Panama."))
    about = {"conclusion": room.items[0], "on_revision": 1, "reason": "between the two"}
    lines = (ask.MergeLine(id_, disposition),)
    room.do(ask.ProposeMerge, SECRETARIAT, id="merge", wording=JUNE, lines=lines, **about)
    shown = room.merges["merge"].wording.hash
    room.do(ask.DecideMerge, PRESIDENCY, merge="merge", text_hash=shown, taken=True, **about)
    assert room.maintain(id_, MEXICO).refusal is None
    assert room.amendment(id_).state == "maintained"


def test_what_was_accepted_or_overtaken_is_not_maintained() -> None:
    room = open_negotiation(MAY)
    room.open_comments()
    id_ = room.file(MEXICO, JUNE)
    room.treat(id_, Disposition.ACCEPTED)
    assert why(room.maintain(id_, MEXICO)) == Code.NOT_IN_THIS_STATE


def test_words_that_cannot_be_laid_over_the_text_are_pending_for_a_person_to_place() -> None:
    room, id_ = declined()
    room.revise(create_wording("To ask the Presidency for a date."))
    assert room.maintain(id_, MEXICO).refusal is None
    assert room.says() == "To ask the Presidency for a date."
    assert (room.amendment(id_).state, room.amendment(id_).carry, room.item().pending) == (
        "maintained",
        "conflict",
        1,
    )


def test_a_proposal_to_suppress_that_is_maintained_is_pending_and_leaves_the_text_alone() -> None:
    room, id_ = declined(Wording(()), kind=ProposalKind.SUPPRESS)
    room.maintain(id_, MEXICO)
    assert (room.says(), room.item().pending) == ("To meet in May.", 1)


def test_an_author_maintains_on_the_text_that_it_sees_though_the_working_text_has_gone_on() -> None:
    room, id_ = declined()
    room.issue()
    room.revise(create_wording("To agree to meet in May."))
    assert (room.item().visible, room.item().revision) == (1, 2)
    assert room.maintain(id_, MEXICO, on_revision=1).refusal is None
    assert room.says() == "To agree to meet in [May] [MEX: June]."


def test_with_its_withdrawal_the_brackets_go() -> None:
    room, id_ = declined()
    room.maintain(id_, MEXICO)
    room.do(ask.WithdrawAmendment, MEXICO, amendment=id_, conclusion=room.items[0], reason="")
    assert (room.says(), room.item().pending) == ("To meet in May.", 0)


def test_brackets_that_are_not_its_own_stay_when_an_amendment_is_withdrawn() -> None:
    room = open_negotiation(create_wording("To meet in [May] [MEX: June]."))
    room.open_comments()
    id_ = room.file(MEXICO, create_wording("To meet again in [May] [MEX: June]."))
    room.do(ask.WithdrawAmendment, MEXICO, amendment=id_, conclusion=room.items[0], reason="")
    assert room.says() == "To meet in [May] [MEX: June]."


def test_brackets_of_others_stay_when_one_lets_go() -> None:
    room, id_ = declined()
    other = room.file(PANAMA, create_wording("To agree to meet in May."))
    room.treat(other, Disposition.NOT_ACCEPTED)
    room.maintain(id_, MEXICO)
    room.maintain(other, PANAMA)
    room.do(ask.WithdrawAmendment, MEXICO, amendment=id_, conclusion=room.items[0], reason="")
    assert room.says() == "To [PAN: agree to] meet in May."


def test_what_is_maintained_blocks_the_way_to_consensus_and_to_agreement() -> None:
    room, id_ = declined()
    room.maintain(id_, MEXICO)
    assert why(room.open_consensus()) == Code.PENDING_AMENDMENTS


def test_maintained_while_consensus_is_sought_it_is_not_passed_over_though_it_could_not_be_laid_over() -> (
    None
):
    room, id_ = declined()
    room.revise(create_wording("To ask the Presidency for a date."))
    room.open_consensus()
    room.maintain(id_, MEXICO)
    for seat in (MEXICO, PANAMA):
        room.stand(seat)
    assert why(room.declare_agreed()) == Code.PENDING_AMENDMENTS


def test_what_is_maintained_is_accepted_like_any_other() -> None:
    room, id_ = declined()
    room.maintain(id_, MEXICO)
    assert room.treat(id_, Disposition.ACCEPTED).refusal is None
    assert (room.says(), room.item().pending) == ("To meet in June.", 0)


def test_what_was_decided_is_pending_no_more() -> None:
    """It is not carried on, and not counted."""
    room, id_ = declined()
    assert room.amendment(id_).course == "ended"


def test_what_stands_in_brackets_is_withdrawn_before_another_is_filed_in_its_place() -> None:
    room = open_negotiation()
    room.open_comments()
    amendment = room.file(MEXICO, create_wording("To thank Mexico warmly."))
    room.treat(amendment, Disposition.NOT_ACCEPTED)
    about = {"amendment": amendment, "conclusion": room.items[0], "on_revision": 1, "reason": "we insist"}
    room.do(ask.MaintainAmendment, MEXICO, **about)
    again = {"conclusion": room.items[0], "on_revision": 2, "rationale": "", "again": amendment}
    decision = room.submit(ask.DraftAmendment, MEXICO, wording=create_wording("To thank all."), **again)
    assert why(decision) == Code.STANDS_IN_BRACKETS
