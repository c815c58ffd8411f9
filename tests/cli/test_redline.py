"""acuerdo redline."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Acuerdo

OLD = "1. Mexico invites the Member Countries."
NEW = "1. Mexico urges the Member Countries."


@pytest.fixture
def texts(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(OLD, encoding="utf-8")
    new.write_text(NEW, encoding="utf-8")
    return old, new


def test_text_shows_what_went_and_what_came(acuerdo: Acuerdo, texts: tuple[Path, Path]) -> None:
    result = acuerdo("redline", *texts)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "1. Mexico [-invites-]{+urges+} the Member Countries.\n"


def test_json_gives_both_texts_back(acuerdo: Acuerdo, texts: tuple[Path, Path]) -> None:
    spans = json.loads(acuerdo("redline", *texts, "--format", "json").stdout)
    assert "".join(span["text"] for span in spans if span["op"] != "insert") == OLD
    assert "".join(span["text"] for span in spans if span["op"] != "delete") == NEW


def test_html_marks_and_escapes(acuerdo: Acuerdo, texts: tuple[Path, Path]) -> None:
    texts[1].write_text(NEW.replace("urges", "<b>urges</b>"))
    printed = acuerdo("redline", *texts, "--format", "html").stdout
    assert "<del>" in printed
    assert "<ins>" in printed
    assert "<b>" not in printed


def test_one_text_may_come_from_standard_input(acuerdo: Acuerdo, texts: tuple[Path, Path]) -> None:
    assert acuerdo("redline", texts[0], "-", stdin=NEW).stdout == acuerdo("redline", *texts).stdout


def test_standard_input_cannot_be_both_texts(acuerdo: Acuerdo) -> None:
    assert acuerdo("redline", "-", "-").exit_code == 2


def test_nothing_against_a_sentence_is_one_insertion(acuerdo: Acuerdo, texts: tuple[Path, Path]) -> None:
    texts[0].write_text("")
    spans = json.loads(acuerdo("redline", *texts, "--format", "json").stdout)
    assert [(span["op"], span["text"]) for span in spans] == [("insert", NEW)]


def test_a_text_that_is_not_there_is_named(
    acuerdo: Acuerdo, texts: tuple[Path, Path], tmp_path: Path
) -> None:
    result = acuerdo("redline", texts[0], tmp_path / "no.txt")
    assert result.exit_code == 2
    assert result.stderr == f"Error: {tmp_path}/no.txt: there is no such file\n"
