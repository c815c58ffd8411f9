"""The played meeting goes on, from its last open items to the opening paper of the next one.

Nothing is done but through the pages, in Chromium, at the same four screens. Hours pass by the clock that is handed in.
The first item is agreed in writing, the other two by silence, which Honduras breaks by an amendment and Mexico by mail.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Locator
from sqlalchemy import Connection

from engine.record import locks
from engine.word.readback import printed_notes, printed_text
from tests.web.chromium import Watched
from tests.web.screens import MEETING, House, draft, four_screens, issue, treat
from tests.web.world import PASSWORD, World

ZONE = "America/Managua"
NOW = locks.clock
SPANISH = ("Agradecer a Nicaragua su informe:", "Aceptar el informe.", "Tomar nota de su anexo.", "Punto.")
PASSAGE = "To take note of its annex and its map."


@dataclass
class Hours:
    """How far the clock of the desk and of what pages read is put on."""

    passed: timedelta = timedelta()

    def now(self, connection: Connection) -> datetime:
        return NOW(connection) + self.passed

    def pass_by(self, **time: float) -> None:
        self.passed += timedelta(**time)

    def said(self, **time: float) -> str:
        """So long from now, as a field of date and hour has it."""
        return f"{datetime.now(ZoneInfo(ZONE)) + self.passed + timedelta(**time):%Y-%m-%dT%H:%M}"


@pytest.fixture
def hours(meeting: World, monkeypatch: pytest.MonkeyPatch) -> Hours:
    found = Hours()
    monkeypatch.setattr(locks, "clock", found.now)
    monkeypatch.setattr(meeting.app.extensions["acuerdo.desk"], "_clock", found.now)
    return found


@pytest.fixture
def house(meeting: World, hours: Hours, chromium: Path, tmp_path: Path) -> Iterator[House]:
    """The three items are open for comments."""
    for item in meeting.items:
        meeting.to_comments(item)
    with four_screens(meeting, chromium, tmp_path) as found:
        yield found


def test_from_the_last_open_items_to_the_next_meeting(house: House, hours: Hours) -> None:
    terms(house)
    issue(house, "RCGM/2014/2/Rev.3")
    agreed_in_writing(house)
    silence(house, hours)
    broken_by_an_amendment(house)
    broken_by_mail(house, hours)
    changed(house)
    restarted(house, hours)
    in_spanish(house)
    language_remark(house)
    confirmed(house)
    certified(house)
    statement(house, hours)
    correction(house, hours)
    commitments(house)
    next_meeting(house)


# --- until every item is agreed --------------------------------------------------------------------------------------


def terms(house: House) -> None:
    """Both languages are adopted; a position that is pending its capital keeps the paper waiting."""
    page = house.staff.open(f"{MEETING}/terms")
    page.locator("[name=translated][value=es]").check()
    page.locator("[name=adopts][value=both]").check()
    page.locator("[name=ad_referendum][value=waits]").check()
    house.staff.press("Keep these terms")
    said = house.mexico.open(f"{MEETING}/terms").inner_text("main")
    assert "The paper is translated into: Spanish." in said


def agreed_in_writing(house: House) -> None:
    house.at(house.chair, 1)
    house.chair.press("Open consensus")
    stand(house.mexico, house, 1, "ad_referendum", "Word from the capital is expected.")
    stand(house.honduras, house, 1, "reservation", "The report was late.")
    as_seat(house.chair, "delegation:NIC")
    stand(house.chair, house, 1, "joins")
    as_seat(house.chair, "presidency")
    house.at(house.chair, 1)
    house.chair.press("Declare agreed")
    assert house.chair.says("The item is declared agreed.")


def stand(who: Watched, house: House, number: int, kind: str, reason: str = "") -> None:
    house.at(who, number)
    form = form_of(who, "take_position")
    form.locator(f"[name=kind][value={kind}]").check()
    form.locator("[name=reason]").fill(reason)
    form.get_by_role("button", name="Take a position").click()
    assert who.says("Your position is kept.")


def form_of(who: Watched, action: str) -> Locator:
    """The form of a page that asks for one action."""
    return who.page.locator(f"form[action$='/{action}']").first


def as_seat(who: Watched, capacity: str) -> None:
    who.open(MEETING)
    who.page.select_option("select[name=capacity]", capacity)
    who.page.locator("form.acting button").click()


def silence(house: House, hours: Hours) -> None:
    """On the two items that are open still, each on its own; all four read until when."""
    open_silence(house, hours, 2, 3)
    for seat in house.seats.values():
        said = seat.open(f"{MEETING}/silence").inner_text("main")
        assert "Under silence" in said
        assert "Conclusion 2, Conclusion 3" in said


def open_silence(house: House, hours: Hours, *numbers: int) -> None:
    page = house.chair.open(f"{MEETING}/silence")
    for number in numbers:
        page.get_by_label(f"Conclusion {number}").check()
    form = form_of(house.chair, "open")
    form.locator("[name=until]").fill(hours.said(hours=73))
    form.locator("[name=zone]").select_option(ZONE)
    house.chair.press("Open the silence procedure")
    assert house.chair.says("The silence procedure is open.")


def broken_by_an_amendment(house: House) -> None:
    draft(house.honduras, house, 2, "its annex", "its annex and its map")
    house.honduras.press("File the amendment")
    said = house.mexico.open(f"{MEETING}/silence").inner_text("main")
    assert "Broken, Conclusion 2, Amendment, Honduras" in " ".join(said.split())


def broken_by_mail(house: House, hours: Hours) -> None:
    """The secretariat enters it with its hour and its evidence; it counts once the Presidency has confirmed it."""
    staff, chair = house.staff, house.chair
    hours.pass_by(hours=2)
    staff.open(f"{MEETING}/silence")
    form = form_of(staff, "enter_outside_filing")
    form.locator("[name=covered]").select_option(label="Conclusion 3")
    form.locator("[name=delegation]").select_option("MEX")
    form.locator("[name=what]").select_option("position")
    form.locator("[name=received]").fill(hours.said(hours=-1))
    form.locator("[name=zone]").select_option(ZONE)
    form.locator("[name=source]").fill("An e-mail of the Ministry of Foreign Affairs.")
    form.locator("[name=text]").fill("Mexico objects: the item is not said in full.")
    staff.press("Enter what came by another way")
    assert staff.says("It counts when a second person has confirmed it.")
    assert "An e-mail of the Ministry" in chair.open(f"{MEETING}/silence").inner_text("main")
    chair.press("Confirm it: the silence is broken")
    assert "No item is under silence." in house.mexico.open(f"{MEETING}/silence").inner_text("main")


def changed(house: House) -> None:
    """The amendment is accepted, the other text revised; both are issued."""
    treat(house, 2, "HND 1", "Accept", "Nobody is against it.")
    staff = house.staff
    house.at(staff, 3)
    staff.follow("Issue a new revision")
    last = staff.page.locator("textarea[name=text]").last
    last.fill("Item 3, said in full.")
    staff.page.fill("[name=reason]", "As Mexico asks.")
    staff.press("Show the redline")
    staff.press("Issue the new revision")
    issue(house, "RCGM/2014/2/Rev.4")
    assert house.reads(house.mexico, 3, "Item 3, said in full.")


def restarted(house: House, hours: Hours) -> None:
    """On the changed texts, for its full period; it passes unbroken, and counts once it is announced."""
    open_silence(house, hours, 2, 3)
    hours.pass_by(hours=74)
    for seat in (house.honduras, house.chair):
        assert "the outcome is not announced yet" in seat.open(f"{MEETING}/silence").inner_text("main")
    house.chair.press("Announce the outcome")
    assert house.chair.says("The outcome is announced: the items are agreed.")
    for seat in house.seats.values():
        seat.open(MEETING)
        assert "3 of 3" in seat.page.inner_text("dl.figures")


# --- in two languages, to the gavel ----------------------------------------------------------------------------------


def in_spanish(house: House) -> None:
    """Title and preamble, and each item paragraph by paragraph."""
    staff = house.staff
    staff.open(f"{MEETING}/translations")
    staff.follow("Title, preamble and topics")
    staff.page.fill("[name=title]", "CONFERENCIA\nReunión")
    staff.page.fill("[name=preamble]", "El Grupo se reunió y concluyó:")
    staff.page.get_by_role("button", name="Keep them as number 1").click()
    for number in (1, 2, 3):
        staff.open(f"{address(house, number)}/edit")
        for field, text in zip(staff.page.locator("[name=paragraph]").all(), SPANISH, strict=True):
            field.fill(text)
        staff.press("Keep as number 1")
    assert "Everything is translated, and nothing is open." in house.mexico.open(
        f"{MEETING}/translations"
    ).inner_text("main")


def address(house: House, number: int) -> str:
    return f"{MEETING}/conclusions/{house.meeting.items[number - 1]}/translations/es"


def language_remark(house: House) -> None:
    """It touches the translation alone: the positions on the item, its revision and its agreement stand."""
    before = house.meeting.item(house.meeting.items[0])
    mexico, staff = house.mexico, house.staff
    mexico.open(address(house, 1))
    mexico.follow("Make a language remark")
    mexico.page.locator("[name=paragraph]").first.fill("Agradecer a Nicaragua por su informe:")
    mexico.page.fill("[name=reason]", "Es el uso.")
    mexico.press("Make the remark")
    staff.open(address(house, 1))
    staff.follow("Answer the remark")
    staff.press("Take it into number 2")
    assert "Agradecer a Nicaragua por su informe:" in house.honduras.open(address(house, 1)).inner_text(
        "main"
    )
    after = house.meeting.item(house.meeting.items[0])
    assert (after.revision, after.state, after.positions) == (before.revision, "agreed", before.positions)


def confirmed(house: House) -> None:
    """Until its capital has confirmed, the paper waits."""
    said = house.chair.open(f"{MEETING}/certify").inner_text("main")
    assert "What stands in the way" in said
    assert "Mexico" in said
    stand(house.mexico, house, 1, "joins")


def certified(house: House) -> None:
    """The Presidency confirms the participants, signs in again and certifies; the others take the paper home."""
    page = house.chair.open(f"{MEETING}/certify")
    assert "The report was late." in page.inner_text("main")
    page.locator("[name=confirmed]").check()
    page.locator("[name=password]").fill(PASSWORD)
    house.chair.press("Certify: all items are adopted with this paper")
    house.meeting.made()
    for seat in (house.staff, house.honduras):
        paper = taken(seat, f"{MEETING}/after", "The certified paper")
        assert PASSAGE in printed_text(paper)
        assert printed_notes(paper) == ("Honduras, reservation: The report was late.",)
    spanish = taken(house.mexico, f"{MEETING}/translations", "The paper in Spanish (Word)")
    assert "Agradecer a Nicaragua por su informe:" in printed_text(spanish)


def taken(who: Watched, page: str, link: str) -> bytes:
    """The bytes that a link of a page sends."""
    who.open(page)
    with who.page.expect_download() as sent:
        who.page.get_by_role("link", name=link, exact=True).first.click()
    content = sent.value.path().read_bytes()
    assert isinstance(content, bytes)
    return content


# --- after the gavel -------------------------------------------------------------------------------------------------


def statement(house: House, hours: Hours) -> None:
    """In its author's words, while the hours run; then the paper is issued with it."""
    honduras, staff = house.honduras, house.staff
    honduras.open(f"{MEETING}/after")
    form = form_of(honduras, "make_statement")
    form.locator("[name=item]").select_option(label="Conclusion 2")
    form.locator("[name=kind][value=explanation]").check()
    form.locator("[name=text]").fill("The map shows no border.")
    form.get_by_role("button").click()
    assert "Statements are taken until" in staff.open(f"{MEETING}/after").inner_text("main")
    hours.pass_by(hours=49)
    staff.open(f"{MEETING}/after")
    staff.press("Issue the paper with its statements (Add.)")
    house.meeting.made()
    added = taken(house.mexico, f"{MEETING}/after", "Add.1, the paper with its statements")
    assert printed_notes(added)[1] == "Honduras, explanation of position: The map shows no border."


