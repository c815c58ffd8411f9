"""The laws of merging and carrying over, for any texts and for wordings as delegations write them."""

import unicodedata
from collections.abc import Mapping
from itertools import permutations

from hypothesis import example, given
from hypothesis import strategies as st

from engine.text.brackets import bracketed, bracketed_text, open_brackets, unescaped
from engine.text.merge import (
    Changed,
    Merged,
    Unchanged,
    carry,
    carry_text,
    merge,
    merge_text,
    resolved,
    taking,
)
from engine.text.merge.assembly import text_of
from engine.text.tokens import tokens
from engine.text.wording import Kind, Paragraph, Wording, relabelled
from tests.text.shorthand import wording

# Few words, so that they repeat and changes meet; and what is no word, which parts nothing.
pieces = st.sampled_from(
    [
        "a ", "b ", "the ", "Mexico ", "México ", "Me\u0301xico ", "15", "May 5th ", ", ", ". ", " ", "  ", "\u00a0",
        "\n", "\r\n", "\n\n", "\u2028", "\na) ", "\n- ", "[", "]", "\\", "x: ",
    ]
)  # fmt: skip
odd = st.lists(pieces, max_size=14).map("".join)


@st.composite
def edited(draw: st.DrawFn, base: str) -> str:
    parts = tokens(base)
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, len(parts)))
        parts[place : place + draw(st.integers(0, 3))] = draw(st.lists(pieces, max_size=2))
    return "".join(parts)


@st.composite
def cases(draw: st.DrawFn) -> tuple[str, dict[str, str]]:
    base = draw(odd)
    return base, {name: draw(edited(base)) for name in "ABCD"[: draw(st.integers(1, 4))]}


@st.composite
def threes(draw: st.DrawFn) -> tuple[str, str, str]:
    base = draw(odd)
    return base, draw(edited(base)), draw(edited(base))


def side(merged: Merged, name: str) -> str | None:
    """The text of one version, read from the pieces; None if a conflict goes on without it."""
    found: list[str] = []
    for piece in merged.pieces:
        if isinstance(piece, Unchanged):
            found.append(text_of(piece.tokens))
        elif isinstance(piece, Changed):
            found.append(text_of(piece.new if name in piece.by else piece.old))
        else:
            own = [one.tokens for one in piece.alternatives if name in one.by]
            found.append(text_of(own[0] if own else piece.base))
    return "".join(found)


def kept(text: str) -> Wording:
    """A wording as the record keeps it."""
    return relabelled(wording(text))


def kept_all(versions: Mapping[str, str]) -> dict[str, Wording]:
    return {name: kept(text) for name, text in versions.items()}


@given(cases())
def test_the_order_of_the_delegations_does_not_matter(case: tuple[str, dict[str, str]]) -> None:
    base, versions = case
    merged = merge_text(base, versions)
    assert all(merge_text(base, dict(order)) == merged for order in permutations(versions.items()))


@given(cases())
@example(("", {"A": "\n"}))
@example(("e\u0301\r\n", {"A": "é\n"}))
@example(("a a", {"A": "a a a"}))
def test_the_merge_of_one_is_its_text_to_the_character(case: tuple[str, dict[str, str]]) -> None:
    base, versions = case
    assert merge_text(base, {"A": versions["A"]}).text == versions["A"]


@given(cases())
def test_nobody_or_nothing_changed_is_the_base_to_the_character(case: tuple[str, dict[str, str]]) -> None:
    base, _ = case
    assert merge_text(base, {}).text == base
    merged = merge_text(base, {"A": base, "B": base})
    assert (merged.text, merged.changes, merged.look_here) == (base, (), ())


@given(cases())
def test_identical_texts_are_one_with_several_authors(case: tuple[str, dict[str, str]]) -> None:
    base, versions = case
    alone = merge_text(base, {"A": versions["A"]})
    both = merge_text(base, {"A": versions["A"], "B": versions["A"]})
    assert both.text == versions["A"]
    assert [(one.old, one.new) for one in both.changes] == [(one.old, one.new) for one in alone.changes]
    assert {one.by for one in both.changes} <= {("A", "B")}


@given(cases())
def test_who_changes_nothing_changes_nothing(case: tuple[str, dict[str, str]]) -> None:
    base, versions = case
    with_base, without = merge_text(base, {**versions, "Z": base}), merge_text(base, versions)
    assert with_base.conflicts == without.conflicts
    assert with_base.changes == without.changes


@given(cases())
def test_every_version_can_be_read_from_the_pieces(case: tuple[str, dict[str, str]]) -> None:
    """Nothing anybody proposed is lost or misplaced. (Other forms of the same signs are no proposal.)"""
    base, versions = case
    merged = merge_text(base, versions)
    assert plain(side(merged, "nobody")) == plain(base)
    for name, text in versions.items():
        assert plain(side(merged, name)) == plain(text)


