"""One text from many amendments: proposed by the secretariat, answered by authors, decided by the Presidency."""

import pytest

from engine.procedure import commands as ask
from engine.procedure.commands import Actor, Disposition, MergeLine
from engine.procedure.decide import Decision
from engine.procedure.events import AmendmentDisposed, MergeDecided, WordingRevised
from engine.procedure.refusals import Code
from engine.procedure.texts import wording_of
from engine.text.wording import Wording
from tests.builders import (
    MEXICO,
    OBSERVER,
    PANAMA,
    PRESIDENCY,
    SEATS,
    SECRETARIAT,
    create_wording,
    new_id,
)
from tests.procedure.shorthand import Negotiation, fact, open_negotiation, why

BASE = create_wording("To send the matrix by December 15th, 2014.")
MARCH = create_wording("To send the matrix by March 15th, 2015.")
MAY = create_wording("To send the matrix by May 15th, 2015.")
APRIL = create_wording("To send the matrix by April 15th, 2015.")
BRACKETS = create_wording("To send the matrix by [Mexico: March 15th, 2015] [Panama: May 15th, 2015].")


@pytest.fixture
def room() -> Negotiation:
    negotiation = open_negotiation(BASE)
    negotiation.open_comments()
    return negotiation


def _propose(
    room: Negotiation, wording: Wording, *lines: tuple[str, Disposition], **fields: object
) -> Decision:
    given = {
        "conclusion": room.items[0],
        "on_revision": room.item().revision,
        "wording": wording,
        "reason": "half way between the two",
        "lines": tuple(MergeLine(*line) for line in lines),
    }
    return room.submit(ask.ProposeMerge, SECRETARIAT, **(given | fields))


def _compromise(room: Negotiation) -> tuple[str, str, str]:
    """Mexico's and Panama's amendments, and a text between them; returns the ids of the three."""
    march, may, merge = room.file(MEXICO, MARCH), room.file(PANAMA, MAY), new_id()
    lines = ((march, Disposition.MERGED), (may, Disposition.ACCEPTED_IN_PART))
    assert _propose(room, APRIL, *lines, id=merge).refusal is None
    return march, may, merge


def _decide(
    room: Negotiation, merge: str, taken: bool = True, actor: Actor = PRESIDENCY, **fields: object
) -> Decision:
    given = {
        "conclusion": room.items[0],
        "merge": merge,
        "on_revision": room.item().revision,
        "text_hash": room.merges[merge].wording.hash,
        "taken": taken,
        "reason": "as the room wished",
    }
    return room.submit(ask.DecideMerge, actor, **(given | fields))


def test_taken_a_merged_text_is_the_next_revision_and_each_amendment_ends_as_was_said(
    room: Negotiation,
) -> None:
    march, may, merge = _compromise(room)
    events = _decide(room, merge).events
    assert [type(event) for event in events] == [
        MergeDecided,
        AmendmentDisposed,
        AmendmentDisposed,
        WordingRevised,
    ]
    assert wording_of(room.item().wording) == APRIL
    assert (room.amendment(march).state, room.amendment(may).state) == ("merged", "accepted_in_part")
    assert room.item().pending == 0


def test_returned_everything_stays_as_it_was(room: Negotiation) -> None:
    *_, merge = _compromise(room)
    _decide(room, merge, taken=False)
    assert (room.item().revision, room.item().merge, room.item().pending) == (1, None, 2)
    assert why(_decide(room, merge)) == Code.NO_MERGE


@pytest.mark.parametrize("actor", [SECRETARIAT, MEXICO, OBSERVER])
def test_nobody_but_the_presidency_takes_it(room: Negotiation, actor: Actor) -> None:
    *_, merge = _compromise(room)
    assert why(_decide(room, merge, actor=actor)) == Code.NOT_FOR_ROLE


def test_the_decision_binds_the_text_that_was_shown(room: Negotiation) -> None:
    *_, merge = _compromise(room)
    assert why(_decide(room, merge, text_hash="0" * 64)) == Code.STALE_TEXT
    assert why(_decide(room, merge, reason=" ")) == Code.REASON_REQUIRED


def test_a_text_that_was_proposed_later_takes_the_place_of_the_one_before(room: Negotiation) -> None:
    march, _, first = _compromise(room)
    second = new_id()
    _propose(room, MARCH, (march, Disposition.ACCEPTED), id=second)
    assert why(_decide(room, first)) == Code.NO_MERGE
    assert _decide(room, second).refusal is None


