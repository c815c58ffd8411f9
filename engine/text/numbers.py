"""Numbers of items over the issued drafts: frozen from the first on, in sequence again when the paper is adopted.

What is cited must not change: "item 7" of the draft of Monday is item 7 on Tuesday. So a new item takes the number of
the item that it stands behind, and the next Latin numeral: `6 bis`, `6 ter`, as in treaties and in the drafts of the
United Nations. Ours are the rest of the rules:

- behind the last item too, for the next section may go on with the next number;
- before the first item it is `1 ante`, then `1 ante bis`;
- after *decies* the numeral is a figure, `6 (11)`;
- a label that was given is never given again: an item put between `6` and `6 bis` is `6 ter`.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import count

_LATIN = ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies")
_BEHIND = re.compile(rf"(?P<stem>.+?) (?:{'|'.join(_LATIN)}|\([0-9]+\))")


@dataclass(frozen=True, slots=True)
class Renumbered:
    """The label of an item before and after; None where it did not stand, or stands no more."""

    item: str
    before: str | None
    after: str | None


def frozen_labels(order: Sequence[tuple[str, str | None]], used: Collection[str] = ()) -> dict[str, str]:
    """The label of each item of one section, from id and frozen label (None for a new item) in the paper's order.

    `used` are labels that items had which stand in the section no more. Without any frozen label the items are 1, 2,
    3, but for those. Labels come and go without a full stop, and a withdrawn item keeps its own.
    """
    given = {label for _, label in order if label is not None}
    taken = {*given, *used}
    first = next((label for _, label in order if label is not None), None)
    stem = None if first is None else f"{first} ante"
    labels: dict[str, str] = {}
    for item, frozen in order:
        label = frozen
        if label is None:
            label = next(one for one in _candidates(stem) if one not in taken)
            taken.add(label)
        elif found := _BEHIND.fullmatch(label):
            stem = found["stem"]
        else:
            stem = label
        labels[item] = label
    return labels


def _candidates(stem: str | None) -> Iterator[str]:
    """The labels for a new item behind the item `stem`, or for any where nothing is frozen, best first."""
    if stem is None:
        yield from map(str, count(1))
        return
    yield from [stem] if stem.endswith(" ante") else []
    yield from (f"{stem} {numeral}" for numeral in _LATIN)
    yield from (f"{stem} ({number})" for number in count(len(_LATIN) + 2))


def concordance(old: Sequence[tuple[str, str]], new: Sequence[tuple[str, str]]) -> tuple[Renumbered, ...]:
    """What every item was and is called, from ids and labels: in the order of the new paper, then those that went."""
    before, after = dict(old), dict(new)
    rows = [Renumbered(item, before.get(item), label) for item, label in new]
    return (*rows, *(Renumbered(item, label, None) for item, label in old if item not in after))
