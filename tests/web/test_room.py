"""The room as everybody sees it: cheap to ask while nothing changes, and never more than the viewer may see."""

import pytest

from engine.procedure import commands as ask
from tests.web.sitting import ROOM, TYPE, press, sit
from tests.web.test_typing import FIRST, THANKED
from tests.web.world import Browser, Page, World


def asks(browser: Browser, tag: str) -> Page:
    """The question that an open page puts each second."""
    return browser._page(
        browser.client.get(ROOM, headers={"If-None-Match": f'"{tag}"', "HX-Request": "true"})
    )


def tag_of(page: Page) -> str:
    return page.text.split('data-etag="')[1].split('"')[0]


def test_nothing_is_sent_while_nothing_changes_and_the_page_once_something_has(meeting: World) -> None:
    sit(meeting)
    browser = meeting.browser("mexico")
    tag = tag_of(browser.get(ROOM))
    assert (asks(browser, tag).status, asks(browser, tag).text) == (304, "")
    press(meeting.browser("secretariat"), "agreed", text=THANKED, who="m")
    page = asks(browser, tag)
    assert page.status == 200
    assert "<ins>congratulate</ins>" in page.text
    assert asks(browser, tag_of(page)).status == 304


@pytest.mark.parametrize("change", ["speaker", "item", "attendance"])
def test_whatever_the_page_shows_makes_another_page(meeting: World, change: str) -> None:
    sit(meeting)
    browser = meeting.browser("honduras")
    tag = tag_of(browser.get(ROOM))
    if change == "speaker":
        meeting.do(ask.AskForFloor, "mexico")
    elif change == "item":
        meeting.do(ask.CallItem, "presidency", meeting.items[1])
    else:
        meeting.to_comments(meeting.items[1])
        meeting.do(ask.CallItem, "presidency", meeting.items[1])
    assert asks(browser, tag).status == 200


def test_the_same_mark_is_another_page_for_another_reader(meeting: World) -> None:
    sit(meeting)
    tags = {tag_of(meeting.browser(name).get(ROOM)) for name in ("mexico", "honduras", "secretariat")}
    assert len(tags) == 3


def test_whoever_has_been_dismissed_is_told_nothing_more(meeting: World) -> None:
    sit(meeting)
    browser = meeting.browser("observer")
    tag = tag_of(browser.get(ROOM))
    meeting.do(
        ask.DismissPerson, "secretariat", meeting.people["observer"], meeting.actor("observer").role, None
    )
    assert asks(browser, tag).status == 404


def test_the_room_sees_text_brackets_and_who_wants_them(meeting: World) -> None:
    sit(meeting)
    press(meeting.browser("secretariat"), "bracketed", text=FIRST.replace("accept", "welcome"), who="m n")
    page = meeting.browser("honduras").get(f"{ROOM}?since=none").text
    assert "To [accept] [MEX, NIC: welcome] the report." in page
    assert "<dt>MEX, NIC</dt><dd" in page
    assert "working text, " in page


def test_changes_are_shown_since_the_sitting_was_opened_or_since_the_latest_issue(meeting: World) -> None:
    meeting.revised(meeting.items[0], FIRST.replace("accept", "welcome"))
    sit(meeting)
    press(meeting.browser("secretariat"), "agreed", text=THANKED.replace("accept", "welcome"))
    page = meeting.browser("mexico").get(f"{ROOM}?since=sitting").text
    assert "<ins>congratulate</ins>" in page
    assert "<ins>welcome</ins>" not in page


def test_a_floated_idea_is_maintained_by_its_own_delegation_from_this_page(meeting: World) -> None:
    item = sit(meeting)
    press(meeting.browser("secretariat"), "floated", text=THANKED, who="m")
    idea = meeting.item(item).amendments[-1].id
    assert "Maintain this idea" not in meeting.browser("honduras").get(ROOM).text
    browser = meeting.browser("mexico")
    page = browser.get(ROOM)
    address = f"/meetings/meeting/conclusions/{item}/amendments/{idea}/do/maintain_idea"
    form = {"command": page.value("command", "maintain_idea"), "capacity": "delegation:MEX", "back": "room"}
    assert browser.post(address, **form).location == ROOM
    assert meeting.amendment(item, idea).state == "filed"


def test_delegations_ask_for_the_floor_here_and_let_it_go(meeting: World) -> None:
    sit(meeting)
    browser = meeting.browser("mexico")
    form = {"capacity": "delegation:MEX"}
    for action in ("ask_for_floor", "leave_speakers_list"):
        page = browser.get(ROOM)
        answer = browser.post(
            f"/meetings/meeting/sitting/do/{action}",
            page="room",
            command=page.value("command", f"do/{action}"),
            **form,
        )
        assert answer.location == ROOM
        assert ("<li>Mexico</li>" in browser.get(ROOM).text) is (action == "ask_for_floor")


def test_a_closed_sitting_shows_observers_nothing(meeting: World) -> None:
    sit(meeting, closed=True)
    meeting.do(ask.AskForFloor, "mexico")
    page = meeting.browser("observer").get(ROOM)
    assert page.status == 403
    assert [word for word in ("thank", "Mexico", "Conclusion 1") if word in page.text.split("<main")[1]] == []


def test_an_observer_of_an_open_sitting_is_not_shown_the_working_text(meeting: World) -> None:
    sit(meeting)
    page = meeting.browser("observer").get(ROOM).text
    assert "is not shown to the capacity" in page
    assert "To thank" not in page


def test_without_a_sitting_the_page_says_so(meeting: World) -> None:
    assert "No sitting is on." in meeting.browser("mexico").get(ROOM).text
    assert "No sitting is on." in meeting.browser("secretariat").get(TYPE).text
