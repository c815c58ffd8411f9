"""The running sheet and the gavel: what is shown before, what is put, what is refused, and reopening."""

import re
from pathlib import Path

from engine.procedure import commands as ask
from engine.procedure.commands import PositionKind
from tests.web.chromium import browser as open_browser
from tests.web.chromium import serving, watched
from tests.web.world import DRAFT, MEETING, Browser, Page, World, command, wording

SHEET = f"/meetings/{MEETING}/presidency"
ALL = ("HND", "MEX", "NIC")


def sitting(meeting: World, *present: str) -> Browser:
    """A sitting is on, the first two items are in comments; the Presidency's browser."""
    meeting.do(ask.OpenSitting, "presidency", present or ALL)
    for item in meeting.items[:2]:
        meeting.to_comments(item)
    return meeting.browser("presidency")


def line(page: Page, item: str) -> str:
    """The row of an item."""
    return page.text.split(f'id="line-{item}"')[1].split("</tr>")[0]


def ticked(page: Page, *items: str) -> list[str]:
    values = re.findall(r'type="checkbox" form="gavel" name="item" value="([^"]+)"', page.text)
    return [value for value in values if value.split(":")[0] in items]


def put(browser: Browser, lines: list[str], **more: object) -> Page:
    form = {"command": command(), "capacity": "presidency", "what": "ticked", "item": lines}
    return browser.post(f"{SHEET}/put", **form | more)


def test_without_a_sitting_nothing_is_put(meeting: World) -> None:
    meeting.to_comments(meeting.items[0])
    page = meeting.browser("presidency").get(SHEET)
    assert "No sitting is on. The Presidency opens one." in page.text
    assert 'id="gavel"' not in page.text


def test_what_is_ticked_is_declared_in_the_room_with_the_attendance(meeting: World) -> None:
    first, second, _ = meeting.items
    browser = sitting(meeting, "HND", "MEX")
    page = browser.get(SHEET)
    assert "Nothing stands in the way of the gavel." in line(page, first)
    assert put(browser, ticked(page, first)).status == 302
    page = browser.get(SHEET)
    assert "Declared in the room: Conclusion 1." in page.text
    assert "Declared in the room, sitting 1, with Honduras, Mexico." in line(page, first)
    assert meeting.item(first).state == "agreed"
    assert meeting.item(first).positions == ()
    assert meeting.item(second).state == "comments"


def test_the_attendance_of_the_gavel_stays_when_others_come_in(meeting: World) -> None:
    first = meeting.items[0]
    browser = sitting(meeting, "HND", "MEX")
    put(browser, ticked(browser.get(SHEET), first))
    meeting.do(ask.CloseSitting, "presidency")
    meeting.do(ask.OpenSitting, "presidency", ALL)
    assert "sitting 1, with Honduras, Mexico." in line(browser.get(SHEET), first)


def test_everything_that_is_ready_is_put_at_once(meeting: World) -> None:
    first, second, third = meeting.items
    browser = sitting(meeting)
    page = browser.get(SHEET)
    assert "Put every item that is ready: no objection (2)" in page.text
    every = re.findall(r'name="every" value="([^"]+)"', page.text)
    assert put(browser, [], what="every", every=every).status == 302
    assert [meeting.item(item).state for item in (first, second, third)] == ["agreed", "agreed", "proposal"]
    meeting.to_comments(third)
    assert "Put the whole paper: no objection" in browser.get(SHEET).text


def test_nothing_ticked_is_said(meeting: World) -> None:
    page = put(sitting(meeting), [])
    assert page.status == 400
    assert "Tick at least one item first." in page.text


def test_what_stands_in_the_way_is_shown_before_and_is_not_to_be_ticked(meeting: World) -> None:
    first, second, _ = meeting.items
    browser = sitting(meeting)
    meeting.filed(second, "honduras")
    meeting.do(ask.OpenConsensus, "presidency", first, 1)
    meeting.do(
        ask.TakePosition, "mexico", first, 1, PositionKind.OBJECTION, "Our law.", wording("Other words.")
    )
    meeting.do(
        ask.TakePosition, "honduras", first, 1, PositionKind.SCRUTINY_HOLD, "", None, "Legal adviser",
        "2100-01-01T00:00:00Z",
    )  # fmt: skip
    page = browser.get(SHEET)
    assert ticked(page, first, second) == []
    for said in (
        "Objecting: Mexico.",
        "Our law.",
        "Other words.",
        "Scrutiny hold: Honduras.",
        "Legal adviser",
    ):
        assert said in line(page, first), said
    assert "No position yet: Nicaragua." in line(page, first)
    assert "HND 1</a>" in line(page, second)


def test_brackets_entries_and_ideas_are_on_the_sheet(meeting: World) -> None:
    first, second, _ = meeting.items
    browser = sitting(meeting, "HND", "NIC")
    enter = (ask.EnterInRoom, "secretariat")
    meeting.do(
        *enter,
        first,
        1,
        wording(DRAFT.replace("its report", "its [good] report")),
        (),
        ask.RoomOutcome.AGREED,
    )
    meeting.do(*enter, second, 1, wording(f"{DRAFT}\nMore."), ("MEX",), ask.RoomOutcome.FLOATED)
    page = browser.get(SHEET)
    assert "“good”" in line(page, first)
    assert "to be confirmed by Mexico." in line(page, second)
    assert "Ideas floated:" in line(page, second)