def plain(text: str | None) -> str:
    assert text is not None
    return unicodedata.normalize("NFC", text).replace("\r\n", "\n")


@given(cases())
def test_no_two_neighbours_want_the_same_passage(case: tuple[str, dict[str, str]]) -> None:
    merged = merge_text(*case)
    for conflict in merged.conflicts:
        readings = [plain(text_of(one.tokens)) for one in conflict.alternatives]
        assert len(set(readings)) == len(readings) > 1
        assert plain(text_of(conflict.base)) not in readings
        names = [name for one in conflict.alternatives for name in one.by]
        assert len(set(names)) == len(names)


@given(cases())
def test_wordings_merge_by_the_same_laws(case: tuple[str, dict[str, str]]) -> None:
    base, versions = kept(case[0]), kept_all(case[1])
    assert merge(base, {}).wording == base
    for name, one in versions.items():
        assert merge(base, {name: one}).wording == one
        assert merge(base, {name: one, "Z": one}).wording == one
    merged = merge(base, versions)
    assert merge(base, dict(reversed(versions.items()))) == merged
    for name, one in versions.items():
        assert resolved(merged, taking(merged, name)) == one


@given(cases())
def test_what_conflicts_stands_in_brackets_that_close(case: tuple[str, dict[str, str]]) -> None:
    merged = merge_text(*case)
    if not merged.conflicts:
        assert bracketed_text(merged) == merged.text
        return
    found = open_brackets(Wording((Paragraph(Kind.LEAD, bracketed_text(merged)),)), case[1])
    assert not [one for one in found if one.fault or not one.by]
    named = {name for one in merged.conflicts for way in one.alternatives for name in way.by}
    assert {name for one in found for name in one.by} == named


@given(cases())
@example(("a b c d", {"A": "", "B": "a x c d", "C": "a b c y", "D": "a z c"}))
@example(("a b. c", {"A": "", "B": "a b.\nc", "C": "a [x c"}))
def test_what_each_delegation_wants_can_be_read_from_the_brackets(case: tuple[str, dict[str, str]]) -> None:
    for conflict in merge_text(*case).conflicts:
        alone = bracketed_text(Merged((conflict,))).replace("\n", " ")
        for one in conflict.alternatives:
            for name in one.by:
                assert signs(chosen(alone, name)) == signs(text_of(one.tokens))


def chosen(text: str, name: str) -> str:
    """The text with the brackets of that name opened, and those of others gone."""
    found = open_brackets(Wording((Paragraph(Kind.LEAD, text),)))
    outer = [one for one in found if one.depth == 0]
    parts, place = list[str](), 0
    for one in outer:
        parts.append(unescaped(text[place : one.start.character]))
        parts += [chosen(one.text, name)] if name in one.by else []
        place = one.end.character + 1
    return "".join([*parts, unescaped(text[place:])])


def signs(text: str) -> str:
    return plain("".join(text.split()))


@given(cases())
def test_a_wording_has_a_bracket_for_every_alternative(case: tuple[str, dict[str, str]]) -> None:
    merged = merge(kept(case[0]), kept_all(case[1]))
    found = [one for one in open_brackets(bracketed(merged), case[1]) if one.by]
    assert len(found) >= sum(len(one.alternatives) for one in merged.conflicts)


# --- carrying over ---------------------------------------------------------------------------------------------------


@given(threes())
@example(
    ("d b c a c a c a b", "d b c a a c d c a b", "d b c a b b c a c a b")
)  # could be taken back in two ways
def test_to_carry_over_and_back_is_to_have_done_nothing(three: tuple[str, str, str]) -> None:
    """Where the new base has a part of the amendment already, that part goes back with it."""
    old, new, amended = map(kept, three)
    carried = carry(old, new, amended)
    if carried.wording is None or carried.outcome == "contained":
        return
    back = carry(new, old, carried.wording)
    if (
        back.reason == "sentence_replaced"
    ):  # going back, what the new base split or joined are other sentences
        return
    assert back.outcome == "exact"
    if not [one for one in carried.merged.changes if one.by == ("amended", "new")]:
        assert back.wording == amended


@given(threes())
def test_an_amendment_is_exact_contained_or_in_conflict(three: tuple[str, str, str]) -> None:
    old, new, amended = three
    carried = carry_text(old, new, amended)
    assert (carried.text is None) == (carried.outcome == "conflict") == (carried.reason is not None)
    assert plain(carry_text(old, old, amended).text) == plain(amended)
    assert carry_text(old, new, new).outcome == carry_text(old, new, old).outcome == "contained"
    assert carry_text(old, new, old).text == new
    if carried.outcome == "contained":
        assert carried.text == new
