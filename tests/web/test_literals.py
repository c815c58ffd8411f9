"""A bracket that belongs to the text: typed once, printed everywhere, never lost, never open."""

import re
from html import unescape

import pytest

from engine.procedure import commands as ask
from engine.proof import paper_findings
from engine.record.queries import meetings
from engine.text.wording import print_wording
from engine.word.readback import printed_text
from tests.web.handing import accepted, edited, handed_in, made, paper, tracked, without_bookmarks
from tests.web.world import World
from web import worker

KEPT = "To thank Nicaragua \\[sic\\] for its report:\na) To accept the report.\nb) To note annex \\[1\\]."
ADDRESS = "/meetings/meeting/conclusions"


@pytest.fixture
def item(meeting: World) -> str:
    """The first item, in which brackets are marked literal."""
    found = meeting.items[0]
    meeting.revised(found, KEPT)
    for each in meeting.items:
        meeting.to_comments(each)
    return found


def text_of(meeting: World, path: str, name: str = "mexico") -> str:
    page = meeting.browser(name).get(path)
    assert page.status == 200
    main = page.text[page.text.index("<main") :]
    without_forms = re.sub(r"<form.*?</form>", " ", main, flags=re.S)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", without_forms)))


def drafts(meeting: World, item: str) -> list[str]:
    return [print_wording(each.wording) for each in meeting.item(item, "mexico").amendments]


@pytest.mark.parametrize(
    "path",
    [
        "/meetings/meeting", "{item}", "{item}/amendments/{amendment}", "/meetings/meeting/compilation",
        "/meetings/meeting/dispositions", "{item}/redline?from=1&to=2",
    ],
)  # fmt: skip
def test_pages_show_it_without_its_mark(meeting: World, item: str, path: str) -> None:
    amendment = meeting.filed(item, "mexico", KEPT.replace("accept", "endorse \\[sic\\]"))
    address = path.format(item=f"{ADDRESS}/{item}", amendment=amendment)
    shown = text_of(meeting, address)
    assert "[sic]" in shown
    assert "\\[" not in shown


def test_forms_keep_the_mark_and_say_how_it_is_typed(meeting: World, item: str) -> None:
    page = meeting.browser("mexico").get(f"{ADDRESS}/{item}/amendments/new")
    assert "To thank Nicaragua \\[sic\\] for its report:</textarea>" in page.text
    assert "are printed without the backslash" in page.text


def test_a_mark_that_comes_is_shown_as_a_change(meeting: World, item: str) -> None:
    meeting.revised(meeting.items[1], "They [sic] met.")
    amendment = meeting.filed(meeting.items[1], "mexico", "They \\[sic\\] met.")
    page = meeting.browser("mexico").get(f"{ADDRESS}/{meeting.items[1]}/amendments/{amendment}")
    assert "<del>[</del><ins>\\[</ins>" in page.text


def test_a_file_handed_in_untouched_proposes_nothing(meeting: World, item: str) -> None:
    docx = paper(meeting)
    assert "To thank Nicaragua [sic] for its report:" in printed_text(docx)
    assert "No item of the file differs from the paper." in handed_in(meeting.browser("mexico"), docx).text


def test_without_bookmarks_its_item_is_found_all_the_same(meeting: World, item: str) -> None:
    browser = meeting.browser("mexico")
    docx = edited(paper(meeting), without_bookmarks, tracked("accept", "endorse"))
    assert made(browser, handed_in(browser, docx)).status == 302
    assert drafts(meeting, item) == [KEPT.replace("accept", "endorse")]


def test_an_edit_beside_it_leaves_its_mark(meeting: World, item: str) -> None:
    browser = meeting.browser("mexico")
    docx = edited(paper(meeting), tracked("its report", "the report"), tracked("annex", "the annex"))
    assert made(browser, handed_in(browser, docx)).status == 302
    assert drafts(meeting, item) == [KEPT.replace("its report", "the report").replace("annex", "the annex")]


def test_a_bracket_typed_in_word_is_open(meeting: World, item: str) -> None:
    browser = meeting.browser("mexico")
    docx = edited(paper(meeting), tracked("accept", "[endorse]"))
    assert made(browser, handed_in(browser, docx)).status == 302
    assert drafts(meeting, item) == [KEPT.replace("accept", "[endorse]")]


def test_all_proposals_in_word_handed_in_again_are_the_same_texts(meeting: World, item: str) -> None:
    text = KEPT.replace("accept", "endorse \\[sic\\]")
    meeting.filed(item, "honduras", text)
    docx = paper(meeting, path="word/redlined.docx?what=proposals")
    browser = meeting.browser("mexico")
    assert "No item of the file differs from the paper." in handed_in(browser, docx).text
    assert made(browser, handed_in(browser, edited(docx, accepted("Honduras")))).status == 302
    assert drafts(meeting, item)[-1] == text


def test_the_adopted_paper_prints_it_and_the_proof_holds(meeting: World) -> None:
    meeting.revised(meeting.items[0], KEPT)
    with meeting.engine.connect() as connection:
        shown = meetings.meeting(connection, meeting.meeting)
    assert shown is not None
    frame = (shown.version, ("CONFERENCE \\[1\\]",), "The Group \\[sic\\] concluded:")
    meeting.do(ask.SetFrame, "secretariat", *frame)
    meeting.certified()
    assert worker.work(meeting.engine, meeting.config)
    with meeting.engine.connect() as connection:
        kept = meetings.kept_paper(connection, meeting.meeting)
        assert kept is not None
        assert printed_text(kept.content).splitlines()[:2] == ["CONFERENCE [1]", "The Group [sic] concluded:"]
        assert "To thank Nicaragua [sic] for its report:" in printed_text(kept.content)
        assert paper_findings(connection, meeting.meeting) == ()
