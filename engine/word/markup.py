"""Word's XML, made from Python: elements, and user text that can only ever be text."""

import re

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = {"w": W, "r": R}
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

# What XML 1.0 cannot hold at all; tab and line break have elements of their own.
_UNHELD = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PIECES = re.compile("([\t\n])")
BREAKS = {"\t": "tab", "\n": "br"}
# Word drops white space at the ends, and runs of it, unless told to keep it.
_FRAGILE = re.compile(r"^\s|\s$|\s\s")


class Unprintable(ValueError):
    """A text holds a character that no Word file can hold: `place` says which text, `code` which character."""

    def __init__(self, place: str, code: str) -> None:
        super().__init__(f"{place}: no Word file can hold the character {code}; take it out of the text.")
        self.place = place
        self.code = code


def held(text: str, place: str) -> str:
    """The text with its line ends as `\\n`. Raises Unprintable rather than print something else than was agreed."""
    if text.isprintable():  # no control, no surrogate, nothing unassigned: most texts
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if match := _UNHELD.search(text):
        raise Unprintable(place, f"U+{ord(match[0]):04X}")
    return text


def w(name: str) -> str:
    """The name in Word's main namespace, as lxml writes it."""
    return f"{{{W}}}{name}"


def element(tag: str, /, *children: etree._Element, **attributes: str | int) -> etree._Element:
    """`element("ind", left=567)` is `<w:ind w:left="567"/>`."""
    made = etree.Element(w(tag), {w(key): str(value) for key, value in attributes.items()}, NAMESPACES)
    made.extend(children)
    return made


def split_breaks(text: str) -> list[str]:
    """The text with its tabs and line breaks as pieces of their own."""
    return _PIECES.split(text)


def run(text: str) -> etree._Element:
    """A run that says exactly this text: never a field, never markup."""
    made = element("r")
    for piece in split_breaks(text):
        if piece in BREAKS:
            made.append(element(BREAKS[piece]))
        elif piece:
            made.append(_text(piece))
    return made


def _text(piece: str) -> etree._Element:
    made = element("t")
    made.text = piece
    if _FRAGILE.search(piece):
        made.set(SPACE, "preserve")
    return made


def field(instruction: str, shown: str) -> tuple[etree._Element, ...]:
    """A field of our own (PAGE, NUMPAGES) in five runs; `shown` stands until Word counts. Never for user text."""
    code = element("instrText")
    code.text = f" {instruction} "
    code.set(SPACE, "preserve")
    marks = [element("r", element("fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end")]
    return marks[0], element("r", code), marks[1], run(shown), marks[2]


def document_bytes(root: etree._Element) -> bytes:
    """The element as a part of the package."""
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made
