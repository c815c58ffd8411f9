"""The compilation of an item: all that is pending laid over the current wording, in brackets, with who wants what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.record.queries.meetings import MeetingView
from engine.record.queries.views import AmendmentView, ItemView
from engine.text.brackets import Bracket, compilation, open_brackets
from engine.text.wording import Paragraph, Wording
from web import names
from web.proposals import attributed, country_order, pending, suppresses
from web.redlines import Line, drawn


@dataclass(frozen=True, slots=True)
class Segment:
    """Text at one depth of brackets; 0 is what stands."""

    depth: int
    text: str


@dataclass(frozen=True, slots=True)
class BracketedLine:
    paragraph: Paragraph
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Apart:
    """A proposal that is not laid into the text: one to suppress the item, or one whose base has moved on."""

    amendment: AmendmentView
    lines: tuple[Line, ...] | None


@dataclass(frozen=True, slots=True)
class Compiled:
    """`open` are all brackets of the compilation, `typed` those that stand in the current wording itself."""

    item: ItemView
    wording: Wording
    lines: tuple[BracketedLine, ...]
    laid: tuple[AmendmentView, ...]
    apart: tuple[Apart, ...]
    open: tuple[Bracket, ...]
    typed: tuple[Bracket, ...]


def compiled(item: ItemView, meeting: MeetingView) -> Compiled:
    found = pending(item, meeting)
    laid = tuple(each for each in found if not each.moved and not suppresses(each))
    versions = attributed(laid)
    wording = compilation(item.wording, versions, country_order(meeting, versions))
    known = {*versions, *map(names.delegation, meeting.participants)}
    return Compiled(
        item=item,
        wording=wording,
        lines=bracketed_lines(wording),
        laid=laid,
        apart=tuple(_apart(each) for each in found if each not in laid),
        open=open_brackets(wording, known),
        typed=open_brackets(item.wording, known),
    )


def _apart(amendment: AmendmentView) -> Apart:
    return Apart(amendment, None if suppresses(amendment) else drawn(amendment.base, amendment.wording))


def bracketed_lines(wording: Wording) -> tuple[BracketedLine, ...]:
    """The paragraphs, cut where a bracket opens or closes; a bracket may run over several of them."""
    steps: list[dict[int, int]] = [{} for _ in wording.paragraphs]
    for bracket in open_brackets(wording):
        if bracket.fault is not None:
            continue
        for at, step in ((bracket.start, 1), (bracket.end, -1)):
            place = at.character + (step < 0)
            steps[at.paragraph][place] = steps[at.paragraph].get(place, 0) + step
    found, depth = [], 0
    for paragraph, own in zip(wording.paragraphs, steps, strict=True):
        segments = tuple(_segments(paragraph.text, own, depth))
        found.append(BracketedLine(paragraph, segments))
        depth += sum(own.values())
    return tuple(found)


def _segments(text: str, steps: dict[int, int], depth: int) -> Iterator[Segment]:
    start = 0
    for place in sorted(steps):
        if place > start:
            yield Segment(depth, text[start:place])
        depth += steps[place]
        start = place
    if start < len(text):
        yield Segment(depth, text[start:])


def count(found: Sequence[Compiled]) -> int:
    return sum(len(each.open) for each in found)
