"""The secretariat's own .docx as the paper's clothes."""

import random
import struct
import zlib
from collections import Counter
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from re import fullmatch

import docx
import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Mm
from docx.text.paragraph import Paragraph
from lxml import etree

from engine.word.adopted import TemplateRefused, write_paper
from engine.word.base import base
from engine.word.guard import Reason
from engine.word.package import packed, unpacked
from engine.word.readback import printed_text
from engine.word.template import Unfit
from tests.word.builders import (
    create_layout,
    create_paper,
    create_template,
    create_wording,
    saved,
    seed_lines,
    seed_paper,
)
from tests.word.hostile import hostile
from tests.word.office import converted, faults_found, plain_lines, read_by_libreoffice
from tests.word.parts import W, names, part


def test_the_letterhead_stays_and_the_old_text_goes(tmp_path: Path) -> None:
    written = write_paper(seed_paper(), create_layout(), saved(create_template()))
    header = docx.Document(BytesIO(written)).sections[0].header
    assert header.paragraphs[0].text == "Secretaría Técnica · Technical Secretariat"
    assert printed_text(written).splitlines() == seed_lines()
    assert read_by_libreoffice(written, tmp_path) == plain_lines("\n".join(seed_lines()))


def test_the_page_of_the_template_stays() -> None:
    template = create_template()
    template.sections[0].page_width = Mm(210)
    written = write_paper(seed_paper(), create_layout(), saved(template))
    assert part(written).find(f".//{W}pgSz").get(f"{W}w") == "11906"


def test_a_missing_style_is_named() -> None:
    template = saved(create_template(without="List Number 2"))
    with pytest.raises(TemplateRefused) as refused:
        write_paper(create_paper(), create_layout(), template)
    assert refused.value.reason == Unfit.NO_STYLE
    assert refused.value.facts == {"style": "List Number 2"}


def test_the_mark_of_a_draft_stands_below_the_letterhead_of_every_kind_of_page() -> None:
    template = create_template()
    template.sections[0].different_first_page_header_footer = True
    template.sections[0].first_page_header.paragraphs[0].text = "First page"
    written = write_paper(seed_paper(draft="DRAFT"), create_layout(), saved(template))
    section = docx.Document(BytesIO(written)).sections[0]
    assert [each.text for each in section.first_page_header.paragraphs] == ["First page", "DRAFT"]
    assert section.header.paragraphs[-1].text == "DRAFT"


def test_a_foot_of_the_templates_own_stays() -> None:
    template = create_template()
    template.sections[0].footer.paragraphs[0].text = "San José, Costa Rica"
    written = write_paper(seed_paper(), create_layout(), saved(template))
    footer = docx.Document(BytesIO(written)).sections[0].footer
    assert [each.text for each in footer.paragraphs] == ["San José, Costa Rica"]


def test_numbering_that_the_template_brings_does_not_disturb_ours(tmp_path: Path) -> None:
    template = create_template()
    for style in ("List Number", "List Bullet", "List Number"):
        template.add_paragraph("of the old text", style=style)
    written = write_paper(seed_paper(), create_layout(), saved(template))
    assert printed_text(written).splitlines() == seed_lines()
    order = [child.tag.removeprefix(W) for child in part(written, "word/numbering.xml")]
    assert order == sorted(order)  # every abstractNum before every num


def test_numbers_of_the_templates_styles_do_not_get_into_the_paper(tmp_path: Path) -> None:
    template = create_template()
    numbered = template.styles["List Number"].element.find(f"{W}pPr/{W}numPr")
    for style in ("Heading 1", "Body Text", "List Continue"):
        properties = template.styles[style].element.get_or_add_pPr()
        properties.insert_element_before(
            deepcopy(numbered), "w:spacing", "w:ind", "w:contextualSpacing", "w:outlineLvl"
        )
    written = write_paper(seed_paper(), create_layout(), saved(template))
    assert printed_text(written).splitlines() == seed_lines()
    assert read_by_libreoffice(written, tmp_path) == plain_lines("\n".join(seed_lines()))


def test_a_template_that_is_broken_inside_is_refused_and_nothing_is_written() -> None:
    parts = unpacked(saved(create_template()))
    broken = etree.fromstring(parts["word/header1.xml"])
    broken.tag = f"{W}p"
    parts["word/header1.xml"] = etree.tostring(broken)
    with pytest.raises(TemplateRefused) as refused:
        write_paper(create_paper(draft="DRAFT"), create_layout(), packed(parts))
    assert refused.value.reason == Unfit.MISBUILT


