"""User text is printed to the character, and is never anything but text."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.text.literals import as_read
from engine.text.wording import Kind, Paragraph, Wording
from engine.word.adopted import write_paper
from engine.word.lines import paper_text
from engine.word.markup import Unprintable
from engine.word.paper import PrintedPaper
from engine.word.readback import printed_text
from tests.word.builders import create_layout, create_paper, create_section, create_wording
from tests.word.office import plain_lines, read_by_libreoffice
from tests.word.parts import W, part

HOSTILE = [
    "A & B < C > D \"E\" 'F'",
    "=cmd|'/C calc'!A0",
    "{ DATE }",
    '{ INCLUDETEXT "/etc/passwd" }',
    "</w:t></w:r><w:r><w:br/>",
    "&amp; &#x41; <![CDATA[x]]>",
    "%1. %2)",
    "{{ 7 * 7 }} {page} {pages}",
    "W" * 400,
    "two  spaces",
    "a\u00a0no-break space (UNHCR)",
    "niñez, cónyuges, ¿qué?, “comillas”, –, …",
    "e\u0301 \U0001f54a\ufe0f \u05e9\u05dc\u05d5\u05dd",
    "REF _Toc1 \\h \\* MERGEFORMAT",
]


INERT = {
    *(
        "document",
        "body",
        "p",
        "pPr",
        "pStyle",
        "keepNext",
        "numPr",
        "ilvl",
        "numId",
        "bookmarkStart",
        "bookmarkEnd",
    ),
    *("r", "t", "sectPr", "pgSz", "pgMar", "footerReference"),
}


def one_lead(text: str) -> PrintedPaper:
    return create_paper(Wording((Paragraph(Kind.LEAD, text),)))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_only_text(text: str) -> None:
    docx = write_paper(one_lead(text), create_layout())
    assert printed_text(docx).splitlines()[-1] == f"1. {text}"
    assert {node.tag.removeprefix(W) for node in part(docx).iter()} <= INERT


def test_libreoffice_reads_hostile_text_unchanged(tmp_path: Path) -> None:
    paper, layout = (
        create_paper(*(Wording((Paragraph(Kind.LEAD, text),)) for text in HOSTILE)),
        create_layout(),
    )
    assert read_by_libreoffice(write_paper(paper, layout), tmp_path) == plain_lines(paper_text(paper, layout))


@pytest.mark.parametrize("text", [" before", "after ", "  both  ", "in  side"])
def test_spaces_that_word_would_drop_are_kept(text: str) -> None:
    docx = write_paper(one_lead(text), create_layout())
    written = part(docx).findall(f".//{W}t")[-1]
    assert written.text == text
    assert written.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"


def test_tabs_and_line_breaks_become_words_own() -> None:
    docx = write_paper(one_lead("a\tb\r\nc\rd"), create_layout())
    assert printed_text(docx).endswith("1. a\tb\nc\nd\n")
    assert len(part(docx).findall(f".//{W}br")) == 2


@pytest.mark.parametrize("code", ["U+0000", "U+000B", "U+001F", "U+FFFE", "U+D800"])
def test_a_character_that_no_word_file_can_hold_is_named_with_its_place(code: str) -> None:
    wording = create_wording("Lead:", f"a) x{chr(int(code[2:], 16))}y")
    with pytest.raises(Unprintable) as refused:
        write_paper(create_paper(create_wording("To thank"), wording), create_layout())
    assert (refused.value.place, refused.value.code) == ("CONCLUSIONS, item 2, paragraph 2", code)


@pytest.mark.parametrize(
    ("place", "paper"),
    [
        ("Title line 2", create_paper(title=("REGIONAL CONFERENCE", "x\x01"))),
        ("Preamble", create_paper(preamble="x\x01")),
        ("Draft mark", create_paper(draft="x\x01")),
        ("Heading of x\x01", create_paper(sections=(create_section("x\x01"),))),
    ],
)
def test_a_bad_character_is_found_wherever_it_stands(place: str, paper: PrintedPaper) -> None:
    with pytest.raises(Unprintable, match="no Word file can hold the character U\\+0001") as refused:
        write_paper(paper, create_layout())
    assert refused.value.place == place


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=40)
)
def test_any_text_comes_back_as_it_was(text: str) -> None:
    docx = write_paper(one_lead(text), create_layout())
    assert printed_text(docx).split("\n")[-2] == " ".join(filter(None, ("1.", as_read(text))))
