"""The paragraphs of one item in a file, as wordings: what it began from, before and after the changes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from engine.handed_in.placing import plain, spellings
from engine.record.queries.views import ItemView, RevisionView
from engine.text.characters import cleaned
from engine.text.labels import is_bullet, label_style, readings, split_label
from engine.text.literals import marked_again, wording_as_read
from engine.text.redline import redline_text
from engine.text.redline.spans import Op
from engine.text.wording import Kind, Paragraph, Wording, relabelled, styles
from engine.word.reader import ReadParagraph


@dataclass(frozen=True, slots=True)
class Sides:
    """`revision` is the one that the file began from; `base` and `final` its text before and after the changes."""

    revision: RevisionView
    base: Wording
    final: Wording


def sides(paragraphs: Sequence[ReadParagraph], item: ItemView) -> Sides:
    began = [each for each in paragraphs if each.base is not None and (each.base.strip() or each.base_label)]
    revision, exact = _began_from([each.base or "" for each in began], item)
    if exact:
        base = revision.wording
        shapes = dict(zip(map(id, began), base.paragraphs, strict=True))
    else:
        shapes = {
            id(each): _shaped(each.base or "", each.base_label, at, revision.wording)
            for at, each in enumerate(began)
        }
        base = _wording(list(shapes.values()))
    return Sides(revision, base, _final(paragraphs, shapes, revision.wording, base))


def _began_from(texts: Sequence[str], item: ItemView) -> tuple[RevisionView, bool]:
    """The latest revision that the file says to the letter; else the one that it differs least from."""
    said = [plain(text) for text in texts]
    for revision in reversed(item.revisions):
        wanted = list(spellings(revision.wording))
        if len(wanted) == len(said) and all(
            text in spelled for text, spelled in zip(said, wanted, strict=True)
        ):
            return revision, True
    return min(reversed(item.revisions), key=lambda each: _distance("\n".join(said), each.wording)), False


def _distance(text: str, wording: Wording) -> int:
    other = "\n".join(plain(each.text) for each in wording_as_read(wording).paragraphs)
    return sum(len(span.text) for span in redline_text(text, other) if span.op is not Op.EQUAL)


def _final(
    paragraphs: Sequence[ReadParagraph], shapes: dict[int, Paragraph], revision: Wording, base: Wording
) -> Wording:
    """A paragraph that was there keeps its kind; a new one is shaped by its label. What is unchanged is the base."""
    found: list[Paragraph] = []
    changed = False
    for each in paragraphs:
        known = shapes.get(id(each))
        final = "" if each.final is None else each.final
        if known is not None and plain(each.final or "") == plain(each.base or "") and final.strip():
            found.append(known)
            continue
        changed = changed or known is not None or bool(final.strip())
        lines = [line for line in map(_text, final.split("\n")) if line]
        for number, line in enumerate(lines):
            if known is not None and number == 0:
                text = marked_again(_without_typed(line, known), known.text)
                found.append(replace(known, text=text))
            else:
                found.append(_shaped(line, each.final_label if number == 0 else "", len(found), revision))
    return _wording(found) if changed else base


def _text(line: str) -> str:
    """A text as it may be kept: no characters that nobody sees, no space at its edges."""
    return plain(cleaned(line)[0])


def _without_typed(text: str, known: Paragraph) -> str:
    """An item that begins with a sub-paragraph has that letter typed in Word: it is a label here."""
    return text.removeprefix(f"{known.label} ") if known.label else text


def _wording(paragraphs: Sequence[Paragraph]) -> Wording:
    return relabelled(Wording(tuple(paragraphs)))


def _shaped(text: str, label: str, place: int, revision: Wording) -> Paragraph:
    """A paragraph of the file in the kind that its text or its label has in the revision; else by its label alone."""
    text = _text(text)
    for known, spelled in zip(revision.paragraphs, spellings(revision), strict=True):
        if text in spelled:
            return known
    if place == 0 and revision.paragraphs:
        first = revision.paragraphs[0]
        return replace(first, text=marked_again(_without_typed(text, first), first.text))
    text = marked_again(text, "\n".join(each.text for each in revision.paragraphs))
    typed, rest = split_label(text)
    if not label and typed:
        label, text = typed, rest
    for known in _alike(label, revision):
        return replace(known, text=text)
    if not label:
        return Paragraph(Kind.LEAD if place == 0 else Kind.CONTINUATION, text)
    return Paragraph(Kind.BULLET if is_bullet(label) else Kind.SUB, text, 0, label)


def _alike(label: str, revision: Wording) -> Iterator[Paragraph]:
    """The paragraphs of the revision whose labels are of the same style."""
    if not label:
        return
    possible = {label} if is_bullet(label) else {each.style for each in readings(label)}
    possible.add(label_style(label))
    for known, style in zip(revision.paragraphs, styles(revision), strict=True):
        if known.label and style in possible:
            yield known
