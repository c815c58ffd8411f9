"""Hostile Word files: what an upload may bring, each with the reason it is to be refused for."""

import random
import struct
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile, ZipInfo

from lxml import etree

from engine.word.guard import Reason
from engine.word.package import packed, unpacked
from engine.word.redlined import write_redlined
from tests.word.builders import create_layout
from tests.word.redlines import create_compilation

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
DOCUMENT = "word/document.xml"
TYPES = "[Content_Types].xml"
RELS = "word/_rels/document.xml.rels"

Parts = dict[str, bytes]
_PARTS: Parts = {}


def plain() -> Parts:
    """The parts of an ordinary file."""
    if not _PARTS:
        _PARTS.update(unpacked(write_redlined(create_compilation(), create_layout())))
    return dict(_PARTS)


def hostile() -> Iterator[tuple[str, Reason, bytes]]:
    """Name, reason and bytes of every file of the corpus."""
    for name, reason, parts in (*_sizes(), *_markup(), *_contents(), *_links(), *_fields()):
        yield name, reason, packed(parts)
    yield from _archives()


# --- the archive


def _archives() -> Iterator[tuple[str, Reason, bytes]]:
    good = packed(plain())
    yield "nothing", Reason.NOT_A_WORD_FILE, b""
    yield "plain text", Reason.NOT_A_WORD_FILE, b"To thank Mexico."
    yield "HTML", Reason.NOT_A_WORD_FILE, b"<html><body>To thank Mexico.</body></html>"
    yield "old .doc", Reason.OLD_OR_PROTECTED, OLE
    yield "too large", Reason.TOO_LARGE, good + bytes(5_000_000)
    yield "cut in half", Reason.DAMAGED, good[: len(good) // 2]
    yield "only a beginning", Reason.DAMAGED, b"PK\x03\x04"
    yield "something appended", Reason.DAMAGED, good + b"#!/bin/sh"
    yield "something before", Reason.NOT_A_WORD_FILE, b"MZ" + good
    yield "two parts of one name", Reason.DUPLICATE_NAME, _zipped([(DOCUMENT, b"<a/>"), *plain().items()])
    yield (
        "two names that differ by case",
        Reason.DUPLICATE_NAME,
        _zipped([*plain().items(), ("word/Document.xml", b"")]),
    )
    for name in (
        "../evil.xml", "/etc/passwd", "word\\evil.xml", "C:/evil.xml", "word/../../evil.xml", "word//evil.xml",
        "word/./evil.xml", "word/%2e%2e/evil.xml", "word/evil\n.xml", "\\\\server\\share", "word/evil.xml:stream",
    ):  # fmt: skip
        yield f"the name {name!r}", Reason.UNSAFE_NAME, _zipped([*plain().items(), (name, b"<a/>")])
    nul = _zipped([*plain().items(), ("word/evil.xml?.png", b"<a/>")]).replace(b"evil.xml?", b"evil.xml\0")
    yield "a NUL in a name", Reason.UNSAFE_NAME, nul
    yield "a symbolic link", Reason.SYMBOLIC_LINK, _zipped(plain().items(), mode=0o120777)
    yield "a device", Reason.SYMBOLIC_LINK, _zipped(plain().items(), mode=0o020666)
    yield "encrypted", Reason.ENCRYPTED, _flagged(good, 0x1)
    yield "strongly encrypted", Reason.ENCRYPTED, _flagged(good, 0x40)
    yield "bzip2", Reason.COMPRESSION, _zipped(plain().items(), method=ZIP_BZIP2)
    yield "lzma", Reason.COMPRESSION, _zipped(plain().items(), method=ZIP_LZMA)
    yield (
        "151 parts",
        Reason.TOO_MANY_PARTS,
        _zipped([*plain().items(), *((f"x/{n}.xml", b"<a/>") for n in range(150))]),
    )
    yield (
        "40,000 parts",
        Reason.TOO_MANY_PARTS,
        _zipped(((f"{n}", b"") for n in range(40_000)), method=ZIP_STORED),
    )
    yield "two parts in the same bytes", Reason.OVERLAP, _overlapping()
    yield "a size declared too small", Reason.DAMAGED, _declared(good, 10)
    yield (
        "a bomb declared small",
        Reason.PART_TOO_LARGE,
        _declared(_with(DOCUMENT, b"<a>" + b" " * 50_000_000), 100),
    )
    yield (
        "another name in the second header",
        Reason.DAMAGED,
        good.replace(b"word/styles.xml", b"word/stylez.xml", 1),
    )
    yield "a wrong checksum", Reason.DAMAGED, _wrong_checksum(good)


def _zipped(parts: object, mode: int = 0o100600, method: int = ZIP_DEFLATED) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, data in parts:  # type: ignore[attr-defined]  # any iterable of pairs
            entry = ZipInfo(name)
            entry.filename = name  # a ZipInfo would make it safe
            entry.external_attr = mode << 16
            entry.create_system = 3
            entry.compress_type = method
            archive.writestr(entry, data)
    return made.getvalue()


def _with(name: str, data: bytes) -> bytes:
    return packed(plain() | {name: data})


def _flagged(docx: bytes, flag: int) -> bytes:
    made = bytearray(docx)
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = made.find(magic)
        while at >= 0:
            made[at + offset] |= flag
            at = made.find(magic, at + 4)
    return bytes(made)


def _declared(docx: bytes, size: int) -> bytes:
    """The document part says that it unpacks to `size` bytes."""
    made = bytearray(docx)
    at = made.find(DOCUMENT.encode(), made.find(b"PK\x01\x02")) - 46
    struct.pack_into("<L", made, at + 24, size)
    return bytes(made)


def _wrong_checksum(docx: bytes) -> bytes:
    made = bytearray(docx)
    made[made.find(b"PK\x01\x02") + 16] ^= 0xFF
    return bytes(made)


def _overlapping() -> bytes:
    """A second entry whose header points into the first one's data, as quoted-overlap bombs do."""
    inner = _local(b"b.xml", b"<a/>")
    outer = _local(b"a.xml", inner)
    at = outer.find(b"PK\x03\x04", 4)
    directory = _central(b"a.xml", inner, 0) + _central(b"b.xml", b"<a/>", at)
    return (
        outer + directory + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 2, 2, len(directory), len(outer), 0)
    )


