"""Receipts: what a delegation has filed, for that delegation alone, with what proves it later."""

import re

from engine.procedure import commands as ask
from engine.record.verify import verify
from tests.web.world import MEETING, World

PAGE = f"/meetings/{MEETING}/receipts"


def filed(meeting: World) -> str:
    item = meeting.items[0]
    meeting.to_comments(item)
    meeting.filed(item, "mexico", "To thank everybody.")
    meeting.do(ask.WriteComment, "mexico", item, 1, "We look into it.")
    meeting.do(ask.TakePosition, "mexico", item, 1, ask.PositionKind.RESERVATION, "not the last word")
    return item


def test_a_delegation_has_a_receipt_for_each_thing_that_it_filed(meeting: World) -> None:
    filed(meeting)
    page = meeting.browser("mexico").get(PAGE).text
    assert page.count("Download the receipt (text)") == 3
    assert re.findall(r"Amendment|Comment|Reservation", page.split("<main")[1]).count("Reservation") == 1
    assert "Nothing is filed yet." in meeting.browser("honduras").get(PAGE).text
    assert meeting.browser("secretariat").get(PAGE).status == 403


def test_a_receipt_says_what_was_filed_when_and_under_which_hash(meeting: World) -> None:
    filed(meeting)
    browser = meeting.browser("mexico")
    texts = [browser.get(path).text for path in re.findall(r'href="([^"]+\.txt)"', browser.get(PAGE).text)]
    for said in ("To thank everybody.", "We look into it.", "not the last word"):
        assert any(said in text for text in texts), said
    for text in texts:
        assert "Receipt of Mexico" in text
        assert re.search(r"^UTC \d{4}-\d\d-\d\dT[\d:.]+Z$", text, re.M)
        assert re.search(r"^SHA-256 [0-9a-f]{64}$", text, re.M)
        assert re.search(r"^Digest of the meeting: [0-9a-f]{64}$", text, re.M)


def test_another_delegation_s_receipt_is_not_there(meeting: World) -> None:
    filed(meeting)
    path = re.findall(r'href="([^"]+\.txt)"', meeting.browser("mexico").get(PAGE).text)[0]
    for name in ("honduras", "secretariat", "presidency", "observer"):
        assert meeting.browser(name).get(path).status == 404, name


def test_the_digest_is_the_one_that_the_record_is_verified_by(meeting: World) -> None:
    filed(meeting)
    page = meeting.browser("mexico").get(PAGE).text
    with meeting.engine.connect() as connection:
        assert f"Digest of the meeting: {verify(connection, MEETING).digest}" in page
