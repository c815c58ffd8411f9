"""An amendment: private, filed, and then exactly one disposition."""

import pytest

from engine.procedure import commands as ask
from engine.procedure.commands import Actor, Disposition
from engine.procedure.events import AmendmentDisposed, AmendmentWithdrawn, OfDraft, WordingRevised
from engine.procedure.refusals import Code
from engine.procedure.texts import wording_of
from tests.builders import CANADA, MEXICO, OBSERVER, PANAMA, PRESIDENCY, SECRETARIAT, create_wording
from tests.procedure.shorthand import Negotiation, fact, open_negotiation, why

PROPOSED = create_wording("To thank Mexico and Canada.")
OTHER = create_wording("To thank Mexico and Panama.")


@pytest.fixture
def room() -> Negotiation:
    """One item, open for comments."""
    negotiation = open_negotiation()
    negotiation.open_comments()
    return negotiation


def test_a_draft_is_told_in_a_stream_of_its_own(room: Negotiation) -> None:
    before = room.item().version
    id_ = room.draft(MEXICO, PROPOSED)
    assert isinstance(room.events[-1], OfDraft)
    assert (room.events[-1].stream, room.item().version) == (id_, before)


@pytest.mark.parametrize("actor", [CANADA, SECRETARIAT, PRESIDENCY, OBSERVER])
def test_for_everybody_else_there_is_no_such_draft(room: Negotiation, actor: Actor) -> None:
    id_ = room.draft(MEXICO, PROPOSED)
    about = {"amendment": id_, "conclusion": room.items[0]}
    for decision in (
        room.submit(ask.FileAmendment, actor, on_version=1, **about),
        room.submit(ask.DiscardDraft, actor, **about),
        room.submit(ask.WithdrawAmendment, actor, reason="", **about),
        room.submit(ask.ProposeTreatment, actor, disposition=Disposition.ACCEPTED, reason="x", **about),
    ):
        assert (why(decision), fact(decision, "what")) == (Code.NOT_FOUND, "amendment")


def test_a_discarded_draft_stays_hidden_and_is_never_filed(room: Negotiation) -> None:
    id_ = room.draft(MEXICO, PROPOSED)
    about = {"amendment": id_, "conclusion": room.items[0]}
    room.do(ask.DiscardDraft, MEXICO, **about)
    assert why(room.submit(ask.FileAmendment, MEXICO, on_version=2, **about)) == Code.NOT_IN_THIS_STATE
    assert why(room.submit(ask.FileAmendment, CANADA, on_version=2, **about)) == Code.NOT_FOUND


def test_what_is_filed_is_the_draft_that_was_shown(room: Negotiation) -> None:
    id_ = room.draft(MEXICO, PROPOSED)
    about = {"amendment": id_, "conclusion": room.items[0]}
    room.do(ask.EditDraft, MEXICO, on_version=1, on_revision=1, wording=OTHER, rationale="better", **about)
    assert why(room.submit(ask.FileAmendment, MEXICO, on_version=1, **about)) == Code.STALE_VERSION
    room.do(ask.FileAmendment, MEXICO, on_version=2, **about)
    assert wording_of(room.amendment(id_).wording) == OTHER


def test_an_accepted_amendment_is_the_next_revision_word_for_word(room: Negotiation) -> None:
    id_ = room.file(MEXICO, PROPOSED)
    disposed, revised = room.treat(id_, Disposition.ACCEPTED).events
    assert isinstance(disposed, AmendmentDisposed)
    assert isinstance(revised, WordingRevised)
    assert (revised.revision, revised.amendment, wording_of(room.item().wording)) == (2, id_, PROPOSED)


def test_an_amendment_that_is_not_accepted_leaves_the_text_alone_and_gives_the_reason(
    room: Negotiation,
) -> None:
    id_ = room.file(MEXICO, PROPOSED)
    room.treat(id_, Disposition.NOT_ACCEPTED)
    assert (room.item().revision, room.amendment(id_).state, str(room.amendment(id_).reason)) == (
        1,
        "not_accepted",
        "as discussed",
    )


def test_the_presidency_decides_only_what_the_secretariat_has_proposed_a_treatment_for(
    room: Negotiation,
) -> None:
    id_ = room.file(MEXICO, PROPOSED)
    assert why(room.decide(id_, Disposition.ACCEPTED)) == Code.NO_TREATMENT_PROPOSED


def test_the_presidency_may_decide_otherwise_than_was_proposed(room: Negotiation) -> None:
    id_ = room.file(MEXICO, PROPOSED)
    room.propose_treatment(id_, Disposition.NOT_ACCEPTED)
    assert room.decide(id_, Disposition.ACCEPTED).refusal is None


@pytest.mark.parametrize("actor", [SECRETARIAT, MEXICO, OBSERVER])
def test_nobody_but_the_presidency_decides(room: Negotiation, actor: Actor) -> None:
    id_ = room.file(MEXICO, PROPOSED)
    room.propose_treatment(id_, Disposition.ACCEPTED)
    given = {
        "amendment": id_,
        "conclusion": room.items[0],
        "on_revision": 1,
        "text_hash": room.amendment(id_).wording.hash,
        "disposition": Disposition.ACCEPTED,
        "reason": "x",
    }
    assert why(room.submit(ask.DecideTreatment, actor, **given)) == Code.NOT_FOR_ROLE


