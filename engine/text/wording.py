"""Wording as data: the paragraphs of one item, read from and printed as text.

White-space rules of reading, for a wording and for a whole paper (`outline`):

- a line is a paragraph; it ends at LF, CR LF, CR, VT, FF, NEL, U+2028 or U+2029; blank lines are left out;
- space of any kind at the edges of a line, and between a label and its text, is dropped;
- inside a line a run of spaces and tabs becomes one space; a no-break space is the author's and stays.

Text is kept in NFC. Invisible characters and Word's debris (`[bookmark: _GoBack]`) are dropped. All of it is listed
in `normalised`, by line. Printing gives back the text up to these rules, and reading that again gives the same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypedDict

from engine.text.labels import LETTER_BULLET, is_bullet, label_style, printed, readings, split_label
from engine.text.lines import Line, read_lines
from engine.text.nesting import LOOK_AHEAD, Nesting

__all__ = [
    "Kind", "Paragraph", "ParagraphData", "Parsed", "Wording", "from_data", "label_style", "parse_wording",
    "print_wording", "read_paragraphs", "relabelled", "styles", "to_data",
]  # fmt: skip


class Kind(StrEnum):
    LEAD = "lead"
    SUB = "sub"
    BULLET = "bullet"
    CONTINUATION = "continuation"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`label` as printed (`a)`, `i.`, `·`), "" for a lead or continuation; `level` 0 is directly under the item."""

    kind: Kind
    text: str
    level: int = 0
    label: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Parsed:
    """A wording and what was changed to read it, each with its line."""

    wording: Wording
    normalised: tuple[str, ...]


class ParagraphData(TypedDict):
    kind: str
    level: int
    label: str
    text: str


def parse_wording(text: str) -> Parsed:
    """The wording of one item, a paragraph a line: the first line without label is the lead, later ones continue."""
    lines, notes = read_lines(text)
    paragraphs, more = read_paragraphs(lines)
    return Parsed(Wording(paragraphs), (*notes, *more))


def read_paragraphs(lines: Sequence[Line]) -> tuple[tuple[Paragraph, ...], tuple[str, ...]]:
    """The paragraphs of one item from its plain lines, labels read by their context, and notes of what was odd."""
    labels = [split_label(line.text) for line in lines]
    nesting, paragraphs, notes = Nesting(), list[Paragraph](), list[str]()
    for number, (line, (label, text)) in enumerate(zip(lines, labels, strict=True), 1):
        ahead = [later for later, _ in labels[number : number + LOOK_AHEAD] if later]
        place = nesting.place(label, ahead) if label and _is_label(label, paragraphs, ahead) else None
        if place is None:
            nesting.pause()
            paragraphs.append(Paragraph(Kind.CONTINUATION if paragraphs else Kind.LEAD, line.text))
            notes += [f"line {line.number}: {label} begins no list here, kept as text"] if label else []
            continue
        paragraphs.append(Paragraph(Kind.BULLET if is_bullet(label) else Kind.SUB, text, place.level, label))
        notes += [f"line {line.number}: {place.note}"] if place.note else []
        if line.text != f"{label} {text}".rstrip():
            notes.append(f"line {line.number}: space after {label} made one space")
    return tuple(paragraphs), tuple(notes)


def _is_label(label: str, before: Sequence[Paragraph], ahead: Sequence[str]) -> bool:
    """Whether a label counts here. The bullet `o` is also a Spanish word: it needs a list or a colon around it."""
    if label != LETTER_BULLET:
        return True
    listed = bool(before) and (before[-1].label != "" or before[-1].text.endswith(":"))
    return listed or LETTER_BULLET in ahead[:1]


def print_wording(wording: Wording) -> str:
    """Label, space and text, one paragraph a line, no line end after the last."""
    return "\n".join(f"{one.label} {one.text}".strip() for one in wording.paragraphs)


def relabelled(wording: Wording) -> Wording:
    """The same wording with labels computed from style and order.

    Numbering runs on through the item at one level; it restarts under a new parent, and after a lead or continuation
    that ends in a colon (a second chapeau). Bullets stay as they are.
    """
    counts: dict[int, dict[str, int]] = {}
    paragraphs: list[Paragraph] = []
    for one, style in zip(wording.paragraphs, styles(wording), strict=True):
        _restart(counts, one)
        label = one.label
        if one.kind is Kind.SUB:
            level = counts.setdefault(one.level, {})
            level[style] = level.get(style, 0) + 1
            label = printed(style, level[style])
        paragraphs.append(replace(one, label=label))
    return Wording(tuple(paragraphs))


def styles(wording: Wording) -> tuple[str, ...]:
    """The label style of each paragraph, read among its neighbours: `i.` after `h.` is of style `a.`.

    A label with two readings takes that of the list it stands in, then that of the labels at its level that have only
    one (so that `i)`, moved to the top of its letters, stays a letter).
    """
    alone = [(one.level, readings(one.label)) for one in wording.paragraphs if one.kind is Kind.SUB]
    certain = {(level, found[0].style) for level, found in alone if len(found) == 1}
    seen: dict[int, set[str]] = {}
    styled: list[str] = []
    for one in wording.paragraphs:
        _restart(seen, one)
        style = one.label
        if one.kind is Kind.SUB:
            level = seen.setdefault(one.level, set())
            possible = [reading.style for reading in readings(one.label)]
            told = [style for style in possible if style in level]
            told += [style for style in possible if (one.level, style) in certain]
            style = next(iter(told), label_style(one.label))
            level.add(style)
        styled.append(style)
    return tuple(styled)


def _restart(counts: dict[int, set[str]] | dict[int, dict[str, int]], one: Paragraph) -> None:
    """Forget the lists that a paragraph ends: all of them at a chapeau, the deeper ones at a sub-paragraph."""
    is_text = one.kind in (Kind.LEAD, Kind.CONTINUATION)
    if is_text and not one.text.endswith(":"):
        return
    for level in [level for level in counts if is_text or level > one.level]:
        del counts[level]


def to_data(wording: Wording) -> list[ParagraphData]:
    """The JSON form of a wording."""
    return [
        ParagraphData(kind=one.kind.value, level=one.level, label=one.label, text=one.text)
        for one in wording.paragraphs
    ]


def from_data(data: Iterable[ParagraphData]) -> Wording:
    """The wording of a JSON form; an unknown kind is refused (ValueError), a missing key too (KeyError)."""
    return Wording(
        tuple(Paragraph(Kind(one["kind"]), one["text"], one["level"], one["label"]) for one in data)
    )
