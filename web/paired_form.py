"""A translation as a form: one field for each paragraph, beside the original's. Kinds, levels and labels are those of
the text that it stands beside, so that the paragraphs pair; nobody types them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from flask import request

from engine.text.wording import Paragraph, Wording, relabelled
from web.forms import LONGEST, BadForm, Faults, text_fault
from web.redlines import Line, drawn


@dataclass(frozen=True, slots=True)
class Pair:
    """A paragraph of the original, and what stands or is typed beside it."""

    here: Paragraph | None
    there: Paragraph | None

    @property
    def text(self) -> str:
        return self.there.text if self.there else ""


def pairs(original: Wording, translation: Wording) -> tuple[Pair, ...]:
    """Paragraph beside paragraph; what has none is alone."""
    here, there = original.paragraphs, translation.paragraphs
    longest = max(len(here), len(there))
    return tuple(
        Pair(here[at] if at < len(here) else None, there[at] if at < len(there) else None)
        for at in range(longest)
    )


def typed() -> tuple[str, ...]:
    """The fields as sent, each in one line. BadForm when there are none, or more than any item has."""
    texts = request.form.getlist("paragraph")
    if not 0 < len(texts) <= 500:
        raise BadForm("paragraph")
    return tuple(" ".join(text.split("\n")).strip() for text in (each.replace("\r", "\n") for each in texts))


def in_shape(shape: Wording, texts: Sequence[str]) -> Wording:
    """These texts as the paragraphs of `shape`. BadForm when they are not as many; Faults, naming the field, when one
    is too long or has characters that nobody can see."""
    if len(texts) != len(shape.paragraphs):
        raise BadForm("paragraph")
    found = [
        text_fault(f"text:{at}", text, required=False, longest=LONGEST) for at, text in enumerate(texts, 1)
    ]
    if any(found):
        raise Faults(*(fault for fault in found if fault))
    named = zip(shape.paragraphs, texts, strict=True)
    return relabelled(Wording(tuple(replace(one, text=text) for one, text in named)))


def blank(shape: Wording) -> Wording:
    """The paragraphs of `shape` with no words."""
    return Wording(tuple(replace(one, text="") for one in shape.paragraphs))


def prefilled(original: Wording, translation: Wording | None) -> Wording:
    """What a form begins with: the translation, in the paragraphs of the original as far as there are as many."""
    if translation is None:
        return blank(original)
    words = [one.text for one in translation.paragraphs][: len(original.paragraphs)]
    words += [""] * (len(original.paragraphs) - len(words))
    shaped = zip(original.paragraphs, words, strict=True)
    return Wording(tuple(replace(one, text=text) for one, text in shaped))


def between(old: Wording, new: Wording) -> tuple[Line, ...] | None:
    """The redline, or nothing where the two are the same."""
    return None if old == new else drawn(old, new)
