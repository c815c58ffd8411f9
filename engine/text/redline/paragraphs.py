"""The paragraphs of a redline, for page, HTML and Word."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from engine.text.redline.sides import is_break
from engine.text.redline.spans import Mark, Op, Span, Token
from engine.text.wording import Kind, Paragraph, Wording, relabelled

PLAIN_LINE = Mark(Kind.LEAD, 0, "")  # a line of a text that is no wording


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


def paragraphs(spans: Iterable[Span]) -> tuple[RedlineParagraph, ...]:
    """The paragraphs of both sides in order. A text's lines are leads without label."""
    found = _by_mark(spans)
    old, new = _labels(found, Op.DELETE), _labels(found, Op.INSERT)
    labelled: list[RedlineParagraph] = []
    for one in found:
        old_label = next(old) if one.old else ""
        labelled.append(replace(one, label=next(new) if one.new else old_label))
    return tuple(labelled)


def _labels(found: Sequence[RedlineParagraph], side: Op) -> Iterator[str]:
    """The labels of one side, computed. What follows a mark of the other side alone goes on with this side's text."""
    marks: list[Mark] = []
    texts: list[str] = []
    for one in found:
        if mark := one.old if side is Op.DELETE else one.new:
            marks.append(mark)
            texts.append("")
        if texts:
            texts[-1] += "".join(span.text for span in one.spans if span.op in (Op.EQUAL, side))
    whole = [
        Paragraph(mark.kind, text, mark.level, mark.style) for mark, text in zip(marks, texts, strict=True)
    ]
    return (paragraph.label for paragraph in relabelled(Wording(tuple(whole))).paragraphs)


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
    mark = token if isinstance(token, Mark) else PLAIN_LINE
    return RedlineParagraph(op, None if op is Op.INSERT else mark, None if op is Op.DELETE else mark, ())


def _closed(mark: RedlineParagraph | None, tokens: Sequence[tuple[Op, Token]]) -> RedlineParagraph:
    head = mark or _marked(Op.EQUAL, "")
    made: list[tuple[Op, list[Token]]] = []
    for op, token in tokens:
        if not made or made[-1][0] is not op:
            made.append((op, []))
        made[-1][1].append(token)
    return replace(head, spans=tuple(Span(op, tuple(run)) for op, run in made))


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
