"""Word with tracked changes, downloaded from the pages: who wants what, and only for who may see it."""

from pathlib import Path

import pytest

from engine.procedure import commands as ask
from engine.procedure.commands import ProposalKind
from engine.text.redline import Op
from engine.text.wording import Wording
from engine.word.reader import ReadDocument, read
from tests.web.world import World, wording
from tests.word.office import faults_found

TEXT = "To thank Nicaragua for its report:\na) To {} the report.\nb) To take note of its {}.\nItem 1."
BASE = TEXT.format("accept", "annex")


@pytest.fixture
def item(meeting: World) -> str:
    """The first item, with an amendment by Mexico, which gives its reason, and one by Honduras."""
    found = meeting.items[0]
    meeting.to_comments(found)
    filed(meeting, found, "mexico", TEXT.format("endorse", "annex"), "The Group has read it.")
    filed(meeting, found, "honduras", TEXT.format("accept", "annexes"))
    return found


def filed(meeting: World, item: str, name: str, text: str, rationale: str = "") -> str:
    amendment = meeting.drafted(item, name, text, rationale)
    version = meeting.amendment(item, amendment, name).version
    meeting.do(ask.FileAmendment, name, amendment, item, version)
    return amendment


def word(meeting: World, name: str, item: str, query: str) -> bytes:
    page = meeting.browser(name).get(f"/meetings/meeting/conclusions/{item}/redlined.docx?{query}")
    assert page.status == 200
    return page.content


def paper(meeting: World, name: str, query: str) -> bytes:
    page = meeting.browser(name).get(f"/meetings/meeting/word/redlined.docx?{query}")
    assert page.status == 200
    return page.content


def body(document: ReadDocument, side: Op) -> list[str]:
    return [line for line in document.text(side).splitlines() if line not in ("CONFERENCE", "Meeting")]


def test_all_proposals_are_tracked_each_under_the_name_of_its_delegation(meeting: World, item: str) -> None:
    found = read(word(meeting, "secretariat", item, "what=proposals"))
    assert body(found, Op.DELETE)[2:] == BASE.splitlines()
    assert body(found, Op.INSERT)[2:] == TEXT.format("endorse", "annexes").splitlines()
    changes = {(each.author, each.text) for paragraph in found.paragraphs for each in paragraph.changes}
    assert changes == {
        ("Mexico", "accept"), ("Mexico", "endorse"), ("Honduras", "annex"), ("Honduras", "annexes"),
    }  # fmt: skip


def test_dates_are_those_of_filing_and_the_reason_stands_in_the_margin(meeting: World, item: str) -> None:
    found = read(word(meeting, "secretariat", item, "what=proposals"))
    at = {each.label: each.filed_at for each in meeting.item(item).amendments}
    dated = {each.date for paragraph in found.paragraphs for each in paragraph.changes}
    assert dated == {f"{each:%Y-%m-%dT%H:%M:%SZ}" for each in at.values() if each}
    assert ("Mexico", "Amendment MEX 1\nThe Group has read it.") in [
        (each.author, each.text) for each in found.comments
    ]


def test_proposals_that_conflict_leave_the_base_and_stand_in_the_margin(meeting: World, item: str) -> None:
    filed(meeting, item, "honduras", TEXT.format("reject", "annex"))
    found = read(word(meeting, "mexico", item, "what=proposals"))
    assert "a) To accept the report." in body(found, Op.INSERT)
    said = {(each.author, each.text) for each in found.comments}
    assert ("Mexico", "Another proposal for these words: endorse") in said
    assert ("Honduras", "Another proposal for these words: reject") in said


def test_one_delegation_s_proposals_are_its_own_only(meeting: World, item: str) -> None:
    for found in (
        read(word(meeting, "secretariat", item, "what=delegation:HND")),
        read(paper(meeting, "secretariat", "what=delegation:HND")),
    ):
        authors = {each.author for paragraph in found.paragraphs for each in paragraph.changes}
        assert authors == {"Honduras"}
        assert "endorse" not in found.text(Op.INSERT)


