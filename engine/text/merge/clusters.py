"""Edits of many versions laid over the base: in clusters that no unchanged word parts, each read by every version."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from engine.text.merge.edits import Base, Edit, Version, plain
from engine.text.merge.pieces import Alternative, Changed, Conflict, Piece, Unchanged
from engine.text.redline import Token

Range = tuple[int, int]


@dataclass(slots=True)
class Cluster:
    """A passage of the base and, by version, the edits in it."""

    start: int
    end: int
    edits: dict[str, list[Edit]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece and the places of the base that it stands for."""

    start: int
    end: int
    piece: Piece


def clusters(base: Base, versions: Mapping[str, Version], bound: Iterable[Range] = ()) -> list[Cluster]:
    """The clusters in order. What lies in a `bound` range is one passage, whatever stands in it."""
    laid: list[tuple[int, int, str, Edit | None]] = [(start, end, "", None) for start, end in bound]
    for name, version in versions.items():
        laid += [(edit.start, edit.end, name, edit) for edit in version.edits]
    found: list[Cluster] = []
    for start, end, name, edit in sorted(laid, key=lambda one: one[:3]):
        if not found or base.words_before[max(start, found[-1].end)] > base.words_before[found[-1].end]:
            found.append(Cluster(start, end))
        last = found[-1]
        last.end = max(last.end, end)
        if edit:
            last.edits.setdefault(name, []).append(edit)
    return [cluster for cluster in found if cluster.edits]


def placed(
    base: Base, versions: Mapping[str, Version], bound: Iterable[Range] = (), forms_of: str = ""
) -> tuple[Placed, ...]:
    """The whole base in pieces. What is the same but for its form is written as the version `forms_of` writes it;
    if none is named, as all versions do if all do, else as the base does."""
    forms = versions[forms_of].forms if forms_of else _common_forms(versions.values())
    found: list[Placed] = []
    place = 0
    for cluster in clusters(base, versions, bound):
        piece = _piece(base, versions, cluster, forms_of)
        if piece is None:
            continue
        found += _standing(base, forms, place, cluster.start)
        found.append(Placed(cluster.start, cluster.end, piece))
        place = cluster.end
    return (*found, *_standing(base, forms, place, len(base.places)))


def _standing(base: Base, forms: Mapping[int, Token], start: int, end: int) -> Iterator[Placed]:
    tokens = base.places[start:end]
    if forms:
        tokens = [forms.get(place, token) for place, token in enumerate(tokens, start)]
    if kept := tuple(token for token in tokens if token):
        yield Placed(start, end, Unchanged(kept))


def _common_forms(versions: Iterable[Version]) -> dict[int, Token]:
    """The tokens that every version writes in the same other characters: they are written so."""
    found = [set(version.forms.items()) for version in versions]
    return dict(set.intersection(*found)) if found else {}


def _piece(base: Base, versions: Mapping[str, Version], cluster: Cluster, forms_of: str) -> Piece | None:
    """The passage as all who edit it want it, or in alternatives; None if it comes out as it was."""
    old = tuple(token for token in base.places[cluster.start : cluster.end] if token)
    readings = {name: _reading(base, versions[name], cluster, edits) for name, edits in cluster.edits.items()}
    by: dict[tuple[Token, ...], list[str]] = {}
    for name in sorted(readings):
        by.setdefault(compared(readings[name]), []).append(name)
    by.pop(compared(old), None)
    wanted = [
        Alternative(tuple(names), readings[forms_of if forms_of in names else names[0]])
        for names in by.values()
    ]
    if len(wanted) > 1:
        return Conflict(old, tuple(wanted))
    return Changed(old, wanted[0].tokens, wanted[0].by) if wanted else None


def _reading(base: Base, version: Version, cluster: Cluster, edits: Sequence[Edit]) -> tuple[Token, ...]:
    """The passage as one version has it."""
    found: list[Token] = []
    place = cluster.start
    for start, end, tokens in [
        *((edit.start, edit.end, edit.tokens) for edit in edits),
        (cluster.end, cluster.end, ()),
    ]:
        found += [version.forms.get(n, base.places[n]) for n in range(place, start)]
        found += tokens
        place = end
    return tuple(token for token in found if token)


def compared(tokens: Iterable[Token]) -> tuple[Token, ...]:
    """A reading in the form in which it is compared: where its words were parted does not matter."""
    found: list[Token] = []
    run: list[str] = []
    for token in map(plain, tokens):
        if isinstance(token, str):
            run.append(token)
        else:
            found += ["".join(run), token]
            run = []
    return (*found, "".join(run))
