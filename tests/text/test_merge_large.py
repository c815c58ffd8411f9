"""Merging beyond the size up to which the alignment is exact over the whole text, and of texts made to be hard."""

import random

import pytest

from engine.text.merge import carry_text, merge_text
from engine.text.merge.alignment import EXACT

PARAGRAPHS = EXACT // 25


def paper() -> list[str]:
    """Some paragraphs stand twice, so that not all can be told apart."""
    choose = random.Random(3)
    found = [" ".join(f"word{choose.randrange(300)}" for _ in range(50)) + "." for _ in range(PARAGRAPHS)]
    return found + found[:20]


def edited(lines: list[str], seed: int, start: int, step: int) -> list[str]:
    """A word, a new paragraph, a paragraph gone, in turn."""
    choose, found = random.Random(seed), list(lines)
    for number, place in enumerate(range(start, len(lines) - 1, step)):
        words = lines[place].split(" ")
        words[choose.randrange(40)] = f"mine{seed}"
        found[place] = (" ".join(words), f"New {seed}.\n{lines[place]}", "Other.")[number % 3]
    return found


def test_a_large_paper_merges_to_the_character() -> None:
    base = paper()
    one, other = edited(base, 1, 3, 10), edited(base, 2, 7, 10)
    both = [mine if mine != line else theirs for line, mine, theirs in zip(base, one, other, strict=True)]
    texts = ["\n".join(lines) for lines in (base, one, other, both)]
    assert merge_text(texts[0], {"A": texts[1]}).text == texts[1]
    assert merge_text(texts[0], {"A": texts[1], "B": texts[2]}).text == texts[3]
    assert carry_text(texts[0], texts[1], texts[2]).text == texts[3]


def test_a_moved_paragraph_goes_and_comes() -> None:
    base = paper()
    moved = [*base[5:9], *base[:5], *base[9:]]
    texts = ["\n".join(lines) for lines in (base, moved, edited(base, 2, 27, 10))]
    merged = merge_text(texts[0], {"A": texts[1], "B": texts[2]}).text
    assert merged == "\n".join([*moved[:9], *edited(base, 2, 27, 10)[9:]])


@pytest.mark.parametrize(
    ("base", "one", "other"),
    [
        ("aye " * 20_000, "aye " * 15_000, "aye " * 18_000),
        ("a b " * 5_000, "b a " * 5_000, "a b b a " * 2_500),
        ("a " * 10_000, "b " * 10_000, "c " * 10_000),
        ("a.\n" * 5_000, "a.\n" * 4_000, "b.\n" * 5_000),
        ("a" * 100_000, "b" * 100_000, "a " * 5_000),
        ("[" * 10_000, "]" * 10_000, "\\" * 10_000),
    ],
    ids=["all alike", "a b a b", "nothing in common", "lines alike", "one word", "brackets"],
)
def test_a_text_made_to_be_hard_is_merged_like_others(base: str, one: str, other: str) -> None:
    assert merge_text(base, {"A": one}).text == one
    merged = merge_text(base, {"A": one, "B": other})
    assert merged == merge_text(base, {"B": other, "A": one})
    assert len(merged.conflicts) == 1 or merged.text is not None
