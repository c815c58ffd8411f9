"""The paragraphs of one item in a file, as wordings: what it began from, before and after the changes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from engine.handed_in.bags import apart, bag
from engine.handed_in.placing import plain, spellings, unnumbered
from engine.record.queries.views import ItemView, RevisionView
from engine.text.characters import cleaned
from engine.text.labels import is_bullet, label_style, readings, split_label
from engine.text.literals import as_read, marked_again, wording_as_read
from engine.text.redline import redline_text
from engine.text.redline.spans import Op
from engine.text.wording import (
    Kind,
    Paragraph,
    Wording,
    parse_wording,
    print_wording,
    relabelled,
    styles,
)
from engine.word.reader import ReadParagraph


@dataclass(frozen=True, slots=True)
class Sides:
    """`revision` is the one that the file began from; `base` and `final` its text before and after the changes.

    `exact` says that the file has that revision to the letter.
    """

    revision: RevisionView
    base: Wording
    final: Wording
    exact: bool


def sides(paragraphs: Sequence[ReadParagraph], item: ItemView) -> Sides:
    paragraphs = _without_typed_number(paragraphs, item)
    began = [each for each in paragraphs if each.base is not None and (each.base.strip() or each.base_label)]
    lines = [(each.base or "", each.base_label) for each in began]
    revision, exact = _began_from(
        lines or [(each.final or "", each.final_label) for each in paragraphs], item
    )
    if lines and exact:
        base = revision.wording
        found = base.paragraphs
    else:
        found = _shapes(lines, revision.wording)
        base = _wording(found, revision.wording)
    shapes = dict(zip(map(id, began), found, strict=True))
    return Sides(revision, base, _final(paragraphs, shapes, revision.wording, base), base == revision.wording)


def _without_typed_number(paragraphs: Sequence[ReadParagraph], item: ItemView) -> list[ReadParagraph]:
    """The item's own number is no word of it, also where somebody typed it: "7. To thank ..."."""
    found = list(paragraphs)
    if any(unnumbered(first.text) != first.text for first in _firsts(item)):
        return found
    was = next((at for at, each in enumerate(found) if (each.base or "").strip()), None)
    if was is not None and not found[was].base_label:
        found[was] = replace(found[was], base=unnumbered(found[was].base or ""))
    said = next((at for at, each in enumerate(found) if (each.final or "").strip()), None)
    if said is not None and not found[said].final_label:
        found[said] = replace(found[said], final=unnumbered(found[said].final or ""))
    return found


def _firsts(item: ItemView) -> Iterator[Paragraph]:
    for revision in item.revisions:
        yield from revision.wording.paragraphs[:1]


def _began_from(lines: Sequence[tuple[str, str]], item: ItemView) -> tuple[RevisionView, bool]:
    """The latest revision that the file says to the letter; else the one that it differs least from."""
    said = [(plain(text), label) for text, label in lines]
    for revision in reversed(item.revisions):
        if _says(said, revision.wording):
            return revision, True
    return _nearest([text for text, _ in said], item), False


def _nearest(texts: Sequence[str], item: ItemView) -> RevisionView:
    """The latest of those revisions that differ least, by their redline; of a long history those are compared so that
    have most words in common."""
    own = bag(*texts)
    far = {
        each.number: apart(own, bag(*(one.text for one in wording_as_read(each.wording).paragraphs)))
        for each in item.revisions
    }
    near = sorted(item.revisions, key=lambda each: (far[each.number], -each.number))[:_COMPARED]
    text = "\n".join(texts)
    return min(near, key=lambda each: (_distance(text, each.wording), -each.number))


_COMPARED = 4


def _says(said: Sequence[tuple[str, str]], wording: Wording) -> bool:
    """Whether these are the paragraphs of the wording, each with a label of its style; the item's own is its number."""
    if len(said) != len(wording.paragraphs):
        return False
    wanted = zip(wording.paragraphs, spellings(wording), styles(wording), strict=True)
    lost = _lost(label for _, label in said)
    return all(
        text in spelled and (lost or not number or _labelled_so(label, text, known, style))
        for number, ((text, label), (known, spelled, style)) in enumerate(zip(said, wanted, strict=True))
    )


def _lost(labels: Iterable[str]) -> bool:
    """Whether a file has no numbers at all, not even the item's own: they were lost, and nobody took them away."""
    return not any(labels)


def _labelled_so(label: str, text: str, known: Paragraph, style: str) -> bool:
    if not label:
        return not known.label or text != plain(as_read(known.text))
    return _alike(label, known.label, style)


def _distance(text: str, wording: Wording) -> int:
    other = "\n".join(plain(each.text) for each in wording_as_read(wording).paragraphs)
    return sum(len(span.text) for span in redline_text(text, other) if span.op is not Op.EQUAL)


