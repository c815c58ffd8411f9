"""A wording typed as plain text: the printed text of a wording after somebody has worked in it, read again.

A line is a paragraph, labels stand at its beginning. What is known of the text before comes first: a line that still
says what it said keeps its kind, level and style whatever stands around it, and so does one that kept its label or its
place. Only what is new is read by its label, as any text is. Labels are computed after that: nobody has to keep them in
order.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from engine.text.labels import is_bullet, readings, split_label
from engine.text.lines import read_lines
from engine.text.redline.align import aligned
from engine.text.wording import Kind, Paragraph, Wording, read_paragraphs, relabelled, styles

_SIGN = re.compile(r"[1aAiI]")

Labelled = tuple[str, str]  # a line's label ("" for none) and its text


def typed(base: Wording, text: str) -> Wording:
    """The wording that `text` spells, typed over what `print_wording` makes of `base`.

    Unchanged it gives `base` back. A label with nothing after it is left out. A label in other signs than this text's
    own, `b)` among `(a)`, is taken for one of them.
    """
    unlabelled = {one.text for one in base.paragraphs if not one.label}
    lines, _ = read_lines(text)
    parts = [("", line.text) if line.text in unlabelled else split_label(line.text) for line in lines]
    written = [number for number, (label, said) in enumerate(parts) if said or not label]
    lines, parts = tuple(lines[number] for number in written), [parts[number] for number in written]
    stands = {
        after: before
        for before, after in aligned([one.text for one in base.paragraphs], [t for _, t in parts])
    }
    known = _unchanged(base, stands, parts) | _edited(base, stands, parts)
    read, _ = read_paragraphs(lines)
    return _settled(known.get(number) or _own_label(one, base) for number, one in enumerate(read))


def _unchanged(base: Wording, stands: dict[int, int], parts: Sequence[Labelled]) -> dict[int, Paragraph]:
    """Lines that say what a paragraph said, under its label or another one of its list."""
    own = styles(base)
    return {
        after: base.paragraphs[before]
        for after, before in stands.items()
        if _same_list(parts[after][0], base.paragraphs[before].label, own[before])
    }


def _same_list(label: str, before: str, style: str) -> bool:
    return label == before or [reading.style for reading in readings(label)] == [style]


def _edited(base: Wording, stands: dict[int, int], parts: Sequence[Labelled]) -> dict[int, Paragraph]:
    """Lines that say something else, between those that stand: each in the form of the paragraph there that had its
    label; without one, in the form of the next there without one."""
    found: dict[int, Paragraph] = {}
    taken = set(stands.values())
    for number, (label, text) in enumerate(parts):
        if number in stands:
            continue
        first = max((before + 1 for after, before in stands.items() if after < number), default=0)
        last = min(
            (before for after, before in stands.items() if after > number), default=len(base.paragraphs)
        )
        there = (place for place in range(first, last) if place not in taken)
        place = next((place for place in there if base.paragraphs[place].label == label), None)
        if place is not None:
            taken.add(place)
            found[number] = replace(base.paragraphs[place], text=text)
    return found


def _own_label(one: Paragraph, base: Wording) -> Paragraph:
    """What begins no list here, but has the letters or numbers of one in other signs, is of that list."""
    label, text = split_label(one.text)
    if one.label or not label or is_bullet(label):
        return one
    sorts = {_sort(reading.style) for reading in readings(label)}
    for known, style in zip(base.paragraphs, styles(base), strict=True):
        if known.kind is Kind.SUB and _sort(style) in sorts:
            return replace(known, text=text)
    return one


def _sort(style: str) -> str:
    """Whether a style counts in letters, Roman numerals or numbers."""
    found = _SIGN.search(style)
    return found[0] if found else style


def _settled(paragraphs: Iterable[Paragraph]) -> Wording:
    """The first without a label leads, the others go on."""
    found: list[Paragraph] = []
    for one in paragraphs:
        if one.label:
            found.append(one)
        elif found:
            found.append(replace(one, kind=Kind.CONTINUATION))
        else:
            found.append(replace(one, kind=Kind.LEAD, level=0))
    return relabelled(Wording(tuple(found)))