def correction(house: House, hours: Hours) -> None:
    """Two months later: asked by Mexico, circulated, and issued as nobody objects. The first issue stays."""
    hours.pass_by(days=60)
    mexico, staff, chair = house.mexico, house.staff, house.chair
    mexico.open(f"{MEETING}/after")
    form = form_of(mexico, "ask_for_correction")
    form.locator("[name=item]").select_option(label="Conclusion 3")
    form.locator("[name=wrong]").fill("said in full")
    form.locator("[name=right]").fill("set out in full")
    form.locator("[name=reason]").fill("A slip.")
    form.get_by_role("button").click()
    staff.open(f"{MEETING}/after")
    staff.press("Circulate it")
    assert "A delegation may object until" in house.honduras.open(f"{MEETING}/after").inner_text("main")
    hours.pass_by(days=15)
    chair.open(f"{MEETING}/after")
    chair.press("Issue the correction")
    house.meeting.made()
    sheet = taken(house.honduras, f"{MEETING}/after", "Corr.1, correction sheet")
    assert "For “said in full” read “set out in full”." in printed_text(sheet)
    whole = taken(house.honduras, f"{MEETING}/after", "Corr.1, consolidated copy")
    assert "Item 3, set out in full." in printed_text(whole)
    first = taken(house.honduras, f"{MEETING}/after", "The certified paper")
    assert "Item 3, said in full." in printed_text(first)