def test_a_whole_paper_has_its_numbers_and_every_item(meeting: World, item: str) -> None:
    found = read(paper(meeting, "honduras", "what=proposals"))
    lines = body(found, Op.DELETE)
    assert [line[:2] for line in lines if "thank" in line] == ["1.", "2.", "3."]
    assert "The Group met and concluded:" in lines


def test_an_item_that_is_to_be_suppressed_goes_whole(meeting: World, item: str) -> None:
    second = meeting.items[1]
    meeting.to_comments(second)
    amendment = meeting.do(
        ask.DraftAmendment, "mexico", second, 1, Wording(()), "Said elsewhere.", None, ProposalKind.SUPPRESS
    )
    meeting.do(ask.FileAmendment, "mexico", amendment, second, 1)
    found = read(paper(meeting, "secretariat", "what=proposals"))
    assert "Item 2." in found.text(Op.DELETE)
    assert "Item 2." not in found.text(Op.INSERT)
    assert "2. To thank Nicaragua for its report:" in found.text(Op.INSERT)


def test_a_private_draft_comes_only_in_its_own_download_and_only_to_its_delegation(
    meeting: World, item: str
) -> None:
    draft = meeting.drafted(item, "mexico", "A DRAFTCANARY.")
    assert "DRAFTCANARY" in read(word(meeting, "mexico", item, f"what=amendment:{draft}")).text(Op.INSERT)
    for query in ("what=proposals", "what=delegation:MEX"):
        assert "DRAFTCANARY" not in read(word(meeting, "mexico", item, query)).text(Op.INSERT)
        assert "DRAFTCANARY" not in read(paper(meeting, "mexico", query)).text(Op.INSERT)
    for name in ("honduras", "secretariat", "presidency"):
        page = meeting.browser(name).get(
            f"/meetings/meeting/conclusions/{item}/redlined.docx?what=amendment:{draft}"
        )
        assert page.status == 404


def test_any_revision_against_any_other_by_who_made_it(meeting: World, item: str) -> None:
    amendment = next(each.id for each in meeting.item(item).amendments if each.label == "MEX 1")
    meeting.accepted(item, amendment)
    found = read(word(meeting, "mexico", item, "what=stages&from=1&to=2"))
    assert body(found, Op.DELETE)[2:] == BASE.splitlines()
    assert body(found, Op.INSERT)[2:] == TEXT.format("endorse", "annex").splitlines()
    found = read(word(meeting, "honduras", item, "what=stages&from=1&to=2"))
    assert {each.author for paragraph in found.paragraphs for each in paragraph.changes} == {"Mexico"}
    meeting.revised(item, TEXT.format("endorse", "appendix"))
    found = read(word(meeting, "honduras", item, "what=stages&from=3&to=1"))
    assert body(found, Op.INSERT)[2:] == BASE.splitlines()


def test_over_several_revisions_each_change_is_its_own_delegation_s(meeting: World, item: str) -> None:
    by_label = {str(each.label): each.id for each in meeting.item(item).amendments}
    meeting.accepted(item, by_label["MEX 1"])
    meeting.accepted(item, by_label["HND 1"])
    meeting.revised(item, TEXT.format("endorse", "annexes").replace("Item 1.", "Item one."))
    filed_at = {each.delegation: each.filed_at for each in meeting.item(item).amendments}
    for found in (
        read(word(meeting, "secretariat", item, "what=stages&from=1&to=4")),
        read(paper(meeting, "secretariat", "what=stages&from=first&to=now")),
    ):
        made = {(each.author, each.text, each.date) for line in found.paragraphs for each in line.changes}
        assert {(author, text) for author, text, _ in made} == {
            ("Mexico", "accept"), ("Mexico", "endorse"), ("Honduras", "annex"), ("Honduras", "annexes"),
            ("Technical Secretariat", "1"), ("Technical Secretariat", "one"),
        }  # fmt: skip
        dates = {author: date for author, _, date in made}
        assert dates["Mexico"] == f"{filed_at['MEX']:%Y-%m-%dT%H:%M:%SZ}"
        assert dates["Honduras"] == f"{filed_at['HND']:%Y-%m-%dT%H:%M:%SZ}"


