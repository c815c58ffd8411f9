"""acuerdo carry."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Acuerdo

OLD = "We thank Nicaragua for the meeting.\n"


@pytest.fixture
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old").write_text(OLD)
    (tmp_path / "new").write_text("First.\n" + OLD)
    (tmp_path / "amended").write_text(OLD.replace("thank", "praise"))
    return tmp_path


@pytest.mark.usefixtures("in_folder")
def test_the_amended_text_on_the_new_base_is_printed(acuerdo: Acuerdo) -> None:
    result = acuerdo("carry", "old", "new", "amended")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "First.\nWe praise Nicaragua for the meeting.\n"


@pytest.mark.usefixtures("in_folder")
def test_json_is_that_of_a_merge_and_the_outcome(acuerdo: Acuerdo) -> None:
    assert json.loads(acuerdo("carry", "old", "new", "amended", "--format", "json").stdout) == {
        "text": "First.\nWe praise Nicaragua for the meeting.\n",
        "conflicts": [],
        "changes": [
            {"by": ["new"], "old": "", "new": "First.\n"},
            {"by": ["amended"], "old": "thank", "new": "praise"},
        ],
        "outcome": "exact",
    }


def test_what_the_new_base_has_already_is_told(acuerdo: Acuerdo, in_folder: Path) -> None:
    (in_folder / "new").write_text("First.\n" + OLD.replace("thank", "praise"))
    result = acuerdo("carry", "old", "new", "amended")
    assert (result.exit_code, result.stdout) == (0, (in_folder / "new").read_text())
    assert result.stderr == "contained: the new base has the whole amendment already\n"


def test_a_conflict_ends_with_1_and_shows_both_readings(acuerdo: Acuerdo, in_folder: Path) -> None:
    (in_folder / "new").write_text(OLD.replace("thank", "salute"))
    result = acuerdo("carry", "old", "new", "amended")
    assert result.exit_code == 1
    assert result.stdout == "We [amended: praise] [new: salute] Nicaragua for the meeting.\n"
    assert result.stderr.endswith("conflict: the new base changed the same place\n")


def test_a_sentence_that_was_mostly_replaced_is_a_conflict(acuerdo: Acuerdo, in_folder: Path) -> None:
    (in_folder / "new").write_text("We thank Canada warmly; all its presentations were useful.\n")
    result = acuerdo("carry", "old", "new", "amended", "--format", "json")
    assert result.exit_code == 1
    data = json.loads(result.stdout)
    assert (data["text"], data["outcome"]) == (None, "conflict")
    (conflict,) = data["conflicts"]
    assert [one["by"] for one in conflict["alternatives"]] == [["amended"], ["new"]]


@pytest.mark.usefixtures("in_folder")
def test_standard_input_is_read_once(acuerdo: Acuerdo) -> None:
    assert acuerdo("carry", "-", "new", "amended", stdin=OLD).exit_code == 0
    result = acuerdo("carry", "-", "new", "-", stdin=OLD)
    assert result.exit_code == 2
    assert result.stderr == "Error: standard input can be read once: name a file for all texts but one\n"


@pytest.mark.usefixtures("in_folder")
def test_a_text_that_is_not_there_is_named(acuerdo: Acuerdo) -> None:
    result = acuerdo("carry", "old", "new", "none")
    assert (result.exit_code, result.stderr) == (2, "Error: none: there is no such file\n")
