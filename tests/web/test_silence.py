"""The silence procedure on its page: who is offered what, and what each is told."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from engine.procedure import commands as ask
from engine.procedure.commands import Audience, FilingKind, PositionKind
from engine.procedure.terms import Terms
from tests.web.world import MEETING, Browser, Page, World, capacity, command

PAGE = f"/meetings/{MEETING}/silence"
ZONE = "America/Managua"


def local(hours: float, zone: str = ZONE) -> str:
    """As a field of date and hour has it, so many hours from now."""
    return (datetime.now(ZoneInfo(zone)) + timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%M")


def sent(browser: Browser, name: str, action: str, **fields: object) -> Page:
    given: dict[str, object] = {"command": command(), "capacity": capacity(name), "zone": ZONE} | fields
    path = "open" if action == "open" else f"do/{action}"
    return browser.post(f"{PAGE}/{path}", **given)


def opened(meeting: World, *numbers: int, package: bool = False, hours: float = 73) -> str:
    """These items are open for comments and under silence; the silence's id."""
    lines = []
    for number in numbers or (0,):
        item = meeting.items[number]
        if meeting.item(item).state == "proposal":
            meeting.to_comments(item)
        shown = meeting.item(item)
        lines.append(ask.CertifiedItem(item, shown.version, shown.revision, shown.text_hash))
    until = (datetime.now(UTC) + timedelta(hours=hours)).isoformat()
    return meeting.do(ask.OpenSilence, "presidency", tuple(lines), package, until, ZONE)


def objects(meeting: World, audience: Audience = Audience.MEMBERS, item: int = 0) -> None:
    given = (PositionKind.OBJECTION, "not yet", None, "", None, audience)
    meeting.do(ask.TakePosition, "mexico", meeting.items[item], 1, *given)


def expired(meeting: World) -> str:
    """A silence that has ended, in a meeting that has no shortest period."""
    shown = meeting.browser("secretariat").get(f"/meetings/{MEETING}/terms")
    version = int(shown.value("on_version"))
    meeting.do(ask.SetTerms, "secretariat", version, Terms(silence_hours=0))
    id_ = opened(meeting, hours=0.00015)  # half a second
    while meeting.browser("presidency").get(PAGE).text.count("is not announced yet") == 0:
        continue
    return id_


def test_the_presidency_opens_one_for_what_is_ready(meeting: World) -> None:
    item = meeting.items[0]
    meeting.to_comments(item)
    browser = meeting.browser("presidency")
    page = browser.get(PAGE)
    assert "At least" not in page.text
    line = re.search(r'name="item" value="([^"]+)"', page.text)
    assert line
    answer = sent(browser, "presidency", "open", item=[line[1]], package="no", until=local(73))
    assert answer.status == 302
    shown = browser.get(PAGE).text
    assert "The silence procedure is open." in shown
    assert "Under silence" in shown
    assert "3 days" in shown


def test_too_short_a_silence_is_refused_with_the_earliest_hour(meeting: World) -> None:
    meeting.to_comments(meeting.items[0])
    browser = meeting.browser("presidency")
    line = re.search(r'name="item" value="([^"]+)"', browser.get(PAGE).text)
    assert line
    answer = sent(browser, "presidency", "open", item=[line[1]], package="no", until=local(5))
    assert (answer.status, "at least 72 hours" in answer.text) == (409, True)


def test_an_hour_that_the_clocks_skip_is_no_hour(meeting: World) -> None:
    meeting.to_comments(meeting.items[0])
    browser = meeting.browser("presidency")
    line = re.search(r'name="item" value="([^"]+)"', browser.get(PAGE).text)
    assert line
    given = {"item": [line[1]], "package": "no", "until": "2027-03-14T02:30", "zone": "America/Toronto"}
    assert sent(browser, "presidency", "open", **given).status == 400


def test_nothing_is_opened_on_nothing(meeting: World) -> None:
    browser = meeting.browser("presidency")
    assert sent(browser, "presidency", "open", package="no", until=local(73)).status == 400


def test_members_see_until_when_in_the_host_s_time_and_in_their_capital_s(meeting: World) -> None:
    opened(meeting)
    mexico, secretariat = (meeting.browser(name).get(PAGE).text for name in ("mexico", "secretariat"))
    assert "America/Costa_Rica" in secretariat
    assert "Refuse the silence procedure" in mexico
    assert "Refuse the silence procedure" not in secretariat


def test_a_member_refuses_the_procedure(meeting: World) -> None:
    silence = opened(meeting)
    browser = meeting.browser("mexico")
    assert sent(browser, "mexico", "refuse_silence", silence=silence, reason="").status == 302
    page = browser.get(PAGE).text
    assert "The procedure was refused" in page
    assert "No item is under silence." in page


def test_who_broke_it_is_told_to_whoever_is_told_of_the_objection(meeting: World) -> None:
    opened(meeting)
    objects(meeting, Audience.CHAIR)
    told = {name: meeting.browser(name).get(PAGE).text for name in ("presidency", "mexico", "honduras")}
    assert all("Broken" in page for page in told.values())
    assert {name for name, page in told.items() if ", Mexico." in page} == {"presidency", "mexico"}


