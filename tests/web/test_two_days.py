"""A whole meeting as it is lived: four people at four screens, from the first issued draft to every item agreed.

Nothing is done but through the pages, in Chromium: what each of the four sees is looked at from one station to the
next. The paper has three items; Honduras, Mexico and Nicaragua, which presides, negotiate them.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.chromium import Watched
from tests.web.handing import edited, tracked
from tests.web.screens import MEETING, House, draft, four_screens, issue, treat
from tests.web.test_keystrokes import Hand, entered
from tests.web.world import World

ROOM = f"{MEETING}/room"


@pytest.fixture
def house(meeting: World, chromium: Path, tmp_path: Path) -> Iterator[House]:
    with four_screens(meeting, chromium, tmp_path) as found:
        yield found


def test_a_meeting_of_two_days(house: House) -> None:
    """The weeks before; the first day, on which capitals are answered; the second, in the room."""
    issue(house, "RCGM/2014/2")
    comment(house.mexico, house, 1, "The report was welcomed in the room, and not only accepted.")
    corridor_deal(house)
    amended(house)
    treatments(house)
    maintained(house)
    issue(house, "RCGM/2014/2/Rev.1")
    what_is_new(house)
    sitting(house)
    room_edit(house)
    brackets_resolved(house)
    word_round_trip(house)
    gavel(house)


# --- in writing ------------------------------------------------------------------------------------------------------


def comment(who: Watched, house: House, number: int, words: str) -> None:
    house.at(who, number)
    who.page.fill("[name=comment]", words)
    who.press("Write a comment")
    for seat in house.seats.values():
        assert words in house.at(seat, number).inner_text("section[aria-labelledby=comments]")


def corridor_deal(house: House) -> None:
    """Mexico drafts, Honduras agrees; until it is filed the other two learn nothing of it."""
    draft(house.mexico, house, 1, "To accept", "To welcome")
    house.mexico.page.get_by_text("Share the draft …").click()
    house.mexico.page.get_by_label("Honduras", exact=True).check()
    house.mexico.press("Keep with whom it is shared")
    for outside in (house.staff, house.chair):
        assert "No amendments." in house.at(outside, 1).inner_text("section[aria-labelledby=amendments]")
        assert "To welcome" not in outside.page.inner_text("main")
    house.at(house.honduras, 1)
    house.honduras.follow("A draft that is shared with you")
    house.honduras.press("Agree to it as it stands")
    house.at(house.mexico, 1)
    house.mexico.follow("Your private draft")
    house.mexico.press("File the amendment")
    for seat in (house.staff, house.chair):
        said = house.at(seat, 1).inner_text("section[aria-labelledby=amendments]")
        assert "Amendment MEX 1" in said
        assert "Mexico, with Honduras" in said


def amended(house: House) -> None:
    """Honduras drafts on its own and files, for all to see."""
    who = house.honduras
    draft(who, house, 2, "its annex", "its annex and its map")
    who.press("File the amendment")
    for seat in (house.staff, house.chair, house.mexico):
        assert "Amendment HND 1" in house.at(seat, 2).inner_text("section[aria-labelledby=amendments]")


def treatments(house: House) -> None:
    """The secretariat proposes, the Presidency decides; before the next draft, members read the one that is out."""
    treat(house, 1, "MEX 1", "Accept", "Nobody is against it.")
    treat(house, 2, "HND 1", "Not accept", "The map is not ready.")
    assert house.reads(house.staff, 1, "To welcome the report.")
    assert house.reads(house.mexico, 1, "To accept the report.")
    house.at(house.honduras, 2)
    assert "Not accepted" in house.honduras.page.inner_text("section[aria-labelledby=amendments]")


def maintained(house: House) -> None:
    """Honduras does not let go: its words stand in brackets, in the working text and then in the next draft."""
    who = house.honduras
    house.at(who, 2)
    who.follow("Amendment HND 1")
    form = who.page.locator("form[action$=maintain]")
    form.locator("[name=reason]").fill("The map is what the annex is for.")
    form.get_by_role("button").click()
    assert "Maintained, in brackets" in who.page.inner_text("h1")
    assert house.reads(house.staff, 2, "[HND: and its map]")
    assert not house.reads(house.mexico, 2, "[HND")


def what_is_new(house: House) -> None:
    """The second draft against the first; both delegations read what the secretariat read before."""
    house.mexico.open(f"{MEETING}/issues/redline?from=1&to=2")
    assert house.mexico.page.locator("ins", has_text="welcome").first.is_visible()
    for seat in (house.mexico, house.honduras):
        assert house.reads(seat, 1, "To welcome the report.")
        assert house.reads(seat, 2, "[HND: and its map]")


# --- in the room -----------------------------------------------------------------------------------------------------


def sitting(house: House) -> None:
    """The Presidency opens the sitting; Mexico asks for the floor and is given it."""
    house.chair.open(f"{MEETING}/sitting")
    house.chair.press("Open the sitting")
    for seat in house.seats.values():
        seat.open(MEETING)
        assert "Sitting 1 is on" in seat.page.inner_text("#room-line")
    house.mexico.open(ROOM)
    house.mexico.press("Ask for the floor")
    house.chair.open(f"{MEETING}/sitting")
    house.chair.page.get_by_role("button", name="Give the floor to Mexico").click()
    house.honduras.open(MEETING)
    assert "Mexico has the floor" in house.honduras.page.inner_text("#room-line")


def room_edit(house: House) -> None:
    """The secretariat types for Mexico; the screens of the others, left alone, show it."""
    for seat in (house.chair, house.mexico, house.honduras):
        seat.open(ROOM)
    type_in(house.staff, 3, "thank", "thank and congratulate", "m", "F8")
    for seat in (house.chair, house.mexico, house.honduras):
        seat.page.get_by_role("heading", name="Conclusion 3").wait_for()
        seat.page.locator("ins", has_text="congratulate").first.wait_for()


def type_in(staff: Watched, number: int, old: str, new: str, who: str, key: str) -> None:
    """The item is called, words are typed in its text and entered."""
    staff.open(f"{ROOM}/type")
    hand = Hand(staff.page)
    hand.press("F2")
    hand.write(str(number))
    hand.press("Enter")
    staff.page.get_by_role("heading", name=f"Conclusion {number}").wait_for()
    hand.select(old)
    hand.write(new)
    if who:
        hand.press("Tab")
        hand.write(who)
    hand.press(key)
    entered(hand)


def brackets_resolved(house: House) -> None:
    """With a bracket open the gavel does not fall; Honduras lets its words go, and the bracket goes with them."""
    sheet = house.chair.open(f"{MEETING}/presidency")
    assert sheet.get_by_label("Put Conclusion 2 to the room").count() == 0
    assert sheet.get_by_label("Put Conclusion 3 to the room").count() == 1
    who = house.honduras
    house.at(who, 2)
    who.follow("Amendment HND 1")
    who.page.get_by_text("Withdraw the amendment …").click()
    assert "[HND" in who.page.locator("details[open] del").inner_text()
    who.press("Withdraw the amendment")
    type_in(house.staff, 2, "its annex", "its annex, and of the map that follows", "h m", "F8")
    for seat in house.seats.values():
        assert house.reads(seat, 2, "To take note of its annex, and of the map that follows.")


def word_round_trip(house: House) -> None:
    """The room goes on in Word; the secretariat takes the whole paper back, and all four read what it says now."""
    staff = house.staff
    staff.open(f"{MEETING}/word")
    with staff.page.expect_download() as taken:
        staff.page.get_by_role("link", name=re.compile("^Download the paper as it stands")).click()
    file = house.folder / "the room.docx"
    file.write_bytes(edited(taken.value.path().read_bytes(), tracked("report.", "report at once.", 2)))
    staff.open(f"{MEETING}/sitting")
    staff.follow("The room went on in Word: take back its file")
    staff.page.set_input_files("[name=file]", file)
    staff.press("Read the file")
    assert "Conclusion 3" in staff.page.inner_text("article.card")
    assert "2 items without a change" in staff.page.inner_text("main")
    assert not house.reads(house.chair, 3, "at once")
    staff.press("Take over what is ticked")
    assert staff.says("1 item was taken over from the room's file.")
    for seat in house.seats.values():
        assert house.reads(seat, 3, "To accept the report at once.")


def gavel(house: House) -> None:
    """One item is put, then the whole paper; nobody objects, and all four read that every item is agreed."""
    house.chair.open(f"{MEETING}/presidency")
    house.chair.page.get_by_label("Put Conclusion 3 to the room").check()
    house.chair.press("Put what is ticked to the room: no objection")
    house.mexico.open(MEETING)
    assert "1 of 3" in house.mexico.page.inner_text("dl.figures")
    house.chair.press("Put the whole paper: no objection")
    for seat in house.seats.values():
        seat.open(MEETING)
        assert "3 of 3" in seat.page.inner_text("dl.figures")
        for number in (1, 2, 3):
            assert "Declared in the room, in sitting 1" in house.at(seat, number).inner_text("main")
    house.chair.open(MEETING)
    assert house.chair.says("Every item is agreed. The paper can be certified.")
