"""What an author may still do after a decision: maintain until the stated hour, let go again; and entries of others."""

import pytest

from engine.procedure import commands as ask
from engine.procedure.commands import Disposition, RoomOutcome
from tests.web.world import DRAFT, MEETING, Page, World, capacity, command, wording

ITEM = f"/meetings/{MEETING}/conclusions/{{}}"
NEW = f"{DRAFT.replace('accept', 'adopt')}\nItem 1."


@pytest.fixture
def decided(meeting: World) -> tuple[str, str]:
    """Mexico's amendment, not accepted: (item, amendment)."""
    item = meeting.items[0]
    meeting.to_comments(item)
    amendment = meeting.filed(item, text=NEW)
    meeting.proposed(item, amendment, Disposition.NOT_ACCEPTED)
    text = meeting.amendment(item, amendment).text_hash
    meeting.do(ask.DecideTreatment, "presidency", amendment, item, 1, text, Disposition.NOT_ACCEPTED, "no")
    return item, amendment


def at(item: str, amendment: str) -> str:
    return f"{ITEM.format(item)}/amendments/{amendment}"


def do(world: World, found: tuple[str, str], action: str, name: str = "mexico", **fields: object) -> Page:
    form = {"command": command(), "capacity": capacity(name), "on_revision": 1, "reason": "", **fields}
    return world.browser(name).post(f"{at(*found)}/do/{action}", **form)


def test_the_decision_says_until_when_its_author_may_maintain(
    meeting: World, decided: tuple[str, str]
) -> None:
    assert "You may maintain your amendment until" in meeting.browser("mexico").get(at(*decided)).text
    others = meeting.browser("honduras").get(at(*decided)).text
    assert "Its author may maintain it until" in others
    assert "do/maintain" not in others
    board = meeting.browser("mexico").get(f"/meetings/{MEETING}").text
    assert "you may still maintain your amendment" in board
    assert ", until " in board


def test_the_form_shows_the_text_as_it_would_stand_and_the_words_then_stand_in_brackets(
    meeting: World, decided: tuple[str, str]
) -> None:
    form = meeting.browser("mexico").get(at(*decided)).text
    assert "The text as it would stand:" in form
    assert "MEX: adopt]</ins>" in form
    assert do(meeting, decided, "maintain", reason="It is needed.").status == 302
    page = meeting.browser("honduras").get(at(*decided)).text
    assert "Its words stand in the text in brackets" in page
    assert "It is needed." in page
    assert "[MEX: adopt]" in meeting.browser("honduras").get(ITEM.format(decided[0])).text


def test_a_refused_maintaining_keeps_its_reason(meeting: World, decided: tuple[str, str]) -> None:
    page = do(meeting, decided, "maintain", on_revision=7, reason="It is needed.")
    assert page.status == 409
    assert "It is needed.</textarea>" in page.text


def test_withdrawn_it_takes_its_brackets_along_and_says_so_before(
    meeting: World, decided: tuple[str, str]
) -> None:
    do(meeting, decided, "maintain", reason="It is needed.")
    form = meeting.browser("mexico").get(at(*decided)).text.split("do/withdraw_amendment")[0]
    assert "Its brackets go with it." in form
    assert do(meeting, decided, "withdraw_amendment").status == 302
    assert meeting.item(decided[0]).wording == wording(f"{DRAFT}\nItem 1.")


def test_words_that_could_not_be_laid_over_the_text_await_the_secretariat(
    meeting: World, decided: tuple[str, str]
) -> None:
    item = decided[0]
    meeting.revised(item, "Something else altogether, on which nobody has said a word.")
    form = meeting.browser("mexico").get(at(*decided)).text
    assert "the secretariat would place them by hand" in form
    assert do(meeting, decided, "maintain", on_revision=2, reason="It is needed.").status == 302
    assert "the secretariat places it by hand" in meeting.browser("honduras").get(at(*decided)).text
    board = meeting.browser("secretariat").get(f"/meetings/{MEETING}").text
    assert "maintained words could not be laid over the text: place them" in board


def entered(world: World, outcome: RoomOutcome, present: tuple[str, ...]) -> tuple[str, str]:
    item = world.items[0]
    world.to_comments(item)
    world.do(ask.OpenSitting, "presidency", present)
    world.do(ask.CallItem, "secretariat", item)
    return item, world.do(ask.EnterInRoom, "secretariat", item, 1, wording(NEW), ("MEX",), outcome)


@pytest.mark.parametrize(("answer", "disputed"), [("yes", ()), ("no", ("MEX",))])
def test_a_delegation_that_was_not_in_the_room_says_whether_an_entry_is_its_own(
    meeting: World, answer: str, disputed: tuple[str, ...]
) -> None:
    found = entered(meeting, RoomOutcome.BRACKETED, ("HND", "NIC"))
    page = meeting.browser("mexico").get(at(*found)).text
    assert "Is this the amendment of Mexico?" in page
    assert "Not confirmed yet by: Mexico." in page
    assert do(meeting, found, "confirm_entry", confirms=answer, reason="said").status == 302
    shown = meeting.amendment(*found)
    assert (shown.to_confirm, shown.disputed_by) == ((), disputed)
    asked = "a delegation says that an entry is not its own"
    assert (asked in meeting.browser("secretariat").get(f"/meetings/{MEETING}").text) == bool(disputed)


def test_a_floated_idea_is_maintained_by_its_author(meeting: World) -> None:
    found = entered(meeting, RoomOutcome.FLOATED, ("HND", "MEX", "NIC"))
    assert "your idea lapses with the sitting" in meeting.browser("mexico").get(f"/meetings/{MEETING}").text
    assert do(meeting, found, "maintain_idea").status == 302
    assert meeting.amendment(*found).pending
