"""Brackets: as they are written, as they are read, and those that are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.text.brackets import (
    Bracket,
    Fault,
    Place,
    bracketed,
    bracketed_text,
    compilation,
    escaped,
    open_brackets,
    unescaped,
)
from engine.text.merge import merge, merge_text
from engine.text.wording import Kind, Paragraph, Wording, print_wording
from tests.text.shorthand import new, old, wording

NAMES = ("Mexico", "Canada", "Panama", "Trinidad and Tobago", "México")
ORDER = ("Mexico", "Canada", "Panama")


def laid(**proposals: str) -> tuple[Wording, dict[str, Wording]]:
    (base,) = {old(one) for one in proposals.values()}
    return wording(base), {name: wording(new(one)) for name, one in proposals.items()}


def in_brackets(**proposals: str) -> str:
    return print_wording(bracketed(merge(*laid(**proposals)), ORDER))


def compiled(**proposals: str) -> str:
    return print_wording(compilation(*laid(**proposals), ORDER))


def read(text: str, *names: str) -> list[tuple[tuple[str, ...], int, str]]:
    return [(one.by, one.depth, one.text) for one in open_brackets(wording(text), names) if one.fault is None]


# --- written ---------------------------------------------------------------------------------------------------------


def test_alternatives_stand_in_the_order_of_countries_given() -> None:
    assert in_brackets(
        Canada="They [-will-]{+should+} meet.",
        Panama="They [-will-]{+shall+} meet.",
        Mexico="They [-will-]{+should+} meet.",
    ) == "They [Mexico, Canada: should] [Panama: shall] meet."  # fmt: skip


def test_countries_without_a_place_in_the_order_come_last_by_name() -> None:
    assert in_brackets(
        Belize="They [-will-]{+should+} meet.",
        Panama="They [-will-]{+shall+} meet.",
        Aruba="They [-will-]{+may+} meet.",
    ) == "They [Panama: shall] [Aruba: may] [Belize: should] meet."  # fmt: skip


def test_a_merge_without_conflict_has_no_brackets() -> None:
    assert (
        in_brackets(Mexico="One [-two-]{+2+} three four.", Canada="One two three [-four-]{+4+}.")
        == "One 2 three 4."
    )


def test_who_wants_a_passage_deleted_has_an_empty_bracket() -> None:
    assert in_brackets(Mexico="We [-should -]meet.", Canada="We [-should-]{+must+} meet.") == (
        "We [Mexico:] [Canada: must] meet."
    )


def test_a_passage_that_one_deletes_and_others_word_differently_stands_once_with_brackets_in_brackets() -> (
    None
):
    assert in_brackets(
        Mexico="One.\n[-The Group thanks them all.\n-]End.",
        Canada="One.\nThe Group [-thanks-]{+praises+} them all.\nEnd.",
        Panama="One.\nThe Group [-thanks-]{+salutes+} them [-all-]{+both+}.\nEnd.",
    ) == (
        "One.\n[Mexico:] [Canada, Panama: The Group [Canada: praises] [Panama: salutes] them [Canada: all] "
        "[Panama: both].]\nEnd."
    )  # fmt: skip


def test_what_two_have_alike_in_such_a_passage_is_in_no_bracket_of_its_own() -> None:
    assert in_brackets(
        Mexico="[-We thank them all today.-]",
        Canada="We [-thank-]{+praise+} them [-all-]{+both+} today.",
        Panama="We [-thank-]{+praise+} them all today.",
    ) == "[Mexico:] [Canada, Panama: We praise them [Canada: both] [Panama: all] today.]"  # fmt: skip


def test_two_paragraphs_in_one_place_are_alternatives_in_one_paragraph() -> None:
    assert in_brackets(Mexico="We ask:{+\na) you+}\nEnd.", Canada="We ask:{+\na) me+}\nEnd.") == (
        "We ask:\na) [Mexico: you] [Canada: me]\nEnd."
    )


def test_two_kinds_of_one_paragraph_leave_it_as_it_was_behind_two_brackets() -> None:
    lead = Paragraph(Kind.LEAD, "We ask:")
    base = Wording((lead, Paragraph(Kind.CONTINUATION, "you")))
    kinds = {"Mexico": Paragraph(Kind.BULLET, "you", 0, "-"), "Canada": Paragraph(Kind.SUB, "you", 0, "a)")}
    found = bracketed(merge(base, {name: Wording((lead, one)) for name, one in kinds.items()}), ORDER)
    assert print_wording(found) == "We ask:\n[Mexico:] [Canada:] you"


def test_names_that_would_part_are_told_apart() -> None:
    merged = merge_text("a b c", {"North: A, B": "a x c", "[B]": "a y c"})
    assert bracketed_text(merged) == r"a [North\: A\, B: x] [\[B\]: y] c"
    (one, two) = open_brackets(wording(bracketed_text(merged)), ["North: A, B", "[B]"])
    assert (one.by, two.by) == (("North: A, B",), ("[B]",))


# --- compiled --------------------------------------------------------------------------------------------------------


def test_a_compilation_shows_the_base_and_all_that_is_proposed() -> None:
    assert compiled(
        Canada="We [-invite-]{+urge+} the countries [-to -]meet in May{+ or June+}.",
        Mexico="We [-invite-]{+ask+} the countries to meet in May.",
        Panama="We [-invite-]{+urge+} the countries to meet in May.",
    ) == (
        "We [invite] [Mexico: ask] [Canada, Panama: urge] the countries [to] [Canada:] meet in May [Canada: or June]."
    )  # fmt: skip


def test_a_compilation_of_nothing_is_the_base() -> None:
    base = wording("We [should] meet.\na) here\nb) there")
    assert compilation(base, {}) == compilation(base, {"Mexico": base}) == base


def test_a_new_paragraph_is_a_paragraph_of_the_compilation() -> None:
    assert compiled(Mexico="We ask:\na) you;{+\nb) me;+}\nEnd.") == "We ask:\na) you;\nb) [Mexico: me;]\nEnd."


# --- typed -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We [should] meet.", [((), 0, "should")]),
        ("We [Mexico: should] meet.", [(("Mexico",), 0, "should")]),
        ("[Mexico, Canada: may] [Panama: can]", [(("Mexico", "Canada"), 0, "may"), (("Panama",), 0, "can")]),
        ("We [ Mexico ;Canada/Panama :should].", [(("Mexico", "Canada", "Panama"), 0, "should")]),
        ("We [Mexico:].", [(("Mexico",), 0, "")]),
        ("We [the [Member] States].", [((), 0, "the [Member] States"), ((), 1, "Member")]),
        ("[Mexico: a [Canada: b] c]", [(("Mexico",), 0, "a [Canada: b] c"), (("Canada",), 1, "b")]),
        ("One [two\nthree] four.", [((), 0, "two\nthree")]),
        ("We [meet as follows: here].", [((), 0, "meet as follows: here")]),
        ("See [https://example.org].", [((), 0, "https://example.org")]),
        ("[[a]]", [((), 0, "[a]"), ((), 1, "a")]),
        (r"They \[sic\] met.", []),
        (r"They [\[sic\]] met.", [((), 0, r"\[sic\]")]),
        ("No brackets.", []),
    ],
)  # fmt: skip
def test_typed_brackets_are_understood(text: str, expected: list[tuple[tuple[str, ...], int, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("[Mexico and Canada: should]", ("Mexico", "Canada")),
        ("[MEXICO, panama: should]", ("Mexico", "Panama")),
        ("[Me\u0301xico y Canada: debe]", ("México", "Canada")),
        ("[Trinidad and Tobago: should]", ("Trinidad and Tobago",)),
        ("[Trinidad and Tobago, Mexico: should]", ("Trinidad and Tobago", "Mexico")),
        ("[Note: should]", ()),
        ("[Mexico, Atlantis: should]", ()),
    ],
)
def test_with_the_delegations_names_only_these_are_names(text: str, by: tuple[str, ...]) -> None:
    (found,) = open_brackets(wording(text), NAMES)
    assert found.by == by


def test_a_bracket_says_where_it_stands() -> None:
    (found,) = open_brackets(wording("One.\nWe [Mexico: should] meet."))
    assert found == Bracket(("Mexico",), 0, Place(1, 3), Place(1, 18), "should")


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("We [should meet.", [(Fault.NEVER_CLOSED, Place(0, 3))]),
        ("We should] meet.", [(Fault.NEVER_OPENED, Place(0, 9))]),
        ("One.\n]We[ [should] meet.", [(Fault.NEVER_OPENED, Place(1, 0)), (Fault.NEVER_CLOSED, Place(1, 3))]),
        ("[[should] meet.", [(Fault.NEVER_CLOSED, Place(0, 0))]),
        ("[should] meet]", [(Fault.NEVER_OPENED, Place(0, 13))]),
    ],
)
def test_a_bracket_without_its_other_half_is_reported_with_its_place(
    text: str, faults: list[tuple[Fault, Place]]
) -> None:
    found = open_brackets(wording(text))
    assert [(one.fault, one.start) for one in found if one.fault] == faults


def test_typed_brackets_stay_and_nest_in_those_of_a_conflict() -> None:
    text = in_brackets(Mexico="We [should] [-go-]{+[not] stay+}.", Canada="We [should] [-go-]{+stand+}.")
    assert text == "We [should] [Mexico: [not] stay] [Canada: stand]."
    assert [(one.by, one.depth) for one in open_brackets(wording(text))] == [
        ((), 0), (("Mexico",), 0), ((), 1), (("Canada",), 0),
    ]  # fmt: skip


def test_half_a_bracket_in_an_alternative_cannot_close_the_one_around_it() -> None:
    text = in_brackets(Mexico="We [-go-]{+stay]+} now.", Canada="We [-go-]{+stand+} now.")
    assert text == r"We [Mexico: stay\]] [Canada: stand] now."
    assert read(text) == [(("Mexico",), 0, r"stay\]"), (("Canada",), 0, "stand")]


def test_a_text_of_the_command_line_has_its_own_brackets_marked_as_literal() -> None:
    merged = merge_text("[sic] one two", {"A": "[sic] one 2", "B": "[sic] one [two]"})
    assert bracketed_text(merged) == r"\[sic\] one [A: 2] [B: \[two\]]"
    assert bracketed_text(merge_text("[sic] one", {"A": "[sic] 1"})) == "[sic] 1"


def test_a_backslash_before_a_bracket_of_ours_stays_one() -> None:
    text = in_brackets(Mexico="Path C:\\ [-one-]{+two+}.", Canada="Path C:\\ [-one-]{+three+}.")
    assert [one.by for one in open_brackets(wording(text))] == [("Mexico",), ("Canada",)]
    text = print_wording(
        bracketed(merge(wording("a\\b c"), {"A": wording("a\\x c"), "B": wording("a\\y c")}))
    )
    assert len([one for one in open_brackets(wording(text)) if one.by]) == 2


@given(st.text(alphabet="ab[]\\: ,;/", max_size=20))
def test_what_is_marked_as_literal_opens_nothing_and_comes_back(text: str) -> None:
    assert unescaped(escaped(text)) == text
    assert open_brackets(Wording((Paragraph(Kind.LEAD, escaped(text)),))) == ()


@given(st.lists(st.text(alphabet="ab[]\\:M, ", max_size=10), max_size=4))
def test_every_bracket_of_any_text_is_found_once(lines: list[str]) -> None:
    found = open_brackets(Wording(tuple(Paragraph(Kind.LEAD, line) for line in lines)))
    places = [one.start for one in found] + [one.end for one in found if one.fault is None]
    assert len(set(places)) == len(places)
    assert all(lines[place.paragraph][place.character] in "[]" for place in places)


@pytest.mark.parametrize(
    "inner", [" " * 20_000, f"a{' ' * 19_000}b", f"{' ' * 9_000}a{' ' * 9_000}", "\\ " * 9_000]
)
def test_long_space_in_a_bracket_is_no_riddle(inner: str) -> None:
    """Once it was: hours for a bracket of 20,000 spaces."""
    (found,) = open_brackets(Wording((Paragraph(Kind.LEAD, f"[{inner}]"),)), NAMES)
    assert (found.by, found.text) == ((), inner)
