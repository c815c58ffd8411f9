"""The ZIP around a Word file: opened with care, written byte for byte the same."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError

LARGEST_FILE = 5_000_000
LARGEST_PART = 8_000_000
LARGEST_WHOLE = 20_000_000
MOST_PARTS = 150

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first date a ZIP can hold
_CONTENT_TYPES = "[Content_Types].xml"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MACROS = ("vbaproject.bin", "vbadata.xml")
_TWO_BYTES = (b"\xff\xfe", b"\xfe\xff")
_LEVEL = 6


class BadPackage(ValueError):
    """The bytes are not a Word file that may be opened; str() says why."""


def fixed(docx: bytes) -> bytes:
    """The same parts in a ZIP that holds no time, no system and one order: equal parts give equal bytes.

    The content types come first, as the packaging rules advise, the rest by name. Raises BadPackage if two parts
    have one name.
    """
    with ZipFile(BytesIO(docx)) as source:
        names = source.namelist()
        if len(set(names)) < len(names):
            raise BadPackage("the file holds two parts of the same name")
        return packed({name: source.read(name) for name in names})


def packed(parts: dict[str, bytes]) -> bytes:
    """A ZIP of these parts, whatever the order they are given in."""
    made = BytesIO()
    with ZipFile(made, "w") as target:
        for name in sorted(parts, key=lambda name: (name != _CONTENT_TYPES, name)):
            entry = ZipInfo(name, _EPOCH)
            entry.create_system = 0
            entry.compress_type = ZIP_DEFLATED
            target.writestr(entry, parts[name], compresslevel=_LEVEL)
    return made.getvalue()


def unpacked(docx: bytes) -> dict[str, bytes]:
    """The parts of a .docx from outside. Raises BadPackage for what is no ordinary Word document: too large, encrypted,
    damaged, with macros, with two parts of one name, or with a DTD."""
    if len(docx) > LARGEST_FILE:
        raise BadPackage(f"the file is larger than {LARGEST_FILE // 1_000_000} MB")
    if docx.startswith(_OLE):
        raise BadPackage("the file is protected by a password, or is in the old .doc form")
    try:
        parts = _read(docx)
    except (BadZipFile, ZlibError, EOFError, NotImplementedError, OSError, ValueError) as error:
        if isinstance(error, BadPackage):
            raise
        raise BadPackage("the file is damaged, or is no .docx") from error
    _check(parts)
    return parts


def _read(docx: bytes) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    total = 0
    with ZipFile(BytesIO(docx)) as source:
        entries = source.infolist()
        if len(entries) > MOST_PARTS:
            raise BadPackage(f"the file has more than {MOST_PARTS} parts")
        if len({entry.filename.casefold() for entry in entries}) < len(entries):
            raise BadPackage("the file holds two parts of the same name")
        for entry in entries:
            parts[entry.filename] = _part(source, entry)
            total += len(parts[entry.filename])
            if total > LARGEST_WHOLE:
                raise BadPackage(f"the file unpacks to more than {LARGEST_WHOLE // 1_000_000} MB")
    return parts


def _part(source: ZipFile, entry: ZipInfo) -> bytes:
    """One part, read no further than allowed, whatever size the ZIP declares."""
    if entry.flag_bits & 0x1:
        raise BadPackage("the file is encrypted")
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise BadPackage("the file is compressed in a way that Word does not use")
    with source.open(entry) as stream:
        data = stream.read(LARGEST_PART + 1)
    if len(data) > LARGEST_PART:
        raise BadPackage(f"a part of the file unpacks to more than {LARGEST_PART // 1_000_000} MB")
    return data


def _check(parts: dict[str, bytes]) -> None:
    types = parts.get(_CONTENT_TYPES, b"")
    if not types or "word/document.xml" not in parts:
        raise BadPackage("the file is no Word document")
    if b"macroEnabled" in types or any(name.lower().endswith(_MACROS) for name in parts):
        raise BadPackage("the file holds macros; save it as a plain .docx")
    for name, data in parts.items():
        # No writer of Word files makes a DTD, or XML in two-byte units that would hide one.
        if name.endswith((".xml", ".rels")) and (b"<!DOCTYPE" in data or data[:2] in _TWO_BYTES):
            raise BadPackage(f"the part {name} is written in a way that Word does not use")