def test_an_objection_that_came_meanwhile_stops_the_gavel_and_is_named(meeting: World) -> None:
    first, second, _ = meeting.items
    browser = sitting(meeting)
    meeting.do(ask.OpenConsensus, "presidency", first, 1)
    lines = ticked(browser.get(SHEET), first, second)
    meeting.do(ask.TakePosition, "mexico", first, 1, PositionKind.OBJECTION, "Our law comes first.")
    page = put(browser, lines)
    assert page.status == 409
    assert "Conclusion 1: There is no consensus on this revision yet." in page.text
    assert "stands in the way: Mexico." in page.text
    assert {meeting.item(item).state for item in (first, second)} == {"consensus", "comments"}
    assert f'value="{lines[1]}"' in page.text
    assert "checked" in line(page, second)


def test_a_text_that_moved_is_not_declared_and_both_texts_are_shown(meeting: World) -> None:
    first, second, _ = meeting.items
    browser = sitting(meeting)
    lines = ticked(browser.get(SHEET), first, second)
    meeting.revised(first, "A wording that came meanwhile.")
    page = put(browser, lines)
    assert page.status == 409
    assert "Nothing was declared." in page.text
    assert "revision 1 was shown, revision 2 stands now" in page.text
    assert "<del>" in page.text
    assert "A wording that came meanwhile." in page.text
    assert "checked" not in line(page, first)
    assert "checked" in line(page, second)
    assert meeting.item(second).state == "comments"
    again = put(browser, ticked(page, first, second), command=page.value("command", after='id="gavel"'))
    assert again.status == 302
    assert meeting.item(first).state == "agreed"


def test_a_gavel_sent_twice_falls_once(meeting: World) -> None:
    first = meeting.items[0]
    browser = sitting(meeting)
    lines, id_ = ticked(browser.get(SHEET), first), command()
    assert [put(browser, lines, command=id_).status for _ in range(2)] == [302, 302]


def test_an_item_is_put_in_front_of_the_room_from_the_sheet(meeting: World) -> None:
    browser = sitting(meeting)
    answer = browser.post(
        f"/meetings/{MEETING}/sitting/do/call_item",
        command=command(), capacity="presidency", page="presidency", conclusion=meeting.items[1],
    )  # fmt: skip
    assert answer.location.endswith("/presidency")
    page = browser.get(SHEET)
    assert "Conclusion 2 is in front of the room" in page.text
    assert ">in front of the room<" in line(page, meeting.items[1])


def reopen(browser: Browser, item: str, reason: str, *objecting: str) -> Page:
    return browser.post(
        f"{SHEET}/reopen",
        command=command(), capacity="presidency", conclusion=item, on_revision=1, reason=reason,
        objecting=list(objecting),
    )  # fmt: skip


def test_an_agreed_item_is_reopened_with_a_reason_if_nobody_objects(meeting: World) -> None:
    first = meeting.items[0]
    browser = sitting(meeting)
    put(browser, ticked(browser.get(SHEET), first))
    assert "Reopen this item" in line(browser.get(SHEET), first)
    assert reopen(browser, first, "").status == 400
    assert reopen(browser, first, "A date was wrong.", "MEX").status == 302
    assert "It stays agreed. On the record as objecting: Mexico." in browser.get(SHEET).text
    assert meeting.item(first).state == "agreed"
    assert reopen(browser, first, "A date was wrong.").status == 302
    assert meeting.item(first).state == "comments"
    assert "Declared in the room, sitting" not in line(browser.get(SHEET), first)


def test_a_refused_reopening_keeps_what_was_typed(meeting: World) -> None:
    first = meeting.items[0]
    browser = sitting(meeting)
    put(browser, ticked(browser.get(SHEET), first))
    page = browser.post(
        f"{SHEET}/reopen",
        command=command(), capacity="presidency", conclusion=first, on_revision=7, reason="A date was wrong.",
        objecting=["HND"],
    )  # fmt: skip
    assert page.status == 409
    assert ">A date was wrong.</textarea>" in page.text
    assert 'name="objecting" value="HND" checked' in page.text


def test_the_sheet_is_the_presidencys_alone(meeting: World) -> None:
    for name in ("secretariat", "mexico"):
        assert meeting.browser(name).get(SHEET).status == 403, name
    assert meeting.browser("observer").get(SHEET).status == 404


def asks(browser: Browser, tag: str) -> Page:
    """The question that an open sheet puts each second."""
    return browser._page(browser.client.get(SHEET, headers={"If-None-Match": f'"{tag}"'}))


def test_an_open_sheet_is_asked_about_and_answers_only_what_has_changed(meeting: World) -> None:
    browser = sitting(meeting)
    tag = browser.get(SHEET).text.split('data-etag="')[1].split('"')[0]
    assert asks(browser, tag).status == 304
    meeting.do(ask.TakePosition, "mexico", meeting.items[1], 1, PositionKind.OBJECTION, "Not seen yet.")
    assert "Not seen yet." in asks(browser, tag).text


def test_an_open_sheet_goes_on_by_itself_but_not_under_a_tick(meeting: World, chromium: Path) -> None:
    first, second, _ = meeting.items
    sitting(meeting)
    with serving(meeting) as address, open_browser(chromium) as opened:
        sheet = watched(opened, address)
        sheet.sign_in("presidency")
        page = sheet.open(SHEET)
        meeting.do(ask.TakePosition, "mexico", second, 1, PositionKind.OBJECTION, "Not seen yet.")
        page.get_by_text("Not seen yet.").wait_for()
        page.check(f"#line-{first} input[type=checkbox]")
        meeting.do(ask.TakePosition, "honduras", second, 1, PositionKind.OBJECTION, "Nor by us.")
        page.get_by_text("The paper has gone on while you were filling this in.").wait_for()
        assert page.is_checked(f"#line-{first} input[type=checkbox]")
        assert not sheet.says("Nor by us.")
        sheet.follow("Look again")
        page.get_by_text("Nor by us.").wait_for()
        assert sheet.reports == []
