"""What a Word file says: its text with the numbers and letters that Word would print.

This reads the file alone and counts as Word does (starts, overrides, restarts below a higher level). It shares no code
with the writer, so that it can bear witness that a kept file says the adopted text.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import TypeAlias
from zipfile import ZipFile

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SAID = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_UNSAID = {f"{_W}{name}" for name in ("pPr", "rPr", "del", "moveFrom", "instrText", "delText")}
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
# Word's own bounds. They also keep a file that was made to tire its reader from doing so.
_LARGEST = 32767
_LEVELS = 9
_MOST_LETTERS = 780  # z thirty times
_LONGEST_LABEL = 60
_Node: TypeAlias = etree._Element


def printed_text(docx: bytes) -> str:
    """One line a paragraph, label first ("7. ", "a) ", "· "); empty paragraphs, headers and footers left out.

    Raises ValueError when the bytes are no Word document.
    """
    parts = _parts(docx)
    body = parts["word/document.xml"].find(f"{_W}body")
    if body is None:
        raise ValueError("the Word file has no body")
    counter = Counter(parts.get("word/numbering.xml"), parts.get("word/styles.xml"))
    lines = (_line(paragraph, counter) for paragraph in body.iter(f"{_W}p"))
    return "".join(f"{line}\n" for line in lines if line)


def printed_notes(docx: bytes) -> tuple[str, ...]:
    """The footnotes in the order in which the text refers to them, without their numbers.

    Raises ValueError when the bytes are no Word document, or a mark has no footnote.
    """
    parts = _parts(docx)
    kept = parts.get("word/footnotes.xml")
    notes = {} if kept is None else {note.get(f"{_W}id"): note for note in kept.findall(f"{_W}footnote")}
    marks = [mark.get(f"{_W}id") for mark in parts["word/document.xml"].iter(f"{_W}footnoteReference")]
    if not set(marks) <= notes.keys():
        raise ValueError("a footnote is missing")
    return tuple("\n".join(map(_note, notes[mark].findall(f"{_W}p"))) for mark in marks)


def _note(paragraph: _Node) -> str:
    return "".join(_said(paragraph)).removeprefix(" ")


def _parts(docx: bytes) -> dict[str, _Node]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    wanted = ("word/document.xml", "word/numbering.xml", "word/styles.xml", "word/footnotes.xml")
    try:
        with ZipFile(BytesIO(docx)) as archive:
            found = [name for name in wanted if name in archive.namelist() or name == "word/document.xml"]
            return {name: etree.fromstring(archive.read(name), parser) for name in found}
    except Exception as error:  # a damaged ZIP or XML fails in a dozen ways, and all mean the same here
        raise ValueError("the file is damaged, or is no .docx") from error


def _line(paragraph: _Node, counter: "Counter") -> str:
    label, text = counter.label(paragraph), "".join(_said(paragraph))
    return " ".join(filter(None, (label, text)))


def _said(node: _Node) -> Iterator[str]:
    for child in node:
        if child.tag in _UNSAID:
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif isinstance(child.tag, str) and child.tag.removeprefix(_W) in _SAID:
            yield _SAID[child.tag.removeprefix(_W)]
        else:
            yield from _said(child)


def _value(node: _Node | None, path: str) -> str | None:
    """The w:val of a descendant, or None."""
    found = None if node is None else node.find("/".join(f"{_W}{step}" for step in path.split("/")))
    return None if found is None else found.get(f"{_W}val")


def _whole(written: str | None) -> int:
    """A number in the file; 0 for what is none, or is larger than Word keeps."""
    found = int(written) if written and re.fullmatch("[0-9]{1,5}", written) else 0
    return found if found <= _LARGEST else 0


class _Level:
    """One level of one list: start, figure, text, and after which levels it restarts."""

    def __init__(self, node: _Node) -> None:
        self.start = _whole(_value(node, "start"))
        self.figure = _value(node, "numFmt") or "decimal"
        self.text = (_value(node, "lvlText") or "")[:_LONGEST_LABEL]
        self.legal = node.find(f"{_W}isLgl") is not None
        restart = _value(node, "lvlRestart")
        self.restart = None if restart is None else _whole(restart)


class Counter:
    """Counts through a document: one row of counts for each list, shared by the nums that use it."""

    def __init__(self, numbering: _Node | None, styles: _Node | None) -> None:
        self._lists: dict[str, dict[int, _Level]] = {}
        self._nums: dict[str, tuple[str, dict[int, _Level], dict[int, int]]] = {}
        self._styles: dict[str, _Node] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        self._places: dict[str | None, tuple[str | None, str | None]] = {}
        for style in () if styles is None else styles.findall(f"{_W}style"):
            self._styles[style.get(f"{_W}styleId") or ""] = style
        if numbering is not None:
            self._read(numbering)

    def _read(self, numbering: _Node) -> None:
        for made in numbering.findall(f"{_W}abstractNum"):
            self._lists[made.get(f"{_W}abstractNumId") or ""] = _levels(made)
        for num in numbering.findall(f"{_W}num"):
            at = _value(num, "abstractNumId") or ""
            levels, starts = dict(self._lists.get(at, {})), {}
            for override in num.findall(f"{_W}lvlOverride"):
                levels.update(_levels(override))
                if (start := _value(override, "startOverride")) is not None:
                    starts[_whole(override.get(f"{_W}ilvl"))] = _whole(start)
            self._nums[num.get(f"{_W}numId") or ""] = (at, levels, starts)

    def label(self, paragraph: _Node) -> str:
        """The label that Word prints before this paragraph; counts it. Paragraphs must come in their order."""
        return self.label_by(paragraph.find(f"{_W}pPr"))

    def label_by(self, properties: _Node | None) -> str:
        """The same for a paragraph with these properties (w:pPr)."""
        num, level = self._place(properties)
        if num not in self._nums:  # numId 0 takes a number away
            return ""
        at, levels, starts = self._nums[num]
        if level not in levels:
            return ""
        counts = self._counts.setdefault(at, {})
        first = (num, level) not in self._begun
        self._begun.add((num, level))
        for each in range(level + 1):
            start = starts.get(each, levels[each].start if each in levels else 1)
            if each < level:
                counts.setdefault(each, start)
            elif each not in counts or (first and each in starts):
                counts[each] = start
            else:
                counts[each] += 1
        for below in [each for each in counts if each > level and _restarts(levels.get(each), level)]:
            del counts[below]
        return _printed(levels, level, counts)

    def _place(self, properties: _Node | None) -> tuple[str, int]:
        """The num and level of a paragraph: its own, or else its style's."""
        num, level = _value(properties, "numPr/numId"), _value(properties, "numPr/ilvl")
        if num is None:
            num, of_style = self._of_style(_value(properties, "pStyle"))
            level = of_style if level is None else level
        return num or "0", min(_whole(level), _LEVELS - 1)

    def _of_style(self, style: str | None) -> tuple[str | None, str | None]:
        """The num and level that a style gives, by itself or through the styles it is based on."""
        if style not in self._places:
            num, level, seen, at = None, None, set[str](), style
            while num is None and at in self._styles and at not in seen:
                seen.add(at)
                num = _value(self._styles[at], "pPr/numPr/numId")
                level = _value(self._styles[at], "pPr/numPr/ilvl") if level is None else level
                at = _value(self._styles[at], "basedOn")
            self._places[style] = num, level
        return self._places[style]


