"""The page on which the structure of the paper is proposed and decided."""

from engine.procedure import commands as ask
from engine.procedure.commands import Change
from tests.web.world import World, capacity, command

PAGE = "/meetings/meeting/structure"


def propose(meeting: World, name: str = "mexico", **said: object) -> int:
    given = {"command": command(), "capacity": capacity(name), "rationale": "as it reads better", "lines": ""}
    empty = {"item": "", "joining_item": "", "where": "", "paragraph": "", "last": ""}
    return meeting.browser(name).post(PAGE, **{**given, **empty, **said}).status


def decide(meeting: World, structure: str, accepted: str = "yes", **said: object) -> int:
    item = meeting.items[0]
    shown = f"{item}:{meeting.item(item).revision}"
    given = {"command": command(), "capacity": "presidency", "reason": "so the room wishes", "shown": shown}
    address = f"{PAGE}/{structure}/decide"
    return meeting.browser("presidency").post(address, **{**given, "accepted": accepted, **said}).status


def test_an_item_is_moved_as_a_delegation_proposed_and_the_presidency_decided(meeting: World) -> None:
    item = meeting.items[0]
    assert propose(meeting, change="move", item=item, where="recommendations:") == 302
    page = meeting.browser("presidency").get(PAGE).text
    assert "Move Conclusion 1" in page
    structure = page.split("/structure/")[1].split("/")[0]
    assert decide(meeting, structure) == 302
    assert meeting.item(item).section == "recommendations"
    assert "Accepted" in meeting.browser("honduras").get(PAGE).text


def test_an_open_proposal_awaits_the_presidency_and_nobody_else(meeting: World) -> None:
    propose(meeting, change="move", item=meeting.items[0], where="recommendations:")
    asked = "Decide 1 proposal on the paper&#39;s structure"
    for path in ("/meetings/meeting", "/meetings/meeting/presidency"):
        assert asked in meeting.browser("presidency").get(path).text, path
    for name in ("mexico", "secretariat"):
        assert asked not in meeting.browser(name).get("/meetings/meeting").text, name


def test_what_would_follow_is_shown_to_whoever_decides(meeting: World) -> None:
    first, second = meeting.items[:2]
    for each in (first, second):
        meeting.to_comments(each)
    meeting.do(ask.ProposeStructure, "mexico", Change.JOIN, "", first, 1, None, None, second)
    assert "would be no part of the paper any more" in meeting.browser("presidency").get(PAGE).text
    assert "What would follow" not in meeting.browser("honduras").get(PAGE).text


def test_what_is_missing_is_named_and_what_was_typed_is_kept(meeting: World) -> None:
    typed = {"change": "split", "item": meeting.items[0], "rationale": "two thoughts"}
    given = {
        "command": command(),
        "capacity": capacity("mexico"),
        "joining_item": "",
        "where": "",
        "lines": "",
    }
    answer = meeting.browser("mexico").post(PAGE, **{**given, **typed, "paragraph": "", "last": ""})
    assert answer.status == 409
    assert "does not say everything that it needs" in answer.text
    assert "two thoughts" in answer.text


def test_a_decision_on_a_text_that_has_moved_on_changes_nothing(meeting: World) -> None:
    item = meeting.items[0]
    structure = meeting.do(
        ask.ProposeStructure, "mexico", Change.MOVE, "", item, 1, None, None, None, "recommendations"
    )
    meeting.revised(item)
    assert decide(meeting, structure, shown=f"{item}:1") == 409
    assert meeting.item(item).section == "conclusions"


def test_the_owner_takes_its_proposal_back(meeting: World) -> None:
    structure = meeting.do(
        ask.ProposeStructure,
        "mexico",
        Change.TITLE,
        "",
        None,
        None,
        None,
        None,
        None,
        None,
        None,
        ("A title",),
    )
    given = {"command": command(), "capacity": capacity("mexico"), "reason": ""}
    assert meeting.browser("mexico").post(f"{PAGE}/{structure}/withdraw", **given).status == 302
    assert "A title" not in meeting.browser("honduras").get(PAGE).text
    assert "Withdrawn" in meeting.browser("mexico").get(PAGE).text
