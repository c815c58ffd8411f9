"""Deputies of the Presidency, the hand-over, what observers may see, and the terms of a meeting."""

from engine.procedure.terms import Disclosure
from engine.record.queries import meetings
from engine.record.queries.meetings import MeetingView
from tests.web.world import MEETING, World, capacity, command

HAT, TERMS = f"/meetings/{MEETING}/presiding", f"/meetings/{MEETING}/terms"


def form(**fields: object) -> dict[str, object]:
    return {"command": command(), "capacity": "presidency", **fields}


def view(meeting: World) -> MeetingView:
    with meeting.engine.connect() as connection:
        found = meetings.meeting(connection, MEETING)
    assert found is not None
    return found


def test_a_deputy_presides_too_and_is_dismissed_again(meeting: World) -> None:
    browser = meeting.browser("presidency")
    assert browser.post(f"{HAT}/deputy", **form(login="outsider")).status == 302
    page = browser.get(HAT)
    assert "Outsider is a deputy of the Presidency now." in page.text
    assert meeting.browser("outsider").get(f"/meetings/{MEETING}/presidency").status == 200
    assert browser.post(f"{HAT}/dismiss", **form(person=meeting.people["outsider"])).status == 302
    assert meeting.browser("outsider").get(f"/meetings/{MEETING}/presidency").status == 404


def test_a_login_that_nobody_has_is_said_and_comes_back(meeting: World) -> None:
    page = meeting.browser("presidency").post(f"{HAT}/deputy", **form(login="nobody"))
    assert page.status == 400
    assert "Nobody has the login “nobody”" in page.text
    assert 'name="login" value="nobody"' in page.text


def test_whoever_sits_for_the_secretariat_is_no_deputy(meeting: World) -> None:
    page = meeting.browser("presidency").post(f"{HAT}/deputy", **form(login="secretariat"))
    assert page.status == 409
    assert "may not be joined with this one" in page.text


def test_the_hat_goes_to_the_next_presidency_and_the_old_one_lays_it_down(meeting: World) -> None:
    browser = meeting.browser("presidency")
    successor = f"{meeting.people['mexico']}:MEX"
    assert f'value="{successor}"' in browser.get(HAT).text
    answer = browser.post(f"{HAT}/hand-over", **form(successor=successor))
    assert answer.status == 302
    assert answer.location == f"/meetings/{MEETING}"
    page = browser.get(answer.location)
    assert "The Presidency is handed over." in page.text
    assert browser.get(HAT).status == 403
    assert view(meeting).presiding == "MEX"
    assert meeting.browser("mexico").get(HAT).status == 200


def test_what_is_opened_to_one_observer_is_kept_and_taken_back(meeting: World) -> None:
    browser = meeting.browser("presidency")
    for scope in ("proposals", ""):
        answer = browser.post(f"{HAT}/observer", **form(person=meeting.people["observer"], scope=scope))
        assert answer.status == 302
        assert f'<option value="{scope}" selected>' in browser.get(HAT).text


def test_the_terms_are_changed_by_the_presidency_and_each_change_is_listed(meeting: World) -> None:
    assert "nobody has set others" in meeting.browser("mexico").get(TERMS).text
    browser = meeting.browser("presidency")
    fields = {
        "on_version": view(meeting).version, "disclosure": "at_the_deadline", "comments_until": "2026-11-20T18:00",
        "maintain_hours": "12", "challenge_hours": "6", "translation_days": "10", "adopts": "original",
        "translated": "es", "silence_hours": "48",
        "ad_referendum": "waits", "statements": "annex", "statement_hours": "24", "correction_days": "7",
    }  # fmt: skip
    assert browser.post(TERMS, **form(**fields)).status == 302
    terms = view(meeting).terms
    assert (terms.translated, terms.adopts, terms.translation_days) == (("es",), "original", 10)
    assert (terms.disclosure, terms.maintain_hours, terms.challenge_hours) == (
        Disclosure.AT_THE_DEADLINE,
        12,
        6,
    )
    assert terms.comments_until == "2026-11-21T00:00:00.000000Z"
    read = meeting.browser("mexico").get(TERMS).text
    assert "20 Nov 2026, 18:00 (GMT-06:00)" in read
    assert "Presidency Pro Tempore</summary>" in read
    assert 'name="maintain_hours"' not in read
    assert 'value="2026-11-20T18:00"' in browser.get(TERMS).text


def test_terms_that_cannot_be_come_back_as_typed(meeting: World) -> None:
    page = meeting.browser("presidency").post(
        TERMS,
        **form(
            on_version=view(meeting).version, disclosure="on_filing", comments_until="soon", maintain_hours="-1",
            challenge_hours="24",
            translation_days="many",
            adopts="both",
            silence_hours="72",
            ad_referendum="stated",
            statements="footnote",
            statement_hours="48",
            correction_days="14",
        ),
    )  # fmt: skip
    assert page.status == 400
    assert "cannot be read as a date and an hour" in page.text
    assert "Hours are a whole number from 0 to" in page.text
    assert "Days are a whole number from 0 to" in page.text
    assert 'name="comments_until" value="soon"' in page.text


def test_stale_terms_overwrite_nothing(meeting: World) -> None:
    browser = meeting.browser("secretariat")
    fields = {
        "on_version": view(meeting).version, "capacity": capacity("secretariat"), "disclosure": "on_filing",
        "comments_until": "", "challenge_hours": "24", "translation_days": "14", "adopts": "both",
        "silence_hours": "72",
        "ad_referendum": "waits", "statements": "annex", "statement_hours": "24", "correction_days": "7",
    }  # fmt: skip
    assert browser.post(TERMS, **form(**fields, maintain_hours="12")).status == 302
    page = browser.post(TERMS, **form(**fields, maintain_hours="48"))
    assert page.status == 409
    assert "Somebody else changed this" in page.text
    assert 'name="maintain_hours" value="48"' in page.text
    assert "for 12 hours after" in page.text
