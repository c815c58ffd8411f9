"""Word in: a delegation's file becomes private drafts of the right items, and nothing else of it goes anywhere."""

import logging
import re
from html import unescape
from io import BytesIO
from pathlib import Path

import docx as word
import pytest

from engine.procedure import commands as ask
from engine.text.wording import print_wording
from engine.word.adopted import write_paper
from engine.word.guard import Reason
from engine.word.readback import printed_text
from tests.web.handing import (
    PERSON,
    W,
    accepted,
    added,
    edited,
    fields_of,
    handed_in,
    made,
    paper,
    tracked,
    untracked,
    without_bookmarks,
)
from tests.web.world import World, command
from tests.word.builders import create_layout, saved, seed_paper
from tests.word.hostile import hostile, mutations
from tests.word.office import converted

BASE = "To thank Nicaragua for its report:\na) To accept the report.\nb) To take note of its annex.\nItem 1."
OURS = BASE.replace("accept", "endorse")


@pytest.fixture
def item(meeting: World) -> str:
    for each in meeting.items:
        meeting.to_comments(each)
    return meeting.items[0]


def drafts(meeting: World, item: str, name: str = "mexico") -> list[str]:
    found = meeting.item(item, name).amendments
    return [print_wording(each.wording) for each in found if each.state == "draft"]


def test_a_tracked_change_becomes_a_private_draft_of_its_item(meeting: World, item: str) -> None:
    browser = meeting.browser("mexico")
    page = handed_in(browser, edited(paper(meeting), tracked("accept", "endorse")))
    assert page.status == 200
    assert "Nothing is made yet" in page.text
    assert drafts(meeting, item) == []
    assert made(browser, page, **{f"rationale-{item}": "It was read."}).status == 302
    assert drafts(meeting, item) == [OURS]
    assert [drafts(meeting, each) for each in meeting.items[1:]] == [[], []]
    draft = meeting.item(item, "mexico").amendments[0]
    assert (draft.rationale, draft.base_revision) == ("It was read.", 1)
    assert meeting.item(item, "honduras").amendments == ()


def test_changes_of_several_items_become_a_draft_each(meeting: World, item: str) -> None:
    browser = meeting.browser("mexico")
    docx = edited(paper(meeting), tracked("accept", "endorse"), tracked("annex", "annexes", 2))
    assert made(browser, handed_in(browser, docx)).status == 302
    assert drafts(meeting, item) == [OURS]
    assert drafts(meeting, meeting.items[1]) == []
    third = BASE.replace("annex", "annexes").replace("Item 1", "Item 3")
    assert drafts(meeting, meeting.items[2]) == [third]


def test_only_what_is_ticked_is_made(meeting: World, item: str) -> None:
    browser = meeting.browser("mexico")
    docx = edited(paper(meeting), tracked("accept", "endorse"), tracked("annex", "annexes", 2))
    made(browser, handed_in(browser, docx), take=[meeting.items[2]])
    assert drafts(meeting, item) == []
    assert len(drafts(meeting, meeting.items[2])) == 1


def test_a_form_sent_twice_makes_each_draft_once(meeting: World, item: str) -> None:
    browser = meeting.browser("mexico")
    page = handed_in(browser, edited(paper(meeting), tracked("accept", "endorse")))
    assert [made(browser, page).status for _ in range(2)] == [302, 302]
    assert drafts(meeting, item) == [OURS]


def test_a_draft_that_is_there_already_is_not_made_again_but_a_discarded_one_is(
    meeting: World, item: str
) -> None:
    browser = meeting.browser("mexico")
    docx = edited(paper(meeting), tracked("accept", "endorse"))
    made(browser, handed_in(browser, docx))
    assert "among its private drafts" in handed_in(browser, docx).text
    meeting.do(ask.DiscardDraft, "mexico", meeting.item(item, "mexico").amendments[0].id, item)
    made(browser, handed_in(browser, docx))
    assert drafts(meeting, item) == [OURS]