def _local(name: bytes, data: bytes) -> bytes:
    head = struct.pack(
        "<4s5H3L2H", b"PK\x03\x04", 20, 0, 0, 0, 0x21, zlib.crc32(data), len(data), len(data), len(name), 0
    )
    return head + name + data


def _central(name: bytes, data: bytes, at: int) -> bytes:
    sizes = zlib.crc32(data), len(data), len(data), len(name)
    return struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 0, 0, 0x21, *sizes, 0, 0, 0, 0, 0, at) + name


# --- the parts

Made = tuple[str, Reason, Parts]


def _sizes() -> Iterator[Made]:
    yield "a part of 9 MB", Reason.PART_TOO_LARGE, plain() | {DOCUMENT: b"<a>" + b" " * 9_000_000 + b"</a>"}
    large = {f"word/media/{n}.png": bytes(7_000_000) for n in range(3)}
    yield "21 MB in all", Reason.UNPACKS_TOO_LARGE, plain() | large
    yield "210,000 elements", Reason.TOO_MANY_ELEMENTS, plain() | {DOCUMENT: document("<w:p/>" * 210_000)}
    halves = {f"word/header{n}.xml": document("<w:p/>" * 70_000) for n in range(3)}
    yield "210,000 elements in three parts", Reason.TOO_MANY_ELEMENTS, plain() | halves
    attributes = " ".join(f'a{n:x}=""' for n in range(310_000))
    yield (
        "310,000 attributes",
        Reason.TOO_MANY_ELEMENTS,
        plain() | {DOCUMENT: document(f"<w:p {attributes}/>")},
    )
    for depth in (120, 300, 30_000):
        deep = "<w:sdt>" * depth + "</w:sdt>" * depth
        yield f"{depth} levels", Reason.TOO_DEEP, plain() | {DOCUMENT: document(deep)}


