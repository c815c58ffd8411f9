"""The papers beside the paper: one list, and tables that say the same in Word and as a spreadsheet."""

import re

from engine.procedure import commands as ask
from engine.procedure.commands import Audience, PositionKind
from engine.text.redline import Op
from engine.word.reader import read
from tests.web.test_dispositions import strings
from tests.web.world import World

PAPERS = "/meetings/meeting/papers"


def word(meeting: World, kind: str, name: str = "mexico") -> str:
    page = meeting.browser(name).get(f"{PAPERS}/{kind}.docx")
    assert page.status == 200
    return read(page.content).text(Op.INSERT)


def sheet(meeting: World, kind: str, name: str = "mexico") -> list[str]:
    page = meeting.browser(name).get(f"{PAPERS}/{kind}.xlsx")
    assert page.status == 200
    return strings(page.content)


def stood(meeting: World, audience: Audience, reason: str = "=1+1, says the capital") -> None:
    """Honduras reserves its position on the first item, for this audience."""
    item = meeting.items[0]
    meeting.to_consensus(item)
    kind = PositionKind.RESERVATION
    meeting.do(ask.TakePosition, "honduras", item, 1, kind, reason, None, "", None, audience)


def test_positions_are_in_both_files_in_their_delegations_words(meeting: World) -> None:
    stood(meeting, Audience.MEMBERS)
    said = word(meeting, "positions")
    assert "Conclusion 1" in said
    assert "Honduras" in said
    assert "Reservation" in said
    assert "=1+1, says the capital" in said
    assert "=1+1, says the capital" in sheet(meeting, "positions")


def test_a_position_for_the_chair_is_in_the_secretariats_table_alone(meeting: World) -> None:
    stood(meeting, Audience.CHAIR, "for the chair")
    assert "for the chair" not in word(meeting, "positions", "mexico")
    assert "for the chair" in word(meeting, "positions", "secretariat")
    assert "for the chair" in sheet(meeting, "positions", "honduras")


def test_a_position_that_stands_no_longer_is_its_owners_and_the_secretariats(meeting: World) -> None:
    item = meeting.items[0]
    stood(meeting, Audience.MEMBERS, "as it was")
    meeting.do(ask.ReturnToComments, "presidency", item, 1, "once more")
    meeting.revised(item, "A second wording.")
    assert "as it was" not in word(meeting, "positions", "mexico")
    assert "Stands no longer." in word(meeting, "positions", "secretariat")
    assert "as it was" in word(meeting, "positions", "honduras")


def test_attendance_is_told_sitting_by_sitting(meeting: World) -> None:
    meeting.do(ask.OpenSitting, "presidency", ("HND", "NIC"))
    meeting.do(ask.CloseSitting, "presidency")
    meeting.do(ask.OpenSitting, "presidency", ("HND", "MEX", "NIC"))
    said = word(meeting, "attendance")
    assert said.index("Sitting 1") < said.index("Mexico") < said.index("Sitting 2")
    assert "going on" in said
    assert sheet(meeting, "attendance")[:5] == ["Sitting", "From", "Until", "Present", "Absent"]


def test_of_a_closed_sitting_an_observer_is_not_told_who_was_there(meeting: World) -> None:
    meeting.do(ask.OpenSitting, "presidency", ("HND", "NIC"), True)
    meeting.do(ask.CloseSitting, "presidency")
    assert "Honduras" not in word(meeting, "attendance", "observer")
    assert "Honduras" in word(meeting, "attendance", "mexico")


def test_labels_of_the_last_draft_lead_to_the_numbers_of_the_paper(meeting: World) -> None:
    meeting.issued()
    meeting.certified()
    assert sheet(meeting, "concordance", "observer")[:3] == [
        "Part",
        "In the last issued draft",
        "In the certified paper",
    ]
    assert "Conclusion 3" in word(meeting, "concordance", "observer")


def test_a_certified_meetings_tables_are_the_same_bytes_each_time(meeting: World) -> None:
    meeting.issued()
    meeting.certified()
    for kind in ("positions", "concordance"):
        for ending in ("docx", "xlsx"):
            first, second = (
                meeting.browser("secretariat").get(f"{PAPERS}/{kind}.{ending}") for _ in range(2)
            )
            assert first.content == second.content


def test_the_list_names_every_paper_that_the_visitor_may_have(meeting: World) -> None:
    meeting.issued()
    meeting.certified()
    page = meeting.browser("mexico").get(PAPERS).text
    for name in (
        "The paper",
        "Issued drafts",
        "Compilation",
        "Disposition of amendments",
        "Positions and statements",
    ):
        assert name in page
    assert "Attendance" not in page[page.index("<main") :]  # there was no sitting
    observed = meeting.browser("observer").get(PAPERS).text
    assert "Concordance of labels" in observed
    assert "Disposition of amendments" not in observed
    assert "positions.docx" not in observed


def test_every_file_of_the_list_is_there(meeting: World) -> None:
    meeting.do(ask.OpenSitting, "presidency", ("HND", "MEX", "NIC"))
    meeting.issued()
    for name in ("mexico", "observer"):
        browser = meeting.browser(name)
        page = browser.get(PAPERS).text
        for address in re.findall(r'href="([^"]+)"', page[page.index("<main") :]):
            assert browser.get(address).status == 200