def test_a_new_paragraph_is_one_of_its_item(meeting: World, item: str) -> None:
    browser = meeting.browser("mexico")
    docx = edited(paper(meeting), added("take note", "To publish both."))
    made(browser, handed_in(browser, docx))
    assert drafts(meeting, item) == [BASE.replace("\nItem 1.", "\nc) To publish both.\nItem 1.")]


def test_a_paragraph_after_the_last_of_an_item_is_still_its_own(meeting: World, item: str) -> None:
    browser = meeting.browser("mexico")
    made(browser, handed_in(browser, edited(paper(meeting), added("Item 1.", "To publish both."))))
    assert drafts(meeting, item) == [f"{BASE}\nTo publish both."]


def test_without_bookmarks_an_item_is_found_by_its_exact_text(meeting: World, item: str) -> None:
    browser = meeting.browser("mexico")
    docx = edited(paper(meeting), without_bookmarks, tracked("accept", "endorse"))
    made(browser, handed_in(browser, docx))
    assert drafts(meeting, item) == [OURS]


def test_an_edit_that_was_not_tracked_is_found_and_shown_apart(meeting: World, item: str) -> None:
    browser = meeting.browser("mexico")
    docx = edited(paper(meeting), untracked("annex", "appendix"), tracked("accept", "endorse"))
    page = handed_in(browser, docx)
    assert "edited without tracking" in page.text
    made(browser, page)
    assert drafts(meeting, item) == [OURS.replace("annex", "appendix")]


def test_the_tracked_changes_may_be_taken_alone(meeting: World, item: str) -> None:
    browser = meeting.browser("mexico")
    docx = edited(paper(meeting), untracked("annex", "appendix"), tracked("accept", "endorse"))
    made(browser, handed_in(browser, docx), **{f"reading-{item}": "tracked"})
    assert drafts(meeting, item) == [OURS]


def test_an_old_base_is_carried_over_exactly(meeting: World, item: str) -> None:
    docx = edited(paper(meeting), tracked("accept", "endorse"))
    meeting.revised(item, BASE.replace("annex", "appendix"))
    browser = meeting.browser("mexico")
    page = handed_in(browser, docx)
    assert "Carried over exactly" in page.text
    made(browser, page)
    assert drafts(meeting, item) == [OURS.replace("annex", "appendix")]


def test_what_the_new_base_has_already_is_not_proposed_again(meeting: World, item: str) -> None:
    docx = edited(paper(meeting), tracked("accept", "endorse"))
    meeting.revised(item, OURS)
    page = handed_in(meeting.browser("mexico"), docx)
    assert "contains your changes already" in page.text
    assert 'name="take"' not in page.text


def test_an_old_base_that_changed_in_the_same_words_is_a_conflict_that_is_shown(
    meeting: World, item: str
) -> None:
    docx = edited(paper(meeting), tracked("accept", "endorse"))
    meeting.revised(item, BASE.replace("accept", "reject"))
    page = handed_in(meeting.browser("mexico"), docx)
    assert "cannot be carried over by itself" in page.text
    assert OURS in page.text.replace("&#39;", "'")
    assert 'name="take"' not in page.text


def test_all_proposals_downloaded_one_accepted_and_handed_in_again(meeting: World, item: str) -> None:
    """What was accepted is the draft; what others propose besides stays theirs."""
    meeting.filed(item, "honduras", OURS)
    meeting.filed(item, "presidency", BASE.replace("annex", "annexes"), seat=1)
    docx = paper(meeting, path="word/redlined.docx?what=proposals")
    browser = meeting.browser("mexico")
    page = handed_in(browser, edited(docx, accepted("Honduras")))
    assert "tracked changes of other delegations" in page.text
    made(browser, page)
    assert drafts(meeting, item) == [OURS]