def _final(
    paragraphs: Sequence[ReadParagraph], shapes: dict[int, Paragraph], revision: Wording, base: Wording
) -> Wording:
    """A paragraph that was there keeps its kind; a new one is shaped by its label. What is unchanged is the base."""
    found: list[Paragraph] = []
    changed = False
    lost = _lost(each.final_label for each in paragraphs)
    for each in paragraphs:
        known = shapes.get(id(each))
        if known is not None and not _keeps_its_place(each, known, found):
            known, changed = None, True
        final = "" if each.final is None else each.final
        if known is not None and plain(each.final or "") == plain(each.base or "") and final.strip():
            found.append(_lettered(known, each.final_label))
            continue
        changed = changed or known is not None or bool(final.strip())
        lines = [line for line in map(_text, final.split("\n")) if line]
        for number, line in enumerate(lines):
            if known is not None and number == 0:
                text = marked_again(_without_typed(line, known), known.text)
                found.append(replace(_lettered(known, each.final_label), text=text))
            else:
                label = each.final_label if number == 0 else ""
                found.append(_shaped(line, label, found, revision, lost=lost))
    return _wording(found, revision) if changed else base


def _keeps_its_place(paragraph: ReadParagraph, known: Paragraph, before: Sequence[Paragraph]) -> bool:
    """Whether a paragraph is labelled as it was; what was the lead may now follow another."""
    was, is_ = cleaned(paragraph.base_label)[0], cleaned(paragraph.final_label)[0]
    alike = was == is_ or not _possible(was).isdisjoint(_possible(is_))
    return not (paragraph.final or "").strip() or (alike and not (known.kind is Kind.LEAD and before))


def _lettered(known: Paragraph, label: str) -> Paragraph:
    """With the letter that it has by now."""
    label = cleaned(label)[0]
    alike = known.label and not is_bullet(label) and not _possible(label).isdisjoint(_possible(known.label))
    return replace(known, label=label) if alike else known


def _text(line: str) -> str:
    """A text as it may be kept: no characters that nobody sees, no space at its edges."""
    return plain(cleaned(line)[0])


def _without_typed(text: str, known: Paragraph) -> str:
    """An item that begins with a sub-paragraph has that letter typed in Word: it is a label here."""
    return text.removeprefix(f"{known.label} ") if known.label else text


def _wording(paragraphs: Sequence[Paragraph], revision: Wording) -> Wording:
    """Levels follow from the labels, as in all that is typed; unless they do not in the revision."""
    made = Wording(tuple(paragraphs))
    read = parse_wording(print_wording(made)).wording
    natural = parse_wording(print_wording(revision)).wording == revision
    return relabelled(read if natural and _flat(read) == _flat(made) else made)


def _flat(wording: Wording) -> tuple[Paragraph, ...]:
    return tuple(replace(each, level=0) for each in wording.paragraphs)


def _shapes(lines: Sequence[tuple[str, str]], revision: Wording) -> tuple[Paragraph, ...]:
    found: list[Paragraph] = []
    lost = _lost(label for _, label in lines)
    for text, label in lines:
        found.append(_shaped(text, label, found, revision, lost=lost))
    return tuple(found)


def _shaped(
    text: str, label: str, before: Sequence[Paragraph], revision: Wording, *, lost: bool
) -> Paragraph:
    """A paragraph of the file, its text and the label that Word prints, in the kind that both have in the revision;
    else as it reads behind the paragraphs `before` it. Where all labels are `lost`, the text alone tells."""
    text, label = _text(text), cleaned(label)[0]
    if not before and revision.paragraphs and (not label or label[0].isdigit()):
        first = revision.paragraphs[0]
        return replace(first, text=marked_again(_without_typed(text, first), first.text))
    same = list(_saying(text, revision))
    for known, style in same:
        if _labelled_so(label, text, known, style):
            return _lettered(known, label)
    text = marked_again(text, "\n".join(each.text for each in revision.paragraphs))
    typed, rest = split_label(text)
    if not label and typed:
        label, text = typed, rest
    if not label:
        return next((known for known, _ in same if lost), None) or _unlabelled(text, before)
    return _labelled(text, label, before, revision)


def _saying(text: str, revision: Wording) -> Iterator[tuple[Paragraph, str]]:
    """The paragraphs of the revision behind its first that say just this, each with the style of its label."""
    spelled = zip(revision.paragraphs, spellings(revision), styles(revision), strict=True)
    for number, (known, spellings_, style) in enumerate(spelled):
        if number and text in spellings_:
            yield known, style


def _unlabelled(text: str, before: Sequence[Paragraph]) -> Paragraph:
    return Paragraph(Kind.CONTINUATION if before else Kind.LEAD, text)


def _labelled(text: str, label: str, before: Sequence[Paragraph], revision: Wording) -> Paragraph:
    """As any text is read; where that sees no label, as the revision has labels of this style."""
    printed = print_wording(Wording((*before, Paragraph(Kind.SUB, text, label=label))))
    found = parse_wording(printed).wording.paragraphs[-1]
    if found.label == label:
        return replace(found, text=text)
    for known, style in zip(revision.paragraphs, styles(revision), strict=True):
        if _alike(label, known.label, style):
            return replace(known, text=text)
    return Paragraph(Kind.BULLET if is_bullet(label) else Kind.SUB, text, 0, label)


def _alike(label: str, known: str, style: str) -> bool:
    """Whether a label is of the style of a known one. One bullet is as good as another: programs change it."""
    return bool(known) and (style in _possible(label) or (is_bullet(label) and is_bullet(known)))


def _possible(label: str) -> set[str]:
    """The styles that a label may be of."""
    found = {label} if is_bullet(label) else {each.style for each in readings(label)}
    return found | {label_style(label)}
