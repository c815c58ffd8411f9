"""Issued drafts: issued exactly as shown, read by everybody, compared with each other, numbered anew at the end."""

import re
from pathlib import Path

import pytest

from engine.procedure import commands as ask
from engine.word.readback import printed_text
from tests.web.chromium import browser, serving, watched
from tests.web.world import MEETING, Page, World, capacity, command
from tests.word.settling import settled_text
from web.worker import work

BASE = f"/meetings/{MEETING}"


def lines_of(page: Page) -> list[str]:
    return re.findall(r'name="item" value="([^"]+)"', page.text)


def send(meeting: World, page: Page, symbol: str = "RCGM/2014/2") -> Page:
    """The form of this page as the secretariat sends it."""
    return meeting.browser("secretariat").post(
        f"{BASE}/issues/new", command=command(), capacity="secretariat", symbol=symbol,
        frame=page.value("frame"), item=lines_of(page),
    )  # fmt: skip


@pytest.fixture
def twice(meeting: World) -> World:
    """Two issues: between them the first item was revised, the second withdrawn, and one proposed behind the third."""
    first, second, _ = meeting.items
    meeting.issued("RCGM/2014/1")
    meeting.revised(first, "To thank Nicaragua warmly.")
    meeting.do(ask.WithdrawConclusion, "secretariat", second, "not pursued")
    meeting.proposed_item("To thank Panama.")
    meeting.issued("RCGM/2014/1/Rev.1")
    return meeting


def test_the_secretariat_issues_exactly_what_it_was_shown(meeting: World) -> None:
    page = meeting.browser("secretariat").get(f"{BASE}/issues/new")
    assert page.text.count("To thank Nicaragua for its report") == 3
    assert page.value("symbol").startswith("DRAFT/")
    sent = send(meeting, page)
    assert (sent.status, sent.location) == (302, f"{BASE}/issues/1")
    for name in ("observer", "mexico", "presidency"):
        shown = meeting.browser(name).get(f"{BASE}/issues/1")
        assert "RCGM/2014/2" in shown.text
        assert "To thank Nicaragua for its report" in shown.text


def test_the_next_symbol_is_proposed_and_what_changed_is_shown(meeting: World) -> None:
    meeting.issued("RCGM/2014/2")
    browser_ = meeting.browser("secretariat")
    assert "Nothing: the paper is as it was issued." in browser_.get(f"{BASE}/issues/new").text
    meeting.revised(meeting.items[0], "To thank Nicaragua warmly.")
    page = browser_.get(f"{BASE}/issues/new")
    assert page.value("symbol") == "RCGM/2014/2/Rev.1"
    assert "<ins>warmly.</ins>" in page.text or "warmly" in page.text.split("<ins>")[1]


def test_a_stale_form_issues_nothing_and_is_told_what_changed(meeting: World) -> None:
    page = meeting.browser("secretariat").get(f"{BASE}/issues/new")
    first, second, _ = meeting.items
    meeting.revised(first, "To thank Nicaragua warmly.")
    meeting.do(ask.WithdrawConclusion, "secretariat", second, "not pursued")
    again = send(meeting, page, "RCGM/2014/9")
    assert again.status == 409
    assert "Nothing was issued" in again.text
    assert "It has a new revision, 2." in again.text
    assert "It was withdrawn." in again.text
    assert again.value("symbol") == "RCGM/2014/9"
    assert send(meeting, again, "RCGM/2014/9").status == 302


def test_a_symbol_is_one_line_that_says_something(meeting: World) -> None:
    page = meeting.browser("secretariat").get(f"{BASE}/issues/new")
    for symbol, says in (
        ("  ", "Symbol: please write"),
        ("a\nb", "one line only"),
        ("a\u202eb", "nobody can see"),
    ):
        refused = send(meeting, page, symbol)
        assert refused.status == 400
        assert says in refused.text


def test_a_withdrawn_item_keeps_its_label_and_a_new_one_stands_between(twice: World) -> None:
    page = twice.browser("observer").get(f"{BASE}/issues/2")
    names = re.findall(r"<h3>([^<]+)</h3>", page.text)
    assert names == ["Conclusion 1", "Conclusion 2 [withdrawn]", "Conclusion 3", "Conclusion 3 bis"]
    text = printed_text(twice.browser("observer").get(f"{BASE}/issues/2/paper.docx").content)
    assert [line for line in text.splitlines() if re.match(r"\d", line)] == [
        "1. To thank Nicaragua warmly.",
        "2. [withdrawn]",
        "3. To thank Nicaragua for its report:",
        "3 bis. To thank Panama.",
    ]


def test_a_draft_once_issued_is_the_same_file_for_ever(twice: World) -> None:
    before = twice.browser("mexico").get(f"{BASE}/issues/1/paper.docx").content
    twice.revised(twice.items[0], "Something else.")
    twice.do(ask.SetFrame, "secretariat", _version(twice), ("ANOTHER TITLE",), "Another preamble.")
    after = twice.browser("observer").get(f"{BASE}/issues/1/paper.docx").content
    assert before == after
    assert "To thank Nicaragua for its report" in printed_text(after)


def _version(meeting: World) -> int:
    return int(meeting.browser("secretariat").get(f"{BASE}/frame").value("on_version"))


