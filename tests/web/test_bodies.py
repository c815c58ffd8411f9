"""Another body by data alone: the Vice-Ministers' meeting, from its opening on the page to its certified paper."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.procedure import commands as ask
from engine.procedure.commands import PositionKind
from engine.procedure.phase import Phase
from engine.record.queries import meetings
from engine.word.readback import printed_text
from tests.web.world import World, admit_everybody, command, house, wording
from web.worker import work

PLACES = {"HND": "1", "MEX": "2", "NIC": "3"}
DRAFT = """REGIONAL CONFERENCE ON MIGRATION (RCM)
MEETING OF VICE-MINISTERS
The Vice-Ministers met in Managua, with the participation of representatives from Honduras, Mexico and Nicaragua, and
decided the following:
DECLARATION
Migration and health
We reaffirm that health has no borders.
DECISIONS
1. To approve the workshop.
2. To thank Nicaragua.
"""


@pytest.fixture
def vice_ministers(tmp_path: Path) -> Iterator[World]:
    """The meeting of Vice-Ministers, opened on the page from its place and its days."""
    with house(f"sqlite:///{tmp_path}/acuerdo.db", tmp_path) as found:
        found.books = found.app.extensions["acuerdo.bodies"].by_key["vice-ministers"]
        found.meeting = opened(found)
        admit_everybody(found)
        yield found


def opened(found: World) -> str:
    codes = found.books.members
    places = {f"place_{code}": PLACES.get(code, "") for code in codes} | {f"was_{code}": "" for code in codes}
    answer = found.browser("secretariat").post(
        "/meetings/new", command=command(), body="vice-ministers", title="", place="Managua, Nicaragua",
        first_day="2014-11-26", last_day="2014-11-27", preamble="The Vice-Ministers decided the following:",
        language="en", **places,
    )  # fmt: skip
    assert answer.status == 302
    return answer.location.rsplit("/", 1)[-1]


def proposed(found: World, section: str, topic: str | None, text: str) -> str:
    return found.do(ask.ProposeConclusion, "secretariat", section, topic, "en", wording(text), "")


def three_items(found: World) -> list[str]:
    return [
        proposed(found, "declaration", "Migration and health", "We reaffirm that health has no borders."),
        proposed(found, "declaration", None, "We thank Nicaragua."),
        proposed(found, "decisions", None, "To approve the workshop."),
    ]


def cleared(found: World, item: str) -> None:
    revision = found.item(item).revision
    found.do(ask.OpenConsensus, "presidency", item, revision)
    for name, seat in (("mexico", 0), ("honduras", 0), ("presidency", 1)):
        found.do(ask.TakePosition, name, item, revision, PositionKind.JOINS, "", seat=seat)
    found.do(ask.DeclareAgreed, "presidency", item, revision, found.item(item).text_hash)


def test_the_title_block_is_printed_in_full_from_place_and_days(vice_ministers: World) -> None:
    with vice_ministers.engine.connect() as connection:
        found = meetings.meeting(connection, vice_ministers.meeting)
    assert found is not None
    assert found.title == (
        "REGIONAL CONFERENCE ON MIGRATION (RCM)",
        "MEETING OF VICE-MINISTERS",
        "Managua, Nicaragua, November 26-27, 2014",
    )
    assert found.sections == ("declaration", "decisions")
    assert found.participants == ("HND", "MEX", "NIC")


def test_a_small_meeting_goes_from_tabling_to_its_certified_word_paper(vice_ministers: World) -> None:
    found = vice_ministers
    first, second, third = three_items(found)
    assert found.item(first).phase is Phase.OPEN  # nothing has to be opened for comments
    found.accepted(first, found.filed(first, "mexico", "We reaffirm that health knows no borders."))
    merged_in_the_room(found, third)
    for item in (first, second, third):
        cleared(found, item)
    found.certified()
    assert work(found.engine, found.config)
    file = found.browser("honduras").get(f"/meetings/{found.meeting}/paper.docx").content
    assert printed_text(file) == (
        "REGIONAL CONFERENCE ON MIGRATION (RCM)\n"
        "MEETING OF VICE-MINISTERS\n"
        "Managua, Nicaragua, November 26-27, 2014\n"
        "The Vice-Ministers decided the following:\n"
        "DECLARATION\n"
        "Migration and health\n"
        "We reaffirm that health knows no borders.\n"
        "We thank Nicaragua.\n"
        "DECISIONS\n"
        "1. To approve the workshop on health.\n"
    )


def merged_in_the_room(found: World, item: str) -> None:
    """An edit of the room, and the sitting closed again."""
    found.do(ask.OpenSitting, "presidency", ("HND", "MEX", "NIC"))
    found.do(
        ask.EnterInRoom, "secretariat", item, found.item(item).revision,
        wording("To approve the workshop on health."), ("MEX",), ask.RoomOutcome.AGREED,
    )  # fmt: skip
    found.do(ask.CloseSitting, "presidency")


def test_pages_speak_the_bodys_own_words(vice_ministers: World) -> None:
    found = vice_ministers
    first, _, third = three_items(found)
    board = found.browser("mexico").get(f"/meetings/{found.meeting}").text
    assert "<h2>Declaration</h2>" in board
    assert "In negotiation" in board
    page = found.browser("presidency").get(f"/meetings/{found.meeting}/conclusions/{third}").text
    assert "Decision 1" in page
    assert "Put before the Vice-Ministers" in page
    assert (
        "Declaration, paragraph 1"
        in found.browser("mexico").get(f"/meetings/{found.meeting}/conclusions/{first}").text
    )
    found.do(ask.OpenConsensus, "presidency", first, 1)
    await_ = found.browser("mexico").get(f"/meetings/{found.meeting}").text
    assert "give the Vice-Minister&#39;s clearance" in await_
    assert "ountry comments" not in board + page + await_


def test_the_list_of_meetings_calls_each_by_its_own_bodys_words(vice_ministers: World) -> None:
    assert "Open</span>" in vice_ministers.browser("secretariat").get("/").text


def test_a_draft_of_another_body_is_read_by_that_bodys_format(vice_ministers: World) -> None:
    browser = vice_ministers.browser("secretariat")
    fields = {"command": command(), "body": "vice-ministers", "draft": DRAFT}
    assert "Items: 3" in browser.post("/meetings/import", do="read", **fields).text
    assert browser.post("/meetings/import", do="open", **fields).status == 302
    assert browser.post("/meetings/import", do="open", **{**fields, "body": "rcgm"}).status == 400


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ({"first_day": "2014-11-26", "last_day": "2014-11-25"}, "Last day: it is before the first day."),
        ({"first_day": "soon", "last_day": ""}, "First day: please give a date."),
    ],
)
def test_days_that_cannot_be_are_said(vice_ministers: World, days: dict[str, str], said: str) -> None:
    codes = vice_ministers.books.members
    places = {f"place_{code}": "" for code in codes} | {f"was_{code}": "" for code in codes}
    answer = vice_ministers.browser("secretariat").post(
        "/meetings/new",
        command=command(),
        title="",
        place="Managua",
        preamble="",
        language="en",
        **days,
        **places,
    )
    assert answer.status == 400
    assert said in answer.text


def test_a_body_that_is_not_configured_is_no_form_of_ours(vice_ministers: World) -> None:
    assert vice_ministers.browser("secretariat").get("/meetings/new?body=parliament").status == 400


def test_every_page_of_its_meeting_answers_each_role(vice_ministers: World) -> None:
    """Each address that is read, for everybody: shown, or refused as it would be in any body."""
    found = vice_ministers
    first, _, third = three_items(found)
    amendment = found.filed(first, "mexico")
    cleared(found, third)
    found.issued("VM/2014/1")
    values = {
        "meeting": found.meeting,
        "conclusion": first,
        "amendment": amendment,
        "number": "1",
        "structure": "1",
        "kind": "positions",
    }
    shown: dict[str, set[int]] = {}
    for rule in sorted(found.app.url_map.iter_rules(), key=str):
        if "GET" in (rule.methods or ()) and rule.arguments <= set(values) and rule.endpoint not in ASKED:
            path = re.sub(r"<(?:\w+:)?(\w+)>", lambda part: values[part[1]], str(rule))
            names = ("secretariat", "presidency", "mexico", "observer")
            shown[path] = {found.browser(name).get(path).status for name in names}
    broken = {path: codes for path, codes in shown.items() if codes - {200, 302, 403, 404}}
    assert broken == {}
    never = {path.rsplit("/", 1)[-1] for path, codes in shown.items() if not codes & {200, 302}}
    # Of what is filed already, of a paper that is not certified yet, of another language, and of what nobody filed.
    assert never == {"edit", "numbers", "commitments", "counterpart", "translations", "1.txt"}


# What is asked with more than its address.
ASKED = {
    "static", "conclusions.compare", "redlined.paper", "redlined.one", "issues.compare", "issues.compare_word",
    "reset.form", "structure.act",
}  # fmt: skip
