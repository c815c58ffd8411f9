"""Conflicts in brackets, as tokens: `[Mexico, Canada: should] [Panama: shall]`.

- Who wants a passage deleted has an empty bracket, `[Panama:]`.
- Paragraph marks and space at the edges of the readings stand outside the brackets: once if all have the same, each
  before its bracket if all have one; inside if only some have one.
- A delegation that wants a whole passage deleted, and others that differ on words in it: the passage stands once, with
  brackets in the bracket, `[Canada, Mexico: The Group [Mexico: invites] [Canada: urges] them.] [Panama:]`.
- Readings without a word, another kind of paragraph only: the base stands, behind an empty bracket for each.
- Brackets that a delegation has typed stay, in pairs. One without its other half is marked as literal, `\\[`; so are
  all if the caller says so, and signs in names that would part them, `\\:`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from engine.text.merge.clusters import placed
from engine.text.merge.edits import base_of, is_mark, side_of, version_of
from engine.text.merge.escapes import all_literal, name_escaped, paired
from engine.text.merge.pieces import Alternative, Changed, Conflict, Piece, Unchanged
from engine.text.redline import Mark, Token


@dataclass(frozen=True, slots=True)
class Style:
    """In which order delegations are named (others after them, by name), and whether typed brackets are literal."""

    order: Sequence[str] = ()
    literal: bool = False

    def names(self, names: Iterable[str]) -> list[str]:
        place = {name: number for number, name in enumerate(self.order)}
        return sorted(names, key=lambda name: (place.get(name, len(place)), name))

    def text(self, tokens: Sequence[Token]) -> list[Token]:
        return all_literal(tokens) if self.literal else paired(tokens)


@dataclass(frozen=True, slots=True)
class _Reading:
    by: tuple[str, ...]
    lead: tuple[Token, ...]
    core: tuple[Token, ...]
    tail: tuple[Token, ...]


def add_open(tokens: list[Token], brackets: Sequence[Token]) -> None:
    """Adds brackets to a text. A backslash that it ends in stays a backslash, and the bracket a bracket."""
    if brackets[0] == "[" and _ends_in_escape(tokens):
        tokens.append("\\")
    tokens += brackets


def _ends_in_escape(tokens: Sequence[Token]) -> bool:
    signs = 0
    for token in reversed(tokens):
        found = len(token) - len(token.rstrip("\\")) if isinstance(token, str) else 0
        signs += found
        if isinstance(token, Mark) or found < len(token):
            break
    return signs % 2 == 1


def open_conflict(conflict: Conflict, style: Style) -> list[Token]:
    """The alternatives of a conflict in brackets; the base is not among them unless somebody in it wants it."""
    deleting = [one for one in conflict.alternatives if not any(map(_is_text, one.tokens))]
    others = [one for one in conflict.alternatives if one not in deleting]
    if deleting and len(others) > 1:
        nested = Alternative(_all(others), tuple(_nested(conflict.base, others, style)))
        return _in_brackets(conflict.base, [nested, *deleting], style, {nested.by})
    return _in_brackets(conflict.base, conflict.alternatives, style)


def laid_open(piece: Changed | Conflict, style: Style) -> list[Token]:
    """The base in a bracket of nobody, and beside it all that is proposed: how a compilation shows a passage."""
    base, proposals = _base_and_wanted(piece)
    kept = [Alternative((), base)] if any(map(_is_text, base)) else []
    return _in_brackets(base, [*kept, *proposals], style)


def edges(piece: Changed | Conflict) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """The marks and space before and after the words of a passage, for other words to stand between."""
    base, wanted = _base_and_wanted(piece)
    readings = [_reading(one, Style(), True) for one in (*wanted, Alternative((), base))]
    with_text = [one for one in readings if one.core]
    if not with_text:
        return base, ()
    lead, tail = _shared([one.lead for one in with_text]), _shared([one.tail for one in with_text])
    return with_text[0].lead if lead is None else lead, with_text[0].tail if tail is None else tail


def _base_and_wanted(piece: Changed | Conflict) -> tuple[tuple[Token, ...], tuple[Alternative, ...]]:
    if isinstance(piece, Changed):
        return piece.old, (Alternative(piece.by, piece.new),)
    return piece.base, piece.alternatives


def _nested(base: tuple[Token, ...], others: Sequence[Alternative], style: Style) -> Iterator[Token]:
    """The passage once, for all who keep it: where they differ, each has a bracket, who changes nothing the base's."""
    laid = base_of(side_of(base))
    versions = {name: version_of(laid, side_of(one.tokens)) for one in others for name in one.by}
    for one in placed(laid, versions):
        yield from _agreed_or_open(one.piece, tuple(versions), style)


