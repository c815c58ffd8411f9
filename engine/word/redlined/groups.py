"""Two papers line by line: which items and which other lines of the one answer to those of the other."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from engine.text.literals import as_read
from engine.text.merge.escapes import escaped
from engine.text.redline import redline
from engine.text.redline.spans import Mark, Op, Span, Token
from engine.text.wording import Kind, Paragraph, Wording
from engine.word.layout import Layout
from engine.word.lines import Line, Role
from engine.word.paper import PrintedPaper
from engine.word.redlined.blocks import Row
from engine.word.redlined.items import Part, typed
from engine.word.redlined.parts import Hand, Strand, TrackedItem, TrackedPaper, strands

Key = tuple[str, str | int]


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of an item, or one row outside the items. The key is what it is known by in the other paper."""

    key: Key
    rows: tuple[Row, ...]
    wording: Wording
    item: str | None = None


def parts(paper: TrackedPaper, old: Sequence[Line], new: Sequence[Line], layout: Layout) -> Iterator[Part]:
    """The whole paper in order, what goes before what comes in its place. An item that moved goes and comes."""
    tracked = {item.id: item for item in paper.items}
    olds = _groups(paper.base, old, Op.DELETE, layout)
    news = _groups(paper.target, new, Op.INSERT, layout)
    at = to = 0
    left, known = {group.item for group in olds if group.item}, {group.item for group in news if group.item}
    for gone, come in (
        *_anchors([one.key for one in olds], [one.key for one in news]),
        (len(olds), len(news)),
    ):
        for group in olds[at:gone]:
            yield _alone(group, Op.DELETE, tracked, paper.hand, moved=group.item in known)
        for group in news[to:come]:
            yield _alone(group, Op.INSERT, tracked, paper.hand, moved=group.item in left)
        if gone < len(olds):
            yield _both(olds[gone], news[come], tracked.get(olds[gone].item or ""), paper.hand)
        at, to = gone + 1, come + 1


def _groups(paper: PrintedPaper, lines: Sequence[Line], side: Op, layout: Layout) -> list[Group]:
    wordings = {item.id: item.wording for item in paper.items()}
    found: list[Group] = []
    count: Counter[str] = Counter()
    rows: list[Row] = []
    item: str | None = None
    for at, line in enumerate(lines):
        item = line.opens or item
        rows.append(Row(line, at, side))
        if item is None:
            found.append(_line(rows[-1], count, lines[at + 1 : at + 2], layout))
            rows = []
        elif line.closes is not None:
            found.append(Group(("item", item), tuple(rows), wordings[item], item))
            rows, item = [], None
    return found


def _line(row: Row, count: Counter[str], after: Sequence[Line], layout: Layout) -> Group:
    """A line outside the items is known by its style and its place among those; a topic by its item.

    Its text is as it is printed: no sign of it is a mark.
    """
    style = row.line.look.style
    wording = Wording((Paragraph(Kind.LEAD, escaped(row.line.text)),))
    if style == layout.styles.topic.style and row.line.role is Role.PLAIN and after and after[0].opens:
        return Group((style, after[0].opens), (row,), wording)
    count[style] += 1
    return Group((style, count[style]), (row,), wording)


def _alone(group: Group, side: Op, tracked: Mapping[str, TrackedItem], hand: Hand, *, moved: bool) -> Part:
    """What stands on one side only; an item that moved has its bookmark where it goes."""
    old, new = (group.rows, ()) if side is Op.DELETE else ((), group.rows)
    labels = typed(group.wording, group.rows)
    item = None if moved and side is Op.DELETE else group.item
    named = tracked.get(group.item or "")
    if named is not None and not moved:
        return Part(_printed(named.strands) or named.strands, old, new, labels, named.comments, item)
    comments = named.comments if named is not None and side is Op.INSERT else ()
    whole = strands((Span(side, span.tokens) for span in redline(group.wording, group.wording)), hand)
    return Part(_printed(whole) or whole, old, new, labels, comments, item)


def _both(old: Group, new: Group, tracked: TrackedItem | None, hand: Hand) -> Part:
    labels = typed(old.wording, old.rows) | typed(new.wording, new.rows)
    made = _printed(tracked.strands) if tracked else None
    if not made:
        compared = strands(redline(old.wording, new.wording), hand)
        made = _printed(compared) or compared
    return Part(made, old.rows, new.rows, labels, tracked.comments if tracked else (), new.item)


def _printed(made: Sequence[Strand]) -> tuple[Strand, ...] | None:
    """The strands as they are printed, brackets that are marked literal without the mark.

    None where a merge has brought a backslash and a bracket together that were apart in both texts: then the two texts
    are compared, for the strands cannot say which of the signs are printed.
    """
    if not any("\\" in token for one in made for token in one.tokens if isinstance(token, str)):
        return tuple(made)
    found = tuple(replace(one, tokens=tuple(map(_token_as_read, one.tokens))) for one in made)
    alike = all(as_read(_side(made, op)) == _side(found, op) for op in (Op.DELETE, Op.INSERT))
    return found if alike else None


def _token_as_read(token: Token) -> Token:
    return token if isinstance(token, Mark) else as_read(token)


def _side(made: Sequence[Strand], op: Op) -> str:
    tokens = (token for one in made if one.op in (Op.EQUAL, op) for token in one.tokens)
    return "".join(token if isinstance(token, str) else "\n" for token in tokens)


def _anchors(olds: Sequence[Key], news: Sequence[Key]) -> list[tuple[int, int]]:
    """Indexes of what both sides have in the same order: the longest row of them."""
    place = {key: at for at, key in enumerate(news)}
    pairs = [(at, place[key]) for at, key in enumerate(olds) if key in place]
    return _rising(pairs)


def _rising(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of the pairs whose second numbers rise; of several, the one that ends lowest."""
    ends: list[int] = []
    last: list[int] = []
    chain: list[tuple[tuple[int, int], int]] = []
    for pair in pairs:
        at = bisect_left(ends, pair[1])
        before = last[at - 1] if at else -1
        chain.append((pair, before))
        ends[at : at + 1] = [pair[1]]
        last[at : at + 1] = [len(chain) - 1]
    found: list[tuple[int, int]] = []
    at = last[-1] if last else -1
    while at >= 0:
        pair, at = chain[at]
        found.append(pair)
    return found[::-1]
