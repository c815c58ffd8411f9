"""What merges, what conflicts: designed cases, each delegation's proposal in redline shorthand on the same base.

What is expected is the merged text, or the text with its conflicts in brackets.
"""

import pytest

from engine.text.brackets import bracketed_text
from engine.text.merge import (
    Bracket,
    Changed,
    Choice,
    Conflict,
    Keep,
    Merged,
    Pick,
    Take,
    Write,
    merge,
    merge_text,
    resolved,
    taking,
)
from engine.text.merge.assembly import text_of
from engine.text.wording import Kind, Paragraph, Wording, print_wording, relabelled
from tests.text.shorthand import new, old, wording

MERGED = {
    "a word each, far apart": (
        "Mexico [-invites-]{+urges+} the Member Countries to meet in May.",
        "Mexico invites the Member Countries to meet in [-May-]{+June+}.",
        "Mexico urges the Member Countries to meet in June.",
    ),
    "one word between them is enough": (
        "The [-ministers-]{+vice-ministers+} should meet.",
        "The ministers should [-meet-]{+convene+}.",
        "The vice-ministers should convene.",
    ),
    "the same change": (
        "The ministers [-should-]{+shall+} meet.",
        "The ministers [-should-]{+shall+} meet.",
        "The ministers shall meet.",
    ),
    "the same insertion": (
        "The ministers {+of the region +}should meet.",
        "The ministers {+of the region +}should meet.",
        "The ministers of the region should meet.",
    ),
    "the same deletion among repeated words, marked at either end": (
        "for Canada, [-for Mexico, -]for Panama",
        "for Canada[-, for Mexico-], for Panama",
        "for Canada, for Panama",
    ),
    "the same word doubled, marked before or after": (
        "very {+very +}long texts",
        "very{+ very+} long texts",
        "very very long texts",
    ),
    "the same change and another": (
        "The [-ministers-]{+vice-ministers+} should meet in [-May-]{+June+}.",
        "The ministers should meet in [-May-]{+June+}.",
        "The vice-ministers should meet in June.",
    ),
    "insertions on both sides of a word": (
        "The {+eleven +}ministers should meet.",
        "The ministers {+of the region +}should meet.",
        "The eleven ministers of the region should meet.",
    ),
    "an insertion and a deletion with a word between": (
        "We thank {+warmly +}the Government of Nicaragua.",
        "We thank the [-Government of -]Nicaragua.",
        "We thank warmly the Nicaragua.",
    ),
    "sentences of their own, before and after": (
        "{+First. +}We thank Nicaragua.",
        "We thank Nicaragua.{+ Last.+}",
        "First. We thank Nicaragua. Last.",
    ),
    "paragraphs of their own, before and after": (
        "{+Canada thanks.\n+}We thank Nicaragua.",
        "We thank Nicaragua.{+\nPanama thanks.+}",
        "Canada thanks.\nWe thank Nicaragua.\nPanama thanks.",
    ),
    "a paragraph deleted and a word in the one after the next": (
        "One stays.\n[-Two goes.\n-]Three stays.\nFour is.",
        "One stays.\nTwo goes.\nThree stays.\nFour [-is-]{+was+}.",
        "One stays.\nThree stays.\nFour was.",
    ),
    "a split paragraph and a word in it": (
        "One two three.[- -]{+\n+}Four five six.",
        "One two three. Four five [-six-]{+seven+}.",
        "One two three.\nFour five seven.",
    ),
    "other space and a word": (
        "One[- -]{+  +}two three four.",
        "One two three [-four-]{+five+}.",
        "One  two three five.",
    ),
    "an amount and its year": (
        "US$ [-214,500.50-]{+215,000.00+} for the year 2015",
        "US$ 214,500.50 for the year [-2015-]{+2016+}",
        "US$ 215,000.00 for the year 2016",
    ),
    "everything deleted by both": ("[-One two.-]", "[-One two.-]", ""),
    "nothing to something, the same": ("{+One two.+}", "{+One two.+}", "One two."),
}  # fmt: skip

