"""A paper as the lines it prints, one a paragraph, each with its label and its style."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from engine.text.literals import as_read
from engine.text.wording import Kind, Paragraph
from engine.word.layout import Appearance, ItemLabel, Layout
from engine.word.markup import held
from engine.word.paper import PrintedItem, PrintedPaper, PrintedSection


class Role(Enum):
    PLAIN = auto()  # never numbered: title, preamble, topic, continuation
    HEADING = auto()
    ITEM = auto()
    SUB = auto()
    BULLET = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """One printed paragraph. `opens` and `closes` hold the id of the item that begins or ends here."""

    role: Role
    look: Appearance
    text: str
    label: str = ""
    depth: int = 0
    leads: bool = False  # stays on the page of what it introduces
    opens: str | None = None
    closes: str | None = None
    notes: tuple[str, ...] = ()  # footnotes at its end


def lines(paper: PrintedPaper, layout: Layout) -> Iterator[Line]:
    """The whole paper from top to bottom. Raises Unprintable, naming the place."""
    styles = layout.styles
    for number, line in enumerate(paper.title, 1):
        yield Line(Role.PLAIN, styles.title, said(line, f"Title line {number}"))
    preamble = _preamble_lines(paper, layout)
    if not paper.heading_first or not paper.sections:
        yield from preamble
    count = 0
    for position, section in enumerate(paper.sections):
        if layout.numbering.restart_in_each_section:
            count = 0
        if section.first is not None:
            count = section.first - 1
        if section.heading:
            yield Line(Role.HEADING, styles.heading, _heading(section, layout))
        if position == 0 and paper.heading_first:
            yield from preamble
        yield from _section(section, layout, count)
        if layout.numbering.of(section.key) != "none":
            count += len(section.items)
    if paper.annex is not None:
        yield Line(Role.HEADING, styles.heading, said(paper.annex.heading, "Annex"), leads=True)
        for number, text in enumerate(paper.annex.paragraphs, 1):
            yield Line(Role.PLAIN, styles.preamble, said(text, f"Annex, paragraph {number}"))


def paper_text(paper: PrintedPaper, layout: Layout) -> str:
    """What the printed paper must say, labels included, one line a paragraph: the measure for `printed_text`."""
    return text_of(lines(paper, layout))


def text_of(printed: Iterable[Line]) -> str:
    """The same of lines that are made already."""
    found = (" ".join(filter(None, (line.label, line.text))) for line in printed)
    return "".join(f"{line}\n" for line in found if line)


def said(text: str, place: str) -> str:
    """A text of the paper as it is printed: brackets that are marked literal without the mark. Raises Unprintable."""
    return held(as_read(text), place)


def _preamble_lines(paper: PrintedPaper, layout: Layout) -> list[Line]:
    """The last one carries the footnotes on the whole paper; without a preamble, an empty one does."""
    texts = _preamble(paper) or ([""] if paper.notes else [])
    made = [Line(Role.PLAIN, layout.styles.preamble, text) for text in texts]
    if made and paper.notes:
        made[-1] = replace(made[-1], notes=_notes(paper.notes, "Footnote"))
    return made


def _notes(notes: tuple[str, ...], place: str) -> tuple[str, ...]:
    return tuple(said(note, f"{place} {number}") for number, note in enumerate(notes, 1))


def notes_of(printed: Iterable[Line]) -> tuple[str, ...]:
    """Every footnote of lines that are made already, in the order of their numbers."""
    return tuple(note for line in printed for note in line.notes)


def _preamble(paper: PrintedPaper) -> list[str]:
    return [text for text in said(paper.preamble, "Preamble").split("\n") if text.strip()]


def _heading(section: PrintedSection, layout: Layout) -> str:
    return layout.heading(section.key, held(section.heading, f"Heading of {section.key}"))


def _section(section: PrintedSection, layout: Layout, count: int) -> Iterator[Line]:
    for number, item in enumerate(section.items, count + 1):
        label = item.label or str(number)
        place = f"{section.heading}, item {label}"
        if item.topic:
            yield Line(Role.PLAIN, layout.styles.topic, said(item.topic, f"{place}, topic"))
        yield from _item(item, layout, _printed(layout.numbering.of(section.key), label), place)


def _printed(form: ItemLabel, number: str) -> str:
    """The item's label as it is printed; nothing in a section whose items bear none."""
    return "" if form == "none" else form.replace("1", number)


def _item(item: PrintedItem, layout: Layout, number: str, place: str) -> Iterator[Line]:
    """The item's own number, if it bears one, stands at its first paragraph. A wording that begins with a sub-paragraph
    is printed "1. a) ...", its letter as text, since one paragraph cannot carry two numbers."""
    paragraphs = item.wording.paragraphs or (Paragraph(Kind.LEAD, ""),)
    last = len(paragraphs) - 1
    for index, each in enumerate(paragraphs):
        after = paragraphs[index + 1] if index < last else None
        here = f"{place}, paragraph {index + 1}"
        role, look, label = _first(each, layout, number) if index == 0 else _later(each, layout)
        typed = "" if role in (Role.SUB, Role.BULLET) else each.label
        text = " ".join(filter(None, (typed, said(each.text, here))))
        yield Line(
            role, look, text, held(label, here), 0 if role is Role.ITEM else each.level,
            leads=after is not None and _introduces(each, after),
            opens=item.id if index == 0 else None,
            closes=item.id if index == last else None,
            notes=_notes(item.notes, f"{place}, footnote") if index == last else (),
        )  # fmt: skip


def _first(paragraph: Paragraph, layout: Layout, number: str) -> tuple[Role, Appearance, str]:
    if number:
        return Role.ITEM, layout.styles.item, number
    if paragraph.kind in (Kind.SUB, Kind.BULLET):
        return _later(paragraph, layout)
    return Role.PLAIN, layout.styles.unnumbered, ""


def _later(paragraph: Paragraph, layout: Layout) -> tuple[Role, Appearance, str]:
    styles = layout.styles
    if "%" in paragraph.label:  # Word would read a number into it; so it is typed
        return Role.PLAIN, _at(styles.continuation, paragraph.level), ""
    if paragraph.kind is Kind.SUB:
        return Role.SUB, _at(styles.sub, paragraph.level), paragraph.label
    if paragraph.kind is Kind.BULLET:
        return Role.BULLET, _at(styles.bullet, paragraph.level), paragraph.label
    return Role.PLAIN, _at(styles.continuation, paragraph.level), ""


def _at(looks: tuple[Appearance, ...], level: int) -> Appearance:
    return looks[min(level, len(looks) - 1)]


def _introduces(paragraph: Paragraph, after: Paragraph) -> bool:
    """A chapeau: what it governs follows."""
    opened = after.kind in (Kind.SUB, Kind.BULLET)
    return opened and (paragraph.kind in (Kind.LEAD, Kind.CONTINUATION) or after.level > paragraph.level)
