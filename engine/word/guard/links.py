"""Where an uploaded file points: its relationships, inside and out."""

import re
from collections.abc import Collection, Mapping
from posixpath import dirname, join, normpath

from lxml import etree

from engine.word.guard.markup import local, named
from engine.word.guard.reasons import Reason, UploadRefused

_KINDS = {
    "afchunk": Reason.ALT_CHUNK,
    "oleobject": Reason.EMBEDDED,
    "package": Reason.EMBEDDED,
    "control": Reason.ACTIVEX,
    "activexcontrolbinary": Reason.ACTIVEX,
    "vbaproject": Reason.MACROS,
    "wordvbadata": Reason.MACROS,
    "keymapcustomizations": Reason.MACROS,
    "attachedtoolbars": Reason.MACROS,
    "extensibility": Reason.MACROS,
    "usercustomization": Reason.MACROS,
    "attachedtemplate": Reason.EXTERNAL,
    "subdocument": Reason.EXTERNAL,
    "frame": Reason.EXTERNAL,
    "mailmergesource": Reason.MAIL_MERGE,
    "mailmergeheadersource": Reason.MAIL_MERGE,
    "recipientdata": Reason.MAIL_MERGE,
}
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_WEB = re.compile(r"(https?://|mailto:)[^\x00-\x20\\<>\"]+", re.IGNORECASE)
_PERCENT = re.compile("%([0-7][0-9a-f])", re.IGNORECASE)
_VML = "{urn:schemas-microsoft-com:vml}"
_OFFICE = "{urn:schemas-microsoft-com:office:office}"


def may_be_followed(target: str) -> bool:
    """Whether a reader may be led there: the web or a mail address, by a click."""
    return _WEB.fullmatch(target.strip()) is not None


def check_relationships(name: str, root: etree._Element, parts: Collection[str]) -> None:
    """Refuse what a .rels part points to, unless it is a part of the file or a plain hyperlink."""
    for node in root:
        if local(node) != "Relationship":
            continue
        kind, target = node.get("Type", ""), node.get("Target", "")
        if reason := _KINDS.get(kind.rpartition("/")[2].lower()):
            raise UploadRefused(reason, part=name, target=target)
        if node.get("TargetMode", "Internal").strip().lower() != "internal":
            if not kind.endswith("/hyperlink") or not may_be_followed(target):
                raise UploadRefused(Reason.EXTERNAL, part=name, target=target)
        elif not kind.endswith("/hyperlink") or not target.startswith("#"):
            _check_inside(name, target, parts)


def _check_inside(name: str, target: str, parts: Collection[str]) -> None:
    """A target may go up only to another part of the file, as Word's own do."""
    plain = _PERCENT.sub(lambda found: chr(int(found[1], 16)), target)  # of what is ASCII
    if _SCHEME.match(plain) or "\\" in plain or plain.startswith("//") or not plain.isprintable():
        raise UploadRefused(Reason.TARGET, part=name, target=target)
    if ".." in plain and _resolved(name, plain) not in parts:
        raise UploadRefused(Reason.TARGET, part=name, target=target)


def _resolved(name: str, target: str) -> str | None:
    """The part that a target means; None where it goes up too far."""
    folder = dirname(dirname(name))
    path = normpath(target.lstrip("/") if target.startswith("/") else join(folder, target))
    return None if path.startswith("..") else path


def check_pictures(name: str, root: etree._Element) -> None:
    """Refuse old drawings (VML) that fetch their picture, or lead, from outside."""
    for node in root.iter(f"{_VML}*"):
        href = node.get("href") or node.get(f"{_OFFICE}href") or ""
        source = node.get("src") or node.get(f"{_OFFICE}src") or ""
        if source or (href and not href.startswith("#") and not may_be_followed(href)):
            raise UploadRefused(Reason.EXTERNAL, part=name, target=source or href)


def check_active(name: str, root: etree._Element) -> None:
    """Refuse elements that run, embed or fetch something."""
    found: Mapping[str, Reason] = {
        "altChunk": Reason.ALT_CHUNK,
        "OLEObject": Reason.EMBEDDED,
        "objectEmbed": Reason.EMBEDDED,
        "objectLink": Reason.EXTERNAL,
        "subDoc": Reason.EXTERNAL,
        "attachedTemplate": Reason.EXTERNAL,
        "control": Reason.ACTIVEX,
        "ocx": Reason.ACTIVEX,
        "mailMerge": Reason.MAIL_MERGE,
    }
    for node in named(root, *found):
        raise UploadRefused(found[local(node)], part=name, target=local(node))
    for include in root.iter("{http://www.w3.org/2001/XInclude}*"):
        raise UploadRefused(Reason.EXTERNAL, part=name, target=include.get("href", ""))
    for instruction in root.getroottree().xpath("//processing-instruction('xml-stylesheet')"):
        raise UploadRefused(Reason.EXTERNAL, part=name, target=str(instruction.text))