def test_any_two_drafts_are_compared_on_a_page_and_as_tracked_changes(twice: World) -> None:
    observer = twice.browser("observer")
    page = observer.get(f"{BASE}/issues/redline?from=1&to=2")
    assert page.status == 200
    assert "From RCGM/2014/1 to RCGM/2014/1/Rev.1" in page.text
    assert page.text.count('<span class="small">new</span>') == 1
    assert "<h3>Conclusion 2 [withdrawn]</h3>" in page.text
    assert "1 item is the same in both." in page.text
    docx = observer.get(f"{BASE}/issues/redline.docx?from=1&to=2").content
    for number, way in ((1, "reject"), (2, "accept")):
        issued = observer.get(f"{BASE}/issues/{number}/paper.docx").content
        assert settled_text(docx, way) == printed_text(issued)


@pytest.mark.parametrize("asked", ["from=1", "from=1&to=9", "from=0&to=1", "from=x&to=1", "from=1&to=٢"])
def test_a_draft_that_there_is_not_is_not_compared(twice: World, asked: str) -> None:
    for path in ("redline", "redline.docx"):
        assert twice.browser("mexico").get(f"{BASE}/issues/{path}?{asked}").status == 404


def test_the_draft_that_was_last_opened_is_noted_by_the_button_and_never_by_looking(twice: World) -> None:
    mexico = twice.browser("mexico")
    for _ in range(2):
        assert "Note that I have opened this draft" in mexico.get(f"{BASE}/issues/1").text
    assert mexico.post(f"{BASE}/issues/1/opened", capacity=capacity("mexico")).status == 302
    assert "It is noted that you have opened this draft" in mexico.get(f"{BASE}/issues/1").text
    assert "from RCGM/2014/1 to RCGM/2014/1/Rev.1" in mexico.get(f"{BASE}/issues").text
    assert "since the draft that you last opened" not in twice.browser("honduras").get(f"{BASE}/issues").text


def test_what_is_new_since_the_last_reading_stays_when_the_newest_is_opened_twice(twice: World) -> None:
    twice.revised(twice.items[0], "A third wording.")
    twice.issued("RCGM/2014/1/Rev.2")
    mexico = twice.browser("mexico")
    for number in (1, 3, 3, 2):
        mexico.post(f"{BASE}/issues/{number}/opened", capacity=capacity("mexico"))
    assert "What is new since RCGM/2014/1, which you last opened" in mexico.get(f"{BASE}/issues/3").text


def test_the_page_notes_by_itself_that_it_was_opened(twice: World, chromium: Path) -> None:
    with serving(twice) as address, browser(chromium) as opened:
        page = watched(opened, address)
        page.sign_in("mexico")
        page.open(f"{BASE}/issues/2")
        page.page.wait_for_selector("#opened p.meta")
        assert page.says("It is noted that you have opened this draft")
        assert page.reports == []


def test_the_certified_paper_numbers_anew_and_says_what_each_item_was(twice: World) -> None:
    assert twice.browser("mexico").get(f"{BASE}/issues/numbers").status == 404
    twice.certified()
    assert work(twice.engine, twice.config)
    for name in ("observer", "mexico"):
        page = twice.browser(name).get(f"{BASE}/issues/numbers")
        cells = re.findall(r"<td>([^<]*)</td>", page.text)
        assert list(zip(cells[::2], cells[1::2], strict=True)) == [
            ("Conclusion 1", "Conclusion 1"),
            ("Conclusion 3", "Conclusion 2"),
            ("Conclusion 3 bis", "Conclusion 3"),
            ("Conclusion 2 [withdrawn]", "–"),
        ]
    assert "Conclusion 3 bis" in twice.browser("presidency").get(f"{BASE}/presidency").text
    paper = printed_text(twice.browser("observer").get(f"{BASE}/paper.docx").content)
    assert "3. To thank Panama." in paper
    assert "<h1>Conclusion 3 " in twice.browser("mexico").get(f"{BASE}/conclusions/{twice.items[2]}").text


def test_labels_stand_on_every_page_and_in_every_file(twice: World) -> None:
    first, third, new = twice.items
    mexico = twice.browser("mexico")
    board = mexico.get(BASE).text
    numbers = re.findall(r'<span class="number">([^<]*)</span>', board)
    assert numbers == ["1.", "3.", "3 bis.", "2."]  # what is withdrawn comes last
    item = mexico.get(f"{BASE}/conclusions/{new}").text
    assert "<h1>Conclusion 3 bis" in item
    assert "← Conclusion 3<" in item
    assert "Conclusion 3 bis →" in mexico.get(f"{BASE}/conclusions/{third}").text
    assert "Conclusion 3 →" in mexico.get(f"{BASE}/conclusions/{first}").text
    for path in ("paper.docx", "compilation.docx"):
        assert "3 bis. To thank Panama." in printed_text(mexico.get(f"{BASE}/{path}").content)
    assert "Conclusion 3 bis" in mexico.get(f"{BASE}/compilation").text


def test_the_board_marks_the_working_text_with_its_hour_for_those_who_see_it(twice: World) -> None:
    twice.revised(twice.items[0], "SECRETWORKING text.")
    for name, sees in (("secretariat", True), ("presidency", True), ("mexico", False)):
        reader = twice.browser(name)
        for path in ("", f"/conclusions/{twice.items[0]}"):
            page = reader.get(f"{BASE}{path}").text
            assert ("SECRETWORKING" in page) is sees, (name, path)
            assert bool(re.search(r"working text, \d\d:\d\d", page)) is sees, (name, path)