def largest() -> Iterator[tuple[str, bytes]]:
    """Files just below the limits, which are let in: the most work that an upload may make."""
    attributes = " ".join(f'a{n:x}=""' for n in range(290_000))
    names = " ".join(f'xmlns:a{n:x}="{n:x}"' for n in range(290_000))
    run = "<w:r><w:t>x</w:t></w:r>"
    bodies = {
        "empty paragraphs": "<w:p/>" * 198_000,
        "paragraphs with an attribute": '<w:p a=""/>' * 198_000,
        "attributes": f"<w:p {attributes}/>",
        "namespaces": f"<w:p {names}/>",
        "signs": "&amp;" * 1_500_000,
        "levels": "<w:sdt>" * 90 + "</w:sdt>" * 90,
        "fields in fields": (_mark("begin") + instruction("IF x")) * 40_000,
        "bits of an instruction": f"<w:p>{_mark('begin')}{instruction('IF x') * 90_000}{_mark('end')}</w:p>",
        "comments over everything": "".join(f'<w:commentRangeStart w:id="{n}"/>' for n in range(50_000))
        + f"<w:p>{run * 40_000}</w:p>",
        "bookmarks over everything": "".join(
            f'<w:bookmarkStart w:id="{n}" w:name="b"/>' for n in range(70_000)
        )
        + f"<w:p>{run}</w:p>" * 40_000,
        "changes in changes": f"<w:p>{'<w:ins>' * 40}{run * 60_000}{'</w:ins>' * 40}</w:p>",
    }
    for name, body in bodies.items():
        yield name, packed(plain() | {DOCUMENT: document(body)})
    chain = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{n + 1}"/></w:style>'
        for n in range(60_000)
    )
    body = '<w:p><w:pPr><w:pStyle w:val="s0"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>' * 15_000
    styles = f"<w:styles {W}>{chain}</w:styles>".encode()
    yield "styles on styles", packed(plain() | {DOCUMENT: document(body), "word/styles.xml": styles})
    label = f'<w:lvl w:ilvl="0"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="{"%1" * 900_000}"/></w:lvl>'
    lists = f'<w:abstractNum w:abstractNumId="0">{label}</w:abstractNum>'
    num = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    number = '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:p>' * 45_000
    numbering = f"<w:numbering {W}>{lists}{num}</w:numbering>".encode()
    yield "a long label", packed(plain() | {DOCUMENT: document(number), "word/numbering.xml": numbering})


def _markup() -> Iterator[Made]:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    lol = f'<!DOCTYPE w:document [<!ENTITY l0 "lol">{laughs}]>'
    yield (
        "a billion laughs",
        Reason.DOCUMENT_TYPE,
        plain() | {DOCUMENT: lol.encode() + document("<w:p>&l9;</w:p>")},
    )
    system = b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + document("<w:p>&x;</w:p>")
    yield "an external entity", Reason.DOCUMENT_TYPE, plain() | {DOCUMENT: system}
    yield (
        "an external DTD",
        Reason.DOCUMENT_TYPE,
        plain() | {DOCUMENT: b'<!DOCTYPE d SYSTEM "http://x/y">' + document("")},
    )
    yield (
        "a DTD in a relationship part",
        Reason.DOCUMENT_TYPE,
        plain() | {RELS: b"<!DOCTYPE d>" + plain()[RELS]},
    )
    yield (
        "a DTD in the content types",
        Reason.DOCUMENT_TYPE,
        plain() | {TYPES: b"<!DOCTYPE d>" + plain()[TYPES]},
    )
    wide = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE d>' + document("").decode()
    yield "a DTD in UTF-16", Reason.ENCODING, plain() | {DOCUMENT: wide.encode("utf-16")}
    utf7 = b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE d+AD4-' + document("")
    yield "a DTD in UTF-7", Reason.ENCODING, plain() | {DOCUMENT: utf7}
    yield "no XML", Reason.DAMAGED, plain() | {DOCUMENT: b"To thank Mexico."}
    yield "an unknown entity", Reason.DAMAGED, plain() | {DOCUMENT: document("<w:p>&x;</w:p>")}
    yield (
        "an XInclude",
        Reason.EXTERNAL,
        plain()
        | {
            DOCUMENT: document(
                '<x:include xmlns:x="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>'
            )
        },
    )
    yield (
        "a style sheet",
        Reason.EXTERNAL,
        plain() | {DOCUMENT: b'<?xml-stylesheet href="http://x/y"?>' + document("")},
    )


