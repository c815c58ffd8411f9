"""Automatic numbering prints the wording's own labels, whatever their sequence."""

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.text.wording import Kind, Paragraph, Wording, print_wording
from engine.word.adopted import write_paper
from engine.word.layout import Layout
from engine.word.lines import paper_text
from engine.word.readback import printed_text
from tests.word.builders import create_layout, create_paper, create_section, create_wording, numbered
from tests.word.office import faults_found, plain_lines, read_by_libreoffice
from tests.word.parts import nums_of

LETTERS = "abcdefghijklmnopqrstuvwxyz"
SEQUENCES = {
    "in order": ["a) x", "b) x", "c) x"],
    "other marks": ["a. x", "b. x"],
    "in brackets": ["(a) x", "(b) x"],
    "figures": ["1) x", "2) x"],
    "capitals": ["A. x", "B. x"],
    "roman": ["i) x", "ii) x", "iii) x", "iv) x", "v) x"],
    "i after h is a letter": [f"{letter}. x" for letter in "abcdefghijk"],
    "beyond z": [f"{letter}) x" for letter in [*LETTERS, "aa", "bb", "cc"]],
    "beyond two rounds": ["zz) x", "53) x", "54) x"],
    "nested": ["a) x", "  i. x", "  ii. x", "b) x", "  i. x", "c) x"],
    "three deep": ["a) x", "  i. x", "    1) x", "    2) x", "  ii. x", "    1) x"],
    "after a continuation": ["a) x", "b) x", "+ And further", "c) x"],
    "second chapeau": ["a) x", "b) x", "+ And calls for:", "a) x", "b) x"],
    "third chapeau": ["a) x", "+ And:", "a) x", "+ And:", "a) x", "  i. x"],
    "starts late": ["c) x", "d) x"],
    "a gap": ["a) x", "b) x", "e) x", "f) x"],
    "backwards": ["c) x", "b) x", "a) x"],
    "one label three times": ["a) x", "a) x", "a) x"],
    "mixed marks": ["a) x", "b. x", "(c) x", "d) x"],
    "mixed figures": ["a) x", "1) x", "b) x", "i) x", "2) x"],
    "mixed nested": ["a) x", "  i. x", "  a) x", "  ii. x", "b. x", "  i. x"],
    "nested first": ["  i. x", "  ii. x", "a) x"],
    "nested restarted late": ["a) x", "  iii. x", "  iv. x", "b) x", "  iii. x", "c) x", "  i. x"],
    "bis": ["a) x", "a\u00a0bis) x", "b) x"],
    "decimal outline": ["1.1 x", "1.2 x"],
    "bullets": ["· x", "· x"],
    "hyphens": ["- x", "- x"],
    "bullets in letters": ["a) x", "  · x", "  · x", "b) x", "  - x"],
    "letters after bullets": ["· x", "a) x", "· x", "b) x"],
    "no labels": ["+ And further"],
    "single": ["a) x"],
}


def create_item(name: str, lines: list[str]) -> Wording:
    return create_wording(f"The sequence: {name}", *lines)


@pytest.mark.parametrize("name", SEQUENCES)
def test_a_sequence_is_printed_label_for_label(name: str) -> None:
    paper, layout = create_paper(create_item(name, SEQUENCES[name])), create_layout()
    assert printed_text(write_paper(paper, layout)) == paper_text(paper, layout)


@pytest.mark.parametrize(
    "layout", [create_layout(), numbered("1)"), numbered("none")], ids=["1.", "1)", "none"]
)
def test_libreoffice_prints_every_sequence_in_one_paper(layout: Layout, tmp_path: Path) -> None:
    items = [create_item(name, lines) for name, lines in SEQUENCES.items()]
    sections = create_section("CONCLUSIONS", *items), create_section("Recommendations", *reversed(items))
    paper = create_paper(sections=sections)
    docx = write_paper(paper, layout)
    expected = paper_text(paper, layout)
    assert printed_text(docx) == expected
    assert read_by_libreoffice(docx, tmp_path) == plain_lines(expected)
    assert faults_found(docx, tmp_path) == []


LABELS = ["a)", "b)", "c)", "i)", "ii)", "v)", "a.", "b.", "i.", "(a)", "1)", "2)", "A.", "h.", "1.1", ""]
paragraphs = st.one_of(
    st.builds(Paragraph, st.just(Kind.SUB), st.just("x"), st.integers(0, 3), st.sampled_from(LABELS)),
    st.builds(
        Paragraph, st.just(Kind.BULLET), st.just("x"), st.integers(0, 9), st.sampled_from(["·", "-", ""])
    ),
    st.builds(Paragraph, st.sampled_from([Kind.LEAD, Kind.CONTINUATION]), st.sampled_from(["x", "x:"])),
)
wordings = st.builds(Wording, st.lists(paragraphs, max_size=8).map(tuple))


