"""Footnotes are Word's own: numbered by Word, in a part of their own, read back by others. Or there is an annex."""

from dataclasses import replace
from pathlib import Path

import pytest

from engine.word.adopted import PrintedAnnex, PrintedItem, PrintedPaper, write_paper
from engine.word.paper import PrintedSection
from engine.word.readback import printed_notes, printed_text
from tests.needs import need
from tests.word.builders import create_layout, create_paper, create_wording
from tests.word.office import converted, faults_found, read_by_libreoffice
from tests.word.parts import W, names, part

RESERVATION = "Mexico, reservation: not without “funds” & <means>."
OTHER = "Panama, explanation of position:\nwe read it as May."


def noted() -> PrintedPaper:
    items = (
        PrintedItem(
            "first", None, create_wording("To meet:", "a) in May;", "b) in Panama."), notes=(RESERVATION,)
        ),
        PrintedItem(
            "second", None, create_wording("To thank Panama."), notes=(OTHER, "Canada: ad referendum.")
        ),
    )
    section = PrintedSection("conclusions", "Conclusions", items)
    return replace(create_paper(sections=(section,)), notes=("Canada, on the whole paper.",))


def test_each_footnote_is_read_back_in_the_order_of_its_mark() -> None:
    written = write_paper(noted(), create_layout())
    assert printed_notes(written) == (
        "Canada, on the whole paper.",
        RESERVATION,
        OTHER,
        "Canada: ad referendum.",
    )


def test_the_text_of_the_paper_is_the_same_with_footnotes_and_without() -> None:
    plain = replace(noted(), notes=())
    bare = replace(
        plain,
        sections=tuple(
            replace(each, items=tuple(replace(item, notes=()) for item in each.items))
            for each in plain.sections
        ),
    )
    assert printed_text(write_paper(noted(), create_layout())) == printed_text(
        write_paper(bare, create_layout())
    )
    assert "word/footnotes.xml" not in names(write_paper(bare, create_layout()))


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert write_paper(noted(), create_layout()) == write_paper(noted(), create_layout())


def test_the_mark_of_a_footnote_stands_at_the_end_of_its_item() -> None:
    body = part(write_paper(noted(), create_layout()))
    marked = [
        "".join(text.text or "" for text in paragraph.iter(f"{W}t"))
        for paragraph in body.iter(f"{W}p")
        if paragraph.find(f".//{W}footnoteReference") is not None
    ]
    assert marked == ["The Group met and reached the following:", "in Panama.", "To thank Panama."]


def test_every_user_text_is_text_only() -> None:
    notes = part(write_paper(noted(), create_layout()), "word/footnotes.xml")
    allowed = {
        f"{W}{name}" for name in ("footnotes", "footnote", "p", "pPr", "pStyle", "spacing", "r", "rPr")
    }
    said = {
        f"{W}{name}" for name in ("rStyle", "footnoteRef", "separator", "continuationSeparator", "t", "br")
    }
    assert {node.tag for node in notes.iter()} == allowed | said


@pytest.mark.parametrize("kind", ["footnotes", "annex"])
def test_the_validator_finds_no_fault(kind: str, tmp_path: Path) -> None:
    paper = noted() if kind == "footnotes" else annexed()
    assert faults_found(write_paper(paper, create_layout()), tmp_path) == []


def test_libreoffice_prints_the_footnotes(tmp_path: Path) -> None:
    need("soffice")
    read = converted(write_paper(noted(), create_layout()), "fodt", tmp_path).decode()
    assert read.count("<text:note ") == 4
    assert "reservation: not without “funds” &amp; &lt;means&gt;." in read


def annexed() -> PrintedPaper:
    plain = create_paper(create_wording("To thank Panama."))
    return replace(plain, annex=PrintedAnnex("Annex: statements and positions", (RESERVATION, OTHER)))


def test_an_annex_follows_the_last_item(tmp_path: Path) -> None:
    written = write_paper(annexed(), create_layout())
    lines = printed_text(written).splitlines()
    assert lines[-4:-1] == ["Annex: statements and positions", RESERVATION, OTHER.split("\n", maxsplit=1)[0]]
    need("soffice")
    assert RESERVATION in read_by_libreoffice(written, tmp_path)