def _contents() -> Iterator[Made]:
    types = plain()[TYPES].decode()
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

    def said(other: str) -> Parts:
        return plain() | {TYPES: types.replace(main, other).encode()}

    yield "no content types", Reason.NOT_A_WORD_FILE, {k: v for k, v in plain().items() if k != TYPES}
    yield "no document", Reason.NOT_A_WORD_FILE, {k: v for k, v in plain().items() if k != DOCUMENT}
    yield (
        "a document with macros",
        Reason.MACROS,
        said("application/vnd.ms-word.document.macroEnabled.main+xml"),
    )
    yield "a template", Reason.CONTENT_TYPE, said(main.replace("document.main", "template.main"))
    yield (
        "a sheet",
        Reason.CONTENT_TYPE,
        said(main.replace("wordprocessingml.document", "spreadsheetml.sheet")),
    )
    yield "another root", Reason.NOT_A_WORD_FILE, plain() | {DOCUMENT: b"<html/>"}
    for part, reason in (
        ("word/vbaProject.bin", Reason.MACROS), ("word/VBAPROJECT.BIN", Reason.MACROS),
        ("word/vbaData.xml", Reason.MACROS), ("word/activeX/activeX1.xml", Reason.ACTIVEX),
        ("word/embeddings/oleObject1.bin", Reason.EMBEDDED),
    ):  # fmt: skip
        yield f"the part {part}", reason, plain() | {part: b"<a/>"}
    yield "OLE under the name of a picture", Reason.EMBEDDED, plain() | {"word/media/image1.png": OLE}
    yield "a ZIP in the file", Reason.EMBEDDED, plain() | {"word/media/image1.png": packed(plain())}
    yield "a program in the file", Reason.EMBEDDED, plain() | {"word/media/image1.png": b"MZ" + bytes(100)}
    for element, reason in (
        (f'<w:altChunk r:id="rId9" xmlns:r="{R}"/>', Reason.ALT_CHUNK),
        (
            '<w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" Type="Embed"/></w:object>',
            Reason.EMBEDDED,
        ),
        ("<w:p><w:r><w:object><w:control/></w:object></w:r></w:p>", Reason.ACTIVEX),
        (f'<w:subDoc r:id="rId9" xmlns:r="{R}"/>', Reason.EXTERNAL),
        ('<v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" src="http://x/y.png"/>', Reason.EXTERNAL),
        ('<v:shape xmlns:v="urn:schemas-microsoft-com:vml" href="file:///c:/evil.exe"/>', Reason.EXTERNAL),
    ):
        yield element[:30], reason, plain() | {DOCUMENT: document(element)}
    settings = plain()["word/settings.xml"]
    merge = settings.replace(b"<w:trackRevisions/>", b'<w:mailMerge><w:query w:val="x"/></w:mailMerge>')
    yield "a mail merge", Reason.MAIL_MERGE, plain() | {"word/settings.xml": merge}


