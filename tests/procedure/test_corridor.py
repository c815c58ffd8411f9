"""A corridor deal: a draft that is shared among named delegations, or with the Presidency; and private notes."""

import pytest

from engine.procedure import commands as ask
from engine.procedure.commands import Actor, Attribution, Seat
from engine.procedure.refusals import Code
from engine.procedure.texts import wording_of
from tests.builders import CANADA, MEXICO, OBSERVER, PANAMA, PRESIDENCY, SECRETARIAT, create_wording
from tests.procedure.delegations import AIDE, WORDS, about, admitted, cleared_by, filing
from tests.procedure.shorthand import Negotiation, fact, why


def shared(room: Negotiation, *partners: str, presidency: bool = False) -> str:
    id_ = room.draft(MEXICO, WORDS)
    given = {"partners": partners, "with_presidency": presidency}
    room.do(ask.ShareDraft, MEXICO, **about(room, id_), **given)
    return id_


def test_a_draft_is_there_for_those_that_it_is_shared_with_and_for_nobody_else() -> None:
    room = admitted()
    id_ = shared(room, "PAN")
    edit = {"on_revision": 1, "wording": create_wording("To thank all."), "rationale": "", "sponsors": ()}
    assert why(room.submit(ask.EditDraft, CANADA, **about(room, id_), **edit)) == Code.NOT_FOUND
    assert why(room.submit(ask.EditDraft, PRESIDENCY, **about(room, id_), **edit)) == Code.NOT_FOUND
    room.do(ask.EditDraft, PANAMA, **about(room, id_), **edit)
    assert wording_of(room.amendment(id_).wording) == create_wording("To thank all.")


def test_it_is_filed_in_the_names_of_those_that_agreed_to_it_as_it_stands() -> None:
    room = admitted()
    id_ = shared(room, "PAN", "CAN")
    room.do(ask.AgreeToDraft, CANADA, **about(room, id_))
    edit = {"on_revision": 1, "wording": create_wording("To thank all."), "rationale": ""}
    room.do(ask.EditDraft, MEXICO, **about(room, id_), **edit)
    room.do(ask.AgreeToDraft, PANAMA, **about(room, id_))
    assert filing(room, id_, MEXICO) is None
    assert room.amendment(id_).sponsors == ("PAN",)


def test_only_a_partner_agrees_and_once() -> None:
    room = admitted()
    id_ = shared(room, "PAN")
    assert why(room.submit(ask.AgreeToDraft, MEXICO, **about(room, id_))) == Code.NOT_A_PARTNER
    room.do(ask.AgreeToDraft, PANAMA, **about(room, id_))
    assert why(room.submit(ask.AgreeToDraft, PANAMA, **about(room, id_))) == Code.NOT_A_PARTNER


def test_whoever_is_left_out_no_longer_sees_it_and_has_not_agreed() -> None:
    room = admitted()
    id_ = shared(room, "PAN", "CAN")
    room.do(ask.AgreeToDraft, PANAMA, **about(room, id_))
    room.do(ask.ShareDraft, MEXICO, partners=("CAN",), with_presidency=False, **about(room, id_))
    assert room.amendment(id_).agreed_by == ()
    assert why(room.submit(ask.AgreeToDraft, PANAMA, **about(room, id_))) == Code.NOT_FOUND


def test_a_draft_leaves_its_delegation_by_its_voice_alone() -> None:
    room = admitted()
    id_ = room.draft(AIDE, WORDS)
    given = {"partners": ("PAN",), "with_presidency": False}
    assert why(room.submit(ask.ShareDraft, AIDE, **about(room, id_), **given)) == Code.NOT_A_VOICE


@pytest.mark.parametrize("partners", [("MEX",), ("BLZ",), ("PAN", "PAN")])
def test_partners_are_other_participants_each_once(partners: tuple[str, ...]) -> None:
    room = admitted()
    id_ = room.draft(MEXICO, WORDS)
    given = {"partners": partners, "with_presidency": False}
    decision = room.submit(ask.ShareDraft, MEXICO, **about(room, id_), **given)
    assert why(decision) == Code.BAD_DELEGATION_LIST


