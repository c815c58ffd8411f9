"""What came by another way: mailed and filed on behalf, or the room's own Word file."""

from typing import Any

import pytest

from engine.procedure import commands as ask
from engine.procedure.events import AmendmentCarried, WordingRevised
from engine.procedure.refusals import Code
from engine.text.wording import Wording
from tests.builders import CANADA, PANAMA, SECRETARIAT, create_wording
from tests.procedure.rooms import JULY, JUNE, MAY, confirm, in_room
from tests.procedure.shorthand import Negotiation, open_negotiation, why

MAILED: dict[str, Any] = {
    "on_revision": 1,
    "wording": JUNE,
    "rationale": "the hall is taken",
    "delegation": "PAN",
    "source": "a message of the head of delegation",
    "received": "2014-11-24T08:30:00-06:00",
}


def relay(room: Negotiation, **fields: Any) -> Code | None:
    return why(room.submit(ask.FileOnBehalf, SECRETARIAT, conclusion=room.items[0], **(MAILED | fields)))


def test_what_was_mailed_is_filed_with_its_source_and_hour_and_confirmed() -> None:
    room = open_negotiation(MAY)
    room.open_comments()
    assert relay(room, id="mailed", sponsors=("CAN",)) is None
    entry = room.amendment("mailed").entry
    assert (str(entry.source), entry.received) == (MAILED["source"], "2014-11-24T14:30:00.000000Z")
    assert entry.to_confirm == ("PAN", "CAN")
    assert confirm(room, "mailed", PANAMA) is None


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"delegation": "BLZ"}, Code.NOT_A_PARTICIPANT),
        ({"source": " "}, Code.TEXT_REQUIRED),
        ({"received": "this morning"}, Code.BAD_INSTANT),
        ({"received": "2014-11-24T08:30:00"}, Code.BAD_INSTANT),
        ({"received": "2014-11-24T15:00:01Z"}, Code.BAD_INSTANT),
        ({"sponsors": ("PAN",)}, Code.BAD_SPONSORS),
        ({"sponsors": ("BLZ",)}, Code.BAD_SPONSORS),
        ({"wording": MAY}, Code.NOTHING_CHANGED),
        ({"on_revision": 2}, Code.STALE_REVISION),
    ],
)
def test_what_is_filed_on_behalf_says_whose_it_is_from_where_and_since_when(
    fields: dict[str, Any], code: Code
) -> None:
    room = open_negotiation(MAY)
    room.open_comments()
    assert relay(room, **fields) == code


# --- the room's file --------------------------------------------------------------------------------------------------


def take_file(room: Negotiation, *lines: ask.RoomLine) -> Any:
    return room.submit(ask.TakeRoomFile, SECRETARIAT, items=lines, reason="the room went on in Word")


def test_the_rooms_file_is_taken_over_at_once_and_only_what_differs_is_revised() -> None:
    room = in_room()
    pending = room.file(CANADA, create_wording("To meet early in May."))
    first, second = room.items
    decision = take_file(
        room,
        ask.RoomLine(first, 1, create_wording("To meet in May, in Managua.")),
        ask.RoomLine(second, 1, create_wording("To thank Panama.")),
    )
    assert [type(event) for event in decision.events] == [WordingRevised, AmendmentCarried]
    assert (room.item(0).revision, room.item(1).revision) == (2, 1)
    assert room.amendment(pending).base_revision == 2


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ((), Code.NOT_FOUND),
        ((ask.RoomLine("nothing", 1, JUNE),), Code.NOT_FOUND),
        ((ask.RoomLine("first", 1, JUNE), ask.RoomLine("first", 1, JULY)), Code.NOT_FOUND),
        ((ask.RoomLine("first", 2, JUNE),), Code.STALE_REVISION),
        ((ask.RoomLine("first", 1, create_wording(" ")),), Code.EMPTY_WORDING),
        ((ask.RoomLine("first", 1, Wording(())),), Code.EMPTY_WORDING),
    ],
)
def test_each_line_of_the_rooms_file_is_an_item_as_it_stands_and_says_something(
    lines: tuple[ask.RoomLine, ...], code: Code
) -> None:
    room = in_room()
    known = {"first": room.items[0]}
    named = (
        ask.RoomLine(known.get(line.conclusion, "nothing"), line.on_revision, line.wording) for line in lines
    )
    assert why(take_file(room, *named)) == code


def test_an_agreed_item_is_not_changed_by_a_file() -> None:
    room = in_room()
    room.put(0)
    assert why(take_file(room, ask.RoomLine(room.items[0], 1, JUNE))) == Code.NOT_IN_THIS_STATE
