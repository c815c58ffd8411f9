"""The workbench of one item: its amendments laid over the wording, what was chosen at each point, what that makes.

A point is known by its words, those around it and who wants what, not by its number: when the wording or the amendments
change while somebody chooses, a choice goes with its point or is shown as one that no longer fits. None is lost, and
none slips to another passage.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from engine.procedure.commands import Disposition, ProposalKind
from engine.record.queries.views import AmendmentView, ItemView
from engine.text.merge import (
    Bracket,
    Changed,
    Choice,
    Conflict,
    Keep,
    Merged,
    Outcome,
    Pick,
    Piece,
    Take,
    Unchanged,
    Write,
    carry,
    merge,
    resolved,
    taking,
)
from engine.text.redline import Token
from engine.text.wording import Wording
from web import names
from web.laid import Reading, around, in_words, sides
from web.messages import gettext
from web.proposals import behind

STAYS = "stays"  # instead of a disposition: the amendment stays pending
_NEAR = 6  # tokens on each side that a point is known by


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the form says of a point: "take", "keep", "bracket", "write" or "pick:0"; the words that were written; and
    the passage as it was shown, in case the point is there no longer."""

    how: str
    words: str = ""
    passage: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """One place where somebody wants other words. `place` is its piece; `look` are those who changed its sentence in
    different places."""

    number: int
    place: int
    key: str
    before: str
    after: str
    base: str
    readings: tuple[Reading, ...]
    look: tuple[str, ...]
    chosen: Chosen

    @property
    def conflict(self) -> bool:
        return len(self.readings) > 1

    @property
    def passage(self) -> str:
        """The point in one line."""
        readings = " / ".join(f"{', '.join(one.by)}: {one.text or '–'}" for one in self.readings)
        return f"{self.base or '–'} → {readings}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """`laid_over` are the pending amendments on the current revision, by label; `apart` the pending ones that cannot be
    laid over it: to suppress the item, or on an earlier revision."""

    item: ItemView
    merged: Merged
    laid_over: Mapping[str, AmendmentView]
    apart: tuple[AmendmentView, ...]
    keys: Mapping[int, str]

    @property
    def pending(self) -> tuple[AmendmentView, ...]:
        return (*self.laid_over.values(), *self.apart)


def sheet(item: ItemView) -> Sheet:
    pending = [each for each in item.amendments if each.pending]
    over = {each.label or each.id: each for each in pending if fits(each, item)}
    merged = merge(item.wording, {label: each.wording for label, each in over.items()})
    apart = tuple(each for each in pending if not fits(each, item))
    return Sheet(item, merged, over, apart, _keys(merged))


def fits(amendment: AmendmentView, item: ItemView) -> bool:
    return amendment.base_revision == item.revision and amendment.kind is ProposalKind.MODIFY


def _keys(merged: Merged) -> dict[int, str]:
    """The name of each point. Points that are alike even in their surroundings are told apart by their order."""
    keys: dict[int, str] = {}
    seen: dict[str, int] = {}
    for place, piece in enumerate(merged.pieces):
        if isinstance(piece, Unchanged):
            continue
        near = (_edge(merged.pieces, place - 1, -_NEAR), _edge(merged.pieces, place + 1, _NEAR))
        known = sha256(repr((piece, near)).encode()).hexdigest()[:16]
        seen[known] = seen.get(known, 0) + 1
        keys[place] = known if seen[known] == 1 else sha256(f"{known}{seen[known]}".encode()).hexdigest()[:16]
    return keys


def _edge(pieces: tuple[Piece, ...], place: int, size: int) -> tuple[Token, ...]:
    if not 0 <= place < len(pieces):
        return ()
    piece = pieces[place]
    tokens = piece.tokens if isinstance(piece, Unchanged) else sides(piece)[0]
    return tokens[size:] if size < 0 else tokens[:size]


def points(found: Sheet, chosen: Mapping[str, Chosen]) -> tuple[Point, ...]:
    """The points in the order of the text, each with what was chosen for it, or what is offered at first: to take what
    nobody wants otherwise, and to leave a conflict in brackets."""
    looks = {place: one.by for one in found.merged.look_here for place in one.pieces}
    shown = []
    for number, (place, key) in enumerate(found.keys.items(), 1):
        piece = found.merged.pieces[place]
        assert not isinstance(piece, Unchanged), "a point is a change or a conflict"
        base, readings = in_words(piece)
        before, after = around(found.merged.pieces, place)
        shown.append(
            Point(
                number=number,
                place=place,
                key=key,
                before=before,
                after=after,
                base=base.strip(),
                readings=tuple(replace(one, text=one.text.strip()) for one in readings),
                look=looks.get(place, ()),
                chosen=chosen.get(key) or Chosen("bracket" if isinstance(piece, Conflict) else "take"),
            )
        )
    return tuple(shown)


def strange(found: Sheet, chosen: Mapping[str, Chosen]) -> tuple[Chosen, ...]:
    """What was chosen for points that are not there any more."""
    known = set(found.keys.values())
    return tuple(each for key, each in chosen.items() if key not in known)


def taken_whole(found: Sheet, chosen: Mapping[str, Chosen], label: str) -> dict[str, Chosen]:
    """The choices with everything of one amendment taken; where it has no say they stay as they are."""
    whole = {
        found.keys[place]: Chosen(f"pick:{choice.number}" if isinstance(choice, Pick) else "take")
        for place, choice in taking(found.merged, label).items()
        if not isinstance(choice, Keep)
    }
    kept = {
        key: replace(each, words=chosen[key].words if key in chosen else "") for key, each in whole.items()
    }
    return {**chosen, **kept}


def choices(shown: tuple[Point, ...]) -> dict[int, Choice]:
    """What the engine is asked for. ValueError for what a point of its kind does not offer."""
    return {point.place: _choice(point) for point in shown}


def _choice(point: Point) -> Choice:
    simple: dict[str, Choice] = {"take": Take(), "keep": Keep(), "bracket": Bracket()}
    how, _, number = point.chosen.how.partition(":")
    if how == "write":
        return Write(point.chosen.words)
    if how == "pick" and point.conflict and int(number) < len(point.readings):
        return Pick(int(number))
    if number or how not in simple or (how == "take" and point.conflict):
        raise ValueError(f"{point.chosen.how} is not offered for this point")
    return simple[how]


def text_of(found: Sheet, shown: tuple[Point, ...], language: str, order: tuple[str, ...]) -> Wording:
    """The wording that the choices make; what stays open is in brackets, with the delegations' names in the language of
    the meeting."""
    named = attributed(found, language)
    pieces = tuple(_renamed(piece, named) for piece in found.merged.pieces)
    return resolved(Merged(pieces), choices(shown), in_order(found, named, order))


def attributed(found: Sheet, language: str) -> dict[str, tuple[str, ...]]:
    """Whom a bracket names for each amendment: its delegation and its co-sponsors. A delegation that stands behind
    several is told apart by their labels: "Mexico (MEX 2)"."""
    stand = {label: behind(each) for label, each in found.laid_over.items()}
    every = [code for codes in stand.values() for code in codes]

    def named(code: str, label: str) -> str:
        name = names.member(code, language)
        return name if every.count(code) == 1 else f"{name} ({label})"

    return {label: tuple(named(code, label) for code in codes) for label, codes in stand.items()}


def in_order(found: Sheet, named: Mapping[str, tuple[str, ...]], order: tuple[str, ...]) -> list[str]:
    """The names in the order of the meeting's participants, for the brackets."""
    ranked = [
        (order.index(code) if code in order else len(order), name)
        for label, each in found.laid_over.items()
        for code, name in zip(behind(each), named[label], strict=True)
    ]
    return [name for _, name in sorted(ranked)]


