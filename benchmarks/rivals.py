"""Redlines of large texts beside difflib and jsdiff, time and memory: `python -m benchmarks.rivals`.

Every redline is made in a process of its own, which tells the shortest of its times, how far its memory rose at most
above what program and texts take (as Linux tells it), and whether delete and equal give the old text back and insert
and equal the new one, to the character. What takes longer than LIMIT is stopped. What would take longer, if it went on
growing as from the shorter text to the longer one, is not begun. Which of the two, is said.

difflib is given the words that the redline aligns, without the spaces (with them it is slower), and its law is checked
on those words. jsdiff is the npm package `diff` (`diffWords`): `npm install diff` in any folder, and
ACUERDO_BENCH_NODE_MODULES=folder/node_modules.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from shutil import which
from time import perf_counter

from engine.text.redline import Op, Span, redline_text
from engine.text.redline.sides import text_side

SIZES = (1_000, 10_000, 100_000)
PERCENT = (1, 10, 50)
LIMIT = 60.0
TIMES = {1_000: 5, 10_000: 3, 100_000: 1}
ENOUGH = 5.0  # seconds, after which nothing is done again

Texts = tuple[str, str]
"""The old text and the new one, as they are or as a redline gives them back."""


@dataclass(frozen=True, slots=True)
class Measured:
    """`megabytes` is None where the system does not tell."""

    seconds: float
    megabytes: float | None
    lossless: bool


@dataclass(frozen=True, slots=True)
class Rival:
    """An engine, and the command that makes one redline with it: to be followed by the two files, how many times, and
    after how many seconds no more."""

    name: str
    command: tuple[str, ...]


# --- the texts


def pair(words: int, percent: int) -> Texts:
    """A text in which few words are frequent and many rare, and a version in which some words, and some of the spaces
    between them, were changed, taken out or put in. The same in every run."""
    choose = random.Random(words + percent)
    old = [_word(choose) + _space(choose) for _ in range(words)]
    new = list(old)
    for place in range(words):
        if choose.random() < percent / 100:
            new[place] = choose.choice((_other(choose), _other(choose), "", old[place] + _other(choose)))
    return "".join(old), "".join(new)


def _word(choose: random.Random) -> str:
    return f"word{int(choose.paretovariate(0.6)) % 5000}"


def _space(choose: random.Random) -> str:
    return choose.choices((" ", ", ", "\n"), (90, 8, 2))[0]


def _other(choose: random.Random) -> str:
    return _word(choose) + choose.choices((" ", "  ", "\n"), (90, 5, 5))[0]


def hard() -> Iterator[tuple[str, Texts]]:
    """Texts of 100,000 words made to be hard."""
    words = pair(100_000, 1)[0]
    yield "all words alike, against 80,000", ("aye " * 100_000, "aye " * 80_000)
    yield "a b a b against b a b a", ("a b " * 50_000, "b a " * 50_000)
    yield "a b a b against a b b a", ("a b " * 50_000, "a b b a " * 25_000)
    yield "nothing in common", (words, words.replace("word", "x"))
    yield "the same words in another order", (words, _shuffled(words))


def _shuffled(text: str) -> str:
    words = text.split()
    random.Random(3).shuffle(words)
    return " ".join(words)


# --- the engines, each in a process of its own


def by_acuerdo(old: str, new: str) -> Callable[[], Texts]:
    spans = redline_text(old, new)
    return lambda: (_without(Op.INSERT, spans), _without(Op.DELETE, spans))


def _without(op: Op, spans: Sequence[Span]) -> str:
    return "".join(span.text for span in spans if span.op is not op)


def by_difflib(old: str, new: str) -> Callable[[], Texts]:
    """On the words alone, cut as the redline cuts them: where no word is lost, it counts as lossless."""
    a, b = (list(map(str, text_side(text).words)) for text in (old, new))
    opcodes = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()

    def sides() -> Texts:
        olds = [word for _, begin, end, _, _ in opcodes for word in a[begin:end]]
        news = [word for op, i, j, k, m in opcodes for word in (a[i:j] if op == "equal" else b[k:m])]
        return (old, new) if (olds, news) == (a, b) else ("".join(olds), "".join(news))

    return sides


ENGINES = {"acuerdo": by_acuerdo, "difflib": by_difflib}


def one(engine: str, old_file: str, new_file: str, times: str, enough: str) -> None:
    """What a child process does: prints one `Measured` as JSON."""
    old, new = (Path(file).read_bytes().decode() for file in (old_file, new_file))
    redline_text("one", "two")  # what the first one loads is not counted
    before, seconds = _memory("VmRSS"), list[float]()
    while len(seconds) < int(times) and sum(seconds) < float(enough):
        begun = perf_counter()
        sides = ENGINES[engine](old, new)
        seconds.append(perf_counter() - begun)
    most = _memory("VmHWM")
    megabytes = None if before is None or most is None else most - before
    print(json.dumps({"seconds": min(seconds), "megabytes": megabytes, "lossless": sides() == (old, new)}))


def _memory(what: str) -> float | None:
    """The memory that this process has (VmRSS), from which its peak is then counted anew, or that peak (VmHWM), in
    megabytes. `ru_maxrss` would be that of the process that began it, where that was larger."""
    try:
        if what == "VmRSS":
            Path("/proc/self/clear_refs").write_text("5")
        status = Path("/proc/self/status").read_text()
    except OSError:
        return None
    return int(status.split(f"{what}:")[1].split()[0]) / 1024


def measured(rival: Rival, texts: Texts, times: int) -> Measured | None:
    """None where it takes longer than LIMIT."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("old", "new")]
        for file, text in zip(files, texts, strict=True):
            file.write_bytes(text.encode())
        call = [*rival.command, *map(str, files), str(times), str(ENOUGH)]
        try:
            done = subprocess.run(call, capture_output=True, text=True, timeout=LIMIT + ENOUGH, check=True)
        except subprocess.TimeoutExpired:
            return None
        return Measured(**json.loads(done.stdout))


