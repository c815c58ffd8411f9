"""The disposition table: on the page, in Word and as a spreadsheet, the same in all three."""

import re
from html import unescape
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree

from engine.procedure import commands as ask
from engine.procedure.commands import Disposition, ProposalKind
from engine.text.redline import Op
from engine.word.reader import read
from tests.web.world import World, wording
from web.pages import dispositions

TEXT = "To thank Nicaragua for its report:\na) To {} the report.\nb) To take note of its annex.\nItem 1."
CELLS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture
def item(meeting: World) -> str:
    """Mexico's amendment with Nicaragua behind it, accepted; Honduras's, pending; a private draft of Mexico's."""
    found = meeting.items[0]
    meeting.to_comments(found)
    amendment = meeting.do(
        ask.DraftAmendment, "mexico", found, 1, wording(TEXT.format("endorse")), "=1+1 is the reason", None,
        ProposalKind.MODIFY, ("NIC",),
    )  # fmt: skip
    meeting.do(ask.FileAmendment, "mexico", amendment, found, 1)
    meeting.filed(found, "honduras", TEXT.format("accept").replace("annex.", "annexes."))
    meeting.accepted(found, amendment)
    meeting.drafted(found, "mexico", "A DRAFTCANARY.")
    return found


def download(meeting: World, ending: str, name: str = "honduras") -> bytes:
    page = meeting.browser(name).get(f"/meetings/meeting/dispositions.{ending}")
    assert page.status == 200
    return page.content


def strings(xlsx: bytes) -> list[str]:
    with ZipFile(BytesIO(xlsx)) as archive:
        root = etree.fromstring(archive.read("xl/sharedStrings.xml"))
    return ["".join(node.itertext()) for node in root.findall(f"{CELLS}si")]


def test_each_amendment_has_its_line_and_no_draft_has(meeting: World, item: str) -> None:
    page = meeting.browser("honduras").get("/meetings/meeting/dispositions")
    text = re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", page.text[page.text.index("<main") :])))
    assert "MEX 1" in text
    assert "Paragraph a): replace “accept” with “endorse”" in text
    assert "Nicaragua" in text
    assert "as proposed" in text
    assert "HND 1" in text
    assert "Filed, pending" in text
    assert "DRAFTCANARY" not in meeting.browser("mexico").get("/meetings/meeting/dispositions").text


def test_word_says_the_same(meeting: World, item: str) -> None:
    lines = read(download(meeting, "docx")).text(Op.INSERT).splitlines()
    for wanted in ("Conclusion 1", "MEX 1", "HND 1", "Accepted", "=1+1 is the reason", "as proposed"):
        assert wanted in lines
    assert not any("DRAFTCANARY" in line for line in lines)


def test_the_spreadsheet_says_the_same_and_nothing_in_it_is_active(meeting: World, item: str) -> None:
    content = download(meeting, "xlsx")
    assert {"Conclusion 1", "MEX 1", "HND 1", "=1+1 is the reason", "as proposed"} <= set(strings(content))
    with ZipFile(BytesIO(content)) as archive:
        names = archive.namelist()
        sheet = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
        styles = etree.fromstring(archive.read("xl/styles.xml"))
    assert sheet.findall(f".//{CELLS}f") == []
    formats = styles.findall(f"{CELLS}cellXfs/{CELLS}xf")
    for cell in sheet.iter(f"{CELLS}c"):
        assert cell.get("t") == "s"
        assert formats[int(cell.get("s"))].get("quotePrefix") == "1"
    assert not any("external" in name or "vba" in name or "hyperlink" in name.lower() for name in names)


def test_a_certified_meeting_s_table_is_the_same_bytes_each_time(meeting: World) -> None:
    item = meeting.items[0]
    meeting.to_comments(item)
    amendment = meeting.filed(item, "mexico")
    meeting.proposed(item, amendment, Disposition.NOT_ACCEPTED)
    shown = meeting.amendment(item, amendment)
    meeting.do(
        ask.DecideTreatment, "presidency", amendment, item, 1, shown.text_hash, Disposition.NOT_ACCEPTED, "no"
    )
    meeting.do(ask.OpenConsensus, "presidency", item, 1)
    meeting.join(item)
    meeting.do(ask.DeclareAgreed, "presidency", item, 1, meeting.item(item).text_hash)
    meeting.certified()
    for ending in ("docx", "xlsx"):
        assert download(meeting, ending) == download(meeting, ending)


def test_a_long_table_stands_in_sheets_each_with_whole_items(
    meeting: World, item: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dispositions, "ON_A_SHEET", 1)
    second = meeting.items[1]
    meeting.to_comments(second)
    meeting.filed(second, "mexico", TEXT.format("welcome"))
    browser = meeting.browser("honduras")
    first, last = (browser.get(f"/meetings/meeting/dispositions?sheet={n}").text for n in (1, 2))
    assert [len(re.findall(r'<th scope="row">', page)) for page in (first, last)] == [2, 1]
    assert "dispositions?sheet=2" in first
    assert "welcome" in last
    assert [browser.get(f"/meetings/meeting/dispositions?sheet={n}").status for n in ("3", "0", "x")] == [
        404
    ] * 3
    assert "“welcome”" in "".join(strings(download(meeting, "xlsx")))


def test_a_short_table_stands_on_one_page(meeting: World, item: str) -> None:
    assert "sheet=" not in meeting.browser("honduras").get("/meetings/meeting/dispositions").text


def test_observers_have_no_table(meeting: World, item: str) -> None:
    for path in ("dispositions", "dispositions.docx", "dispositions.xlsx"):
        assert meeting.browser("observer").get(f"/meetings/meeting/{path}").status == 404
        assert meeting.permitted().get(f"/meetings/meeting/{path}").status == 403
        meeting.permitted(None)
