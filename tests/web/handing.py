"""A delegate with a Word file: edits it as Word would write it, hands it in, confirms what the preview shows."""

import re
from collections.abc import Callable
from html import unescape
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from engine.word.package import packed
from tests.web.world import Browser, Page, World, capacity, command

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
MAIN = "word/document.xml"
ADDRESS = "/meetings/meeting/upload"
PERSON = "PERSONCANARY Pérez"

Edit = Callable[[etree._Element], None]


def edited(docx: bytes, *edits: Edit) -> bytes:
    """The file with its document changed, packed again."""
    with ZipFile(BytesIO(docx)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    root = etree.fromstring(parts[MAIN])
    for edit in edits:
        edit(root)
    return packed(
        {**parts, MAIN: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)}
    )


def paragraph(root: etree._Element, text: str, number: int = 0) -> etree._Element:
    found = [each for each in root.iter(f"{W}p") if text in "".join(each.itertext())]
    return found[number]


def tracked(old: str, new: str, number: int = 0, author: str = PERSON) -> Edit:
    """Replaces `old` in the paragraph that has it by `new`, tracked."""

    def edit(root: etree._Element) -> None:
        run = next(
            each for each in paragraph(root, old, number).iter(f"{W}r") if old in "".join(each.itertext())
        )
        before, _, after = "".join(run.itertext()).partition(old)
        made = [_run(before), _change("del", old, author), _change("ins", new, author), _run(after)]
        place = run.getparent().index(run)
        run.getparent()[place : place + 1] = [each for each in made if each is not None]

    return edit


def untracked(old: str, new: str, number: int = 0) -> Edit:
    def edit(root: etree._Element) -> None:
        text = next(each for each in paragraph(root, old, number).iter(f"{W}t") if old in (each.text or ""))
        text.text = (text.text or "").replace(old, new)

    return edit


def added(after: str, text: str, number: int = 0, style: str | None = None) -> Edit:
    """A new paragraph after the one that has `after`, tracked, as Word writes it: the mark that ends the paragraph
    before it is the one that came."""

    def edit(root: etree._Element) -> None:
        before = paragraph(root, after, number)
        properties = before.find(f"{W}pPr")
        new = etree.Element(f"{W}p")
        new.append(etree.fromstring(etree.tostring(properties)))
        marks = properties.find(f"{W}rPr")
        if marks is None:
            marks = etree.SubElement(properties, f"{W}rPr")
        marks.append(_named("ins"))
        inserted = _change("ins", text, PERSON)
        assert inserted is not None
        new.append(inserted)
        before.addnext(new)

    return edit


def accepted(author: str) -> Edit:
    """Accepts every change of an author, as Word does."""

    def edit(root: etree._Element) -> None:
        for node in [each for each in root.iter(f"{W}ins", f"{W}del") if each.get(f"{W}author") == author]:
            parent = node.getparent()
            place = parent.index(node)
            parent[place : place + 1] = list(node) if node.tag == f"{W}ins" else []

    return edit


def without_bookmarks(root: etree._Element) -> None:
    for node in list(root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        node.getparent().remove(node)


def _named(kind: str, author: str = PERSON) -> etree._Element:
    node = etree.Element(f"{W}{kind}")
    node.set(f"{W}id", "900")
    node.set(f"{W}author", author)
    node.set(f"{W}date", "2014-11-24T10:00:00Z")
    return node


def _run(text: str, tag: str = "t") -> etree._Element | None:
    if not text:
        return None
    run = etree.Element(f"{W}r")
    node = etree.SubElement(run, f"{W}{tag}")
    node.text = text
    node.set(SPACE, "preserve")
    return run


def _change(kind: str, text: str, author: str) -> etree._Element | None:
    run = _run(text, "delText" if kind == "del" else "t")
    if run is None:
        return None
    node = _named(kind, author)
    node.append(run)
    return node


def handed_in(browser: Browser, docx: bytes, name: str = "mexico", filename: str = "paper.docx") -> Page:
    """The preview, or the page with the refusal."""
    browser.get(ADDRESS)
    return browser.post(
        ADDRESS, command=command(), capacity=capacity(name), do="read", file=(BytesIO(docx), filename)
    )


def fields_of(page: Page, **changed: object) -> dict[str, object]:
    """The form of the preview as a browser sends it: hidden fields, what is ticked already, and what is changed."""
    form = page.text[page.text.index("<main") :]
    found: dict[str, object] = {}
    for tag in re.findall(r"<input[^>]*>", form):
        said = {key: unescape(value) for key, value in re.findall(r'([\w-]+)="([^"]*)"', tag)}
        if said.get("type") == "hidden" or " checked" in tag:
            found[said["name"]] = said["value"]
    for name, value in re.findall(r'<textarea name="([^"]+)"[^>]*>(.*?)</textarea>', form, re.S):
        found[name] = unescape(value)
    if takes := re.findall(r'name="take" value="([^"]+)" checked', form):
        found["take"] = takes
    return {**found, "do": "make", **changed}


def made(browser: Browser, page: Page, **changed: object) -> Page:
    return browser.send(ADDRESS, fields_of(page, **changed))


def paper(meeting: World, name: str = "mexico", path: str = "paper.docx") -> bytes:
    page = meeting.browser(name).get(f"/meetings/meeting/{path}")
    assert page.status == 200
    return page.content