def rivals() -> Iterator[Rival]:
    for name in ENGINES:
        yield Rival(name, (sys.executable, "-m", "benchmarks.rivals", name))
    node, modules = (
        which("node"),
        Path(os.environ.get("ACUERDO_BENCH_NODE_MODULES", "node_modules")).resolve(),
    )
    if node is None or not (modules / "diff").is_dir():
        print(
            "jsdiff is not measured: "
            + ("there is no node" if node is None else "npm package diff not found")
        )
        return
    yield Rival("jsdiff", (node, str(Path(__file__).with_name("jsdiff.cjs")), str(modules)))


# --- what is printed


def main() -> None:
    found = list(rivals())
    lossy: set[str] = set()
    for percent in PERCENT:
        told: dict[str, list[float]] = {}
        for words in SIZES:
            print(f"{words:,} words, {percent} % changed:", flush=True)
            lossy |= compared(found, pair(words, percent), TIMES[words], told)
    print(f"not lossless to the character: {', '.join(sorted(lossy)) or 'none of them'}")
    for name, texts in hard():
        print(f"100,000 words, {name}: {_said(measured(found[0], texts, 1))}", flush=True)


def compared(found: list[Rival], texts: Texts, times: int, told: dict[str, list[float]]) -> set[str]:
    """The engines on one pair, a line each, and the names of those that lose something. `told` holds the seconds that
    each took for shorter texts, and is brought up to date."""
    ours: Measured | None = None
    lossy: set[str] = set()
    for rival in found:
        before = told.setdefault(rival.name, [])
        if _expected(before) > 2 * LIMIT:  # what is near the limit is tried
            print(
                f"   {rival.name:8} not begun: as it grows, over {LIMIT:.0f} s (some {_expected(before):.0f} s)"
            )
            continue
        result = measured(rival, texts, times)
        before.append(result.seconds if result else LIMIT)
        ours = ours or result
        print(f"   {rival.name:8} {_said(result, ours)}", flush=True)
        lossy |= {rival.name} if result and not result.lossless else set()
    return lossy


def _expected(before: list[float]) -> float:
    """The seconds for the next size, if it grows as it grew."""
    return before[-1] ** 2 / before[-2] if len(before) > 1 else 0.0


def _said(result: Measured | None, ours: Measured | None = None) -> str:
    if result is None:
        return f"over {LIMIT:.0f} s, stopped"
    told = f"{result.seconds * 1e3:9.1f} ms"
    if result.megabytes is not None:
        told += f"  {result.megabytes:7.1f} MB"
    if ours is not None and ours is not result:
        told += f"  {result.seconds / ours.seconds:7.2f} x our time"
        if result.megabytes is not None and ours.megabytes:
            told += f"  {result.megabytes / ours.megabytes:6.2f} x our memory"
    return told + ("" if result.lossless else "  not lossless")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        one(*sys.argv[1:])
    else:
        main()
