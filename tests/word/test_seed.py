"""The Managua paper of November 2014, printed and read back."""

from pathlib import Path

from engine.word.adopted import write_paper
from engine.word.lines import paper_text
from engine.word.readback import printed_text
from tests.word.builders import create_layout, seed_lines, seed_paper
from tests.word.office import faults_found, plain_lines, read_by_libreoffice


def test_the_printed_paper_says_what_the_seed_says() -> None:
    printed = printed_text(write_paper(seed_paper(), create_layout()))
    assert printed.splitlines() == seed_lines()


def test_it_has_nineteen_conclusions_and_one_recommendation() -> None:
    conclusions, recommendations = seed_paper().sections
    assert (len(conclusions.items), len(recommendations.items)) == (19, 1)


def test_libreoffice_reads_the_same_text_numbers_and_letters(tmp_path: Path) -> None:
    docx = write_paper(seed_paper(), create_layout())
    assert read_by_libreoffice(docx, tmp_path) == plain_lines("\n".join(seed_lines()))


def test_the_validator_finds_nothing(tmp_path: Path) -> None:
    assert faults_found(write_paper(seed_paper(draft="DRAFT"), create_layout()), tmp_path) == []


def test_what_is_printed_is_what_was_to_be_printed() -> None:
    paper, layout = seed_paper(), create_layout()
    assert printed_text(write_paper(paper, layout)) == paper_text(paper, layout)
