"""Room edit: what is entered while the room drafts counts at once, and is corrected until the sitting closes."""

import pytest

from engine.procedure import commands as ask
from engine.procedure.commands import Disposition, PositionKind, RoomOutcome
from engine.procedure.events import WordingRevised
from engine.procedure.refusals import Code
from tests.builders import CANADA, MEXICO, OBSERVER, PANAMA, PRESIDENCY, SECRETARIAT, create_wording
from tests.procedure.rooms import JULY, JUNE, MAY, confirm, in_room
from tests.procedure.shorthand import open_negotiation, why

BRACKETED, FLOATED = RoomOutcome.BRACKETED, RoomOutcome.FLOATED


def test_what_is_agreed_in_the_room_stands_in_the_text_in_the_name_of_those_who_wanted_it() -> None:
    room = in_room()
    id_ = room.entered(JUNE, "MEX", "CAN")
    entry = room.amendment(id_)
    assert (room.says(), room.item().revision, room.item().pending) == ("To meet in June.", 2, 0)
    assert (entry.state, entry.delegation, entry.sponsors) == ("accepted", "MEX", ("CAN",))
    assert (entry.entry.sitting, entry.entry.outcome) == (1, RoomOutcome.AGREED)


def test_an_edit_of_the_whole_room_is_nobodys_amendment() -> None:
    room = in_room()
    assert [type(event) for event in room.enter(JUNE).events] == [WordingRevised]


def test_what_is_bracketed_stands_in_brackets_with_names_and_is_pending() -> None:
    room = in_room()
    id_ = room.entered(JUNE, "MEX", "PAN", outcome=BRACKETED)
    assert room.says() == "To meet in [May] [MEX, PAN: June]."
    assert (room.amendment(id_).state, room.item().pending) == ("maintained", 1)
    assert why(room.put(0)) == Code.PENDING_AMENDMENTS


def test_what_is_floated_leaves_the_text_alone_and_is_not_pending() -> None:
    room = in_room()
    id_ = room.entered(JUNE, "MEX", outcome=FLOATED)
    assert (room.says(), room.item().revision, room.item().pending) == ("To meet in May.", 1, 0)
    assert room.amendment(id_).state == "floated"
    assert room.put(0).refusal is None


@pytest.mark.parametrize("outcome", [BRACKETED, FLOATED])
def test_what_is_not_agreed_is_somebodys(outcome: RoomOutcome) -> None:
    assert why(in_room().enter(JUNE, outcome=outcome)) == Code.NOBODY_TAGGED


@pytest.mark.parametrize("codes", [("BLZ",), ("MEX", "MEX")])
def test_those_who_are_tagged_take_part_each_once(codes: tuple[str, ...]) -> None:
    assert why(in_room().enter(JUNE, *codes)) == Code.BAD_DELEGATION_LIST


def test_entries_are_made_in_a_sitting_that_is_not_suspended() -> None:
    room = in_room()
    room.do(ask.SuspendSitting, PRESIDENCY)
    assert why(room.enter(JUNE, "MEX")) == Code.SITTING_SUSPENDED
    room.do(ask.CloseSitting, PRESIDENCY)
    assert why(room.enter(JUNE, "MEX")) == Code.NO_SITTING


def test_an_entry_is_made_on_the_text_as_it_stands() -> None:
    room = in_room()
    assert why(room.enter(JUNE, "MEX", on_revision=2)) == Code.STALE_REVISION
    assert why(room.enter(MAY, "MEX")) == Code.NOTHING_CHANGED


@pytest.mark.parametrize("actor", [MEXICO, OBSERVER])
def test_delegations_and_observers_enter_nothing(actor: ask.Actor) -> None:
    room = in_room()
    given = {"conclusion": room.items[0], "on_revision": 1, "wording": JUNE}
    decision = room.submit(ask.EnterInRoom, actor, delegations=("MEX",), outcome=RoomOutcome.AGREED, **given)
    assert why(decision) == Code.NOT_FOR_ROLE


def test_an_entry_voids_the_positions_on_what_stood_before() -> None:
    room = in_room()
    room.stand(PANAMA, PositionKind.RESERVATION)
    revised = [event for event in room.enter(JUNE, "MEX").events if isinstance(event, WordingRevised)]
    assert [event.voided for event in revised] == [("PAN",)]


def test_what_is_pending_is_carried_to_the_text_of_the_room() -> None:
    room = in_room()
    pending = room.file(CANADA, create_wording("To meet early in May."))
    room.entered(create_wording("To meet in May, in Managua."), "MEX")
    assert room.amendment(pending).base_revision == 2


# --- corrections ------------------------------------------------------------------------------------------------------


