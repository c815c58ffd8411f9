"""What the words of a preamble tell: the language of a paper, and who takes part."""

import re
from collections.abc import Iterable, Sequence

from engine.text.words import Language, Words, any_of, folded


def language_of(lines: Sequence[str], words: Words) -> str | None:
    """The code of the language whose headings, phrases, members and small words the lines use most; None for none."""
    text = folded(" ".join(lines))
    counts = {code: _count(text, language) for code, language in words.languages.items()}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] else None


def _count(text: str, language: Language) -> int:
    telling = [*language.preamble, *language.participants]
    telling += [heading for headings in language.headings.values() for heading in headings]
    names = [name for names in language.members.values() for name in names]
    return 5 * len(_found(telling, text)) + 2 * len(_found(names, text)) + len(_found(language.common, text))


def _found(phrases: Iterable[str], text: str) -> list[str]:
    return re.findall(rf"\b(?:{any_of(tuple(phrases))})\b", text)


def speaks_as_preamble(line: str, words: Words) -> bool:
    """Whether a line says what only a preamble says, in any of the languages."""
    return any(_found(language.preamble, folded(line)) for language in words.languages.values())


def participants(preamble: str, language: Language) -> tuple[tuple[str, ...], str]:
    """Members named after the phrase that opens their list, as printed and in that order, without article.

    The list ends at the first thing that is no member's name. If that looks like one more name, it is returned as
    well, so that somebody looks at it.
    """
    start = re.search(rf"\b(?:{any_of(language.participants)})\b[\s:]*", preamble, re.IGNORECASE)
    if start is None:
        return (), ""
    names = tuple(name for names in language.members.values() for name in names)
    member = re.compile(rf"(?:(?:{any_of(language.articles)})\s+)?({any_of(names)})\b", re.IGNORECASE)
    separator = re.compile(_separator(language.separators), re.IGNORECASE)
    found: list[str] = []
    place = start.end()
    while name := member.match(preamble, place):
        found.append(name[1])
        parted = separator.match(preamble, name.end())
        if parted is None:
            return tuple(found), ""
        place = parted.end()
    stranger = re.match(rf"(?:(?:{any_of(language.articles)})\s+)?([^,;.:]*)", preamble[place:])
    name_like = stranger is not None and stranger[1][:1].isupper()
    return tuple(found), stranger[1].strip() if stranger and name_like else ""


def _separator(separators: Sequence[str]) -> str:
    """What parts two names: a sign, a conjunction, or a sign and a conjunction."""
    words = any_of(tuple(one for one in separators if one[0].isalpha()))
    signs = any_of(tuple(one for one in separators if not one[0].isalpha()))
    return rf"\s*(?:{signs})\s*(?:(?:{words})\s+)?|\s+(?:{words})\s+"
