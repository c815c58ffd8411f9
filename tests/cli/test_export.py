"""acuerdo export."""

from pathlib import Path

import pytest

from engine.word.readback import printed_text
from tests.cli.conftest import ROOT, Acuerdo

SEED = ROOT / "tests/specimens/rcgm-2014-11-managua-en.txt"


@pytest.fixture
def imported(acuerdo: Acuerdo, house: str) -> None:
    acuerdo("db", "upgrade")
    acuerdo("user", "add", "tere", "--name", "Teresa")
    assert acuerdo("meeting", "import", SEED, "--secretariat", "tere", "--id", "managua").exit_code == 0


def test_a_draft_is_written_with_its_numbers_and_letters(
    acuerdo: Acuerdo, imported: None, tmp_path: Path
) -> None:
    result = acuerdo("export", "managua", "-o", tmp_path / "paper.docx")
    assert (result.exit_code, result.stderr) == (0, "")
    lines = printed_text((tmp_path / "paper.docx").read_bytes()).splitlines()
    assert lines[0] == "REGIONAL CONFERENCE ON MIGRATION (RCM)"
    assert sum(line.startswith(("19. ", "1. ")) for line in lines) == 3
    assert "a) To accept the TS Activity and Financial Report for the May – October 2014 period." in lines


def test_a_meeting_that_is_not_there_is_named_and_nothing_written(
    acuerdo: Acuerdo, imported: None, tmp_path: Path
) -> None:
    result = acuerdo("export", "guatemala", "-o", tmp_path / "paper.docx")
    assert result.exit_code == 1
    assert (
        result.stderr
        == "Error: there is no meeting 'guatemala'; acuerdo meeting list shows which there are\n"
    )
    assert not (tmp_path / "paper.docx").exists()


def test_a_folder_is_not_written_over(acuerdo: Acuerdo, imported: None, tmp_path: Path) -> None:
    result = acuerdo("export", "managua", "-o", tmp_path)
    assert result.exit_code == 2
    assert result.stderr == f"Error: {tmp_path} is a folder; name a file in it\n"


def test_a_file_must_be_named(acuerdo: Acuerdo, imported: None) -> None:
    assert acuerdo("export", "managua").exit_code == 2


def test_a_template_that_is_no_word_file_is_named(acuerdo: Acuerdo, imported: None, tmp_path: Path) -> None:
    (tmp_path / "letterhead.docx").write_bytes(b"no ZIP at all")
    text = (
        (ROOT / "config.yaml").read_text().replace("template: null", f"template: {tmp_path}/letterhead.docx")
    )
    config = tmp_path / "config.yaml"
    config.write_text(text.replace("workflows/", f"{ROOT}/workflows/"))
    result = acuerdo("export", "managua", "-o", tmp_path / "paper.docx", "--config", config)
    assert result.exit_code == 1
    assert result.stderr == (
        f"Error: {tmp_path}/letterhead.docx cannot be used as the template: This is not a Word file (.docx). Save it "
        "in Word as .docx, and send that.\n"
    )
    assert not (tmp_path / "paper.docx").exists()
