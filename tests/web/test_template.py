"""A template of the secretariat that cannot be used: said at every page that writes Word, nothing half-written."""

from pathlib import Path

import pytest

from tests.web.world import World

FILES = (
    "paper.docx",
    "compilation.docx",
    "dispositions.docx",
    "word/redlined.docx?what=proposals",
)


@pytest.fixture
def letterhead(meeting: World, tmp_path: Path) -> Path:
    """The file that the configuration names; what is in it is for the test to say."""
    file = tmp_path / "letterhead.docx"
    meeting.app.extensions["acuerdo.config"] = meeting.config.model_copy(update={"template": file})
    return file


@pytest.mark.parametrize("path", FILES)
def test_a_file_that_is_no_word_file(meeting: World, letterhead: Path, path: str) -> None:
    letterhead.write_bytes(b"no ZIP at all")
    page = meeting.browser("secretariat").get(f"/meetings/meeting/{path}")
    assert page.status == 503
    assert "The Word template of this server cannot be used" in page.text
    assert "This is not a Word file (.docx)." in page.text


@pytest.mark.parametrize("path", FILES)
def test_a_file_that_is_gone(meeting: World, letterhead: Path, path: str) -> None:
    page = meeting.browser("secretariat").get(f"/meetings/meeting/{path}")
    assert page.status == 503
    assert "The template&#39;s file is gone, or may not be read by this server." in page.text


def test_the_spreadsheet_needs_no_template(meeting: World, letterhead: Path) -> None:
    assert meeting.browser("secretariat").get("/meetings/meeting/dispositions.xlsx").status == 200
