"""What a page leads to, prefills and leaves out: tasks with their links, forms that begin empty, seats taken away."""

import re

import pytest

from engine.procedure import commands as ask
from engine.procedure.commands import Disposition, PositionKind, ProposalKind
from engine.record.queries import meetings
from tests.web.world import MEETING, World, capacity, command, wording
from web.wording_form import Row, wording_of_rows

ITEM = f"/meetings/{MEETING}/conclusions/{{}}"
TEXT = "To thank Nicaragua for its report:\na) To {} the report.\nb) To take note of its annex.\nItem 1."


def amendment_at(item: str, amendment: str) -> str:
    return f"{ITEM.format(item)}/amendments/{amendment}"


def test_an_old_reason_never_comes_back_under_a_new_position(meeting: World) -> None:
    item = meeting.items[0]
    meeting.to_consensus(item)
    meeting.do(ask.TakePosition, "mexico", item, 1, PositionKind.OBJECTION, "Not seen yet.")
    form = meeting.browser("mexico").get(ITEM.format(item)).text.split("do/take_position")[1]
    form = form.split("</form>")[0]
    assert "Your position now: Objection" in meeting.browser("mexico").get(ITEM.format(item)).text
    assert "checked" not in form
    assert '<textarea name="reason" rows="2"></textarea>' in form


def test_positions_that_a_revision_voided_are_shown_with_their_revision(meeting: World) -> None:
    item = meeting.items[0]
    meeting.to_consensus(item)
    meeting.do(ask.TakePosition, "mexico", item, 1, PositionKind.OBJECTION, "Not seen yet.")
    meeting.do(ask.ReturnToComments, "presidency", item, 1, "to mend it")
    meeting.revised(item)
    for name in ("mexico", "secretariat"):
        page = meeting.browser(name).get(ITEM.format(item)).text
        assert "Positions on revision 1, which no longer stand" in page, name
        assert "Not seen yet." in page, name
    assert "Not seen yet." not in meeting.browser("honduras").get(ITEM.format(item)).text


@pytest.mark.parametrize("login", ["secretariat", "presidency"])
def test_a_task_leads_straight_to_the_amendment(meeting: World, login: str) -> None:
    item = meeting.items[0]
    meeting.to_comments(item)
    filed = meeting.filed(item)
    if login == "presidency":
        meeting.proposed(item, filed)
    for path in (f"/meetings/{MEETING}", ITEM.format(item)):
        page = meeting.browser(login).get(path).text
        assert f'<a href="{amendment_at(item, filed)}">MEX 1</a>' in page, path


def test_a_merged_text_that_awaits_is_led_to(meeting: World) -> None:
    item = meeting.items[0]
    meeting.to_comments(item)
    lines = (ask.MergeLine(meeting.filed(item), Disposition.MERGED),)
    meeting.do(ask.ProposeMerge, "secretariat", item, 1, wording("One for all."), "as said", lines)
    assert (
        f'href="{ITEM.format(item)}#merge"' in meeting.browser("presidency").get(f"/meetings/{MEETING}").text
    )


def test_an_amendment_with_its_disposition_asks_nothing_of_anybody(meeting: World) -> None:
    item = meeting.items[0]
    meeting.to_comments(item)
    old = meeting.filed(item)
    meeting.revised(item)
    assert "The wording since" in meeting.browser("mexico").get(amendment_at(item, old)).text
    new = meeting.do(ask.DraftAmendment, "mexico", item, 2, wording("Newer words."), "", old)
    meeting.do(ask.FileAmendment, "mexico", new, item, 1)
    assert meeting.browser("honduras").get(amendment_at(item, old)).status == 404
    page = meeting.browser("mexico").get(amendment_at(item, old)).text
    assert "The wording since" not in page
    assert "could not be carried over" not in page
    assert "It was filed again on revision 2, as MEX 2." in page
    assert "Filed again, in place of MEX 1." in meeting.browser("mexico").get(amendment_at(item, new)).text


def test_overtaken_is_offered_only_on_an_earlier_revision(meeting: World) -> None:
    item = meeting.items[0]
    meeting.to_comments(item)
    filed = meeting.filed(item)
    before = meeting.browser("secretariat").get(amendment_at(item, filed)).text
    assert 'value="overtaken"' not in before
    meeting.revised(item)
    after = meeting.browser("secretariat").get(amendment_at(item, filed)).text
    assert 'value="overtaken"' in after
    assert 'value="accepted"' not in after


def test_the_presidency_decides_on_an_empty_form(meeting: World) -> None:
    item = meeting.items[0]
    meeting.to_comments(item)
    filed = meeting.filed(item)
    meeting.proposed(item, filed)
    page = meeting.browser("presidency").get(amendment_at(item, filed)).text
    form = page.split("do/decide_treatment")[1].split("</form>")[0]
    assert "checked" not in form
    assert "as proposed" not in form
    assert "The secretariat proposes: Accept. as proposed" in page


def test_who_certifies_reads_reservations_and_printed_headings(meeting: World) -> None:
    first, *others = meeting.items
    meeting.to_consensus(first)
    meeting.do(ask.TakePosition, "mexico", first, 1, PositionKind.RESERVATION, "Our law comes first.")
    meeting.join(first, "honduras", "presidency")
    meeting.do(ask.DeclareAgreed, "presidency", first, 1, meeting.item(first).text_hash)
    for item in others:
        meeting.to_agreed(item)
    page = meeting.browser("presidency").get(f"/meetings/{MEETING}/certify").text
    assert '<h2 lang="en">CONCLUSIONS</h2>' in page
    assert "Our law comes first." in page
    assert "<li>Honduras</li><li>Mexico</li><li>Nicaragua</li>" in page


