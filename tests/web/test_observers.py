"""Observers: issued drafts and nothing else, unless the Presidency opens more; in a closed sitting nothing at all."""

import re

import pytest

from engine.procedure import commands as ask
from engine.procedure.commands import Scope
from tests.web.world import COUNTRIES, MEETING, Page, World, capacity, wording
from tests.word.settling import settled_text

BASE = f"/meetings/{MEETING}"
CLOSED = "While the sitting is closed, observers see nothing of this meeting, downloads included."


def tabs(text: str) -> list[str]:
    bar = text[text.index('class="tabs"') : text.index("</nav>")]
    return re.findall(r"<a [^>]*>([^<]+)</a>", bar)


def test_an_observer_is_led_to_the_issued_drafts(meeting: World) -> None:
    observer = meeting.browser("observer")
    assert observer.get(BASE).location == f"{BASE}/issues"
    assert "No draft has been issued yet." in observer.get(f"{BASE}/issues").text
    meeting.issued()
    page = observer.get(f"{BASE}/issues")
    assert tabs(page.text) == ["Issued drafts", "Papers", "Sitting", "Mail"]
    assert "RCGM/2014/1" in page.text


def test_between_issues_an_observer_learns_nothing_of_what_goes_on(meeting: World) -> None:
    meeting.issued()
    observer = meeting.browser("observer")
    before = observer.get(f"{BASE}/issues/1").content.partition(b"<main")[2]
    item = meeting.items[0]
    meeting.to_comments(item)
    meeting.filed(item, "mexico", "FILEDWORDS here.")
    meeting.revised(item, "Another wording.")
    after = observer.get(f"{BASE}/issues/1").content.partition(b"<main")[2]
    assert re.sub(rb'name="csrf_token" value="[^"]+"', b"", before) == re.sub(
        rb'name="csrf_token" value="[^"]+"', b"", after
    )


def test_to_one_observer_the_proposals_may_be_opened_and_closed_again(meeting: World) -> None:
    item = meeting.items[0]
    meeting.to_comments(item)
    amendment = meeting.filed(item, "mexico", "FILEDWORDS here.")
    meeting.do(ask.WriteComment, "honduras", item, 1, "A comment.")
    meeting.do(ask.TakePosition, "honduras", item, 1, ask.PositionKind.RESERVATION, "A reservation.")
    observer = meeting.permitted(Scope.PROPOSALS)
    page = observer.get(f"{BASE}/conclusions/{item}")
    for words, seen in (("FILEDWORDS", True), ("A comment.", True), ("A reservation.", False)):
        assert (words in page.text) is seen
    assert observer.get(f"{BASE}/conclusions/{item}/amendments/{amendment}").status == 200
    assert "FILEDWORDS" in observer.get(f"{BASE}/compilation").text
    meeting.permitted(None)
    assert observer.get(f"{BASE}/conclusions/{item}").status == 404


def test_an_issued_draft_tells_observers_what_is_open_and_not_who_wants_it(meeting: World) -> None:
    item = meeting.items[0]
    meeting.issued("RCGM/2014/1")
    meeting.do(
        ask.ReviseWording, "secretariat", item, 1, wording("To thank [Honduras: warmly] Nicaragua."), "open"
    )
    meeting.issued("RCGM/2014/2")
    paths = (
        "issues/2",
        "issues/2/paper.docx",
        "issues/redline?from=1&to=2",
        "issues/redline.docx?from=1&to=2",
    )
    for path in paths:
        member, observer = (
            printed(meeting.browser(name).get(f"{BASE}/{path}")) for name in ("mexico", "observer")
        )
        assert "warmly" in member
        assert "Honduras" in member
        assert "warmly" in observer
        assert "Honduras" not in observer


def printed(page: Page) -> str:
    """What a page or a Word file says of the paper."""
    return settled_text(page.content, "accept") if page.content.startswith(b"PK") else page.text


@pytest.mark.parametrize("scope", [None, Scope.WORKING_TEXT, Scope.PROPOSALS])
def test_in_a_closed_sitting_observers_are_refused_everything_in_one_sentence(
    meeting: World, scope: Scope | None
) -> None:
    meeting.issued()
    item = meeting.items[0]
    observer = meeting.permitted(scope) if scope else meeting.browser("observer")
    open_to_it = f"{BASE}/issues/1" if scope is None else f"{BASE}/conclusions/{item}"
    assert observer.get(open_to_it).status == 200
    meeting.do(ask.OpenSitting, "presidency", COUNTRIES, True)
    paths = (
        "", "/issues", "/issues/1", "/issues/1/paper.docx", "/issues/redline?from=1&to=1",
        "/issues/redline.docx?from=1&to=1", "/paper.docx", "/word", f"/conclusions/{item}", "/frame",
        "/compilation.docx", "/structure",
    )  # fmt: skip
    answers = [observer.get(f"{BASE}{path}") for path in paths]
    answers.append(observer.post(f"{BASE}/issues/1/opened", capacity=capacity("observer")))
    assert {answer.status for answer in answers} == {403}
    assert all(CLOSED in answer.text and "Nicaragua" not in answer.text for answer in answers)
    meeting.do(ask.CloseSitting, "presidency")
    assert observer.get(open_to_it).status == 200


def test_in_an_open_sitting_they_see_what_they_saw(meeting: World) -> None:
    meeting.issued()
    meeting.do(ask.OpenSitting, "presidency", COUNTRIES, False)
    assert meeting.browser("observer").get(f"{BASE}/issues/1").status == 200
