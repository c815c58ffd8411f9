"""Labels that items are cited by ("6 bis"): printed as they are given, in the paper and in a redline between two."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.text.redline import redline
from engine.text.wording import Wording
from engine.word.adopted import write_paper
from engine.word.layout import issue_mark
from engine.word.lines import paper_text
from engine.word.paper import PrintedItem, PrintedPaper, PrintedSection
from engine.word.readback import printed_text
from engine.word.redlined import Hand, TrackedItem, TrackedPaper, strands, write_redlined
from tests.word.builders import ISSUED, create_layout, create_paper, create_wording, numbered
from tests.word.office import faults_found, read_by_libreoffice
from tests.word.settling import settled_text

LABELS = ("1 ante", "1", "2", "2 bis", "2 ter", "4", "6 (11)", "7")
LONG = create_wording("To thank:", "a) Mexico.", "  i. Warmly.", "b) Canada.")
SHORT = create_wording("To thank Panama.")


def labelled(*lines: tuple[str, Wording]) -> PrintedPaper:
    """A paper whose items have these labels; the label is the item's id too."""
    items = tuple(PrintedItem(label, None, wording, label) for label, wording in lines)
    section = PrintedSection("conclusions", "CONCLUSIONS", items)
    return replace(create_paper(SHORT), sections=(section,))


def numbers(text: str) -> list[str]:
    """What stands before the items' leads."""
    return [line.partition(" To thank")[0] for line in text.splitlines() if " To thank" in line]


@pytest.mark.parametrize("wording", [LONG, SHORT])
@pytest.mark.parametrize("items", ["1.", "1)", "(1)"])
def test_every_item_bears_its_own_label(items: str, wording: Wording) -> None:
    docx = write_paper(labelled(*((label, wording) for label in LABELS)), numbered(items))
    assert numbers(printed_text(docx)) == [items.replace("1", label) for label in LABELS]


@given(
    st.lists(st.tuples(st.sampled_from(LABELS), st.sampled_from([LONG, SHORT])), unique_by=lambda one: one[0])
)
def test_letters_below_an_item_begin_anew_whatever_its_label(lines: list[tuple[str, Wording]]) -> None:
    paper, layout = labelled(*lines), create_layout()
    assert printed_text(write_paper(paper, layout)) == paper_text(paper, layout)


def test_libreoffice_prints_the_same_labels(tmp_path: Path) -> None:
    paper, layout = labelled(*((label, LONG) for label in LABELS)), create_layout()
    docx = write_paper(paper, layout)
    assert read_by_libreoffice(docx, tmp_path) == paper_text(paper, layout).splitlines()
    assert faults_found(docx, tmp_path) == []


def test_a_redline_between_two_issues_keeps_the_labels_of_both() -> None:
    base = labelled(("1", SHORT), ("2", LONG), ("3", SHORT))
    gone = create_wording("[withdrawn]")
    target = labelled(("1", SHORT), ("2", gone), ("2 bis", LONG), ("3", SHORT))
    hand = Hand("Secretariat", ISSUED)
    changed = TrackedItem("2", strands(redline(LONG, gone), hand))
    layout = create_layout()
    docx = write_redlined(TrackedPaper(base, target, hand, (changed,)), layout)
    assert settled_text(docx, "reject") == paper_text(base, layout)
    assert settled_text(docx, "accept") == paper_text(target, layout)


def test_the_mark_of_an_issue_is_its_symbol_and_its_hour() -> None:
    assert issue_mark("RCGM/2014/2", "en", ISSUED) == "RCGM/2014/2 · 25 November 2014, 18:30 UTC"
    assert issue_mark("GRCM/2014/2", "es", ISSUED) == "GRCM/2014/2 · 25 de noviembre de 2014, 18:30 UTC"
