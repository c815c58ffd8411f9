"""Redlines in Word before other judges: LibreOffice and openxml-audit."""

import random
from pathlib import Path

from engine.text.redline.spans import Op
from engine.word.lines import paper_text
from engine.word.reader import read
from engine.word.redlined import Comment, TrackedPaper, write_redlined
from tests.word.builders import create_layout
from tests.word.office import converted, faults_found, plain_lines
from tests.word.redlines import MEXICO, PANAMA, create_tracked_item, edited, random_paper
from tests.word.settling import ACCEPT, REJECT, settled_by_libreoffice

LAYOUT = create_layout()


def random_tracked(seed: int) -> TrackedPaper:
    """A random paper and what drafting made of it, the items by two delegations in turn, each with a rationale."""
    chance = random.Random(seed)
    base = random_paper(chance)
    target = edited(chance, base)
    olds = {item.id: item.wording for item in base.items()}
    items = tuple(
        create_tracked_item(item.id, olds[item.id], item.wording, hand, Comment(hand, "because"))
        for item, hand in zip(target.items(), (MEXICO, PANAMA) * 3, strict=False)
        if item.id in olds
    )
    return TrackedPaper(base, target, MEXICO, items)


def test_libreoffice_accepts_and_rejects_to_the_right_text(tmp_path: Path) -> None:
    # The last ones: two changes of one hand beside a standing mark, one of them half of a replacement.
    papers = [random_tracked(seed) for seed in (*range(40), 324, 329, 347)]
    files = [write_redlined(paper, LAYOUT) for paper in papers]
    accepted = settled_by_libreoffice(files, ACCEPT, tmp_path)
    rejected = settled_by_libreoffice(files, REJECT, tmp_path)
    for paper, target, base in zip(papers, accepted, rejected, strict=True):
        assert plain_lines(target) == plain_lines(paper_text(paper.target, LAYOUT))
        assert plain_lines(base) == plain_lines(paper_text(paper.base, LAYOUT))


def test_libreoffice_keeps_texts_authors_dates_and_comments(tmp_path: Path) -> None:
    written = write_redlined(random_tracked(7), LAYOUT)
    before, after = read(written), read(converted(written, "docx:MS Word 2007 XML", tmp_path / "there"))
    assert [after.text(side) for side in (Op.DELETE, Op.INSERT)] == [
        before.text(side) for side in (Op.DELETE, Op.INSERT)
    ]
    assert [each.changes for each in after.paragraphs] == [each.changes for each in before.paragraphs]
    assert [(each.author, each.date, each.text) for each in after.comments] == [
        (each.author, each.date, each.text) for each in before.comments
    ]


def test_the_audit_finds_nothing(tmp_path: Path) -> None:
    for seed in range(3):
        assert faults_found(write_redlined(random_tracked(seed), LAYOUT), tmp_path) == []
