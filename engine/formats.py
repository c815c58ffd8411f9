"""A format: how a conference's papers are worded, ordered and laid out, as one YAML file."""

from functools import lru_cache
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from engine import yamlfile
from engine.text.words import Words
from engine.titles import TitleBlock
from engine.word.layout import Layout
from engine.word.paper import Language


class Format(BaseModel):
    """`words` is what the parser must know, `layout` what Word must know."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,39}$")]
    words: Words
    layout: Layout
    order: tuple[str, ...] = ()
    """Delegation codes in the order in which a new meeting lists them; a meeting may choose another."""
    title: dict[Language, TitleBlock] = {}
    """What stands over the paper of a new meeting, by language."""

    @model_validator(mode="after")
    def _known(self) -> Self:
        """The codes of `order` are members, each named once; what names a section names one that has a heading."""
        members = {code for language in self.words.languages.values() for code in language.members}
        if unknown := [code for code in self.order if code not in members]:
            raise ValueError(f"order: {unknown[0]!r} is no member of the words")
        if len(set(self.order)) < len(self.order):
            raise ValueError("order: a member is named twice")
        keys = {key for language in self.words.languages.values() for key in language.headings}
        named = {
            "layout.heading_case": tuple(self.layout.heading_case),
            "layout.numbering.sections": tuple(self.layout.numbering.sections),
        }
        for code, language in self.words.languages.items():
            named[f"words.{code}.items"] = tuple(language.items)
        for place, found in named.items():
            if strange := [key for key in found if key not in keys]:
                raise ValueError(f"{place}: the words have no heading {strange[0]!r}")
        for language in self.words.languages.values():
            if bare := [said for said in language.items.values() if "{number}" not in said]:
                raise ValueError(f"items: {bare[0]!r} has no {{number}}")
        return self


@lru_cache(maxsize=32)
def read_format(text: str, where: str) -> Format:
    """The format in a YAML text; `where` names the text in errors. Raises yamlfile.Invalid with every fault found.
    Cached: a text is read once."""
    return yamlfile.read(text, where, Format)


def kept_format(text: str) -> Format:
    """The format that a meeting was opened with, by its text on the record."""
    return read_format(text, "the meeting's format")
