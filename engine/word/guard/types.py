"""What each part of an uploaded file says it is."""

from collections.abc import Mapping

from lxml import etree

from engine.word.guard.markup import check_plain, local, parsed
from engine.word.guard.reasons import Reason, UploadRefused

CONTENT_TYPES = "[Content_Types].xml"
_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_PROGRAM = b"MZ"


def content_types(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The content type of each part. Raises UploadRefused for macros, controls and embedded files."""
    data = parts.get(CONTENT_TYPES)
    if data is None:
        raise UploadRefused(Reason.NOT_A_WORD_FILE)
    check_plain(CONTENT_TYPES, data)
    defaults, overrides = _declared(parsed(CONTENT_TYPES, data))
    types = {
        name: overrides.get(f"/{name}".casefold(), defaults.get(name.rpartition(".")[2].casefold(), ""))
        for name in parts
        if name != CONTENT_TYPES
    }
    for said in (*defaults.values(), *overrides.values()):
        _check_type(said, CONTENT_TYPES)
    for name, said in types.items():
        _check_part(name, said, parts[name])
    return types


def check_document(name: str, types: Mapping[str, str]) -> None:
    """Refuse a text that says it is anything but a plain Word document (a template, a macro document, a sheet)."""
    said = types.get(name)
    if said is None:
        raise UploadRefused(Reason.NOT_A_WORD_FILE)
    if said.strip().lower() != _DOCUMENT:
        raise UploadRefused(Reason.CONTENT_TYPE, type=said)


def _declared(root: etree._Element) -> tuple[dict[str, str], dict[str, str]]:
    defaults: dict[str, str] = {}
    overrides: dict[str, str] = {}
    for node in root:
        said = node.get("ContentType", "")
        into, key = (
            (defaults, node.get("Extension", ""))
            if local(node) == "Default"
            else (overrides, node.get("PartName", ""))
        )
        if into.setdefault(key.casefold(), said) != said:
            raise UploadRefused(Reason.DUPLICATE_NAME, part=key)
    return defaults, overrides


def _check_type(said: str, name: str) -> None:
    kind = said.lower()
    if "macroenabled" in kind or "vba" in kind or "ms-office.customui" in kind:
        raise UploadRefused(Reason.MACROS, part=name)
    if "activex" in kind:
        raise UploadRefused(Reason.ACTIVEX, part=name)
    if "oleobject" in kind:
        raise UploadRefused(Reason.EMBEDDED, part=name)


def _check_part(name: str, said: str, data: bytes) -> None:
    low = name.lower()
    _check_type(said, name)
    if low.endswith(("vbaproject.bin", "vbadata.xml", "vbaprojectsignature.bin")):
        raise UploadRefused(Reason.MACROS, part=name)
    if "/activex/" in f"/{low}":
        raise UploadRefused(Reason.ACTIVEX, part=name)
    if data.startswith((_OLE, _ZIP, _PROGRAM)) or "/embeddings/" in f"/{low}":
        raise UploadRefused(Reason.EMBEDDED, part=name)
