"""A whole paper as data: title, preamble and sections of items; printed as text and as JSON."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypedDict

from engine.text.wording import ParagraphData, Wording, print_wording, to_data


@dataclass(frozen=True, slots=True)
class Item:
    """`label` as printed ("1.", "1)"), "" where items bear topics instead of numbers."""

    label: str
    topic: str | None
    wording: Wording


@dataclass(frozen=True, slots=True)
class Section:
    """`key` is the format's name of the section ("conclusions"), "" for items that stand under no heading."""

    key: str
    heading: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """`preamble` may hold several lines; `participants` are names as printed there, without their article.

    `heading_first`: the first heading stands before the preamble (1999).
    """

    title: tuple[str, ...]
    preamble: str
    participants: tuple[str, ...]
    language: str
    sections: tuple[Section, ...]
    heading_first: bool = False


@dataclass(frozen=True, slots=True)
class ParsedPaper:
    """A paper and what was changed or decided to read it, each with its line."""

    paper: Paper
    normalised: tuple[str, ...]


class ItemData(TypedDict):
    label: str | None
    topic: str | None
    paragraphs: list[ParagraphData]


class SectionData(TypedDict):
    heading: str
    items: list[ItemData]


class PaperData(TypedDict):
    title: list[str]
    preamble: str
    participants: list[str]
    language: str
    sections: list[SectionData]
    normalised: list[str]


def print_paper(paper: Paper) -> str:
    """The paper as text, a paragraph a line, no blank lines and no line end after the last."""
    return "\n".join(line for line in _lines(paper) if line)


def _lines(paper: Paper) -> Iterator[str]:
    yield from paper.title
    if not paper.heading_first:
        yield paper.preamble
    for number, section in enumerate(paper.sections):
        yield section.heading
        if paper.heading_first and number == 0:
            yield paper.preamble
        for item in section.items:
            yield item.topic or ""
            first, *others = print_wording(item.wording).split("\n")
            yield f"{item.label} {first}".strip()
            yield from others


def paper_to_data(parsed: ParsedPaper) -> PaperData:
    """The JSON form of a parsed paper; a label or topic that is absent is null."""
    paper = parsed.paper
    return PaperData(
        title=list(paper.title),
        preamble=paper.preamble,
        participants=list(paper.participants),
        language=paper.language,
        sections=[
            SectionData(
                heading=section.heading,
                items=[
                    ItemData(label=item.label or None, topic=item.topic, paragraphs=to_data(item.wording))
                    for item in section.items
                ],
            )
            for section in paper.sections
        ],
        normalised=list(parsed.normalised),
    )
