"""Brackets that belong to the text: how they are read, and how they are marked again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.text.literals import as_read, marked_again, wording_as_read
from engine.text.redline import as_text, redline
from engine.text.tokens import tokens
from tests.text.shorthand import wording


@pytest.mark.parametrize(
    ("kept", "read"),
    [
        (r"They \[sic\] met.", "They [sic] met."),
        (r"They \[sic\] [shall] meet.", "They [sic] [shall] meet."),
        (r"C:\\temp and C:\temp", r"C:\temp and C:\temp"),
        ("They met.", "They met."),
    ],
)
def test_a_text_is_read_without_its_marks(kept: str, read: str) -> None:
    assert as_read(kept) == read
    assert wording_as_read(wording(f"Lead:\na) {kept}")) == wording(f"Lead:\na) {read}")


@pytest.mark.parametrize(
    ("source", "text", "marked"),
    [
        (r"They \[sic\] met.", "They [sic] met.", r"They \[sic\] met."),
        (r"They \[sic\] met.", "They [sic] met in May.", r"They \[sic\] met in May."),
        (r"They \[sic\] met.", "They have [sic] come.", r"They have \[sic\] come."),
        (r"They \[sic\] met.", "They [now] met.", r"They \[now\] met."),
        (r"They \[sic\] met.", "They met.", "They met."),
        (r"They \[sic\] met.", "They [sic] [shall] meet.", r"They \[sic\] [shall] meet."),
        (r"They \[sic\] met.", r"They [sic] met \[sic\].", r"They \[sic\] met \[sic\]."),
        (r"They [shall] \[sic\] met.", "They [shall] [sic] meet.", r"They [shall] \[sic\] meet."),
        ("They [shall] meet.", "They [shall] meet now.", "They [shall] meet now."),
    ],
)
def test_what_stands_is_marked_again_and_what_was_typed_is_as_typed(
    source: str, text: str, marked: str
) -> None:
    assert marked_again(text, source) == marked


def test_a_bracket_alone_that_might_be_another_is_open() -> None:
    assert marked_again("We [shall] go home.", r"They \[sic\] met.") == "We [shall] go home."


literal = st.text(alphabet="ab []\\:,.\n")


@given(
    literal | st.lists(st.sampled_from(["https://a", r"\[", r"\]", "]", "[", "\\", " ", "b"])).map("".join)
)
def test_what_is_read_of_the_tokens_is_what_is_read_of_the_text(text: str) -> None:
    assert "".join(map(as_read, tokens(text))) == as_read(text)


@given(literal)
def test_what_was_printed_and_not_changed_has_all_its_marks_again(text: str) -> None:
    again = marked_again(as_read(text), text)
    assert as_read(again) == as_read(text) or "\\" in as_read(text)
    if len([token for token in tokens(as_read(text)) if not token.isspace()]) > 1:
        assert again == text


def test_a_mark_that_comes_is_a_change_of_its_bracket() -> None:
    spans = redline(wording("They [sic] met."), wording(r"They \[sic\] met."))
    assert as_text(spans) == r"They [-[-]{+\[+}sic[-]-]{+\]+} met."
