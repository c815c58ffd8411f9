"""Which step of several made which change: a redline from a first wording to a last one, by the wordings between.

The spans are those of the two wordings, as everywhere. Each changed token is told by the step that took it out or put
it in; what came and went on the way is in neither wording. A word that stands, and is shown as changed because the
changes on both sides of it are shown as one, goes with the change before it.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from engine.text.redline import redline
from engine.text.redline.spans import Op, Span
from engine.text.wording import Wording

Stepped = tuple[Span, int | None]
Steps = list[int | None]


def by_step(first: Wording, wordings: Sequence[Wording]) -> tuple[Stepped, ...]:
    """The redline from `first` to the last of `wordings`, its spans cut so that each is of one step (from 0: the step
    to `wordings[0]`), or of none that can be told. What stands is of none."""
    went, came = _origins([redline(old, new) for old, new in pairwise((first, *wordings))])
    found: list[Stepped] = []
    for span in redline(first, wordings[-1]):
        gone = [] if span.op is Op.INSERT else [next(went) for _ in span.tokens]
        come = [] if span.op is Op.DELETE else [next(came) for _ in span.tokens]
        found += [(span, None)] if span.op is Op.EQUAL else _cut(span, _filled(gone or come))
    return tuple(found)


def _origins(redlines: Sequence[Sequence[Span]]) -> tuple[Iterator[int | None], Iterator[int | None]]:
    """For each token of the first wording the step that took it out, for each of the last the one that put it in."""
    size = sum(len(span.tokens) for span in redlines[0] if span.op is not Op.INSERT)
    went: Steps = [None] * size
    line: list[tuple[int | None, int | None]] = [(place, None) for place in range(size)]
    for step, spans in enumerate(redlines):
        standing = iter(line)
        line = []
        for span in spans:
            if span.op is Op.INSERT:
                line += [(None, step)] * len(span.tokens)
                continue
            passed = [next(standing) for _ in span.tokens]
            if span.op is Op.EQUAL:
                line += passed
                continue
            for place, _ in passed:
                if place is not None:
                    went[place] = step
    return iter(went), iter([step for _, step in line])


def _filled(steps: Steps) -> Steps:
    """What no step made goes with what is before it in the span, or with the first that any made."""
    last = next((step for step in steps if step is not None), None)
    found: Steps = []
    for step in steps:
        last = last if step is None else step
        found.append(last)
    return found


def _cut(span: Span, steps: Steps) -> Iterator[Stepped]:
    for step, group in groupby(zip(span.tokens, steps, strict=True), key=lambda pair: pair[1]):
        yield Span(span.op, tuple(token for token, _ in group)), step