def test_all_proposals_handed_in_untouched_come_to_nothing(meeting: World, item: str) -> None:
    meeting.filed(item, "honduras", f"{OURS}\nA new paragraph.")
    meeting.filed(item, "mexico", BASE.replace("annex", "annexes"))
    for path in ("word/redlined.docx?what=proposals", f"conclusions/{item}/redlined.docx?what=proposals"):
        page = handed_in(meeting.browser("mexico"), paper(meeting, path=path))
        assert "Your delegation has filed just this text already." in page.text
        assert 'name="take"' not in page.text
        assert "Comments in the file" not in page.text
        page = handed_in(meeting.browser("presidency"), paper(meeting, path=path), "presidency")
        assert page.status == 403


def test_one_s_own_proposal_may_be_worked_on_further(meeting: World, item: str) -> None:
    meeting.filed(item, "mexico", OURS)
    docx = paper(meeting, path=f"conclusions/{item}/redlined.docx?what=delegation:MEX")
    browser = meeting.browser("mexico")
    made(browser, handed_in(browser, edited(docx, tracked("annex", "annexes"))))
    assert drafts(meeting, item) == [OURS.replace("annex", "annexes")]


def test_a_file_that_went_through_libreoffice_is_read_as_well(
    meeting: World, item: str, tmp_path: Path
) -> None:
    docx = edited(paper(meeting), tracked("accept", "endorse"), added("take note", "To publish both."))
    browser = meeting.browser("mexico")
    made(browser, handed_in(browser, converted(docx, "docx", tmp_path)))
    assert drafts(meeting, item) == [OURS.replace("\nItem 1.", "\nc) To publish both.\nItem 1.")]


def test_what_cannot_be_placed_is_listed(meeting: World, item: str) -> None:
    docx = edited(paper(meeting), tracked("The Group met", "The Group gathered"))
    page = handed_in(meeting.browser("mexico"), docx)
    assert "the secretariat&#39;s to change" in page.text
    assert "gathered" in page.text
    assert 'name="take"' not in page.text


def test_an_item_whose_every_word_goes_is_to_be_suppressed(meeting: World, item: str) -> None:
    def all_gone(root) -> None:  # type: ignore[no-untyped-def]  # an element
        for text in ("To thank", "accept", "take note", "Item 1."):
            line = next(each for each in root.iter(f"{W}t") if text in (each.text or ""))
            tracked(line.text, "")(root)

    browser = meeting.browser("mexico")
    page = handed_in(browser, edited(paper(meeting), all_gone))
    assert "suppresses this item" in page.text
    made(browser, page)
    assert [each.kind.value for each in meeting.item(item, "mexico").amendments] == ["suppress"]


def test_an_item_that_is_not_open_says_why_and_keeps_the_text(meeting: World) -> None:
    page = handed_in(meeting.browser("mexico"), edited(paper(meeting), tracked("accept", "endorse")))
    assert "not possible while the item is in the state “Proposal”" in page.text
    assert OURS in page.text
    assert 'name="take"' not in page.text


def test_a_wording_that_moved_after_the_preview_is_refused_with_the_text(meeting: World, item: str) -> None:
    browser = meeting.browser("mexico")
    page = handed_in(browser, edited(paper(meeting), tracked("accept", "endorse")))
    meeting.revised(item, "Something else.")
    answer = made(browser, page)
    assert answer.status == 409
    assert "The wording has moved on" in answer.text
    assert OURS in answer.text


# --- comments and names ----------------------------------------------------------------------------------------------


def commented(meeting: World, item: str) -> bytes:
    """The paper with one change and two comments, by a person."""
    from io import BytesIO  # noqa: PLC0415

    document = word.Document(BytesIO(edited(paper(meeting), tracked("annex", "annexes"))))
    lines = [each for each in document.paragraphs if "accept" in each.text]
    for text in ("FIRSTCANARY is for us.", "SECONDCANARY is for all."):
        document.add_comment(lines[0].runs, text=text, author=PERSON, initials="PC")
    hidden = document.paragraphs[-1].add_run("HIDDENCANARY")
    hidden.font.hidden = True
    return saved(document)


