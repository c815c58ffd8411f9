"""Brackets that open nothing: a backslash before `[`, `]` or another backslash says that the sign is literal."""

import re
from collections.abc import Callable, Iterator, Sequence

from engine.text.redline import Token

_SIGNS = frozenset("[]\\")
_PARTING = frozenset("[]\\:,;/")  # in the names before a colon
_ESCAPE = re.compile(r"\\([\[\]\\:,;/])")


def escaped(text: str, signs: frozenset[str] = _SIGNS) -> str:
    """The text with every bracket and backslash literal; `unescaped` gives it back."""
    return "".join(f"\\{sign}" if sign in signs else sign for sign in text)


def name_escaped(name: str) -> str:
    """A name as it stands in an attribution."""
    return escaped(" ".join(name.split()), _PARTING)


def unescaped(text: str) -> str:
    """The text as it is printed once it is agreed: literal signs without their backslash."""
    return _ESCAPE.sub(r"\1", text)


def escaping(text: str) -> Iterator[int]:
    """Where the backslashes stand that `unescaped` takes away."""
    yield from (found.start() for found in _ESCAPE.finditer(text))


def brackets_in(text: str) -> Iterator[tuple[int, str]]:
    """The brackets that are not literal: index and sign."""
    literal = False
    for index, sign in enumerate(text):
        if not literal and sign in "[]":
            yield index, sign
        literal = not literal and sign == "\\"


def escapes_in(text: str) -> Iterator[int]:
    """Where a backslash stands that makes the sign after it literal."""
    literal = False
    for index, sign in enumerate(text):
        literal = not literal and sign == "\\"
        if literal and index + 1 < len(text):
            yield index


def all_literal(tokens: Sequence[Token]) -> list[Token]:
    """Tokens with every bracket literal."""
    return [escaped(token) if isinstance(token, str) else token for token in tokens]


def paired(tokens: Sequence[Token]) -> list[Token]:
    """Tokens whose brackets come in pairs: those without their other half are literal.

    So is a backslash at the end, which would otherwise make the bracket after it literal.
    """
    text = "".join(token if isinstance(token, str) else "\n" for token in tokens)
    opened, single = list[int](), set[int]()
    for index, sign in brackets_in(text):
        if sign == "[":
            opened.append(index)
        elif opened:
            opened.pop()
        else:
            single.add(index)
    single.update(opened)
    if ends_in_escape(text):
        single.add(len(text) - 1)
    return _at(single.__contains__, tokens) if single else list(tokens)


def ends_in_escape(text: str) -> bool:
    """Whether a backslash at the end would make what follows literal."""
    return (len(text) - len(text.rstrip("\\"))) % 2 == 1


def _at(is_literal: Callable[[int], bool], tokens: Sequence[Token]) -> list[Token]:
    found: list[Token] = []
    place = 0
    for token in tokens:
        if isinstance(token, str):
            signs = enumerate(token, place)
            found.append("".join(f"\\{sign}" if is_literal(index) else sign for index, sign in signs))
        else:
            found.append(token)
        place += len(token) if isinstance(token, str) else 1
    return found
