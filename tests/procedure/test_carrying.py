"""When the base moves: every pending amendment is carried exactly, found contained, or left for a person to look at."""

import pytest

from engine.procedure import commands as ask
from engine.procedure.commands import Disposition, ProposalKind
from engine.procedure.events import AmendmentCarried, Carry, ConclusionWithdrawn
from engine.procedure.refusals import Code
from engine.procedure.texts import wording_of
from engine.text.wording import Wording
from tests.builders import CANADA, MEXICO, PANAMA, SECRETARIAT, create_wording
from tests.procedure.shorthand import Negotiation, fact, open_negotiation, why

BASE = create_wording("The Member Countries agreed to continue the work.", "Send the matrix by December.")
WORK = create_wording("The Member Countries agreed to continue their work.", "Send the matrix by December.")
DATE = create_wording("The Member Countries agreed to continue the work.", "Send the matrix by January.")
BOTH = create_wording("The Member Countries agreed to continue their work.", "Send the matrix by January.")
OTHER_DATE = create_wording("The Member Countries agreed to continue the work.", "Send the matrix by March.")
NOTHING = Wording(())


@pytest.fixture
def room() -> Negotiation:
    negotiation = open_negotiation(BASE)
    negotiation.open_comments()
    return negotiation


def _carried(room: Negotiation) -> dict[str, AmendmentCarried]:
    return {event.amendment: event for event in room.events if isinstance(event, AmendmentCarried)}


def test_an_amendment_elsewhere_in_the_item_is_carried_exactly_and_can_be_accepted(room: Negotiation) -> None:
    date, work = room.file(PANAMA, DATE), room.file(MEXICO, WORK)
    room.treat(work, Disposition.ACCEPTED)
    carried = room.amendment(date)
    assert (carried.carry, carried.base_revision, wording_of(carried.wording)) == (Carry.EXACT, 2, BOTH)
    room.treat(date, Disposition.ACCEPTED)
    assert wording_of(room.item().wording) == BOTH


def test_what_its_author_filed_stays_readable(room: Negotiation) -> None:
    date, work = room.file(PANAMA, DATE), room.file(MEXICO, WORK)
    room.treat(work, Disposition.ACCEPTED)
    carried = room.amendment(date)
    assert carried.filed_wording is not None
    assert (wording_of(carried.filed_wording), carried.filed_revision) == (DATE, 1)


def test_an_amendment_of_the_same_words_becomes_a_conflict_and_stays_pending(room: Negotiation) -> None:
    left, taken = room.file(PANAMA, OTHER_DATE), room.file(MEXICO, DATE)
    room.treat(taken, Disposition.ACCEPTED)
    found = room.amendment(left)
    assert (found.carry, found.why, found.state, found.base_revision) == (
        Carry.CONFLICT,
        "overlap",
        "filed",
        1,
    )


def test_an_amendment_that_the_new_revision_has_already_is_contained(room: Negotiation) -> None:
    same, taken = room.file(PANAMA, DATE), room.file(MEXICO, DATE)
    room.treat(taken, Disposition.ACCEPTED)
    assert room.amendment(same).carry == Carry.CONTAINED
    assert room.treat(same, Disposition.OVERTAKEN).refusal is None


def test_the_secretariats_own_revision_carries_amendments_too(room: Negotiation) -> None:
    date = room.file(PANAMA, DATE)
    about = {"conclusion": room.items[0], "on_revision": 1, "reason": "language"}
    room.do(ask.ReviseWording, SECRETARIAT, wording=WORK, **about)
    assert wording_of(room.amendment(date).wording) == BOTH


def test_what_was_proposed_about_former_words_is_void(room: Negotiation) -> None:
    date, work = room.file(PANAMA, DATE), room.file(MEXICO, WORK)
    room.propose_treatment(date, Disposition.NOT_ACCEPTED)
    room.treat(work, Disposition.ACCEPTED)
    assert why(room.decide(date, Disposition.NOT_ACCEPTED)) == Code.NO_TREATMENT_PROPOSED


def test_co_sponsors_are_asked_again_when_the_words_have_changed(room: Negotiation) -> None:
    date, work = room.file(PANAMA, DATE, sponsors=("CAN",)), room.file(MEXICO, WORK)
    room.treat(work, Disposition.ACCEPTED)
    carried = room.amendment(date)
    assert (carried.sponsors, carried.asked_again) == ((), ("CAN",))


def test_a_co_sponsor_that_is_asked_again_answers_for_itself_and_for_the_words_it_was_shown(
    room: Negotiation,
) -> None:
    date, work = room.file(PANAMA, DATE, sponsors=("CAN",)), room.file(MEXICO, WORK)
    room.treat(work, Disposition.ACCEPTED)
    about = {"amendment": date, "conclusion": room.items[0]}
    shown = room.amendment(date).wording.hash
    assert why(room.submit(ask.ConfirmSponsorship, MEXICO, text_hash=shown, **about)) == Code.NOT_A_SPONSOR
    assert why(room.submit(ask.ConfirmSponsorship, CANADA, text_hash="0" * 64, **about)) == Code.STALE_TEXT
    room.do(ask.ConfirmSponsorship, CANADA, text_hash=shown, **about)
    assert (room.amendment(date).sponsors, room.amendment(date).asked_again) == (("CAN",), ())