@given(st.lists(wordings, max_size=6), st.sampled_from(["1.", "(1)", "none"]))
def test_any_sequence_at_all_is_printed_label_for_label(items: list[Wording], style: str) -> None:
    paper, layout = create_paper(*items), numbered(style)
    assert printed_text(write_paper(paper, layout)) == paper_text(paper, layout)


def test_libreoffice_prints_random_sequences(tmp_path: Path) -> None:
    chance = random.Random(2014)
    lines = [f"{'  ' * level}{label} x" for level in range(3) for label in LABELS[:-1]] + [
        "+ And:",
        "+ And",
        "· x",
    ]
    items = [create_wording("Item", *chance.choices(lines, k=chance.randint(0, 7))) for _ in range(300)]
    paper, layout = create_paper(*items), create_layout()
    docx = write_paper(paper, layout)
    assert read_by_libreoffice(docx, tmp_path) == plain_lines(paper_text(paper, layout))


def test_letters_restart_by_themselves_under_each_item() -> None:
    items = [create_wording("Item:", "a) x", "b) x", "  i. x") for _ in range(5)]
    assert len(nums_of(write_paper(create_paper(*items), create_layout()))) == 1


def test_a_second_chapeau_costs_one_restart() -> None:
    item = create_wording("Item:", "a) x", "b) x", "+ And:", "a) x", "b) x")
    starts = nums_of(write_paper(create_paper(item, item), create_layout()))
    assert starts == [{}, {1: 1}, {1: 1}]


def test_recommendations_restart_at_one() -> None:
    thanks = create_wording("To thank")
    sections = (
        create_section("CONCLUSIONS", thanks, thanks, thanks),
        create_section("Recommendations", create_wording("Approve"), create_wording("Hold")),
    )
    docx = write_paper(create_paper(sections=sections), create_layout())
    assert printed_text(docx).splitlines()[-2:] == ["1. Approve", "2. Hold"]
    assert nums_of(docx) == [{}, {0: 1}]


def test_recommendations_go_on_where_the_format_says_so() -> None:
    sections = (
        create_section("CONCLUSIONS", create_wording("To thank")),
        create_section("Recommendations", create_wording("Approve")),
    )
    layout = numbered("1.", restart_in_each_section=False)
    docx = write_paper(create_paper(sections=sections), layout)
    assert printed_text(docx).splitlines()[-1] == "2. Approve"
    assert nums_of(docx) == [{}]


def test_without_numbers_items_have_topics() -> None:
    section = create_section(
        "CONCLUSIONS", create_wording("To thank", "· one"), topics=("Migration and health",)
    )
    docx = write_paper(create_paper(sections=(section,)), numbered("none"))
    assert printed_text(docx).splitlines()[-3:] == ["Migration and health", "To thank", "· one"]


def test_more_kinds_of_label_than_a_list_has_levels() -> None:
    kinds = [
        "a)",
        "a.",
        "(a)",
        "A)",
        "A.",
        "(A)",
        "i)",
        "i.",
        "(i)",
        "I)",
        "I.",
        "(I)",
        "1)",
        "(1)",
        "[a]",
        "1:",
    ]
    lines = [create_wording("Item", f"{kind} x") for kind in kinds]
    paper, layout = (
        create_paper(*lines, create_wording("Last", *(f"{kind} x" for kind in kinds))),
        create_layout(),
    )
    assert printed_text(write_paper(paper, layout)) == paper_text(paper, layout)


def test_a_wording_that_begins_with_a_letter_bears_its_number_before_it() -> None:
    docx = write_paper(create_paper(create_wording("a) one", "b) two"), create_wording()), create_layout())
    assert printed_text(docx).splitlines()[-3:] == ["1. a) one", "b) two", "2."]


def test_a_label_that_word_would_take_for_a_pattern_is_printed_as_it_stands() -> None:
    forged = Wording((Paragraph(Kind.LEAD, "Lead:"), Paragraph(Kind.SUB, "x", 0, "%1)")))
    docx = write_paper(create_paper(forged), create_layout())
    assert printed_text(docx).splitlines()[-1] == "%1) x"


@given(st.lists(wordings, min_size=1, max_size=4))
def test_print_and_word_agree_on_every_wording(items: list[Wording]) -> None:
    text = "\n".join(f"{number}. {print_wording(item)}".strip() for number, item in enumerate(items, 1))
    printed = printed_text(write_paper(create_paper(*items), create_layout()))
    assert printed.split("CONCLUSIONS\n")[1].strip() == text
