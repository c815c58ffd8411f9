"""Any bytes at all: refused with a reason, or read within bounds with every word in its place.

An input is a file as it is (it begins with PK), or the number of one of the project's own files, the number of a part
of it, and that part's new content: changed bytes of a ZIP would rarely get past its checksums.
"""

import random
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from tests.fuzz.running import atheris, fuzz, watched

with watched(__name__):
    from engine.text.redline.spans import Op
    from engine.word.adopted import write_paper
    from engine.word.guard import UploadRefused, admitted
    from engine.word.others import own_changes
    from engine.word.package import packed, unpacked
    from engine.word.reader import ReadDocument, read_parts
    from engine.word.redlined import write_redlined
    from tests.word.builders import create_layout, create_paper, create_wording
    from tests.word.redlines import create_compilation

LONGEST = 20_000  # bytes
ELEMENTS = (
    "ins", "del", "moveFrom", "moveTo", "p", "r", "t", "delText", "tbl", "tr", "tc", "sdt", "sdtContent", "hyperlink",
    "smartTag", "fldSimple", "fldChar", "instrText", "pPr", "rPr", "pPrChange", "rPrChange", "numPr", "ilvl", "numId",
    "vanish", "footnoteReference", "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd",
    "commentReference", "br", "tab", "noBreakHyphen", "sym", "drawing", "pStyle", "sectPr", "customXmlInsRangeStart",
)  # fmt: skip
VALUES = ("", "0", "1", "-1", "99999999999", "1.5", "²", "٣", "true", "begin", "separate", "end", "Mexico")


def harness(data: bytes) -> None:
    try:
        parts = admitted(docx_of(data))
    except UploadRefused:
        return
    sound(read_parts(parts))
    sound(read_parts(own_changes(parts, lambda author: author == "Mexico").parts))


def sound(document: ReadDocument) -> None:
    """Every word of the file is in its texts, in order, and what is said of a paragraph is said of one there is."""
    for side in (Op.DELETE, Op.INSERT):
        texts = (each.base if side is Op.DELETE else each.final for each in document.paragraphs)
        spans = (span for each in document.paragraphs for span in each.spans if span.op in (Op.EQUAL, side))
        assert _said(texts) == _said(span.text for span in spans)
        document.text(side)
    count = len(document.paragraphs)
    assert all(each.paragraph is None or 0 <= each.paragraph < count for each in document.comments)
    assert all(0 <= each.paragraph <= count for each in document.left_out)


def _said(texts: Iterator[str | None] | Iterator[str]) -> str:
    return "".join(filter(None, texts)).replace("\n", "")


@cache
def files() -> tuple[dict[str, bytes], ...]:
    """The parts of an adopted paper and of a compilation with tracked changes and comments."""
    items = (create_wording("To thank the Group:", "a) one", "b) two:", "  i. three"), create_wording("Two."))
    adopted = write_paper(create_paper(*items, draft="DRAFT"), create_layout())
    return unpacked(adopted), unpacked(write_redlined(create_compilation(), create_layout()))


def docx_of(data: bytes) -> bytes:
    if data.startswith(b"PK") or len(data) < 2:
        return data
    parts = files()[data[0] % len(files())]
    name = sorted(parts)[data[1] % len(parts)]
    made = BytesIO()
    with ZipFile(made, "w") as target:
        for each, content in {**parts, name: data[2:]}.items():
            target.writestr(each, content)
    return made.getvalue()


@cache
def seeds() -> tuple[bytes, ...]:
    found = list[bytes]()
    for number, parts in enumerate(files()):
        found += (bytes((number, place)) + parts[name] for place, name in enumerate(sorted(parts)))
        found.append(packed(parts))
    return tuple(found)


def mutated(data: bytes, longest: int, seed: int) -> bytes:
    """One time in four a part as it was written is begun with: unchanged parts all run through the same lines, so
    atheris keeps one of them only. Then elements are renamed, moved, wrapped, copied or lost and values changed; one
    time in four bytes are."""
    chance = random.Random(seed)
    begun = chance.choice(seeds()) if chance.random() < 0.25 else data
    try:
        root = etree.fromstring(begun[2:]) if chance.random() < 0.75 else None
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        changed: bytes = atheris().Mutate(begun, longest)
        return changed
    for _ in range(chance.randint(1, 3)):
        _disturb(chance, root)
    disturbed: bytes = begun[:2] + etree.tostring(root)
    return disturbed[:longest]


def _disturb(chance: random.Random, root: etree._Element) -> None:
    """One change to a tree; the root stays."""
    nodes = list(root.iter(etree.Element))
    node, other = chance.choices(nodes, k=2)
    space = etree.QName(root).namespace
    name = f"{{{space}}}{chance.choice(ELEMENTS)}" if space else chance.choice(ELEMENTS)
    parent = node.getparent()
    way = chance.randrange(7)
    if way == 0:
        node.set(
            chance.choice([*node.attrib, f"{{{space}}}val"] if space else ["val"]), chance.choice(VALUES)
        )
    elif way == 1:
        node.tag = chance.choice((other.tag, name))
    elif way == 2:
        other.append(root.makeelement(name))
    elif parent is None or node in (other, *other.iterancestors()):
        return
    elif way == 3:
        parent.remove(node)
    elif way == 4:
        other.append(node)
    elif way == 5:
        other.append(etree.fromstring(etree.tostring(node, with_tail=False)))
    else:
        parent.replace(node, wrap := root.makeelement(name))
        wrap.append(node)


if __name__ == "__main__":
    fuzz("word", harness, seeds(), [f"w:{name}".encode() for name in ELEMENTS], LONGEST, mutated)
