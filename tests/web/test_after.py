"""After the gavel, in the pages: what stands in the way, what is signed, statements, corrections, kept files."""

import re
from datetime import datetime, timedelta
from hashlib import sha256

import pytest
from sqlalchemy import Connection

from engine.desk import Desk
from engine.procedure import commands as ask
from engine.procedure.commands import PositionKind
from engine.record import locks
from engine.word.readback import printed_notes, printed_text
from tests.web.world import MEETING, Browser, World, capacity, command
from web import accounts, tries

BASE = f"/meetings/{MEETING}"
SECRET = "a password for tests"


def send(meeting: World, name: str, action: str, **fields: object) -> int:
    given = {"command": command(), "capacity": capacity(name), "about": "", "item": ""}
    return meeting.browser(name).post(f"{BASE}/after/{action}", **(given | fields)).status


def later(meeting: World, monkeypatch: pytest.MonkeyPatch, **time: float) -> None:
    """Time passes for the desk of the pages."""
    real = locks.clock

    def clock(connection: Connection) -> datetime:
        return real(connection) + timedelta(**time)

    desk: Desk = meeting.app.extensions["acuerdo.desk"]
    monkeypatch.setattr(desk, "_clock", clock)


def form_of(browser: Browser) -> dict[str, object]:
    page = browser.get(f"{BASE}/certify")
    return {
        "command": page.value("command"), "capacity": "presidency", "frame": page.value("frame"),
        "beside": page.value("beside"), "participant": re.findall(r'name="participant" value="(\w+)"', page.text),
        "item": re.findall(r'name="item" value="([^"]+)"', page.text), "confirmed": "yes",
    }  # fmt: skip


# --- certification ---------------------------------------------------------------------------------------------------


