"""The room's file through its page: looked at item by item, then taken over at once, just as it was shown."""

from io import BytesIO
from itertools import islice

import pytest

from engine.procedure import commands as ask
from engine.text.wording import print_wording
from tests.handed_in.builders import commented, moved, typed
from tests.web.handing import PERSON, Edit, edited, fields_of, paper, tracked, untracked
from tests.web.sitting import ALL, sit, text_of
from tests.web.world import Browser, Page, World, command, wording
from tests.word.hostile import hostile

ADDRESS = "/meetings/meeting/room/file"
BASE = "To thank Nicaragua for its report:\na) To accept the report.\nb) To take note of its annex.\nItem 1."


def room_file(meeting: World, *edits: Edit) -> bytes:
    """The paper as the room left it in Word."""
    return edited(paper(meeting, "secretariat"), *edits)


def read(browser: Browser, docx: bytes, tracked_: str = "all", filename: str = "room.docx") -> Page:
    browser.get(ADDRESS)
    file = (BytesIO(docx), filename)
    return browser.post(
        ADDRESS, command=command(), capacity="secretariat", do="read", tracked=tracked_, file=file
    )


def confirm(browser: Browser, page: Page, **changed: object) -> Page:
    """What the preview shows is confirmed: its hidden fields, and what is ticked."""
    return browser.send(ADDRESS, {**fields_of(page), "do": "take", **changed})


@pytest.fixture
def staff(meeting: World) -> Browser:
    return meeting.browser("secretariat")


def test_every_change_is_shown_and_then_taken_over_in_one_command(meeting: World, staff: Browser) -> None:
    first, second, third = meeting.items
    page = read(staff, room_file(meeting, tracked("accept", "welcome"), untracked("annex", "annexes", 2)))
    assert page.status == 200
    assert "Nothing is taken over yet" in page.text
    assert "found by its bookmark; the file began from revision 1" in page.text
    assert "<del>accept</del>" in page.text
    assert "1 item without a change:" in page.text
    assert PERSON not in page.text
    assert text_of(meeting, first) == BASE
    assert confirm(staff, page).status == 302
    assert text_of(meeting, first) == BASE.replace("accept", "welcome")
    assert [meeting.item(each).revision for each in (first, second, third)] == [2, 1, 2]
    assert meeting.item(third).revisions[-1].reason == "The room went on in Word."


def test_only_what_is_ticked_is_taken_over(meeting: World, staff: Browser) -> None:
    page = read(staff, room_file(meeting, tracked("accept", "welcome"), untracked("annex", "annexes", 2)))
    confirm(staff, page, take=[meeting.items[2]])
    assert [meeting.item(each).revision for each in meeting.items] == [1, 1, 2]
    nothing = {**fields_of(page), "do": "take", "command": command()}
    nothing.pop("take")
    assert "Nothing was ticked" in staff.send(ADDRESS, nothing).text


def test_a_form_that_is_sent_twice_acts_once(meeting: World, staff: Browser) -> None:
    docx = room_file(meeting, tracked("accept", "welcome"))
    page = read(staff, docx)
    assert [confirm(staff, page).status for _ in range(2)] == [302, 302]
    assert [meeting.item(each).revision for each in meeting.items[:2]] == [2, 1]


def test_pending_amendments_are_sorted_into_contained_and_open(meeting: World, staff: Browser) -> None:
    item = meeting.items[0]
    meeting.to_comments(item)
    mine = meeting.filed(item, "mexico", BASE.replace("accept", "welcome"))
    other = meeting.filed(item, "honduras", BASE.replace("annex", "annexes"))
    page = read(staff, room_file(meeting, tracked("accept", "welcome")))
    contained, still = page.text.index("contained: its words"), page.text.index("still open: it is carried")
    assert page.text.index(f"/amendments/{mine}") < contained
    assert contained < page.text.index(f"/amendments/{other}") < still
    confirm(staff, page)
    assert meeting.amendment(item, other).base_revision == 2
    assert meeting.amendment(item, mine).pending


