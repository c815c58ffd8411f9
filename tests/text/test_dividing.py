"""Items that are split, joined, or give a sub-paragraph away; and amendments that follow."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from engine.text.dividing import follow, joined, split_at, taken_out
from engine.text.wording import Kind, Wording, print_wording, relabelled
from tests.text.shorthand import new, old, wording
from tests.text.test_laws import wordings

ASKS = "We ask:\na) one;\nb) two:\ni. this;\nii. that;\nc) three;\nd) four.\nAlso, the end."


def lines(one: Wording | None) -> str | None:
    return None if one is None else " | ".join(print_wording(one).split("\n"))


def texts(*parts: Wording) -> list[str]:
    return [one.text for part in parts for one in part.paragraphs]


# --- split and joined ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "rest"),
    [
        (7, "Also, the end."),
        (6, "four. | Also, the end."),
        (5, "three; | a) four. | Also, the end."),
        (2, "two: | i. this; | ii. that; | a) three; | b) four. | Also, the end."),
        (4, "that; | a) three; | b) four. | Also, the end."),
    ],
)
def test_the_rest_of_a_split_item_begins_with_a_lead(place: int, rest: str) -> None:
    first, second = split_at(wording(ASKS), place)
    assert second.paragraphs[0].kind is Kind.LEAD
    assert lines(second) == rest
    assert lines(first) == " | ".join(ASKS.split("\n")[:place])


@pytest.mark.parametrize("place", [0, -1, 8, 9])
def test_an_item_is_not_split_where_one_side_has_nothing(place: int) -> None:
    with pytest.raises(ValueError, match="nothing to part"):
        split_at(wording(ASKS), place)


def test_a_joined_item_goes_on_with_its_list() -> None:
    found = joined(wording("We ask:\na) one."), wording("We thank all.\na) two."))
    assert lines(found) == "We ask: | a) one. | We thank all. | b) two."
    assert found.paragraphs[2].kind is Kind.CONTINUATION
    assert joined(Wording(()), wording("We thank all.")) == wording("We thank all.")


def test_an_item_split_at_a_paragraph_without_label_is_joined_as_it_was() -> None:
    assert joined(*split_at(wording(ASKS), 7)) == wording(ASKS)


@given(wordings(), wordings(), st.data())
def test_splitting_and_joining_change_no_word(one: Wording, other: Wording, data: st.DataObject) -> None:
    one = joined(one, other)
    assert texts(one)[-len(other.paragraphs) :] == texts(other)
    place = data.draw(st.integers(1, len(one.paragraphs) - 1))
    parts = split_at(one, place)
    assert texts(*parts) == texts(joined(*parts)) == texts(one)
    assert parts == (relabelled(parts[0]), relabelled(parts[1]))


# --- taken out and put in --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "rest", "taken"),
    [
        (range(6, 7), "We ask: | a) one; | b) two: | i. this; | ii. that; | c) three; | Also, the end.", "four."),
        (range(2, 5), "We ask: | a) one; | b) three; | c) four. | Also, the end.", "two: | i. this; | ii. that;"),
        (range(5, 7), "We ask: | a) one; | b) two: | i. this; | ii. that; | Also, the end.", "three; | four."),
        (range(3, 4), "We ask: | a) one; | b) two: | i. that; | c) three; | d) four. | Also, the end.", "this;"),
    ],
)  # fmt: skip
def test_sub_paragraphs_are_taken_out_as_an_item(place: range, rest: str, taken: str) -> None:
    assert tuple(map(lines, taken_out(wording(ASKS), place))) == (rest, taken)


@pytest.mark.parametrize(
    ("place", "why"),
    [
        (range(2, 2), "no paragraphs"),
        (range(7, 9), "no paragraphs"),
        (range(1, 5, 2), "no paragraphs"),
        (range(0, 8), "goes whole"),
        (range(2, 3), "what stands under it"),
        (range(2, 4), "what stands under it"),
    ],
)
def test_what_cannot_be_taken_out_is_refused(place: range, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        taken_out(wording(ASKS), place)


@given(wordings(), st.data())
def test_taking_out_loses_no_word(one: Wording, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(one.paragraphs) - 1))
    stop = data.draw(st.integers(start + 1, len(one.paragraphs)))
    try:
        rest, taken = taken_out(one, range(start, stop))
    except ValueError:
        return
    assert texts(rest) == texts(one)[:start] + texts(one)[stop:]
    assert texts(taken) == texts(one)[start:stop]
    assert rest.paragraphs[0].kind is taken.paragraphs[0].kind is Kind.LEAD


# --- amendments ------------------------------------------------------------------------------------------------------


def followed(shorthand: str, place: int) -> tuple[str | None, str | None] | None:
    base = wording(old(shorthand))
    found = follow(base, wording(new(shorthand)), split_at(base, place))
    return None if found is None else (lines(found[0]), lines(found[1]))


@pytest.mark.parametrize(
    ("shorthand", "expected"),
    [
        ("One [-two-]{+2+}.\nThree four.", ("One 2.", None)),
        ("One two.\nThree [-four-]{+4+}.", (None, "Three 4.")),
        ("One [-two-]{+2+}.\nThree [-four-]{+4+}.", ("One 2.", "Three 4.")),
        ("One two.\nThree four.", (None, None)),
        ("One [-two.-]{+2;+}\n[-Three-]{+3+} four.", ("One 2;", "3 four.")),
        ("One two.{+\nNew.+}\nThree four.", ("One two. | New.", None)),
        ("One two.\nThree four.{+\nNew.+}", (None, "Three four. | New.")),
    ],
)
def test_each_part_keeps_its_own_changes(shorthand: str, expected: tuple[str | None, str | None]) -> None:
    assert followed(shorthand, 1) == expected


@pytest.mark.parametrize(
    "shorthand",
    [
        "One two.[-\n-]{+ +}Three four.",
        "One two.[-\nThree four.-]",
        "[-One two.\n-]Three four.",
        "One two[-.\nThree-]{+ and+} four.",
        "One two.{+ Three.+}\n[-Three. -]Four five.",
    ],
)
def test_an_amendment_across_the_border_is_orphaned(shorthand: str) -> None:
    assert followed(shorthand, 1) is None


def test_an_amendment_that_makes_another_kind_of_the_border_s_paragraph_is_orphaned() -> None:
    base = wording("We ask:\na) one;\nb) two.")
    assert follow(base, wording("We ask:\na) one;\n- two."), split_at(base, 2)) is None


def test_parts_that_do_not_say_what_the_base_says_are_no_parts_of_it() -> None:
    base = wording("One.\nTwo.")
    assert follow(base, wording("One.\n2."), (wording("One."), wording("Three."))) is None


def test_an_amendment_follows_a_sub_paragraph_that_was_taken_out() -> None:
    base = wording("We ask:\na) one;\nb) two;\nc) three.")
    parts = taken_out(base, range(2, 3))
    found = follow(base, wording("We ask:\na) one;\nb) 2;\nc) three."), parts)
    assert found is not None
    assert tuple(map(lines, found)) == (None, "2;")
    found = follow(base, wording("We ask:\na) 1;\nb) two;\nc) 3."), parts)
    assert found is not None
    assert tuple(map(lines, found)) == ("We ask: | a) 1; | b) 3.", None)


@st.composite
def amendments(draw: st.DrawFn) -> tuple[Wording, Wording]:
    """A wording of few words, so that they repeat, and one with other paragraphs here and there."""
    few = st.lists(st.sampled_from(["a", "b", "c", "."]), min_size=1, max_size=4).map(" ".join)
    kinds = st.sampled_from(["", "", "a) ", "- "])
    line = st.tuples(kinds, few).map("".join)
    base = draw(st.lists(line, min_size=2, max_size=6))
    found = list(base)
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, len(found)))
        found[place : place + draw(st.integers(0, 2))] = draw(st.lists(line, max_size=2))
    return relabelled(wording("Z " + "\n".join(base))), relabelled(wording("Z " + "\n".join(found)))


@given(amendments(), st.data())
@settings(max_examples=300)
def test_what_follows_says_together_what_the_amendment_says(
    pair: tuple[Wording, Wording], data: st.DataObject
) -> None:
    base, amended = pair
    place = data.draw(st.integers(1, max(1, len(base.paragraphs) - 1)))
    assume(place < len(base.paragraphs))
    parts = split_at(base, place)
    found = follow(base, amended, parts)
    if amended == base:
        assert found == (None, None)
    if found is not None:
        whole = tuple(new or old for new, old in zip(found, parts, strict=True))
        assert texts(*whole) == texts(amended)
        again = split_at(amended, len(whole[0].paragraphs))
        assert whole == again