def test_certification_waits_after_five_wrong_passwords_and_a_strangers_tries_do_not_count(
    meeting: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(accounts, "_matches", lambda _, password: password == SECRET)
    for item in meeting.items:
        meeting.to_agreed(item)
    browser = meeting.browser("presidency")
    form = form_of(browser)
    stranger = meeting.browser()
    stranger.get("/sign-in")
    for _ in range(6):
        stranger.post("/sign-in", login="presidency", password="not the password", back="/")
    for _ in range(5):
        assert browser.post(f"{BASE}/certify", password="not the password", **form).status == 403
    page = browser.post(f"{BASE}/certify", password=SECRET, **form)
    assert (page.status, "Wait fifteen minutes, then try again." in page.text) == (429, True)
    real = accounts.now
    monkeypatch.setattr(accounts, "now", lambda: real() + tries.WINDOW)
    assert browser.post(f"{BASE}/certify", password=SECRET, **form).status == 302


def test_everything_that_stands_in_the_way_is_one_list(meeting: World) -> None:
    first, second = meeting.items[:2]
    meeting.to_comments(first)
    meeting.filed(first, "honduras")
    meeting.to_consensus(second)
    meeting.do(ask.TakePosition, "mexico", second, 1, PositionKind.OBJECTION, "no funds")
    page = meeting.browser("presidency").get(f"{BASE}/certify").text
    assert "What stands in the way" in page
    assert "Amendments are still pending: 1." in page
    assert "An objection or a scrutiny hold stands in the way: Mexico." in page
    assert 'name="password"' not in page


def reserved(meeting: World) -> None:
    """Every item agreed, with a reservation of Mexico's on the first."""
    first, *others = meeting.items
    meeting.to_consensus(first)
    meeting.do(ask.TakePosition, "mexico", first, 1, PositionKind.RESERVATION, "Not without funds.")
    meeting.join(first, "honduras", "presidency")
    meeting.do(ask.DeclareAgreed, "presidency", first, 1, meeting.item(first).text_hash)
    for item in others:
        meeting.to_agreed(item)


def test_the_presidency_sees_what_is_printed_and_the_file_prints_it(meeting: World) -> None:
    reserved(meeting)
    browser = meeting.browser("presidency")
    page = browser.get(f"{BASE}/certify").text
    assert re.search(r"<strong>Mexico</strong>, reservation: <span class=\"said\">Not without funds.", page)
    assert browser.post(f"{BASE}/certify", **form_of(browser), password=SECRET).status == 302
    meeting.made()
    file = meeting.browser("observer").get(f"{BASE}/paper.docx").content
    assert printed_notes(file) == ("Mexico, reservation: Not without funds.",)


def test_without_the_participants_confirmed_nothing_is_certified_and_nothing_is_lost(meeting: World) -> None:
    reserved(meeting)
    browser = meeting.browser("presidency")
    form = form_of(browser)
    for wrong in ({"confirmed": ""}, {"participant": ["MEX", "HND", "NIC"]}):
        answer = browser.post(f"{BASE}/certify", **(form | wrong), password=SECRET)
        assert answer.status == 409
        assert "Read the list, then confirm it" in answer.text
    assert browser.post(f"{BASE}/certify", **form, password=SECRET).status == 302


def test_another_persons_password_is_no_sign_in(meeting: World) -> None:
    reserved(meeting)
    browser = meeting.browser("presidency")
    answer = browser.post(f"{BASE}/certify", **form_of(browser), password="another password")
    assert answer.status == 403
    assert "This is not your password. Nothing was certified." in answer.text
    assert 'name="confirmed" value="yes" required checked' in answer.text


# --- after ----------------------------------------------------------------------------------------------------------


def test_a_statement_is_the_members_until_the_paper_with_it_is_issued(
    meeting: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting.certified()
    item = meeting.items[0]
    assert send(meeting, "mexico", "make_statement", item=item, kind="explanation", text="As May.") == 302
    assert "As May." in meeting.browser("honduras").get(f"{BASE}/after").text
    assert "As May." not in meeting.browser("observer").get(f"{BASE}/after").text
    assert send(meeting, "secretariat", "issue_addendum") == 409
    later(meeting, monkeypatch, hours=49)
    assert send(meeting, "secretariat", "issue_addendum") == 302
    meeting.made()
    assert "As May." in meeting.browser("observer").get(f"{BASE}/after").text
    file = meeting.browser("observer").get(f"{BASE}/files/addendum-1/paper").content
    assert printed_notes(file) == ("Mexico, explanation of position: As May.",)


def test_a_correction_goes_from_asking_to_its_two_files_and_the_first_issue_stays(
    meeting: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting.certified()
    meeting.made()
    first = meeting.browser("mexico").get(f"{BASE}/paper.docx").content
    words = {"wrong": "CONFERENCE", "right": "REGIONAL CONFERENCE", "reason": "missing", "language": "en"}
    assert send(meeting, "honduras", "ask_for_correction", **words) == 302
    page = meeting.browser("secretariat").get(f"{BASE}/after").text
    (id_,) = set(re.findall(r'id="correction-(\w+)"', page))
    assert send(meeting, "secretariat", "circulate_correction", about=id_) == 302
    assert send(meeting, "presidency", "issue_correction", about=id_) == 409
    later(meeting, monkeypatch, days=15)
    assert send(meeting, "presidency", "issue_correction", about=id_) == 302
    meeting.made()
    reader = meeting.browser("observer")
    sheet = reader.get(f"{BASE}/files/correction-1/sheet").content
    assert "For “CONFERENCE” read “REGIONAL CONFERENCE”." in printed_text(sheet)
    whole = reader.get(f"{BASE}/files/correction-1/consolidated").content
    assert printed_text(whole).startswith("REGIONAL CONFERENCE\n")
    assert reader.get(f"{BASE}/paper.docx").content == first
    page = reader.get(f"{BASE}/after").text
    assert {sha256(each).hexdigest() for each in (sheet, whole, first)} <= set(
        re.findall("[0-9a-f]{64}", page)
    )


def test_what_was_typed_is_there_again_when_the_words_are_not(meeting: World) -> None:
    meeting.certified()
    answer = meeting.browser("mexico").post(
        f"{BASE}/after/ask_for_correction", command=command(), capacity=capacity("mexico"), about="",
        item=meeting.items[0], language="en", wrong="no such words", right="others", reason="a slip of ours",
    )  # fmt: skip
    assert answer.status == 409
    assert "they stand there 0 times" in answer.text
    assert 'value="no such words"' in answer.text
    assert "a slip of ours" in answer.text


def test_an_issued_draft_downloads_as_the_bytes_that_were_kept(meeting: World) -> None:
    for item in meeting.items:
        meeting.to_comments(item)
    meeting.issued()
    path = f"{BASE}/issues/1/paper.docx"
    first = meeting.browser("mexico").get(path).content
    assert first == meeting.browser("secretariat").get(path).content
    assert printed_text(first).startswith("CONFERENCE\n")


# --- out of the ordinary --------------------------------------------------------------------------------------------


def test_an_extraordinary_move_takes_two_people_and_stands_on_the_board(meeting: World) -> None:
    item = meeting.items[0]
    meeting.to_agreed(item)
    about = {"on_revision": 1, "reason": "an error of fact", "text_hash": ""}
    path = f"{BASE}/conclusions/{item}/do"
    given = {"command": command(), "capacity": "secretariat", "to": "comments"} | about
    secretariat = meeting.browser("secretariat")
    assert secretariat.post(f"{path}/propose_extraordinary_move", **given).status == 302
    assert "awaits a second person" in meeting.browser("mexico").get(BASE).text
    presidency = meeting.browser("presidency")
    move = presidency.get(f"{BASE}/conclusions/{item}").value("move")
    confirmed = {"command": command(), "move": move} | about
    alone = secretariat.post(f"{path}/confirm_extraordinary_move", capacity="secretariat", **confirmed)
    assert (alone.status, "It takes two people" in alone.text) == (409, True)
    done = presidency.post(
        f"{path}/confirm_extraordinary_move", capacity="presidency", **(confirmed | {"command": command()})
    )
    assert done.status == 302
    assert meeting.item(item).state == "comments"
    assert "confirmed by two people" in meeting.browser("mexico").get(BASE).text
