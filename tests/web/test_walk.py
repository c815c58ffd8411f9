"""A meeting held in the browser, from sign-in to the downloaded Word file, by four roles; one has no JavaScript."""

from pathlib import Path

from engine.procedure import commands as ask
from engine.word.readback import printed_text
from tests.web.chromium import Watched, browser, serving, watched
from tests.web.world import PASSWORD, World
from web.worker import work

DRAFT = """REGIONAL CONFERENCE ON MIGRATION
The Group met in Managua with the participation of representatives from Honduras and Mexico and reached the following:
CONCLUSIONS
1. To thank Nicaragua for its report.
2. The countries agreed to:
a) Continue the work.
b) Complete the matrix by March 2015.
"""


def test_from_sign_in_to_the_word_file_in_four_roles(meeting: World, chromium: Path) -> None:
    with serving(meeting) as address, browser(chromium) as opened:
        people = {
            name: watched(opened, address, scripts=name != "mexico")
            for name in ("secretariat", "presidency", "mexico", "honduras")
        }
        for name, page in people.items():
            page.sign_in(name)
        path = opens_the_meeting(people["secretariat"])
        first, second = items(people["secretariat"])
        amends(people["mexico"], second)
        takes_the_amendment(people["secretariat"], people["presidency"], second)
        for item in (first, second):
            agrees(people, item)
        certifies(people["presidency"], path)
        assert work(meeting.engine, meeting.config)
        file = downloads(people["honduras"], path)
        assert [page.dialogs + page.reports for page in people.values()] == [[], [], [], []]
    text = printed_text(file)
    assert "1.\tTo thank Nicaragua" in text or "1. To thank Nicaragua" in text
    assert "Complete the matrix by February 2015." in text
    assert "DRAFT" not in text


def opens_the_meeting(page: Watched) -> str:
    page.follow("Open a meeting from a draft")
    page.page.fill("[name=draft]", DRAFT)
    page.press("Read the draft")
    assert page.says("Items: 2")
    page.press("Open the meeting with these items")
    path = page.page.url.removeprefix(page.address)
    for login, role, code in (
        ("presidency", "presidency", ""), ("mexico", "delegation", "MEX"), ("honduras", "delegation", "HND"),
    ):  # fmt: skip
        page.open(f"{path}/people")
        page.page.fill("[name=login]", login)
        page.page.select_option("main [name=role]", role)
        page.page.select_option("main [name=delegation]", code)
        page.press("Admit")
        assert page.says("Admitted: ")
        assert page.page.input_value("[name=login]") == ""
    page.open(path)
    for number in (1, 2):
        page.open(path)
        page.page.locator(".items a").nth(number - 1).click()
        page.press("Open country comments")
        assert page.says("Country comments are open.")
    page.open(path)
    return path


def items(page: Watched) -> list[str]:
    links = page.page.locator(".items a")
    return [links.nth(number).get_attribute("href") or "" for number in range(links.count())]


def amends(page: Watched, item: str) -> None:
    page.open(item)
    page.follow("Propose an amendment")
    page.page.fill("[name=text] >> nth=2", "Complete the matrix by February 2015.")
    page.page.fill("[name=rationale]", "Time is short.")
    page.page.get_by_role("button", name="Show the redline", exact=True).last.click()
    assert page.page.locator("del").first.inner_text() == "March 2015"
    assert page.page.locator("ins").first.inner_text() == "February 2015"
    page.press("Keep as a private draft")
    assert page.says("Only your delegation sees this draft")
    page.press("File the amendment")
    assert page.says("The amendment is filed")


def takes_the_amendment(secretariat: Watched, presidency: Watched, item: str) -> None:
    for page, words in ((secretariat, "Propose a treatment"), (presidency, "Decide")):
        page.open(item)
        page.follow("Amendment MEX 1")
        page.page.check("[name=disposition][value=accepted]")
        page.page.fill("[name=reason]", "No delegation was against it.")
        page.press(words)
    presidency.open(item)
    assert presidency.says("Current wording: revision 2")


def agrees(people: dict[str, Watched], item: str) -> None:
    presidency = people["presidency"]
    presidency.open(item)
    presidency.press("Open consensus")
    for name in ("mexico", "honduras"):
        people[name].open(item)
        people[name].page.check("[name=kind][value=joins]")
        people[name].press("Take a position")
        assert people[name].says("Your position is kept.")
    presidency.open(item)
    assert presidency.says("there is consensus")
    presidency.press("Declare agreed")
    assert presidency.says("declared agreed")


def certifies(page: Watched, path: str) -> None:
    page.open(f"{path}/presidency")
    page.page.get_by_role("link", name="Read what will be signed").click()
    page.page.check("[name=confirmed]")
    page.page.fill("[name=password]", PASSWORD)
    page.press("Certify: all items are adopted with this paper")
    assert page.says("The paper is certified")


def downloads(page: Watched, path: str) -> bytes:
    page.open(path)
    assert page.says("adopted and closed")
    with page.page.expect_download() as coming:
        page.follow("Download the certified paper (Word)")
    assert coming.value.suggested_filename.endswith("-adopted.docx")
    return Path(coming.value.path()).read_bytes()


def test_the_board_looks_again_by_itself(meeting: World, chromium: Path) -> None:
    """htmx only improves: the same board comes with each ask, and the policy lets it."""
    with serving(meeting) as address, browser(chromium) as opened:
        page = watched(opened, address)
        page.sign_in("mexico")
        page.open("/meetings/meeting")
        assert page.says("0 of 3")
        meeting.to_agreed(meeting.items[0])
        page.page.evaluate(
            "htmx.ajax('GET', location.pathname, {target: '#board', select: '#board', swap: 'outerHTML'})"
        )
        page.page.wait_for_function("document.body.innerText.includes('1 of 3')")
        assert page.reports == []


def test_an_item_looks_again_by_itself_until_somebody_writes(meeting: World, chromium: Path) -> None:
    item = meeting.items[0]
    meeting.to_comments(item)
    with serving(meeting) as address, browser(chromium) as opened:
        page = watched(opened, address)
        page.sign_in("mexico")
        page.open(f"/meetings/meeting/conclusions/{item}")
        meeting.do(ask.WriteComment, "honduras", item, 1, "Fresh from Honduras.")
        page.page.evaluate(
            "htmx.ajax('GET', location.pathname, {target: '#item', select: '#item', swap: 'outerHTML'})"
        )
        page.page.wait_for_function("document.body.innerText.includes('Fresh from Honduras.')")
        assert page.page.locator("#asks-again").count() == 1
        page.page.fill("[name=comment]", "half a sent")
        page.page.wait_for_selector("#asks-again", state="detached")
        assert page.page.input_value("[name=comment]") == "half a sent"
        assert page.reports == []


def test_the_paper_can_be_had_in_word_while_it_is_a_draft(meeting: World) -> None:
    path = "/meetings/meeting/paper.docx"
    for reader in (meeting.browser("honduras"), meeting.permitted()):
        assert "To thank Nicaragua for its report" in printed_text(reader.get(path).content)
    assert meeting.permitted(None).get(path).status == 404
