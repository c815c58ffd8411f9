"""Amendments on a base that has moved: designed cases, what the new base and the amendment change in shorthand."""

import pytest

from engine.text.brackets import bracketed, bracketed_text
from engine.text.merge import Conflict, Outcome, Reason, carry, carry_text
from engine.text.merge.assembly import text_of
from engine.text.wording import print_wording
from tests.text.shorthand import new, old, wording

EXACT = {
    "the new base changed another sentence": (
        "We [-met-]{+gathered+} in Managua. We thank Nicaragua.",
        "We met in Managua. We {+warmly +}thank Nicaragua.",
        "We gathered in Managua. We warmly thank Nicaragua.",
    ),
    "the new base changed another place in the sentence": (
        "The [-ministers-]{+vice-ministers+} should meet in May.",
        "The ministers should meet in [-May-]{+June+}.",
        "The vice-ministers should meet in June.",
    ),
    "the new base has a paragraph more before it": (
        "{+One is.\n+}We thank Nicaragua.",
        "We {+warmly +}thank Nicaragua.",
        "One is.\nWe warmly thank Nicaragua.",
    ),
    "the sentence only grew": (
        "We thank Nicaragua{+ for the excellent organisation of this meeting, and for all that went with it+}.",
        "We {+warmly +}thank Nicaragua.",
        "We warmly thank Nicaragua for the excellent organisation of this meeting, and for all that went with it.",
    ),
    "the sentence was only cut": (
        "We thank Nicaragua[- for the excellent organisation of this meeting, and for all that went with it-].",
        "We {+warmly +}thank Nicaragua for the excellent organisation of this meeting, and for all that went with it.",
        "We warmly thank Nicaragua.",
    ),
    "a whole sentence inserted beside one that was replaced": (
        "One is here. [-We thank Nicaragua.-]{+All praise Panama warmly.+} Three is.",
        "One is here. We thank Nicaragua. Three is.{+ Four is.+}",
        "One is here. All praise Panama warmly. Three is. Four is.",
    ),
    "a whole sentence inserted behind one that was replaced, and ending alike": (
        "One. [-All we saw in-]{+Nobody else had known what+} May is here. Three.",
        "One. All we saw in May is here.{+ Now Panama is here.+} Three.",
        "One. Nobody else had known what May is here. Now Panama is here. Three.",
    ),
    "the new base has one of its two changes already": (
        "The [-ministers-]{+vice-ministers+} should meet in May.",
        "The [-ministers-]{+vice-ministers+} should meet in [-May-]{+June+}.",
        "The vice-ministers should meet in June.",
    ),
    "the same base": ("We thank all.", "We [-thank-]{+praise+} all.", "We praise all."),
}  # fmt: skip

CONTAINED = {
    "the new base is the amended text": ("We [-thank-]{+praise+} all.", "We [-thank-]{+praise+} all."),
    "the new base has it, and more": (
        "[-We-]{+The ministers+} thank you [-all-]{+both+}.",
        "We thank you [-all-]{+both+}.",
    ),
    "the amendment changes nothing": ("We [-thank-]{+praise+} all.", "We thank all."),
}

CONFLICTS = {
    "the same word": (
        "The ministers [-should-]{+shall+} meet.",
        "The ministers [-should-]{+must+} meet.",
        "The ministers [amended: must] [new: shall] meet.",
        Reason.OVERLAP,
    ),
    "into a passage that is gone": (
        "One is. [-We thank the Government. -]Three is.",
        "One is. We thank the {+new +}Government. Three is.",
        "One is. [amended: We thank the new Government.] [new:] Three is.",
        Reason.OVERLAP,
    ),
    "into a sentence that was mostly replaced": (
        "One is. [-Mexico invites the Member Countries-]{+Panama urges all delegations+} to send [-the matrix-]"
        "{+their reports+} by June. Three is.",
        "One is. Mexico invites the Member Countries to send the matrix by [-June-]{+July+}. Three is.",
        "One is. [amended: Mexico invites the Member Countries to send the matrix by July.] "
        "[new: Panama urges all delegations to send their reports by June.] Three is.",
        Reason.SENTENCE_REPLACED,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", EXACT)
def test_it_is_carried_exactly(case: str) -> None:
    base, amendment, expected = EXACT[case]
    carried = carry_text(old(base), new(base), new(amendment))
    assert (carried.outcome, carried.text, carried.reason) == (Outcome.EXACT, expected, None)


@pytest.mark.parametrize("case", CONTAINED)
def test_the_new_base_contains_it(case: str) -> None:
    base, amendment = CONTAINED[case]
    carried = carry_text(old(base), new(base), new(amendment))
    assert (carried.outcome, carried.text) == (Outcome.CONTAINED, new(base))


@pytest.mark.parametrize("case", CONFLICTS)
def test_it_is_a_conflict(case: str) -> None:
    base, amendment, expected, reason = CONFLICTS[case]
    carried = carry_text(old(base), new(base), new(amendment))
    assert (carried.outcome, carried.text, carried.reason) == (Outcome.CONFLICT, None, reason)
    assert bracketed_text(carried.merged) == expected


def test_an_edit_that_may_stand_in_two_places_is_a_conflict() -> None:
    """Merged over the old base it has one place, but from there the way back leads to another."""
    carried = carry_text("d b c a c a c a b", "d b c a a c d c a b", "d b c a b b c a c a b")
    assert (carried.outcome, carried.reason) == (Outcome.CONFLICT, Reason.OVERLAP)
    assert len(carried.merged.conflicts) == 1


def test_the_bases_in_shorthand_are_those_of_the_amendments() -> None:
    for base, amendment, *_ in [*EXACT.values(), *CONTAINED.values(), *CONFLICTS.values()]:
        assert old(base) == old(amendment)


@pytest.mark.parametrize(("standing", "outcome"), [(4, Outcome.EXACT), (3, Outcome.CONFLICT)])
def test_mostly_is_fewer_than_half_of_the_words(standing: int, outcome: Outcome) -> None:
    """The sentence has eight words; of the new one the last ones stand."""
    words = [f"w{n}" for n in range(8)]
    moved = [f"x{n}" for n in range(8 - standing)] + words[-standing:]
    amended = [*words[:-1], "mine"]
    texts = ("Top. " + " ".join(each).capitalize() + "." for each in (words, moved, amended))
    assert carry_text(*texts).outcome == outcome


def test_a_conflict_shows_three_texts() -> None:
    one = carry(wording("We should meet."), wording("We shall meet."), wording("We must meet."))
    assert one.wording is None
    (conflict,) = one.merged.conflicts
    assert isinstance(conflict, Conflict)
    assert text_of(conflict.base) == "should"
    assert {way.by: text_of(way.tokens) for way in conflict.alternatives} == {
        ("amended",): "must",
        ("new",): "shall",
    }
    assert print_wording(bracketed(one.merged)) == "We [amended: must] [new: shall] meet."


def test_a_wording_is_carried_with_its_letters_computed() -> None:
    base = "We ask:\na) to send;\nb) to meet."
    moved = "We ask:\na) to write;\nb) to send;\nc) to meet."
    amended = "We ask:\na) to send;\nb) to meet;\nc) to report."
    carried = carry(wording(base), wording(moved), wording(amended))
    assert carried.wording is not None
    assert print_wording(carried.wording) == "We ask:\na) to write;\nb) to send;\nc) to meet;\nd) to report."