CONFLICTS = {
    "the day and the month of one date": (
        "on [-February-]{+March+} 15th",
        "on February [-15th-]{+28th+}",
        "on [A: March 15th] [B: February 28th]",
    ),
    "another word in the same place": (
        "The ministers [-should-]{+shall+} meet.",
        "The ministers [-should-]{+must+} meet.",
        "The ministers [A: shall] [B: must] meet.",
    ),
    "neighbouring words, only a space between": (
        "The [-member-]{+eleven+} countries meet.",
        "The member [-countries-]{+states+} meet.",
        "The [A: eleven countries] [B: member states] meet.",
    ),
    "neighbouring words, only a comma between": (
        "to [-protect-]{+defend+}, assist and return",
        "to protect, [-assist-]{+help+} and return",
        "to [A: defend, assist] [B: protect, help] and return",
    ),
    "the end of a sentence and the beginning of the next": (
        "We [-met-]{+gathered+}. They left.",
        "We met. [-They-]{+All+} left.",
        "We [A: gathered. They] [B: met. All] left.",
    ),
    "the end of a paragraph and the beginning of the next": (
        "We [-met-]{+gathered+}\nThey left.",
        "We met\n[-They-]{+All+} left.",
        "We [A: gathered\nThey] [B: met\nAll] left.",
    ),
    "two insertions in one place": (
        "We thank {+warmly +}Nicaragua.",
        "We thank {+again +}Nicaragua.",
        "We thank [A: warmly] [B: again] Nicaragua.",
    ),
    "two paragraphs in one place": (
        "One is.{+\nTwo is.+}\nEnd is.",
        "One is.{+\nThree is.+}\nEnd is.",
        "One is.\n[A: Two is.] [B: Three is.]\nEnd is.",
    ),
    "an insertion before what another deletes": (
        "We {+warmly +}thank Nicaragua.",
        "We [-thank -]Nicaragua.",
        "We [A: warmly thank] [B:] Nicaragua.",
    ),
    "an insertion after what another replaces": (
        "We thank {+again +}Nicaragua.",
        "We [-thank-]{+praise+} Nicaragua.",
        "We [A: thank again] [B: praise] Nicaragua.",
    ),
    "an insertion inside what another deletes": (
        "We thank the {+new +}Government today.",
        "We [-thank the Government -]today.",
        "We [A: thank the new Government] [B:] today.",
    ),
    "overlapping deletions": (
        "One [-two three -]four five.",
        "One two [-three four -]five.",
        "One [A: four] [B: two] five.",
    ),
    "a part of the other's change": (
        "One [-two-]{+2+} three four.",
        "One [-two three-]{+2 3+} four.",
        "One [A: 2 three] [B: 2 3] four.",
    ),
    "one deletes all, one changes a word": (
        "[-One two three.-]",
        "One [-two-]{+2+} three.",
        "[A:] [B: One 2 three.]",
    ),
    "a split where another changes the word": (
        "One two.[- -]{+\n+}Three four.",
        "One two. [-Three-]{+3+} four.",
        "One two. [A:\nThree] [B: 3] four.",
    ),
    "different texts for an empty base": ("{+One.+}", "{+Two.+}", "[A: One.] [B: Two.]"),
}  # fmt: skip


def merged(*shorthands: str) -> Merged:
    (base,) = {old(shorthand) for shorthand in shorthands}
    return merge_text(base, dict(zip("ABCD", map(new, shorthands), strict=False)))


@pytest.mark.parametrize("case", MERGED)
def test_it_merges(case: str) -> None:
    *proposals, expected = MERGED[case]
    assert merged(*proposals).text == expected
    assert merged(*proposals[::-1]).text == expected


@pytest.mark.parametrize("case", CONFLICTS)
def test_it_conflicts(case: str) -> None:
    *proposals, expected = CONFLICTS[case]
    found = merged(*proposals)
    assert found.text is None
    assert bracketed_text(found) == expected


def test_one_of_three_apart_is_merged_beside_the_conflict_of_the_two() -> None:
    found = merged(
        "We [-thank-]{+praise+} Nicaragua for the meeting in May.",
        "We [-thank-]{+salute+} Nicaragua for the meeting in May.",
        "We thank Nicaragua for the meeting in [-May-]{+June+}.",
    )
    assert bracketed_text(found) == "We [A: praise] [B: salute] Nicaragua for the meeting in June."
    assert [one.by for one in found.changes] == [("C",)]


def test_who_wants_the_same_reading_stands_in_one_alternative() -> None:
    found = merged(
        "We [-thank-]{+praise+} all.",
        "We [-thank-]{+salute+} all.",
        "We [-thank-]{+praise+} all.",
        "We thank all.",
    )
    (conflict,) = found.conflicts
    assert [(one.by, one.tokens) for one in conflict.alternatives] == [
        (("A", "C"), ("praise",)),
        (("B",), ("salute",)),
    ]