def _agreed_or_open(piece: Piece, names: tuple[str, ...], style: Style) -> Iterator[Token]:
    if isinstance(piece, Unchanged):
        yield from style.text(piece.tokens)
        return
    base, wanted = _base_and_wanted(piece)
    silent = tuple(sorted(set(names) - set(_all(wanted))))
    if not silent and len(wanted) == 1:
        yield from style.text(wanted[0].tokens)
    else:
        yield from _in_brackets(base, [*wanted, *([Alternative(silent, base)] if silent else [])], style)


def _in_brackets(
    base: Sequence[Token],
    alternatives: Sequence[Alternative],
    style: Style,
    written: Iterable[tuple[str, ...]] = (),
) -> list[Token]:
    """The readings side by side. Those of the names in `written` hold brackets of this notation already."""
    readings = [_reading(one, style, one.by in written) for one in _ordered(alternatives, style)]
    with_text = [one for one in readings if one.core]
    if with_text:
        lead, tail = _shared([one.lead for one in with_text]), _shared([one.tail for one in with_text])
    else:
        lead, tail = _reading(Alternative((), tuple(base)), style, True).lead, (" ",)
    if lead is None and not all(any(map(is_mark, one.lead)) for one in with_text):
        readings, lead = [replace(one, core=_with_mark(one.lead) + one.core) for one in readings], (" ",)
    if tail is None and not all(any(map(is_mark, one.tail)) for one in with_text):
        readings, tail = [replace(one, core=one.core + _with_mark(one.tail)) for one in readings], (" ",)
    found: list[Token] = [*(lead or ())]
    for number, one in enumerate(readings):
        own = one.lead if lead is None and one.core else ()
        found += own if own or not number else [" "]
        found += in_bracket(one.by, one.core, style)
        found += one.tail if tail is None else ()
    return [*found, *(tail or ())]


def in_bracket(by: Iterable[str], core: Sequence[Token], style: Style) -> list[Token]:
    """Words in a bracket of these names, or of nobody."""
    names = ", ".join(map(name_escaped, style.names(by)))
    parting = [" "] if names and core and not is_mark(core[0]) else []
    return ["[", *([f"{names}:"] if names else []), *parting, *core, "]"]


def _reading(one: Alternative, style: Style, written: bool) -> _Reading:
    tokens = one.tokens
    start, end = 0, len(tokens)
    while start < end and not _is_text(tokens[start]):
        start += 1
    while end > start and not _is_text(tokens[end - 1]):
        end -= 1
    core = tokens[start:end]
    return _Reading(one.by, tokens[:start], core if written else tuple(style.text(core)), tokens[end:])


def _ordered(alternatives: Sequence[Alternative], style: Style) -> list[Alternative]:
    """By the first of their names in the order; the base of nobody comes first."""
    firsts = style.names(name for one in alternatives for name in one.by)
    return sorted(alternatives, key=lambda one: min(map(firsts.index, one.by), default=-1))


def _shared(edges: Sequence[tuple[Token, ...]]) -> tuple[Token, ...] | None:
    """What all readings have at this edge; space if any has; None if their marks differ."""
    if len(set(edges)) == 1:
        return edges[0]
    if any(is_mark(token) for edge in edges for token in edge):
        return None
    return max(edges, key=lambda edge: (len(edge), str(edge)))


def _with_mark(edge: tuple[Token, ...]) -> tuple[Token, ...]:
    return edge if any(map(is_mark, edge)) else ()


def _is_text(token: Token) -> bool:
    return isinstance(token, str) and not token.isspace()


def _all(alternatives: Iterable[Alternative]) -> tuple[str, ...]:
    return tuple(sorted(name for one in alternatives for name in one.by))
