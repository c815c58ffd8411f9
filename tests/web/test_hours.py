"""Deadlines: one list in two times, and a calendar file that a calendar can read."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from engine.procedure import commands as ask
from engine.procedure.commands import Actor, Role
from tests.web.test_silence import opened
from tests.web.world import MEETING, World
from web import hours
from web.calendar import Entry, calendar

PAGE = f"/meetings/{MEETING}/deadlines"
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def lines(body: bytes) -> list[str]:
    """As a calendar reads them: unfolded."""
    return body.decode().replace("\r\n ", "").split("\r\n")


def test_the_list_says_each_hour_and_how_long_it_is_until_then(meeting: World) -> None:
    assert "No hour is running." in meeting.browser("mexico").get(PAGE).text
    opened(meeting)
    page = meeting.browser("mexico").get(PAGE).text
    assert "the silence on" in page
    assert "in 3 days" in page


def test_the_calendar_has_what_the_page_shows_under_an_id_that_stays(meeting: World) -> None:
    silence = opened(meeting)
    answer = meeting.browser("mexico").get(f"{PAGE}.ics")
    found = lines(answer.content)
    uids = [line for line in found if line.startswith("UID:")]
    assert uids == [f"UID:{silence}-{meeting.items[0]}@{MEETING}.acuerdo"]
    again = lines(meeting.browser("mexico").get(f"{PAGE}.ics").content)
    assert [line for line in again if line.startswith("UID:")] == uids
    assert any(re.fullmatch(r"DTSTART:\d{8}T\d{6}Z", line) for line in found)


def test_lines_end_and_fold_as_the_standard_says() -> None:
    entry = Entry("one@meeting.acuerdo", NOON, "Señal: " + "á" * 100, "a; b, c\\d\nand more")
    body = calendar([entry], "A meeting", NOON)
    assert body.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in body.replace(b"\r\n", b"")
    folded = body.split(b"\r\n")
    assert max(map(len, folded)) <= 75
    for line in folded:
        line.decode()  # no character is cut in two
    assert "SUMMARY:Señal: " + "á" * 100 in lines(body)
    assert r"DESCRIPTION:a\; b\, c\\d\nand more" in lines(body)
    assert "DTSTART:20261120T120000Z" in lines(body)


def test_nothing_that_is_typed_makes_a_line_of_its_own() -> None:
    entry = Entry("one@meeting.acuerdo", NOON, "Hello\r\nEND:VEVENT\rX\u2028Y", "")
    assert lines(calendar([entry], "", NOON)).count("END:VEVENT") == 1


@pytest.mark.parametrize(
    ("typed", "zone", "utc"),
    [
        ("2026-11-01T01:30", "America/Toronto", "2026-11-01T05:30:00+00:00"),  # comes twice: the first
        ("2026-10-31T12:00", "America/Toronto", "2026-10-31T16:00:00+00:00"),  # daylight saving
        ("2026-11-02T12:00", "America/Toronto", "2026-11-02T17:00:00+00:00"),
        ("2026-07-01T12:00", "America/Costa_Rica", "2026-07-01T18:00:00+00:00"),  # has none
        ("2027-03-14T02:30", "America/Toronto", None),  # is skipped
        ("2027-03-14T02:30", "Mars/Olympus", None),
        ("tomorrow", "America/Toronto", None),
    ],
)
def test_an_hour_is_read_in_the_zone_that_was_named(
    meeting: World, typed: str, zone: str, utc: str | None
) -> None:
    with meeting.app.test_request_context():
        found = hours.local(typed, zone)
    assert (found.astimezone(UTC).isoformat() if found else None) == utc


def test_each_capital_reads_its_own_hour(meeting: World) -> None:
    """In summer Toronto's is two hours from Costa Rica's, in winter one."""
    canada = hours_for(meeting, "CAN")
    assert canada(datetime(2026, 7, 1, 18, tzinfo=UTC)) == ["12:00", "14:00"]
    assert canada(datetime(2026, 12, 1, 18, tzinfo=UTC)) == ["12:00", "13:00"]
    assert hours_for(meeting, "NIC")(datetime(2026, 7, 1, 18, tzinfo=UTC)) == ["12:00"]


def hours_for(meeting: World, code: str) -> Callable[[datetime], list[str]]:
    def said(instant: datetime) -> list[str]:
        with meeting.app.test_request_context():
            found = hours.hours_of(instant, Actor("somebody", Role.DELEGATION, code))
        return [re.findall(r"\d\d:\d\d", each)[0] for each in found]

    return said


def test_the_hours_after_the_gavel_are_listed_and_in_the_calendar(meeting: World) -> None:
    meeting.certified()
    item = meeting.items[0]
    words = ("en", "Nicaragua", "Panama", "a slip")
    slip = meeting.do(ask.AskForCorrection, "mexico", item, *words)
    meeting.do(ask.CirculateCorrection, "secretariat", slip)
    page = meeting.browser("honduras").get(PAGE).text
    assert "statements on the certified paper are taken until then" in page
    assert "a delegation may object to a correction of" in page
    found = lines(meeting.browser("honduras").get(f"{PAGE}.ics").content)
    uids = [line for line in found if line.startswith("UID:")]
    assert uids == [f"UID:statements@{MEETING}.acuerdo", f"UID:correction-{slip}@{MEETING}.acuerdo"]