@pytest.mark.parametrize("first", [Disposition.ACCEPTED, Disposition.NOT_ACCEPTED])
@pytest.mark.parametrize("second", [Disposition.ACCEPTED, Disposition.NOT_ACCEPTED])
def test_there_is_exactly_one_disposition(room: Negotiation, first: Disposition, second: Disposition) -> None:
    id_ = room.file(MEXICO, PROPOSED)
    room.treat(id_, first)
    assert why(room.decide(id_, second)) == Code.NOT_IN_THIS_STATE
    about = {"amendment": id_, "conclusion": room.items[0], "reason": ""}
    assert why(room.submit(ask.WithdrawAmendment, MEXICO, **about)) == Code.NOT_IN_THIS_STATE


def test_a_decision_needs_its_reason_and_binds_the_text_that_was_shown(room: Negotiation) -> None:
    id_ = room.file(MEXICO, PROPOSED)
    room.propose_treatment(id_, Disposition.ACCEPTED)
    assert why(room.decide(id_, Disposition.ACCEPTED, reason=" ")) == Code.REASON_REQUIRED
    assert why(room.decide(id_, Disposition.ACCEPTED, text_hash="0" * 64)) == Code.STALE_TEXT


def test_when_the_base_moves_pending_amendments_stay_pending_and_cannot_be_accepted(
    room: Negotiation,
) -> None:
    left, taken = room.file(PANAMA, OTHER), room.file(MEXICO, PROPOSED)
    room.propose_treatment(left, Disposition.ACCEPTED)
    room.treat(taken, Disposition.ACCEPTED)
    decision = room.decide(left, Disposition.ACCEPTED)
    assert (room.amendment(left).state, room.amendment(left).base_revision) == ("filed", 1)
    assert (why(decision), fact(decision, "base_revision"), fact(decision, "revision")) == (
        Code.BASE_MOVED,
        1,
        2,
    )


def test_only_what_the_base_has_left_behind_is_overtaken(room: Negotiation) -> None:
    left, taken = room.file(PANAMA, OTHER), room.file(MEXICO, PROPOSED)
    about = {
        "amendment": left,
        "conclusion": room.items[0],
        "disposition": Disposition.OVERTAKEN,
        "reason": "x",
    }
    assert why(room.submit(ask.ProposeTreatment, SECRETARIAT, **about)) == Code.BASE_NOT_MOVED
    room.treat(taken, Disposition.ACCEPTED)
    assert room.treat(left, Disposition.OVERTAKEN).refusal is None


def test_its_author_files_again_on_the_current_revision_and_the_old_one_is_withdrawn(
    room: Negotiation,
) -> None:
    old, taken = room.file(PANAMA, OTHER), room.file(MEXICO, PROPOSED)
    room.treat(taken, Disposition.ACCEPTED)
    anew = room.file(PANAMA, create_wording("To thank Mexico, Canada and Panama."), again=old)
    withdrawn = room.events[-1]
    assert isinstance(withdrawn, AmendmentWithdrawn)
    assert (room.amendment(old).state, room.amendment(old).filed_again) == ("withdrawn", anew)
    assert (room.amendment(anew).base_revision, room.item().pending) == (2, 1)


def test_another_delegations_amendment_is_not_filed_again(room: Negotiation) -> None:
    old, taken = room.file(PANAMA, OTHER), room.file(MEXICO, PROPOSED)
    room.treat(taken, Disposition.ACCEPTED)
    given = {"conclusion": room.items[0], "on_revision": 2, "wording": OTHER, "rationale": "", "again": old}
    assert why(room.submit(ask.DraftAmendment, CANADA, **given)) == Code.NOT_FOUND


def test_consensus_is_not_opened_over_a_pending_amendment(room: Negotiation) -> None:
    room.file(MEXICO, PROPOSED)
    decision = room.open_consensus()
    assert (why(decision), fact(decision, "count")) == (Code.PENDING_AMENDMENTS, 1)


def test_an_author_withdraws_its_own_amendment_and_no_other(room: Negotiation) -> None:
    id_ = room.file(MEXICO, PROPOSED)
    about = {"amendment": id_, "conclusion": room.items[0], "reason": ""}
    assert why(room.submit(ask.WithdrawAmendment, PANAMA, **about)) == Code.NOT_YOUR_DELEGATION
    assert room.submit(ask.WithdrawAmendment, MEXICO, **about).refusal is None


def test_a_draft_whose_base_moved_is_put_on_the_new_base_by_its_author_before_it_is_filed(
    room: Negotiation,
) -> None:
    draft, taken = room.draft(PANAMA, OTHER), room.file(MEXICO, PROPOSED)
    room.treat(taken, Disposition.ACCEPTED)
    about = {"amendment": draft, "conclusion": room.items[0]}
    assert why(room.submit(ask.FileAmendment, PANAMA, on_version=1, **about)) == Code.BASE_MOVED
    room.do(ask.EditDraft, PANAMA, on_version=1, on_revision=2, wording=OTHER, rationale="", **about)
    assert room.submit(ask.FileAmendment, PANAMA, on_version=2, **about).refusal is None


def test_amendments_are_drafted_only_while_comments_are_open(room: Negotiation) -> None:
    room.open_consensus()
    given = {"conclusion": room.items[0], "on_revision": 1, "wording": OTHER, "rationale": ""}
    decision = room.submit(ask.DraftAmendment, MEXICO, **given)
    assert (why(decision), fact(decision, "state")) == (Code.NOT_WHILE, "consensus")
