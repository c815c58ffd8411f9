"""Brackets that are marked literal: printed without the mark, in every paper in Word."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.text.merge import merge
from engine.text.redline.spans import Op
from engine.text.wording import Wording
from engine.word.adopted import write_paper
from engine.word.lines import paper_text
from engine.word.readback import printed_text
from engine.word.reader import read
from engine.word.redlined import TrackedPaper, compilation, proposal, write_redlined
from tests.word.builders import (
    create_layout,
    create_paper,
    create_section,
    create_template,
    create_wording,
    saved,
)
from tests.word.redlines import MEXICO, PANAMA, SECRETARIAT, create_paper_of
from tests.word.settling import ACCEPT, REJECT, settled_text

LAYOUT = create_layout()
OLD = create_wording(r"The Group \[sic\] invites:", r"a) one \[1\]")
NEW = create_wording(r"The Group \[sic\] urges:", r"a) one \[2\]", r"b) [Mexico: two \[sic\]]")


def test_a_paper_prints_literal_brackets_and_says_so_when_it_is_read_back() -> None:
    section = create_section("Conclusions", OLD, topics=(r"Topic \[sic\]",))
    paper = create_paper(title=(r"TITLE \[1\]",), preamble=r"It \[sic\] met:", sections=(section,))
    docx = write_paper(paper, LAYOUT)
    assert printed_text(docx).splitlines() == [
        "TITLE [1]", "It [sic] met:", "CONCLUSIONS", "Topic [sic]", "1. The Group [sic] invites:", "a) one [1]",
    ]  # fmt: skip
    assert printed_text(docx) == paper_text(paper, LAYOUT)


def test_in_a_template_too() -> None:
    docx = write_paper(create_paper(OLD), LAYOUT, saved(create_template()))
    assert "1. The Group [sic] invites:" in printed_text(docx)


def test_a_redline_prints_literal_brackets_on_both_sides() -> None:
    docx = write_redlined(proposal(create_paper_of({"one": OLD}), {"one": NEW}, MEXICO), LAYOUT)
    assert settled_text(docx, REJECT).splitlines()[-2:] == ["1. The Group [sic] invites:", "a) one [1]"]
    assert settled_text(docx, ACCEPT).splitlines()[-3:] == [
        "1. The Group [sic] urges:", "a) one [2]", "b) [Mexico: two [sic]]",
    ]  # fmt: skip
    changed = [change.text for each in read(docx).paragraphs for change in each.changes]
    assert "sic" not in changed


def test_an_item_that_comes_or_goes_whole_and_a_title_that_changes_print_them_too() -> None:
    base = create_paper_of({"one": OLD}, title=(r"A \[1\]",))
    target = create_paper_of({"two": NEW}, title=(r"B \[1\]",))
    docx = write_redlined(TrackedPaper(base, target, MEXICO), LAYOUT)
    assert settled_text(docx, REJECT) == paper_text(base, LAYOUT)
    assert settled_text(docx, ACCEPT) == paper_text(target, LAYOUT)
    assert "\\" not in settled_text(docx, ACCEPT) + settled_text(docx, REJECT)


def test_a_conflict_in_the_margin_reads_as_the_text_does() -> None:
    merged = merge(
        create_wording("They met."),
        {"M": create_wording(r"They \[sic\] came."), "P": create_wording("They go.")},
    )
    paper = compilation(
        create_paper_of({"one": create_wording("They met.")}),
        {"one": merged},
        {"M": MEXICO, "P": PANAMA},
        SECRETARIAT,
    )
    assert "[sic] came" in {comment.text for comment in read(write_redlined(paper, LAYOUT)).comments}


def test_a_merge_that_brings_a_backslash_to_a_bracket_is_printed_all_the_same() -> None:
    old = create_wording("The \\ word [ and ] end.")
    merged = merge(old, {"M": create_wording("The \\[ and ] end.")})
    paper = compilation(create_paper_of({"one": old}), {"one": merged}, {"M": MEXICO}, SECRETARIAT)
    docx = write_redlined(paper, LAYOUT)
    assert settled_text(docx, REJECT) == paper_text(paper.base, LAYOUT)
    assert settled_text(docx, ACCEPT) == paper_text(paper.target, LAYOUT)


_texts = st.lists(
    st.sampled_from(["a", "b", " ", " ", r"\[", r"\]", "[", "]", "\\", "x: ", "M: "]), max_size=9
).map(lambda found: create_wording(f"Z{' '.join(''.join(found).split())}."))


@given(_texts, _texts, _texts)
def test_whatever_is_marked_rejecting_gives_the_base_and_accepting_the_target(
    old: Wording, mexico: Wording, panama: Wording
) -> None:
    merged = merge(old, {"M": mexico, "P": panama})
    base = create_paper_of({"one": old})
    for paper in (
        compilation(base, {"one": merged}, {"M": MEXICO, "P": PANAMA}, SECRETARIAT),
        TrackedPaper(base, replace(create_paper_of({"one": mexico})), MEXICO),
    ):
        document = read(write_redlined(paper, LAYOUT))
        assert document.text(Op.DELETE) == paper_text(paper.base, LAYOUT)
        assert document.text(Op.INSERT) == paper_text(paper.target, LAYOUT)


@pytest.mark.parametrize("text", [r"C:\temp", "a backslash \\", r"a \\ b"])
def test_other_backslashes_are_printed(text: str) -> None:
    assert "\\" in printed_text(write_paper(create_paper(create_wording(text)), LAYOUT))
