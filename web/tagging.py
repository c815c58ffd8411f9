"""Delegations named by their first letters: "m p" is Mexico and Panama, where nobody else begins so."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

_APART = re.compile(r"[\s,;/]+")

Names = Callable[[str], Sequence[str]]  # a delegation's names, that of the reader's language first


@dataclass(frozen=True, slots=True)
class Tags:
    """`codes` in the order in which they were typed, the author first; `unknown` begins no name, `several` begins more
    than one, with the codes that it might be."""

    codes: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    several: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def clear(self) -> bool:
        return not self.unknown and not self.several


def read_tags(typed: str, participants: Sequence[str], names: Names) -> Tags:
    """What was typed, each part the beginning of a code, of a name in the reader's language, or of any word of a name.
    The first of these ways by which somebody is found decides."""
    ways = _ways(participants, names)
    codes, unknown, several = list[str](), list[str](), list[tuple[str, tuple[str, ...]]]()
    for part in filter(None, _APART.split(typed)):
        found = _found(_folded(part), ways)
        if len(found) == 1:
            codes.append(found[0])
        elif found:
            several.append((part, found))
        else:
            unknown.append(part)
    return Tags(tuple(dict.fromkeys(codes)), tuple(unknown), tuple(several))


def shortest(participants: Sequence[str], names: Names) -> Mapping[str, str]:
    """The fewest letters that name each delegation: of its name if that is as short, else of its code."""
    ways = _ways(participants, names)
    return {code: _shortest(code, ways, _folded(names(code)[0])) for code in participants}


def _shortest(code: str, ways: Sequence[Mapping[str, Iterable[str]]], name: str) -> str:
    beginnings = (start[:length] for length in range(1, len(name) + 1) for start in (name, code.casefold()))
    return next((each for each in beginnings if _found(each, ways) == (code,)), code.casefold())


def _ways(participants: Sequence[str], names: Names) -> Sequence[Mapping[str, Iterable[str]]]:
    """By what each may be called, the nearest way first."""
    return (
        {code: (code.casefold(),) for code in participants},
        {code: (_folded(names(code)[0]),) for code in participants},
        {
            code: tuple(word for name in names(code) for word in _folded(name).split())
            for code in participants
        },
    )


def _found(part: str, ways: Sequence[Mapping[str, Iterable[str]]]) -> tuple[str, ...]:
    for way in ways:
        exact = tuple(code for code, called in way.items() if part in called)
        begun = tuple(code for code, called in way.items() if any(each.startswith(part) for each in called))
        if exact or begun:
            return exact or begun
    return ()


def _folded(text: str) -> str:
    """Without accents and capitals: who types fast leaves them out."""
    apart = unicodedata.normalize("NFD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
