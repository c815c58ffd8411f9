"""What the file is beside its text: styles, language, properties, bookmarks, head and foot."""

import re
import subprocess
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path

import docx
import pytest

from engine.word.adopted import write_paper
from engine.word.bookmarks import bookmark_name
from engine.word.layout import draft_mark
from engine.word.lines import paper_text
from engine.word.package import unpacked
from engine.word.paper import PrintedItem, PrintedSection
from engine.word.readback import printed_text
from tests.needs import need
from tests.word.builders import create_layout, create_paper, create_section, create_wording, seed_paper
from tests.word.office import converted, faults_found
from tests.word.parts import W, names, part, styled


def test_each_part_of_the_paper_has_a_style_of_its_own() -> None:
    item = create_wording("Lead:", "a) x", "  i. x", "· x", "+ x")
    docx = write_paper(create_paper(item), create_layout())
    assert [style for style, _ in styled(docx)] == [
        "Title", "BodyText", "Heading1", "ListNumber", "ListNumber2", "ListNumber3", "ListBullet", "ListContinue",
    ]  # fmt: skip


def test_headings_are_headings_to_a_screen_reader() -> None:
    styles = part(write_paper(seed_paper(), create_layout()), "word/styles.xml")
    level = styles.find(f"{W}style[@{W}styleId='Heading1']/{W}pPr/{W}outlineLvl")
    assert level.get(f"{W}val") == "0"


def test_a_heading_is_printed_in_the_case_of_the_format() -> None:
    sections = (create_section("Conclusions"), create_section("RECOMMENDATIONS"))
    docx = write_paper(create_paper(sections=sections), create_layout())
    assert printed_text(docx).splitlines()[-2:] == ["CONCLUSIONS", "Recommendations"]


def test_the_heading_may_stand_before_the_preamble() -> None:
    docx = write_paper(create_paper(preamble="concluyó lo siguiente:", heading_first=True), create_layout())
    assert printed_text(docx).splitlines()[-2:] == ["CONCLUSIONS", "concluyó lo siguiente:"]


def test_a_chapeau_stays_on_the_page_of_what_it_introduces() -> None:
    docx = write_paper(create_paper(create_wording("Lead:", "a) x:", "  i. x", "b) x")), create_layout())
    kept = [paragraph.find(f"{W}pPr/{W}keepNext") is not None for paragraph in part(docx).iter(f"{W}p")]
    assert kept[-4:] == [True, True, False, False]


@pytest.mark.parametrize(("language", "tag"), [("en", "en-US"), ("es", "es-419")])
def test_the_file_says_its_language(language: str, tag: str) -> None:
    docx = write_paper(replace(create_paper(), language=language), create_layout())
    assert part(docx, "word/styles.xml").find(f".//{W}rPrDefault//{W}lang").get(f"{W}val") == tag
    assert part(docx, "word/settings.xml").find(f"{W}themeFontLang").get(f"{W}val") == tag


def test_the_properties_are_the_papers() -> None:
    paper = replace(seed_paper(), subject="Managua, 2014", keywords="RCGM")
    properties = docx.Document(BytesIO(write_paper(paper, create_layout()))).core_properties
    assert properties.title == "REGIONAL CONFERENCE ON MIGRATION (RCM)"
    assert (properties.author, properties.last_modified_by) == ("Presidency Pro Tempore",) * 2
    assert (properties.subject, properties.keywords, properties.comments) == ("Managua, 2014", "RCGM", "")
    assert properties.created == properties.modified == datetime(2014, 11, 25, 18, 30, tzinfo=UTC)


def test_the_instant_of_issue_is_kept_in_utc() -> None:
    there = datetime(2014, 11, 25, 12, 30, tzinfo=timezone(timedelta(hours=-6)))
    written = write_paper(replace(seed_paper(), issued=there), create_layout())
    properties = docx.Document(BytesIO(written)).core_properties
    assert properties.created == datetime(2014, 11, 25, 18, 30, tzinfo=UTC)


def test_an_instant_without_its_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        write_paper(replace(seed_paper(), issued=datetime(2014, 11, 25)), create_layout())


def test_a_long_title_is_no_obstacle(tmp_path: Path) -> None:
    written = write_paper(create_paper(title=("REGIONAL " * 60,)), create_layout())
    assert len(docx.Document(BytesIO(written)).core_properties.title) > 255
    assert faults_found(written, tmp_path) == []