def _renamed(piece: Piece, named: Mapping[str, tuple[str, ...]]) -> Piece:
    def all_named(by: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(sorted({name for label in by for name in named[label]}))

    match piece:
        case Changed():
            return replace(piece, by=all_named(piece.by))
        case Conflict():
            alternatives = (replace(one, by=all_named(one.by)) for one in piece.alternatives)
            return replace(piece, alternatives=tuple(alternatives))
    return piece


def suggested(found: Sheet, shown: tuple[Point, ...], text: Wording) -> dict[str, str]:
    """What each pending amendment would end with, as the choices and the text have it: a suggestion to a person, who
    proposes; the Presidency decides."""
    return {
        **{each.id: _suggested(label, each, found, shown, text) for label, each in found.laid_over.items()},
        **{each.id: _suggested_apart(each, text) for each in found.apart},
    }


def _suggested(
    label: str, amendment: AmendmentView, found: Sheet, shown: tuple[Point, ...], text: Wording
) -> str:
    if carry(found.item.wording, text, amendment.wording).outcome is Outcome.CONTAINED:
        return Disposition.ACCEPTED
    became = {_became(point, label) for point in shown if any(label in one.by for one in point.readings)}
    if became <= {"left"}:
        return Disposition.NOT_ACCEPTED
    return Disposition.ACCEPTED_IN_PART if became == {"taken", "left"} else Disposition.MERGED


def _became(point: Point, label: str) -> str:
    """What the choice at a point makes of what this amendment wants there."""
    how, _, number = point.chosen.how.partition(":")
    if how in ("write", "bracket"):
        return "reworded"
    picked = point.readings[int(number)] if how == "pick" else point.readings[0]
    return "taken" if how != "keep" and label in picked.by else "left"


def _suggested_apart(amendment: AmendmentView, text: Wording) -> str:
    if amendment.kind is ProposalKind.SUPPRESS:
        return STAYS
    contained = carry(amendment.base, text, amendment.wording).outcome is Outcome.CONTAINED
    return Disposition.OVERTAKEN if contained else STAYS


def no_longer_fits(found: tuple[Chosen, ...]) -> str:
    """Choices whose points are gone, as a text to read and copy from."""
    worded = {
        "take": gettext("taken"),
        "keep": gettext("the wording kept"),
        "bracket": gettext("left in brackets"),
        "write": gettext("your own words"),
    }
    lines = []
    for each in found:
        how, _, number = each.how.partition(":")
        said_ = (
            worded[how] if how in worded else gettext("alternative %(number)s", number=int(number or 0) + 1)
        )
        lines.append(f"{each.passage}: {said_}" + (f": {each.words}" if each.words else ""))
    return "\n".join(lines)
