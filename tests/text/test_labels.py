"""engine/text/labels."""

import pytest

from engine.text.labels import Reading, label_style, printed, readings, split_label


@pytest.mark.parametrize(
    ("line", "label", "text"),
    [
        ("1. Approve", "1.", "Approve"),
        ("1) Approve", "1)", "Approve"),
        ("1.- Aprobar", "1.-", "Aprobar"),
        ("a) To accept", "a)", "To accept"),
        ("(a) To accept", "(a)", "To accept"),
        ("iv. four", "iv.", "four"),
        ("(xii) twelve", "(xii)", "twelve"),
        ("A. First", "A.", "First"),
        ("aa) twenty-seventh", "aa)", "twenty-seventh"),
        ("· one", "·", "one"),
        ("•one", "•", "one"),
        ("- one", "-", "one"),
        ("– one", "–", "one"),
        ("o one", "o", "one"),
        ("a)\u00a0To accept", "a)", "To accept"),
        ("7.", "7.", ""),
    ],
)
def test_a_printed_label_is_parted_from_its_text(line: str, label: str, text: str) -> None:
    assert split_label(line) == (label, text)


@pytest.mark.parametrize(
    "line",
    [
        "2015. The year",
        "1.5 million",
        "a.m. or p.m.",
        "-5 degrees",
        "No. 5",
        "al. x",
        "(a] x",
        "ab) x",
        "Thank",
    ],
)
def test_what_only_resembles_a_label_is_text(line: str) -> None:
    assert split_label(line) == ("", line)


@pytest.mark.parametrize(
    ("label", "style"),
    [
        ("c)", "a)"), ("d.", "a."), ("(b)", "(a)"), ("C.", "A."), ("iv.", "i."), ("i)", "i)"), ("VI.", "I."),
        ("12.", "1."), ("3)", "1)"), ("2.-", "1.-"), ("·", "·"), ("-", "-"), ("", ""),
    ],
)  # fmt: skip
def test_a_style_is_named_by_its_first_label(label: str, style: str) -> None:
    assert label_style(label) == style


def test_a_label_may_have_two_readings() -> None:
    assert readings("i.") == (Reading("a.", 9), Reading("i.", 1))
    assert readings("b)") == (Reading("a)", 2),)


@pytest.mark.parametrize(
    ("style", "ordinal", "label"),
    [
        ("a)", 3, "c)"),
        ("a.", 27, "aa."),
        ("(i)", 4, "(iv)"),
        ("A.", 2, "B."),
        ("1.-", 12, "12.-"),
        ("·", 4, "·"),
    ],
)
def test_a_label_is_printed_from_style_and_order(style: str, ordinal: int, label: str) -> None:
    assert printed(style, ordinal) == label


@pytest.mark.parametrize("style", ["a)", "a.", "(a)", "i.", "A)", "I.", "1.", "1.-"])
def test_what_is_printed_is_read_back(style: str) -> None:
    assert all(Reading(style, ordinal) in readings(printed(style, ordinal)) for ordinal in range(1, 50))


def test_past_its_last_sign_a_style_goes_on_in_numbers() -> None:
    assert printed("a)", 53) == "53)"