def test_comments_stay_inside_unless_they_are_ticked_one_by_one(meeting: World, item: str) -> None:
    browser = meeting.browser("mexico")
    page = handed_in(browser, commented(meeting, item))
    assert "FIRSTCANARY" in page.text
    assert made(browser, page, say=["1"]).status == 302
    said = meeting.item(item, "honduras").comments
    assert [(each.delegation, each.text) for each in said] == [("MEX", "SECONDCANARY is for all.")]
    made(browser, page, say=["1"])
    assert len(meeting.item(item, "honduras").comments) == 1


def test_nothing_else_of_a_file_is_ever_found_by_anybody(
    meeting: World, item: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    browser = meeting.browser("mexico")
    page = handed_in(browser, commented(meeting, item))
    assert "PERSONCANARY" not in page.text
    made(browser, page)
    for name in ("mexico", "honduras", "secretariat", "presidency", "observer"):
        other = meeting.browser(name)
        for path in (
            "", f"/conclusions/{item}", "/paper.docx", "/word", "/word/redlined.docx?what=proposals", "/compilation",
            "/dispositions", "/dispositions.docx", "/dispositions.xlsx", "/upload",
        ):  # fmt: skip
            answer = other.get(f"/meetings/meeting{path}")
            for canary in ("PERSONCANARY", "FIRSTCANARY", "HIDDENCANARY"):
                assert canary.encode() not in answer.content
    assert "CANARY" not in caplog.text
    data = Path(meeting.config.data)
    for file in data.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            for canary in (b"PERSONCANARY", b"FIRSTCANARY", b"HIDDENCANARY"):
                assert canary not in content, file


# --- what is refused -------------------------------------------------------------------------------------------------


def test_only_a_delegation_hands_in(meeting: World, item: str) -> None:
    for name in ("secretariat", "presidency", "observer"):
        browser, status = meeting.browser(name), 404 if name == "observer" else 403
        assert browser.get("/meetings/meeting/upload").status == status
        assert handed_in(browser, paper(meeting), name).status == status


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "not a Word file"),
        (b"plain text", "not a Word file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old kind"),
        (b"PK\x03\x04 and then nothing", "file"),
    ],
)
def test_what_is_no_word_file_is_refused_in_a_sentence(
    meeting: World, item: str, content: bytes, said: str
) -> None:
    page = handed_in(meeting.browser("mexico"), content)
    assert page.status == 400
    assert said in page.text


def test_a_form_without_a_file_says_so(meeting: World, item: str) -> None:
    page = handed_in(meeting.browser("mexico"), b"", filename="")
    assert page.status == 400
    assert "Choose the Word file first" in page.text


def test_nothing_ticked_makes_nothing(meeting: World, item: str) -> None:
    browser = meeting.browser("mexico")
    page = handed_in(browser, edited(paper(meeting), tracked("accept", "endorse")))
    assert made(browser, page, take=[]).status == 400
    assert drafts(meeting, item) == []


@pytest.mark.parametrize(
    "wording",
    [
        "", "[", "{}", "[1]", '[{"kind":"lead","level":0,"label":""}]',
        '[{"kind":"script","level":0,"label":"","text":"x"}]', '[{"kind":"lead","level":99,"label":"","text":"x"}]',
        '[{"kind":"lead","level":0,"label":"","text":"x\\u202e"}]', "[" * 5000,
        '[{"kind":"lead","level":true,"label":"","text":5}]',
    ],
)  # fmt: skip
def test_a_wording_that_no_preview_of_ours_sends_is_refused(meeting: World, item: str, wording: str) -> None:
    browser = meeting.browser("mexico")
    page = handed_in(browser, edited(paper(meeting), tracked("accept", "endorse")))
    assert made(browser, page, **{f"wording-{item}": wording}).status == 400
    assert drafts(meeting, item) == []


