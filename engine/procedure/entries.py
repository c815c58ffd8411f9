"""May these texts stand? Asked of every text in every command, at the one door.

Characters that change what a reader sees without being seen (bidirectional overrides, zero-width, controls) are refused
with their place; so is what is longer than any conclusion ever was.
"""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from engine.procedure.commands import Command
from engine.procedure.refusals import Code, Refusal, refuse
from engine.text.characters import faults
from engine.text.wording import Wording

LONGEST_TEXT = 20_000  # characters; the longest paragraph of the seed has 331
MOST_PARAGRAPHS = 500
DEEPEST = 8  # levels below an item; Word numbers nine in all
LONGEST_LABEL = 40
LONGEST_NAME = 200  # ids, codes, section keys
ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")  # it stands in addresses and file names
NAMES = frozenset(
    {
        "id",
        "person",
        "delegation",
        "meeting",
        "conclusion",
        "amendment",
        "section",
        "language",
        "again",
        "item",
        "statement",
        "correction",
        "work",
        "part",
        "to",
        "move",
        "from_meeting",
        "from_item",
        "silence",
        "filing",
        "zone",
    }
)
IN_SEVERAL_LINES = frozenset(
    {"preamble", "rationale", "reason", "text", "line", "fallback", "source", "note"}
)


def faulty_entry(command: Command) -> Refusal | None:
    """The first fault in the ids and texts of `command`, or None."""
    for name in ("id", "meeting"):
        if not ID.fullmatch(getattr(command, name)):
            return refuse(Code.BAD_ID, field=name)
    if refusal := _impossible(command):
        return refusal
    return next((refusal for place, text in _texts(command, "") if (refusal := _fault(place, text))), None)


def _impossible(command: Command) -> Refusal | None:
    """A wording that could be no item: too many paragraphs, deeper than a paper goes, a paragraph of several lines."""
    wordings = [part for part in _parts(command) if isinstance(part, Wording)]
    for wording in wordings:
        if len(wording.paragraphs) > MOST_PARAGRAPHS:
            return refuse(
                Code.TEXT_TOO_LONG, field="wording", length=len(wording.paragraphs), limit=MOST_PARAGRAPHS
            )
        for number, paragraph in enumerate(wording.paragraphs, 1):
            lines = len(f"{paragraph.label}{paragraph.text}".splitlines())
            if not 0 <= paragraph.level <= DEEPEST or lines > 1 or len(paragraph.label) > LONGEST_LABEL:
                return refuse(Code.BAD_PARAGRAPH, field=f"wording {number}")
    return None


def _parts(value: Any) -> Iterator[Any]:
    """`value` and everything in it, wordings whole."""
    yield value
    if isinstance(value, tuple):
        for part in value:
            yield from _parts(part)
    elif is_dataclass(value) and not isinstance(value, Wording):
        for part in fields(value):
            yield from _parts(getattr(value, part.name))


def _texts(value: Any, place: str) -> Iterator[tuple[str, str]]:
    """Every string in `value` with the name of its place: "reason", "title 2", "wording 3"."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, Wording):
        for number, paragraph in enumerate(value.paragraphs, 1):
            yield f"{place} {number}", paragraph.text
            yield f"{place} {number}", paragraph.label
    elif isinstance(value, tuple):
        for number, part in enumerate(value, 1):
            yield from _texts(part, f"{place} {number}")
    elif is_dataclass(value):
        for part in fields(value):
            yield from _texts(getattr(value, part.name), f"{place} {part.name}".strip())


def _fault(place: str, text: str) -> Refusal | None:
    name = place.rsplit(" ", 1)[-1]
    limit = LONGEST_NAME if name in NAMES else LONGEST_TEXT
    if len(text) > limit:
        return refuse(Code.TEXT_TOO_LONG, field=place, length=len(text), limit=limit)
    visible = text.replace("\r\n", " ").replace("\n", " ") if name in IN_SEVERAL_LINES else text
    for fault in faults(visible):
        return refuse(
            Code.FORBIDDEN_CHARACTER, field=place, index=fault.index, character=fault.code, name=fault.name
        )
    return None