def test_a_template_with_random_damage_is_filled_or_refused() -> None:
    outcomes = Counter(map(outcome, range(40)))
    assert set(outcomes) == {"filled", "refused"}
    assert outcomes.total() == 40


def outcome(seed: int) -> str:
    """Anything but a refusal goes on and fails the test; what is filled says the paper."""
    chance = random.Random(seed)
    parts = unpacked(saved(create_template()))
    name = chance.choice(sorted(name for name in parts if name.endswith((".xml", ".rels"))))
    root = etree.fromstring(parts[name])
    for _ in range(3):
        node = chance.choice(list(root.iter(etree.Element)))
        if chance.random() < 0.5 and node.getparent() is not None:
            node.getparent().remove(node)
        for key in list(node.attrib)[:1]:
            node.set(key, chance.choice(["", "-1", "abc", "../x"]))
    parts[name] = etree.tostring(root)
    try:
        written = write_paper(seed_paper("DRAFT"), create_layout(), packed(parts))
    except TemplateRefused:
        return "refused"
    assert printed_text(written).splitlines() == seed_lines()
    return "filled"


def test_pictures_links_and_notes_of_the_old_text_do_not_hide_in_the_paper(tmp_path: Path) -> None:
    template = create_template()
    picture = tmp_path / "secret.png"
    picture.write_bytes(create_png())
    template.add_picture(str(picture))
    template.part.relate_to("https://example.org/secret", LINK, is_external=True)
    uri, text = PackURI("/word/footnotes.xml"), f"<w:footnotes {NAMES}>a secret note</w:footnotes>".encode()
    notes = Part(uri, NOTES, text, template.part.package)
    template.part.relate_to(notes, LINK.replace("hyperlink", "footnotes"))
    written = write_paper(seed_paper(), create_layout(), saved(template))
    assert not [name for name in names(written) if name.endswith(".png")]
    assert b"example.org" not in b"".join(unpacked(written).values())
    assert "word/footnotes.xml" not in names(written)


def test_a_template_that_fetches_another_template_is_refused() -> None:
    template = create_template()
    key = template.part._settings_part.relate_to("file:///evil.dotm", ATTACHED, is_external=True)
    template.settings.element.insert(0, parse_xml(f'<w:attachedTemplate {NAMES} r:id="{key}"/>'))
    with pytest.raises(TemplateRefused) as refused:
        write_paper(seed_paper(), create_layout(), saved(template))
    assert refused.value.reason == Reason.EXTERNAL


def test_the_built_in_base_serves_as_a_template(tmp_path: Path) -> None:
    layout = create_layout()
    written = write_paper(seed_paper(), layout, base(layout, "en"))
    assert printed_text(written).splitlines() == seed_lines()
    assert faults_found(written, tmp_path) == []


def test_a_template_that_libreoffice_saved_is_filled(tmp_path: Path) -> None:
    template = converted(saved(create_template()), "docx", tmp_path)
    written = write_paper(seed_paper(), create_layout(), template)
    assert docx.Document(BytesIO(written)).sections[0].header.paragraphs[0].text.startswith("Secretaría")
    assert printed_text(written).splitlines() == seed_lines()
    assert read_by_libreoffice(written, tmp_path) == plain_lines("\n".join(seed_lines()))
    assert faults_found(written, tmp_path) == []


def test_a_paper_in_the_other_language_says_so() -> None:
    template = create_template()
    paper = create_paper(create_wording("Agradecer"), language="es")
    styles = part(write_paper(paper, create_layout(), saved(template)), "word/styles.xml")
    assert {lang.get(f"{W}val") for lang in styles.iter(f"{W}lang")} == {"es-419"}


def test_a_template_twice_gives_the_same_bytes() -> None:
    template = saved(create_template())
    assert write_paper(seed_paper(), create_layout(), template) == write_paper(
        seed_paper(), create_layout(), template
    )


def create_png() -> bytes:
    """One black point."""
    made = b"\x89PNG\r\n\x1a\n"
    header = struct.pack(">2I5B", 1, 1, 8, 0, 0, 0, 0)
    for kind, data in ((b"IHDR", header), (b"IDAT", zlib.compress(b"\0\0")), (b"IEND", b"")):
        made += struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return made


