"""Positions on the page of an item: six kinds, a hold with its hour, a counter-text, for whom; what is kept."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import update

from engine.procedure import commands as ask
from engine.procedure.commands import Audience, Nature, PositionKind
from engine.record.database import writing
from engine.record.rows import table
from engine.record.tables import PositionRow
from tests.web.world import DRAFT, MEETING, TAKEN, Page, World, capacity, command, wording

ITEM = f"/meetings/{MEETING}/conclusions/{{}}"
COUNTER = DRAFT.replace("accept", "adopt") + "\nItem 1."


@pytest.fixture
def item(meeting: World) -> str:
    """An item on which positions are taken."""
    meeting.to_consensus(meeting.items[0])
    return meeting.items[0]


def take(world: World, item: str, kind: str, name: str = "mexico", **fields: object) -> Page:
    form = {"command": command(), "capacity": capacity(name), "on_revision": 1, "kind": kind, "reason": ""}
    return world.browser(name).post(f"{ITEM.format(item)}/do/take_position", **{**form, **TAKEN, **fields})


@pytest.mark.parametrize("kind", ["joins", "ad_referendum", "reservation", "disassociation"])
def test_positions_that_ask_for_nothing_more_are_kept(meeting: World, item: str, kind: str) -> None:
    assert take(meeting, item, kind).status == 302
    assert [each.kind for each in meeting.item(item).positions] == [PositionKind(kind)]


def test_a_hold_ends_at_its_hour_in_the_house_s_zone(meeting: World, item: str) -> None:
    assert take(meeting, item, "scrutiny_hold", owner="Legal", until="2099-11-24T16:42").status == 302
    zone = ZoneInfo(meeting.config.time_zone)
    (held,) = meeting.item(item).positions
    assert (held.owner, held.until) == ("Legal", datetime(2099, 11, 24, 16, 42, tzinfo=zone))
    assert (
        "Legal looks into it until 24 Nov 2099, 16:42"
        in meeting.browser("honduras").get(ITEM.format(item)).text
    )


@pytest.mark.parametrize(
    ("fields", "status", "said"),
    [
        ({"kind": "scrutiny_hold", "owner": "Legal"}, 409, "A scrutiny hold needs who looks into it"),
        (
            {"kind": "scrutiny_hold", "owner": "L", "until": "tomorrow"},
            400,
            "please give a date and an hour.",
        ),
        ({"kind": "scrutiny_hold", "owner": "L", "until": "2001-01-01T10:00"}, 409, "still to come"),
        ({"kind": "joins", "owner": "Legal"}, 400, "only a scrutiny hold names somebody"),
        ({"kind": "joins", "until": "2099-01-01T10:00"}, 409, "Only a scrutiny hold has a date"),
        ({"kind": "joins", "counter": "Other words."}, 400, "it goes with an objection"),
        ({"kind": "objection"}, 409, "Please give a reason"),
    ],
)
def test_what_does_not_go_together_is_said_and_nothing_typed_is_lost(
    meeting: World, item: str, fields: dict[str, str], status: int, said: str
) -> None:
    page = take(meeting, item, **fields)
    assert page.status == status
    assert said in page.text
    assert f'value="{fields["kind"]}" required checked' in page.text
    for typed in (fields.get("owner"), fields.get("counter")):
        assert typed is None or typed in page.text
    assert meeting.item(item).positions == ()


def test_a_counter_text_stands_for_a_reason_and_is_shown_as_a_redline(meeting: World, item: str) -> None:
    assert take(meeting, item, "objection", counter=COUNTER).status == 302
    page = meeting.browser("honduras").get(ITEM.format(item)).text
    assert "Its counter-text:" in page
    assert "<del>accept</del><ins>adopt</ins>" in page


def test_the_wording_left_as_it_stands_is_no_counter_text(meeting: World, item: str) -> None:
    form = meeting.browser("mexico").get(ITEM.format(item)).text.split('name="counter"')[1]
    shown = form.split(">", 1)[1].split("</textarea>")[0]
    assert take(meeting, item, "joins", counter=shown.replace("\n", "\r\n")).status == 302
    assert meeting.item(item).positions[0].counter is None


def test_a_position_for_the_chair_is_no_other_member_s(meeting: World, item: str) -> None:
    take(meeting, item, "reservation", reason="CANARYRESERVED", audience="chair")
    assert "CANARYRESERVED" not in meeting.browser("honduras").get(ITEM.format(item)).text
    for name in ("mexico", "secretariat", "presidency"):
        page = meeting.browser(name).get(ITEM.format(item)).text
        assert "CANARYRESERVED" in page
        assert "Mexico: for the Presidency and the secretariat only" in page


def test_nothing_is_chosen_beforehand_for_more_than_the_members(meeting: World, item: str) -> None:
    meeting.to_comments(meeting.items[1])
    draft = meeting.drafted(meeting.items[1])
    paths = (item, meeting.items[1], f"{meeting.items[1]}/amendments/{draft}")
    for path in paths:
        page = meeting.browser("mexico").get(ITEM.format(path)).text
        chosen = [
            part.split('"')[0] for part in page.split('<option value="')[1:] if " selected>" in part[:40]
        ]
        assert {each for each in chosen if each in set(Audience)} == {"members"}


def test_who_is_silent_is_named_to_the_presidency_alone(meeting: World, item: str) -> None:
    take(meeting, item, "joins")
    said = "No position yet: Honduras, Nicaragua."
    assert said in meeting.browser("presidency").get(ITEM.format(item)).text
    for name in ("mexico", "honduras", "secretariat"):
        page = meeting.browser(name).get(ITEM.format(item)).text
        assert "No position yet" not in page
        assert "There is no consensus in writing yet." in page


def test_a_hold_that_has_expired_is_shown_as_no_position(meeting: World, item: str) -> None:
    take(meeting, item, "scrutiny_hold", owner="Legal", until="2099-11-24T16:42")
    with writing(meeting.engine).begin() as connection:
        connection.execute(update(table(PositionRow)).values(until="2001-11-24T16:42:00.000000Z"))
    page = meeting.browser("honduras").get(ITEM.format(item)).text
    assert "no position. Its scrutiny hold (Legal) expired on" in page


def test_an_editorial_change_keeps_positions_until_it_is_called_material(meeting: World, item: str) -> None:
    take(meeting, item, "joins")
    text = wording(f"{DRAFT}\nItem no. 1.")
    meeting.do(ask.ReviseWording, "secretariat", item, 1, text, "a number", Nature.EDITORIAL)
    page = meeting.browser("honduras").get(ITEM.format(item)).text
    assert "The change to revision 2, declared editorial" in page
    assert "unless a delegation calls this change material before" in page
    assert "Taken on revision 1, and kept by a change that was declared editorial." in page
    assert "which no longer stand" not in meeting.browser("mexico").get(ITEM.format(item)).text
    called = meeting.browser("honduras").post(
        f"{ITEM.format(item)}/do/call_material",
        command=command(), capacity=capacity("honduras"), on_revision=2, reason="It is another item.",
    )  # fmt: skip
    assert called.status == 302
    shown = meeting.item(item)
    assert (shown.state, shown.positions) == ("comments", ())
    assert "do/call_material" not in meeting.browser("honduras").get(ITEM.format(item)).text


def test_what_a_change_is_declared_to_be_is_chosen_with_its_consequences_said(
    meeting: World, item: str
) -> None:
    take(meeting, item, "joins")
    form = meeting.browser("secretariat").get(f"{ITEM.format(item)}/revise").text
    assert 'value="material"' not in form
    rows = {
        "kind": "lead:0", "style": "", "text": "Shorter.", "reason": "shorter", "on_revision": 1, "do": "preview",
        "capacity": "secretariat",
    }  # fmt: skip
    page = meeting.browser("secretariat").post(
        f"{ITEM.format(item)}/revise", command=command(), nature="language", **rows
    )  # fmt: skip
    assert "Positions that would be kept: Mexico." in page.text
    assert 'value="language" required checked' in page.text
    meeting.do(ask.ReturnToComments, "presidency", item, 1, "to mend it")
    page = meeting.browser("secretariat").post(
        f"{ITEM.format(item)}/revise", command=command(), nature="material", **rows
    )  # fmt: skip
    assert "Positions that would no longer stand: Mexico." in page.text


def test_a_comment_is_for_whom_it_is_said_to_be(meeting: World) -> None:
    item = meeting.items[0]
    meeting.to_comments(item)
    for audience in ("own", "chair"):
        form = {"command": command(), "capacity": capacity("mexico"), "on_revision": 1, "audience": audience}
        browser = meeting.browser("mexico")
        page = browser.post(f"{ITEM.format(item)}/do/write_comment", comment=f"CANARY{audience}", **form)
        assert page.status == 302
    seen = {
        name: meeting.browser(name).get(ITEM.format(item)).text
        for name in ("honduras", "secretariat", "mexico")
    }
    assert "CANARY" not in seen["honduras"]
    assert "CANARYchair" in seen["secretariat"]
    assert "CANARYown" not in seen["secretariat"]
    assert "CANARYown" in seen["mexico"]
