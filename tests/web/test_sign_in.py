"""Signing in and out, and reset links."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from engine.record.database import writing
from tests.web.world import PASSWORD, Browser, World
from web import accounts, reset_links, tries


def sign_in(browser: Browser, login: str, password: str) -> int:
    browser.get("/sign-in")
    return browser.post("/sign-in", login=login, password=password, back="/").status


def changed(meeting: World) -> Session:
    return Session(writing(meeting.engine))


def link(meeting: World, name: str) -> str:
    with changed(meeting) as session, session.begin():
        account = session.get(accounts.Account, meeting.people[name])
        assert account is not None
        return reset_links.create_reset_link(session, account)


def test_the_right_password_opens_the_meetings(meeting: World) -> None:
    browser = meeting.browser()
    assert sign_in(browser, " Mexico ", PASSWORD) == 302
    assert "CONFERENCE" in browser.get("/").text


def test_an_unknown_login_and_a_wrong_password_get_the_same_answer(meeting: World) -> None:
    pages = []
    for login in ("mexico", "nobody"):
        browser = meeting.browser()
        browser.get("/sign-in")
        page = browser.post("/sign-in", login=login, password="not the password", back="/")
        pages.append((page.status, re.sub(r'value="[^"]*"', "", page.text)))
    assert pages[0] == pages[1]
    assert pages[0][0] == 403


def test_an_unknown_login_costs_a_hash_as_well(meeting: World, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []
    monkeypatch.setattr(accounts, "_matches", lambda hash_, password: tried.append(hash_) and False)
    for login in ("mexico", "nobody"):
        sign_in(meeting.browser(), login, "not the password")
    assert len(tried) == 2


def test_the_cookie_is_a_new_one_after_signing_in_and_scripts_cannot_read_it(meeting: World) -> None:
    browser = meeting.browser()
    browser.get("/sign-in")
    before = browser.client.get_cookie("acuerdo")
    browser.post("/sign-in", login="mexico", password=PASSWORD, back="/")
    after = browser.client.get_cookie("acuerdo")
    assert before is not None
    assert after is not None
    assert before.value != after.value
    assert after.http_only
    assert after.same_site == "Lax"


def test_a_token_planted_before_signing_in_is_worth_nothing_after_it(meeting: World) -> None:
    browser = meeting.browser()
    with browser.client.session_transaction() as cookie:
        cookie["sign_in"] = "planted"
    sign_in(browser, "mexico", PASSWORD)
    with browser.client.session_transaction() as cookie:
        assert cookie["sign_in"] != "planted"
    with Session(meeting.engine) as session:
        assert accounts.signed_in(session, "planted") is None


def test_signing_out_ends_it_on_the_server(meeting: World) -> None:
    browser = meeting.browser("mexico")
    with browser.client.session_transaction() as cookie:
        token = cookie["sign_in"]
    browser.get("/")
    browser.post("/sign-out")
    with browser.client.session_transaction() as cookie:
        cookie["sign_in"] = token
    assert browser.get("/").status == 302


def test_a_revoked_account_is_refused_with_its_next_request(meeting: World) -> None:
    browser = meeting.browser("mexico")
    assert browser.get("/").status == 200
    with changed(meeting) as session, session.begin():
        account = session.get(accounts.Account, meeting.people["mexico"])
        assert account is not None
        accounts.deactivate(session, account)
    assert browser.get("/").status == 302
    assert sign_in(meeting.browser(), "mexico", PASSWORD) == 403


def test_a_sign_in_ends_by_itself(meeting: World, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = meeting.browser("mexico")
    later = accounts.now() + accounts.SIGN_IN_LASTS + timedelta(seconds=1)
    monkeypatch.setattr(accounts, "now", lambda: later)
    assert browser.get("/").status == 302


def test_what_was_typed_when_a_sign_in_had_ended_is_shown_and_not_lost(meeting: World) -> None:
    item = meeting.items[0]
    browser = meeting.browser("mexico")
    browser.get("/")
    with changed(meeting) as session, session.begin():
        accounts.revoke_sign_ins(session, meeting.people["mexico"])
    page = browser.post(
        f"/meetings/meeting/conclusions/{item}/do/write_comment", comment="An hour of careful drafting."
    )
    assert page.status == 401
    assert "An hour of careful drafting." in page.text


def test_a_reset_link_works_once(meeting: World) -> None:
    token = link(meeting, "mexico")
    first, second = meeting.browser(), meeting.browser()
    first.get(f"/reset/{token}")
    second.get(f"/reset/{token}")
    assert first.post(f"/reset/{token}", password="the first new password").status == 302
    page = second.post(f"/reset/{token}", password="the second new password")
    assert page.status == 404
    assert "used already" in page.text
    assert sign_in(meeting.browser(), "mexico", "the first new password") == 302
    assert sign_in(meeting.browser(), "mexico", "the second new password") == 403


def test_a_reset_ends_every_other_sign_in_of_the_account(meeting: World) -> None:
    browser = meeting.browser("mexico")
    token = link(meeting, "mexico")
    other = meeting.browser()
    other.get(f"/reset/{token}")
    other.post(f"/reset/{token}", password="a fresh password here")
    assert browser.get("/").status == 302


def test_a_reset_link_ends_after_two_days_and_when_a_newer_one_is_made(
    meeting: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = link(meeting, "mexico"), link(meeting, "mexico")
    browser = meeting.browser()
    assert browser.get(f"/reset/{old}").status == 404
    assert browser.get(f"/reset/{new}").status == 200
    later = accounts.now() + reset_links.RESET_LASTS + timedelta(seconds=1)
    monkeypatch.setattr(accounts, "now", lambda: later)
    assert browser.get(f"/reset/{new}").status == 404


def test_a_short_password_is_refused_and_the_link_stays_good(meeting: World) -> None:
    token = link(meeting, "mexico")
    browser = meeting.browser()
    browser.get(f"/reset/{token}")
    page = browser.post(f"/reset/{token}", password="eleven char")
    assert page.status == 400
    assert "at least 12 characters" in page.text
    assert browser.post(f"/reset/{token}", password="twelve chars").status == 302


def test_nothing_in_the_database_signs_anybody_in(meeting: World) -> None:
    browser = meeting.browser("mexico")
    token = link(meeting, "honduras")
    with browser.client.session_transaction() as cookie:
        secrets = [cookie["sign_in"], token, PASSWORD]
    with meeting.engine.connect() as connection:
        kept = "\n".join(
            str(tuple(row))
            for table in ("accounts", "sign_ins", "reset_links")
            for row in connection.exec_driver_sql(f"select * from {table}")
        )
    assert [secret for secret in secrets if secret in kept] == []


def test_signing_in_sends_nobody_to_another_site(meeting: World) -> None:
    for back in (
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "/\t/evil.example",
        "javascript:x",
    ):
        browser = meeting.browser()
        browser.get("/sign-in")
        page = browser.post("/sign-in", login="mexico", password=PASSWORD, back=back)
        assert page.location == "/"


@pytest.mark.parametrize(
    ("login", "name", "password", "fault"),
    [
        ("", "A name", "a long password", "login_empty"),
        ("mexico", "A name", "a long password", "login_taken"),
        ("two words", "A name", "a long password", "login_characters"),
        ("zero\u200bwidth", "A name", "a long password", "login_characters"),
        ("new", " ", "a long password", "name_empty"),
        ("new", "A\u202ename", "a long password", "name_characters"),
        ("new", "A name", "short", "password_short"),
    ],
)
def test_an_account_that_cannot_be_is_refused(
    meeting: World, login: str, name: str, password: str, fault: str
) -> None:
    with changed(meeting) as session, pytest.raises(accounts.AccountRefused, match=fault):
        accounts.create_account(session, login, name, password)


def test_demonstration_accounts_get_random_passwords(meeting: World) -> None:
    with changed(meeting) as session, session.begin():
        assert not accounts.demonstration_accounts_exist(session)
        made = [accounts.create_demonstration_account(session, f"demo{n}", "Demo")[1] for n in range(3)]
        assert accounts.demonstration_accounts_exist(session)
    assert len(set(made)) == 3
    assert min(map(len, made)) >= 12
    assert sign_in(meeting.browser(), "demo0", made[0]) == 302


# --- tried too often -------------------------------------------------------------------------------------------------

OFTEN = "A wrong password was given too often. Wait fifteen minutes, then try again."


@pytest.mark.parametrize("login", ["mexico", "nobody"])
def test_after_five_wrong_passwords_the_right_one_waits_a_quarter_of_an_hour(
    meeting: World, monkeypatch: pytest.MonkeyPatch, login: str
) -> None:
    monkeypatch.setattr(accounts, "_matches", lambda _, password: password == PASSWORD)
    for _ in range(5):
        assert sign_in(meeting.browser(), login, "not the password") == 403
    browser = meeting.browser()
    browser.get("/sign-in")
    page = browser.post("/sign-in", login=login, password=PASSWORD, back="/")
    assert (page.status, OFTEN in page.text) == (429, True)
    assert sign_in(meeting.browser(), "honduras", PASSWORD) == 302
    real = accounts.now
    monkeypatch.setattr(accounts, "now", lambda: real() + tries.WINDOW)
    assert sign_in(meeting.browser(), login, PASSWORD) == (302 if login == "mexico" else 403)


def test_the_right_password_begins_the_count_anew(meeting: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accounts, "_matches", lambda _, password: password == PASSWORD)
    for _ in range(2):
        for _ in range(4):
            assert sign_in(meeting.browser(), "mexico", "not the password") == 403
        assert sign_in(meeting.browser(), "mexico", PASSWORD) == 302


def test_tries_made_side_by_side_each_count(meeting: World) -> None:
    key, at = tries.inside("somebody"), datetime(2014, 11, 24, 15, tzinfo=UTC)
    with ThreadPoolExecutor(8) as together:
        allowed = list(together.map(lambda _: tried(meeting, key, at), range(8)))
    assert sorted(allowed) == [False] * 3 + [True] * 5
    assert not tried(meeting, key, at + tries.WINDOW - timedelta(microseconds=1))
    assert tried(meeting, key, at + tries.WINDOW)


def tried(meeting: World, key: str, at: datetime) -> bool:
    with changed(meeting) as session, session.begin():
        return tries.may_try(session, key, at)
