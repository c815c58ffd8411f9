"""Merging: one base and any number of named versions to one text, or to the places where they differ.

The rule. Two edits **conflict** when they differ and no unchanged word stands between them: a space, a comma, any other
sign or a paragraph mark does not part them. So an insertion at the edge of what another deletes or replaces conflicts
with it. Identical edits are one edit with several authors. Everything else merges, to the character.

For a cluster of edits that no unchanged word parts, each delegation's reading of the whole cluster is compared: one
reading is applied once with all its sponsors, several stay as alternatives over the base. Who has no edit in the
cluster has no say in it. Nothing is matched by likeness, and the result does not depend on the order of the versions.

What counts as a word is told by `tokens` (a date or an amount is one); readings are compared in NFC and with line ends
as LF. Which words stand is exact (`alignment`), not the redline's choice for readers.
"""

from collections.abc import Mapping

from engine.text.merge.carrying import Carried, Outcome, Reason, carry, carry_text
from engine.text.merge.choosing import Bracket, Choice, Keep, Pick, Take, Write, resolved, taking
from engine.text.merge.clusters import placed
from engine.text.merge.edits import base_of, version_of
from engine.text.merge.lines import Texts, cut
from engine.text.merge.pieces import Alternative, Changed, Conflict, LookHere, Merged, Piece, Unchanged
from engine.text.merge.readable import readable
from engine.text.merge.sentences import Sentences, look_here
from engine.text.redline.sides import Side
from engine.text.wording import Wording

__all__ = [
    "Alternative", "Bracket", "Carried", "Changed", "Choice", "Conflict", "Keep", "LookHere", "Merged", "Outcome",
    "Pick", "Piece", "Reason", "Take", "Unchanged", "Write", "carry", "carry_text", "merge", "merge_text", "resolved",
    "taking",
]  # fmt: skip


def merge(base: Wording, versions: Mapping[str, Wording]) -> Merged:
    """The base with all that the versions change. Names are delegations or labels of amendments, each with its whole
    wording. Labels are computed, so they are no words here; kind, level and label style of a paragraph are."""
    return _merge(cut(base), {name: cut(one) for name, one in versions.items()})


def merge_text(base: str, versions: Mapping[str, str]) -> Merged:
    """The same for any texts, a paragraph a line, to the character. A label at the beginning of a line is a word."""
    texts = Texts()
    return _merge(texts.side(base), {name: texts.side(text) for name, text in versions.items()})


def _merge(side: Side, sides: Mapping[str, Side]) -> Merged:
    base = base_of(side)
    found = readable(base, placed(base, {name: version_of(base, one) for name, one in sides.items()}))
    return Merged(tuple(one.piece for one in found), tuple(look_here(base, Sentences(base), found)))
