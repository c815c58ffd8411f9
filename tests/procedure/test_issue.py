"""Issued drafts: frozen, with labels that stay; between them the working text is the secretariat's."""

import pytest

from engine.procedure import commands as ask
from engine.procedure.commands import Actor, Nature
from engine.procedure.events import AmendmentCarried, AmendmentFiled, Carry, DraftIssued, TextShown
from engine.procedure.refusals import Code
from engine.procedure.texts import wording_of
from tests.builders import MEXICO, PRESIDENCY, SECRETARIAT, create_wording
from tests.procedure.shorthand import Negotiation, open_negotiation, why

WORKING = create_wording("To agree to meet in May.")


def issued() -> Negotiation:
    """Two items open for comments, in a first issue."""
    room = open_negotiation(create_wording("To meet in May."), create_wording("To thank Panama."))
    room.open_comments(0)
    room.open_comments(1)
    room.issue()
    return room


def latest(room: Negotiation) -> DraftIssued:
    return [event for event in room.events if isinstance(event, DraftIssued)][-1]


def labels(room: Negotiation) -> list[tuple[str, bool]]:
    return [(line.label, line.standing) for line in latest(room).items]


def propose(room: Negotiation, id_: str, words: str) -> None:
    given = {"section": "conclusions", "topic": None, "language": "en", "rationale": ""}
    room.do(ask.ProposeConclusion, SECRETARIAT, id=id_, wording=create_wording(words), **given)
    room.items.append(id_)


def move(room: Negotiation, *order: int) -> None:
    lines = tuple(("conclusions", room.items[number]) for number in order)
    room.do(ask.OrderItems, SECRETARIAT, order=lines)


def test_an_issue_is_the_whole_paper_with_its_number_its_symbol_and_its_frame() -> None:
    room = issued()
    draft = latest(room)
    assert (draft.number, str(draft.symbol), draft.participants) == (1, "RCGM/2014/1", ("CAN", "MEX", "PAN"))
    assert [line.text_hash for line in draft.items] == [room.item(n).wording.hash for n in (0, 1)]
    assert (room.room.issues, room.item().issued, room.item().label) == (1, 1, "1")


def test_what_is_issued_is_what_was_shown() -> None:
    room = issued()
    shown, frame = room.signed(), room.room.frame
    room.revise(WORKING)
    assert why(room.issue("Rev.1", items=shown)) == Code.NOT_AS_SIGNED
    about = {"on_version": room.room.version, "title": ("ANOTHER",), "preamble": ""}
    room.do(ask.SetFrame, SECRETARIAT, **about)
    assert why(room.issue("Rev.1", frame=frame)) == Code.FRAME_NOT_AS_SIGNED


def test_a_draft_is_cited_by_a_symbol_of_its_own() -> None:
    assert why(issued().issue(" ")) == Code.TEXT_REQUIRED
    assert why(issued().issue("RCGM/2014/1")) == Code.ALREADY_THERE


def test_an_empty_paper_is_not_issued() -> None:
    room = open_negotiation()
    room.do(ask.WithdrawConclusion, SECRETARIAT, conclusion=room.items[0], reason="not pursued")
    assert why(room.issue()) == Code.NOTHING_TO_CERTIFY


@pytest.mark.parametrize("actor", [PRESIDENCY, MEXICO])
def test_the_secretariat_alone_issues(actor: Actor) -> None:
    room = issued()
    given = {"symbol": "Rev.1", "items": room.signed(), "frame": room.room.frame}
    assert why(room.submit(ask.IssueDraft, actor, **given)) == Code.NOT_FOR_ROLE


def test_labels_stay_and_what_comes_between_two_items_is_bis() -> None:
    room = issued()
    propose(room, "between", "To note the date.")
    move(room, 0, 2, 1)
    room.issue("Rev.1")
    assert labels(room) == [("1", True), ("1 bis", True), ("2", True)]


def test_what_was_withdrawn_keeps_its_label_in_every_later_issue() -> None:
    room = issued()
    room.do(ask.WithdrawConclusion, SECRETARIAT, conclusion=room.items[0], reason="said elsewhere")
    room.issue("Rev.1")
    room.issue("Rev.2")
    assert labels(room) == [("1", False), ("2", True)]


def test_what_was_withdrawn_before_it_was_ever_issued_is_not_in_the_paper() -> None:
    room = issued()
    propose(room, "gone", "To note the date.")
    room.do(ask.WithdrawConclusion, SECRETARIAT, conclusion="gone", reason="said elsewhere")
    room.issue("Rev.1")
    assert labels(room) == [("1", True), ("2", True)]


# --- what members see -------------------------------------------------------------------------------------------------


