"""Numbers of items: frozen while the drafts are cited, in sequence again at the end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.text.numbers import Renumbered, concordance, frozen_labels


def labelled(shown: str, *used: str) -> str:
    """Items by their frozen labels, "+" for a new one: "6 + 7" gives "6, 6 bis, 7"."""
    order = [(str(n), None if one == "+" else one) for n, one in enumerate(shown.split(" | "))]
    return ", ".join(frozen_labels(order, used).values())


@pytest.mark.parametrize(
    ("shown", "labels"),
    [
        ("+ | + | +", "1, 2, 3"),
        ("1 | 2", "1, 2"),
        ("6 | + | 7", "6, 6 bis, 7"),
        ("6 | + | + | + | 7", "6, 6 bis, 6 ter, 6 quater, 7"),
        ("6 | 6 bis | + | 7", "6, 6 bis, 6 ter, 7"),
        ("6 | + | 6 bis | 7", "6, 6 ter, 6 bis, 7"),
        ("6 | 6 (11) | + | 7", "6, 6 (11), 6 bis, 7"),
        ("1 | 2 | +", "1, 2, 2 bis"),
        ("3 | + | 1 | + | 2", "3, 3 bis, 1, 1 bis, 2"),
        ("6 | + | 7 | 6 bis", "6, 6 ter, 7, 6 bis"),
        ("6 bis | + | 6", "6 bis, 6 ter, 6"),
        ("+ | 1 | 2", "1 ante, 1, 2"),
        ("+ | + | + | 1", "1 ante, 1 ante bis, 1 ante ter, 1"),
        ("1 ante | + | 1 | +", "1 ante, 1 ante bis, 1, 1 bis"),
        ("R 1 | +", "R 1, R 1 bis"),
    ],
)
def test_a_new_item_is_numbered_behind_the_one_it_follows(shown: str, labels: str) -> None:
    assert labelled(shown) == labels


def test_after_decies_the_numerals_are_figures() -> None:
    labels = labelled("6" + " | +" * 11).split(", ")
    assert labels[1:] == [
        "6 bis", "6 ter", "6 quater", "6 quinquies", "6 sexies", "6 septies", "6 octies", "6 novies", "6 decies",
        "6 (11)", "6 (12)",
    ]  # fmt: skip


def test_a_label_of_an_item_that_stands_in_the_section_no_more_is_not_given_again() -> None:
    assert labelled("6 | + | 7", "6 bis") == "6, 6 ter, 7"
    assert labelled("+ | +", "1") == "2, 3"


@given(st.permutations(["1", "2", "3", "2 bis", "1 ante"]), st.lists(st.integers(0, 5), max_size=25))
def test_nothing_frozen_changes_and_no_label_stands_twice(frozen: list[str], places: list[int]) -> None:
    order: list[tuple[str, str | None]] = [(label, label) for label in frozen]
    for number, place in enumerate(places):
        order.insert(place, (f"new {number}", None))
    labels = frozen_labels(order)
    assert list(labels) == [item for item, _ in order]
    assert all(labels[label] == label for label in frozen)
    assert len(set(labels.values())) == len(order)
    assert frozen_labels([(item, labels[item]) for item, _ in order]) == labels


def test_a_concordance_follows_the_new_paper_and_names_last_what_went() -> None:
    old = [("a", "1"), ("b", "1 bis"), ("c", "2"), ("d", "3")]
    new = [("d", "1"), ("a", "2"), ("e", "3"), ("b", "4")]
    assert concordance(old, new) == (
        Renumbered("d", "3", "1"),
        Renumbered("a", "1", "2"),
        Renumbered("e", None, "3"),
        Renumbered("b", "1 bis", "4"),
        Renumbered("c", "2", None),
    )
