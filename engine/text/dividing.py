"""Structure: an item in two, two in one, sub-paragraphs as an item of their own; and what becomes of an amendment then.

Words are never changed here, only what their paragraphs are. Labels are computed anew. What stood under a paragraph
stands under it still.
"""

from collections.abc import Sequence
from dataclasses import replace

from engine.text.merge.edits import Base, Edit, base_of, version_of
from engine.text.merge.lines import cut
from engine.text.redline import Mark
from engine.text.wording import Kind, Paragraph, Wording, relabelled

Parts = tuple[Wording, Wording]
Paragraphs = Sequence[Paragraph]

_LISTED = (Kind.SUB, Kind.BULLET)


def split_at(wording: Wording, paragraph: int) -> Parts:
    """The item up to before that paragraph (from 0), and the rest, whose first paragraph becomes a lead.

    Refused (ValueError): a place with nothing before or after it.
    """
    if not 0 < paragraph < len(wording.paragraphs):
        raise ValueError(f"there is nothing to part at paragraph {paragraph}")
    first, rest = wording.paragraphs[:paragraph], wording.paragraphs[paragraph:]
    return relabelled(Wording(first)), relabelled(Wording(_led(rest)))


def joined(first: Wording, second: Wording) -> Wording:
    """Both items as one: the second's lead continues the first, and lists go on as `relabelled` says."""
    if not first.paragraphs:
        return relabelled(second)
    return relabelled(Wording((*first.paragraphs, *map(_continuing, second.paragraphs))))


def taken_out(wording: Wording, paragraphs: range) -> Parts:
    """The item without these paragraphs, and they as an item: `15 d)` goes to the Recommendations.

    The first of them becomes its lead, those of the same list beside it continuations. Refused (ValueError): none, all,
    those that are not there, and one that would leave behind what stands under it.
    """
    own = wording.paragraphs
    if paragraphs.step != 1 or not 0 <= paragraphs.start < paragraphs.stop <= len(own):
        raise ValueError(f"there are no paragraphs {paragraphs.start} to {paragraphs.stop}")
    if len(paragraphs) == len(own):
        raise ValueError("of an item that goes whole nothing is left")
    if _above(own, paragraphs.stop) in paragraphs:
        raise ValueError("a sub-paragraph goes with what stands under it")
    taken = _led(own[paragraphs.start : paragraphs.stop], beside=Kind.CONTINUATION)
    rest = (*own[: paragraphs.start], *own[paragraphs.stop :])
    return relabelled(Wording(rest if paragraphs.start else _led(rest))), relabelled(Wording(taken))


def _led(paragraphs: Paragraphs, beside: Kind | None = None) -> tuple[Paragraph, ...]:
    """The first paragraph as a lead, its list below it; the list that it stood in too, or as paragraphs `beside`."""
    first = paragraphs[0]
    found = [Paragraph(Kind.LEAD, first.text)]
    above = first.level + 1 if first.kind in _LISTED else 0
    for one in paragraphs[1:]:
        if above and one.kind in _LISTED and one.level <= first.level:
            if beside:
                found.append(Paragraph(beside, one.text))
                continue
            above = first.level
        found.append(replace(one, level=max(0, one.level - above)) if one.kind in _LISTED else one)
    return tuple(found)


def _above(own: Paragraphs, place: int) -> int | None:
    """The paragraph of a list that the one at this place stands under; None if there is none."""
    if place == len(own) or own[place].kind not in _LISTED:
        return None
    for number in range(place - 1, -1, -1):
        one = own[number]
        if one.kind in _LISTED and one.level < own[place].level:
            return number
    return None


def _continuing(one: Paragraph) -> Paragraph:
    return Paragraph(Kind.CONTINUATION, one.text) if one.kind is Kind.LEAD else one


# --- amendments -----------------------------------------------------------------------------------------------------


def follow(base: Wording, amended: Wording, parts: Parts) -> tuple[Wording | None, Wording | None] | None:
    """What the amendment that made `amended` out of `base` becomes when the item was divided into `parts`.

    For each part its new wording, or None where nothing changes in it. Together they say what `amended` says. `parts`
    are those of `split_at` or of `taken_out` (without, and taken).

    None, and the amendment is orphaned: where a border's paragraph goes or becomes another kind, where a part would be
    left without a paragraph, or where the parts do not say what the base says. A paragraph put in at a border goes to
    what stands before it.
    """
    division = _division(base, parts)
    if division is None:
        return None
    moved = _moved(base, amended, division)
    if moved is None:
        return None
    try:
        new, old = _divided(amended, moved), _divided(base, division)
    except ValueError:
        return None
    first, second = (None if one == before else one for one, before in zip(new, old, strict=True))
    return first, second


def _division(base: Wording, parts: Parts) -> range | None:
    """The paragraphs of the base that are the second part; to the end where it was split. None if there are none."""
    texts, (own, taken) = _texts(base), (_texts(part) for part in parts)
    places = [at for at in range(len(own), -1, -1) if texts == [*own[:at], *taken, *own[at:]]]
    split = places[:1] == [len(own)]
    return range(places[0], places[0] + len(taken)) if split or len(places) == 1 else None


def _texts(wording: Wording) -> list[str]:
    return [one.text for one in wording.paragraphs]


def _divided(wording: Wording, second: range) -> Parts:
    if second.stop == len(wording.paragraphs):
        return split_at(wording, second.start)
    return taken_out(wording, second)


def _moved(base: Wording, amended: Wording, second: range) -> range | None:
    """The paragraphs of the second part in the amended wording; None if one of its borders does not stand."""
    old = base_of(cut(base))
    edits = version_of(old, cut(amended)).edits
    start = _border(old, edits, second.start)
    end = _border(old, edits, second.stop)
    return None if start is None or end is None else range(start, end)


def _border(old: Base, edits: tuple[Edit, ...], paragraph: int) -> int | None:
    """The number of a paragraph of the base in the amended wording, None if its mark does not stand."""
    marks = [place for place, token in enumerate(old.places) if isinstance(token, Mark)]
    place = [*marks, len(old.places)][paragraph]
    before = paragraph
    for edit in edits:
        if edit.start <= place < edit.end:
            return None
        if edit.end <= place:
            before += sum(isinstance(token, Mark) for token in edit.tokens)
            before -= sum(edit.start <= mark < edit.end for mark in marks)
    return before
