"""Exact corrections: words that stand once in a text give way to others. Nothing is guessed."""

from collections.abc import Iterable
from dataclasses import replace

from engine.text.wording import Wording

Change = tuple[str, str]
"""The words that are wrong, and those that are right."""


def occurrences(texts: Iterable[str], words: str) -> int:
    """How often `words` stand in the texts, also where they overlap themselves."""
    return sum(text.startswith(words, at) for text in texts for at in range(len(text))) if words else 0


def corrected(texts: Iterable[str], changes: Iterable[Change]) -> tuple[str, ...]:
    """The texts with each change made, one after the other. Raises ValueError where the words of one do not stand there
    exactly once."""
    made = tuple(texts)
    for wrong, right in changes:
        if occurrences(made, wrong) != 1:
            raise ValueError(f"the words {wrong!r} do not stand there once")
        made = tuple(text.replace(wrong, right, 1) for text in made)
    return made


def corrected_wording(wording: Wording, changes: Iterable[Change]) -> Wording:
    """The same of an item's paragraphs."""
    texts = corrected((paragraph.text for paragraph in wording.paragraphs), changes)
    pairs = zip(wording.paragraphs, texts, strict=True)
    return Wording(tuple(replace(paragraph, text=text) for paragraph, text in pairs))
