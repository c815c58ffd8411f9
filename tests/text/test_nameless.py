"""What somebody sees who is not told who wants what: the brackets, and no names in them."""

import pytest

from engine.text.brackets import open_brackets, standing, unattributed
from tests.builders import create_wording

NAMES = ("Mexico", "Panama", "United States of America")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("in [May] [Mexico: June]", "in [May] [June]"),
        ("in [Mexico, Panama: June] or [Panama:]", "in [June] or []"),
        ("[United States of America: the Group [Mexico: invites] them]", "[the Group [invites] them]"),
        ("[note: this is a note]", "[note: this is a note]"),
        ("\\[Mexico: sic\\]", "\\[Mexico: sic\\]"),
        ("[Mexico: never closed", "[Mexico: never closed"),
        ("nothing in brackets", "nothing in brackets"),
    ],
)
def test_brackets_lose_their_names_and_nothing_else(text: str, said: str) -> None:
    assert unattributed(create_wording(text), NAMES).paragraphs[0].text == said


def test_a_bracket_over_several_paragraphs_loses_its_names_too() -> None:
    base, amended = create_wording("To thank:", "Mexico;"), create_wording("To thank:", "Mexico;", "Panama.")
    shown = unattributed(standing(base, amended, ["Panama"], NAMES), NAMES)
    assert all(not bracket.by for bracket in open_brackets(shown, NAMES))
