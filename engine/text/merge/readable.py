"""Where a pure insertion or deletion is shown, once it has been compared: where it reads best.

Compared leftmost, a new paragraph may begin inside the one before: "One [is. / Two ]is." It is shown as "One is. [/ Two
is.]", if the words repeat so that both say the same. This moves what is shown, and no word of any reading.
"""

from collections.abc import Sequence
from dataclasses import replace

from engine.text.merge.clusters import Placed
from engine.text.merge.edits import Base, is_mark
from engine.text.merge.pieces import Alternative, Changed, Conflict, Piece, Unchanged
from engine.text.redline import Token

Tokens = tuple[Token, ...]

_SENTENCE_ENDS = frozenset(".!?…")
_CLAUSE_ENDS = frozenset(",;:–—")
_CLOSING = _SENTENCE_ENDS | frozenset(",;:”’)]»")


def readable(base: Base, found: Sequence[Placed]) -> tuple[Placed, ...]:
    """The pieces, each pure insertion or deletion moved right to the best of the places that say the same."""
    shown = list(found)
    for number in range(len(shown) - 1, -1, -1):
        runs = _runs(shown[number].piece)
        after = shown[number + 1].piece if number + 1 < len(shown) else None
        before = shown[number - 1].piece if number else None
        if runs and isinstance(after, Unchanged) and not isinstance(before, Changed | Conflict):
            by = _best(before.tokens if before else (), runs, after.tokens)
            shown[number : number + 2] = _moved(base, shown[number], shown[number + 1], by)
            if by and before is None:
                shown.insert(number, Placed(0, shown[number].start, Unchanged(after.tokens[:by])))
            elif by and before:
                one = shown[number - 1]
                piece = Unchanged((*before.tokens, *after.tokens[:by]))
                shown[number - 1] = Placed(one.start, shown[number].start, piece)
    return tuple(shown)


def _runs(piece: Piece) -> list[Tokens]:
    """What is inserted, in all alternatives, or deleted; nothing for what is replaced."""
    match piece:
        case Changed((), new, _):
            return [new]
        case Changed(old, (), _):
            return [old]
        case Conflict((), alternatives):
            return [one.tokens for one in alternatives]
    return []


def _best(before: Tokens, runs: Sequence[Tokens], after: Tokens) -> int:
    """By how many tokens to move; the fewest of the best. Something of what stands after is left to stand."""
    reach = 0
    while reach + 1 < len(after) and all(_turned(run, after, reach) == after[reach] for run in runs):
        reach += 1
    if not reach:
        return 0
    lines = [(*before[-2:], *run, *after[: reach + 1]) for run in runs]
    start = len(before[-2:])

    def merit(by: int) -> int:
        return sum(
            _edge(line, start + by) + _edge(line, start + by + len(run))
            for line, run in zip(lines, runs, strict=True)
        )

    return max(range(reach + 1), key=merit)


def _turned(run: Tokens, after: Tokens, by: int) -> Token:
    """The first token of a run that was moved by so many."""
    return run[by] if by < len(run) else after[by - len(run)]


def _edge(line: Tokens, place: int) -> int:
    """How good it reads to begin or end between line[place - 1] and line[place]."""
    if place == len(line) or is_mark(line[place]):
        return 10
    if place == 0 or is_mark(line[place - 1]):
        return 8
    if line[place] in _CLOSING:
        return 0
    if not str(line[place - 1]).isspace():
        return 1
    last = line[place - 2] if place > 1 else ""
    return 6 if last in _SENTENCE_ENDS else 4 if last in _CLAUSE_ENDS else 2


def _moved(base: Base, one: Placed, after: Placed, by: int) -> tuple[Placed, Placed]:
    assert isinstance(after.piece, Unchanged)
    start, end = (_place(base, place, by) for place in (one.start, one.end))
    rest = Unchanged(after.piece.tokens[by:])
    return Placed(start, end, _turn(one.piece, after.piece.tokens, by)), Placed(end, after.end, rest)


def _turn(piece: Piece, after: Tokens, by: int) -> Piece:
    def turn(run: Tokens) -> Tokens:
        return (*run, *after[:by])[by:] if run else run

    if isinstance(piece, Changed):
        return replace(piece, old=turn(piece.old), new=turn(piece.new))
    if isinstance(piece, Conflict):
        return replace(
            piece, alternatives=tuple(Alternative(one.by, turn(one.tokens)) for one in piece.alternatives)
        )
    return piece


def _place(base: Base, place: int, by: int) -> int:
    """The place so many tokens on; space that is not there is none."""
    while by or (place < len(base.places) and base.places[place] == ""):
        by -= base.places[place] != ""
        place += 1
    return place
