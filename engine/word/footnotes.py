"""Footnotes as Word keeps them: a part of their own, two separators, two styles, and what the settings say of them.

python-docx has none, so the part is written here. Word numbers the marks itself.
"""

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from engine.word.markup import document_bytes, element, run, w

_TEXT, _MARK = "footnote text", "footnote reference"  # Word's own names, in Word of any language
_SEPARATORS = {-1: "separator", 0: "continuationSeparator"}
# What stands after w:footnotePr in the settings, in the order of the standard's schema.
_AFTER = frozenset(
    map(
        w,
        (
            "endnotePr", "compat", "docVars", "rsids", "attachedSchema", "themeFontLang", "clrSchemeMapping",
            "doNotIncludeSubdocsInStats", "doNotAutoCompressPictures", "forceUpgrade", "captions",
            "readModeInkLockDown", "smartTagType", "shapeDefaults", "doNotEmbedSmartTags", "decimalSymbol",
            "listSeparator",
        ),
    )
)  # fmt: skip


class Notes:
    """The footnotes of one document, in the order of their marks."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._texts: list[str] = []
        self._text = self._mark = ""

    def reference(self, text: str) -> etree._Element:
        """The mark of a new footnote that says `text`."""
        if not self._texts:
            self._text, self._mark = _styles(self._document)
        self._texts.append(text)
        return element("r", self._look(), element("footnoteReference", id=len(self._texts)))

    def write(self) -> None:
        """Adds the part, if there is a footnote at all."""
        if not self._texts:
            return
        notes = [self._note(at, text) for at, text in enumerate(self._texts, 1)]
        root = element("footnotes", *(_separator(at, kind) for at, kind in _SEPARATORS.items()), *notes)
        package = self._document.part.package
        part = Part(PackURI("/word/footnotes.xml"), CT.WML_FOOTNOTES, document_bytes(root), package)
        self._document.part.relate_to(part, RT.FOOTNOTES)
        _settle(self._document)

    def _note(self, at: int, text: str) -> etree._Element:
        sign = element("r", self._look(), element("footnoteRef"))
        style = element("pPr", element("pStyle", val=self._text))
        return element("footnote", element("p", style, sign, run(f" {text}")), id=at)

    def _look(self) -> etree._Element:
        return element("rPr", element("rStyle", val=self._mark))


def _separator(at: int, kind: str) -> etree._Element:
    line = element("pPr", element("spacing", after=0, line=240, lineRule="auto"))
    return element("footnote", element("p", line, element("r", element(kind))), type=kind, id=at)


def _styles(document: Document) -> tuple[str, str]:
    """The ids of the two styles. A template that has them keeps its own look."""
    root = document.styles.element
    known = {
        (node.get(w("type")), name.get(w("val"), "").casefold()): node.get(w("styleId"), "")
        for node in root.findall(w("style"))
        if (name := node.find(w("name"))) is not None
    }
    if ("paragraph", _TEXT) not in known:
        spacing = element("pPr", element("spacing", after=40, line=240, lineRule="auto"))
        size = element("rPr", element("sz", val=20), element("szCs", val=20))
        root.append(
            _style("paragraph", "FootnoteText", _TEXT, element("basedOn", val="Normal"), spacing, size)
        )
    if ("character", _MARK) not in known:
        raised = element("rPr", element("vertAlign", val="superscript"))
        root.append(_style("character", "FootnoteReference", _MARK, raised))
    return (
        known.get(("paragraph", _TEXT), "FootnoteText"),
        known.get(("character", _MARK), "FootnoteReference"),
    )


def _style(kind: str, identity: str, name: str, *details: etree._Element) -> etree._Element:
    return element("style", element("name", val=name), *details, type=kind, styleId=identity)


def _settle(document: Document) -> None:
    """The settings name the separators, at the place where the schema has them."""
    settings = document.settings.element
    for old in settings.findall(w("footnotePr")):
        settings.remove(old)
    made = element("footnotePr", *(element("footnote", id=at) for at in _SEPARATORS))
    after = next((child for child in settings if child.tag in _AFTER), None)
    if after is None:
        settings.append(made)
    else:
        after.addprevious(made)
