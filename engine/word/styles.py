"""The paragraph styles of an open document."""

from docx.document import Document
from lxml import etree

from engine.word.markup import w


def style_ids(document: Document) -> dict[str, str]:
    """The id of each paragraph style by its name in small letters (Word does not tell capitals apart)."""
    found: dict[str, str] = {}
    for style in document.styles.element.findall(w("style")):
        name, identity = style.find(w("name")), style.get(w("styleId"))
        if style.get(w("type")) == "paragraph" and name is not None and identity:
            found.setdefault(name.get(w("val"), "").casefold(), identity)
    return found


def numbered_styles(document: Document) -> set[str]:
    """The ids of the styles that number their paragraphs, by themselves or through the style they are based on."""
    nodes = {style.get(w("styleId")): style for style in document.styles.element.findall(w("style"))}
    return {identity for identity in nodes if _is_numbered(identity, nodes)}


def _is_numbered(identity: str | None, nodes: dict[str | None, etree._Element]) -> bool:
    seen: set[str | None] = set()
    while identity in nodes and identity not in seen:
        seen.add(identity)
        num = nodes[identity].find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
        if num is not None:
            return bool(num.get(w("val")) != "0")
        based = nodes[identity].find(w("basedOn"))
        identity = None if based is None else based.get(w("val"))
    return False
