"""What every answer carries, and what a page says when something is wrong."""

import io
import zipfile
from hashlib import sha256

import pytest

from tests.web.world import TAKEN, World, capacity, command
from web.app import LARGEST_REQUEST
from web.worker import work


def test_every_answer_carries_the_strict_policy(meeting: World) -> None:
    client = meeting.browser("mexico").client
    for path in (
        "/",
        "/sign-in",
        "/nothing",
        "/meetings/meeting",
        "/static/app.css",
        "/meetings/meeting/paper.docx",
    ):
        headers = client.get(path).headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "form-action 'self'" in policy
        assert "unsafe" not in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"


def test_pages_are_kept_in_no_cache(meeting: World) -> None:
    assert meeting.browser("mexico").client.get("/meetings/meeting").headers["Cache-Control"] == "no-store"


def test_the_cookie_is_secure_when_the_page_is(meeting: World) -> None:
    answer = meeting.app.test_client().get("/sign-in", base_url="https://localhost")
    assert "Secure" in answer.headers["Set-Cookie"]


def test_what_is_too_large_gets_a_clear_page(meeting: World) -> None:
    browser = meeting.browser("secretariat")
    page = browser.post("/meetings/import", do="read", command=command(), draft="x" * (LARGEST_REQUEST + 1))
    assert page.status == 413
    assert "larger than 6 MB" in page.text


def test_a_fault_of_ours_says_so_without_a_traceback(meeting: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> str:
        raise RuntimeError("the secret cause")

    monkeypatch.setitem(meeting.app.view_functions, "meetings.index", broken)
    page = meeting.browser("mexico").get("/")
    assert page.status == 500
    assert "Something went wrong on our side" in page.text
    assert "secret cause" not in page.text
    assert "Traceback" not in page.text


def test_who_acts_in_the_wrong_capacity_is_shown_the_way_to_the_board(meeting: World) -> None:
    page = meeting.browser("mexico").get("/meetings/meeting/people")
    assert page.status == 403
    assert '<a href="/meetings/meeting">To the board</a>' in page.text


def test_a_page_that_is_not_there_says_so(meeting: World) -> None:
    page = meeting.browser("mexico").get("/meetings/unknown")
    assert page.status == 404
    assert "There is no such page" in page.text


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("command", None),
        ("command", "not-an-id"),
        ("capacity", None),
        ("capacity", "king"),
        ("capacity", "worker"),
        ("on_revision", None),
        ("on_revision", "-1"),
        ("on_revision", "1; drop table"),
        ("on_revision", "99999999999999999999"),
        ("kind", "maybe"),
        ("kind", None),
        ("reason", None),
    ],
)
def test_a_missing_or_foreign_field_is_named_and_nothing_happens(
    meeting: World, field: str, value: str | None
) -> None:
    item = meeting.items[0]
    meeting.to_consensus(item)
    form = {
        "command": command(), "capacity": capacity("mexico"), "on_revision": "1", "kind": "joins", "reason": "",
    } | TAKEN | {field: value}  # fmt: skip
    browser = meeting.browser("mexico")
    page = browser.post(
        f"/meetings/meeting/conclusions/{item}/do/take_position",
        **{name: given for name, given in form.items() if given is not None},
    )
    assert page.status == 400
    assert f"“{field}”" in page.text
    assert meeting.item(item).positions == ()


def test_a_capacity_that_somebody_does_not_hold_does_not_help(meeting: World) -> None:
    item = meeting.items[0]
    meeting.to_comments(item)
    for claimed in ("presidency", "secretariat", "delegation:HND", "delegation:USA"):
        page = meeting.browser("mexico").post(
            f"/meetings/meeting/conclusions/{item}/do/open_consensus",
            command=command(), capacity=claimed, on_revision=1,
        )  # fmt: skip
        assert page.status == 409
        assert "You do not hold this capacity" in page.text
    assert meeting.item(item).state == "comments"


def test_the_certified_file_is_the_kept_one_to_the_byte_for_everybody(meeting: World) -> None:
    meeting.certified()
    path = "/meetings/meeting/paper.docx"
    waiting = meeting.browser("mexico").get(path)
    assert waiting.status == 503
    assert "is being made" in waiting.text
    assert work(meeting.engine, meeting.config)
    files = {meeting.browser(name).get(path).content for name in ("mexico", "observer", "presidency")}
    assert len(files) == 1
    digest = sha256(files.pop()).hexdigest()
    assert digest in meeting.browser("presidency").get("/meetings/meeting/presidency").text


def test_a_paper_that_is_not_certified_is_marked_and_says_so_in_its_name(meeting: World) -> None:
    answer = meeting.browser("mexico").client.get("/meetings/meeting/paper.docx")
    assert "draft" in answer.headers["Content-Disposition"]
    with zipfile.ZipFile(io.BytesIO(answer.data)) as parts:
        assert any(b"DRAFT" in parts.read(name) for name in parts.namelist() if "header" in name)


def test_a_page_that_looks_again_is_not_given_the_sign_in_page_in_place_of_its_part(meeting: World) -> None:
    client = meeting.browser().client
    assert client.get("/meetings/meeting", headers={"HX-Request": "true"}).status_code == 401


def test_hat_and_seat_are_two(meeting: World) -> None:
    """The Presidency's person takes Nicaragua's position from Nicaragua's seat only."""
    item = meeting.items[0]
    meeting.to_consensus(item)
    browser = meeting.browser("presidency")
    path = f"/meetings/meeting/conclusions/{item}"
    assert "Take a position" not in browser.get(path).text
    browser.post("/meetings/meeting/capacity", capacity="delegation:NIC")
    page = browser.get(path)
    assert "Take a position" in page.text
    assert 'name="capacity" value="delegation:NIC"' in page.text
    browser.post(
        f"{path}/do/take_position",
        command=command(), capacity="delegation:NIC", on_revision=1, kind="joins", reason="", **TAKEN,
    )  # fmt: skip
    assert [each.delegation for each in meeting.item(item).positions] == ["NIC"]


def test_who_is_dismissed_sees_nothing_from_the_next_request_on(meeting: World) -> None:
    browser = meeting.browser("mexico")
    assert browser.get("/meetings/meeting").status == 200
    staff = meeting.browser("secretariat")
    page = staff.post(
        "/meetings/meeting/people/dismiss", command=command(), capacity="secretariat",
        person=meeting.people["mexico"], held="delegation:MEX",
    )  # fmt: skip
    assert page.status == 302
    assert browser.get("/meetings/meeting").status == 404


def test_the_last_of_the_secretariat_stays(meeting: World) -> None:
    page = meeting.browser("secretariat").post(
        "/meetings/meeting/people/dismiss", command=command(), capacity="secretariat",
        person=meeting.people["secretariat"], held="secretariat",
    )  # fmt: skip
    assert page.status == 409
    assert "last person of the secretariat" in page.text
