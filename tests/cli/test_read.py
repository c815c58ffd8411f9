"""acuerdo read, and acuerdo redline --format docx that it reads back."""

import json
from pathlib import Path

import pytest

from engine.word.guard import Reason
from engine.word.redlined import write_redlined
from tests.cli.conftest import Acuerdo
from tests.word.builders import create_layout
from tests.word.redlines import create_compilation
from web.cli.read import SENTENCES

OLD = "1. Mexico invites the Member Countries.\na) one\n"
NEW = "1. Mexico urges the Member Countries.\na) one\nb) two\n"


@pytest.fixture
def word_file(acuerdo: Acuerdo, tmp_path: Path) -> Path:
    old, new, file = tmp_path / "old.txt", tmp_path / "new.txt", tmp_path / "redline.docx"
    old.write_text(OLD, encoding="utf-8")
    new.write_text(NEW, encoding="utf-8")
    made = acuerdo(
        "redline",
        old,
        new,
        "--format",
        "docx",
        "--author",
        "México",
        "--date",
        "2014-11-24T16:42Z",
        "-o",
        file,
    )
    assert (made.exit_code, made.output) == (0, "")
    return file


def test_json_tells_base_final_and_changes(acuerdo: Acuerdo, word_file: Path) -> None:
    read = json.loads(acuerdo("read", word_file, "--format", "json").stdout)
    assert read["paragraphs"][0] == {
        "base": "1. Mexico invites the Member Countries.",
        "final": "1. Mexico urges the Member Countries.",
        "changes": [
            {"op": "delete", "text": "invites", "author": "México", "date": "2014-11-24T16:42:00Z"},
            {"op": "insert", "text": "urges", "author": "México", "date": "2014-11-24T16:42:00Z"},
        ],
    }
    assert "\n".join(each["base"] for each in read["paragraphs"] if each["base"]) + "\n" == OLD
    assert "\n".join(each["final"] for each in read["paragraphs"] if each["final"]) + "\n" == NEW
    assert (read["comments"], read["left_out"]) == ([], [])


def test_a_paragraph_that_comes_says_that_it_begins_in_the_final_text(
    acuerdo: Acuerdo, word_file: Path
) -> None:
    last = json.loads(acuerdo("read", word_file, "--format", "json").stdout)["paragraphs"][-1]
    assert (last["base"], last["final"], last["begins"]) == ("", "b) two", ["final"])


def test_text_marks_what_goes_and_comes(acuerdo: Acuerdo, word_file: Path) -> None:
    lines = acuerdo("read", word_file).stdout.splitlines()
    assert lines[0] == "1. Mexico [-invites-]{+urges+} the Member Countries."


def test_comments_are_told_with_their_words(acuerdo: Acuerdo, tmp_path: Path) -> None:
    file = tmp_path / "paper.docx"
    file.write_bytes(write_redlined(create_compilation(), create_layout()))
    read = json.loads(acuerdo("read", file, "--format", "json").stdout)
    said = [(each["author"], each["anchor"], each["text"]) for each in read["comments"]]
    assert ("Mexico", "15 February", "1 March") in said
    assert "comment by Mexico on “15 February”: 1 March" in acuerdo("read", file).stdout


def test_a_refused_file_ends_with_one_sentence(acuerdo: Acuerdo, tmp_path: Path) -> None:
    file = tmp_path / "x.docx"
    file.write_text("no Word file")
    result = acuerdo("read", file)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"Error: {file} is refused: it is no Word file (.docx)\n"


def test_every_reason_has_a_sentence() -> None:
    assert set(SENTENCES) == set(Reason)


def test_the_same_date_gives_the_same_file(acuerdo: Acuerdo, word_file: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.docx"
    texts = tmp_path / "old.txt", tmp_path / "new.txt"
    acuerdo(
        "redline",
        *texts,
        "--format",
        "docx",
        "--author",
        "México",
        "--date",
        "2014-11-24T16:42Z",
        "-o",
        again,
    )
    assert again.read_bytes() == word_file.read_bytes()


@pytest.mark.parametrize(
    "options",
    [
        ("--format", "docx"),
        ("--format", "docx", "--author", "x"),
        ("--format", "docx", "-o", "x.docx"),
        ("--format", "docx", "--author", " ", "-o", "x.docx"),
        ("--format", "docx", "--author", "x", "-o", "x.docx", "--date", "yesterday"),
        ("--author", "x"),
        ("--format", "json", "-o", "x"),
    ],
)
def test_options_that_do_not_go_together_are_told(acuerdo: Acuerdo, options: tuple[str, ...]) -> None:
    result = acuerdo("redline", "/dev/null", "/dev/null", *options)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_empty_texts_make_an_empty_file(acuerdo: Acuerdo, tmp_path: Path) -> None:
    file = tmp_path / "empty.docx"
    acuerdo("redline", "/dev/null", "/dev/null", "--format", "docx", "--author", "x", "-o", file)
    [paragraph] = json.loads(acuerdo("read", file, "--format", "json").stdout)["paragraphs"]
    assert (paragraph["base"], paragraph["final"], paragraph["changes"]) == ("", "", [])
