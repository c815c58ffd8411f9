"""Files in and out of a command: what is read is text and of a bounded size, what is written is whole or not there."""

import codecs
import os
import secrets
import sys
from pathlib import Path
from typing import BinaryIO

from web.cli.failures import Misused, Refused

LIMIT = 5_000_000  # bytes; the longest real paper has some 60,000

_WIDE = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_text(name: str, *, may_be_empty: bool = False) -> str:
    """The text of a UTF-8 file, `-` for standard input; a byte order mark is dropped, line ends stay as they are.

    Refused: what is no file or cannot be read, more than `LIMIT` bytes, other encodings, binary files, and, unless
    `may_be_empty`, a file with nothing but white space.
    """
    where = "standard input" if name == "-" else name
    text = _decoded(_read(name, where), where)
    if not may_be_empty and not text.strip():
        raise Refused(f"{where} is empty; there is nothing to read in it")
    return text


def read_bytes(name: str) -> bytes:
    """The bytes of a file, `-` for standard input. Refused: what cannot be read, and more than `LIMIT` bytes."""
    return _read(name, "standard input" if name == "-" else name, "file")


def _read(name: str, where: str, kind: str = "text") -> bytes:
    if name == "-":
        return _bounded(sys.stdin.buffer, where, kind)
    if not name:
        raise Misused("the name of a file to read is empty")
    try:
        with open(name, "rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size > LIMIT:
                raise _too_large(where, f"{-(-size // 100_000) / 10:.1f} MB", kind)  # never "5.0 MB" of 5
            return _bounded(file, where, kind)
    except FileNotFoundError:
        raise Misused(f"{where}: there is no such file") from None
    except IsADirectoryError:
        raise Misused(f"{where} is a folder; name a file in it") from None
    except PermissionError:
        raise Misused(f"{where} may not be read by this user; change its permissions") from None
    except (OSError, ValueError) as error:  # ValueError: a name with a NUL in it
        raise Misused(f"{where} cannot be read: {getattr(error, 'strerror', None) or error}") from None


def _bounded(file: BinaryIO, where: str, kind: str) -> bytes:
    content = file.read(LIMIT + 1)
    if len(content) > LIMIT:
        raise _too_large(where, "too large", kind)
    return content


def _too_large(where: str, size: str, kind: str) -> Refused:
    return Refused(f"{where} is {size}; a {kind} of at most {LIMIT // 1_000_000} MB is read")


def _decoded(content: bytes, where: str) -> str:
    if content.startswith(_WIDE):
        raise Refused(f"{where} is encoded as UTF-16 or UTF-32; save it as UTF-8")
    if content.startswith(b"PK\x03\x04"):
        raise Refused(
            f"{where} is a Word file or another archive, not a text; save it as plain text in UTF-8"
        )
    nul = content.find(b"\0")
    if nul >= 0:
        raise Refused(f"{where} is binary, not text (byte {nul} is 0)")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # utf-8-sig counts from behind the mark
        offset = error.start + (3 if content.startswith(codecs.BOM_UTF8) else 0)
        line = content.count(b"\n", 0, offset) + 1
        raise Refused(
            f"{where} is not UTF-8: byte {offset} (line {line}) is 0x{content[offset]:02x}; save it as UTF-8"
        ) from None


def write_whole(name: str, content: bytes) -> None:
    """Puts `content` into the file, `-` for standard output.

    It is written beside it, forced to disk and then renamed, so that a reader, or a power cut, never finds half of it.
    """
    if name == "-":
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        path = _place(name)
        _replace(path, content)
    except FileNotFoundError:
        raise Refused(f"{name} cannot be written: {Path(name).parent} takes no files") from None
    except OSError as error:
        raise Refused(f"{name} cannot be written: {error.strerror}") from None


def _place(name: str) -> Path:
    """Where a file may be put in the place of another; a device or a pipe is none, since it would be gone."""
    path = Path(name)
    if not name:
        raise Misused("the name of the file to write is empty")
    if path.is_dir():
        raise Misused(f"{name} is a folder; name a file in it")
    if not path.parent.is_dir():
        raise Misused(f"{name}: there is no folder {path.parent}; make it first")
    if path.exists() and not path.is_file():
        raise Misused(f'{name} is no file but a device or a pipe; "-" writes to standard output')
    return path


def _replace(path: Path, content: bytes) -> None:
    beside = path.with_name(f".{path.name[:100]}.{secrets.token_hex(6)}")
    try:
        with open(beside, "xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)  # the new name too
    finally:
        os.close(folder)