def test_an_entry_is_taken_back_and_the_text_is_what_it_was() -> None:
    room = in_room()
    for outcome in (RoomOutcome.AGREED, BRACKETED, FLOATED):
        id_ = room.entered(JUNE, "MEX", outcome=outcome)
        assert room.take_back(id_).refusal is None
        assert (room.says(), room.amendment(id_).state, room.item().pending) == (
            "To meet in May.",
            "taken_back",
            0,
        )


def test_a_correction_takes_the_place_of_the_entry() -> None:
    room = in_room()
    wrong = room.entered(JUNE, "MEX", outcome=BRACKETED)
    right = room.entered(JULY, "PAN", outcome=BRACKETED, corrects=wrong)
    assert room.says() == "To meet in [May] [PAN: July]."
    assert (room.amendment(wrong).state, room.amendment(right).state) == ("taken_back", "maintained")
    assert room.item().pending == 1


def test_a_correction_is_corrected_and_taken_back_like_the_entry_itself() -> None:
    room = in_room()
    first = room.entered(JUNE, "MEX")
    second = room.entered(JULY, "MEX", corrects=first)
    third = room.entered(create_wording("To meet in August."), "MEX", corrects=second)
    assert room.says() == "To meet in August."
    assert room.take_back(third).refusal is None
    assert room.says() == "To meet in May."


def test_an_entry_that_is_corrected_to_an_idea_leaves_the_text_as_it_was_before_it() -> None:
    room = in_room()
    wrong = room.entered(JUNE, "MEX")
    room.entered(JULY, "MEX", outcome=FLOATED, corrects=wrong)
    assert room.says() == "To meet in May."


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (RoomOutcome.AGREED, "To meet in July, in Managua."),
        (BRACKETED, "To meet in [May] [MEX: July], in Managua."),
        (FLOATED, "To meet in May, in Managua."),
    ],
)
def test_to_correct_an_idea_leaves_alone_what_the_room_agreed_since(outcome: RoomOutcome, said: str) -> None:
    room = in_room()
    idea = room.entered(JUNE, "MEX", outcome=FLOATED)
    room.entered(create_wording("To meet in May, in Managua."), "PAN")
    room.entered(create_wording("To meet in July, in Managua."), "MEX", outcome=outcome, corrects=idea)
    assert room.says() == said


def test_what_later_changes_stand_on_is_not_corrected() -> None:
    room = in_room()
    first = room.entered(JUNE, "MEX")
    room.entered(create_wording("To meet in June, in Managua."), "PAN")
    assert why(room.take_back(first)) == Code.ENTRY_OVERTAKEN
    assert why(room.enter(JULY, "MEX", corrects=first)) == Code.ENTRY_OVERTAKEN


def test_what_was_entered_in_a_sitting_that_is_closed_stands() -> None:
    room = in_room()
    id_ = room.entered(JUNE, "MEX")
    room.do(ask.CloseSitting, PRESIDENCY)
    assert why(room.take_back(id_)) == Code.OTHER_SITTING
    room.open_sitting("MEX")
    assert why(room.enter(JULY, "MEX", corrects=id_)) == Code.OTHER_SITTING


def test_what_a_delegation_filed_is_no_entry_to_correct() -> None:
    room = in_room()
    filed = room.file(CANADA, JUNE)
    assert why(room.enter(JULY, "MEX", corrects=filed)) == Code.NOT_FOUND
    assert why(room.enter(JULY, "MEX", corrects="nothing")) == Code.NOT_FOUND


def test_an_idea_that_was_maintained_and_accepted_is_not_taken_back_from_under_its_words() -> None:
    room = in_room()
    idea = room.entered(JUNE, "MEX", outcome=FLOATED)
    room.do(ask.MaintainIdea, MEXICO, amendment=idea, conclusion=room.items[0])
    room.treat(idea, Disposition.ACCEPTED)
    assert room.says() == "To meet in June."
    assert why(room.take_back(idea)) == Code.ENTRY_OVERTAKEN


# --- what an entry settles --------------------------------------------------------------------------------------------


def test_an_agreed_entry_ends_the_amendments_that_it_takes_in() -> None:
    room = in_room()
    taken, part = room.file(CANADA, JUNE), room.file(PANAMA, create_wording("To meet in June in Panama."))
    lines = (
        ask.MergeLine(taken, Disposition.ACCEPTED),
        ask.MergeLine(part, Disposition.ACCEPTED_IN_PART),
    )
    room.entered(JUNE, "MEX", settles=lines)
    assert [room.amendment(id_).state for id_ in (taken, part)] == ["accepted", "accepted_in_part"]
    assert (room.item().pending, room.amendment(part).maintain_until is None) == (0, False)


def test_what_is_called_accepted_is_in_the_text() -> None:
    room = in_room()
    line = ask.MergeLine(room.file(CANADA, JULY), Disposition.ACCEPTED)
    assert why(room.enter(JUNE, "MEX", settles=(line,))) == Code.NOT_IN_THE_TEXT


