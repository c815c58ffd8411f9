"""What a redline is made of: spans of words and paragraph marks that stand, go or come."""

from dataclasses import dataclass
from enum import StrEnum

from engine.text.wording import Kind


class Op(StrEnum):
    EQUAL = "equal"
    DELETE = "delete"
    INSERT = "insert"


@dataclass(frozen=True, slots=True)
class Mark:
    """A paragraph mark. It stands before its paragraph and carries its kind, level and label style.

    So a split paragraph is one inserted mark, and the labels that follow from it are no changes.
    """

    kind: Kind
    level: int
    style: str


Token = str | Mark


@dataclass(frozen=True, slots=True)
class Span:
    """A run of tokens under one operation; delete and equal make up the old text, insert and equal the new."""

    op: Op
    tokens: tuple[Token, ...]

    @property
    def text(self) -> str:
        """The words and spaces; a paragraph mark is a line end."""
        return "".join(token if isinstance(token, str) else "\n" for token in self.tokens)
