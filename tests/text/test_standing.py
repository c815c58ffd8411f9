"""What delegations maintain: laid over the text in brackets, taken, and withdrawn."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from engine.text.brackets import open_brackets, resolved, standing, without
from engine.text.merge import merge
from engine.text.wording import Wording, print_wording, relabelled
from tests.text.shorthand import new, old, wording

ORDER = ("Mexico", "Canada", "Panama")


def stands(shorthand: str, *by: str) -> str:
    return print_wording(standing(wording(old(shorthand)), wording(new(shorthand)), by, ORDER))


def withdrawn(text: str, by: str) -> str:
    return print_wording(without(wording(text), by))


def taken(text: str, by: str | None) -> str:
    return print_wording(resolved(wording(text), by))


# --- laid ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("shorthand", "expected"),
    [
        ("We [-shall-]{+should+} go.", "We [shall] [Mexico, Panama: should] go."),
        ("We [-shall -]go.", "We [shall] [Mexico, Panama:] go."),
        ("We meet in May{+ or June+}.", "We meet in May [Mexico, Panama: or June]."),
        ("Ask:\na) one;{+\nb) two;+}\nEnd.", "Ask:\na) one;\nb) [Mexico, Panama: two;]\nEnd."),
        ("Ask:\na) one;\n[-b) two;\n-]End.", "Ask:\na) one;\nb) [two;] [Mexico, Panama:]\nEnd."),
        ("[-One-]{+Two+} is [-three-]{+four+}.", "[One] [Mexico, Panama: Two] is [three] [Mexico, Panama: four]."),
    ],
)  # fmt: skip
def test_what_changes_stands_beside_the_words_of_the_base(shorthand: str, expected: str) -> None:
    assert stands(shorthand, "Panama", "Mexico") == expected


@pytest.mark.parametrize(
    ("shorthand", "expected"),
    [
        ("One. Two[- -]{+\n+}three.", "One. Two [three] [Canada:\nthree]."),
        ("One[-\n-]{+ +}two.", "[One\ntwo] [Canada: One two]."),
        ("Ask:\n[-- you-]{+a) me+} there", "Ask:\n- [you] [Canada:\na) me] there"),
    ],
)
def test_a_paragraph_split_joined_or_of_another_kind_takes_words_into_the_bracket(
    shorthand: str, expected: str
) -> None:
    assert stands(shorthand, "Canada") == expected


@pytest.mark.parametrize(
    ("shorthand", "expected"),
    [
        (
            "We [shall] [Mexico: [-should-]{+must+}] go.",
            "We [shall] [Mexico: [should] [Panama: must]] go.",
        ),
        ("We [-[shall] [Mexico: should]-]{+may+} go.", "We [[shall] [Mexico: should]] [Panama: may] go."),
        ("We [-[-]shall[-]-] go.", "We [[shall]] [Panama: shall] go."),
        ("We [Mexico{+, Canada+}: shall] go.", "We [[Mexico: shall]] [Panama: [Mexico, Canada: shall]] go."),
        ("We [one [-two] three-]{+2] 3+} go.", "We [[one two] three] [Panama: [one 2] 3] go."),
        (
            "We [shall] [Mexico: should] {+really +}go.",
            "We [shall] [Mexico: should] [go] [Panama: really go].",
        ),
        ("We [[-shall-]{+should+}] go.", "We [[shall] [Panama: should]] go."),
        (r"We {+\+}[sic{+\+}] go.", r"We [[sic]] [Panama: \[sic\]] go."),
    ],
)
def test_brackets_that_stand_are_never_torn(shorthand: str, expected: str) -> None:
    assert stands(shorthand, "Panama") == expected


def test_words_before_a_colon_are_no_delegation_because_a_bracket_is_put_around_them() -> None:
    text = stands("[-Note: this-]{+This+} was so.", "Canada")
    assert text == r"[Note\: this] [Canada: This] was so."
    assert withdrawn(text, "Canada") == "Note: this was so."


def test_a_proposal_of_nobody_is_refused() -> None:
    with pytest.raises(ValueError, match="somebody"):
        standing(wording("One."), wording("Two."), ())


def test_the_same_wording_is_the_base_itself() -> None:
    base = wording("We [should] meet.\nb) here")
    assert standing(base, base, ["Mexico"]) is base


# --- taken and withdrawn ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We [shall] [Mexico: should] go.", "We shall go."),
        ("We [shall] [Mexico: should] [Canada: may] go.", "We [shall] [Canada: may] go."),
        ("We [shall] [Canada: may] [Mexico: should].", "We [shall] [Canada: may]."),
        ("We [shall] [Mexico, Canada: should] go.", "We [shall] [Canada: should] go."),
        ("We [shall] [Canada and Mexico: should] go.", "We [shall] [Canada: should] go."),
        ("We [shall] [Canada, Mexico:] go.", "We [shall] [Canada:] go."),
        ("We [Mexico: should] [Canada: may] go.", "We [Canada: may] go."),
        ("We meet in May [MEXICO: or June].", "We meet in May."),
        ("We ([Mexico: all] both) go.", "We (both) go."),
        ("[Mexico: Today] we go.", "we go."),
        ("Ask:\na) one;\nb) [Mexico: two;]\nc) three.", "Ask:\na) one;\nb) three."),
        ("We [[shall] [Mexico: will]] [Canada: [Mexico: may] go].", "We [shall] [Canada: go]."),
        ("We [[Mexico: may]] [Canada: can] go.", "We [Canada: can] go."),
        ("We [shall] [Canada: may] go [on].", "We [shall] [Canada: may] go [on]."),
    ],
)
def test_who_withdraws_leaves_what_others_want(text: str, expected: str) -> None:
    assert withdrawn(text, "Mexico") == expected


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("Mexico", "We should go [now] [Panama: then]."),
        ("Canada", "We may [not] go [now] [Panama: then]."),
        ("Panama", "We [shall] [Mexico: should] [Canada: may [not]] go then."),
        ("Belize", "We [shall] [Mexico: should] [Canada: may [not]] go [now] [Panama: then]."),
        (None, "We shall go now."),
    ],
)
def test_one_delegation_s_words_are_taken_and_the_rest_stays_open(by: str | None, expected: str) -> None:
    assert taken("We [shall] [Mexico: should] [Canada: may [not]] go [now] [Panama: then].", by) == expected


# --- laws ------------------------------------------------------------------------------------------------------------

# Few words, so that they repeat and changes meet; signs; brackets, of somebody and of nobody, and halves of them.
words = st.sampled_from(["we", "go", "on", "may", "to", "Mexico", "15"])
signs = st.sampled_from([".", ",", ";", ":", " -", "\n", "\n", "\na) ", "\n- "])
brackets = st.sampled_from(
    ["[we]", "[Mexico: go]", "[we] [Canada: on]", "[to\non]", "[Canada:]", r"\[sic\]", "[we [go] on]"]
)
halves = st.sampled_from(["[", "]", "\\", "[Mexico:", "Note:"])


def texts(*parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(st.one_of(*parts), max_size=12).map(lambda found: " ".join(found).replace(" ,", ","))


@st.composite
def amendments(draw: st.DrawFn, *parts: st.SearchStrategy[str]) -> tuple[str, str]:
    """A text, and one in which some of its words are others."""
    base = draw(texts(*parts))
    found = base.split(" ")
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.integers(0, len(found)))
        found[place : place + draw(st.integers(0, 2))] = draw(st.lists(st.one_of(*parts), max_size=2))
    return base, " ".join(found)


plainly = amendments(words, words, signs)
bracketed = amendments(words, words, signs, brackets)
anyhow = amendments(words, signs, brackets, halves)


def labelled(text: str) -> Wording:
    """With words in every paragraph: what has none cannot stand in a bracket."""
    found = wording(text)
    assume(all(one.text for one in found.paragraphs))
    return relabelled(found)


def whole(text: str) -> Wording:
    found = labelled(text)
    assume(not any(one.fault for one in open_brackets(found)))
    return found


@given(plainly | bracketed)
@settings(max_examples=300)
def test_a_proposal_that_stands_can_be_withdrawn_and_taken(pair: tuple[str, str]) -> None:
    base, amended = map(whole, pair)
    found = standing(base, amended, ["Belize", "Panama"])
    both = without(found, "Belize")
    assert resolved(found, "Belize") == resolved(found, "Panama") == resolved(both, "Panama") == amended
    assert without(both, "Panama") == base


@given(plainly)
def test_with_nobody_s_words_taken_the_base_stands(pair: tuple[str, str]) -> None:
    base, amended = map(labelled, pair)
    assert resolved(standing(base, amended, ["Belize"]), None) == base


@given(anyhow)
@settings(max_examples=300)
def test_who_wants_a_change_is_named_and_no_bracket_is_broken(pair: tuple[str, str]) -> None:
    base, amended = map(labelled, pair)
    found = standing(base, amended, ["Belize", "Panama"])
    before, after = open_brackets(base), open_brackets(found)
    if merge(base, {"": amended}).changes:
        assert ("Belize", "Panama") in {one.by for one in after}
    else:
        assert found == base
    assert sum(one.fault is not None for one in after) <= sum(one.fault is not None for one in before)
    for one in before:
        assert one.fault or not one.by or one.by in {other.by for other in after}


@given(bracketed, st.permutations(["Belize", "Panama"]))
def test_a_second_proposal_leaves_the_first_as_it_was(pair: tuple[str, str], names: list[str]) -> None:
    base = whole(pair[0])
    first = standing(base, whole(pair[1]), [names[0]])
    second = standing(first, whole("We begin. " + pair[0]), [names[1]])
    assert without(second, names[1]) == first


@given(plainly, plainly)
def test_two_proposals_are_withdrawn_in_any_order(one: tuple[str, str], other: tuple[str, str]) -> None:
    base, amended = map(labelled, one)
    first = standing(base, amended, ["Belize"])
    second = standing(first, labelled(other[1]), ["Panama"])
    assert without(without(second, "Panama"), "Belize") == base
