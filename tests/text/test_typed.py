"""A wording typed as plain text: what was there keeps its form, what is new is read by its label."""

import pytest
from hypothesis import given

from engine.text.typed import typed
from engine.text.wording import Kind, Paragraph, Wording, print_wording, relabelled
from tests.text.shorthand import wording
from tests.text.test_laws import wordings

BASE = wording(
    "To thank Nicaragua for its report:\na) To accept it.\nb) To take note of its annex.\nTo meet again."
)
NESTED = wording("To invite:\na) Mexico\ni. to report\nii. to lead\nb) Panama")


def after(base: Wording, text: str) -> str:
    """Every paragraph as "level label text"."""
    found = typed(base, text).paragraphs
    return "\n".join(f"{one.level} {one.label} {one.text}".replace("  ", " ") for one in found)


@given(wordings())
def test_what_was_not_touched_is_given_back(base: Wording) -> None:
    assert typed(base, print_wording(base)) == base


def test_a_form_that_no_text_could_spell_stays_where_nothing_is_typed() -> None:
    odd = relabelled(
        Wording(
            (
                Paragraph(Kind.LEAD, "To invite:"),
                Paragraph(Kind.SUB, "Mexico", 1, "i."),
                Paragraph(Kind.CONTINUATION, "a) is not a label here", 1),
                Paragraph(Kind.BULLET, "Panama", 2, "-"),
            )
        )
    )
    assert typed(odd, print_wording(odd)) == odd
    edited = print_wording(odd).replace("To invite", "To ask").replace("Panama", "Honduras")
    assert [(one.kind, one.level) for one in typed(odd, edited).paragraphs] == [
        (one.kind, one.level) for one in odd.paragraphs
    ]


def test_a_word_may_be_replaced() -> None:
    assert (
        after(BASE, print_wording(BASE).replace("accept", "welcome")).split("\n")[1] == "0 a) To welcome it."
    )


@pytest.mark.parametrize("label", ["b)", "c)", "a)"])
def test_a_new_sub_paragraph_takes_its_place_whatever_letter_was_typed(label: str) -> None:
    text = f"To thank Nicaragua for its report:\na) To accept it.\n{label} To print it.\nb) To take note of its annex."
    assert after(BASE, text).split("\n")[1:] == [
        "0 a) To accept it.",
        "0 b) To print it.",
        "0 c) To take note of its annex.",
    ]


def test_a_roman_numeral_put_in_twice_stays_in_its_list() -> None:
    base = wording("To invite:\n" + "\n".join(f"{letter}. {letter * 3}" for letter in "abcdefghij"))
    text = print_wording(base).replace("i. iii", "i. new\ni. iii")
    assert [one.label for one in typed(base, text).paragraphs][-3:] == ["i.", "j.", "k."]
    assert {one.level for one in typed(base, text).paragraphs} == {0}


def test_a_sub_paragraph_may_be_set_under_the_one_before_it() -> None:
    assert after(NESTED, "To invite:\na) Mexico\ni. to report\nii. to lead\niii. Panama") == (
        "0 To invite:\n0 a) Mexico\n1 i. to report\n1 ii. to lead\n1 iii. Panama"
    )


def test_letters_follow_when_one_goes() -> None:
    assert after(
        BASE, "To thank Nicaragua for its report:\nb) To take note of its annex.\nTo meet again."
    ) == ("0 To thank Nicaragua for its report:\n0 a) To take note of its annex.\n0 To meet again.")


def test_bullets_and_letters_come_out_as_typed_in_a_text_that_had_none() -> None:
    base = wording("To invite Mexico.")
    assert after(base, "To invite:\na) Mexico\nb) Panama") == "0 To invite:\n0 a) Mexico\n0 b) Panama"
    assert after(base, "To invite:\n- Mexico\n- Panama") == "0 To invite:\n0 - Mexico\n0 - Panama"


def test_a_letter_in_other_signs_is_one_of_the_text_s_own_list() -> None:
    base = wording("To invite:\n(a) Mexico\n(b) Panama")
    assert after(base, "To invite:\n(a) Mexico\n(b) Panama\nc) Canada").split("\n")[-1] == "0 (c) Canada"


def test_a_label_with_nothing_after_it_is_left_out() -> None:
    assert typed(BASE, print_wording(BASE) + "\nc)") == BASE


def test_a_line_typed_above_the_lead_becomes_the_lead() -> None:
    kinds = [one.kind for one in typed(BASE, "First of all.\n" + print_wording(BASE)).paragraphs]
    assert kinds[:2] == [Kind.LEAD, Kind.CONTINUATION]
