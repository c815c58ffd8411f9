"""What is drawn from the spans: paragraphs for page and Word, text, JSON and HTML for everyone else."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import TypedDict

from engine.text.redline.sides import is_break
from engine.text.redline.spans import Mark, Op, Span, Token
from engine.text.wording import Kind, Paragraph, Wording, relabelled

_PLAIN_LINE = Mark(Kind.LEAD, 0, "")  # a line of a text that is no wording


@dataclass(frozen=True, slots=True)
class RedlineParagraph:
    """A paragraph of either side, with the spans of its words.

    `mark_op` says what becomes of its mark: deleted where it was joined to the one before, inserted where it was split
    off. A mark that stands (equal) may have changed its kind: then `old` and `new` differ. `label` is computed from the
    new wording, and from the old one for a paragraph that goes.
    """

    mark_op: Op
    old: Mark | None
    new: Mark | None
    spans: tuple[Span, ...]
    label: str = ""


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


# --- paragraphs ------------------------------------------------------------------------------------------------------


def paragraphs(spans: Iterable[Span]) -> tuple[RedlineParagraph, ...]:
    """The paragraphs of both sides in order. A text's lines are leads without label."""
    found = _by_mark(spans)
    old = iter(_labels([(one.old, one) for one in found if one.old], Op.DELETE))
    new = iter(_labels([(one.new, one) for one in found if one.new], Op.INSERT))
    labelled: list[RedlineParagraph] = []
    for one in found:
        old_label = next(old) if one.old else ""
        label = next(new) if one.new else old_label
        labelled.append(RedlineParagraph(one.mark_op, one.old, one.new, one.spans, label))
    return tuple(labelled)


def _labels(marked: Sequence[tuple[Mark, RedlineParagraph]], side: Op) -> list[str]:
    """The labels of one side, computed."""
    wording = Wording(
        tuple(
            Paragraph(mark.kind, "".join(s.text for s in one.spans if s.op in (Op.EQUAL, side)), mark.level, mark.style)
            for mark, one in marked
        )
    )
    return [paragraph.label for paragraph in relabelled(wording).paragraphs]


def _by_mark(spans: Iterable[Span]) -> list[RedlineParagraph]:
    found: list[RedlineParagraph] = []
    tokens: list[tuple[Op, Token]] = []
    mark: RedlineParagraph | None = None
    for op, token in ((span.op, token) for span in spans for token in span.tokens):
        if isinstance(token, str) and not is_break(token):
            tokens.append((op, token))
            continue
        if mark or tokens:
            found.append(_closed(mark, tokens))
        mark, tokens = _marked(op, token), []
    if mark or tokens:
        found.append(_closed(mark, tokens))
    return _paired(found)


def _marked(op: Op, token: Token) -> RedlineParagraph:
    mark = token if isinstance(token, Mark) else _PLAIN_LINE
    return RedlineParagraph(op, None if op is Op.INSERT else mark, None if op is Op.DELETE else mark, ())


def _closed(mark: RedlineParagraph | None, tokens: Sequence[tuple[Op, Token]]) -> RedlineParagraph:
    head = mark or _marked(Op.EQUAL, "")
    made: list[tuple[Op, list[Token]]] = []
    for op, token in tokens:
        if not made or made[-1][0] is not op:
            made.append((op, []))
        made[-1][1].append(token)
    return RedlineParagraph(head.mark_op, head.old, head.new, tuple(Span(op, tuple(run)) for op, run in made))


def _paired(found: Sequence[RedlineParagraph]) -> list[RedlineParagraph]:
    """A mark that goes and one that comes in its place are one mark that changed."""
    paired: list[RedlineParagraph] = []
    for one in found:
        last = paired[-1] if paired else None
        if last and last.mark_op is Op.DELETE and not last.spans and one.mark_op is Op.INSERT:
            paired[-1] = RedlineParagraph(Op.EQUAL, last.old, one.new, one.spans)
        else:
            paired.append(one)
    return paired


def _paragraph_html(paragraph: RedlineParagraph) -> str:
    mark = paragraph.new or paragraph.old or _PLAIN_LINE
    label = f'<span class="label">{escape(paragraph.label)}</span> ' if paragraph.label else ""
    changed = f' data-mark="{paragraph.mark_op}"' if paragraph.mark_op is not Op.EQUAL else ""
    return f'<p class="{mark.kind}-{mark.level}"{changed}>{label}{"".join(map(_span_html, paragraph.spans))}</p>'


def _span_html(span: Span) -> str:
    element = {Op.EQUAL: "", Op.DELETE: "del", Op.INSERT: "ins"}[span.op]
    text = escape(span.text)
    return f"<{element}>{text}</{element}>" if element else text