def test_authors_are_asked_and_no_answer_never_blocks(room: Negotiation) -> None:
    march, may, merge = _compromise(room)
    about = {"conclusion": room.items[0], "merge": merge}
    assert room.submit(
        ask.AnswerMerge, MEXICO, amendment=march, agrees=False, reason="too late", **about
    ).events
    assert why(room.submit(ask.AnswerMerge, MEXICO, amendment=may, agrees=True, reason="", **about)) == (
        Code.NOT_YOUR_DELEGATION
    )
    assert _decide(room, merge).refusal is None


def test_only_authors_of_what_is_taken_in_other_words_are_asked(room: Negotiation) -> None:
    march, may = room.file(MEXICO, MARCH), room.file(PANAMA, MAY)
    merge = new_id()
    _propose(room, MARCH, (march, Disposition.ACCEPTED), (may, Disposition.NOT_ACCEPTED), id=merge)
    about = {"conclusion": room.items[0], "merge": merge, "agrees": True, "reason": ""}
    assert why(room.submit(ask.AnswerMerge, PANAMA, amendment=may, **about)) == Code.NOT_IN_MERGE


def test_what_is_called_accepted_is_in_the_text_whole(room: Negotiation) -> None:
    march = room.file(MEXICO, MARCH)
    assert why(_propose(room, APRIL, (march, Disposition.ACCEPTED))) == Code.NOT_IN_THE_TEXT


def test_a_merge_names_pending_amendments_of_the_item_once_each(room: Negotiation) -> None:
    march = room.file(MEXICO, MARCH)
    merged = (march, Disposition.MERGED)
    assert why(_propose(room, APRIL)) == Code.BAD_LINES
    assert why(_propose(room, APRIL, merged, merged)) == Code.BAD_LINES
    assert why(_propose(room, APRIL, ("another", Disposition.MERGED))) == Code.BAD_LINES


def test_amendments_that_a_merge_leaves_out_are_carried_or_wait(room: Negotiation) -> None:
    march, may = room.file(MEXICO, MARCH), room.file(PANAMA, MAY)
    merge = new_id()
    _propose(room, APRIL, (march, Disposition.MERGED), id=merge)
    _decide(room, merge)
    assert (room.amendment(may).state, room.amendment(may).why, room.item().pending) == (
        "filed",
        "overlap",
        1,
    )


def test_a_merge_is_gone_when_the_base_has_moved(room: Negotiation) -> None:
    *_, merge = _compromise(room)
    about = {"conclusion": room.items[0], "on_revision": 1, "reason": "language"}
    room.do(ask.ReviseWording, SECRETARIAT, wording=create_wording("To send the matrix in time."), **about)
    assert why(_decide(room, merge)) == Code.NO_MERGE


def test_a_merge_whose_amendment_was_withdrawn_meanwhile_is_not_taken(room: Negotiation) -> None:
    march, _, merge = _compromise(room)
    room.do(ask.WithdrawAmendment, MEXICO, amendment=march, conclusion=room.items[0], reason="")
    assert why(_decide(room, merge)) == Code.NOT_IN_THIS_STATE


def test_in_part_and_merged_are_no_treatments_of_one_amendment_alone(room: Negotiation) -> None:
    march = room.file(MEXICO, MARCH)
    about = {"amendment": march, "conclusion": room.items[0], "reason": "x"}
    for disposition in (Disposition.MERGED, Disposition.ACCEPTED_IN_PART):
        decision = room.submit(ask.ProposeTreatment, SECRETARIAT, disposition=disposition, **about)
        assert why(decision) == Code.ONLY_IN_MERGE


def test_a_text_with_an_open_bracket_is_not_agreed(room: Negotiation) -> None:
    march, may = room.file(MEXICO, MARCH), room.file(PANAMA, MAY)
    merge = new_id()
    _propose(room, BRACKETS, (march, Disposition.MERGED), (may, Disposition.MERGED), id=merge)
    _decide(room, merge)
    room.open_consensus()
    for seat in SEATS:
        room.stand(seat)
    decision = room.declare_agreed()
    assert (why(decision), fact(decision, "count")) == (Code.OPEN_BRACKETS, 2)
