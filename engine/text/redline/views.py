"""What is drawn from the spans for reading: text, JSON and HTML."""

from collections.abc import Iterable, Iterator
from html import escape
from typing import TypedDict

from engine.text.redline.paragraphs import PLAIN_LINE, RedlineParagraph, paragraphs
from engine.text.redline.spans import Mark, Op, Span


class SpanData(TypedDict):
    op: str
    text: str


def as_text(spans: Iterable[Span]) -> str:
    """`[-old-]{+new+}`, a paragraph a line."""
    signs = {Op.EQUAL: ("", ""), Op.DELETE: ("[-", "-]"), Op.INSERT: ("{+", "+}")}
    return "".join(f"{signs[op][0]}{text}{signs[op][1]}" for op, text in _runs(spans))


def as_data(spans: Iterable[Span]) -> list[SpanData]:
    """The JSON form; delete and equal joined are the old text (paragraphs parted by a line end), insert and equal the
    new one."""
    return [SpanData(op=op.value, text=text) for op, text in _runs(spans)]


def as_html(spans: Iterable[Span]) -> str:
    """A `<p>` a paragraph, its class kind and level (`sub-0`), with `<del>` and `<ins>`; all text is escaped.

    A paragraph mark that goes or comes is told by `data-mark` ("delete", "insert").
    """
    return "\n".join(_paragraph_html(paragraph) for paragraph in paragraphs(spans))


def _runs(spans: Iterable[Span]) -> Iterator[tuple[Op, str]]:
    """Operation and text, where a mark becomes the line end between two paragraphs.

    The first paragraph of a side has none before it: if it is the first of one side only, the line end is the other
    side's alone.
    """
    runs: list[tuple[Op, list[str]]] = []
    begun: set[Op] = set()
    for op, token in ((span.op, token) for span in spans for token in span.tokens):
        text = token if isinstance(token, str) else "\n"
        if isinstance(token, Mark):
            sides = {Op.DELETE, Op.INSERT} if op is Op.EQUAL else {op}
            known, begun = sides & begun, begun | sides
            if not known:
                continue
            op = op if known == sides else known.pop()  # noqa: PLW2901 - the line end of the one side that had begun
        if not runs or runs[-1][0] is not op:
            runs.append((op, []))
        runs[-1][1].append(text)
    return ((op, "".join(texts)) for op, texts in runs)


def _paragraph_html(paragraph: RedlineParagraph) -> str:
    mark = paragraph.new or paragraph.old or PLAIN_LINE
    label = f'<span class="label">{escape(paragraph.label)}</span> ' if paragraph.label else ""
    changed = f' data-mark="{paragraph.mark_op}"' if paragraph.mark_op is not Op.EQUAL else ""
    return (
        f'<p class="{mark.kind}-{mark.level}"{changed}>{label}{"".join(map(_span_html, paragraph.spans))}</p>'
    )


def _span_html(span: Span) -> str:
    element = {Op.EQUAL: "", Op.DELETE: "del", Op.INSERT: "ins"}[span.op]
    text = escape(span.text)
    return f"<{element}>{text}</{element}>" if element else text
