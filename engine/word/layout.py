"""The `layout:` block of a format: how the paper looks, as validated data.

Lengths are written with their unit ("25 mm", "2.5 cm", "11.5 pt", "1 in") and kept in twentieths of a point (twips),
which is what a Word file counts in.
"""

import re
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from engine.word.paper import Language

_TWIPS = {"mm": 1440 / 25.4, "cm": 1440 / 2.54, "pt": 20.0, "in": 1440.0}
_LENGTH = re.compile(r"(\d+(?:\.\d+)?) ?(mm|cm|pt|in)")
MONTHS = {
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    "es": (
        *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
        *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
    ),
}


def twips(length: object) -> int:
    """ "25 mm" to 1417. Refuses (ValueError) a number without its unit."""
    match = _LENGTH.fullmatch(length.strip()) if isinstance(length, str) else None
    if match is None:
        raise ValueError("a length is a number and mm, cm, pt or in, as in 25 mm")
    return round(float(match[1]) * _TWIPS[match[2]])


# Word holds no length above 22 inches.
Length = Annotated[int, BeforeValidator(twips), Field(ge=0, le=31680)]
# Names of styles and fonts stand in attributes: one line, as Word's own dialogs allow.
Name = Annotated[str, Field(min_length=1, max_length=253, pattern=r"^[^\x00-\x1f,;]+$")]


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ByLanguage(_Data):
    """One text for each working language."""

    en: Annotated[str, Field(min_length=1)]
    es: Annotated[str, Field(min_length=1)]

    def of(self, language: Language) -> str:
        return self.en if language == "en" else self.es


class Page(_Data):
    """Paper size, margins, and how far header and footer stand from the edge."""

    width: Length
    height: Length
    top: Length
    bottom: Length
    left: Length
    right: Length
    header: Length
    footer: Length


class Align(StrEnum):
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    JUSTIFIED = "justified"


class Appearance(_Data):
    """A named paragraph style, and how it looks in the built-in base; a template brings its own look."""

    style: Name
    size: Length | None = None
    bold: bool = False
    italic: bool = False
    align: Align = Align.LEFT
    before: Length = 0
    after: Length = 0
    left: Length = 0
    right: Length = 0
    hanging: Length = 0
    rule: bool = False  # a thin line under the paragraph
    spaced: Length = 0  # added between letters
    together: bool = False  # no space between neighbours of this style
    keep_with_next: bool = False


class HeadingCase(StrEnum):
    AS_GIVEN = "as given"
    CAPITALS = "capitals"
    TITLE = "title"


class Styles(_Data):
    """The styles by what they are for. Lists of styles are by depth; what lies deeper takes the last."""

    title: Appearance
    preamble: Appearance
    heading: Appearance
    topic: Appearance
    item: Appearance
    sub: Annotated[tuple[Appearance, ...], Field(min_length=1, max_length=8)]
    bullet: Annotated[tuple[Appearance, ...], Field(min_length=1, max_length=8)]
    continuation: Annotated[tuple[Appearance, ...], Field(min_length=1, max_length=8)]
    unnumbered: Appearance
    header: Appearance
    footer: Appearance

    @model_validator(mode="after")
    def _named_once(self) -> Self:
        """Two uses of one style could not have a number each; Normal is what all of them are based on."""
        names = ["normal", *(look.style.casefold() for look in self.all())]
        if twice := next((name for name in names if names.count(name) > 1), None):
            raise ValueError(f"the style {twice!r} is used twice")
        return self

    def all(self) -> tuple[Appearance, ...]:
        """Every style the paper may use, in a fixed order."""
        single = (self.title, self.preamble, self.heading, self.topic, self.item, self.unnumbered)
        return (*single, *self.sub, *self.bullet, *self.continuation, self.header, self.footer)


ItemLabel = Literal["1.", "1)", "(1)", "none"]


class Numbering(_Data):
    """How items and sub-paragraphs are numbered. A wording's own labels always win over `sub_paragraphs`.

    `sections` says which sections are numbered in another way than `items`, by their keys.
    """

    items: ItemLabel = "1."
    sections: dict[str, ItemLabel] = {}
    restart_in_each_section: bool = True
    sub_paragraphs: ByLanguage
    bullet: Annotated[str, Field(min_length=1, max_length=1)] = "·"

    def of(self, section: str) -> ItemLabel:
        """How the items of a section are numbered."""
        return self.sections.get(section, self.items)

    @property
    def usual(self) -> ItemLabel:
        """The label of the list that carries the items: the first one of the format that is a number."""
        return next((each for each in (self.items, *self.sections.values()) if each != "none"), "1.")


class Layout(_Data):
    """The `layout:` block whole."""

    page: Page
    font: Name
    size: Length
    line_spacing: Annotated[float, Field(ge=0.8, le=3)] = 1.0
    styles: Styles
    numbering: Numbering
    heading_case: dict[str, HeadingCase] = {}
    language_tags: ByLanguage
    footer: ByLanguage  # {page} and {pages} become Word's own fields
    draft: ByLanguage  # {date} and {time}, in UTC

    def heading(self, key: str, text: str) -> str:
        """The heading of a section in the case that the format prints it in."""
        case = self.heading_case.get(key, HeadingCase.AS_GIVEN)
        if case is HeadingCase.CAPITALS:
            return text.upper()
        if case is HeadingCase.TITLE:
            return " ".join(word[:1].upper() + word[1:].lower() for word in text.split(" "))
        return text


def draft_mark(layout: Layout, language: Language, at: datetime) -> str:
    """ "DRAFT · 24 November 2014, 16:42 UTC": the mark of a draft printed at this instant (shown in UTC)."""
    date, time = _date_and_time(language, at)
    mark = layout.draft.of(language).replace("{date}", date)
    return mark.replace("{time}", time)


def issue_mark(symbol: str, language: Language, at: datetime) -> str:
    """ "RCGM/2014/2/Rev.1 · 24 November 2014, 16:42 UTC": what an issued draft is cited by, and its hour (in UTC)."""
    date, time = _date_and_time(language, at)
    return f"{symbol} · {date}, {time} UTC"


def day(language: Language, at: datetime) -> str:
    """ "24 November 2014", "24 de noviembre de 2014", in UTC."""
    instant = at.astimezone(UTC)
    month, of = MONTHS[language][instant.month - 1], " de " if language == "es" else " "
    return f"{instant.day}{of}{month}{of}{instant.year}"


def _date_and_time(language: Language, at: datetime) -> tuple[str, str]:
    return day(language, at), f"{at.astimezone(UTC):%H:%M}"
