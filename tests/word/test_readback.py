"""The witness counts as Word does, on files that our writer did not make."""

import docx
import pytest
from docx.oxml import parse_xml

from engine.word.adopted import write_paper
from engine.word.package import packed, unpacked
from engine.word.readback import printed_text
from tests.word.builders import create_layout, saved, seed_paper

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def level(at: int, figure: str, text: str) -> str:
    head = f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{figure}"/>'
    return f'{head}<w:lvlText w:val="{text}"/></w:lvl>'


LEVELS = level(0, "decimal", "%1.") + level(1, "lowerLetter", "%2)") + level(2, "lowerRoman", "%1.%2.%3")
LIST = f'<w:abstractNum w:abstractNumId="0">{LEVELS}</w:abstractNum>'
NUM = '<w:num w:numId="{}"><w:abstractNumId w:val="0"/>{}</w:num>'


def start(at: int, value: int) -> str:
    return f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{value}"/></w:lvlOverride>'


def create_docx(numbering: str, *paragraphs: tuple[int, int]) -> bytes:
    """Paragraphs "x" as (numId, ilvl) in a file with this numbering."""
    places = (f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{num}"/></w:numPr>' for num, at in paragraphs)
    body = "".join(f"<w:p><w:pPr>{place}</w:pPr><w:r><w:t>x</w:t></w:r></w:p>" for place in places)
    return packed(
        {
            "word/document.xml": f"<w:document {WORD}><w:body>{body}</w:body></w:document>".encode(),
            "word/numbering.xml": f"<w:numbering {WORD}>{numbering}</w:numbering>".encode(),
        }
    )


def labels(docx: bytes) -> list[str]:
    return [line.removesuffix("x").strip() for line in printed_text(docx).splitlines()]


def test_deeper_levels_restart_under_a_higher_one() -> None:
    said = labels(create_docx(LIST + NUM.format(1, ""), (1, 0), (1, 1), (1, 1), (1, 0), (1, 1)))
    assert said == ["1.", "a)", "b)", "2.", "a)"]


def test_a_level_may_show_those_above_it() -> None:
    said = labels(create_docx(LIST + NUM.format(1, ""), (1, 0), (1, 1), (1, 1), (1, 2), (1, 2)))
    assert said[-1] == "1.b.ii"


def test_two_nums_of_one_list_go_on_counting() -> None:
    assert labels(create_docx(LIST + NUM.format(1, "") + NUM.format(2, ""), (1, 0), (2, 0))) == ["1.", "2."]


def test_an_override_starts_anew_once() -> None:
    nums = NUM.format(1, "") + NUM.format(2, start(0, 1))
    assert labels(create_docx(LIST + nums, (1, 0), (1, 0), (2, 0), (2, 0))) == ["1.", "2.", "1.", "2."]


def test_a_level_that_never_restarts_goes_on() -> None:
    steady = LIST.replace('<w:lvlText w:val="%2)"/>', '<w:lvlRestart w:val="0"/><w:lvlText w:val="%2)"/>')
    said = labels(create_docx(steady + NUM.format(1, ""), (1, 0), (1, 1), (1, 0), (1, 1)))
    assert said == ["1.", "a)", "2.", "b)"]


def test_num_zero_takes_the_number_away() -> None:
    assert labels(create_docx(LIST + NUM.format(1, ""), (0, 0), (7, 0), (1, 0))) == ["", "", "1."]


def test_a_number_may_come_from_the_style() -> None:
    document = docx.Document()
    document.add_paragraph("x", style="List Number")
    document.add_paragraph("x", style="List Number")
    assert printed_text(saved(document)) == "1. x\n2. x\n"


def test_deleted_text_is_not_said_and_inserted_text_is() -> None:
    document = docx.Document()
    for tag, text in (("ins", "t>in</w:t"), ("del", "delText>out</w:delText")):
        marked = parse_xml(f"<w:{tag} {WORD}><w:r><w:{text}></w:r></w:{tag}>")
        document.add_paragraph()._p.append(marked)
    assert printed_text(saved(document)) == "in\n"


def test_one_changed_word_in_the_kept_file_is_noticed() -> None:
    written = write_paper(seed_paper(), create_layout())
    parts = unpacked(written)
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"February 15th", b"February 16th", 1)
    assert printed_text(packed(parts)) != printed_text(written)


@pytest.mark.parametrize(
    "data", [b"", b"PK", packed({"word/x.xml": b""}), packed({"word/document.xml": b"<"})]
)
def test_what_is_no_word_file_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="damaged, or is no"):
        printed_text(data)


def test_a_file_without_a_body_is_refused() -> None:
    with pytest.raises(ValueError, match="no body"):
        printed_text(packed({"word/document.xml": f"<w:document {WORD}/>".encode()}))