def test_before_the_first_issue_there_is_nothing_between_and_members_see_the_text() -> None:
    room = open_negotiation()
    room.open_comments()
    room.revise(WORKING)
    assert room.item().visible == 2


def test_between_issues_the_working_text_is_the_secretariats() -> None:
    room = issued()
    room.revise(WORKING)
    assert (room.item().revision, room.item().visible) == (2, 1)
    room.issue("Rev.1")
    assert room.item().visible == 2


def test_an_item_that_is_called_is_shown() -> None:
    room = issued()
    room.revise(WORKING)
    room.open_sitting("MEX")
    decision = room.do(ask.CallItem, SECRETARIAT, conclusion=room.items[0])
    assert any(isinstance(event, TextShown) for event in decision.events)
    assert room.item().visible == 2
    again = room.do(ask.CallItem, SECRETARIAT, conclusion=room.items[0])
    assert not any(isinstance(event, TextShown) for event in again.events)


def test_what_the_room_makes_is_seen_at_once_and_what_is_typed_beside_it_is_not() -> None:
    room = issued()
    room.open_sitting("MEX")
    room.entered(WORKING, "MEX", number=0)
    room.revise(create_wording("To thank all."), number=1)
    assert [(room.item(n).visible, room.item(n).revision) for n in (0, 1)] == [(2, 2), (1, 2)]


def test_what_is_revised_in_front_of_the_room_is_seen_at_once() -> None:
    room = issued()
    room.open_sitting("MEX")
    room.do(ask.CallItem, SECRETARIAT, conclusion=room.items[0])
    room.revise(WORKING)
    assert room.item().visible == 2


def test_nobody_agrees_to_a_working_text_that_was_not_shown() -> None:
    room = issued()
    room.revise(WORKING)
    room.open_sitting("MEX")
    assert why(room.put(0)) == Code.NOT_SHOWN
    room.do(ask.CallItem, SECRETARIAT, conclusion=room.items[0])
    assert room.put(0).refusal is None


def test_of_an_item_that_comes_after_the_first_issue_members_see_what_was_proposed() -> None:
    room = issued()
    propose(room, "new", "To note the date.")
    room.open_comments(2)
    room.revise(create_wording("To note the hour."), number=2)
    assert (room.item(2).visible, room.item(2).revision) == (1, 2)


def test_an_item_in_another_section_gets_its_label_there_with_the_next_issue() -> None:
    room = issued()
    order = (("conclusions", room.items[1]), ("recommendations", room.items[0]))
    room.do(ask.OrderItems, SECRETARIAT, order=order)
    assert room.item(0).label is None
    room.issue("Rev.1")
    assert labels(room) == [("2", True), ("1", True)]


def test_an_editorial_change_is_seen_at_once_since_it_may_be_called_material() -> None:
    room = issued()
    room.revise(create_wording("To meet in May!"), Nature.EDITORIAL)
    assert room.item().visible == 2


def test_whoever_is_asked_for_positions_sees_the_text() -> None:
    room = issued()
    room.revise(WORKING)
    room.open_consensus()
    assert room.item().visible == 2


# --- drafting on what is seen -----------------------------------------------------------------------------------------


def test_members_amend_the_text_that_they_see() -> None:
    room = issued()
    room.revise(WORKING)
    given = {"conclusion": room.items[0], "wording": create_wording("To meet in June."), "rationale": ""}
    assert why(room.submit(ask.DraftAmendment, MEXICO, on_revision=2, **given)) == Code.STALE_REVISION
    assert room.submit(ask.DraftAmendment, MEXICO, on_revision=1, **given).refusal is None


def test_what_is_filed_on_the_issued_text_is_carried_to_the_working_text_at_once() -> None:
    room = issued()
    room.revise(WORKING)
    id_ = room.draft(MEXICO, create_wording("To meet in June."), on_revision=1)
    filing = {"amendment": id_, "conclusion": room.items[0], "on_version": 1}
    events = room.do(ask.FileAmendment, MEXICO, **filing).events
    assert [type(event) for event in events[1:]] == [AmendmentFiled, AmendmentCarried]
    found = room.amendment(id_)
    assert (found.base_revision, found.filed_revision, found.carry) == (2, 1, Carry.EXACT)
    assert wording_of(found.wording) == create_wording("To agree to meet in June.")


def test_a_draft_on_an_issue_that_is_past_is_not_filed() -> None:
    room = issued()
    id_ = room.draft(MEXICO, create_wording("To meet in June."))
    room.revise(WORKING)
    room.issue("Rev.1")
    filing = {"amendment": id_, "conclusion": room.items[0], "on_version": 1}
    assert why(room.submit(ask.FileAmendment, MEXICO, **filing)) == Code.BASE_MOVED
