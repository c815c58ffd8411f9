"""Papers of the record with tracked changes: what delegations propose over a paper, one stage of it against another.

Data comes in as the queries give it, so that what a viewer may not see is never here; out comes what
`engine.word.redlined` writes.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import cast

from engine.formats import Format
from engine.papers import heading
from engine.record.queries.meetings import MeetingView
from engine.record.queries.views import ItemView
from engine.text.merge import merge
from engine.text.redline import redline
from engine.text.redline.spans import Op, Span
from engine.text.redline.steps import by_step
from engine.text.wording import Wording
from engine.word.layout import Layout, draft_mark
from engine.word.paper import Language, PrintedItem, PrintedPaper, PrintedSection
from engine.word.redlined import Comment, Hand, Strand, TrackedItem, TrackedPaper, strands
from engine.word.redlined.kinds import Said, merged_strands, reworded, wording


@dataclass(frozen=True, slots=True)
class Proposed:
    """One proposal as Word is to show it.

    `authors` are the names of all who stand behind it, the first its author; `wording` is None for one that would
    suppress the item. `note` is said in the margin; one that is not `laid` over the base, since the base has moved on
    under it, is said there only.
    """

    item: str
    authors: tuple[str, ...]
    at: datetime
    wording: Wording | None
    note: str = ""
    laid: bool = True

    @property
    def hand(self) -> Hand:
        return Hand(", ".join(self.authors), self.at)


@dataclass(frozen=True, slots=True)
class Stage:
    """An item as it read at some time."""

    item: ItemView
    wording: Wording


def stage_of(items: Iterable[ItemView], at: datetime, gone: frozenset[str]) -> tuple[Stage, ...]:
    """The items that stood in the paper at an instant, as they read then. `gone` are the states outside the paper."""
    found = []
    for item in items:
        revisions = [each for each in item.revisions if each.at <= at]
        steps = [each for each in item.steps if each.at <= at]
        if revisions and not (steps and steps[-1].state in gone):
            found.append(Stage(item, revisions[-1].wording))
    return tuple(found)


def printed_stage(
    meeting: MeetingView, format_: Format, stages: Iterable[Stage], now: datetime, *, clean: bool = False
) -> PrintedPaper:
    """The paper of these items, in the order of the meeting's sections; marked as a draft of `now` unless it is
    `clean`. From the first issue until adoption it has the labels that items are cited by."""
    language = cast(Language, meeting.language)
    order = meeting.sections.index
    ordered = sorted(stages, key=lambda stage: order(stage.item.section))
    cited = meeting.issues and not meeting.certified_at and all(each.item.label for each in ordered)
    sections = tuple(
        PrintedSection(
            key=key,
            heading=heading(format_, language, key),
            items=tuple(_printed(each, bool(cited)) for each in group),
        )
        for key, group in groupby(ordered, key=lambda stage: stage.item.section)
    )
    return PrintedPaper(
        title=meeting.title,
        preamble=meeting.preamble,
        language=language,
        sections=sections,
        issued=meeting.certified_at or now,
        author=meeting.title[0],
        draft=None if clean else draft_mark(format_.layout, language, now),
    )


def _printed(stage: Stage, cited: bool) -> PrintedItem:
    item = stage.item
    return PrintedItem(item.id, item.topic, stage.wording, item.label if cited else None)


def only_item(paper: PrintedPaper, layout: Layout, id_: str, name: str) -> tuple[PrintedPaper, Layout]:
    """A paper of one item alone, and the layout for it.

    A number follows from the place of an item, so the first would be "1."; instead it stands under its name
    ("Conclusion 7") and bears none.
    """
    sections = tuple(
        replace(section, items=tuple(_under(item, name) for item in section.items if item.id == id_))
        for section in paper.sections
    )
    alone = replace(paper, preamble="", sections=tuple(section for section in sections if section.items))
    unnumbered = layout.numbering.model_copy(update={"items": "none", "sections": {}})
    return alone, layout.model_copy(update={"numbering": unnumbered})


def _under(item: PrintedItem, name: str) -> PrintedItem:
    return replace(item, topic=f"{name}. {item.topic}" if item.topic else name)


def with_proposals(
    base: PrintedPaper, proposed: Sequence[Proposed], hand: Hand, said: Said | None = None
) -> TrackedPaper:
    """The proposals tracked over the base, each by its authors and with their notes in the margin.

    One proposal alone to an item is its redline. Of several, what merges is tracked under its authors; where they
    conflict the base stands with a comment for each, worded by `said`. The proposals are taken in their order.
    """
    old = {item.id: item.wording for item in base.items()}
    by_item: dict[str, list[Proposed]] = {}
    for each in proposed:
        by_item.setdefault(each.item, []).append(each)
    tracked = {id_: _tracked(id_, old[id_], found, said) for id_, found in by_item.items()}
    gone = {id_ for id_, found in by_item.items() if _suppressed(found)}
    wordings = {id_: wording(item.strands, Op.INSERT) for id_, item in tracked.items()}
    target = _without(reworded(base, wordings), gone)
    return TrackedPaper(base, target, hand, tuple(tracked.values()))


@dataclass(frozen=True, slots=True)
class Step:
    """A revision on the way from one stage to another: whose it is, and how the item read then."""

    hand: Hand
    wording: Wording


@dataclass(frozen=True, slots=True)
class Way:
    """How an item came to read as it does: the last step is the target. `rest` is whose a change is that no step can be
    told to have made; without steps, as on a way back, that is every change."""

    steps: tuple[Step, ...]
    rest: Hand


def between(base: PrintedPaper, target: PrintedPaper, ways: Mapping[str, Way], hand: Hand) -> TrackedPaper:
    """One stage of the paper against another. `ways` says by item whose each change is; all else is `hand`'s."""
    old = {item.id: item.wording for item in base.items()}
    items = tuple(
        TrackedItem(item.id, _along(old[item.id], item.wording, ways.get(item.id, Way((), hand))))
        for item in target.items()
        if item.id in old and old[item.id] != item.wording
    )
    return TrackedPaper(base, target, hand, items)