def _links() -> Iterator[Made]:
    for kind, target, mode, reason in (
        ("image", "http://x/y.png", "External", Reason.EXTERNAL),
        ("image", "file:///c:/y.png", "External", Reason.EXTERNAL),
        ("hyperlink", "file:///etc/passwd", "External", Reason.EXTERNAL),
        ("hyperlink", "\\\\server\\share", "External", Reason.EXTERNAL),
        ("hyperlink", "javascript:alert(1)", "External", Reason.EXTERNAL),
        ("hyperlink", "ms-word:ofe|u|http://x", "External", Reason.EXTERNAL),
        ("hyperlink", "ftp://x/y", "External", Reason.EXTERNAL),
        ("attachedTemplate", "http://x/y.dotm", "External", Reason.EXTERNAL),
        ("oleObject", "http://x/y", "External", Reason.EMBEDDED),
        ("frame", "http://x/y", "External", Reason.EXTERNAL),
        ("subDocument", "other.docx", "External", Reason.EXTERNAL),
        ("aFChunk", "chunk.html", "Internal", Reason.ALT_CHUNK),
        ("control", "activeX1.xml", "Internal", Reason.ACTIVEX),
        ("vbaProject", "x.bin", "Internal", Reason.MACROS),
        ("mailMergeSource", "x", "External", Reason.MAIL_MERGE),
        ("image", "../../etc/passwd", "Internal", Reason.TARGET),
        ("image", "..\\..\\evil.png", "Internal", Reason.TARGET),
        ("image", "%2e%2e/%2e%2e/evil.png", "Internal", Reason.TARGET),
        ("image", "file:///etc/passwd", "Internal", Reason.TARGET),
        ("image", "//server/share/y.png", "Internal", Reason.TARGET),
    ):
        made = f'<Relationship Id="rId99" Type="{R}/{kind}" Target="{target}" TargetMode="{mode}"/></Relationships>'
        rels = plain()[RELS].decode().replace("</Relationships>", made)
        yield f"{kind} {target} {mode}", reason, plain() | {RELS: rels.encode()}
    image = f'<Relationship Id="r" Type="{R}/image" Target="http://x" TargetMode="External"/>'
    header = f'<Relationships xmlns="{RELATIONSHIPS}">{image}'
    parts = plain() | {
        "word/header9.xml": document(""),
        "word/_rels/header9.xml.rels": f"{header}</Relationships>".encode(),
    }
    yield "an http image of a header", Reason.EXTERNAL, parts


def _fields() -> Iterator[Made]:
    for code in (
        "DDEAUTO c:\\windows\\system32\\cmd.exe /k calc", " dde excel x", "INCLUDETEXT http://x/y", "INCLUDEPICTURE http://x",
        "LINK Excel.Sheet.8 c:/x", "IMPORT http://x", "MACROBUTTON Run me", "PRINT x", "DATABASE x", 'HYPERLINK "file:///x"',
        'HYPERLINK "\\\\server\\x"', "HYPERLINK javascript:x",
    ):  # fmt: skip
        shown = code.replace('"', "&quot;")
        yield (
            f"the field {code}",
            Reason.ACTIVE_FIELD,
            plain() | {DOCUMENT: document(field(instruction(shown)))},
        )
        simple = f'<w:p><w:fldSimple w:instr="{shown}"/></w:p>'
        yield f"the simple field {code}", Reason.ACTIVE_FIELD, plain() | {DOCUMENT: document(simple)}
    split = "".join(f"<w:r>{instruction(letter)}</w:r>" for letter in "DDEAUTO cmd")
    yield "a field a letter a run", Reason.ACTIVE_FIELD, plain() | {DOCUMENT: document(field(split))}
    paragraphs = f"{_mark('begin')}{instruction('DDE')}</w:p><w:p>{instruction('AUTO cmd')}{_mark('end')}"
    yield "over paragraphs", Reason.ACTIVE_FIELD, plain() | {DOCUMENT: document(f"<w:p>{paragraphs}</w:p>")}
    mixed = f"{instruction('DD')}<w:r><w:t>EAUTO cmd</w:t></w:r>"
    yield "partly as text", Reason.ACTIVE_FIELD, plain() | {DOCUMENT: document(field(mixed))}
    deleted = "<w:del><w:r><w:delInstrText>DDEAUTO cmd</w:delInstrText></w:r></w:del>"
    yield "in a deletion", Reason.ACTIVE_FIELD, plain() | {DOCUMENT: document(field(deleted))}
    inner = f"{_mark('begin')}{instruction('QUOTE 68 68 69')}{_mark('separate')}<w:r><w:t>x</w:t></w:r>{_mark('end')}"
    yield "a kind that is computed", Reason.ACTIVE_FIELD, plain() | {DOCUMENT: document(field(inner))}
    yield (
        "never ended",
        Reason.ACTIVE_FIELD,
        plain() | {DOCUMENT: document(f"<w:p>{_mark('begin')}{instruction('DDE x')}</w:p>")},
    )
    header = plain() | {"word/header9.xml": document(field(instruction("DDEAUTO x")))}
    yield "in a header", Reason.ACTIVE_FIELD, header


