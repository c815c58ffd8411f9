"""acuerdo read, and acuerdo redline --format docx that it reads back."""

import json
from pathlib import Path

import pytest

from engine.word.guard import Reason, UploadRefused
from engine.word.guard.limits import LARGEST_FILE
from engine.word.redlined import write_redlined
from engine.word.template import TemplateRefused, Unfit
from tests.cli.conftest import Acuerdo
from tests.word.builders import create_layout
from tests.word.redlines import create_compilation
from web.cli.sentences import file_sentence
from web.uploads import SENTENCES

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
    assert result.stderr == f"Error: {file} is refused: {NO_WORD_FILE}\n"


NO_WORD_FILE = "This is not a Word file (.docx). Save it in Word as .docx, and send that."


def test_what_cannot_be_seen_in_a_file_s_own_names_is_a_dot() -> None:
    said = file_sentence(UploadRefused(Reason.UNSAFE_NAME, part="word/\u202eevil\n\x1b[31m.xml"))
    assert "(word/·evil··[31m.xml)" in said


def test_every_reason_has_a_sentence() -> None:
    assert set(SENTENCES) == {*Reason, *Unfit}
    facts: dict[str, str | int] = {"limit": 5_000_000, "part": "x", "type": "x", "target": "x", "field": "x"}
    refusals = [UploadRefused(reason, **facts) for reason in Reason]
    unfit = [TemplateRefused(reason, style="x") for reason in Unfit]
    for said in map(file_sentence, (*refusals, *unfit)):
        assert said[-1] in ".)"
        assert "%(" not in said
        assert "–" not in said


def test_a_limit_is_told_as_it_is() -> None:
    refused = UploadRefused(Reason.TOO_LARGE, limit=LARGEST_FILE)
    assert file_sentence(refused).startswith("This file is too large: at most 5 MB are taken.")


def test_the_template_is_refused_in_the_same_sentences() -> None:
    facts = {"part": "word/header1.xml", "field": "DDEAUTO"}
    said = file_sentence(TemplateRefused(Reason.ACTIVE_FIELD, **facts))
    assert said == file_sentence(UploadRefused(Reason.ACTIVE_FIELD, **facts))
    assert "(DDEAUTO)" in said
    missing = file_sentence(TemplateRefused(Unfit.NO_STYLE, style="List Number 2"))
    assert "no paragraph style named “List Number 2”" in missing


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