def test_a_partner_neither_files_nor_discards_nor_shares_on() -> None:
    room = admitted()
    id_ = shared(room, "PAN")
    assert filing(room, id_, PANAMA) == Code.NOT_YOUR_DELEGATION
    named = {"amendment": id_, "conclusion": room.items[0]}
    assert why(room.submit(ask.DiscardDraft, PANAMA, **named)) == Code.NOT_YOUR_DELEGATION
    given = {"partners": ("CAN",), "with_presidency": False}
    assert why(room.submit(ask.ShareDraft, PANAMA, **about(room, id_), **given)) == Code.NOT_YOUR_DELEGATION


def test_a_partner_who_edits_names_neither_the_author_as_its_own_co_sponsor_nor_is_barred_itself() -> None:
    room = admitted()
    id_ = shared(room, "PAN")
    edit = {"on_revision": 1, "wording": create_wording("To thank all."), "rationale": ""}
    named = {**about(room, id_), **edit}
    assert why(room.submit(ask.EditDraft, PANAMA, sponsors=("MEX",), **named)) == Code.BAD_SPONSORS
    assert room.submit(ask.EditDraft, PANAMA, sponsors=("PAN",), **named).refusal is None


def test_the_presidency_files_as_its_text_only_what_it_was_asked_to_and_what_is_cleared() -> None:
    room = admitted(Seat.REVIEWER)
    chairs = {"attribution": Attribution.PRESIDENCY}
    alone = room.draft(MEXICO, WORDS)
    assert filing(room, alone, PRESIDENCY, **chairs) == Code.NOT_FOUND
    room.do(ask.SetClearance, MEXICO, steps=("Legal",))
    id_ = shared(room, presidency=True)
    assert filing(room, id_, PRESIDENCY, **chairs) == Code.NOT_CLEARED
    assert cleared_by(room, id_, AIDE, 1) is None
    assert filing(room, id_, MEXICO, **chairs) == Code.NOT_FOR_ROLE
    assert filing(room, id_, PRESIDENCY, **chairs) is None


def test_an_amendment_in_nobodys_name_names_nobody_not_even_in_a_refusal() -> None:
    room = admitted()
    id_ = room.draft(MEXICO, WORDS, sponsors=("PAN",))
    assert filing(room, id_, MEXICO, attribution=Attribution.UNATTRIBUTED) is None
    assert room.amendment(id_).sponsors == ()
    named = {"amendment": id_, "conclusion": room.items[0]}
    decision = room.submit(ask.WithdrawAmendment, CANADA, reason="", **named)
    assert (why(decision), fact(decision, "delegation")) == (Code.NOT_YOUR_DELEGATION, "")


# --- notes ------------------------------------------------------------------------------------------------------------


def test_a_note_of_a_delegation_stands_in_a_stream_that_no_command_can_name() -> None:
    room = admitted()
    (written,) = room.do(
        ask.WriteNote, AIDE, conclusion=room.items[0], on_note=0, line="insist", fallback="May"
    ).events
    chosen = {"conclusion": room.items[0], "on_revision": 1, "wording": WORDS, "rationale": ""}
    assert why(room.submit(ask.DraftAmendment, CANADA, id=written.stream, **chosen)) == Code.BAD_ID


def test_a_note_that_a_colleague_has_written_since_is_not_written_over() -> None:
    room = admitted()
    said = {"conclusion": room.items[0], "line": "insist", "fallback": "May"}
    room.do(ask.WriteNote, AIDE, on_note=0, **said)
    assert why(room.submit(ask.WriteNote, MEXICO, on_note=0, **said)) == Code.STALE_NOTE
    assert why(room.submit(ask.WriteNote, MEXICO, on_note=1, **said)) is None
    assert why(room.submit(ask.WriteNote, CANADA, on_note=0, **said)) is None


@pytest.mark.parametrize("actor", [SECRETARIAT, PRESIDENCY, OBSERVER])
def test_only_delegations_have_notes(actor: Actor) -> None:
    room = admitted()
    decision = room.submit(
        ask.WriteNote, actor, conclusion=room.items[0], on_note=0, line="insist", fallback=""
    )
    assert why(decision) == Code.NOT_FOR_ROLE
