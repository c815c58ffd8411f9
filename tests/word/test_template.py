"""The secretariat's own .docx as the paper's clothes."""

import random
import struct
import zlib
from contextlib import suppress
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import docx
import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Mm
from lxml import etree

from engine.word.adopted import TemplateRefused, write_paper
from engine.word.base import base
from engine.word.package import packed, unpacked
from engine.word.readback import printed_text
from tests.word.builders import (
    create_layout,
    create_paper,
    create_template,
    create_wording,
    saved,
    seed_lines,
    seed_paper,
)
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


def test_a_missing_style_is_named_with_what_to_do() -> None:
    template = saved(create_template(without="List Number 2"))
    with pytest.raises(TemplateRefused) as refused:
        write_paper(create_paper(), create_layout(), template)
    assert refused.value.style == "List Number 2"
    assert "apply “List Number 2” once" in refused.value.reason


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
    with pytest.raises(TemplateRefused, match="Open it in Word, save it again"):
        write_paper(create_paper(draft="DRAFT"), create_layout(), packed(parts))


@pytest.mark.parametrize("seed", range(40))
def test_a_template_with_random_damage_is_filled_or_refused(seed: int) -> None:
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
    with suppress(TemplateRefused):
        written = write_paper(seed_paper("DRAFT"), create_layout(), packed(parts))
        assert printed_text(written).splitlines() == seed_lines()


def test_pictures_links_and_notes_of_the_old_text_do_not_hide_in_the_paper(tmp_path: Path) -> None:
    template = create_template()
    picture = tmp_path / "secret.png"
    picture.write_bytes(create_png())
    template.add_picture(str(picture))
    template.part.relate_to("https://example.org/secret", LINK, is_external=True)
    uri, text = PackURI("/word/footnotes.xml"), b"<w:footnotes>a secret note</w:footnotes>"
    notes = Part(uri, NOTES, text, template.part.package)
    template.part.relate_to(notes, LINK.replace("hyperlink", "footnotes"))
    written = write_paper(seed_paper(), create_layout(), saved(template))
    assert not [name for name in names(written) if name.endswith(".png")]
    assert b"example.org" not in b"".join(unpacked(written).values())
    assert "word/footnotes.xml" not in names(written)


def test_a_template_that_fetches_another_file_no_longer_does() -> None:
    template = create_template()
    key = template.part._settings_part.relate_to("file:///evil.dotm", ATTACHED, is_external=True)
    template.settings.element.insert(0, parse_xml(f'<w:attachedTemplate {NAMES} r:id="{key}"/>'))
    written = write_paper(seed_paper(), create_layout(), saved(template))
    assert b"evil.dotm" not in b"".join(unpacked(written).values())
    assert part(written, "word/settings.xml").find(f"{W}attachedTemplate") is None


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


def changed(**parts: bytes | None) -> bytes:
    """A good template with parts replaced, added or (None) taken out; "__" stands for "/" in the names."""
    made = BytesIO()
    wanted = unpacked(saved(create_template())) | {
        name.replace("__", "/"): data for name, data in parts.items()
    }
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, data in wanted.items():
            if data is not None:
                archive.writestr(name, data)
    return made.getvalue()


def twice() -> bytes:
    made = BytesIO(saved(create_template()))
    with ZipFile(made, "a") as archive:
        archive.writestr("word/DOCUMENT.xml", b"<x/>")
    return made.getvalue()


def squeezed() -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_BZIP2) as archive:
        archive.writestr("word/document.xml", b"<x/>")
    return made.getvalue()


def create_png() -> bytes:
    """One black point."""
    made = b"\x89PNG\r\n\x1a\n"
    header = struct.pack(">2I5B", 1, 1, 8, 0, 0, 0, 0)
    for kind, data in ((b"IHDR", header), (b"IDAT", zlib.compress(b"\0\0")), (b"IEND", b"")):
        made += struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return made


MACRO = "[Content_Types].xml"


@pytest.mark.parametrize(
    ("template", "reason"),
    [
        (b"", "damaged"),
        (b"not a zip", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "password"),
        (b"x" * 5_000_001, "5 MB"),
        (changed(**{"word__vbaProject.bin": b"x"}), "macros"),
        (changed(**{MACRO: b"<Types>macroEnabled</Types>"}), "macros"),
        (changed(**{"word__document.xml": None}), "no Word document"),
        (changed(**{"word__document.xml": b"<w:document"}), "damaged"),
        (changed(**{"word__document.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><x/>'}), "Word does not use"),
        (changed(**{"word__big.xml": b" " * 8_000_001}), "unpacks to more than 8 MB"),
        (changed(**{f"word__{number}.bin": b"" for number in range(150)}), "more than 150 parts"),
        (changed(**{f"word__{number}.bin": b" " * 7_000_000 for number in range(3)}), "more than 20 MB"),
        (saved(create_template())[:-400], "damaged"),
        (twice(), "two parts of the same name"),
        (squeezed(), "compressed in a way"),
    ],
)  # fmt: skip
def test_a_bad_template_is_refused_with_its_reason(template: bytes, reason: str) -> None:
    with pytest.raises(TemplateRefused, match=reason):
        write_paper(create_paper(), create_layout(), template)


NOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
ATTACHED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
