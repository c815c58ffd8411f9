"""acuerdo merge."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Acuerdo

Write = Callable[..., list[str]]


@pytest.fixture
def texts(tmp_path: Path) -> Write:
    """Writes the base and each version; gives the arguments of the command."""

    def write(base: str, **versions: str) -> list[str]:
        for name, text in (("base", base), *versions.items()):
            (tmp_path / f"{name}.txt").write_bytes(text.encode())
        return [f"{tmp_path}/base.txt", *(f"{name}={tmp_path}/{name}.txt" for name in versions)]

    return write


def test_what_merges_is_printed_and_the_exit_code_is_0(acuerdo: Acuerdo, texts: Write) -> None:
    arguments = texts("One two. Three four.\n", Mexico="1 two. Three four.\n", Canada="One two. Three 4.\n")
    result = acuerdo("merge", *arguments)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "1 two. Three 4.\n", "")


def test_json_tells_who_changed_what(acuerdo: Acuerdo, texts: Write) -> None:
    arguments = texts("One two three", Mexico="1 two three", Canada="1 two 3")
    result = acuerdo("merge", *arguments, "--format", "json")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == {
        "text": "1 two 3",
        "conflicts": [],
        "changes": [
            {"by": ["Canada", "Mexico"], "old": "One", "new": "1"},
            {"by": ["Canada"], "old": "three", "new": "3"},
        ],
    }


def test_a_conflict_is_printed_in_brackets_and_the_exit_code_is_1(acuerdo: Acuerdo, texts: Write) -> None:
    arguments = texts(
        "They will meet [here].", Panama="They shall meet [here].", Mexico="They should meet [here].",
        Canada="They should meet [here].",
    )  # fmt: skip
    result = acuerdo("merge", *arguments)
    assert result.exit_code == 1
    assert result.stdout == "They [Canada, Mexico: should] [Panama: shall] meet \\[here\\]."
    assert result.stderr == "1 conflict, in brackets\n"


def test_a_conflict_in_json_has_no_text(acuerdo: Acuerdo, texts: Write) -> None:
    arguments = texts("on February 15th", Mexico="on March 15th", Canada="on February 28th")
    result = acuerdo("merge", *arguments, "--format", "json")
    assert result.exit_code == 1
    assert json.loads(result.stdout) == {
        "text": None,
        "conflicts": [
            {
                "base": "February 15th",
                "alternatives": [
                    {"by": ["Canada"], "text": "February 28th"},
                    {"by": ["Mexico"], "text": "March 15th"},
                ],
            }
        ],
        "changes": [],
    }


@pytest.mark.parametrize("form", ["text", "json"])
def test_the_order_of_the_names_does_not_matter(acuerdo: Acuerdo, texts: Write, form: str) -> None:
    base, *versions = texts("One two three", Mexico="1 two three", Canada="uno two three", Panama="One two 3")
    first, second = (acuerdo("merge", base, *order, "--format", form) for order in (versions, versions[::-1]))
    assert first.stdout == second.stdout


@pytest.mark.parametrize("text", ["", "\n", "One", "One\r\ntwo\r\n", "  e\u0301\u00a0\n\n\tx ", "👩\u200d👧"])
def test_a_text_that_nobody_changed_comes_back_to_the_byte(acuerdo: Acuerdo, texts: Write, text: str) -> None:
    result = acuerdo("merge", *texts(text, Mexico=text, Canada=text))
    assert (result.exit_code, result.stdout_bytes) == (0, text.encode())


def test_an_empty_base_and_an_empty_text_are_texts(acuerdo: Acuerdo, texts: Write) -> None:
    assert acuerdo("merge", *texts("", Mexico="One.\n", Canada="")).stdout == "One.\n"
    assert acuerdo("merge", *texts("One.\n", Mexico="")).stdout == ""


def test_a_sentence_changed_in_two_places_is_told(acuerdo: Acuerdo, texts: Write) -> None:
    result = acuerdo(
        "merge", *texts("We thank you all.", Mexico="We praise you all.", Canada="We thank you both.")
    )
    assert result.stdout == "We praise you both."
    assert result.stderr == "look here, changed by Canada and Mexico: We thank you all.\n"


def test_one_text_may_come_from_standard_input(acuerdo: Acuerdo, texts: Write) -> None:
    base, version = texts("One two", Mexico="1 two")
    assert acuerdo("merge", "-", version, stdin="One two").stdout == "1 two"
    assert acuerdo("merge", base, "Mexico=-", stdin="1 two").stdout == "1 two"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["mexico.txt"], "mexico.txt is not NAME=FILE: say whose text it is, as in Mexico=mexico.txt"),
        (["=mexico.txt"], "=mexico.txt has no name before the equals sign: say whose text it is"),
        (["  =mexico.txt"], "  =mexico.txt has no name before the equals sign: say whose text it is"),
        (["Mexico="], "Mexico= names no file after the equals sign"),
        (["México=-", "Me\u0301xico=x.txt"], "México is given twice: one text a name"),
        (["Mexico=-", "Canada=-"], "standard input can be read once: name a file for all texts but one"),
        (["Mexico=no.txt"], "no.txt: there is no such file"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_a_sentence(
    acuerdo: Acuerdo, texts: Write, arguments: list[str], sentence: str
) -> None:
    (base,) = texts("One")
    result = acuerdo("merge", base, *arguments)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"Error: {sentence}\n")


def test_a_base_alone_is_no_merge(acuerdo: Acuerdo, texts: Write) -> None:
    assert acuerdo("merge", *texts("One")).exit_code == 2


@pytest.mark.parametrize("content", [b"\xff\xfe1\x00", b"PK\x03\x04", b"a\x00b", b"caf\xe9"])
def test_what_is_no_text_is_refused(acuerdo: Acuerdo, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a").write_bytes(b"One")
    (tmp_path / "b").write_bytes(content)
    result = acuerdo("merge", tmp_path / "a", f"Mexico={tmp_path}/b")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"Error: {tmp_path}/b is ")


def test_a_word_file_has_every_change_under_its_authors_name_and_each_reading_of_a_conflict(
    acuerdo: Acuerdo, tmp_path: Path
) -> None:
    for name, text in {
        "base": "Send it by February 15th, 2015.\nThank IOM.\n",
        "mexico": "Send it by March 15th, 2015.\nThank IOM.\n",
        "panama": "Send it by May 15th, 2015.\nThank IOM and ILO.\n",
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    versions = (f"Mexico={tmp_path / 'mexico'}", f"Panama={tmp_path / 'panama'}")
    given = ("--format", "docx", "--date", "2014-11-24", "-o", tmp_path / "merged.docx")
    assert acuerdo("merge", tmp_path / "base", *versions, *given).exit_code == 1
    found = json.loads(acuerdo("read", tmp_path / "merged.docx", "--format", "json").stdout)
    changes = [(one["author"], one["text"]) for part in found["paragraphs"] for one in part["changes"]]
    assert changes == [("Panama", " and ILO")]
    assert sorted(comment["author"] for comment in found["comments"]) == ["Mexico", "Panama"]


def test_a_word_file_needs_a_place(acuerdo: Acuerdo, tmp_path: Path) -> None:
    (tmp_path / "base").write_text("a\n", encoding="utf-8")
    result = acuerdo("merge", tmp_path / "base", f"Mexico={tmp_path / 'base'}", "--format", "docx")
    assert result.exit_code == 2
