"""Of every redline in Word: rejecting all gives the base, accepting all the target, to the character, labels too."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from engine.text.redline import redline_text
from engine.text.redline.spans import Op
from engine.word.lines import paper_text
from engine.word.reader import read
from engine.word.redlined import TrackedPaper, strands, write_redlined, write_redlined_text
from tests.word.builders import create_layout, create_template, numbered, saved
from tests.word.parts import W, part
from tests.word.redlines import MEXICO, papers, tracked_papers
from tests.word.settling import ACCEPT, REJECT, settled_text

LAYOUT = create_layout()


@settings(max_examples=40)
@pytest.mark.parametrize("properties", ["last", "first"])
@given(paper=tracked_papers)
def test_accepted_it_is_the_target_and_rejected_the_base(properties: str, paper: TrackedPaper) -> None:
    docx = write_redlined(paper, LAYOUT)
    assert settled_text(docx, REJECT, properties) == paper_text(paper.base, LAYOUT)
    assert settled_text(docx, ACCEPT, properties) == paper_text(paper.target, LAYOUT)


@given(tracked_papers)
def test_the_reader_reads_what_was_written(paper: TrackedPaper) -> None:
    document = read(write_redlined(paper, LAYOUT))
    assert document.text(Op.DELETE) == paper_text(paper.base, LAYOUT)
    assert document.text(Op.INSERT) == paper_text(paper.target, LAYOUT)


@given(tracked_papers)
def test_no_space_gets_lost_and_no_deleted_word_counts_as_text(paper: TrackedPaper) -> None:
    assert_sound(part(write_redlined(paper, LAYOUT)))


def assert_sound(root: etree._Element) -> None:
    for text in root.iter(f"{W}t", f"{W}delText"):
        deleted = any(above.tag == f"{W}del" for above in text.iterancestors())
        assert deleted == (text.tag == f"{W}delText")
        assert text.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
    ids = [
        node.get(f"{W}id") for node in root.iter(f"{W}ins", f"{W}del", f"{W}pPrChange", f"{W}bookmarkStart")
    ]
    assert len(set(ids)) == len(ids)
    bookmarks = [node.get(f"{W}name") for node in root.iter(f"{W}bookmarkStart")]
    assert len(set(bookmarks)) == len(bookmarks)


@given(papers())
def test_a_paper_against_itself_has_no_change(paper: object) -> None:
    root = part(write_redlined(TrackedPaper(paper, paper, MEXICO), LAYOUT))  # type: ignore[arg-type]  # drawn
    assert [node.tag for node in root.iter(f"{W}ins", f"{W}del", f"{W}pPrChange")] == []


LINES = st.lists(st.text("ab \t\u00a0", max_size=5), max_size=6).map("\n".join)


@given(LINES, LINES)
def test_texts_come_back_line_by_line(old: str, new: str) -> None:
    document = read(write_redlined_text(strands(redline_text(old, new), MEXICO), MEXICO, LAYOUT))
    assert [each.base for each in document.paragraphs if each.base is not None] == lines(old)
    assert [each.final for each in document.paragraphs if each.final is not None] == lines(new)


def lines(text: str) -> list[str]:
    return text.removesuffix("\n").split("\n")


@settings(max_examples=10)
@given(tracked_papers, st.sampled_from(["1)", "none"]))
def test_with_other_numbers_for_items(paper: TrackedPaper, items: str) -> None:
    layout = numbered(items)
    docx = write_redlined(paper, layout)
    assert settled_text(docx, REJECT) == paper_text(paper.base, layout)
    assert settled_text(docx, ACCEPT) == paper_text(paper.target, layout)


@settings(max_examples=10)
@given(tracked_papers)
def test_in_a_template_too(paper: TrackedPaper) -> None:
    docx = write_redlined(paper, LAYOUT, saved(create_template()))
    assert settled_text(docx, REJECT) == paper_text(paper.base, LAYOUT)
