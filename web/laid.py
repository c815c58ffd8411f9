"""Amendments laid over a wording: the pieces of a merge, paragraph by paragraph, ready to be drawn."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.text.literals import as_read
from engine.text.merge import Changed, Conflict, Merged, Piece, Unchanged
from engine.text.redline import Mark, Token
from engine.text.wording import Paragraph, Wording

CONTEXT = 70  # characters of the wording shown before and after a point


@dataclass(frozen=True, slots=True)
class Reading:
    """How somebody wants a passage; no text where it should go."""

    by: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """A run of words that stands (`number` None), or a point: what stands there, and who wants it otherwise."""

    number: int | None
    base: str
    readings: tuple[Reading, ...] = ()

    @property
    def conflict(self) -> bool:
        return len(self.readings) > 1


@dataclass(frozen=True, slots=True)
class LaidLine:
    kind: str
    level: int
    label: str
    parts: tuple[Part, ...]


def laid(base: Wording, merged: Merged) -> tuple[LaidLine, ...]:
    """The base with all points in their places, numbered from 1."""
    sheet = _Sheet(base)
    number = 0
    for piece in merged.pieces:
        if isinstance(piece, Unchanged):
            sheet.stands(piece.tokens)
        else:
            number += 1
            sheet.point(number, piece)
    return tuple(LaidLine(kind, level, label, tuple(parts)) for kind, level, label, parts in sheet.lines)


class _Sheet:
    """The lines so far. A paragraph of the base begins where its mark comes by, standing or not."""

    def __init__(self, base: Wording) -> None:
        self.lines: list[tuple[str, int, str, list[Part]]] = []
        self._paragraphs: Iterator[Paragraph] = iter(base.paragraphs)

    def stands(self, tokens: Sequence[Token]) -> None:
        run: list[str] = []
        for token in tokens:
            if isinstance(token, Mark):
                self._close(run)
                self._begin(token, next(self._paragraphs, None))
            else:
                run.append(token)
        self._close(run)

    def point(self, number: int, piece: Changed | Conflict) -> None:
        old, wanted = sides(piece)
        marks = [next(iter(tokens), None) for tokens in (old, *(tokens for _, tokens in wanted))]
        own = [next(self._paragraphs, None) for token in old if isinstance(token, Mark)]
        first = next((mark for mark in marks if isinstance(mark, Mark)), None)
        if first is not None:
            self._begin(first, own[0] if isinstance(marks[0], Mark) and own else None)
        elif not self.lines:
            self.lines.append(("lead", 0, "", []))
        self.lines[-1][3].append(Part(number, *in_words(piece, opens_a_line=True)))

    def _begin(self, mark: Mark, paragraph: Paragraph | None) -> None:
        label = paragraph.label if paragraph else mark.style
        self.lines.append((mark.kind.value, mark.level, label, []))

    def _close(self, run: list[str]) -> None:
        if run:
            self.lines[-1][3].append(Part(None, as_read("".join(run))))
            run.clear()


def sides(
    piece: Changed | Conflict,
) -> tuple[tuple[Token, ...], tuple[tuple[tuple[str, ...], tuple[Token, ...]], ...]]:
    """What stands in the base at a point, and each reading with those who want it."""
    if isinstance(piece, Changed):
        return piece.old, ((piece.by, piece.new),)
    return piece.base, tuple((one.by, one.tokens) for one in piece.alternatives)


def in_words(piece: Changed | Conflict, opens_a_line: bool = False) -> tuple[str, tuple[Reading, ...]]:
    """What stands at a point, and its readings. The paragraph mark that all begin with goes without saying, and so does
    that of a new paragraph where a line is opened for it."""
    old, wanted = sides(piece)
    first = {next(iter(tokens), None) for tokens in (old, *(tokens for _, tokens in wanted))} - {None}
    alike = len(first) == 1 and (opens_a_line or bool(old))
    return said(old, alike), tuple(Reading(by, said(tokens, alike)) for by, tokens in wanted)


def said(tokens: Sequence[Token], hide_first_mark: bool = False) -> str:
    """Tokens as a reader sees them: a paragraph mark is a new line with its label's style."""
    found = []
    for place, token in enumerate(tokens):
        if isinstance(token, str):
            found.append(as_read(token))
        elif place or not hide_first_mark:
            found.append(("\n" if place else "") + (token.style or "¶") + " ")
    return "".join(found)


def around(pieces: Sequence[Piece], place: int) -> tuple[str, str]:
    """The words of the base before and after a point, within its paragraph."""
    old = _base(pieces[place : place + 1])
    opens = bool(old) and isinstance(old[0], Mark)
    before = "" if opens else _in_paragraph(_base(pieces[:place]), last=True)
    after = _in_paragraph(_base(pieces[place + 1 :]), last=False)
    if len(before) > CONTEXT:
        before = "… " + before[-CONTEXT:].partition(" ")[2]
    if len(after) > CONTEXT:
        after = after[:CONTEXT].rpartition(" ")[0] + " …"
    return before, after


def _base(pieces: Sequence[Piece]) -> list[Token]:
    return [
        token
        for piece in pieces
        for token in (piece.tokens if isinstance(piece, Unchanged) else sides(piece)[0])
    ]


def _in_paragraph(tokens: Sequence[Token], last: bool) -> str:
    marks = [place for place, token in enumerate(tokens) if isinstance(token, Mark)]
    if marks:
        tokens = tokens[marks[-1] + 1 :] if last else tokens[: marks[0]]
    return "".join(as_read(token) for token in tokens if isinstance(token, str))
