"""The compilation: the wording with all that is pending in brackets, attributed, for who negotiates."""

import re
from html import unescape

import pytest

from engine.procedure import commands as ask
from engine.procedure.commands import ProposalKind
from engine.text.redline import Op
from engine.text.wording import Wording
from engine.word.reader import read
from tests.web.world import World, wording
from web.compiling import laid_open

TEXT = "To thank Nicaragua for its report:\na) To {} the report.\nb) To take note of its annex.\nItem 1."


@pytest.fixture
def item(meeting: World) -> str:
    """Mexico says "shall", Honduras says "should"; the base says "accept"."""
    found = meeting.items[0]
    meeting.to_comments(found)
    meeting.filed(found, "mexico", TEXT.format("endorse"))
    meeting.filed(found, "honduras", TEXT.format("welcome"))
    return found


def shown(meeting: World, path: str, name: str = "mexico") -> str:
    page = meeting.browser(name).get(f"/meetings/meeting/{path}")
    assert page.status == 200
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", page.text[page.text.index("<main") :])))


def test_brackets_name_who_wants_what_in_the_order_of_the_meeting(meeting: World, item: str) -> None:
    text = shown(meeting, f"conclusions/{item}/compilation")
    assert "To [accept] [Honduras: welcome] [Mexico: endorse] the report." in text
    meeting.do(ask.SetParticipants, "secretariat", meeting_version(meeting), ("MEX", "NIC", "HND"))
    text = shown(meeting, "compilation")
    assert "To [accept] [Mexico: endorse] [Honduras: welcome] the report." in text


def meeting_version(meeting: World) -> int:
    from engine.record.queries import meetings  # noqa: PLC0415

    with meeting.engine.connect() as connection:
        found = meetings.meeting(connection, meeting.meeting)
    assert found is not None
    return found.version


def test_names_are_in_the_language_of_the_page(meeting: World, item: str) -> None:
    browser = meeting.browser("mexico")
    browser.post("/language", language="es", back="/")
    assert "[México: endorse]" in browser.get(f"/meetings/meeting/conclusions/{item}/compilation").text


def test_co_sponsors_stand_in_the_bracket_too(meeting: World) -> None:
    item = meeting.items[0]
    meeting.to_comments(item)
    amendment = meeting.do(
        ask.DraftAmendment, "mexico", item, 1, wording(TEXT.format("endorse")), "", None,
        ProposalKind.MODIFY, ("NIC",),
    )  # fmt: skip
    meeting.do(ask.FileAmendment, "mexico", amendment, item, 1)
    assert "[accept] [Mexico, Nicaragua: endorse]" in shown(meeting, f"conclusions/{item}/compilation")


def test_who_stands_behind_several_is_told_apart_by_their_labels(meeting: World, item: str) -> None:
    meeting.filed(item, "mexico", TEXT.format("accept").replace("annex", "annexes"))
    text = shown(meeting, f"conclusions/{item}/compilation")
    assert "[Mexico (MEX 1): endorse]" in text
    assert "[annex] [Mexico (MEX 2): annexes]" in text


def test_open_brackets_are_counted_and_typed_ones_are_understood(meeting: World, item: str) -> None:
    meeting.revised(meeting.items[1], "To thank [Mexico: the host] [Honduras: its people] warmly.")
    text = shown(meeting, "compilation")
    assert "Open brackets5" in text.replace("Open brackets 5", "Open brackets5")
    assert "Open in the current wording itself: Mexico: “the host” Honduras: “its people”" in text
    assert "2 open brackets." in text


def test_an_item_to_be_suppressed_keeps_its_text_and_says_so(meeting: World, item: str) -> None:
    amendment = meeting.do(
        ask.DraftAmendment, "presidency", item, 1, Wording(()), "", None, ProposalKind.SUPPRESS, seat=1
    )
    meeting.do(ask.FileAmendment, "presidency", amendment, item, 1, seat=1)
    text = shown(meeting, f"conclusions/{item}/compilation")
    assert "[accept] [Honduras: welcome] [Mexico: endorse]" in text
    assert "Amendment NIC 1 Nicaragua To suppress the whole item." in text


def test_what_could_not_be_carried_over_is_shown_against_its_own_revision(meeting: World, item: str) -> None:
    meeting.revised(item, TEXT.format("reject"))
    text = shown(meeting, f"conclusions/{item}/compilation")
    assert "a)To reject the report." in text
    assert "It is on revision 1 and could not be carried over" in text


def test_it_says_the_same_in_word(meeting: World, item: str) -> None:
    page = meeting.browser("mexico").get("/meetings/meeting/compilation.docx")
    said = read(page.content).text(Op.INSERT)
    assert "a) To [accept] [Honduras: welcome] [Mexico: endorse] the report." in said.splitlines()


def test_one_more_amendment_is_shown_and_one_item_laid_open_anew(meeting: World, item: str) -> None:
    laid_open.cache_clear()
    shown(meeting, "compilation")
    before = laid_open.cache_info().misses
    meeting.filed(item, "mexico", TEXT.format("accept").replace("annex", "annexes"))
    assert "[annex] [Mexico (MEX 2): annexes]" in shown(meeting, "compilation")
    assert (before, laid_open.cache_info().misses) == (3, 4)


def test_private_drafts_are_in_no_compilation_and_observers_have_none(meeting: World, item: str) -> None:
    meeting.drafted(item, "mexico", "A DRAFTCANARY.")
    for path in ("compilation", f"conclusions/{item}/compilation"):
        assert "DRAFTCANARY" not in shown(meeting, path)
        assert meeting.browser("observer").get(f"/meetings/meeting/{path}").status == 404
    for path in ("compilation", f"conclusions/{item}/compilation"):
        assert meeting.permitted().get(f"/meetings/meeting/{path}").status == 403