def test_new_items_are_proposed_after_the_others_and_missing_ones_stay(
    meeting: World, staff: Browser
) -> None:
    gone = meeting.items[1]
    for number, item in enumerate(meeting.items, 1):
        meeting.revised(item, f"To thank country {number} for all that it has done.")
    first, _, third = (f"{print_wording(meeting.item(each).wording)}" for each in meeting.items)
    lines = (f"1. {first}", f"2. {third}", "3. To meet again in March.")
    page = read(staff, typed("CONFERENCE", "Meeting", "The Group met and concluded:", "CONCLUSIONS", *lines))
    assert "They are a second step" in page.text
    assert "Items that the file no longer has" in page.text
    assert page.text.index("withdraw it on its own page") < page.text.index(f"conclusions/{gone}")
    answer = confirm(staff, page)
    assert answer.location.endswith("/order")
    assert [print_wording(meeting.item(each).wording) for each in meeting.items[3:]] == [
        "To meet again in March."
    ]
    assert meeting.item(gone).number == 2


def test_a_withdrawn_item_that_stands_in_the_file_comes_back_by_name_alone(
    meeting: World, staff: Browser
) -> None:
    docx, gone = room_file(meeting), meeting.items[1]
    meeting.do(ask.WithdrawConclusion, "secretariat", gone, "overtaken")
    page = read(staff, docx)
    assert "It says what an item said that was withdrawn:" in page.text
    assert "add" not in fields_of(page)
    confirm(staff, page, add=["1"])
    assert print_wording(meeting.item(meeting.items[2]).wording) == BASE.replace("Item 1", "Item 2")


def test_what_moved_what_stands_around_and_what_is_no_item_is_listed(meeting: World, staff: Browser) -> None:
    for number, item in enumerate(meeting.items, 1):
        meeting.revised(item, f"To thank country {number} for all that it has done.")
    docx = room_file(
        meeting, moved(["country 3"], "country 1"), untracked("The Group met", "The Group has met")
    )
    page = read(staff, commented(docx, "country 2", "Is this right?", PERSON))
    for words in (
        "Items that stand elsewhere", "Conclusions, at its beginning", "Around the items",
        "The Group has met and concluded:", "Is this right?",
    ):  # fmt: skip
        assert words in page.text
    assert PERSON not in page.text


def test_what_was_only_alike_is_not_ticked(meeting: World, staff: Browser) -> None:
    meeting.revised(
        meeting.items[0], "To thank the Government of Honduras for its offer to host the meeting."
    )
    docx = typed(
        "CONFERENCE", "Meeting", "The Group met and concluded:", "CONCLUSIONS",
        "1. To thank the Government of Honduras warmly for its offer to host that meeting.",
        "2. To open the border.",
    )  # fmt: skip
    page = read(staff, docx)
    assert "found by likeness" in page.text
    assert "take" not in fields_of(page)


def test_a_conflict_shows_three_texts_and_is_taken_by_name_alone(meeting: World, staff: Browser) -> None:
    item = meeting.items[0]
    docx = room_file(meeting, tracked("accept", "welcome"))
    meeting.revised(item, BASE.replace("accept", "endorse"))
    page = read(staff, docx)
    assert "What changed meanwhile, up to revision 2" in page.text
    assert "<del>endorse</del>" in page.text
    assert "take" not in fields_of(page)
    confirm(staff, page, take=[item])
    assert text_of(meeting, item) == BASE.replace("accept", "welcome")


def test_a_text_that_moved_on_in_other_words_carries_the_rooms_changes(
    meeting: World, staff: Browser
) -> None:
    docx = room_file(meeting, tracked("accept", "welcome"))
    meeting.revised(meeting.items[0], BASE.replace("annex", "annexes"))
    page = read(staff, docx)
    assert "carried exactly to the working text" in page.text
    confirm(staff, page)
    assert text_of(meeting, meeting.items[0]) == BASE.replace("accept", "welcome").replace("annex", "annexes")


