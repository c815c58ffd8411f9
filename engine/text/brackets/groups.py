"""Brackets that stand side by side for one passage: `[shall] [Mexico: should]`, with what lies in them.

A group is a bracket and those of delegations that follow it with nothing but space between, in one paragraph. If its
first is a bracket of nobody, that holds the words of the base; a bracket of nobody always begins a group.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.text.brackets.reading import is_name, wanted_by
from engine.text.merge.escapes import brackets_in
from engine.text.redline import Mark, Token
from engine.text.wording import Wording, styles

Signs = Sequence[Token]  # one character or paragraph mark each


@dataclass(frozen=True, slots=True)
class Held:
    """A bracket from "[" to before `end`: names as they are written, and from `text` to before `end - 1` its words."""

    start: int
    text: int
    end: int
    names: tuple[str, ...]
    groups: tuple["Group", ...]

    def is_of(self, name: str) -> bool:
        return any(is_name(written, name) for written in self.names)


@dataclass(frozen=True, slots=True)
class Group:
    brackets: tuple[Held, ...]

    @property
    def start(self) -> int:
        return self.brackets[0].start

    @property
    def end(self) -> int:
        return self.brackets[-1].end

    @property
    def base(self) -> Held | None:
        """The bracket of nobody, if there is one."""
        return None if self.brackets[0].names else self.brackets[0]


def signs_of(wording: Wording) -> list[Token]:
    """A wording as marks and characters, each mark before its paragraph."""
    found: list[Token] = []
    for one, style in zip(wording.paragraphs, styles(wording), strict=True):
        found += [Mark(one.kind, one.level, style), *one.text]
    return found


def line_of(signs: Signs) -> str:
    """The signs as one text, as long as they are many: a mark is a line end."""
    return "".join(sign if isinstance(sign, str) else "\n" for sign in signs)


def groups_in(text: str, name: str = "") -> tuple[Group, ...]:
    """The groups of a text that lie in no other bracket; `name` is read as a delegation's however it is written."""
    inner: list[list[Held]] = [[]]
    opened: list[int] = []
    pairs = _pairs(text)
    for index, sign in brackets_in(text):
        if index not in pairs:
            continue
        if sign == "[":
            opened.append(index)
            inner.append([])
            continue
        start = opened.pop()
        names, after = wanted_by(text[start + 1 : index], name)
        held = tuple(_grouped(text, inner.pop()))
        inner[-1].append(Held(start, start + 1 + after, index + 1, names, held))
    return tuple(_grouped(text, inner[0]))


def _pairs(text: str) -> set[int]:
    """Where brackets stand that have their other half."""
    found, opened = set[int](), list[int]()
    for index, sign in brackets_in(text):
        if sign == "[":
            opened.append(index)
        elif opened:
            found |= {opened.pop(), index}
    return found


def _grouped(text: str, brackets: Sequence[Held]) -> Iterator[Group]:
    together: list[Held] = []
    for one in brackets:
        between = text[together[-1].end : one.start] if together else ""
        if together and not (one.names and not between.strip() and "\n" not in between):
            yield Group(tuple(together))
            together = []
        together.append(one)
    if together:
        yield Group(tuple(together))