def removed(meeting: World) -> None:
    """Mexico is no participant any more."""
    with meeting.engine.connect() as connection:
        shown = meetings.meeting(connection, MEETING)
    assert shown is not None
    meeting.do(ask.SetParticipants, "secretariat", shown.version, ("HND", "NIC"))


def test_a_removed_participant_is_told_so_and_offered_nothing(meeting: World) -> None:
    item = meeting.items[0]
    meeting.to_comments(item)
    meeting.drafted(item)
    removed(meeting)
    browser = meeting.browser("mexico")
    for path in (f"/meetings/{MEETING}", ITEM.format(item), f"/meetings/{MEETING}/word"):
        page = browser.get(path).text
        assert "Mexico does not take part in this meeting any more" in page, path
        for offer in (
            "not filed yet",
            "conclusions/new",
            "amendments/new",
            "do/write_comment",
            f"{MEETING}/upload",
        ):
            assert offer not in page, path
    for path in (f"/meetings/{MEETING}/conclusions/new", f"{ITEM.format(item)}/amendments/new"):
        assert browser.get(path).status == 403
    assert "any more" not in meeting.browser("honduras").get(f"/meetings/{MEETING}").text


def test_two_sentences_have_a_space_between_them(meeting: World) -> None:
    item = meeting.items[0]
    meeting.to_consensus(item)
    meeting.do(ask.TakePosition, "mexico", item, 1, PositionKind.OBJECTION, "Not seen yet.")
    page = re.sub(r"\s+", " ", meeting.browser("presidency").get(ITEM.format(item)).text)
    assert "Nicaragua. Blocking: Mexico." in page


@pytest.mark.parametrize(("login", "there"), [("mexico", True), ("outsider", False)])
def test_a_page_that_is_not_there_leads_back_to_ones_own_board(
    meeting: World, login: str, there: bool
) -> None:
    for path in (f"/meetings/{MEETING}/nothing", f"/meetings/{MEETING}/conclusions/nothing"):
        page = meeting.browser(login).get(path)
        assert page.status == 404
        assert (f'href="/meetings/{MEETING}"' in page.text) is there, path


def test_a_certified_meeting_says_how_many_were_adopted(meeting: World) -> None:
    meeting.certified()
    board = meeting.browser("mexico").get(f"/meetings/{MEETING}").text
    assert "<dt>Adopted</dt><dd>3 of 3</dd>" in board
    table = meeting.browser("presidency").get(f"/meetings/{MEETING}/presidency").text
    assert "What is still needed" not in table
    assert "What you can do" not in table


def test_the_editor_names_the_labels_that_the_wording_has(meeting: World) -> None:
    item = meeting.items[0]
    meeting.revised(item, "To thank Nicaragua:\na. first\nb. second")
    page = meeting.browser("secretariat").get(f"{ITEM.format(item)}/revise").text
    assert "Sub-paragraph: a." in page
    assert "Sub-paragraph: a)" not in page
    rows = (Row("lead:0", "To:"), Row("sub:0", "new"), Row("sub:0", "old", "a."))
    assert [each.label for each in wording_of_rows(rows).paragraphs] == ["", "a.", "b."]


def test_a_redline_without_a_difference_says_so(meeting: World) -> None:
    item = meeting.items[0]
    form = meeting.browser("secretariat").get(f"{ITEM.format(item)}/revise").text
    texts = re.findall(r'<textarea name="text"[^>]*>([^<]*)</textarea>', form)
    kinds = re.findall(r'<option value="([a-z]+:\d)" selected', form)
    styles = re.findall(r'name="style" value="([^"]*)"', form)
    page = meeting.browser("secretariat").post(
        f"{ITEM.format(item)}/revise", command=command(), capacity="secretariat", on_revision=1,
        text=texts, kind=kinds, style=styles, reason="", do="preview", nature="material",
    )  # fmt: skip
    assert "No difference from the current wording." in page.text


def test_a_co_sponsor_confirms_and_an_offer_is_taken_back(meeting: World) -> None:
    item = meeting.items[0]
    meeting.to_comments(item)
    sponsored = meeting.do(
        ask.DraftAmendment, "mexico", item, 1, wording(TEXT.format("endorse")), "", None,
        ProposalKind.MODIFY, ("HND",),
    )  # fmt: skip
    meeting.do(ask.FileAmendment, "mexico", sponsored, item, 1)
    offering = meeting.filed(item, "honduras")
    meeting.do(ask.OfferToJoin, "honduras", offering, item, sponsored)
    browser = meeting.browser("honduras")
    page = browser.get(amendment_at(item, offering))
    assert "Take the offer back" in page.text
    path = f"{amendment_at(item, offering)}/do/take_back_offer"
    assert browser.post(path, command=command(), capacity=capacity("honduras")).status == 302
    assert meeting.amendment(item, offering).offered_to is None
    meeting.revised(item, TEXT.format("accept").replace("annex", "annexes"))
    shown = meeting.amendment(item, sponsored)
    assert shown.asked_again == ("HND",)
    assert f'href="{amendment_at(item, sponsored)}">MEX 1' in browser.get(f"/meetings/{MEETING}").text
    assert "Confirm: we stand behind these words" in browser.get(amendment_at(item, sponsored)).text
    assert "Confirm: we" not in meeting.browser("mexico").get(amendment_at(item, sponsored)).text
    path = f"{amendment_at(item, sponsored)}/do/confirm_sponsorship"
    form = {"command": command(), "capacity": capacity("honduras"), "text_hash": shown.text_hash}
    assert browser.post(path, **form).status == 302
    assert meeting.amendment(item, sponsored).asked_again == ()