def _levels(parent: _Node) -> dict[int, _Level]:
    return {_whole(node.get(f"{_W}ilvl")): _Level(node) for node in parent.findall(f"{_W}lvl")}


def _restarts(below: _Level | None, level: int) -> bool:
    """Whether a level that lies below starts again after a paragraph at `level` (lvlRestart counts from 1)."""
    return below is None or below.restart is None or level < below.restart


def _printed(levels: dict[int, _Level], level: int, counts: dict[int, int]) -> str:
    def figure(match: re.Match[str]) -> str:
        of = int(match[1]) - 1
        kind = "decimal" if levels[level].legal else levels[of].figure if of in levels else "decimal"
        return _figure(counts.get(of, 1), kind)

    return re.sub(r"%([1-9])", figure, levels[level].text)


def _figure(count: int, kind: str) -> str:
    """A count in one of Word's kinds of figures; a kind that no paper of ours uses comes out as a decimal."""
    if kind in ("none", "bullet"):
        return ""
    if kind in ("lowerLetter", "upperLetter") and 0 < count <= _MOST_LETTERS:
        text = _LETTERS[(count - 1) % 26] * ((count - 1) // 26 + 1)
    elif kind in ("lowerRoman", "upperRoman") and count <= _LARGEST:
        text, rest = "", count
        for worth, sign in _ROMAN:
            text, rest = text + sign * (rest // worth), rest % worth
    else:
        return str(count)
    return text.upper() if kind.startswith("upper") else text
