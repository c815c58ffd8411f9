"""The ZIP around a Word file of our own: read plainly, written byte for byte the same."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first date a ZIP can hold
_CONTENT_TYPES = "[Content_Types].xml"
_LEVEL = 6


def fixed(docx: bytes) -> bytes:
    """The same parts in a ZIP that holds no time, no system and one order: equal parts give equal bytes.

    The content types come first, as the packaging rules advise, the rest by name. Raises ValueError if two parts
    have one name.
    """
    return packed(unpacked(docx))


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
    """The parts of a .docx that was written here, by name. A file from outside goes through `engine.word.guard`.

    Raises ValueError if two parts have one name.
    """
    with ZipFile(BytesIO(docx)) as source:
        names = source.namelist()
        if len(set(names)) < len(names):
            raise ValueError("the file holds two parts of the same name")
        return {name: source.read(name) for name in names}
