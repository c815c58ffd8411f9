"""Brackets that belong to the text: kept as `\\[sic\\]`, read as `[sic]`.

The record, the forms and whatever compares texts have the marks. Who prints or shows a text takes them away here, and
who reads printed text back puts them on again here. Whoever shows a part of a text gives whole tokens, for a mark and
its sign are one token.
"""

from collections.abc import Iterator
from dataclasses import replace

from engine.text.merge.escapes import escaping, unescaped
from engine.text.redline import Op, Span, redline_text
from engine.text.wording import Wording

_TOGETHER = 2  # words or signs that stand side by side


def as_read(text: str) -> str:
    """The text without its marks, as a reader sees it."""
    return unescaped(text) if "\\" in text else text


def wording_as_read(wording: Wording) -> Wording:
    return Wording(tuple(replace(one, text=as_read(one.text)) for one in wording.paragraphs))


def marked_again(text: str, source: str) -> str:
    """A text that was printed from `source`, and perhaps changed since, with the marks of what stands.

    A sign is marked if a word or sign beside it stands too. If none does it might be another bracket; then it is open,
    and somebody will see it. What was typed is as it was typed.
    """
    if "\\" not in source:
        return text
    kept = list(_as_kept(source))
    found: list[str] = []
    place = 0
    for span in redline_text(as_read(source), text):
        size = 0 if span.op is Op.INSERT else len(span.text)
        if span.op is Op.EQUAL and _is_together(span):
            found += kept[place : place + size]
        elif span.op is not Op.DELETE:
            found.append(span.text)
        place += size
    return "".join(found)


def _as_kept(source: str) -> Iterator[str]:
    """For each sign that is printed how it is kept."""
    marks = set(escaping(source))
    for index, sign in enumerate(source):
        if index not in marks:
            yield source[index - 1 : index + 1] if index - 1 in marks else sign


def _is_together(span: Span) -> bool:
    return sum(isinstance(token, str) and not token.isspace() for token in span.tokens) >= _TOGETHER
