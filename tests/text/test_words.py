"""engine/text/words and engine/text/preamble: the conference's language, as data."""

import pytest
from pydantic import ValidationError

from engine.text.preamble import language_of, participants
from engine.text.words import Words
from tests.text.shorthand import words


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("CONCLUSIONS", "conclusions"),
        ("Recomendaciones:", "recommendations"),
        ("Conclusions and recommendations", "conclusions"),
        ("Conclusions of the meeting", None),
    ],
)
def test_a_heading_is_the_whole_line_whatever_its_case(line: str, key: str | None) -> None:
    assert words().heading_key(line) == key


@pytest.mark.parametrize(("name", "code"), [("México", "MEX"), ("panama", "PAN"), ("the moon", None)])
def test_a_members_code_is_found_by_name_in_either_language(name: str, code: str | None) -> None:
    assert words().member_code(name) == code


def test_every_member_has_a_name_in_every_language() -> None:
    codes = [set(language.members) for language in words().languages.values()]
    assert all(len(found) == 11 and found == codes[0] for found in codes)


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("To thank the delegation of Mexico.", "en"),
        ("Agradecer a la delegación de México.", "es"),
        ("1234", None),
    ],
)
def test_the_language_is_told_by_its_words(line: str, language: str | None) -> None:
    assert language_of([line], words()) == language


@pytest.mark.parametrize(
    ("preamble", "names"),
    [
        (
            "with the participation of representatives from Belize, Canada and Mexico met",
            ("Belize", "Canada", "Mexico"),
        ),
        ("with the participation of Mexico, and the United States, adopted", ("Mexico", "United States")),
        (
            "with representatives from:\nEl Salvador;\nthe Dominican Republic",
            ("El Salvador", "Dominican Republic"),
        ),
        ("with the participation of the United\u00a0States of America.", ("United\u00a0States of America",)),
        ("with the participation of experts", ()),
        ("Belize and Canada met", ()),
    ],
)
def test_participants_are_read_as_printed_and_without_article(preamble: str, names: tuple[str, ...]) -> None:
    assert participants(preamble, words().languages["en"])[0] == names


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(ValidationError, match="verbs"):
        Words.model_validate({"languages": {"en": {"verbs": ["thank"]}}})
