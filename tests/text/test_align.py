"""engine/text/redline: the two exact ways of aligning, and the bounds around them."""

import os
import subprocess
import sys
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.text.redline.align import Pair, aligned, by_characters
from engine.text.redline.anchors import anchors
from engine.text.redline.lcs import common_length, common_subsequence
from tests.text.shorthand import ROOT

Words = list[str]
few = st.lists(st.sampled_from(["a", "b", "c", "d", ",", "\n"]), max_size=40)
many = st.lists(st.sampled_from([f"w{n}" for n in range(30)] + ["\n"]), max_size=150)


def stands(old: Sequence[str], new: Sequence[str], pairs: Sequence[Pair]) -> bool:
    """Whether pairs join equal words, in order."""
    rising = all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(pairs))
    return rising and all(old[i] == new[j] for i, j in pairs)


def optimum(old: Words, new: Words) -> int:
    """The textbook's table."""
    best = [0] * (len(new) + 1)
    for word in old:
        row = [0]
        for j, other in enumerate(new):
            row.append(best[j] + 1 if word == other else max(best[j + 1], row[j]))
        best = row
    return best[-1]


@given(few, few)
def test_the_bit_parallel_subsequence_is_the_longest(old: Words, new: Words) -> None:
    pairs = common_subsequence(old, new)
    assert stands(old, new, pairs)
    assert len(pairs) == common_length(old, new) == optimum(old, new)


@given(few, few)
def test_diff_match_patch_keeps_as_many_words(old: Words, new: Words) -> None:
    pairs = by_characters(old, new)
    assert stands(old, new, pairs)
    assert len(pairs) == common_length(old, new)


@given(many, many)
def test_anchors_cost_at_most_one_word_in_a_hundred(old: Words, new: Words) -> None:
    pairs = aligned(old, new)
    assert stands(old, new, pairs)
    assert len(pairs) * 100 >= common_length(old, new) * 99


@pytest.mark.parametrize("size", [3_000, 6_000])
def test_many_words_take_checkpoints_and_are_still_the_longest(size: int) -> None:
    old = [str(n * 7919 % 1009) for n in range(size)]
    new = [word if n % 3 else "x" for n, word in enumerate(old)]
    pairs = common_subsequence(old, new)
    assert stands(old, new, pairs)
    assert len(pairs) == common_length(old, new) == size - len(range(0, size, 3))


def test_more_different_words_than_a_plane_of_characters_holds() -> None:
    old = [f"w{n}" for n in range(60_000)]
    pairs = by_characters(old, [*old[1:], "x"])
    assert len(pairs) == 59_999


def test_the_heaviest_chain_of_anchors_wins() -> None:
    heavy, light = ("a", "b", "c"), ("z",)
    assert anchors([(heavy, 0), (light, 3)], [(light, 0), (heavy, 1)]) == [(0, 1, 3)]


def test_what_stands_twice_is_no_anchor() -> None:
    assert anchors([(("a",), 0), (("a",), 1)], [(("a",), 0)]) == []


def test_the_order_of_hashes_shapes_nothing() -> None:
    program = (
        "from engine.text.redline import as_text, redline_text\n"
        "old = ' '.join(f'w{n * 31 % 97}' for n in range(400))\n"
        "new = ' '.join(f'w{n * 37 % 89}' for n in range(400))\n"
        "print(as_text(redline_text(old, new)))"
    )
    drawn = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(drawn) == 1
