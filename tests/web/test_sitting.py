"""The sitting: what is offered to whom, its way from opening to closing, the speakers' list, observers outside."""

import pytest

from engine.procedure import commands as ask
from engine.record.queries import meetings
from engine.record.queries.sittings import sittings_of
from tests.web.world import DRAFT, MEETING, Browser, Page, World, capacity, command, wording

SITTING = f"/meetings/{MEETING}/sitting"
ALL = ("HND", "MEX", "NIC")


def drawn(browser: Browser) -> dict[str, object]:
    """The version of the meeting that the form of the attendance is drawn with."""
    return {"on_version": browser.get(SITTING).value("on_version")}


def sent(browser: Browser, name: str, action: str, **fields: object) -> Page:
    return browser.post(
        f"{SITTING}/do/{action}", command=command(), capacity=capacity(name), page="sitting", **fields
    )


def opened(meeting: World, closed: bool = False) -> None:
    meeting.do(ask.OpenSitting, "presidency", ALL, closed)


def present(meeting: World) -> tuple[str, ...]:
    with meeting.engine.connect() as connection:
        found = meetings.meeting(connection, MEETING)
    assert found is not None
    return found.present


def test_the_presidency_alone_opens_one_with_those_in_the_room(meeting: World) -> None:
    for name in ("mexico", "secretariat", "observer"):
        assert "Open the sitting" not in meeting.browser(name).get(SITTING).text, name
    browser = meeting.browser("presidency")
    assert "Open the sitting" in browser.get(SITTING).text
    answer = sent(browser, "presidency", "open_sitting", present=["NIC", "HND"])
    assert answer.status == 302
    page = browser.get(SITTING).text
    assert "The sitting is open." in page
    assert present(meeting) == ("HND", "NIC")


def test_it_is_suspended_resumed_and_closed(meeting: World) -> None:
    opened(meeting)
    browser = meeting.browser("presidency")
    assert sent(browser, "presidency", "suspend_sitting").status == 302
    page = browser.get(SITTING).text
    assert "is suspended</a>" in page
    assert "Suspend the sitting" not in page
    assert sent(browser, "presidency", "resume_sitting").status == 302
    assert sent(browser, "presidency", "close_sitting").status == 302
    with meeting.engine.connect() as connection:
        (over,) = sittings_of(connection, MEETING)
    assert over.closed_at is not None
    page = browser.get(SITTING).text
    assert "Earlier sittings" in page
    assert "Honduras, Mexico, Nicaragua" in page


def test_every_page_says_in_one_line_what_is_going_on(meeting: World) -> None:
    item = meeting.items[1]
    board = f"/meetings/{MEETING}"
    assert "room-line" not in meeting.browser("mexico").get(board).text
    opened(meeting)
    meeting.do(ask.CallItem, "presidency", item)
    meeting.do(ask.GiveFloor, "presidency", "HND")
    for path in (board, f"{board}/conclusions/{item}", f"{board}/frame", f"{board}/terms"):
        page = meeting.browser("mexico").get(path).text
        assert "Sitting 1 is on since" in page, path
        assert "Conclusion 2 is in front of the room" in page, path
        assert "Honduras has the floor" in page, path


def test_what_floats_is_shown_before_the_sitting_is_closed(meeting: World) -> None:
    opened(meeting)
    item = meeting.items[0]
    meeting.do(
        ask.EnterInRoom, "secretariat", item, 1, wording(f"{DRAFT}\nA floated thought."), ("MEX",),
        ask.RoomOutcome.FLOATED,
    )  # fmt: skip
    page = meeting.browser("presidency").get(SITTING).text
    assert "They lapse with the sitting" in page
    assert "floated thought" in page
    assert "They lapse with the sitting" not in meeting.browser("mexico").get(SITTING).text
    meeting.do(ask.CloseSitting, "presidency")
    opened(meeting)
    assert "nothing lapses" in meeting.browser("presidency").get(SITTING).text


def test_the_secretariat_records_who_is_in_the_room(meeting: World) -> None:
    opened(meeting)
    browser = meeting.browser("secretariat")
    assert 'name="present" value="MEX" checked' in browser.get(SITTING).text
    assert 'name="present"' not in meeting.browser("mexico").get(SITTING).text
    answer = sent(browser, "secretariat", "record_attendance", **drawn(browser), present=["MEX", "NIC"])
    assert answer.status == 302
    assert present(meeting) == ("MEX", "NIC")


def test_the_attendance_is_recorded_though_somebody_asked_for_the_floor_meanwhile(meeting: World) -> None:
    opened(meeting)
    browser = meeting.browser("secretariat")
    shown = drawn(browser)
    meeting.do(ask.AskForFloor, "mexico")
    assert sent(browser, "secretariat", "record_attendance", **shown, present=["MEX"]).status == 302
    assert present(meeting) == ("MEX",)