def test_two_who_differ_through_a_third_are_one_conflict() -> None:
    """A and C do not touch each other, but B touches both: three readings of one passage."""
    found = merged(
        "one [-two-]{+2+} three four five",
        "one [-two three four-]{+all+} five",
        "one two three [-four-]{+4+} five",
    )
    assert bracketed_text(found) == "one [A: 2 three four] [B: all] [C: two three 4] five"


def test_a_letter_and_its_accent_are_the_composed_letter() -> None:
    composed, parted = "México invita a todos.", "Me\u0301xico invita a todos."
    assert merge_text(
        parted, {"A": composed.replace("invita", "insta"), "B": parted.replace("todos", "once")}
    ).text == ("Me\u0301xico insta a once.")
    assert merge_text("x", {"A": composed, "B": parted}).conflicts == ()


def test_line_ends_of_another_system_are_no_change() -> None:
    base = "One two.\nThree four.\n"
    windows = base.replace("\n", "\r\n").replace("two", "2")
    assert merge_text(base, {"A": windows, "B": base.replace("Three", "3")}).conflicts != ()
    assert merge_text(base, {"A": windows, "B": base.replace("four", "4")}).text == "One 2.\nThree 4.\n"
    assert merge_text(base, {"A": windows}).text == windows


# --- look here -------------------------------------------------------------------------------------------------------


def test_a_sentence_that_two_changed_in_different_places_is_marked() -> None:
    found = merged(
        "One is. We [-thank-]{+praise+} Nicaragua for the meeting. Three is.",
        "One is. We thank Nicaragua for the [-meeting-]{+talks+}. Three is.",
    )
    (look,) = found.look_here
    assert text_of(look.sentence) == "We thank Nicaragua for the meeting. "
    assert look.by == ("A", "B")
    assert [type(found.pieces[place]) for place in look.pieces] == [Changed, Changed]


@pytest.mark.parametrize(
    "proposals",
    [
        ("We [-thank-]{+praise+} all. Two is.", "We thank all. Two [-is-]{+was+}."),
        ("We [-thank-]{+praise+} us [-all-]{+both+}.", "We [-thank-]{+praise+} us [-all-]{+both+}."),
        ("We thank all. {+Also. +}Two is so.", "We thank all. Two is [-so-]{+thus+}."),
        ("We [-thank-]{+praise+} us [-all-]{+both+}.", "We thank us all."),
    ],
    ids=["in two sentences", "both the same", "a sentence before it", "one alone"],
)
def test_nothing_is_marked_when_nobody_needs_to_look(proposals: tuple[str, str]) -> None:
    assert merged(*proposals).look_here == ()


def test_a_change_beside_a_conflict_in_one_sentence_is_marked() -> None:
    found = merged("[-We-]{+All+} thank you.", "[-We-]{+Some+} thank you.", "We thank [-you-]{+them+}.")
    assert [look.by for look in found.look_here] == [("A", "B", "C")]


# --- wordings --------------------------------------------------------------------------------------------------------

BASE = "We ask the countries:\na) to send the matrix;\nb) to meet in May;\nThe Secretariat helps."


def merged_wordings(base: str, **versions: str) -> Merged:
    return merge(wording(base), {name: wording(text) for name, text in versions.items()})


def test_sub_paragraphs_inserted_in_two_places_are_lettered_anew() -> None:
    found = merged_wordings(
        BASE,
        A=BASE.replace("a) to send", "a) to write;\nb) to send").replace("b) to meet", "c) to meet"),
        B=BASE.replace("The Sec", "c) to report;\nThe Sec"),
    )
    assert found.wording is not None
    assert [one.label for one in found.wording.paragraphs] == ["", "a)", "b)", "c)", "d)", ""]


