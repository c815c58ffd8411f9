"""The compilation of items: all that is pending laid over the current wording, in brackets, with who wants what.

A paper of many items is asked for again and again while one item of it changes. What was laid open is kept, by all
that it is made of: the wording, each proposal under its names, the order of countries. So what is kept is never out of
date, and one more amendment costs the laying open of one item.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from engine.record.queries.meetings import MeetingView
from engine.record.queries.views import AmendmentView, ItemView
from engine.text.brackets import Bracket, compilation, open_brackets
from engine.text.literals import as_read
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
class LaidOpen:
    """A wording with proposals laid over it: `open` are all its brackets, `typed` those of the wording itself."""

    wording: Wording
    lines: tuple[BracketedLine, ...]
    open: tuple[Bracket, ...]
    typed: tuple[Bracket, ...]


@dataclass(frozen=True, slots=True)
class Compiled:
    """An item laid open, with the amendments that are laid into its text and those that are not."""

    item: ItemView
    text: LaidOpen
    laid: tuple[AmendmentView, ...]
    apart: tuple[Apart, ...]


def compiled(items: Sequence[ItemView], meeting: MeetingView) -> tuple[Compiled, ...]:
    """The items with all that is pending, names in the visitor's language and in the meeting's order of countries."""
    countries = tuple(map(names.delegation, meeting.participants))
    return tuple(_compiled(item, meeting, countries) for item in items)


def _compiled(item: ItemView, meeting: MeetingView, countries: tuple[str, ...]) -> Compiled:
    found = pending(item, meeting)
    laid = tuple(each for each in found if not each.moved and not suppresses(each))
    text = laid_open(item.wording, tuple(attributed(laid).items()), countries)
    return Compiled(item, text, laid, tuple(_apart(each) for each in found if each not in laid))


@lru_cache(maxsize=2048)  # items, some kilobytes each
def laid_open(
    base: Wording, versions: tuple[tuple[str, Wording], ...], countries: tuple[str, ...]
) -> LaidOpen:
    """The proposals, each under the name that stands before it in brackets, laid over the base."""
    by_name = dict(versions)
    wording = compilation(base, by_name, country_order(countries, by_name))
    known = {*by_name, *countries}
    return LaidOpen(
        wording, bracketed_lines(wording), open_brackets(wording, known), open_brackets(base, known)
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
            yield Segment(depth, as_read(text[start:place]))
        depth += steps[place]
        start = place
    if start < len(text):
        yield Segment(depth, as_read(text[start:]))


def count(found: Sequence[Compiled]) -> int:
    return sum(len(each.text.open) for each in found)
