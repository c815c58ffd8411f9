"""Five edits of a room, with as many keys as in plain text and five more at most: counted in a real browser.

The mouse is the same on both sides (it selects), so it is not counted. Each edit is entered for at least one
delegation. What the plain text ends with is what the item says.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, Response

from engine.procedure import commands as ask
from tests.web.chromium import Watched, browser, serving, watched
from tests.web.sitting import ROOM, TYPE, sit, text_of
from tests.web.world import World, wording

BASE = """To thank Nicaragua for its report, which was received with interest, and to meet on 1 March:
a) To accept the report. To read it again.
b) To take note of its annex."""
MOST = 5
COUNT = "window.keys = 0; addEventListener('keydown', () => { window.keys++; }, true);"
SELECT = """([words, end]) => {
  const area = document.getElementById('text'), at = area.value.indexOf(words);
  if (at < 0) throw new Error(words);
  area.focus();
  area.setSelectionRange(end ? at + words.length : at, at + words.length);
}"""


@dataclass
class Hand:
    """Somebody at the keyboard, with a mouse."""

    page: Page

    def select(self, words: str) -> None:
        self.page.evaluate(SELECT, [words, False])

    def point_after(self, words: str) -> None:
        self.page.evaluate(SELECT, [words, True])

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def write(self, text: str) -> None:
        self.page.keyboard.type(text)

    @property
    def keys(self) -> int:
        return int(self.page.evaluate("window.keys"))

    @property
    def text(self) -> str:
        return self.page.input_value("#text")


def replace_a_word(hand: Hand) -> None:
    hand.select("thank")
    hand.write("congratulate")


def delete_a_clause(hand: Hand) -> None:
    hand.select(", which was received with interest")
    hand.press("Delete")


def insert_a_sub_paragraph(hand: Hand) -> None:
    hand.point_after("To read it again.")
    hand.press("Enter")
    hand.write("To print it.")


def insert_it_in_plain_text(hand: Hand) -> None:
    hand.point_after("To read it again.")
    hand.press("Enter")
    hand.write("b) To print it.")
    hand.select("b) To take")
    hand.write("c) To take")


def write_another_date(hand: Hand) -> None:
    hand.select("1 March")
    hand.write("15 March")


def bracket_it_in_plain_text(hand: Hand) -> None:
    hand.select("1 March")
    hand.write("[1 March] [MEX, NIC: 15 March]")


def move_a_sentence(hand: Hand) -> None:
    hand.select(" To read it again.")
    hand.press("Control+x")
    hand.point_after("annex.")
    hand.press("Control+v")


# What is done in the room, who wants it and with which key it is entered; and the same in plain text.
EDITS: dict[str, tuple[Callable[[Hand], None], str, str, Callable[[Hand], None]]] = {
    "replace a word": (replace_a_word, "m", "F8", replace_a_word),
    "delete a clause": (delete_a_clause, "m", "F8", delete_a_clause),
    "insert a sub-paragraph": (insert_a_sub_paragraph, "m", "F8", insert_it_in_plain_text),
    "bracket a date for two": (write_another_date, "m n", "F9", bracket_it_in_plain_text),
    "move a sentence": (move_a_sentence, "m", "F8", move_a_sentence),
}


@pytest.fixture
def typist(meeting: World, chromium: Path) -> Iterator[Watched]:
    meeting.revised(meeting.items[0], BASE)
    sit(meeting)
    with serving(meeting) as address, browser(chromium) as opened:
        page = watched(opened, address)
        page.sign_in("secretariat")
        page.open(TYPE)
        yield page
        assert page.reports == []


def entered(hand: Hand) -> None:
    """Until the page says that it is entered; the caret is in the text then."""
    hand.page.get_by_text("Entered:").wait_for()
    hand.page.wait_for_function("document.activeElement.id === 'text' && !document.activeElement.readOnly")


def in_plain_text(page: Page, edit: Callable[[Hand], None]) -> Hand:
    page.set_content(f'<textarea id="text" rows="9" cols="90">{BASE}</textarea>')
    page.evaluate(COUNT)
    hand = Hand(page)
    edit(hand)
    return hand


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_costs_no_more_than_five_keys_over_plain_text(
    meeting: World, typist: Watched, name: str
) -> None:
    edit, who, key, plainly = EDITS[name]
    typist.page.evaluate(COUNT)
    hand = Hand(typist.page)
    edit(hand)
    hand.press("Tab")
    hand.write(who)
    hand.press(key)
    entered(hand)
    used, said = hand.keys, text_of(meeting, meeting.items[0])
    plain = in_plain_text(typist.page.context.new_page(), plainly)
    assert said == plain.text
    assert used <= plain.keys + MOST, f"{name}: {used} keys, {plain.keys} in plain text"


def test_edits_follow_one_another_without_the_mouse(meeting: World, typist: Watched) -> None:
    hand = Hand(typist.page)
    hand.press("Control+Home", "End", "Enter")
    hand.write("First.")
    hand.press("F8")
    entered(hand)
    hand.press("Enter")
    hand.write("Second.")
    hand.press("Control+Enter")
    typist.page.get_by_text("revision 4", exact=False).first.wait_for()
    assert text_of(meeting, meeting.items[0]).split("\n")[1:4] == [
        "a) First.",
        "b) Second.",
        "c) To accept the report. To read it again.",
    ]


def test_a_paragraph_is_set_deeper_and_higher_by_keys(meeting: World, typist: Watched) -> None:
    hand = Hand(typist.page)
    hand.point_after("annex.")
    hand.press("Alt+Shift+ArrowRight")
    assert hand.text.split("\n")[2] == "i. To take note of its annex."
    hand.press("Enter")
    hand.write("To print it.")
    hand.press("Enter", "Enter")
    assert hand.text.split("\n")[3:] == ["ii. To print it.", ""]
    hand.write("That is all.")
    hand.press("F8")
    entered(hand)
    assert [(one.level, one.label) for one in meeting.item(meeting.items[0]).wording.paragraphs] == [
        (0, ""), (0, "a)"), (1, "i."), (1, "ii."), (0, ""),
    ]  # fmt: skip
    hand.point_after("annex.")
    hand.press("Alt+Shift+ArrowLeft")
    assert hand.text.split("\n")[2] == "b) To take note of its annex."
    hand.press("Control+z")
    assert hand.text.split("\n")[2] == "i. To take note of its annex."


def test_the_next_item_is_called_by_keys_and_typed_words_are_not_lost(
    meeting: World, typist: Watched
) -> None:
    hand = Hand(typist.page)
    hand.press("Alt+PageDown")
    typist.page.get_by_role("heading", name="Conclusion 2").wait_for()
    hand.press("F2")
    hand.write("1")
    hand.press("Enter")
    typist.page.get_by_role("heading", name="Conclusion 1").wait_for()
    hand.point_after("annex.")
    hand.write(" Not entered.")
    hand.press("Alt+PageDown")
    typist.page.get_by_text("is not entered yet").wait_for()
    assert hand.text.endswith("Not entered.")
    hand.press("Alt+PageDown")
    typist.page.get_by_role("heading", name="Conclusion 2").wait_for()


def test_tab_leaves_the_text_and_comes_back(typist: Watched) -> None:
    hand = Hand(typist.page)
    hand.point_after("annex.")
    hand.press("Tab")
    assert typist.page.evaluate("document.activeElement.id") == "who"
    hand.press("Enter")
    assert typist.page.evaluate("document.activeElement.id") == "text"


def test_what_is_typed_stays_when_somebody_else_enters_meanwhile(meeting: World, typist: Watched) -> None:
    hand = Hand(typist.page)
    hand.select("thank")
    hand.write("congratulate")
    changed = wording(BASE.replace("accept", "welcome"))
    item = meeting.items[0]
    meeting.do(ask.EnterInRoom, "secretariat", item, 2, changed, (), ask.RoomOutcome.AGREED)
    typist.page.get_by_text("Somebody else has changed this page").wait_for()
    assert "congratulate" in hand.text
    hand.press("F8")
    typist.page.get_by_text("The wording has moved on").wait_for()
    assert "congratulate" in hand.text
    assert typist.page.locator("#typed del", has_text="welcome").is_visible()


def test_a_lost_connection_is_said_and_nothing_is_lost(meeting: World, typist: Watched) -> None:
    hand = Hand(typist.page)
    hand.select("thank")
    hand.write("congratulate")
    typist.page.context.set_offline(True)
    hand.press("F8")
    typist.page.get_by_text("The connection is lost").wait_for()
    assert "congratulate" in hand.text
    typist.page.context.set_offline(False)
    hand.press("F8")
    entered(hand)
    assert "congratulate" in text_of(meeting, meeting.items[0])
    typist.reports.clear()


def test_another_open_page_shows_an_entry_at_its_next_question(meeting: World, chromium: Path) -> None:
    meeting.revised(meeting.items[0], BASE)
    item = sit(meeting)
    with serving(meeting) as address, browser(chromium) as opened:
        room = watched(opened, address)
        room.sign_in("mexico")
        room.open(ROOM)
        answers: list[int] = []

        def question(answer: Response) -> bool:
            return answer.url.endswith(ROOM) and answer.request.resource_type == "fetch"

        room.page.on("response", lambda answer: answers.append(answer.status) if question(answer) else None)
        room.page.wait_for_event("response", question)
        room.page.wait_for_event("response", question)
        assert set(answers) == {304}
        before = len(answers)
        changed = wording(BASE.replace("accept", "welcome"))
        meeting.do(ask.EnterInRoom, "secretariat", item, 2, changed, (), ask.RoomOutcome.AGREED)
        room.page.locator("ins", has_text="welcome").first.wait_for()
        # One question may have been on its way when it was entered.
        assert answers[before:].index(200) <= 1
        assert room.reports == []
