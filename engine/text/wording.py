"""Wording as data: the paragraphs of one item."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    LEAD = "lead"
    SUB = "sub"
    BULLET = "bullet"
    CONTINUATION = "continuation"


@dataclass(frozen=True, slots=True)
class Paragraph:
    kind: Kind
    text: str
    level: int = 0
    label: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    paragraphs: tuple[Paragraph, ...]
