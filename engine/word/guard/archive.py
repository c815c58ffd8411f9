"""The ZIP of an uploaded file, read by its own directory and no further than allowed."""

import re
import stat
import struct
import zlib
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import pairwise
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from engine.word.guard.limits import LARGEST_FILE, LARGEST_PART, LARGEST_WHOLE, MOST_PARTS
from engine.word.guard.reasons import Reason, UploadRefused

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCAL = struct.Struct("<4s5H3L2H")
_END = struct.Struct("<4s4H2LH")
_LARGEST_DIRECTORY = MOST_PARTS * 400  # a name in it has some 50 characters
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_UNSAFE = re.compile(r"^[/\\]|\\|:|[\x00-\x1f\x7f]|(^|/)\.{1,2}(/|$)|//|%2e|%2f|%5c", re.IGNORECASE)


def unzipped(docx: bytes) -> dict[str, bytes]:
    """The parts by name. Raises UploadRefused for what Word, LibreOffice or Google Docs would not write."""
    if len(docx) > LARGEST_FILE:
        raise UploadRefused(Reason.TOO_LARGE, limit=LARGEST_FILE)
    if docx.startswith(_OLE):
        raise UploadRefused(Reason.OLD_OR_PROTECTED)
    if not docx.startswith(b"PK\x03\x04"):
        raise UploadRefused(Reason.NOT_A_WORD_FILE)
    _check_end(docx)
    try:
        with ZipFile(BytesIO(docx)) as archive:
            entries = archive.infolist()
    except (BadZipFile, ValueError, OSError, struct.error, NotImplementedError, UnicodeDecodeError) as error:
        raise UploadRefused(Reason.DAMAGED) from error
    _check(entries)
    starts = list(_starts(docx, entries))
    return _unpacked(
        docx, [(entry, at) for entry, at in zip(entries, starts, strict=True) if not entry.is_dir()]
    )


def _check_end(docx: bytes) -> None:
    """The end record says how much there is to read before anything is read; nothing may follow it."""
    at = docx.rfind(b"PK\x05\x06")
    if at < 0 or len(docx) < at + _END.size:
        raise UploadRefused(Reason.DAMAGED)
    _, _, _, _, count, size, start, comment = _END.unpack_from(docx, at)
    if count > MOST_PARTS or size > _LARGEST_DIRECTORY:
        raise UploadRefused(Reason.TOO_MANY_PARTS, limit=MOST_PARTS)
    if at + _END.size + comment != len(docx) or start + size != at:
        raise UploadRefused(Reason.DAMAGED)


def _check(entries: Sequence[ZipInfo]) -> None:
    if len(entries) > MOST_PARTS:
        raise UploadRefused(Reason.TOO_MANY_PARTS, limit=MOST_PARTS)
    seen: set[str] = set()
    for entry in entries:
        # A NUL ends the name that zipfile tells, but not the one that others read.
        name = entry.orig_filename
        if _UNSAFE.search(name) or not name:
            raise UploadRefused(Reason.UNSAFE_NAME, part=name)
        if name.casefold() in seen:
            raise UploadRefused(Reason.DUPLICATE_NAME, part=name)
        seen.add(name.casefold())
        _check_entry(entry)
    if sum(entry.file_size for entry in entries) > LARGEST_WHOLE:
        raise UploadRefused(Reason.UNPACKS_TOO_LARGE, limit=LARGEST_WHOLE)


def _check_entry(entry: ZipInfo) -> None:
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise UploadRefused(Reason.SYMBOLIC_LINK, part=entry.filename)
    if entry.flag_bits & _ENCRYPTED:
        raise UploadRefused(Reason.ENCRYPTED, part=entry.filename)
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise UploadRefused(Reason.COMPRESSION, part=entry.filename)
    if entry.file_size > LARGEST_PART:
        raise UploadRefused(Reason.PART_TOO_LARGE, limit=LARGEST_PART, part=entry.filename)
    if entry.is_dir() and entry.file_size:
        raise UploadRefused(Reason.UNSAFE_NAME, part=entry.filename)


def _starts(docx: bytes, entries: Sequence[ZipInfo]) -> Iterator[int]:
    """Where the data of each entry begins. No two share bytes; each has one name and one way to unpack."""
    spans: list[tuple[int, int, str]] = []
    for entry in entries:
        at, name = entry.header_offset, entry.filename
        if at < 0 or at + _LOCAL.size > len(docx):
            raise UploadRefused(Reason.DAMAGED, part=name)
        magic, _, flags, method, _, _, _, _, _, named, extra = _LOCAL.unpack_from(docx, at)
        start = at + _LOCAL.size + named + extra
        if magic != b"PK\x03\x04" or start + entry.compress_size > len(docx):
            raise UploadRefused(Reason.DAMAGED, part=name)
        if flags & _ENCRYPTED:
            raise UploadRefused(Reason.ENCRYPTED, part=name)
        local = docx[at + _LOCAL.size : at + _LOCAL.size + named]
        if (
            method != entry.compress_type
            or local.decode("utf-8" if flags & 0x800 else "cp437", "replace") != name
        ):
            raise UploadRefused(Reason.DAMAGED, part=name)
        spans.append((at, start + entry.compress_size, name))
        yield start
    for (_, end, _), (begin, _, name) in pairwise(sorted(spans)):
        if begin < end:
            raise UploadRefused(Reason.OVERLAP, part=name)


def _unpacked(docx: bytes, entries: Sequence[tuple[ZipInfo, int]]) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    left = LARGEST_WHOLE
    for entry, start in entries:
        data = _part(docx[start : start + entry.compress_size], entry)
        left -= len(data)
        if left < 0:
            raise UploadRefused(Reason.UNPACKS_TOO_LARGE, limit=LARGEST_WHOLE)
        parts[entry.filename] = data
    return parts


def _part(packed: bytes, entry: ZipInfo) -> bytes:
    """The real data, whatever size is declared."""
    data = packed
    if entry.compress_type == ZIP_DEFLATED:
        inflate = zlib.decompressobj(-15)
        try:
            data = inflate.decompress(packed, LARGEST_PART + 1)
        except zlib.error as error:
            raise UploadRefused(Reason.DAMAGED, part=entry.filename) from error
        if len(data) <= LARGEST_PART and (not inflate.eof or inflate.unused_data):
            raise UploadRefused(Reason.DAMAGED, part=entry.filename)
    if len(data) > LARGEST_PART:
        raise UploadRefused(Reason.PART_TOO_LARGE, limit=LARGEST_PART, part=entry.filename)
    if len(data) != entry.file_size or zlib.crc32(data) != entry.CRC:
        raise UploadRefused(Reason.DAMAGED, part=entry.filename)
    return data
