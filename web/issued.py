"""Issued drafts as pages show them: items under the labels that they were issued with, one draft against another."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from engine.papers import reads
from engine.record.queries.issues import IssuedLine, IssueView
from engine.text.wording import Kind, Paragraph, Wording
from web import names
from web.redlines import Line, changed, drawn

_NONE = Wording(())


class Change(StrEnum):
    """What became of an item from one draft to another."""

    SAME = "same"
    CHANGED = "changed"
    NEW = "new"
    WITHDRAWN = "withdrawn"
    GONE = "gone"  # only from a later draft to an earlier one


@dataclass(frozen=True, slots=True)
class ItemChange:
    """`was` is what the item was called, where that is not its name any more."""

    name: str
    was: str | None
    change: Change
    lines: tuple[Line, ...]


def line_name(line: IssuedLine) -> str:
    """ "Conclusion 6 bis", "Conclusion 7 [withdrawn]"."""
    return names.cited(line.section, line.label, line.standing, line.deferred)


def changes(old: IssueView, new: IssueView, language: str) -> tuple[ItemChange, ...]:
    """What became of every item, in the order of the newer draft; an item of the older one alone comes last."""
    before = {line.conclusion: line for line in old.lines}
    after = {line.conclusion for line in new.lines}
    found = [_change(before.get(line.conclusion), line, language) for line in new.lines]
    return (*found, *(_gone(line, language) for line in old.lines if line.conclusion not in after))


def _change(old: IssuedLine | None, new: IssuedLine, language: str) -> ItemChange:
    """An item that was withdrawn is shown as its words going: its name says the rest."""
    withdrawn = old is not None and old.standing and not new.standing
    lines = drawn(reads(old, language) if old else _NONE, _NONE if withdrawn else reads(new, language))
    was = line_name(old) if old else None
    return ItemChange(line_name(new), was if was != line_name(new) else None, _kind(old, new, lines), lines)


def _kind(old: IssuedLine | None, new: IssuedLine, lines: tuple[Line, ...]) -> Change:
    if old is None:
        return Change.NEW
    if old.standing and not new.standing:
        return Change.WITHDRAWN
    return Change.CHANGED if changed(lines) or line_name(old) != line_name(new) else Change.SAME


def _gone(line: IssuedLine, language: str) -> ItemChange:
    return ItemChange(line_name(line), None, Change.GONE, drawn(reads(line, language), _NONE))


def only_changed(found: Iterable[ItemChange]) -> tuple[ItemChange, ...]:
    return tuple(each for each in found if each.change is not Change.SAME)


def frame_lines(old: IssueView, new: IssueView) -> tuple[Line, ...]:
    """The redline of title and preamble; empty where they are the same."""
    lines = drawn(_frame(old), _frame(new))
    return lines if changed(lines) else ()


def _frame(issue: IssueView) -> Wording:
    return Wording(tuple(_lines(issue)))


def _lines(issue: IssueView) -> Iterator[Paragraph]:
    for text in (*issue.title, *issue.preamble.split("\n")):
        yield Paragraph(Kind.LEAD, text)