def _along(old: Wording, new: Wording, way: Way) -> tuple[Strand, ...]:
    if not way.steps:
        return strands(redline(old, new), way.rest)
    hands: dict[int | None, Hand] = dict(enumerate(step.hand for step in way.steps))
    spans = by_step(old, [step.wording for step in way.steps])
    return tuple(
        Strand(span.op, span.tokens, None if span.op is Op.EQUAL else hands.get(step, way.rest))
        for span, step in spans
    )


def _tracked(id_: str, old: Wording, found: Sequence[Proposed], said: Said | None) -> TrackedItem:
    comments = tuple(Comment(each.hand, each.note) for each in found if each.note)
    return TrackedItem(id_, _strands(old, found, said), comments)


def _strands(old: Wording, found: Sequence[Proposed], said: Said | None) -> tuple[Strand, ...]:
    if _suppressed(found):
        spans = (Span(Op.DELETE, span.tokens) for span in redline(old, old))
        return strands(spans, next(each for each in found if each.laid).hand)
    laid = [(each, each.wording) for each in found if each.laid and each.wording is not None]
    if len(laid) == 1:
        each, new = laid[0]
        return strands(redline(old, new), each.hand)
    # Sorted by these names, the authors of a change stand in the order of the proposals.
    versions = {
        f"{place:04} {author}": (Hand(author, each.at), new)
        for place, (each, new) in enumerate(laid)
        for author in each.authors
    }
    merged = merge(old, {name: new for name, (_, new) in versions.items()})
    return merged_strands(merged, {name: hand for name, (hand, _) in versions.items()}, said)


def _suppressed(found: Sequence[Proposed]) -> bool:
    """Whether the only proposal is that there be no such item. Beside others it is said in the margin."""
    laid = [each for each in found if each.laid]
    return len(laid) == 1 and laid[0].wording is None


def _without(paper: PrintedPaper, gone: set[str]) -> PrintedPaper:
    sections = tuple(
        replace(section, items=tuple(item for item in section.items if item.id not in gone))
        for section in paper.sections
    )
    return replace(paper, sections=sections)
