"""The items of one section: numbered in sequence, or told apart by topics where nothing is numbered."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from engine.text.labels import Reading, readings, split_label
from engine.text.lines import Line
from engine.text.paper import Item
from engine.text.wording import Wording, read_paragraphs
from engine.text.words import Words, any_of, folded

_TOPIC_WORDS = 12
_FINISHED = (".", ":", ";", "!", "?", "”", "»", '"', ")", "]")


@dataclass(frozen=True, slots=True)
class _Start:
    """Where an item begins: the index of its first line, and of its topic's line if it has one."""

    line: int
    label: str
    topic: int | None = None

    @property
    def first(self) -> int:
        return self.line if self.topic is None else self.topic


def is_first_item(line: Line) -> bool:
    number = _number(line)
    return number is not None and number.ordinal == 1


def read_items(
    lines: Sequence[Line], words: Words, last: int
) -> tuple[tuple[Item, ...], tuple[str, ...], int]:
    """The items of a section, notes on its numbers, and its last number.

    `last` is the last number of the section before: numbering begins at 1 again, or goes on.
    """
    starts, notes, last = _numbered(lines, last)
    starts = _with_topics(lines, starts, words) if starts else _unnumbered(lines, words)
    if lines and (not starts or starts[0].first > 0):
        starts = [_Start(0, ""), *starts]
    items: list[Item] = []
    for start, following in pairwise([*starts, _Start(len(lines), "")]):
        item, more = _item(lines, start, following.first)
        items.append(item)
        notes += more
    return tuple(items), tuple(notes), last


def _item(lines: Sequence[Line], start: _Start, end: int) -> tuple[Item, tuple[str, ...]]:
    inner = list(lines[start.line : end])
    notes: tuple[str, ...] = ()
    if start.label:
        first = inner[0]
        text = split_label(first.text)[1]
        if first.text != f"{start.label} {text}".rstrip():
            notes = (f"line {first.number}: space after {start.label} made one space",)
        inner[0] = replace(first, text=text)
    paragraphs, more = read_paragraphs(inner)
    topic = None if start.topic is None else lines[start.topic].text
    return Item(start.label, topic, Wording(paragraphs)), (*notes, *more)


# --- numbers ---------------------------------------------------------------------------------------------------------


def _number(line: Line) -> Reading | None:
    found = readings(split_label(line.text)[0])
    return found[0] if found and "1" in found[0].style else None


def _numbered(lines: Sequence[Line], last: int) -> tuple[list[_Start], list[str], int]:
    """Where a number in sequence begins an item, notes on the others, and the last number."""
    numbers = [_number(line) for line in lines]
    to_come = Counter(numbers)
    starts: list[_Start] = []
    notes: list[str] = []
    style, inner = "", 0
    for place, (line, number) in enumerate(zip(lines, numbers, strict=True)):
        to_come[number] -= 1
        if number is None or (style and number.style != style):
            continue
        before = lines[place - 1].text if place else ":"
        in_sequence = number.ordinal == last + 1 or (not style and number.ordinal == 1)
        nested = style and number.ordinal == inner + 1 and (inner or before.endswith(":"))
        if nested and (not in_sequence or to_come[number]):
            inner += 1  # a list numbered like the items, under its own chapeau
            continue
        label = split_label(line.text)[0]
        if not in_sequence and not before.endswith(_FINISHED):
            continue  # "24. The ..." at the beginning of a broken line; noted as text with its paragraph
        if not in_sequence:
            notes.append(
                f"line {line.number}: item {label} follows " + (f"item {last}" if style else "no other")
            )
        starts.append(_Start(place, label))
        style, last, inner = number.style, number.ordinal, 0
    return starts, notes, last


# --- topics ----------------------------------------------------------------------------------------------------------


def _with_topics(lines: Sequence[Line], starts: Sequence[_Start], words: Words) -> list[_Start]:
    """Numbered items, each with the topic that may stand over it."""
    taken = {start.line for start in starts}
    return [
        replace(start, topic=start.line - 1)
        if start.line and start.line - 1 not in taken and is_topic(lines[start.line - 1].text, words)
        else start
        for start in starts
    ]


def _unnumbered(lines: Sequence[Line], words: Words) -> list[_Start]:
    """Items where nothing is numbered: one under each topic; without topics, one for each line without label."""
    topics = [place for place, line in enumerate(lines[:-1]) if is_topic(line.text, words)]
    if topics:
        return [_Start(place + 1, "", topic=place) for place in topics if place + 1 not in topics]
    return [
        _Start(place, "")
        for place, line in enumerate(lines)
        if not split_label(line.text)[0] and not (place and lines[place - 1].text.endswith(":"))
    ]


def is_topic(text: str, words: Words) -> bool:
    """A short line without label or final stop, that does not begin as an act does ("Agradecer ...")."""
    if split_label(text)[0] or text.endswith((*_FINISHED, ",")) or len(text.split()) > _TOPIC_WORDS:
        return False
    verbs = tuple(verb for language in words.languages.values() for verb in language.opening_verbs)
    return text[:1].isupper() and re.match(rf"(?:{any_of(verbs)})\b", folded(text)) is None
