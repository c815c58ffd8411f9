"""The XML of an uploaded file: parsed once nothing in it can grow, reach out or hide."""

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from engine.word.guard.limits import DEEPEST, MOST_ATTRIBUTES, MOST_ELEMENTS
from engine.word.guard.reasons import Reason, UploadRefused

_XML = (".xml", ".rels", ".vml")
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']*)""")
# Encodings in which "<!" is what it is in ASCII, so that a search for it finds it.
_PLAIN = (b"utf-8", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252")
_TOO_DEEP = etree.XPath("boolean(" + "/*" * (DEEPEST + 1) + ")")


def xml_parts(parts: Mapping[str, bytes], types: Mapping[str, str]) -> Iterator[tuple[str, etree._Element]]:
    """Every part that is XML, parsed one at a time; `types` are the content types by part. Raises UploadRefused."""
    texts = {name: data for name, data in parts.items() if is_xml(name, types.get(name, ""))}
    elements = attributes = 0
    for name, data in texts.items():
        check_plain(name, data)
        elements += data.count(b"<") - data.count(b"</")
        attributes += data.count(b"=")
        if elements > MOST_ELEMENTS or attributes > MOST_ATTRIBUTES:
            raise UploadRefused(Reason.TOO_MANY_ELEMENTS, limit=MOST_ELEMENTS)
    for name, data in texts.items():
        yield name, parsed(name, data)


def is_xml(name: str, content_type: str) -> bool:
    kind = content_type.partition(";")[0].strip().lower()
    return name.lower().endswith(_XML) or kind.endswith(("+xml", "/xml", ".vmldrawing"))


def check_plain(name: str, data: bytes) -> None:
    """Refuse a DTD, an entity, or an encoding that would hide one."""
    declared = _DECLARED.match(data.removeprefix(b"\xef\xbb\xbf"))
    if (
        b"\0" in data
        or data[:2] in (b"\xff\xfe", b"\xfe\xff")
        or (declared and declared[1].lower() not in _PLAIN)
    ):
        raise UploadRefused(Reason.ENCODING, part=name)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise UploadRefused(Reason.DOCUMENT_TYPE, part=name)


def parsed(name: str, data: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if "depth" in str(error).lower():
            raise UploadRefused(Reason.TOO_DEEP, limit=DEEPEST, part=name) from error
        raise UploadRefused(Reason.DAMAGED, part=name) from error
    except ValueError as error:
        raise UploadRefused(Reason.DAMAGED, part=name) from error
    if root.getroottree().docinfo.doctype:
        raise UploadRefused(Reason.DOCUMENT_TYPE, part=name)
    if _TOO_DEEP(root.getroottree()):
        raise UploadRefused(Reason.TOO_DEEP, limit=DEEPEST, part=name)
    return root


def local(node: etree._Element) -> str:
    """The name without its namespace; "" for comments and instructions."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def named(root: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Every element of one of these names, in whatever namespace."""
    yield from root.iter(*(f"{{*}}{name}" for name in names))
