"""Brackets that go: one delegation's words taken, or its proposal withdrawn.

Where nothing comes in place of a bracket, the space on one side of it goes too, and with its last words a paragraph.
"""

import re
from collections.abc import Callable, Sequence

from engine.text.brackets.groups import Group, Held, Signs, groups_in, line_of, signs_of
from engine.text.brackets.reading import is_name
from engine.text.merge.assembly import wording_of
from engine.text.redline import Mark, Token
from engine.text.wording import Wording

_CLOSING = frozenset(".,;:!?…”’»)]")
_OPENING = frozenset("([“‘«¿¡")
_HELD_COLON = re.compile(r"((?:[^\[\]\\:\n]|\\[^:])+?)\\:")

Settle = Callable[[Group], list[Token] | None]


def resolved(wording: Wording, by: str | None) -> Wording:
    """The wording with the words of `by` taken wherever it has a bracket; the brackets of others alone stay open.

    With None, the base: all that delegations want goes. Where nobody has written the base's words beside it, as in the
    brackets of a conflict, nothing stands. A bracket of nobody that stands alone stays, for no one is known to want it.
    """
    signs = signs_of(wording)
    return wording_of(taken(signs, by))


def without(base: Wording, by: str) -> Wording:
    """The wording after the proposal of `by` is withdrawn: `[shall] [Mexico: should]` is `shall` without Mexico.

    Where others want the passage too, their brackets stay, and the base's beside them; of several names in a bracket
    only this one goes.
    """
    signs = signs_of(base)
    return wording_of(withdrawn(signs, by))


def taken(signs: Signs, by: str | None) -> list[Token]:
    """`resolved`, of signs."""
    text = line_of(signs)

    def settle(group: Group) -> list[Token] | None:
        if by is None:
            chosen = group.base
            if chosen is not None and len(group.brackets) == 1:
                return None
        else:
            chosen = next((one for one in group.brackets if one.is_of(by)), None)
            if chosen is None:
                return None
        return [] if chosen is None else _bare(_words(signs, text, chosen, settle), chosen)

    return _settled(signs, text, (0, len(signs)), groups_in(text, by or ""), settle)


def withdrawn(signs: Signs, by: str) -> list[Token]:
    """`without`, of signs."""
    text = line_of(signs)

    def settle(group: Group) -> list[Token] | None:
        if not _names(group, by):
            return None
        staying = [one for one in group.brackets if not _alone(one, by)]
        if any(one.is_of(by) for one in group.brackets) and not any(one.names for one in staying):
            return [token for one in staying for token in _bare(_words(signs, text, one, settle), one)]
        found: list[Token] = []
        for one in staying:
            words = _words(signs, text, one, settle)
            if one.names or words:
                found += [" "] if found else []
                found += ["[", *_head(signs, one, by, bool(words)), *words, "]"]
        return found

    return _settled(signs, text, (0, len(signs)), groups_in(text, by), settle)


def _names(group: Group, by: str) -> bool:
    """Whether a bracket of `by` stands in the group, or in brackets in it."""
    return any(one.is_of(by) or any(_names(inner, by) for inner in one.groups) for one in group.brackets)


def _alone(one: Held, by: str) -> bool:
    return bool(one.names) and all(is_name(written, by) for written in one.names)


def _head(signs: Signs, one: Held, by: str, before_words: bool) -> Sequence[Token]:
    """The names of a bracket without `by`, as they are written."""
    if not one.names or not one.is_of(by):
        return signs[one.start + 1 : one.text]
    names = ", ".join(written for written in one.names if not is_name(written, by))
    return [*names, ":", *([" "] if before_words and signs[one.text - 1] == " " else [])]


def _words(signs: Signs, text: str, one: Held, settle: Settle) -> list[Token]:
    """What stands in a bracket, without space at its edges."""
    words = _settled(signs, text, (one.text, one.end - 1), one.groups, settle)
    while words and words[0] == " ":
        del words[0]
    while words and words[-1] == " ":
        del words[-1]
    return words


def _bare(words: list[Token], bracket: Held) -> list[Token]:
    """Words that stand in their bracket no more: a colon that was held, so as to make no names, is none again."""
    if not bracket.names and (held := _HELD_COLON.match(line_of(words))):
        del words[held.end(1)]
    return words


def _settled(
    signs: Signs, text: str, span: tuple[int, int], groups: Sequence[Group], settle: Settle
) -> list[Token]:
    """The signs of a span with its groups settled; those that `settle` leaves alone are settled within."""
    place, end = span
    found: list[Token] = []
    for group in groups:
        found += signs[place : group.start]
        place = group.end
        words = settle(group)
        if words is None:
            found += _within(signs, text, group, settle)
        elif words:
            if isinstance(words[0], Mark):
                _drop_line(found)
            found += words
        else:
            place = _close(found, signs, place, end)
    return [*found, *signs[place:end]]


def _within(signs: Signs, text: str, group: Group, settle: Settle) -> list[Token]:
    found: list[Token] = []
    place = group.start
    for one in group.brackets:
        found += signs[place : one.text]
        found += _settled(signs, text, (one.text, one.end - 1), one.groups, settle)
        place = one.end - 1
    return [*found, *signs[place : group.end]]


def _close(found: list[Token], signs: Signs, place: int, end: int) -> int:
    """Close the gap between what was found and the signs at `place`; from where to go on."""
    left = found[-1] if found else None
    after = signs[place] if place < end else None
    if after == " " and (left is None or left == " " or isinstance(left, Mark) or left in _OPENING):
        place += 1
        after = signs[place] if place < end else None
    elif left == " " and (after is None or isinstance(after, Mark) or after in _CLOSING):
        found.pop()
    if after is None or isinstance(after, Mark):
        _drop_line(found)
    return place


def _drop_line(found: list[Token]) -> None:
    """Take away the space that a paragraph ends in, and the paragraph if nothing else is in it."""
    while found and found[-1] == " ":
        found.pop()
    if found and isinstance(found[-1], Mark):
        found.pop()