def commitments(house: House) -> None:
    """From the certified paper, in its own words; a delegation reads who is to do what, and what became of it."""
    staff = house.staff
    staff.open(f"{MEETING}/commitments")
    form = form_of(staff, "record")
    form.locator("[name=conclusion]").select_option(label="Conclusion 2")
    form.locator("[name=passage]").fill(PASSAGE)
    form.locator("[name=owner]").select_option("delegation:HND")
    staff.press("Record a commitment")
    assert staff.says("The commitment is recorded.")
    staff.page.get_by_text("Follow up …").click()
    form = form_of(staff, "follow_up")
    form.locator("[name=progress]").select_option("under_way")
    form.locator("[name=note]").fill("The map is being drawn.")
    staff.press("Follow up")
    said = house.mexico.open(f"{MEETING}/commitments").inner_text("main")
    assert "Honduras · to be determined · Under way" in said
    assert "The map is being drawn." in said


def next_meeting(house: House) -> None:
    """Opened from the commitments; they are its opening paper, and its title is printed in full."""
    staff = house.staff
    staff.open(f"{MEETING}/commitments")
    staff.follow("Open the next meeting from these")
    staff.page.fill("[name=place]", "Mexico City, Mexico")
    staff.page.fill("[name=first_day]", "2015-06-16")
    staff.page.fill("[name=last_day]", "2015-06-17")
    staff.press("Open the meeting")
    assert "Mexico City, Mexico, June 16-17, 2015" in staff.page.inner_text("main, header")
    board = staff.page.url.removeprefix(staff.address)
    staff.open(f"{board}/papers")
    with staff.page.expect_download() as sent:
        staff.page.locator("a[href$='papers/opening.docx']").click()
    paper = printed_text(sent.value.path().read_bytes())
    assert "Commitments of the former meeting" in paper
    assert PASSAGE in paper
    assert "Honduras" in paper
