"""A wording as rows of a form: one row a paragraph, with its kind and its text; works without JavaScript.

Nobody types labels: a row keeps the style of its label ("a)", "i.") and the letters follow from the order.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from flask import request

from engine.text.labels import is_bullet, label_style, readings
from engine.text.wording import Kind, Paragraph, Wording, relabelled, styles
from web.forms import LONGEST, BadForm, Faults, text_fault

KINDS = ("lead:0", "sub:0", "sub:1", "bullet:0", "bullet:1", "continuation:0", "continuation:1")
FIRST_STYLES = {"sub:0": "a)", "sub:1": "i.", "bullet:0": "·", "bullet:1": "-"}
MOST_ROWS = 200
EDIT = re.compile(r"(add|remove|up|down):([0-9]{1,3})")


@dataclass(frozen=True, slots=True)
class Row:
    kind: str
    text: str
    style: str = ""


def rows_of(wording: Wording) -> tuple[Row, ...]:
    return tuple(
        Row(f"{paragraph.kind.value}:{paragraph.level}", paragraph.text, style)
        for paragraph, style in zip(wording.paragraphs, styles(wording), strict=True)
    )


def empty_rows() -> tuple[Row, ...]:
    """What an empty form offers: a lead."""
    return (Row("lead:0", ""),)


def read_rows() -> tuple[Row, ...]:
    """The rows as sent. BadForm when they are not rows of ours."""
    kinds, texts, styles = (request.form.getlist(name) for name in ("kind", "text", "style"))
    if not 0 < len(kinds) == len(texts) == len(styles) <= MOST_ROWS:
        raise BadForm("text")
    for kind, style in zip(kinds, styles, strict=True):
        if not re.fullmatch(r"(lead|sub|bullet|continuation):[0-9]", kind):
            raise BadForm("kind")
        if style and not is_bullet(style) and not (readings(style) and label_style(style) == style):
            raise BadForm("style")
    lines = (text.replace("\r\n", "\n").replace("\r", "\n") for text in texts)
    return tuple(Row(*row) for row in zip(kinds, lines, styles, strict=True))


def edited(rows: tuple[Row, ...], edit: str) -> tuple[Row, ...] | None:
    """The rows after a button such as "add:2" (a row after the third), "up:2"; None for any other button."""
    found = EDIT.fullmatch(edit)
    if found is None:
        return None
    place, several = int(found[2]), list(rows)
    if place >= len(several):
        raise BadForm("do")
    match found[1]:
        case "add":
            several.insert(place + 1, _following(several[place]))
        case "remove":
            del several[place]
        case "up" if place:
            several.insert(place - 1, several.pop(place))
        case "down":
            several.insert(place + 1, several.pop(place))
    return tuple(several) or empty_rows()


def wording_of_rows(rows: tuple[Row, ...]) -> Wording:
    """The wording that the rows spell; empty rows are left out, and a line break begins a new paragraph.

    Faults, naming the row ("text:3"), when a text is too long or holds characters that nobody can see.
    """
    found = [
        text_fault(f"text:{number}", row.text.strip(), required=False) for number, row in enumerate(rows, 1)
    ]
    if any(found):
        raise Faults(*(fault for fault in found if fault))
    used = styles_of(rows)
    paragraphs: list[Paragraph] = []
    for row in rows:
        paragraphs += _paragraphs(row, used)
    if sum(len(paragraph.text) for paragraph in paragraphs) > LONGEST:
        raise Faults(*(fault for fault in [text_fault("text:1", "x" * (LONGEST + 1))] if fault))
    return relabelled(Wording(tuple(paragraphs)))


def styles_of(rows: Sequence[Row]) -> dict[str, str]:
    """The label style that a wording uses for each kind of row: that of the first such row which has one."""
    styled = [row for row in rows if row.style and is_bullet(row.style) == row.kind.startswith(Kind.BULLET)]
    return {row.kind: row.style for row in reversed(styled) if row.kind.startswith((Kind.SUB, Kind.BULLET))}


def _paragraphs(row: Row, used: dict[str, str]) -> list[Paragraph]:
    """The paragraphs of one row; `used` remembers the label style last used for each kind of row."""
    kind, level = row.kind.split(":")
    if kind in (Kind.SUB, Kind.BULLET):
        used[row.kind] = row.style or used.get(row.kind) or FIRST_STYLES.get(row.kind, "a)")
    first = Paragraph(
        Kind(kind), "", int(level), used.get(row.kind, "") if kind in (Kind.SUB, Kind.BULLET) else ""
    )
    lines = [line.strip() for line in row.text.split("\n") if line.strip()]
    later = replace(first, kind=Kind.CONTINUATION) if first.kind is Kind.LEAD else first
    return [replace(first if number == 0 else later, text=line) for number, line in enumerate(lines)]


def _following(row: Row) -> Row:
    """The empty row that is offered after `row`: the next of its kind, or a sub-paragraph after a lead."""
    return Row("sub:0", "") if row.kind == "lead:0" else Row(row.kind, "", row.style)
