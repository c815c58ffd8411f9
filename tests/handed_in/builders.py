"""A paper on the record, its file, and what a room does to the file in Word."""

import copy
from collections.abc import Sequence
from dataclasses import fields
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, TypeVar, get_origin

import docx as word
from docx.document import Document
from lxml import etree

from engine.formats import read_format
from engine.handed_in.room import Frame, RoomFile, room_file
from engine.procedure.amendment import Course
from engine.procedure.commands import Attribution, Audience, Nature, ProposalKind, Role
from engine.procedure.events import Via
from engine.procedure.phase import Phase
from engine.record.queries.views import AmendmentView, ItemView, RevisionView
from engine.text.wording import Wording, parse_wording, print_wording, relabelled
from engine.word.adopted import write_paper
from engine.word.paper import PrintedItem, PrintedPaper, PrintedSection
from tests.web.handing import SPACE, Edit, W, paragraph
from tests.word.builders import create_layout, saved

View = TypeVar("View")
NOW = datetime(2014, 11, 25, 18, 30, tzinfo=UTC)
FORMAT = read_format(
    (Path(__file__).parents[2] / "workflows/formats/rcgm.yaml").read_text("utf-8"), "rcgm.yaml"
)
TITLE = ("REGIONAL CONFERENCE ON MIGRATION (RCM)",)
PREAMBLE = "The Group met in Managua and reached the following:"
HEADINGS = {"conclusions": "Conclusions", "recommendations": "Recommendations"}
FRAME = Frame(TITLE, PREAMBLE, HEADINGS)

TEXTS = (
    "To thank Nicaragua for its report on return:\na) To accept the report.\nb) To take note of its annex.",
    "To endorse the workshop on consular protection that Honduras offers in March.",
    "To urge the member countries to send their statistics before June.\nThe Secretariat will compile them.",
    "To invite civil society to the next meeting of the network of liaison officers.",
)


def wording(text: str) -> Wording:
    return relabelled(parse_wording(text).wording)


def view(kind: type[View], /, **said: Any) -> View:
    """A view of which only this is said: of the rest there is nothing."""
    nothing: dict[object, object] = {str: "", bool: False, int: 0}
    rest = {
        each.name: nothing.get(each.type, () if get_origin(each.type) is tuple else None)
        for each in fields(kind)
        if each.name not in said
    }
    return kind(**rest, **said)


def create_item(
    id_: str,
    *texts: str | Wording,
    section: str = "conclusions",
    topic: str | None = None,
    amendments: Sequence[AmendmentView] = (),
) -> ItemView:
    """An item whose revisions say these texts, the last of them now."""
    wordings = [each if isinstance(each, Wording) else wording(each) for each in texts]
    revisions = tuple(
        RevisionView(number, "en", each, "", None, Role.SECRETARIAT, None, (), Nature.MATERIAL, NOW)
        for number, each in enumerate(wordings, 1)
    )
    return view(
        ItemView, id=id_, meeting="meeting", version=1, number=1, label="1", section=section, topic=topic,
        state="comments", phase=Phase.OPEN, language="en", revision=len(wordings), wording=wordings[-1],
        revisions=revisions, amendments=tuple(amendments),
    )  # fmt: skip


def create_amendment(
    base: str, text: str, id_: str = "amendment", kind: ProposalKind = ProposalKind.MODIFY
) -> AmendmentView:
    """What Mexico proposes to the first revision, and is still pending."""
    said = Wording(()) if kind is ProposalKind.SUPPRESS else wording(text)
    return view(
        AmendmentView, id=id_, label="MEX 1", delegation="MEX", state="filed", pending=True, version=1, base_revision=1,
        audience=Audience.ALL, attribution=Attribution.NAMES, course=Course.PENDING, via=Via.FILED, base=wording(base),
        wording=said, kind=kind, filed_wording=said, filed_revision=1, filed_base=wording(base), filed_at=NOW,
    )  # fmt: skip


def create_items(*texts: str) -> list[ItemView]:
    """Conclusions "one", "two", ... with these texts, or the four of `TEXTS`."""
    return [create_item(id_, text) for id_, text in zip(NAMES, texts or TEXTS, strict=False)]


NAMES = ("one", "two", "three", "four", "five", "six", "seven", "eight")


def printed(items: Sequence[ItemView], frame: Frame = FRAME) -> PrintedPaper:
    sections = (
        PrintedSection(
            key,
            heading,
            tuple(PrintedItem(each.id, each.topic, each.wording) for each in items if each.section == key),
        )
        for key, heading in frame.headings.items()
    )
    used = tuple(section for section in sections if section.items)
    return PrintedPaper(frame.title, frame.preamble, "en", used, NOW, frame.title[0])


def paper(items: Sequence[ItemView], **layout: object) -> bytes:
    """The paper as it goes out for the room: every item in its bookmark."""
    return write_paper(printed(items), create_layout(**layout))