def test_an_offer_to_join_can_be_taken_back(room: Negotiation) -> None:
    own, other = room.file(PANAMA, DATE), room.file(MEXICO, WORK)
    about = {"conclusion": room.items[0]}
    room.do(ask.OfferToJoin, PANAMA, amendment=own, to=other, **about)
    room.do(ask.TakeBackOffer, PANAMA, amendment=own, **about)
    assert why(room.submit(ask.AcceptJoin, MEXICO, amendment=other, joining=own, **about)) == Code.NOT_OFFERED


@pytest.mark.parametrize("sponsors", [("PAN",), ("CAN", "CAN"), ("FRA",)])
def test_co_sponsors_are_other_participants(room: Negotiation, sponsors: tuple[str, ...]) -> None:
    given = {
        "conclusion": room.items[0],
        "on_revision": 1,
        "wording": DATE,
        "rationale": "",
        "sponsors": sponsors,
    }
    assert why(room.submit(ask.DraftAmendment, PANAMA, **given)) == Code.BAD_SPONSORS


def test_a_conflict_is_tried_again_from_its_own_base_when_the_text_moves_on(room: Negotiation) -> None:
    left, taken = room.file(PANAMA, OTHER_DATE), room.file(MEXICO, DATE)
    room.treat(taken, Disposition.ACCEPTED)
    about = {"conclusion": room.items[0], "on_revision": 2, "reason": "back to the first date"}
    room.do(ask.ReviseWording, SECRETARIAT, wording=BASE, **about)
    found = room.amendment(left)
    assert (found.carry, found.base_revision, wording_of(found.wording)) == (Carry.EXACT, 3, OTHER_DATE)


def test_to_suppress_an_item_is_to_withdraw_it_by_decision(room: Negotiation) -> None:
    id_ = room.file(CANADA, NOTHING, kind=ProposalKind.SUPPRESS)
    decision = room.treat(id_, Disposition.ACCEPTED)
    assert isinstance(decision.events[-1], ConclusionWithdrawn)
    assert (room.item().state, room.amendment(id_).state) == ("withdrawn", "accepted")


def test_an_item_is_not_suppressed_over_other_pending_amendments(room: Negotiation) -> None:
    room.file(PANAMA, DATE)
    id_ = room.file(CANADA, NOTHING, kind=ProposalKind.SUPPRESS)
    decision = room.treat(id_, Disposition.ACCEPTED)
    assert (why(decision), fact(decision, "count")) == (Code.PENDING_AMENDMENTS, 1)


def test_whether_a_revised_item_should_still_go_is_its_authors_question(room: Negotiation) -> None:
    id_, work = room.file(CANADA, NOTHING, kind=ProposalKind.SUPPRESS), room.file(MEXICO, WORK)
    room.treat(work, Disposition.ACCEPTED)
    assert (room.amendment(id_).carry, room.amendment(id_).why) == (Carry.CONFLICT, "item_revised")


def test_to_suppress_takes_no_words_and_to_modify_takes_some(room: Negotiation) -> None:
    given = {"conclusion": room.items[0], "on_revision": 1, "rationale": ""}
    with_words = room.submit(ask.DraftAmendment, CANADA, wording=DATE, kind=ProposalKind.SUPPRESS, **given)
    without = room.submit(ask.DraftAmendment, CANADA, wording=NOTHING, **given)
    assert (why(with_words), why(without)) == (Code.NOT_TO_SUPPRESS, Code.EMPTY_WORDING)


def test_nothing_pending_is_ever_left_without_a_word_when_the_base_moves(room: Negotiation) -> None:
    filed = [room.file(PANAMA, wording) for wording in (DATE, OTHER_DATE, WORK, BOTH)]
    room.treat(filed[0], Disposition.ACCEPTED)
    assert set(_carried(room)) == set(filed[1:])


def test_two_amendments_become_one_by_their_authors(room: Negotiation) -> None:
    own, other = room.file(PANAMA, DATE), room.file(MEXICO, WORK)
    about = {"conclusion": room.items[0]}
    assert why(room.submit(ask.AcceptJoin, MEXICO, amendment=other, joining=own, **about)) == Code.NOT_OFFERED
    room.do(ask.OfferToJoin, PANAMA, amendment=own, to=other, **about)
    room.do(ask.AcceptJoin, MEXICO, amendment=other, joining=own, **about)
    joined, kept = room.amendment(own), room.amendment(other)
    assert (joined.state, joined.joined, kept.sponsors, room.item().pending) == (
        "withdrawn",
        other,
        ("PAN",),
        1,
    )


@pytest.mark.parametrize("seat", [CANADA, MEXICO])
def test_nobody_offers_or_takes_in_for_another(room: Negotiation, seat: ask.Actor) -> None:
    own, other = room.file(PANAMA, DATE), room.file(MEXICO, WORK)
    about = {"conclusion": room.items[0]}
    assert (
        why(room.submit(ask.OfferToJoin, seat, amendment=own, to=other, **about)) == Code.NOT_YOUR_DELEGATION
    )
    room.do(ask.OfferToJoin, PANAMA, amendment=own, to=other, **about)
    assert (
        why(room.submit(ask.AcceptJoin, CANADA, amendment=other, joining=own, **about))
        == Code.NOT_YOUR_DELEGATION
    )