def document(content: str) -> bytes:
    return f"<w:document {W}><w:body>{content}</w:body></w:document>".encode()


def instruction(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def _mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field(code: str) -> str:
    return f"<w:p>{_mark('begin')}{code}{_mark('separate')}<w:r><w:t>shown</w:t></w:r>{_mark('end')}</w:p>"


# --- mutations


def mutations(count: int) -> Iterator[bytes]:
    """Ordinary and hostile files with bytes changed, cut out, doubled or swapped, in the archive or in a part."""
    chance = random.Random(2014)
    files = [packed(plain()), *(docx for _, _, docx in hostile() if len(docx) < 100_000)]
    damages: list[Callable[[random.Random, bytearray], None]] = [_change, _cut, _double, _swap]
    for _ in range(count):
        if chance.random() < 0.5:
            docx = bytearray(chance.choice(files))
            for _ in range(chance.randint(1, 5)):
                chance.choice(damages)(chance, docx)
            yield bytes(docx)
        else:
            parts = plain()
            name = chance.choice(sorted(parts))
            part = bytearray(parts[name])
            chance.choice(damages)(chance, part)
            yield packed(parts | {name: bytes(part)})


def _change(chance: random.Random, data: bytearray) -> None:
    if data:
        data[chance.randrange(len(data))] = chance.randrange(256)


def _cut(chance: random.Random, data: bytearray) -> None:
    at = chance.randrange(len(data) + 1)
    del data[at : at + chance.randint(1, 40)]


def _double(chance: random.Random, data: bytearray) -> None:
    at = chance.randrange(len(data) + 1)
    data[at:at] = data[at : at + chance.randint(1, 200)]


def _swap(chance: random.Random, data: bytearray) -> None:
    at, to = (chance.randrange(len(data) + 1) for _ in range(2))
    data[at : at + 4], data[to : to + 4] = data[to : to + 4], data[at : at + 4]


def damaged_trees(count: int) -> Iterator[bytes]:
    """Ordinary files in whose XML elements were renamed, moved or lost, and values changed."""
    chance = random.Random(2014)
    values = ["", "abc", "-1", "99999999999", "1.5", "²", "٣", "true"]
    for _ in range(count):
        parts = plain()
        name = chance.choice(sorted(name for name in parts if name.endswith((".xml", ".rels"))))
        root = etree.fromstring(parts[name])
        for _ in range(3):
            node, other = chance.choices(list(root.iter(etree.Element)), k=2)
            way = chance.randrange(4)
            if way == 0 and node.attrib:
                node.set(chance.choice(sorted(node.attrib)), chance.choice(values))
            elif way == 1:
                node.tag = other.tag
            elif way == 2 and node is not root:
                node.getparent().remove(node)
            elif way == 3 and node is not root and node not in (other, *other.iterancestors()):
                other.append(node)
        yield packed(parts | {name: etree.tostring(root)})