def test_a_way_back_is_signed_by_the_numbers_of_the_revisions(meeting: World, item: str) -> None:
    meeting.revised(item, TEXT.format("endorse", "annex"))
    meeting.revised(item, TEXT.format("endorse", "appendix"))
    found = read(word(meeting, "secretariat", item, "what=stages&from=3&to=1"))
    assert {each.author for line in found.paragraphs for each in line.changes} == {"Revisions 3 to 1"}


def test_an_observer_learns_from_a_redline_no_delegation_s_name(meeting: World, item: str) -> None:
    amendment = next(each.id for each in meeting.item(item).amendments if each.label == "MEX 1")
    meeting.accepted(item, amendment)
    meeting.permitted()
    for content in (
        word(meeting, "observer", item, "what=stages&from=1&to=2"),
        paper(meeting, "observer", "what=stages&from=first&to=now"),
    ):
        found = read(content)
        authors = {each.author for paragraph in found.paragraphs for each in paragraph.changes}
        assert authors == {"Presidency Pro Tempore"}
        assert found.comments == ()
    for path in (
        f"conclusions/{item}/redlined.docx?what=proposals",
        "word/redlined.docx?what=delegation:MEX",
    ):
        assert meeting.browser("observer").get(f"/meetings/meeting/{path}").status == 403


def test_the_first_draft_against_the_paper_as_it_stands(meeting: World, item: str) -> None:
    meeting.revised(item, TEXT.format("welcome", "annex"))
    meeting.do(ask.WithdrawConclusion, "secretariat", meeting.items[1], "said elsewhere")
    meeting.do(ask.ProposeConclusion, "mexico", "conclusions", None, "en", wording("To close."), "")
    found = read(paper(meeting, "honduras", "what=stages&from=first&to=now"))
    old, new = body(found, Op.DELETE), body(found, Op.INSERT)
    assert "Item 2." in old
    assert "Item 2." not in new
    assert "3. To close." in new
    assert "a) To welcome the report." in new


@pytest.mark.parametrize(
    "query", ["", "what=", "what=everything", "what=stages&from=x&to=now", "what=delegation:XXX"]
)
def test_what_is_not_on_offer_is_not_there(meeting: World, item: str, query: str) -> None:
    browser = meeting.browser("mexico")
    assert browser.get(f"/meetings/meeting/word/redlined.docx?{query}").status == 404
    assert browser.get(f"/meetings/meeting/conclusions/{item}/redlined.docx?{query}").status == 404


def test_names_of_files_are_plain(meeting: World, item: str) -> None:
    client = meeting.browser("mexico").client
    for path in (
        f"conclusions/{item}/redlined.docx?what=proposals",
        f"conclusions/{item}/redlined.docx?what=stages&from=1&to=1",
        "word/redlined.docx?what=delegation:HND",
        "compilation.docx",
        "dispositions.docx",
        "dispositions.xlsx",
    ):
        header = client.get(f"/meetings/meeting/{path}").headers["Content-Disposition"]
        name = header.partition("filename=")[2].strip('"')
        assert name.isascii()
        assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")


def test_the_files_are_sound(meeting: World, item: str, tmp_path: Path) -> None:
    meeting.revised(item, f"{BASE}\nAnd a new paragraph.")
    for content in (
        word(meeting, "secretariat", item, "what=proposals"),
        word(meeting, "secretariat", item, "what=stages&from=1&to=2"),
        paper(meeting, "secretariat", "what=proposals"),
        paper(meeting, "secretariat", "what=stages&from=first&to=now"),
        meeting.browser("secretariat").get("/meetings/meeting/compilation.docx").content,
        meeting.browser("secretariat").get("/meetings/meeting/dispositions.docx").content,
    ):
        assert faults_found(content, tmp_path) == []
