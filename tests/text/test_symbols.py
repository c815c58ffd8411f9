"""Symbols that an issued draft is cited by."""

import pytest

from engine.text.symbols import first_symbol, next_symbol


@pytest.mark.parametrize(
    ("last", "following"),
    [
        ("RCGM/2014/2", "RCGM/2014/2/Rev.1"),
        ("RCGM/2014/2/Rev.1", "RCGM/2014/2/Rev.2"),
        ("RCGM/2014/2/Rev.9", "RCGM/2014/2/Rev.10"),
        ("Draft of Monday", "Draft of Monday/Rev.1"),
    ],
)
def test_a_draft_that_takes_the_place_of_another_is_its_next_revision(last: str, following: str) -> None:
    assert next_symbol(last) == following


def test_the_first_names_the_body_of_the_title_and_the_year() -> None:
    title = (
        "REGIONAL CONFERENCE ON MIGRATION (RCM)",
        "MEETING OF THE REGIONAL CONSULTATION GROUP ON MIGRATION (RCGM)",
    )
    assert first_symbol(title, 2014) == "RCGM/2014/1"
    assert first_symbol(("CONFERENCE",), 2014) == "DRAFT/2014/1"
