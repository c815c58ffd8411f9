"""A format: how a conference's papers are worded, ordered and laid out, as one YAML file."""

from functools import lru_cache
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from engine import yamlfile
from engine.text.words import Words
from engine.word.layout import Layout


class Format(BaseModel):
    """`words` is what the parser must know, `layout` what Word must know."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,39}$")]
    words: Words
    layout: Layout
    order: tuple[str, ...] = ()
    """Delegation codes in the order in which a new meeting lists them; a meeting may choose another."""

    @model_validator(mode="after")
    def _known(self) -> Self:
        """The codes of `order` are members, each named once; the layout's headings are headings of the words."""
        members = {code for language in self.words.languages.values() for code in language.members}
        if unknown := [code for code in self.order if code not in members]:
            raise ValueError(f"order: {unknown[0]!r} is no member of the words")
        if len(set(self.order)) < len(self.order):
            raise ValueError("order: a member is named twice")
        keys = {key for language in self.words.languages.values() for key in language.headings}
        if strange := [key for key in self.layout.heading_case if key not in keys]:
            raise ValueError(f"layout.heading_case: the words have no heading {strange[0]!r}")
        return self


def read_format(text: str, where: str) -> Format:
    """The format in a YAML text; `where` names the text in errors. Raises yamlfile.Invalid with every fault found."""
    return yamlfile.read(text, where, Format)


@lru_cache(maxsize=32)
def kept_format(text: str) -> Format:
    """The format that a meeting was opened with, by its text on the record: that never changes, so it is read once."""
    return read_format(text, "the meeting's format")