def test_a_stale_confirmation_takes_over_nothing_and_keeps_both_texts(meeting: World, staff: Browser) -> None:
    first, _, third = meeting.items
    docx = room_file(meeting, tracked("accept", "welcome"), tracked("annex", "annexes", 2))
    page = read(staff, docx)
    meeting.revised(third, "To thank nobody.")
    answer = confirm(staff, page)
    assert answer.status == 409
    assert "moved on meanwhile" in answer.text
    assert "To take note of its annexes." in answer.text
    assert "<del>nobody" in answer.text
    assert (text_of(meeting, first), text_of(meeting, third)) == (BASE, "To thank nobody.")


def test_an_agreed_item_is_left_and_its_text_shown(meeting: World, staff: Browser) -> None:
    first, _, third = meeting.items
    docx = room_file(meeting, tracked("accept", "welcome"), tracked("annex", "annexes", 2))
    meeting.to_agreed(first)
    page = read(staff, docx)
    assert "This item is left as it is." in page.text
    assert fields_of(page)["take"] == [third]
    confirm(staff, page)
    assert [meeting.item(each).revision for each in (first, third)] == [1, 2]


def test_changes_under_a_delegations_name_may_stay_proposals(meeting: World, staff: Browser) -> None:
    docx = room_file(meeting, tracked("accept", "welcome", author="Mexico"), tracked("annex", "annexes", 2))
    assert "changes under the name of Mexico" in read(staff, docx).text
    page = read(staff, docx, "own")
    assert fields_of(page)["take"] == [meeting.items[2]]
    assert "2 tracked changes of delegations" in page.text


def test_a_paper_of_another_meeting_is_refused(meeting: World, staff: Browser) -> None:
    """Also where its items say the same words: they go by other names."""
    nothing_alike = typed("ANOTHER CONFERENCE", "It met:", "CONCLUSIONS", "1. To open the border.")
    rules = meeting.books.rules
    meeting.desk.submit(
        ask.OpenMeeting(
            command(), meeting.actor("secretariat"), "other", ("CONFERENCE", "Meeting"),
            "The Group met and concluded:", "en", ALL, ("conclusions", "recommendations"),
            (ask.NewItem("conclusions", None, wording(BASE)),), rules.workflow_hash, rules.format_hash,
        )
    )  # fmt: skip
    same_words = staff.get("/meetings/other/paper.docx").content
    for docx in (nothing_alike, same_words):
        page = read(staff, docx)
        assert page.status == 400
        assert "It may be the paper of another meeting" in page.text


def test_a_hostile_or_missing_file_is_refused_in_a_sentence(meeting: World, staff: Browser) -> None:
    for _, _, docx in islice(hostile(), 0, None, 8):
        page = read(staff, docx)
        assert page.status == 400
        assert 'role="alert"' in page.text
    assert (
        "Choose the Word file first."
        in staff.post(ADDRESS, command=command(), capacity="secretariat", do="read", tracked="all").text
    )
    assert [meeting.item(each).revision for each in meeting.items] == [1, 1, 1]


def test_nobody_but_the_secretariat_has_the_page(meeting: World) -> None:
    for name in ("presidency", "mexico"):
        browser = meeting.browser(name)
        assert browser.get(ADDRESS).status == 403
        assert ADDRESS not in browser.get("/meetings/meeting/sitting").text


def test_it_is_found_from_the_board_the_sitting_and_the_room(meeting: World, staff: Browser) -> None:
    sit(meeting)
    for page in ("", "/sitting", "/room", "/room/type"):
        assert ADDRESS in staff.get(f"/meetings/meeting{page}").text


def test_what_no_preview_of_ours_sends_is_refused(meeting: World, staff: Browser) -> None:
    page = read(staff, room_file(meeting, tracked("accept", "welcome")))
    item = meeting.items[0]
    for bad in (
        {f"wording-{item}": "{}"},
        {f"revision-{item}": "x"},
        {"add": ["x"]},
        {"take": ["elsewhere"]},
    ):
        assert confirm(staff, page, **bad).status == 400
    assert confirm(staff, page, reason=" ").status == 400
    assert meeting.item(item).revision == 1
