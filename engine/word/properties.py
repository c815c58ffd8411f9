"""What a file says about itself: title, author, language, dates. Never by whom the template was made, nor when."""

from datetime import UTC, datetime

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from engine.text.literals import as_read
from engine.word.layout import Layout
from engine.word.markup import document_bytes, w
from engine.word.paper import PrintedPaper

_CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_THUMBNAIL = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"


def describe(document: Document, paper: PrintedPaper, layout: Layout) -> None:
    """Replace the document's properties by the paper's, and set its language."""
    tag = layout.language_tags.of(paper.language)
    package = document.part.package
    for kind in (RT.CORE_PROPERTIES, RT.EXTENDED_PROPERTIES, _THUMBNAIL):
        for key in [key for key, relation in package.rels.items() if relation.reltype == kind]:
            del package.rels[key]
    parts = (
        ("/docProps/core.xml", CT.OPC_CORE_PROPERTIES, RT.CORE_PROPERTIES, _core(paper, tag)),
        ("/docProps/app.xml", CT.OFC_EXTENDED_PROPERTIES, RT.EXTENDED_PROPERTIES, _app()),
    )
    for name, content_type, kind, root in parts:
        package.relate_to(Part(PackURI(name), content_type, document_bytes(root), package), kind)
    _speak(document, tag)


def _core(paper: PrintedPaper, tag: str) -> etree._Element:
    names = {"cp": _CP, "dc": _DC, "dcterms": _TERMS, "xsi": _XSI}
    root = etree.Element(f"{{{_CP}}}coreProperties", {}, names)
    said = (
        (_DC, "title", as_read(" – ".join(line.strip() for line in paper.title))),
        (_DC, "subject", paper.subject),
        (_DC, "creator", as_read(paper.author)),
        (_CP, "keywords", paper.keywords),
        (_CP, "lastModifiedBy", as_read(paper.author)),
        (_CP, "revision", "1"),
        (_DC, "language", tag),
    )
    for space, name, text in said:
        if text:
            etree.SubElement(root, f"{{{space}}}{name}").text = " ".join(text.split())
    for name in ("created", "modified"):
        node = etree.SubElement(root, f"{{{_TERMS}}}{name}", {f"{{{_XSI}}}type": "dcterms:W3CDTF"})
        node.text = _instant(paper.issued)
    return root


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _app() -> etree._Element:
    root = etree.Element(f"{{{_APP}}}Properties", {}, {None: _APP})
    etree.SubElement(root, f"{{{_APP}}}Application").text = "Acuerdo"
    return root


def _speak(document: Document, tag: str) -> None:
    """The language of the defaults and of every style that names one, so that spelling and screen readers follow."""
    for node in document.styles.element.iter(w("lang")):
        node.set(w("val"), tag)
    for node in document.settings.element.iter(w("themeFontLang")):
        node.set(w("val"), tag)
