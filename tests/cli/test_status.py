"""acuerdo status: what the board says, on the command line."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.procedure import commands as ask
from engine.procedure.commands import PositionKind
from tests.cli.conftest import ROOT, Acuerdo
from tests.web.world import MEETING, World, world


@pytest.fixture
def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """A meeting of three items: one is being sought consensus on, one is open, one is still a proposal."""
    address = f"sqlite:///{tmp_path}/acuerdo.db"
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("ACUERDO_DATABASE_URL", address)
    with world(address, tmp_path) as found:
        first, second, _ = found.items
        found.to_consensus(first)
        found.do(ask.TakePosition, "mexico", first, 1, PositionKind.JOINS, "")
        found.to_comments(second)
        yield found


def _status(acuerdo: Acuerdo, *arguments: str) -> dict[str, object]:
    result = acuerdo("status", MEETING, "--format", "json", *arguments)
    assert result.exit_code == 0, result.output
    found: dict[str, object] = json.loads(result.stdout)
    return found


def test_the_four_questions_are_answered(there: World, acuerdo: Acuerdo) -> None:
    there.do(ask.OpenSitting, "presidency", ("HND", "MEX"))
    there.do(ask.AskForFloor, "honduras")
    result = acuerdo("status", MEETING)
    assert result.exit_code == 0, result.output
    for line in (
        "  Agreed already: 0 of 3",
        "  Positions being taken: 1",
        "  Sitting 1 is on.",
        "  On the speakers' list: Honduras.",
        "Until when",
        "Pending",
        "What awaits Technical Secretariat",
        "  Conclusion 3: open country comments",
    ):
        assert line in result.stdout.splitlines()


def test_what_awaits_a_delegation_is_said_as_it_sees_it(there: World, acuerdo: Acuerdo) -> None:
    assert _status(acuerdo, "--for", "hnd")["awaits"] == [{"item": "Conclusion 1", "task": "take a position"}]
    assert _status(acuerdo, "--for", "mex")["awaits"] == []


def test_a_private_draft_awaits_its_own_delegation_alone(there: World, acuerdo: Acuerdo) -> None:
    there.drafted(there.items[1], "mexico")
    assert "Conclusion 2" in str(_status(acuerdo, "--for", "MEX")["awaits"])
    for other in ("HND", "secretariat", "presidency"):
        assert "draft" not in str(_status(acuerdo, "--for", other))


def test_who_is_silent_is_told_to_the_presidency_alone(there: World, acuerdo: Acuerdo) -> None:
    assert _status(acuerdo, "--for", "presidency")["silent"] == {"Conclusion 1": ["Honduras", "Nicaragua"]}
    for other in ("HND", "secretariat"):
        assert "silent" not in _status(acuerdo, "--for", other)


def test_a_scrutiny_hold_ends_at_its_hour_in_the_houses_zone(there: World, acuerdo: Acuerdo) -> None:
    item = there.items[0]
    held = ("", None, "the ministry", "2099-01-01T00:00:00Z")
    there.do(ask.TakePosition, "honduras", item, 1, PositionKind.SCRUTINY_HOLD, *held)
    assert _status(acuerdo)["until"] == [
        "31 Dec 2098, 18:00 (GMT-06:00): the scrutiny hold of Honduras on Conclusion 1 ends."
    ]


def test_somebody_who_takes_no_part_is_refused(there: World, acuerdo: Acuerdo) -> None:
    result = acuerdo("status", MEETING, "--for", "FRA")
    assert result.exit_code == 1
    assert result.stderr == (
        "Error: FRA takes no part in this meeting; there are secretariat, presidency, HND, MEX, NIC\n"
    )


def test_a_meeting_that_is_not_there_is_refused(there: World, acuerdo: Acuerdo) -> None:
    result = acuerdo("status", "tegucigalpa")
    assert (result.exit_code, "there is no meeting 'tegucigalpa'" in result.stderr) == (1, True)