def test_that_an_amendment_is_not_accepted_nobody_decides_in_the_room() -> None:
    room = in_room()
    line = ask.MergeLine(room.file(CANADA, JULY), Disposition.NOT_ACCEPTED)
    assert why(room.enter(JUNE, "MEX", settles=(line,))) == Code.BAD_LINES


def test_what_is_not_agreed_settles_nothing_and_nothing_is_settled_twice() -> None:
    room = in_room()
    line = ask.MergeLine(room.file(CANADA, JUNE), Disposition.MERGED)
    assert why(room.enter(JUNE, "MEX", outcome=BRACKETED, settles=(line,))) == Code.BAD_LINES
    assert why(room.enter(JUNE, "MEX", settles=(line, line))) == Code.BAD_LINES


def test_the_entry_that_is_corrected_is_taken_back_and_not_settled() -> None:
    room = in_room()
    wrong = room.entered(JUNE, "MEX", outcome=BRACKETED)
    line = ask.MergeLine(wrong, Disposition.MERGED)
    assert why(room.enter(JULY, "MEX", corrects=wrong, settles=(line,))) == Code.BAD_LINES


# --- who was not there ------------------------------------------------------------------------------------------------


def test_a_delegation_that_was_tagged_without_being_there_confirms() -> None:
    room = in_room("CAN", "MEX")
    id_ = room.entered(JUNE, "MEX", "PAN")
    assert room.amendment(id_).entry.to_confirm == ("PAN",)
    assert confirm(room, id_, MEXICO) == Code.NOT_ASKED
    assert confirm(room, id_, PANAMA) is None
    assert room.amendment(id_).entry.to_confirm == ()
    assert confirm(room, id_, PANAMA) == Code.NOT_ASKED


def test_who_disputed_an_entry_may_still_confirm_it() -> None:
    room = in_room("CAN", "MEX")
    id_ = room.entered(JUNE, "PAN", outcome=BRACKETED)
    assert confirm(room, id_, PANAMA, confirms=False) is None
    assert room.amendment(id_).disputed_by == ("PAN",)
    assert confirm(room, id_, PANAMA) is None
    assert room.amendment(id_).disputed_by == ()


def test_an_idea_is_maintained_by_its_author_alone_and_is_an_amendment_then() -> None:
    room = in_room()
    idea = room.entered(JUNE, "MEX", outcome=FLOATED)
    about = {"amendment": idea, "conclusion": room.items[0]}
    assert why(room.submit(ask.MaintainIdea, PANAMA, **about)) == Code.NOT_YOUR_DELEGATION
    room.do(ask.MaintainIdea, MEXICO, **about)
    assert (room.amendment(idea).state, room.item().pending) == ("filed", 1)
    assert why(room.submit(ask.MaintainIdea, MEXICO, **about)) == Code.NOT_IN_THIS_STATE


def test_a_lapsed_idea_is_not_maintained() -> None:
    room = in_room()
    idea = room.entered(JUNE, "MEX", outcome=FLOATED)
    room.do(ask.CloseSitting, PRESIDENCY)
    decision = room.submit(ask.MaintainIdea, MEXICO, amendment=idea, conclusion=room.items[0])
    assert why(decision) == Code.NOT_IN_THIS_STATE


def test_an_idea_that_is_maintained_while_consensus_is_sought_is_not_passed_over() -> None:
    room = in_room()
    idea = room.entered(JUNE, "MEX", outcome=FLOATED)
    room.open_consensus()
    for seat in (CANADA, MEXICO, PANAMA):
        room.stand(seat)
    room.do(ask.MaintainIdea, MEXICO, amendment=idea, conclusion=room.items[0])
    assert why(room.declare_agreed()) == Code.PENDING_AMENDMENTS


def test_an_entry_whose_words_went_to_another_item_is_not_taken_back_there() -> None:
    """What it made was a revision of the item that it was entered in."""
    room = open_negotiation(create_wording("To thank:", "Mexico;", "Panama."))
    room.open_comments()
    room.open_sitting("MEX")
    entry = room.entered(create_wording("To thank:", "Mexico;", "Belize."), "MEX", outcome=BRACKETED)
    item = room.items[0]
    split = {"change": ask.Change.SPLIT, "conclusion": item, "on_revision": 2, "paragraph": 3}
    room.do(ask.ProposeStructure, SECRETARIAT, id="split", rationale="two matters", **split)
    decided = {"structure": "split", "accepted": True, "reason": "two matters", "versions": ((item, 2),)}
    room.do(ask.DecideStructure, PRESIDENCY, **decided)
    followed = room.amendment(room.amendment(entry).filed_again or "")
    room.items.append("split")
    room.enter(create_wording("To thank all."), number=1)
    assert room.item(1).revision == 2
    assert why(room.take_back(followed.id, number=1)) == Code.ENTRY_OVERTAKEN
