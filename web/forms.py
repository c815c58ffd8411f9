"""Fields of a form, read strictly: what is missing, foreign or malformed is refused with its place named."""

import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from flask import request

from engine.text.characters import CharacterFault, faults

COMMAND_ID = re.compile(r"[0-9a-f]{32}")
LONGEST = 20_000


class BadForm(ValueError):
    """A field that no form of ours would send like this: missing, foreign or malformed. Answered with 400."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


@dataclass(frozen=True, slots=True)
class FieldFault:
    """A field that a person filled in and can mend: empty, too long, or with a character that is not allowed."""

    field: str
    reason: str  # "empty", "long", "character", "line", "instant", "hold", "objection"
    character: CharacterFault | None = None


class Faults(ValueError):
    """The faults of a form; the page shows it again with what was typed."""

    def __init__(self, *found: FieldFault) -> None:
        super().__init__(", ".join(f"{f.field}: {f.reason}" for f in found))
        self.found = found


def new_command_id() -> str:
    """The id that a form carries from the moment it is drawn, so that sending it twice acts once."""
    return uuid.uuid4().hex


def command_id() -> str:
    value = field("command")
    if not COMMAND_ID.fullmatch(value):
        raise BadForm("command")
    return value


def field(name: str) -> str:
    """A field that our form always sends; BadForm when it is not there."""
    value = request.form.get(name)
    if value is None:
        raise BadForm(name)
    return value.replace("\r\n", "\n").replace("\r", "\n")


def number(name: str) -> int:
    value = field(name)
    if not re.fullmatch(r"[0-9]{1,9}", value):
        raise BadForm(name)
    return int(value)


def choice(name: str, allowed: tuple[str, ...]) -> str:
    value = field(name)
    if value not in allowed:
        raise BadForm(name)
    return value


def several(name: str, allowed: Sequence[str]) -> tuple[str, ...]:
    """The boxes that were ticked. BadForm for one that was not offered."""
    values = tuple(request.form.getlist(name))
    if not set(values) <= set(allowed):
        raise BadForm(name)
    return values


def text(name: str, *, required: bool = True, lines: bool = True, longest: int = LONGEST) -> str:
    """What a person wrote in a field, trimmed. Faults when it is empty though required, too long, or holds characters
    that nobody can see."""
    value = field(name).strip()
    fault = text_fault(name, value, required=required, lines=lines, longest=longest)
    if fault is not None:
        raise Faults(fault)
    return value


def text_fault(
    name: str, value: str, *, required: bool = True, lines: bool = True, longest: int = LONGEST
) -> FieldFault | None:
    if required and not value:
        return FieldFault(name, "empty")
    if len(value) > longest:
        return FieldFault(name, "long")
    for found in faults(value):
        return FieldFault(name, "character", found)
    if not lines and "\n" in value:
        return FieldFault(name, "line")
    return None
