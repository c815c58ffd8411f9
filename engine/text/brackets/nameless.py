"""Brackets without the names of those who want them: what somebody sees who is not told."""

from collections.abc import Collection
from dataclasses import replace

from engine.text.brackets.reading import open_brackets, wanted_by
from engine.text.wording import Wording


def unattributed(wording: Wording, names: Collection[str]) -> Wording:
    """`[May] [Mexico: June]` as `[May] [June]`: these names go, and whatever else reads as one."""
    texts = [one.text for one in wording.paragraphs]
    for bracket in reversed(open_brackets(wording)):
        if bracket.fault:
            continue
        paragraph, opened = bracket.start.paragraph, bracket.start.character + 1
        text = texts[paragraph]
        rest = text[opened:]
        ends = [end for name in ("", *names) if (end := wanted_by(rest, name)[1])]
        texts[paragraph] = text[:opened] + rest[max(ends, default=0) :]
    parts = zip(wording.paragraphs, texts, strict=True)
    return Wording(tuple(replace(one, text=text) for one, text in parts))
