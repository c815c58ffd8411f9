"""Filing on behalf: what came by mail is filed for its delegation, which sees it on its own page and answers."""

from io import BytesIO

import pytest

from engine.procedure import commands as ask
from engine.procedure.commands import ProposalKind
from engine.procedure.events import Via
from engine.text.wording import print_wording
from tests.web.handing import edited, paper, tracked
from tests.web.world import Browser, Page, World, command
from tests.word.hostile import hostile

BASE = "To thank Nicaragua for its report:\na) To accept the report.\nb) To take note of its annex.\nItem 1."
OURS = BASE.replace("accept", "welcome")
FIELDS = {
    "delegation": "MEX",
    "source": "An e-mail of its head of delegation",
    "received": "2014-11-24T08:30",
    "proposal": "modify",
    "text": OURS,
    "rationale": "It was read with interest.",
}


@pytest.fixture
def item(meeting: World) -> str:
    meeting.to_comments(meeting.items[0])
    return meeting.items[0]


@pytest.fixture
def staff(meeting: World) -> Browser:
    return meeting.browser("secretariat")


def address(item: str) -> str:
    return f"/meetings/meeting/conclusions/{item}/on-behalf"


def relay(staff: Browser, item: str, do: str = "file", **changed: object) -> Page:
    page = staff.get(address(item))
    fields = {**FIELDS, "on_revision": page.value("on_revision")}
    return staff.post(
        address(item), **{**fields, "command": command(), "capacity": "secretariat", "do": do, **changed}
    )


def test_it_is_filed_with_its_source_and_the_hour_in_the_houses_zone(
    meeting: World, staff: Browser, item: str
) -> None:
    assert address(item) in staff.get(f"/meetings/meeting/conclusions/{item}").text
    assert relay(staff, item).status == 302
    filed = meeting.item(item).amendments[0]
    assert (filed.delegation, filed.via, filed.source) == ("MEX", Via.RELAYED, FIELDS["source"])
    assert filed.received is not None
    assert filed.received.isoformat() == "2014-11-24T14:30:00+00:00"
    assert print_wording(filed.wording) == OURS
    assert filed.to_confirm == ("MEX",)


@pytest.mark.parametrize(("answer", "said"), [("yes", ""), ("no", "Said not to be theirs by: Mexico.")])
def test_the_delegation_finds_it_on_its_own_pages_and_answers(
    meeting: World, staff: Browser, item: str, answer: str, said: str
) -> None:
    relay(staff, item)
    mexico = meeting.browser("mexico")
    assert (
        "it was entered for your delegation: say whether it is yours" in mexico.get("/meetings/meeting").text
    )
    own = f"/meetings/meeting/conclusions/{item}/amendments/{meeting.item(item).amendments[0].id}"
    page = mexico.get(own)
    assert "Is this the amendment of Mexico?" in page.text
    assert "An e-mail of its head of delegation" in page.text
    fields = {"command": command(), "capacity": "delegation:MEX", "confirms": answer, "reason": ""}
    assert mexico.post(f"{own}/do/confirm_entry", **fields).status == 302
    filed = meeting.item(item).amendments[0]
    assert (filed.to_confirm, filed.disputed_by) == ((), ("MEX",) if answer == "no" else ())
    assert said in staff.get(own).text


def test_the_redline_is_shown_and_nothing_filed_before_it_is_asked_for(
    meeting: World, staff: Browser, item: str
) -> None:
    page = relay(staff, item, "look")
    assert "<del>accept</del>" in page.text
    assert meeting.item(item).amendments == ()


def test_the_text_comes_out_of_a_mailed_file(meeting: World, staff: Browser, item: str) -> None:
    docx = edited(paper(meeting, "secretariat"), tracked("accept", "welcome"), tracked("annex", "annexes", 1))
    page = relay(staff, item, "read", file=(BytesIO(docx), "mail.docx"), text=BASE)
    assert page.status == 200
    assert "To welcome the report." in page.text
    assert "annexes" not in page.text
    assert meeting.item(item).amendments == ()


def test_a_hostile_file_or_one_without_a_change_is_said_so(meeting: World, staff: Browser, item: str) -> None:
    _, _, bad = next(hostile())
    assert relay(staff, item, "read", file=(BytesIO(bad), "mail.docx")).status == 400
    same = relay(staff, item, "read", file=(BytesIO(paper(meeting, "secretariat")), "mail.docx"))
    assert "The file changes nothing in this item" in same.text


def test_no_private_draft_of_the_delegation_is_betrayed_by_it(
    meeting: World, staff: Browser, item: str
) -> None:
    """Its delegation has drafted just the text that is mailed: the page says the same as if it had not."""
    docx = edited(paper(meeting, "secretariat"), tracked("accept", "welcome"))
    before = relay(staff, item, "read", file=(BytesIO(docx), "mail.docx"))
    meeting.drafted(item, "mexico", OURS)
    after = relay(staff, item, "read", file=(BytesIO(docx), "mail.docx"))
    assert before.status == after.status == 200
    assert ('role="alert"' in before.text) == ('role="alert"' in after.text)


def test_between_issues_it_is_about_the_text_that_members_see(
    meeting: World, staff: Browser, item: str
) -> None:
    meeting.issued()
    meeting.revised(item, BASE.replace("annex", "annexes"))
    assert relay(staff, item).status == 302
    filed = meeting.item(item).amendments[0]
    assert (filed.filed_revision, filed.base_revision) == (1, 2)


def test_it_may_be_to_suppress_the_item_and_name_co_sponsors(
    meeting: World, staff: Browser, item: str
) -> None:
    relay(staff, item, proposal="suppress", sponsor=["HND", "MEX"])
    filed = meeting.item(item).amendments[0]
    assert (filed.kind, filed.sponsors, filed.to_confirm) == (ProposalKind.SUPPRESS, ("HND",), ("MEX", "HND"))


@pytest.mark.parametrize(
    ("changed", "status", "words"),
    [
        ({"delegation": ""}, 400, "Choose the delegation first."),
        ({"source": " "}, 400, "How it came: please write something here."),
        ({"received": ""}, 400, "Received on: please give a date and an hour."),
        ({"received": "2999-01-01T00:00"}, 409, "no date and hour that can be taken"),
        ({"text": BASE}, 409, ""),
        ({"text": "To \u202e thank."}, 400, "nobody can see"),
        ({"delegation": "BLZ"}, 400, ""),
        ({"on_revision": 7}, 409, ""),
    ],
)
def test_what_is_not_taken_comes_back_with_what_was_typed(
    meeting: World, staff: Browser, item: str, changed: dict[str, object], status: int, words: str
) -> None:
    page = relay(staff, item, **changed)
    assert page.status == status
    assert words in page.text
    assert meeting.item(item).amendments == ()


def test_only_the_secretariat_files_on_behalf_and_only_while_comments_are_open(
    meeting: World, staff: Browser, item: str
) -> None:
    for name in ("mexico", "presidency"):
        assert meeting.browser(name).get(address(item)).status == 403
    assert staff.get(address(meeting.items[1])).status == 403
    meeting.do(ask.OpenConsensus, "presidency", item, 1)
    assert staff.get(address(item)).status == 403
