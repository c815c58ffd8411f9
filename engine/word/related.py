"""The parts of a Word file, found through their relationships."""

from collections.abc import Mapping
from posixpath import dirname, join, normpath

from lxml import etree

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# The strict form of the standard has names of its own for the same elements.
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def parsed(data: bytes) -> etree._Element:
    """A part as XML. Nothing is fetched or expanded."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    return etree.fromstring(data.replace(_STRICT, _USUAL), parser)


def main_part(parts: Mapping[str, bytes]) -> str:
    """The name of the part that holds the text."""
    return related(parts, "", "officeDocument") or "word/document.xml"


def related(parts: Mapping[str, bytes], source: str, kind: str) -> str | None:
    """The name of the part that `source` ("" for the package) has for this kind of relationship, or None."""
    folder, name = dirname(source), source.rpartition("/")[2]
    rels = parts.get(join(folder, "_rels", f"{name}.rels"))
    if rels is None:
        return None
    for relation in parsed(rels).iter(_RELATIONSHIP):
        if relation.get("Type", "").rpartition("/")[2] == kind and relation.get("TargetMode") != "External":
            target = relation.get("Target", "")
            found = normpath(join("/", folder, target)).lstrip("/")
            return next((part for part in parts if part.casefold() == found.casefold()), None)
    return None


def child_part(parts: Mapping[str, bytes], source: str, kind: str) -> etree._Element | None:
    """The same, parsed."""
    name = related(parts, source, kind)
    return None if name is None else parsed(parts[name])
