"""What some delegations want of a text, laid over it in brackets, so that it can be taken away again exactly.

Passages are those of a merge. Each is widened until nothing in it is torn (`passages`), and until it can be read both
ways: without its brackets the text is the base again, with their words it is the amended text. Where the words alone do
not say so (a paragraph is split, or an insertion would look like one more alternative of the passage before it), those
beside them are bracketed too, at worst all.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from engine.text.brackets.groups import line_of
from engine.text.brackets.passages import Passages, Range, Unit
from engine.text.brackets.reading import wanted_by
from engine.text.brackets.settling import taken, withdrawn
from engine.text.merge import merge
from engine.text.merge.assembly import wording_of
from engine.text.merge.edits import is_mark
from engine.text.merge.escapes import paired, unescaped
from engine.text.merge.notation import Style, in_bracket
from engine.text.merge.pieces import Changed, Conflict, Piece
from engine.text.redline import Mark, Token
from engine.text.wording import Wording

_ON_TRIAL = "\ufdd0"  # stands for the names while brackets are tried; no name has it

Form = tuple[tuple[Mark, ...], str]


def standing(base: Wording, amended: Wording, by: Sequence[str], order: Sequence[str] = ()) -> Wording:
    """The base with what `by` want laid over it in brackets: `[shall] [Mexico, Panama: should]`.

    The base's words stand in a bracket of nobody; only what changes is bracketed. Brackets that stand already stay, in
    the new ones or around them. Names are in the order given, others after them by name. Where nothing changes it is
    the base itself. `without` takes it back.

    Half a bracket in a passage is marked literal. Refused (ValueError): a proposal of nobody.
    """
    if not by:
        raise ValueError("a proposal that stands is somebody's")
    units = [unit for piece in merge(base, {_ON_TRIAL: amended}).pieces for unit in _units(piece)]
    if not any(unit.changed for unit in units):
        return base
    passages = Passages(units)
    names = tuple(dict.fromkeys(by))
    return wording_of(_laid(passages, _readable(passages), names, Style(order)))


def _units(piece: Piece) -> Iterator[Unit]:
    assert not isinstance(piece, Conflict)  # there is one version
    if isinstance(piece, Changed):
        yield Unit(piece.old, piece.new)
    else:
        yield from (Unit((token,), (token,)) for token in piece.tokens)


def _readable(passages: Passages) -> list[Range]:
    """The passages to bracket, widened where they could not be read both ways."""
    found = passages.whole(passages.changed)
    if _is_exact(passages, found):
        return found
    found = passages.whole([_widened(passages, one) for one in found])
    return found if _is_exact(passages, found) else [passages.all]


def _widened(passages: Passages, one: Range) -> Range:
    for other in [one, *passages.wider(one)]:
        (tried,) = passages.whole([other])
        if _is_exact(passages, [tried]):
            return tried
    return passages.all


def _is_exact(passages: Passages, ranges: Sequence[Range]) -> bool:
    """Whether the passages, and nothing else, can be taken back and taken over."""
    signs = _signs(_laid(passages, ranges, (_ON_TRIAL,), Style()))
    return _form(withdrawn(signs, _ON_TRIAL)) == _form(passages.old(passages.all)) and _form(
        taken(signs, _ON_TRIAL)
    ) == _form(passages.with_new(ranges))


def _form(tokens: Iterable[Token]) -> Form:
    """The form in which two readings are the same: half a bracket may be marked literal, or not."""
    signs = _signs(tokens)
    text = unicodedata.normalize("NFC", unescaped(line_of(paired(signs))))
    return tuple(sign for sign in signs if isinstance(sign, Mark)), text


def _signs(tokens: Iterable[Token]) -> list[Token]:
    return [sign for token in tokens for sign in ([token] if isinstance(token, Mark) else token)]


# --- laid ------------------------------------------------------------------------------------------------------------


def _laid(passages: Passages, ranges: Sequence[Range], names: Sequence[str], style: Style) -> list[Token]:
    found: list[Token] = []
    place = 0
    for start, end in ranges:
        found += passages.old((place, start))
        found += _beside(passages.old((start, end)), passages.new((start, end)), names, style)
        place = end
    return [*found, *passages.old((place, passages.all[1]))]


def _beside(old: Sequence[Token], new: Sequence[Token], names: Sequence[str], style: Style) -> list[Token]:
    """The two readings of a passage side by side, between the space and marks that both have at their edges."""
    lead, core, tail = _parted(old)
    new_lead, new_core, new_tail = _parted(new)
    if not core:
        lead, tail = new_lead, new_tail
    elif new_core and lead != new_lead and any(map(is_mark, new_lead)):
        new_core = [*new_lead, *new_core]  # another paragraph: it begins in the bracket
    wanted = in_bracket(names, paired(new_core), style)
    if not core:
        return [*lead, *wanted, *tail]
    return [*lead, *in_bracket((), _held(paired(core), names), style), " ", *wanted, *tail]


def _parted(tokens: Sequence[Token]) -> tuple[list[Token], list[Token], list[Token]]:
    """Space and marks before the words of a passage, the words, space and marks after them."""
    words = [n for n, token in enumerate(tokens) if isinstance(token, str) and not token.isspace()]
    if not words:
        return list(tokens), [], []
    return list(tokens[: words[0]]), list(tokens[words[0] : words[-1] + 1]), list(tokens[words[-1] + 1 :])


def _held(core: Sequence[Token], names: Sequence[str]) -> list[Token]:
    """The base's words, a colon held that would make of the words before it a name."""
    signs = _signs(core)
    text = line_of(signs)
    after = max(wanted_by(text, name)[1] for name in ("", *names))
    if after:
        signs.insert(text.rindex(":", 0, after), "\\")
    return signs
