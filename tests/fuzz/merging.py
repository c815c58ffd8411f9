"""Redlines, merges and amendments carried over: their laws for any text and edits of it."""

from collections.abc import Iterator

from tests.fuzz.running import fuzz, law, watched

with watched(__name__):
    from tests.fuzz.parser import seeds as papers
    from tests.fuzz.parser import spellings
    from tests.fuzz.spelling import EDIT, VERSION, versions_of
    from tests.text import test_laws as laws
    from tests.text import test_merge_laws as merge_laws

REDLINE = [
    law(test)
    for test in (
        laws.test_delete_and_equal_are_the_old_text_and_insert_and_equal_the_new,
        laws.test_delete_and_equal_are_the_old_wording_and_insert_and_equal_the_new,
        laws.test_no_change_begins_or_ends_inside_a_token,
        laws.test_runs_of_one_operation_are_one_span_and_none_is_empty,
        laws.test_every_view_can_be_drawn,
    )
]
MERGE = [
    law(test)
    for test in (
        merge_laws.test_the_merge_of_one_is_its_text_to_the_character,
        merge_laws.test_who_changes_nothing_changes_nothing,
        merge_laws.test_every_version_can_be_read_from_the_pieces,
        merge_laws.test_no_two_neighbours_want_the_same_passage,
        merge_laws.test_wordings_merge_by_the_same_laws,
        merge_laws.test_what_each_delegation_wants_can_be_read_from_the_brackets,
    )
]
CARRY = [
    law(test)
    for test in (
        merge_laws.test_to_carry_over_and_back_is_to_have_done_nothing,
        merge_laws.test_an_amendment_is_exact_contained_or_in_conflict,
    )
]
LONGEST = 300  # bytes


def harness(data: bytes) -> None:
    base, *versions = versions_of(data, 3)
    for each in REDLINE:
        each((base, versions[0]))
    for each in MERGE:
        each((base, dict(zip("ABC", versions, strict=False))))
    for each in CARRY:
        each((base, versions[0], versions[-1]))


def seeds() -> Iterator[bytes]:
    """Passages of papers with edits of three delegations, apart, side by side and over each other."""
    for paper in papers():
        for at in range(0, len(paper), 150):
            yield (
                paper[at : at + 150]
                + (EDIT + b"\x05\x02new words ")
                + (VERSION + EDIT + b"\x05\x01other " + EDIT + b"\x14\x00\na) ")
                + (VERSION + EDIT + b"\x16\x04")
            )


if __name__ == "__main__":
    fuzz("merging", harness, seeds(), [*spellings(), EDIT, VERSION, b"[", b"]", b"\\", b"A: "], LONGEST)
