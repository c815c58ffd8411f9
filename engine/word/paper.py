"""The paper as it is to be printed: data in, no files, no database."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from engine.text.wording import Wording

Language = Literal["en", "es"]


@dataclass(frozen=True, slots=True)
class PrintedItem:
    """One conclusion or recommendation.

    `id` is the permanent id of the item (it names the bookmark and is never printed); its number follows from its
    place, unless it has a `label` of its own ("6 bis"). `topic` is the sub-heading above it, where the format has them.
    `notes` are footnotes at its end.
    """

    id: str
    topic: str | None
    wording: Wording
    label: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedAnnex:
    """What follows the last item: a heading, and paragraphs without numbers."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PrintedSection:
    """A heading and its items; `key` ("conclusions", "recommendations", ...) finds the layout's settings.

    `first` is the number of the first item where it is not the one that follows: in a file of one item alone.
    """

    key: str
    heading: str
    items: tuple[PrintedItem, ...]
    first: int | None = None


@dataclass(frozen=True, slots=True)
class PrintedPaper:
    """A whole paper.

    `issued` (with its zone) is the only date the file carries; `draft` is the mark at the head of every page ("DRAFT ·
    24 November 2014, 16:42 UTC", or the symbol and the hour of an issued one), None when there is none. With
    `heading_first` the first heading stands above the preamble, as in 1999. `notes` are footnotes on the preamble.
    """

    title: tuple[str, ...]
    preamble: str
    language: Language
    sections: tuple[PrintedSection, ...]
    issued: datetime
    author: str
    draft: str | None = None
    subject: str = ""
    keywords: str = ""
    heading_first: bool = False
    notes: tuple[str, ...] = ()
    annex: PrintedAnnex | None = None

    def items(self) -> Iterator[PrintedItem]:
        """Every item of every section, in the order of printing."""
        for section in self.sections:
            yield from section.items
