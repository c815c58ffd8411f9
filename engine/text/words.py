"""The `words:` block of a format: what a parser must know of a conference's language, as data."""

import re
from functools import cache, cached_property
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Phrases = Annotated[tuple[str, ...], Field(min_length=1)]
_SETTINGS = ConfigDict(frozen=True, extra="forbid")


class Language(BaseModel):
    """One working language. Phrases are compared without regard to case."""

    model_config = _SETTINGS

    headings: dict[str, Phrases]
    """Section key ("conclusions") to the headings that may stand over it; the first is the usual one."""
    items: dict[str, str] = {}
    """Section key to what one of its items is cited by: "Conclusion {number}"."""
    preamble: Phrases
    """What only a preamble says: "met on", "reached the following"."""
    participants: Phrases
    """What stands before the list of participants; the longest that fits is taken."""
    articles: Phrases
    """What may stand before a member's name and is no part of it."""
    separators: Phrases
    """What parts two names of a list, comma and conjunctions."""
    opening_verbs: Phrases
    """How an item may begin; a line that begins so is no topic."""
    common: Phrases
    """Frequent small words, by which a language is told when nothing else tells it."""
    members: dict[str, Phrases]
    """Delegation code ("MEX") to the names a text may use; the first is the usual one."""


class Words(BaseModel):
    """Languages by code ("en", "es"), the first being taken when a text tells nothing; marks such as "Draft"."""

    model_config = _SETTINGS

    languages: Annotated[dict[str, Language], Field(min_length=1)]
    marks: tuple[str, ...] = ()
    """Lines that may stand over a title and are no part of it: "Draft", "Final"."""

    @cached_property
    def _headings(self) -> dict[str, str]:
        found = (language.headings.items() for language in self.languages.values())
        return {folded(heading): key for items in found for key, headings in items for heading in headings}

    @cached_property
    def _members(self) -> dict[str, str]:
        found = (language.members.items() for language in self.languages.values())
        return {folded(name): code for items in found for code, names in items for name in names}

    def heading_key(self, line: str) -> str | None:
        """The key of the section that a line is the heading of, or None."""
        return self._headings.get(folded(line.rstrip(": ")))

    def member_code(self, name: str) -> str | None:
        """The delegation code of a member's name in any language, or None."""
        return self._members.get(folded(name))


def folded(text: str) -> str:
    """`text` for comparison: no case, each space plain."""
    return " ".join(text.casefold().split())


@cache
def any_of(phrases: tuple[str, ...]) -> str:
    """A pattern for the longest of some phrases, spaces of any kind."""
    longest_first = sorted(map(folded, phrases), key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in longest_first)
