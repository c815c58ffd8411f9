"""acuerdo parse."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Acuerdo

SEED = ROOT / "tests/specimens/rcgm-2014-11-managua-en.txt"


@pytest.fixture(autouse=True)
def _at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def test_json_has_the_parts_and_the_labels_of_the_source(acuerdo: Acuerdo) -> None:
    result = acuerdo("parse", SEED, "--format", "json")
    assert (result.exit_code, result.stderr) == (0, "")
    paper = json.loads(result.stdout)
    assert list(paper) == ["title", "preamble", "participants", "language", "sections", "normalised"]
    assert [(section["heading"], len(section["items"])) for section in paper["sections"]] == [
        ("CONCLUSIONS", 19),
        ("Recommendations", 1),
    ]
    first = paper["sections"][0]["items"][0]
    assert (first["label"], first["topic"]) == ("1.", None)
    assert list(first["paragraphs"][1]) == ["kind", "level", "label", "text"]
    assert first["paragraphs"][1]["label"] == "a)"


def test_text_is_the_paper_again_and_reads_the_same(acuerdo: Acuerdo) -> None:
    once = acuerdo("parse", SEED)
    assert once.exit_code == 0
    assert "normalised: " in once.stderr
    again = acuerdo("parse", "-", stdin=once.stdout)
    assert again.stdout == once.stdout


def test_without_a_configuration_the_format_that_comes_with_us_is_used(
    acuerdo: Acuerdo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert acuerdo("parse", SEED).exit_code == 0


def test_a_configuration_that_is_named_must_be_there(acuerdo: Acuerdo, tmp_path: Path) -> None:
    result = acuerdo("parse", SEED, "--config", tmp_path / "no.yaml")
    assert result.exit_code == 1
    assert "there is no such file" in result.stderr


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"\xff\xfe1\x00", "is encoded as UTF-16 or UTF-32; save it as UTF-8"),
        (b"M\xe9xico", "is not UTF-8: byte 1 (line 1) is 0xe9; save it as UTF-8"),
        (b"\x7fELF\x00", "is binary, not text"),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(
    acuerdo: Acuerdo, tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "draft.txt"
    path.write_bytes(content)
    result = acuerdo("parse", path, "--format", "json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
