"""The lines of a file, and which of them begin an item: by their number, in the form in which the paper numbers."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from engine.handed_in.placing import BEHIND, plain, unnumbered
from engine.record.queries.views import ItemView
from engine.text.characters import cleaned
from engine.text.labels import split_label
from engine.text.literals import as_read, wording_as_read
from engine.text.wording import Wording
from engine.word.reader import ReadParagraph

_NUMBER = re.compile(rf"(\d{{1,3}}){BEHIND}([.)º°]*)")
_TYPED = re.compile(rf"(\d{{1,3}}){BEHIND}([.)])\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the file that says something: `said` in the room's text, `was` before its changes; "" for none."""

    index: int
    paragraph: ReadParagraph
    said: str
    was: str

    @property
    def label(self) -> str:
        return cleaned(self.paragraph.final_label if self.said else self.paragraph.base_label)[0]

    @property
    def number(self) -> re.Match[str] | None:
        """The number before it, if it has one such as items have: of Word, or typed."""
        return _NUMBER.fullmatch(self.label) if self.label else _TYPED.match(self.said or self.was)


def lines_of(paragraphs: Sequence[ReadParagraph]) -> list[Line]:
    found = (
        Line(index, each, as_said(each.final or ""), as_said(each.base or ""))
        for index, each in enumerate(paragraphs)
    )
    return [each for each in found if each.said or each.was]


def as_said(text: str) -> str:
    return plain(cleaned(text)[0])


def bare(text: str) -> str:
    """A line without any number or letter that is typed before it: by this an item is known, however it is labelled."""
    text = unnumbered(text)
    return split_label(text)[1] or text


def key_of(wording: Wording) -> tuple[str, ...]:
    return tuple(bare(as_said(each.text)) for each in wording_as_read(wording).paragraphs)


@dataclass(frozen=True, slots=True)
class Numbering:
    """How the items of the file are numbered: the marks after the figure, None where they bear no numbers.

    `inner` are the marks of numbered sub-paragraphs in the wordings, `subs` what these say.
    """

    marks: str | None
    inner: Collection[str]
    subs: Collection[str]

    def starts(self, lines: Sequence[Line], ends: Collection[int]) -> set[int]:
        """The indices of the lines that begin an item. `ends` are those (headings) where counting may begin again.

        A list numbered like the items counts from 1 under a chapeau, and none of it is an item.
        """
        found: set[int] = set()
        inner, before = 0, ""
        for line in (each for each in lines if each.said):
            number = None if self.marks is None else line.number
            if line.index in ends:
                inner = 0
            elif number is not None:
                figure = int(number[1])
                if self._is_inner(line, number[2], figure, inner, before):
                    inner = figure
                elif number[2] == self.marks or number[2] not in self.inner:
                    found.add(line.index)
                    inner = 0
            before = line.said
        return found

    def _is_inner(self, line: Line, marks: str, figure: int, inner: int, before: str) -> bool:
        if marks not in self.inner:
            return False
        return bare(line.said) in self.subs or (figure == inner + 1 and (inner > 0 or before.endswith(":")))


def numbering(lines: Sequence[Line], firsts: Iterable[int], items: Sequence[ItemView]) -> Numbering:
    """As the first lines of the items that are found already (`firsts`) show it; else as the file's first number."""
    by_index = {line.index: line for line in lines}
    shown: Counter[str | None] = Counter(_marks(by_index[index]) for index in firsts)
    if shown:
        marks = shown.most_common(1)[0][0]
    else:
        marks = next((found for line in lines if (found := _marks(line)) is not None), None)
    paragraphs = (
        each for item in items for revision in item.revisions for each in revision.wording.paragraphs
    )
    inner = [
        (number[2], bare(as_said(as_read(each.text))))
        for each in paragraphs
        if (number := _NUMBER.fullmatch(each.label))
    ]
    return Numbering(marks, {marks for marks, _ in inner}, {text for _, text in inner})


def _marks(line: Line) -> str | None:
    number = line.number
    return None if number is None else number[2]
