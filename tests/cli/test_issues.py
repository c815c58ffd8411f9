"""acuerdo issues, acuerdo issue."""

import re
from pathlib import Path

import pytest

from engine.procedure import commands as ask
from engine.record.queries import issues
from engine.word.readback import printed_text
from tests.builders import SECRETARIAT, Room, create_room, create_wording, new_id
from tests.cli.conftest import Acuerdo


@pytest.fixture
def room(acuerdo: Acuerdo, house: str) -> Room:
    """A meeting of two items, without any issue."""
    return create_room(house, create_wording(), create_wording("To thank Belize."))


def issue(room: Room, symbol: str) -> None:
    with room.engine.connect() as connection:
        coming = issues.coming(connection, room.meeting)
    assert coming is not None
    room.do(ask.IssueDraft, SECRETARIAT, symbol=symbol, items=coming.items, frame=coming.frame)


def test_issued_drafts_are_listed_the_latest_first(acuerdo: Acuerdo, room: Room) -> None:
    empty = acuerdo("issues", room.meeting)
    assert (empty.exit_code, empty.stdout, empty.stderr) == (0, "", "no draft has been issued yet\n")
    issue(room, "RCGM/2014/2")
    issue(room, "RCGM/2014/2/Rev.1")
    result = acuerdo("issues", room.meeting)
    assert result.exit_code == 0
    lines = [
        re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d [+-]\d{4}", "WHEN", line) for line in result.stdout.splitlines()
    ]
    assert lines == ["2  WHEN  RCGM/2014/2/Rev.1", "1  WHEN  RCGM/2014/2"]


def test_one_is_written_as_it_was_issued_whatever_came_after(
    acuerdo: Acuerdo, room: Room, tmp_path: Path
) -> None:
    issue(room, "RCGM/2014/2")
    first, second = tmp_path / "first.docx", tmp_path / "second.docx"
    assert acuerdo("issue", room.meeting, 1, "-o", first).exit_code == 0
    room.do(
        ask.ReviseWording, SECRETARIAT, conclusion=room.items[0], on_revision=1,
        wording=create_wording("Other words."), reason="as the room asked",
    )  # fmt: skip
    assert acuerdo("issue", room.meeting, 1, "-o", second).exit_code == 0
    assert first.read_bytes() == second.read_bytes()
    assert "1. To thank Mexico for its presentation." in printed_text(first.read_bytes())


def test_a_draft_or_a_meeting_that_is_not_there_is_named(
    acuerdo: Acuerdo, room: Room, tmp_path: Path
) -> None:
    file = tmp_path / "paper.docx"
    result = acuerdo("issue", room.meeting, 3, "-o", file)
    assert result.exit_code == 1
    assert (
        f"{room.meeting} has no issued draft 3; acuerdo issues {room.meeting} shows which there are"
        in result.stderr
    )
    for arguments in (("issues", new_id()), ("issue", new_id(), 1, "-o", file)):
        result = acuerdo(*arguments)
        assert (result.exit_code, "there is no meeting" in result.stderr) == (1, True)
    assert not file.exists()