def test_an_observer_sees_none_of_it_unless_the_text_is_opened_to_it(meeting: World) -> None:
    silence = opened(meeting)
    assert meeting.browser("observer").get(PAGE).status == 404
    page = meeting.permitted().get(PAGE)
    assert page.status == 200
    assert silence in page.text
    assert "<form method" not in page.text.split("<main")[1]


def test_a_late_objection_is_answered_in_a_sentence_and_logged_for_its_own_and_the_chair(
    meeting: World,
) -> None:
    expired(meeting)
    item, browser = meeting.items[0], meeting.browser("mexico")
    given = {
        "command": command(), "capacity": capacity("mexico"), "on_revision": 1, "kind": "objection",
        "reason": "too late, we know", "owner": "", "until": "", "counter": "", "audience": "members",
    }  # fmt: skip
    answer = browser.post(f"/meetings/{MEETING}/conclusions/{item}/do/take_position", **given)
    assert answer.status == 409
    assert "is logged, and not counted" in answer.text
    told = {
        name: "too late, we know" in meeting.browser(name).get(PAGE).text
        for name in ("presidency", "secretariat", "mexico", "honduras")
    }
    assert told == {"presidency": True, "secretariat": True, "mexico": True, "honduras": False}


def test_the_presidency_announces_the_outcome(meeting: World) -> None:
    silence = expired(meeting)
    browser = meeting.browser("presidency")
    assert "Announce the outcome" in browser.get(PAGE).text
    assert sent(browser, "presidency", "announce_outcome", silence=silence).status == 302
    assert meeting.item(meeting.items[0]).state == "agreed"
    assert "Outcome announced: agreed" in meeting.browser("honduras").get(PAGE).text
    item = f"/meetings/{MEETING}/conclusions/{meeting.items[0]}"
    assert "By silence: nobody broke it in time." in meeting.browser("honduras").get(item).text


def test_what_came_by_fax_counts_when_a_second_person_has_confirmed_it(meeting: World) -> None:
    silence = expired(meeting)
    received = datetime.now(UTC)
    browser, item = meeting.browser("secretariat"), meeting.items[0]
    assert "Enter what came by another way" in browser.get(PAGE).text
    late = {
        "covered": f"{silence}:{item}", "delegation": "HND", "what": "position",
        "received": received.astimezone(ZoneInfo(ZONE)).strftime("%Y-%m-%dT%H:%M:%S.%f"),
        "source": "a fax", "text": "Honduras objects.",
    }  # fmt: skip
    answer = sent(browser, "secretariat", "enter_outside_filing", **late)
    assert (answer.status, "It counts only if it was received between" in answer.text) == (409, True)
    assert "Honduras objects." in answer.text, "what was typed is there still"


def test_the_second_person_is_offered_what_the_first_has_entered(meeting: World) -> None:
    silence = opened(meeting)
    said = ("HND", FilingKind.POSITION, datetime.now(UTC).isoformat(), "a fax", "Honduras objects.")
    filing = meeting.do(ask.EnterOutsideFiling, "secretariat", silence, meeting.items[0], *said)
    first, second = meeting.browser("secretariat"), meeting.browser("presidency")
    assert "A second person confirms it." in first.get(PAGE).text
    assert "Confirm it: the silence is broken" in second.get(PAGE).text
    assert "Honduras objects." not in meeting.browser("mexico").get(PAGE).text
    given = {"silence": silence, "filing": filing, "reason": "", "confirms": "yes"}
    assert sent(first, "secretariat", "confirm_outside_filing", **given).status == 409
    assert sent(second, "presidency", "confirm_outside_filing", **given).status == 302
    assert "No item is under silence." in second.get(PAGE).text


def test_it_is_extended_and_called_off(meeting: World) -> None:
    silence = opened(meeting)
    browser = meeting.browser("presidency")
    for until, status in ((local(72), 409), (local(96), 302)):
        assert sent(browser, "presidency", "extend_silence", silence=silence, until=until).status == status
    assert sent(browser, "presidency", "call_off_silence", silence=silence, reason="").status == 400
    assert sent(browser, "presidency", "call_off_silence", silence=silence, reason="too soon").status == 302
    assert "too soon" in meeting.browser("honduras").get(PAGE).text


@pytest.mark.parametrize("action", ["open_the_bar", "open_silence"])
def test_there_is_no_other_action(meeting: World, action: str) -> None:
    assert sent(meeting.browser("presidency"), "presidency", action).status == 404


def test_the_board_says_until_when(meeting: World) -> None:
    opened(meeting)
    assert "the silence on" in meeting.browser("honduras").get(f"/meetings/{MEETING}").text


def test_the_item_says_that_it_is_under_silence(meeting: World) -> None:
    opened(meeting)
    pages = [
        meeting.browser("honduras").get(f"/meetings/{MEETING}/conclusions/{item}") for item in meeting.items
    ]
    assert "Under silence" in pages[0].text
    assert all("Under silence" not in page.text for page in pages[1:])
