"""Two delegations that want other words for the same passage stand side by side in brackets."""

from hypothesis import given
from hypothesis import strategies as st

from engine.text.brackets import laid_beside, resolved, standing, without
from engine.text.wording import Wording
from tests.builders import create_wording

ORDER = ["Canada", "Mexico", "Panama"]
BASE = create_wording("To meet in May in Panama City.", "for two days;", "at the expense of the host.")


def written(wording: Wording) -> list[str]:
    return [one.text for one in wording.paragraphs]


def changed(*words: str) -> Wording:
    return create_wording(*words)


JUNE = changed("To meet in June in Panama City.", "for two days;", "at the expense of the host.")
JULY = changed("To meet in July in Panama City.", "for two days;", "at the expense of the host.")


def test_both_stand_beside_the_base() -> None:
    first = standing(BASE, JUNE, ["Mexico"], ORDER)
    found = laid_beside(first, BASE, JULY, ["Panama"], ORDER)
    assert found is not None
    assert written(found)[0] == "To meet in [May] [Mexico: June] [Panama: July] in Panama City."


def test_each_reading_is_what_each_wants() -> None:
    found = laid_beside(standing(BASE, JUNE, ["Mexico"], ORDER), BASE, JULY, ["Panama"], ORDER)
    assert found is not None
    assert (resolved(found, "Mexico"), resolved(found, "Panama"), resolved(found, None)) == (JUNE, JULY, BASE)


def test_one_goes_and_the_other_stays() -> None:
    first = standing(BASE, JUNE, ["Mexico"], ORDER)
    found = laid_beside(first, BASE, JULY, ["Panama"], ORDER)
    assert found is not None
    assert without(found, "Panama") == first


def test_a_bracket_of_nobody_is_not_laid_over() -> None:
    typed = changed("To meet in [May] in Panama City.", "for two days;", "at the expense of the host.")
    assert laid_beside(typed, BASE, JULY, ["Panama"], ORDER) is None


def test_who_stands_in_it_already_is_not_laid_over_its_own_words() -> None:
    assert laid_beside(standing(BASE, JUNE, ["Mexico"], ORDER), BASE, JULY, ["Mexico"], ORDER) is None


def test_a_base_that_has_changed_beside_the_brackets_is_no_base() -> None:
    other = changed("To meet next year in Managua.", "for two days;", "at the expense of the host.")
    assert (
        laid_beside(
            standing(other, changed("To meet soon."), ["Mexico"], ORDER), BASE, JULY, ["Panama"], ORDER
        )
        is None
    )


WORDS = st.lists(
    st.sampled_from(["to", "meet", "in", "May", "June", "for", "two", "days"]), min_size=1, max_size=8
)


@given(WORDS, WORDS, WORDS)
def test_what_is_laid_beside_can_be_read_back(base: list[str], mexico: list[str], panama: list[str]) -> None:
    first, second, third = (create_wording(" ".join(words)) for words in (base, mexico, panama))
    text = standing(first, second, ["Mexico"], ORDER)
    found = laid_beside(text, first, third, ["Panama"], ORDER)
    if found is not None and third != first:
        assert resolved(found, "Panama") == third
        assert resolved(found, None) == first