def typed(*lines: str) -> bytes:
    """A file that somebody typed anew: nothing in it but lines."""
    document: Document = word.Document()
    for line in lines:
        document.add_paragraph(line)
    return saved(document)


def typed_paper(*items: str) -> bytes:
    """The same of items, each with its number; a line of an item begins with a tab or not at all."""
    lines = [line for number, item in enumerate(items, 1) for line in f"{number}. {item}".split("\n")]
    return typed(*TITLE, PREAMBLE, "CONCLUSIONS", *lines)


def read(file: bytes, items: Sequence[ItemView], frame: Frame = FRAME, **options: bool) -> RoomFile:
    return room_file(file, items, frame, FORMAT.words, **options)


def said(found: RoomFile) -> dict[str, str]:
    """What each item of the file says, by its id, in the order of the file."""
    return {each.item.id: print_wording(each.final) for each in found.items}


def taken(found: RoomFile) -> dict[str, str | None]:
    """What each item would read."""
    return {
        each.item.id: None if each.wording is None else print_wording(each.wording) for each in found.items
    }


# --- what a room does in Word ----------------------------------------------------------------------------------------


def typed_after(text: str, new: str, like: str | None = None) -> Edit:
    """Enter at the end of the paragraph that has `text`, and a new one that looks as the one that has `like`."""

    def edit(root: etree._Element) -> None:
        before = paragraph(root, text)
        made = etree.Element(f"{W}p")
        made.append(copy.deepcopy(paragraph(root, like or text).find(f"{W}pPr")))
        run = etree.SubElement(made, f"{W}r")
        node = etree.SubElement(run, f"{W}t")
        node.text = new
        node.set(SPACE, "preserve")
        before.addnext(made)

    return edit


def deleted(*texts: str) -> Edit:
    """The whole paragraphs go, untracked, and what bookmarks began in them."""

    def edit(root: etree._Element) -> None:
        for text in texts:
            gone = paragraph(root, text)
            gone.getparent().remove(gone)

    return edit


def moved(texts: Sequence[str], before: str) -> Edit:
    """Cut and pasted, bookmarks and all."""

    def edit(root: etree._Element) -> None:
        place = paragraph(root, before)
        for text in texts:
            place.addprevious(paragraph(root, text))

    return edit


def without_bookmark(item: str) -> Edit:
    def edit(root: etree._Element) -> None:
        start = next(
            each for each in root.iter(f"{W}bookmarkStart") if each.get(f"{W}name") == f"item_{item}"
        )
        for each in list(root.iter(f"{W}bookmarkEnd")):
            if each.get(f"{W}id") == start.get(f"{W}id"):
                each.getparent().remove(each)
        start.getparent().remove(start)

    return edit


def split_runs(root: etree._Element) -> None:
    """Every word in a run of its own, as Word leaves a text that was edited for long."""
    for run in list(root.iter(f"{W}r")):
        texts = run.findall(f"{W}t")
        if len(texts) != 1:
            continue
        parts = (texts[0].text or "").split(" ")
        for number, part in enumerate(parts):
            twin = copy.deepcopy(run)
            node = twin.find(f"{W}t")
            node.text = part + (" " if number < len(parts) - 1 else "")
            node.set(SPACE, "preserve")
            run.addprevious(twin)
        run.getparent().remove(run)


def split_at(text: str) -> Edit:
    """Enter before these words: two paragraphs of the same style."""

    def edit(root: etree._Element) -> None:
        first = paragraph(root, text)
        node = next(each for each in first.iter(f"{W}t") if text in (each.text or ""))
        run = node.getparent()
        head, _, tail = (node.text or "").partition(text)
        second = etree.Element(f"{W}p")
        second.append(copy.deepcopy(first.find(f"{W}pPr")))
        rest = copy.deepcopy(run)
        rest.find(f"{W}t").text = text + tail
        node.text = head.rstrip()
        second.append(rest)
        for after in list(run.itersiblings()):
            second.append(after)
        first.addnext(second)

    return edit


def joined(first: str, second: str) -> Edit:
    """Delete at the end of the first paragraph."""

    def edit(root: etree._Element) -> None:
        one, other = paragraph(root, first), paragraph(root, second)
        space = etree.SubElement(etree.SubElement(one, f"{W}r"), f"{W}t")
        space.text = " "
        space.set(SPACE, "preserve")
        for node in list(other):
            if node.tag != f"{W}pPr":
                one.append(node)
        other.getparent().remove(other)

    return edit


def commented(docx: bytes, text: str, note: str, author: str) -> bytes:
    document = word.Document(BytesIO(docx))
    line = next(each for each in document.paragraphs if text in each.text)
    document.add_comment(line.runs, text=note, author=author, initials="")
    return saved(document)
