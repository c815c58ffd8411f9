"""What `make bench` measures can be measured: each part that opens a meeting, small. No time is asserted."""

import re
from collections.abc import Mapping
from importlib import import_module

import pytest

SMALL: Mapping[str, Mapping[str, object]] = {
    "export": {"SIZES": (1, 20)},
    "item": {"SIZES": (3,), "TIMES": 1},
    "meeting": {"SIZES": ((2, 6), (3, 6))},
    "pages": {"CHARACTERS": 3_000, "AMENDMENTS": 12, "AUTHORS": 5},
    "room": {"SIZES": (2,), "ENTRIES": 3},
    "word": {"ITEMS": 3},
}


@pytest.mark.parametrize("part", SMALL)
def test_a_small_run_ends_and_says_what_it_measured(
    part: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    module = import_module(f"benchmarks.{part}")
    for name, value in SMALL[part].items():
        for where in (
            module,
            import_module("benchmarks.merge"),
        ):  # the pages show the draft that is merged there
            if hasattr(where, name):
                monkeypatch.setattr(where, name, value)
    module.main()
    assert re.search(r"\d m?s\b", capsys.readouterr().out)