def test_nothing_of_python_docx_and_no_thumbnail_is_left() -> None:
    written = write_paper(seed_paper(), create_layout())
    assert not [name for name in names(written) if "thumbnail" in name or "customXml" in name]
    assert b"python-docx" not in b"".join(unpacked(written).values())


def test_each_item_has_a_bookmark_around_it() -> None:
    items = create_wording("Lead:", "a) x", "b) x"), create_wording("To thank")
    body = part(write_paper(create_paper(*items), create_layout()))
    starts, ends = body.findall(f".//{W}bookmarkStart"), body.findall(f".//{W}bookmarkEnd")
    assert [start.get(f"{W}name") for start in starts] == ["item_conclusions_1", "item_conclusions_2"]
    assert [end.get(f"{W}id") for end in ends] == [start.get(f"{W}id") for start in starts]
    assert "".join(ends[0].getparent().itertext()) == "x"


@pytest.mark.parametrize(
    "identity", ["7", "a" * 35, "a" * 200, "Ñandú 7", "c-1", "C_1", "", "../x", "\ud800"]
)
def test_a_bookmark_is_a_name_that_word_accepts(identity: str) -> None:
    assert re.fullmatch(r"item_[a-z0-9_]{1,35}", bookmark_name(identity))


def test_ids_that_look_alike_have_bookmarks_of_their_own() -> None:
    ids = ["c_1", "C_1", "c-1", "c 1", "c__1", "ñ", "ü"]
    assert len({bookmark_name(identity) for identity in ids}) == len(ids)


def test_two_items_with_one_id_are_refused() -> None:
    twins = tuple(PrintedItem("c1", None, create_wording("To thank")) for _ in range(2))
    with pytest.raises(ValueError, match="two items have the id 'c1'"):
        write_paper(
            create_paper(sections=(PrintedSection("conclusions", "CONCLUSIONS", twins),)), create_layout()
        )


def test_the_foot_counts_the_pages(tmp_path: Path) -> None:
    written = write_paper(
        create_paper(*[create_wording("To thank " * 60)] * 30, language="es"), create_layout()
    )
    (tmp_path / "paper.pdf").write_bytes(converted(written, "pdf", tmp_path))
    seen = subprocess.check_output([need("pdftotext"), tmp_path / "paper.pdf", "-"], text=True)
    pages = seen.count("\f")
    assert pages > 2
    assert [f"Página {page} de {pages}" in seen for page in range(1, pages + 1)] == [True] * pages
    codes = [code.text.strip() for code in part(written, "word/footer1.xml").iter(f"{W}instrText")]
    assert codes == ["PAGE", "NUMPAGES"]
    assert "".join(part(written, "word/footer1.xml").itertext()).startswith("Página  PAGE 1 de")


def test_a_clean_paper_bears_no_mark_and_a_draft_bears_it_on_every_page() -> None:
    layout = create_layout()
    mark = draft_mark(layout, "en", datetime(2014, 11, 24, 16, 42, tzinfo=UTC))
    assert "word/header1.xml" not in names(write_paper(seed_paper(), layout))
    written = write_paper(seed_paper(draft=mark), layout)
    assert "".join(part(written, "word/header1.xml").itertext()) == "DRAFT · 24 November 2014, 16:42 UTC"


def test_the_mark_of_a_draft_is_in_the_papers_language_and_in_utc() -> None:
    there = datetime(2014, 11, 24, 10, 42, tzinfo=timezone(timedelta(hours=-6)))
    assert draft_mark(create_layout(), "es", there) == "BORRADOR · 24 de noviembre de 2014, 16:42 UTC"


def test_a_paper_without_any_item_is_printed(tmp_path: Path) -> None:
    written = write_paper(create_paper(title=(), preamble="", sections=()), create_layout())
    assert printed_text(written) == ""
    assert faults_found(written, tmp_path) == []


def test_a_paper_in_spanish() -> None:
    item = create_wording("En relación con los informes:", "a) Aceptar el informe.", "+ Asimismo, agradecer.")
    section = PrintedSection("conclusions", "Conclusiones", (PrintedItem("c1", None, item),))
    paper = create_paper(
        language="es", preamble="El Grupo se reunió y llegó a las siguientes:", sections=(section,)
    )
    layout = create_layout()
    said = printed_text(write_paper(paper, layout))
    assert said == paper_text(paper, layout)
    assert "CONCLUSIONES\n1. En relación con los informes:\na) Aceptar el informe.\n" in said
