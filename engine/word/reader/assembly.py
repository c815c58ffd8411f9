"""From the paragraphs of a file to those of its base and of its final text."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from itertools import groupby

from lxml import etree

from engine.text.redline.spans import Op
from engine.word.markup import w
from engine.word.readback import Counter
from engine.word.reader.atoms import Atom, FileParagraph, Tracked
from engine.word.reader.parts import Change, ReadParagraph

Side = list[tuple[str, str] | None]
"""For each paragraph of the file the label and text of the paragraph of this side that is told with it, or None."""


def assembled(
    found: Sequence[FileParagraph], numbering: etree._Element | None, styles: etree._Element | None
) -> Iterator[ReadParagraph]:
    """The paragraphs as they are told: each of the base and of the final text with one paragraph of the file."""
    base = _side(found, Op.DELETE, Counter(numbering, styles))
    final = _side(found, Op.INSERT, Counter(numbering, styles))
    for paragraph, old, new in zip(found, base, final, strict=True):
        yield ReadParagraph(
            base=old[1] if old else None,
            final=new[1] if new else None,
            base_label=old[0] if old else "",
            final_label=new[0] if new else "",
            spans=tuple(_spans(paragraph)),
            bookmarks=paragraph.around(),
            in_table=paragraph.in_table,
        )


def _side(found: Sequence[FileParagraph], side: Op, counter: Counter) -> Side:
    told: Side = [None] * len(found)
    chain: list[int] = []
    for at, paragraph in enumerate(found):
        chain.append(at)
        if not stands(paragraph.mark, side) and at < len(found) - 1:
            continue
        texts = [
            "".join(atom.text for atom in found[each].atoms if stands(atom.tracked, side)) for each in chain
        ]
        # It is told with the first paragraph that has words of it; where nothing is said, with the one that ends it.
        place = next((each for each, text in zip(chain, texts, strict=True) if text), at)
        if not (at == len(found) - 1 and not stands(paragraph.mark, side) and not any(texts)):
            told[place] = counter.label_by(_numbered(paragraph, side)), "".join(texts)
        chain = []
    return told


def stands(tracked: Tracked, side: Op) -> bool:
    return tracked.in_base if side is Op.DELETE else tracked.in_final


def _numbered(paragraph: FileParagraph, side: Op) -> etree._Element | None:
    """The properties that name a paragraph's number: Word keeps them with the mark that ends it."""
    properties = paragraph.properties
    if properties is None or side is Op.INSERT:
        return properties
    change = properties.find(w("pPrChange"))
    if change is not None:
        return change.find(w("pPr"))
    if properties.find(f"{w('numPr')}/{w('ins')}") is None:
        return properties
    kept = deepcopy(properties)
    kept.remove(kept.find(w("numPr")))
    return kept


def _spans(paragraph: FileParagraph) -> Iterator[Change]:
    """The words by who changed them, the mark last. What was put in and taken out again is in neither text."""
    told = [*((atom, False) for atom in paragraph.atoms), (Atom("\n", paragraph.mark), True)]
    for (tracked, is_mark), run in groupby(told, key=lambda each: (each[0].tracked, each[1])):
        text = "".join(atom.text for atom, _ in run)
        if tracked.inserted and tracked.deleted:
            continue
        if tracked.inserted:
            yield Change(Op.INSERT, text, tracked.inserted.author, tracked.inserted.date)
        elif tracked.deleted:
            yield Change(Op.DELETE, text, tracked.deleted.author, tracked.deleted.date)
        elif not is_mark:
            yield Change(Op.EQUAL, text, "", "")
