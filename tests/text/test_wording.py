"""engine/text/wording: paragraphs of one item."""

import pytest

from engine.text.wording import Kind, Paragraph, Wording, from_data, parse_wording, print_wording, to_data
from tests.text.shorthand import wording


def shape(text: str) -> list[str]:
    """Each paragraph as "kind level label"."""
    return [f"{one.kind} {one.level} {one.label}".strip() for one in wording(text).paragraphs]


def test_the_first_line_without_label_is_the_lead_and_later_ones_continue() -> None:
    assert shape("Thank Mexico.\nThank Canada.") == ["lead 0", "continuation 0"]


def test_sub_paragraphs_and_bullets_keep_their_labels_as_printed() -> None:
    assert shape("To:\na) x\nb) y") == ["lead 0", "sub 0 a)", "sub 0 b)"]
    assert shape("By:\n· IOM\n· ILO") == ["lead 0", "bullet 0 ·", "bullet 0 ·"]


def test_a_list_may_have_a_single_label() -> None:
    assert shape("To thank Guatemala.\na) To take note.") == ["lead 0", "sub 0 a)"]


def test_a_roman_list_under_a_letter_is_one_level_deeper() -> None:
    found = shape("To:\na) x\nb) y:\ni) one\nii) two\nc) z")
    assert found[2:] == ["sub 0 b)", "sub 1 i)", "sub 1 ii)", "sub 0 c)"]


def test_i_after_h_is_a_letter() -> None:
    letters = "\n".join(f"{letter}. x" for letter in "abcdefghijk")
    assert {one.level for one in wording(letters).paragraphs} == {0}


def test_i_after_h_is_a_letter_even_if_a_roman_list_stood_before() -> None:
    letters = "a. x\ni. deep\nii. deep\n" + "\n".join(f"{letter}. x" for letter in "bcdefghij")
    assert shape(letters)[-2:] == ["sub 0 i.", "sub 0 j."]


def test_three_levels_are_read_and_left_again() -> None:
    found = shape("To:\n1) x:\na) y:\ni. z\nii. z\nb) y\n2) x")
    assert [line.split()[1] for line in found] == ["0", "0", "1", "2", "2", "1", "0"]


def test_a_bullet_under_a_letter_has_level_one() -> None:
    assert shape("To:\na) x:\n- y\n- z\nb) x") == [
        "lead 0",
        "sub 0 a)",
        "bullet 1 -",
        "bullet 1 -",
        "sub 0 b)",
    ]


def test_a_second_bullet_sign_is_one_level_deeper() -> None:
    assert shape("By:\n• x\no y\no z\n• x") == [
        "lead 0",
        "bullet 0 •",
        "bullet 1 o",
        "bullet 1 o",
        "bullet 0 •",
    ]


def test_bullets_after_a_second_chapeau_begin_anew() -> None:
    assert shape("By:\na) x\n- y\nAsimismo:\n- z") == [
        "lead 0", "sub 0 a)", "bullet 1 -", "continuation 0", "bullet 0 -",
    ]  # fmt: skip


def test_letters_go_on_after_a_continuation() -> None:
    assert shape("To:\na) x\nA further act.\nb) y")[-1] == "sub 0 b)"


def test_letters_go_on_after_a_continuation_with_bullets_of_its_own() -> None:
    assert shape("To:\na) x\nA further act.\n- y\nb) z")[-2:] == ["bullet 0 -", "sub 0 b)"]


def test_the_spanish_word_o_is_no_bullet_on_its_own() -> None:
    assert shape("Realizar un taller\no un seminario.") == ["lead 0", "continuation 0"]


@pytest.mark.parametrize(
    "line", ["A. Smith agreed.", "I. Introduction", "e. coli", "v. the annex", "24. The day"]
)
def test_a_label_out_of_context_is_text_and_noted(line: str) -> None:
    parsed = parse_wording(f"To thank.\n{line}")
    assert parsed.wording.paragraphs[1] == Paragraph(Kind.CONTINUATION, line)
    assert parsed.normalised == (f"line 2: {line.split(maxsplit=1)[0]} begins no list here, kept as text",)


def test_capitals_make_a_list_if_a_second_follows() -> None:
    assert shape("To:\nA. x\nB. y") == ["lead 0", "sub 0 A.", "sub 0 B."]


def test_a_list_whose_first_label_is_lost_is_a_list_and_noted() -> None:
    parsed = parse_wording("To:\nb) x\nc) y")
    assert [one.label for one in parsed.wording.paragraphs] == ["", "b)", "c)"]
    assert parsed.normalised == ("line 2: the list begins at b)",)


def test_a_label_out_of_sequence_is_noted() -> None:
    parsed = parse_wording("To:\na) x\nc) y")
    assert parsed.wording.paragraphs[2] == Paragraph(Kind.SUB, "y", 0, "c)")
    assert parsed.normalised == ("line 3: c) is out of sequence",)


@pytest.mark.parametrize(
    ("source", "plain", "note"),
    [
        (" Thank Mexico. ", "Thank Mexico.", "line 1: space at the edge dropped"),
        ("Thank  Mexico.", "Thank Mexico.", "line 1: run of spaces or tab made one space"),
        ("Thank\tMexico.", "Thank Mexico.", "line 1: run of spaces or tab made one space"),
        ("Me\u0301xico", "México", "line 1: composed characters (NFC)"),
        ("Mexi\u00adco", "Mexico", "line 1: U+00AD (SOFT HYPHEN) dropped"),
        ("\ufeffMexico", "Mexico", "line 1: U+FEFF (ZERO WIDTH NO-BREAK SPACE) dropped"),
        ("[bookmark: _GoBack]Mexico", "Mexico", "line 1: [bookmark: _GoBack] dropped"),
        ("Mexico\n\nCanada", "Mexico\nCanada", "line 2: blank, left out"),
        ("a)\u00a0Mexico", "a) Mexico", "line 1: space after a) made one space"),
        ("·Mexico", "· Mexico", "line 1: space after · made one space"),
        ("\uf0b7 Mexico", "· Mexico", "line 1: U+F0B7 (no character) made ·"),
    ],
)
def test_what_is_normalised_is_noted_with_its_line(source: str, plain: str, note: str) -> None:
    parsed = parse_wording(source)
    assert print_wording(parsed.wording) == plain
    assert parsed.normalised == (note,)


def test_a_no_break_space_within_a_line_is_the_authors() -> None:
    text = "Refugees\u00a0(UNHCR)"
    parsed = parse_wording(text)
    assert print_wording(parsed.wording) == text
    assert parsed.normalised == ()


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_every_kind_of_line_end_ends_a_paragraph(end: str) -> None:
    assert len(wording(f"one{end}two").paragraphs) == 2


def test_brackets_of_a_text_not_agreed_are_no_debris() -> None:
    assert print_wording(wording("[Mexico: and Canada]")) == "[Mexico: and Canada]"


def test_the_json_form_gives_the_wording_back() -> None:
    found = wording("To:\na) x\n· y")
    assert to_data(found)[1] == {"kind": "sub", "level": 0, "label": "a)", "text": "x"}
    assert from_data(to_data(found)) == found


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="annex"):
        from_data([{"kind": "annex", "level": 0, "label": "", "text": "x"}])


def test_an_empty_text_is_an_empty_wording() -> None:
    assert wording("") == Wording(())
    assert print_wording(Wording(())) == ""
