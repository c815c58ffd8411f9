"""How long a redline takes, and how many words it keeps: `python -m benchmarks.redline`.

Everything is compared in one run with `difflib.SequenceMatcher(autojunk=False)` on the same words (spaces are left out:
with them difflib is slower). Our time is that of the whole way, from two wordings to the spans: cutting into words,
aligning, clean-up, spaces put back. The words kept are compared with the optimum, the longest common subsequence.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from time import perf_counter

import yaml

from engine.text.outline import parse_paper
from engine.text.redline import Op, Span, Token, redline, redline_text
from engine.text.redline.lcs import common_length
from engine.text.redline.sides import forget_words, text_side, wording_side
from engine.text.tokens import is_word
from engine.text.wording import Wording
from engine.text.words import Words

ROOT = Path(__file__).parent.parent
SPECIMENS = ROOT / "tests" / "specimens"
REPEATS = 30


def seed_pairs() -> Iterator[tuple[Wording, Wording]]:
    """The seed's 20 items, each with its edited version."""
    block = yaml.safe_load((ROOT / "workflows" / "formats" / "rcgm.yaml").read_text(encoding="utf-8"))[
        "words"
    ]
    words = Words.model_validate(block)
    papers = [
        parse_paper(
            (SPECIMENS / f"rcgm-2014-11-managua-en{which}.txt").read_text(encoding="utf-8"), words
        ).paper
        for which in ("", "-edited")
    ]
    old, new = ([item.wording for section in paper.sections for item in section.items] for paper in papers)
    return zip(old, new, strict=True)


def best(*acts: Callable[[], object], repeats: int) -> list[float]:
    """The shortest of several times of each, in seconds: the others measure the machine's other work. They are taken in
    turn, so that it weighs on all of them."""
    times: list[list[float]] = [[] for _ in acts]
    for _ in range(repeats):
        for taken, act in zip(times, acts, strict=True):
            start = perf_counter()
            act()
            taken.append(perf_counter() - start)
    return list(map(min, times))


def by_difflib(old: Sequence[Token], new: Sequence[Token]) -> object:
    return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def kept(spans: Sequence[Span]) -> int:
    standing = (token for span in spans if span.op is Op.EQUAL for token in span.tokens)
    return sum(isinstance(token, str) and is_word(token) for token in standing)


def seed() -> None:
    pairs = list(seed_pairs())
    sides = [(wording_side(old).words, wording_side(new).words) for old, new in pairs]

    def anew() -> None:
        forget_words()
        again()

    def again() -> None:
        for old, new in pairs:
            redline(old, new)

    def theirs() -> None:
        for old, new in sides:
            by_difflib(old, new)

    first, second, difflib = best(anew, again, theirs, repeats=REPEATS)
    words = sum(kept(redline(old, new)) for old, new in pairs)
    optimum = sum(common_length(_words(old), _words(new)) for old, new in sides)
    print(f"20 seed items: {first * 1e3:.2f} ms, {first / difflib:.2f} x difflib ({difflib * 1e3:.2f} ms)")
    print(
        f"   a second time, paragraphs already cut: {second * 1e3:.2f} ms, {second / difflib:.2f} x difflib"
    )
    print(f"   words kept: {words} of {optimum} possible, {words / optimum:.1%}")


def _words(tokens: Sequence[Token]) -> list[Token]:
    return [token for token in tokens if isinstance(token, str) and is_word(token)]


def large(name: str, old: str, new: str, compare: bool) -> None:
    (ours,) = best(lambda: redline_text(old, new), repeats=3)
    words = [text_side(text).words for text in (old, new)]
    optimum = common_length(_words(words[0]), _words(words[1]))
    print(f"{name}: {ours:.2f} s", end="")
    print(f", {kept(redline_text(old, new)) / optimum:.1%} of the words possible" if optimum else "", end="")
    if compare:
        (theirs,) = best(lambda: by_difflib(*words), repeats=1)
        print(f", {ours / theirs:.3f} x difflib ({theirs:.2f} s)", end="")
    print()


def main() -> None:
    choose = random.Random(2014)
    vocabulary = [f"word{n}" for n in range(2000)]
    text = [choose.choice(vocabulary) for _ in range(10_000)]
    changed = [choose.choice(vocabulary) if choose.random() < 0.5 else word for word in text]
    seed()
    large("10,000 words half changed", " ".join(text), " ".join(changed), compare=True)
    large(
        "10,000 words, nothing in common", " ".join(text), " ".join(f"x{word}" for word in text), compare=True
    )
    large("50,000 words half changed", " ".join(text * 5), " ".join(changed * 5), compare=False)
    large("50,000 words all alike against 40,000", "aye " * 50_000, "aye " * 40_000, compare=False)
    large("50,000 words a b a b against b a b a", "a b " * 25_000, "b a " * 25_000, compare=False)


if __name__ == "__main__":
    main()