def test_a_stale_attendance_overwrites_nothing_and_keeps_its_ticks(meeting: World) -> None:
    opened(meeting)
    browser = meeting.browser("secretariat")
    shown = drawn(browser)
    sent(browser, "secretariat", "record_attendance", **shown, present=["HND", "MEX"])
    page = sent(browser, "secretariat", "record_attendance", **shown, present=["NIC"])
    assert page.status == 409
    assert "Recorded now: Honduras, Mexico." in page.text
    assert 'value="NIC" checked' in page.text
    assert 'value="MEX" checked' not in page.text
    assert present(meeting) == ("HND", "MEX")


def test_an_attendance_sent_twice_is_recorded_once(meeting: World) -> None:
    opened(meeting)
    browser = meeting.browser("secretariat")
    form = {
        "command": command(),
        "capacity": "secretariat",
        "page": "sitting",
        **drawn(browser),
        "present": ["MEX"],
    }
    for _ in range(2):
        assert browser.post(f"{SITTING}/do/record_attendance", **form).status == 302
    assert present(meeting) == ("MEX",)


def test_delegations_and_observers_ask_for_the_floor_and_the_presidency_gives_it(meeting: World) -> None:
    opened(meeting)
    mexico, observer = meeting.browser("mexico"), meeting.browser("observer")
    for browser, name in ((mexico, "mexico"), (observer, "observer")):
        assert "Ask for the floor" in browser.get(SITTING).text, name
        assert sent(browser, name, "ask_for_floor").status == 302
        page = browser.get(SITTING).text
        assert "Ask for the floor" not in page, name
        assert "Leave the speakers&#39; list" in page, name
    assert "Ask for the floor" not in meeting.browser("secretariat").get(SITTING).text
    chair = meeting.browser("presidency")
    list_ = chair.get(SITTING).text.split('id="speakers"')[1]
    assert list_.index("<li>Mexico") < list_.index("<li>Observer")
    assert sent(chair, "presidency", "give_floor", speaker=meeting.people["observer"]).status == 302
    page = chair.get(SITTING).text
    assert "Observer has the floor" in page
    assert "<li>Observer" not in page
    assert sent(mexico, "mexico", "leave_speakers_list").status == 302
    assert "Nobody has asked for the floor." in mexico.get(SITTING).text
    assert sent(chair, "presidency", "give_floor", speaker="").status == 302
    assert "has the floor" not in chair.get(SITTING).text


def test_who_is_not_in_the_room_does_not_ask_for_the_floor(meeting: World) -> None:
    meeting.do(ask.OpenSitting, "presidency", ("HND",))
    browser = meeting.browser("mexico")
    assert "Ask for the floor" not in browser.get(SITTING).text
    page = sent(browser, "mexico", "ask_for_floor")
    assert page.status == 409
    assert "Mexico is not recorded as attending this sitting" in page.text


def test_observers_see_nothing_of_a_closed_sitting(meeting: World) -> None:
    meeting.do(ask.PermitObserver, "presidency", meeting.people["observer"], ask.Scope.PROPOSALS)
    opened(meeting, closed=True)
    meeting.do(ask.CallItem, "presidency", meeting.items[0])
    meeting.do(ask.GiveFloor, "presidency", "MEX")
    page = meeting.browser("observer").get(SITTING)
    assert page.status == 403
    for told in ("Conclusion 1", "Mexico", "Speakers", "Attendance"):
        assert told not in page.text, told
    assert "it is closed to observers" in meeting.browser("mexico").get(SITTING).text
    meeting.do(ask.CloseSitting, "presidency")
    after = meeting.browser("observer").get(SITTING).text
    assert "closed to observers" in after
    assert "Honduras" not in after


def test_an_observer_of_issued_drafts_is_not_told_what_lies_in_front_of_the_room(meeting: World) -> None:
    opened(meeting)
    meeting.do(ask.CallItem, "presidency", meeting.items[0])
    page = meeting.browser("observer").get(SITTING).text
    assert "Sitting 1 is on since" in page
    assert "in front of the room" not in page


def test_a_refused_opening_keeps_its_ticks(meeting: World) -> None:
    browser = meeting.browser("presidency")
    browser.get(SITTING)
    opened(meeting)
    page = sent(browser, "presidency", "open_sitting", present=["MEX"], closed="yes")
    assert page.status == 409
    assert "Sitting 1 is on already." in page.text


@pytest.mark.parametrize("action", ["nothing", "put_to_room"])
def test_there_are_no_other_buttons(meeting: World, action: str) -> None:
    assert sent(meeting.browser("presidency"), "presidency", action).status == 404
