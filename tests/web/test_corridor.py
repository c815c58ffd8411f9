"""A corridor deal: a draft shared among named delegations, invisible to all others, filed as it was agreed."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from engine.procedure import commands as ask
from engine.procedure.commands import Attribution, Disposition
from tests.web.world import DRAFT, FILED, MEETING, Page, World, capacity, command, wording

ITEM = f"/meetings/{MEETING}/conclusions/{{}}"
NEW = f"{DRAFT.replace('accept', 'CANARYADOPT')}\nItem 1."


@pytest.fixture
def item(meeting: World) -> str:
    meeting.to_comments(meeting.items[0])
    return meeting.items[0]


def draft(world: World, item: str) -> str:
    revision = world.item(item).revision
    return world.do(ask.DraftAmendment, "mexico", item, revision, wording(NEW), "CANARYBECAUSE")


def at(item: str, amendment: str) -> str:
    return f"{ITEM.format(item)}/amendments/{amendment}"


def do(world: World, item: str, amendment: str, action: str, name: str, **fields: object) -> Page:
    form = {"command": command(), "capacity": capacity(name), "on_revision": 1, "reason": "", **fields}
    return world.browser(name).post(f"{at(item, amendment)}/do/{action}", **form)


def test_those_it_is_shared_with_see_it_and_edit_it_and_nobody_else_does(meeting: World, item: str) -> None:
    found = draft(meeting, item)
    assert do(meeting, item, found, "share_draft", "mexico", on_version=1, partner="HND").status == 302
    page = meeting.browser("honduras").get(at(item, found)).text
    assert "Mexico shares this draft with: Honduras." in page
    assert "do/share_draft" not in page
    assert meeting.browser("honduras").get(f"{at(item, found)}/edit").status == 200
    for name in ("secretariat", "presidency"):
        assert meeting.browser(name).get(at(item, found)).status == 404
        assert "CANARY" not in meeting.browser(name).get(ITEM.format(item)).text


def test_a_partner_agrees_to_it_from_the_board_and_is_named_when_it_is_filed(
    meeting: World, item: str
) -> None:
    found = draft(meeting, item)
    do(meeting, item, found, "share_draft", "mexico", on_version=1, partner="HND")
    board = meeting.browser("honduras").get(f"/meetings/{MEETING}").text
    assert f'<a href="{at(item, found)}">a draft is shared with you: agree to it, or not</a>' in board
    before = meeting.browser("mexico").get(at(item, found)).text
    assert "Has not agreed to it as it stands, and is not named: Honduras" in before
    assert do(meeting, item, found, "agree_to_draft", "honduras", on_version=2).status == 302
    page = meeting.browser("mexico").get(at(item, found)).text
    assert "In the names of those who stand behind it: Mexico, Honduras" in page
    assert do(meeting, item, found, "file_amendment", "mexico", on_version=3, **FILED).status == 302
    assert meeting.amendment(item, found).sponsors == ("HND",)


def test_other_words_are_to_be_agreed_to_anew(meeting: World, item: str) -> None:
    found = draft(meeting, item)
    do(meeting, item, found, "share_draft", "mexico", on_version=1, partner="HND")
    do(meeting, item, found, "agree_to_draft", "honduras", on_version=2)
    edited = meeting.browser("honduras").post(
        f"{at(item, found)}/edit", command=command(), capacity=capacity("honduras"), on_revision=1, on_version=3,
        kind="lead:0", style="", text="Shorter.", rationale="", do="save",
    )  # fmt: skip
    assert edited.status == 302
    assert meeting.amendment(item, found, "mexico").agreed_by == ()


def test_who_is_left_out_no_longer_sees_it(meeting: World, item: str) -> None:
    found = draft(meeting, item)
    do(meeting, item, found, "share_draft", "mexico", on_version=1, partner="HND")
    do(meeting, item, found, "share_draft", "mexico", on_version=2, partner="NIC")
    assert meeting.browser("honduras").get(at(item, found)).status == 404


def test_a_stale_form_of_sharing_keeps_what_was_ticked(meeting: World, item: str) -> None:
    found = draft(meeting, item)
    page = do(
        meeting, item, found, "share_draft", "mexico", on_version=9, partner="HND", with_presidency="yes"
    )
    assert page.status == 409
    assert 'name="partner" value="HND" checked' in page.text
    assert 'name="with_presidency" value="yes" checked' in page.text


def test_the_presidency_files_what_is_shared_with_it_as_its_own_text(meeting: World, item: str) -> None:
    found = draft(meeting, item)
    do(meeting, item, found, "share_draft", "mexico", on_version=1, with_presidency="yes")
    awaited = "a draft is shared with you, to be filed as the Presidency&#39;s text"
    assert awaited in meeting.browser("presidency").get(f"/meetings/{MEETING}").text
    assert "do/edit" not in meeting.browser("presidency").get(at(item, found)).text
    page = do(meeting, item, found, "file_as_presidency", "presidency", on_version=2, audience="members")
    assert page.status == 302
    shown = meeting.browser("honduras").get(at(item, found)).text
    assert "Presidency&#39;s text without prejudice" in shown
    assert "Mexico" not in shown.split("<main")[1]


def test_the_presidency_does_not_learn_how_a_draft_is_cleared(meeting: World, item: str) -> None:
    meeting.do(ask.SetClearance, "mexico", ("Legal", "Minister"))
    found = draft(meeting, item)
    do(meeting, item, found, "share_draft", "mexico", on_version=1, with_presidency="yes")
    page = meeting.browser("presidency").get(at(item, found)).text
    assert "The draft is not cleared inside its delegation yet." in page
    assert "steps" not in page.split("<main")[1]


def nameless(world: World, item: str) -> str:
    """An amendment of Mexico's in nobody's name, beside one of Nicaragua's in its own."""
    found = draft(world, item)
    world.do(ask.FileAmendment, "mexico", found, item, 1, ask.Audience.MEMBERS, Attribution.UNATTRIBUTED)
    world.filed(item, "presidency", f"{DRAFT.replace('note', 'careful note')}\nItem 1.", seat=1)
    return found