def test_a_paragraph_of_another_kind_is_a_change() -> None:
    base = relabelled(
        Wording((Paragraph(Kind.LEAD, "We ask:"), Paragraph(Kind.CONTINUATION, "all of you to meet")))
    )
    bullet = Wording((base.paragraphs[0], Paragraph(Kind.BULLET, "all of you to meet", 0, "-")))
    words = Wording((base.paragraphs[0], Paragraph(Kind.CONTINUATION, "all of you to convene")))
    found = merge(base, {"A": bullet, "B": words}).wording
    assert found == Wording((base.paragraphs[0], Paragraph(Kind.BULLET, "all of you to convene", 0, "-")))
    letter = Wording((base.paragraphs[0], Paragraph(Kind.SUB, "all of you to meet", 0, "a)")))
    assert merge(base, {"A": bullet, "B": letter}).wording is None


def test_a_level_and_a_style_are_changes() -> None:
    lead, one, two = (
        Paragraph(Kind.LEAD, "We ask:"),
        Paragraph(Kind.SUB, "you", 0, "a)"),
        Paragraph(Kind.SUB, "me", 0, "b)"),
    )
    deeper = Wording((lead, one, Paragraph(Kind.SUB, "me", 1, "i.")))
    assert merge(Wording((lead, one, two)), {"A": deeper}).wording == deeper


def test_an_empty_wording_is_a_version_like_others() -> None:
    empty = Wording(())
    assert merge(wording(BASE), {"A": empty}).wording == empty
    assert merge(empty, {"A": wording(BASE)}).wording == wording(BASE)
    assert merge(empty, {}).wording == empty


# --- choosing --------------------------------------------------------------------------------------------------------

CHOICE = {
    "A": "The [-ministers-]{+vice-ministers+} of us all [-should-]{+shall+} meet.",
    "B": "The ministers of us all [-should-]{+must+} meet.",
}


@pytest.fixture
def open_text() -> Merged:
    (base,) = {old(one) for one in CHOICE.values()}
    return merge(wording(base), {name: wording(new(one)) for name, one in CHOICE.items()})


def place_of(found: Merged, kind: type[Changed | Conflict]) -> int:
    (place,) = [number for number, piece in enumerate(found.pieces) if isinstance(piece, kind)]
    return place


@pytest.mark.parametrize(
    ("change", "conflict", "expected"),
    [
        (None, None, "The vice-ministers of us all [B: must] [A: shall] meet."),
        (Take(), Pick(0), "The vice-ministers of us all shall meet."),
        (Keep(), Pick(1), "The ministers of us all must meet."),
        (Keep(), Keep(), "The ministers of us all should meet."),
        (Write("deputies"), Write("are to"), "The deputies of us all are to meet."),
        (Bracket(), Bracket(), "The [ministers] [A: vice-ministers] of us all [B: must] [A: shall] meet."),
    ],
)  # fmt: skip
def test_choices_are_made(
    open_text: Merged, change: Choice | None, conflict: Choice | None, expected: str
) -> None:
    places = (place_of(open_text, Changed), place_of(open_text, Conflict))
    choices = {place: one for place, one in zip(places, (change, conflict), strict=True) if one}
    assert print_wording(resolved(open_text, choices, order=("B", "A"))) == expected


def test_an_amendment_is_taken_whole(open_text: Merged) -> None:
    for name, shorthand in CHOICE.items():
        assert print_wording(resolved(open_text, taking(open_text, name))) == new(shorthand)
    assert print_wording(resolved(open_text, taking(open_text, "nobody"))) == old(CHOICE["A"])


def test_a_compromise_for_a_deleted_word_keeps_the_space_beside_it() -> None:
    found = merge(wording("We should meet."), {"A": wording("We meet."), "B": wording("We must meet.")})
    assert print_wording(resolved(found, {place_of(found, Conflict): Write("may")})) == "We may meet."


def test_a_compromise_of_two_lines_is_two_paragraphs_of_one_kind() -> None:
    base = "We ask:\na) one thing"
    found = merged_wordings(base, A=f"{base}\nb) two", B=f"{base}\nb) three")
    chosen = resolved(found, {place_of(found, Conflict): Write("two\nthree")})
    assert print_wording(chosen) == f"{base}\nb) two\nc) three"


@pytest.mark.parametrize(
    ("place", "choice"),
    [(0, Take()), (1, Pick(0)), (3, Take()), (3, Pick(2)), (3, Write(" ")), (9, Keep()), (-1, Keep())],
)
def test_a_choice_that_cannot_be_made_is_refused(
    open_text: Merged, place: int, choice: Keep | Take | Pick | Write
) -> None:
    with pytest.raises(ValueError, match=r"no choice|no piece"):
        resolved(open_text, {place: choice})
