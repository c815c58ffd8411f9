"""The parts of a written file, for tests that look inside."""

from io import BytesIO
from zipfile import ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part(docx: bytes, name: str = "word/document.xml") -> etree._Element:
    with ZipFile(BytesIO(docx)) as archive:
        return etree.fromstring(archive.read(name))


def names(docx: bytes) -> list[str]:
    with ZipFile(BytesIO(docx)) as archive:
        return archive.namelist()


def nums_of(docx: bytes) -> list[dict[int, int]]:
    """For each w:num of the file that is no bullet's, the levels that it starts anew, with the value."""
    numbering = part(docx, "word/numbering.xml")
    return [
        {
            int(override.get(f"{W}ilvl")): int(override.find(f"{W}startOverride").get(f"{W}val"))
            for override in num.findall(f"{W}lvlOverride")
        }
        for num in numbering.findall(f"{W}num")
    ]


def styled(docx: bytes) -> list[tuple[str, str]]:
    """The style id and the text of each paragraph."""
    return [
        (paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val"), "".join(paragraph.itertext()))
        for paragraph in part(docx).iter(f"{W}p")
    ]