DOWNLOADS = (
    "compilation.docx",
    "dispositions.docx",
    "dispositions.xlsx",
    "word/redlined.docx?what=proposals",
)


def test_no_page_table_or_file_says_whose_an_unattributed_amendment_is(meeting: World, item: str) -> None:
    found = nameless(meeting, item)
    pages = (
        at(item, found),
        ITEM.format(item),
        f"{ITEM.format(item)}/workbench",
        f"{ITEM.format(item)}/compilation",
        f"/meetings/{MEETING}/dispositions",
    )
    for name in ("honduras", "secretariat", "presidency", "mexico"):
        browser = meeting.browser(name)
        for path in pages:
            text = browser.get(path).text.split("<main")[1]
            assert "Unattributed" in text, path
            assert name == "mexico" or "Mexico" not in text, path
        for path in DOWNLOADS:
            said = unpacked(browser.get(f"/meetings/{MEETING}/{path}").content)
            assert "Unattributed" in said, (name, path)
            assert "Mexico" not in said.replace("Mexico,", ""), (name, path)


def unpacked(content: bytes) -> str:
    with ZipFile(BytesIO(content)) as archive:
        return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


def test_in_spanish_it_is_without_attribution_too(meeting: World, item: str) -> None:
    found = nameless(meeting, item)
    browser = meeting.browser("honduras")
    browser.post("/language", language="es", back="/")
    assert "Sin atribución" in browser.get(at(item, found)).text


def test_maintained_it_names_nobody_in_its_brackets_or_beside_the_revision(meeting: World, item: str) -> None:
    found = nameless(meeting, item)
    meeting.proposed(item, found, Disposition.NOT_ACCEPTED)
    text = meeting.amendment(item, found).text_hash
    decision = (found, item, 1, text, Disposition.NOT_ACCEPTED, "no")
    meeting.do(ask.DecideTreatment, "presidency", *decision)
    meeting.do(ask.MaintainAmendment, "mexico", found, item, 1, "It is needed.")
    for name in ("honduras", "secretariat", "presidency"):
        page = meeting.browser(name).get(ITEM.format(item)).text.split("<main")[1]
        assert "[—: CANARYADOPT]" in page
        assert "Mexico" not in page
        assert "MEX" not in page


def test_a_merged_text_is_read_by_whom_one_of_its_amendments_is_hidden_from(
    meeting: World, item: str
) -> None:
    found = meeting.filed(item)
    lines = (ask.MergeLine(found, Disposition.MERGED),)
    meeting.do(ask.ProposeMerge, "secretariat", item, 1, wording("One for all."), "as said", lines)
    meeting.do(ask.WithdrawAmendment, "mexico", found, item, "")
    for name in ("honduras", "presidency"):
        page = meeting.browser(name).get(ITEM.format(item))
        assert page.status == 200
        assert "An amendment that you are not shown" in page.text
