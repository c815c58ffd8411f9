"""From tokens back to a wording or a text."""

from collections.abc import Iterable

from engine.text.redline import Mark, Token
from engine.text.redline.paragraphs import PLAIN_LINE
from engine.text.wording import Paragraph, Wording, relabelled


def wording_of(tokens: Iterable[Token]) -> Wording:
    """The wording that the tokens make up; its labels are computed from the marks' styles and order."""
    marks: list[Mark] = []
    texts: list[list[str]] = []
    for token in tokens:
        if isinstance(token, Mark) or not marks:
            marks.append(token if isinstance(token, Mark) else PLAIN_LINE)
            texts.append([])
        if isinstance(token, str):
            texts[-1].append(token)
    return relabelled(
        Wording(
            tuple(
                Paragraph(mark.kind, "".join(text), mark.level, mark.style)
                for mark, text in zip(marks, texts, strict=True)
            )
        )
    )


def text_of(tokens: Iterable[Token]) -> str:
    """The words and spaces; a paragraph mark is a line end, but not the first of all."""
    return "".join(
        token if isinstance(token, str) else "\n" if number else "" for number, token in enumerate(tokens)
    )
