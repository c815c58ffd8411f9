"""Accepting and rejecting every change: by hand over the XML, and by LibreOffice."""

import subprocess
from collections.abc import Sequence
from copy import deepcopy
from html import escape
from pathlib import Path

from lxml import etree

from engine.word.package import packed, unpacked
from engine.word.readback import printed_text
from tests.needs import need
from tests.word.parts import W

ACCEPT, REJECT = "accept", "reject"
_KEPT = {ACCEPT: (f"{W}ins", f"{W}moveTo"), REJECT: (f"{W}del", f"{W}moveFrom")}
_GONE = {ACCEPT: _KEPT[REJECT], REJECT: _KEPT[ACCEPT]}
_COMMANDS = {ACCEPT: "AcceptAllTrackedChanges", REJECT: "RejectAllTrackedChanges"}


def settled(docx: bytes, way: str, properties: str = "last") -> bytes:
    """The file with every change accepted or rejected, as the standard says it.

    Where a paragraph mark goes, two paragraphs become one. The standard keeps the properties at the end of the "last"
    one; some programs keep those of the "first", unless it is empty.
    """
    parts = unpacked(docx)
    root = etree.fromstring(parts["word/document.xml"])
    body = root.find(f"{W}body")
    for paragraph in list(body.iter(f"{W}p")):
        _settle_properties(paragraph, way)
    gone = [paragraph for paragraph in body.iter(f"{W}p") if _mark(paragraph, _GONE[way]) is not None]
    _settle_words(body, way)
    for paragraph in gone:
        after = paragraph.getnext()
        if after is not None and after.tag == f"{W}p":
            _join(paragraph, after, properties)
    for mark in [each for each in body.iter(*_KEPT[way]) if each.getparent().tag == f"{W}rPr"]:
        mark.getparent().remove(mark)
    parts["word/document.xml"] = etree.tostring(root)
    return packed(parts)


def _mark(paragraph: etree._Element, names: tuple[str, ...]) -> etree._Element | None:
    return next((each for each in paragraph.iterfind(f"{W}pPr/{W}rPr/*") if each.tag in names), None)


def _settle_properties(paragraph: etree._Element, way: str) -> None:
    change = paragraph.find(f"{W}pPr/{W}pPrChange")
    if change is None:
        return
    properties = change.getparent()
    properties.remove(change)
    if way == REJECT:
        for node in [node for node in properties if node.tag != f"{W}rPr"]:
            properties.remove(node)
        for at, node in enumerate(deepcopy(change.find(f"{W}pPr"))):
            properties.insert(at, node)


def _settle_words(body: etree._Element, way: str) -> None:
    for node in [each for each in body.iter(*_GONE[way]) if each.getparent().tag != f"{W}rPr"]:
        node.getparent().remove(node)
    for node in [each for each in body.iter(*_KEPT[way]) if each.getparent().tag != f"{W}rPr"]:
        for child in list(node):
            node.addprevious(child)
        node.getparent().remove(node)
    for node in body.iter(f"{W}delText"):
        node.tag = f"{W}t"


def _join(paragraph: etree._Element, after: etree._Element, properties: str) -> None:
    """The first paragraph goes into the second one."""
    words = [each for each in paragraph if each.tag != f"{W}pPr"]
    said = "".join(paragraph.itertext(f"{W}t"))
    if properties == "first" and said:
        kept = deepcopy(paragraph.find(f"{W}pPr"))
        mark = after.find(f"{W}pPr/{W}rPr")
        for old in kept.findall(f"{W}rPr"):
            kept.remove(old)
        if mark is not None:
            kept.append(mark)
        after.replace(after.find(f"{W}pPr"), kept)
    for at, node in enumerate(words):
        after.insert(1 + at, node)
    paragraph.getparent().remove(paragraph)


def settled_text(docx: bytes, way: str, properties: str = "last") -> str:
    return printed_text(settled(docx, way, properties))


_BASIC = """Sub Settle(folder, command, count)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim kind(0) As New com.sun.star.beans.PropertyValue
  Dim empty_()
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  kind(0).Name = "FilterName"
  kind(0).Value = "Text"
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  For at = 1 To CInt(count)
    address = "file://" + folder + "/" + CStr(at) + ".docx"
    doc = StarDesktop.loadComponentFromURL(address, "_blank", 0, hidden())
    dispatcher.executeDispatch(doc.CurrentController.Frame, ".uno:" + command, "", 0, empty_())
    doc.storeToURL(address + ".txt", kind())
    doc.close(True)
  Next at
End Sub
"""


def settled_by_libreoffice(files: Sequence[bytes], way: str, folder: Path) -> list[str]:
    """The text of each file after LibreOffice itself accepted or rejected every change."""
    made = folder / way
    made.mkdir()
    for at, docx in enumerate(files, 1):
        (made / f"{at}.docx").write_bytes(docx)
    profile = _profile(folder)
    _soffice(profile, f'macro:///Standard.Module1.Settle("{made}","{_COMMANDS[way]}","{len(files)}")')
    return [(made / f"{at}.docx.txt").read_text("utf-8-sig") for at in range(1, len(files) + 1)]


def _profile(folder: Path) -> Path:
    """A profile with the macro. LibreOffice writes its own empty module into a new profile, so that comes first."""
    profile = folder / "profile"
    module = profile / "user" / "basic" / "Standard" / "Module1.xba"
    if not module.exists():
        _soffice(profile, "--terminate_after_init")
    module.write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<script:module xmlns:script="http://openoffice.org/2000/script" '
        f'script:name="Module1" script:language="StarBasic">{escape(_BASIC, quote=False)}</script:module>'
    )
    return profile


def _soffice(profile: Path, call: str) -> None:
    command = [str(need("soffice")), f"-env:UserInstallation=file://{profile}", "--headless", call]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
