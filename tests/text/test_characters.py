"""engine/text/characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.text.characters import CharacterFault, cleaned, faults


@pytest.mark.parametrize(
    "text",
    [
        "Plain words, “quoted” – and 50 %.",
        "Señor Núñez, México\u00a0(CRM)",
        "two\r\nlines\tand a tab",
        "a family 👨\u200d👩\u200d👧",
        "می\u200cخواهم",
        "क्\u200dष",
    ],
)
def test_what_can_be_seen_passes(text: str) -> None:
    assert faults(text) == ()


@pytest.mark.parametrize(
    ("char", "code"),
    [
        ("\u202e", "U+202E"),
        ("\u2066", "U+2066"),
        ("\u200b", "U+200B"),
        ("\ufeff", "U+FEFF"),
        ("\u00ad", "U+00AD"),
        ("\x00", "U+0000"),
        ("\x0b", "U+000B"),
        ("\ud800", "U+D800"),
        ("\uffff", "U+FFFF"),
        ("\u3164", "U+3164"),
        ("\U000e0041", "U+E0041"),
    ],
)
def test_what_cannot_be_seen_is_named_with_its_place(char: str, code: str) -> None:
    assert [(fault.index, fault.code) for fault in faults(f"pay{char}ment")] == [(3, code)]


def test_a_fault_has_the_characters_name() -> None:
    assert faults("\u202e") == (CharacterFault(0, "U+202E", "RIGHT-TO-LEFT OVERRIDE"),)


@pytest.mark.parametrize("text", ["pay\u200cment", "\u200dment", "pay\u200d", "a \u200d b"])
def test_a_joiner_between_latin_letters_only_hides(text: str) -> None:
    assert len(faults(text)) == 1


def test_cleaning_drops_and_lists() -> None:
    assert cleaned("a\u200bb") == ("ab", ("U+200B (ZERO WIDTH SPACE) dropped",))


def test_cleaning_makes_line_ends_of_separators_and_signs_of_words_own() -> None:
    text, notes = cleaned("a\u2028\uf0b7 co\x1eop")
    assert text == "a\n· co\u2011op"
    assert len(notes) == 3


@given(st.text(st.characters(exclude_categories=[])))
def test_nothing_is_found_in_what_was_cleaned(text: str) -> None:
    assert faults(cleaned(text)[0]) == ()