def test_another_delegation_s_capacity_is_refused(meeting: World, item: str) -> None:
    browser = meeting.browser("honduras")
    page = handed_in(browser, edited(paper(meeting), tracked("accept", "endorse")), "honduras")
    answer = made(browser, page, capacity="delegation:MEX")
    assert answer.status in (403, 409)
    assert drafts(meeting, item) == drafts(meeting, item, "honduras") == []


def test_the_preview_s_fields_are_all_there(meeting: World, item: str) -> None:
    page = handed_in(meeting.browser("mexico"), edited(paper(meeting), tracked("accept", "endorse")))
    assert {"csrf_token", "command", "capacity", f"wording-{item}", f"revision-{item}"} <= set(
        fields_of(page)
    )


def test_a_comment_may_be_ticked_without_any_draft(meeting: World, item: str) -> None:
    browser = meeting.browser("mexico")
    page = handed_in(browser, commented(meeting, item))
    assert made(browser, page, take=[], say=["0"]).status == 302
    assert [each.text for each in meeting.item(item).comments] == ["FIRSTCANARY is for us."]
    assert drafts(meeting, item) == []


def test_every_hostile_file_is_refused_in_a_sentence_on_both_forms(meeting: World, item: str) -> None:
    delegate, clerk = meeting.browser("mexico"), meeting.browser("secretariat")
    wrong = []
    for name, reason, docx in hostile():
        if reason is Reason.NOT_A_WORD_FILE:
            continue
        page = handed_in(delegate, docx)
        clerk.get("/meetings/import")
        other = clerk.post(
            "/meetings/import", command=command(), draft="", do="read", file=(BytesIO(docx), "draft.docx")
        )
        for answer in (page, other):
            said = answer.text.count('class="notice refused"')
            if answer.status != 413 and (answer.status, said) != (400, 1):
                wrong.append((name, answer.status, said))
    assert wrong == []


def test_a_damaged_file_is_refused_or_read_but_never_an_error(meeting: World, item: str) -> None:
    browser = meeting.browser("mexico")
    assert {handed_in(browser, docx).status for docx in mutations(60)} <= {200, 400}


def test_ordinary_files_are_read(meeting: World, item: str, tmp_path: Path) -> None:
    """A paper that is none of ours: nothing of it is placed, and nothing is made."""
    page = handed_in(meeting.browser("mexico"), _letter())
    assert page.status == 200
    assert "A letter." in page.text
    assert 'name="take"' not in page.text
    assert "Not in the file" in page.text


def _letter() -> bytes:
    document = word.Document()
    document.add_paragraph("A letter.")
    document.add_table(1, 1).cell(0, 0).text = "In a table."
    return saved(document)


# --- a meeting from a Word file --------------------------------------------------------------------------------------


def test_a_clean_word_file_opens_a_meeting(meeting: World) -> None:
    docx = write_paper(seed_paper(), create_layout())
    clerk = meeting.browser("secretariat")
    clerk.get("/meetings/import")
    page = clerk.post(
        "/meetings/import", command=command(), draft="", do="read", file=(BytesIO(docx), "draft.docx")
    )
    assert page.status == 200
    draft = re.search(r'<textarea name="draft"[^>]*>(.*?)</textarea>', page.text, re.S)
    assert draft is not None
    answer = clerk.post("/meetings/import", command=command(), draft=unescape(draft[1]), do="open")
    assert answer.status == 302
    opened = clerk.get(f"{answer.location}/paper.docx").content
    assert printed_text(opened) == printed_text(docx)


def test_a_word_file_with_tracked_changes_says_how_it_was_read(meeting: World, item: str) -> None:
    docx = edited(paper(meeting), tracked("accept", "endorse"))
    clerk = meeting.browser("secretariat")
    clerk.get("/meetings/import")
    page = clerk.post(
        "/meetings/import", command=command(), draft="", do="read", file=(BytesIO(docx), "draft.docx")
    )
    assert "tracked changes. They were read as accepted" in page.text
    assert "To endorse the report." in page.text
