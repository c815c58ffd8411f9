"""Merging of two against `git merge-file --diff3`, one token a line: where the two differ, the rule says why."""

import subprocess
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.text.merge import merge_text
from engine.text.merge.alignment import exact_changes, leftmost
from engine.text.redline.sides import text_side
from engine.text.tokens import is_word
from tests.text.shorthand import new, old
from tests.text.test_merge import CONFLICTS, MERGED

Need = Callable[[str], Path]

# The cases in which git does something else, each with its reason.
ONLY_SIGNS = (
    "git takes a comma, a full stop or a line end for a line like others; here only a word parts two changes"
)
DIFFERENCES = {
    "neighbouring words, only a comma between": ONLY_SIGNS,
    "the end of a sentence and the beginning of the next": ONLY_SIGNS,
    "the end of a paragraph and the beginning of the next": ONLY_SIGNS,
}  # fmt: skip


def by_git(git: Path, base: Sequence[str], one: Sequence[str], other: Sequence[str]) -> list[str] | None:
    """The merged tokens; None for a conflict."""
    with TemporaryDirectory() as folder:
        for name, tokens in (("base", base), ("one", one), ("other", other)):
            (Path(folder) / name).write_text("".join(f"{token!r}\n" for token in tokens), encoding="utf-8")
        done = subprocess.run(
            [git, "merge-file", "-p", "--diff3", "one", "base", "other"],
            cwd=folder,
            capture_output=True,
            check=False,
        )
    if done.returncode:
        return None
    return [line[1:-1].encode().decode("unicode_escape") for line in done.stdout.decode().splitlines()]


def words(text: str) -> list[str]:
    return [str(word) for word in text_side(text).words]


def by_rule(base: str, one: str, other: str) -> list[str] | None:
    merged = merge_text(base, {"A": one, "B": other}).text
    return None if merged is None else words(merged)


@pytest.mark.parametrize("case", [*MERGED, *CONFLICTS])
def test_the_designed_cases_come_out_as_in_git_or_the_rule_says_why(need: Need, case: str) -> None:
    one, other, _ = (MERGED | CONFLICTS)[case]
    theirs = by_git(need("git"), *map(words, (old(one), new(one), new(other))))
    assert (theirs != by_rule(old(one), new(one), new(other))) == (case in DIFFERENCES), theirs


BASE = [f"word{n}" for n in range(12)]


@st.composite
def edited(draw: st.DrawFn, base: list[str]) -> list[str]:
    """Changes with words that the base has not, each once: so both programs must see the same changes."""
    words, fresh = list(base), draw(st.permutations(["new1", "new2", "new3", "new4"]))
    for _ in range(draw(st.integers(1, 2))):
        place, come = draw(st.integers(0, len(words))), draw(st.integers(0, 2))
        words[place : place + draw(st.integers(0, 2))], fresh = fresh[:come], fresh[come:]
    return words


gits = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(edited(BASE), edited(BASE))
@gits
def test_of_words_git_thinks_the_same(need: Need, one: list[str], other: list[str]) -> None:
    texts = [" ".join(words) for words in (BASE, one, other)]
    assert by_rule(*texts) == by_git(need("git"), BASE, one, other)


SIGNED = ["one", ",", "two", "three", ";", "four", ".", "five", ":", "six", "seven", "!", "eight"]


@given(edited(SIGNED), edited(SIGNED))
@gits
def test_of_words_and_signs_git_differs_only_where_a_sign_stands_between(
    need: Need, one: list[str], other: list[str]
) -> None:
    texts = [" ".join(words) for words in (SIGNED, one, other)]
    ours, theirs = by_rule(*texts), by_git(need("git"), SIGNED, one, other)
    if ours != theirs:
        assert ours is None
        assert only_signs_between(changed(SIGNED, one), changed(SIGNED, other), SIGNED)


def changed(base: list[str], version: list[str]) -> list[tuple[int, int]]:
    codes = SequenceMatcher(None, base, version, autojunk=False).get_opcodes()
    return [(start, end) for op, start, end, _, _ in codes if op != "equal"]


def only_signs_between(one: list[tuple[int, int]], other: list[tuple[int, int]], base: list[str]) -> bool:
    gaps = [(min(a[1], b[1]), max(a[0], b[0])) for a in one for b in other]
    return any(not any(map(is_word, base[start:end])) for start, end in gaps)


REPEATED = ["a", "b", "a", ",", "b", "a", "a", "b", "c", ",", "a", "b"]


@st.composite
def repeating(draw: st.DrawFn) -> list[str]:
    words = list(REPEATED)
    for _ in range(draw(st.integers(1, 2))):
        place = draw(st.integers(0, len(words)))
        words[place : place + draw(st.integers(0, 2))] = draw(st.lists(st.sampled_from("abcd,"), max_size=2))
    return words


def tagged(words: list[str]) -> list[str]:
    """The words of a version; those that stand bear their number in the base, so that git sees what we see."""
    tags: list[str] = []
    place = 0
    for i1, i2, j1, j2 in leftmost(REPEATED, words, exact_changes(REPEATED, words)):
        tags += [f"{REPEATED[n]}{n}" for n in range(place, i1)] + words[j1:j2]
        place = i2
    return tags + [f"{REPEATED[n]}{n}" for n in range(place, len(REPEATED))]


@given(repeating(), repeating())
@gits
def test_of_words_that_repeat_git_thinks_the_same_once_it_knows_which_of_them_stand(
    need: Need, one: list[str], other: list[str]
) -> None:
    ours = by_rule(*(" ".join(words) for words in (REPEATED, one, other)))
    theirs = by_git(need("git"), *map(tagged, (REPEATED, one, other)))
    if ours is None and theirs is not None:
        assert only_signs_between(edits(one), edits(other), REPEATED)
    elif theirs is None:
        assert ours is None or one == other
    else:
        assert ours == [word[0] for word in theirs]


def edits(words: list[str]) -> list[tuple[int, int]]:
    return [(start, end) for start, end, _, _ in leftmost(REPEATED, words, exact_changes(REPEATED, words))]
