"""Redlines: two wordings, or any two texts, to spans of words that stand, go or come.

For every input delete and equal give the old side back, insert and equal the new one, to the character. The result
depends on the two texts alone: no clock, no time-out, no hash order.
"""

from engine.text.redline.align import aligned
from engine.text.redline.build import spans
from engine.text.redline.cleanup import changes
from engine.text.redline.paragraphs import RedlineParagraph, paragraphs
from engine.text.redline.sides import Side, text_side, wording_side
from engine.text.redline.spans import Mark, Op, Span, Token
from engine.text.redline.views import SpanData, as_data, as_html, as_text
from engine.text.wording import Wording

__all__ = [
    "Mark", "Op", "RedlineParagraph", "Span", "SpanData", "Token", "as_data", "as_html", "as_text", "paragraphs",
    "redline", "redline_text",
]  # fmt: skip


def redline(old: Wording, new: Wording) -> tuple[Span, ...]:
    """The redline of two wordings, paragraph marks included: a split paragraph is one inserted mark.

    Labels are computed, so they are no words here, and those that follow from a change do not show as changes.
    """
    return _redline(wording_side(old), wording_side(new))


def redline_text(old: str, new: str) -> tuple[Span, ...]:
    """The redline of any two texts, lossless to the character: line ends and space are tokens of the spans.

    Lines are paragraphs; a label at the beginning of a line is a word of its own.
    """
    return _redline(text_side(old), text_side(new))


def _redline(old: Side, new: Side) -> tuple[Span, ...]:
    return spans(old, new, changes(old.keys, new.keys, aligned(old.keys, new.keys)))
