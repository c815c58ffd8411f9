"""Papers, layouts and templates for the tests of this room."""

import re
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path

import docx
import yaml
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE

from engine.text.wording import Kind, Paragraph, Wording
from engine.word.layout import Layout
from engine.word.paper import Language, PrintedItem, PrintedPaper, PrintedSection

ROOT = Path(__file__).parents[2]
ISSUED = datetime(2014, 11, 25, 18, 30, tzinfo=UTC)


def create_layout(**changes: object) -> Layout:
    """The layout of rcgm.yaml, top-level keys replaced."""
    return Layout.model_validate(_layout_data() | changes)


@cache
def _layout_data() -> dict[str, object]:
    data: dict[str, object] = yaml.safe_load((ROOT / "workflows/formats/rcgm.yaml").read_text("utf-8"))[
        "layout"
    ]
    return data


def numbered(items: str, **changes: object) -> Layout:
    """The layout of rcgm.yaml with another way to number items."""
    numbering = {"items": items, "sub_paragraphs": {"en": "a)", "es": "a)"}} | changes
    return create_layout(numbering=numbering)


def create_wording(*lines: str) -> Wording:
    """Shorthand: "text" a lead, "+ text" a continuation, "a) text" a sub-paragraph, "· text" a bullet; two spaces
    before a line are one level down."""
    return Wording(tuple(map(_paragraph, lines)))


def _paragraph(line: str) -> Paragraph:
    level = (len(line) - len(line.lstrip(" "))) // 2
    head, _, text = line.strip(" ").partition(" ")
    if head == "+":
        return Paragraph(Kind.CONTINUATION, text, level)
    if head in ("·", "-", "•"):
        return Paragraph(Kind.BULLET, text, level, head)
    if re.fullmatch(r"\(?\w{1,4}(\u00a0bis)?[.)]+|\d\.\d|\[a\]|1:", head):
        return Paragraph(Kind.SUB, text, level, head)
    return Paragraph(Kind.LEAD, line)


def create_paper(
    *items: Wording,
    title: tuple[str, ...] = ("REGIONAL CONFERENCE ON MIGRATION (RCM)",),
    preamble: str = "The Group met and reached the following:",
    language: Language = "en",
    draft: str | None = None,
    heading_first: bool = False,
    sections: tuple[PrintedSection, ...] | None = None,
) -> PrintedPaper:
    """A paper of one section, "CONCLUSIONS", with these items; or of the sections given."""
    if sections is None:
        sections = (create_section("CONCLUSIONS", *items),)
    return PrintedPaper(
        title,
        preamble,
        language,
        sections,
        ISSUED,
        "Presidency Pro Tempore",
        draft,
        heading_first=heading_first,
    )


def create_section(heading: str, *items: Wording, topics: tuple[str | None, ...] = ()) -> PrintedSection:
    """A section whose items have the ids "conclusions_1", "conclusions_2", ..."""
    key = heading.lower()
    topics = topics or (None,) * len(items)
    made = (
        PrintedItem(f"{key}_{number}", topic, wording)
        for number, (topic, wording) in enumerate(zip(topics, items, strict=True), 1)
    )
    return PrintedSection(key, heading, tuple(made))


def seed_paper(draft: str | None = None) -> PrintedPaper:
    """The Managua paper of November 2014, read line by line without the project's parser."""
    title, preamble, *lines = seed_lines()
    sections: list[tuple[str, list[list[str]]]] = []
    for line in lines:
        if line in ("CONCLUSIONS", "Recommendations"):
            sections.append((line, []))
        elif lead := re.fullmatch(r"\d+\. (.*)", line):
            sections[-1][1].append([lead[1]])
        else:
            labelled = re.match(r"[a-d][.)] |· ", line)
            sections[-1][1][-1].append(line if labelled else f"+ {line}")
    made = tuple(
        create_section(heading, *(create_wording(*item) for item in items)) for heading, items in sections
    )
    return create_paper(title=(title,), preamble=preamble, sections=made, draft=draft)


def seed_lines() -> list[str]:
    """The lines of the seed as a reader sees them: no blank lines, no bookmark, single spaces."""
    text = (ROOT / "tests/specimens/rcgm-2014-11-managua-en.txt").read_text("utf-8")
    plain = text.replace("[bookmark: _GoBack]", "")
    return [re.sub(r"[ ]+", " ", line).strip(" ") for line in plain.splitlines() if line.strip()]


def create_template(
    without: str = "", header: str = "Secretaría Técnica · Technical Secretariat"
) -> Document:
    """A letterhead as a secretariat would make it in Word: its header, its styles, some left-over text."""
    document = docx.Document()
    known = {style.name for style in document.styles}
    for look in create_layout().styles.all():
        if look.style not in known:
            document.styles.add_style(look.style, WD_STYLE_TYPE.PARAGRAPH)
    if without:
        document.styles[without].delete()
    document.sections[0].header.paragraphs[0].text = header
    document.add_paragraph("Text of an earlier paper")
    return document


def saved(document: Document) -> bytes:
    made = BytesIO()
    document.save(made)
    return made.getvalue()