CORPUS = list(hostile())


@pytest.mark.parametrize(("name", "reason", "docx"), CORPUS, ids=[name for name, _, _ in CORPUS])
def test_a_hostile_template_is_refused_for_the_reason_of_the_guard(
    name: str, reason: Reason, docx: bytes
) -> None:
    with pytest.raises(TemplateRefused) as refused:
        write_paper(create_paper(), create_layout(), docx)
    assert refused.value.reason == reason


@pytest.mark.parametrize("place", ["header", "footer", "first_page_header"])
@pytest.mark.parametrize(
    "code", ["DDEAUTO c:\\\\x.exe", "INCLUDEPICTURE http://x/y.png \\d", "INCLUDETEXT http://x"]
)
def test_a_field_that_fetches_is_refused_in_the_letterhead_too(place: str, code: str) -> None:
    template = create_template()
    template.sections[0].different_first_page_header_footer = True
    add_field(getattr(template.sections[0], place).paragraphs[0], code)
    with pytest.raises(TemplateRefused) as refused:
        write_paper(create_paper(), create_layout(), saved(template))
    assert refused.value.reason == Reason.ACTIVE_FIELD
    assert refused.value.facts["field"] == code.split(maxsplit=1)[0]


def test_a_picture_of_the_letterhead_that_is_fetched_is_refused() -> None:
    template = create_template()
    template.sections[0].header.part.relate_to("http://example.org/logo.png", IMAGE, is_external=True)
    with pytest.raises(TemplateRefused) as refused:
        write_paper(create_paper(), create_layout(), saved(template))
    assert (refused.value.reason, refused.value.facts["target"]) == (
        Reason.EXTERNAL,
        "http://example.org/logo.png",
    )


@pytest.mark.parametrize("office", [False, True], ids=["Word", "LibreOffice"])
def test_a_letterhead_with_logo_link_and_page_number_stays(office: bool, tmp_path: Path) -> None:
    template = create_letterhead()
    letterhead = converted(template, "docx", tmp_path) if office else template
    written = write_paper(seed_paper(), create_layout(), letterhead)
    footer, header = (part(written, name) for name in sorted(names(written)) if fullmatch(MARGIN, name))
    assert [node.tag for node in header.iter(f"{A}blip")] == [f"{A}blip"]
    assert [name for name in names(written) if name.endswith(".png")]
    assert "https://www.crmsv.org/" in b"".join(unpacked(written).values()).decode("utf-8", "replace")
    assert "PAGE" in "".join(footer.itertext())
    assert printed_text(written).splitlines() == seed_lines()
    assert faults_found(written, tmp_path) == []


def create_letterhead() -> bytes:
    """A logo and a link to the web in the header, the number of the page in the footer."""
    template = create_template()
    section = template.sections[0]
    section.header.paragraphs[0].add_run().add_picture(BytesIO(create_png()), width=Mm(20))
    key = section.header.part.relate_to("https://www.crmsv.org/", LINK, is_external=True)
    link = f'<w:hyperlink {NAMES} r:id="{key}"><w:r><w:t>www.crmsv.org</w:t></w:r></w:hyperlink>'
    section.header.paragraphs[0]._p.append(parse_xml(link))
    add_field(section.footer.paragraphs[0], "PAGE")
    return saved(template)


def add_field(paragraph: Paragraph, code: str) -> None:
    for content in (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {code} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    ):
        paragraph._p.append(parse_xml(f"<w:r {NAMES}>{content}</w:r>"))


def test_a_template_without_page_settings_is_refused() -> None:
    template = create_template()
    template.element.body.remove(template.element.body.find(f"{W}sectPr"))
    with pytest.raises(TemplateRefused) as refused:
        write_paper(create_paper(), create_layout(), saved(template))
    assert refused.value.reason == Unfit.NO_PAGE


def test_a_word_file_that_cannot_be_opened_is_damaged() -> None:
    parts = unpacked(saved(create_template()))
    del parts["_rels/.rels"]
    with pytest.raises(TemplateRefused) as refused:
        write_paper(create_paper(), create_layout(), packed(parts))
    assert refused.value.reason == Reason.DAMAGED


MARGIN = r"word/(header|footer)\d\.xml"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
NOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
ATTACHED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
