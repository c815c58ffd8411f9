"""How a harness runs: with atheris, from its own seeds, for a bounded time.

`python -m tests.fuzz.parser -max_total_time=60` looks for an input that breaks a law, and goes on from what earlier
runs found worth keeping; `python -m tests.fuzz.parser FILE` tries that input again. All flags are libFuzzer's. What was
found lies in out/fuzz.
"""

import sys
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any

OUT = Path(__file__).parent.parent.parent / "out" / "fuzz"
# One input may take ten seconds, and the whole two gigabytes; libFuzzer takes the last of a flag that stands twice.
FLAGS = ("-max_total_time=60", "-timeout=10", "-rss_limit_mb=2048", "-print_final_stats=1")

Harness = Callable[[bytes], None]
Mutator = Callable[[bytes, int, int], bytes]


def atheris() -> Any:
    """The module, or the end of the program with a sentence that says what to install."""
    try:
        return import_module("atheris")
    except ImportError:
        sys.exit("Fuzzing needs atheris: pip install -r tests/fuzz/requirements.txt (Linux on x86-64 only).")


def watched(name: str) -> AbstractContextManager[Any]:
    """Within it, imports of the engine are watched line by line; only where `name` is that of the program itself."""
    return atheris().instrument_imports(include=["engine"]) if name == "__main__" else nullcontext()


def law(test: Any) -> Callable[[Any], None]:
    """The body of a Hypothesis test, which takes one example: a law is stated once."""
    found: Callable[[Any], None] = test.hypothesis.inner_test
    return found


def fuzz(
    name: str,
    harness: Harness,
    seeds: Iterable[bytes],
    spellings: Iterable[bytes],
    longest: int,
    mutator: Mutator | None = None,
) -> None:
    """Runs until the time is over (exit 0) or something is found: its place is printed, and its input kept."""
    corpus = OUT / name
    corpus.mkdir(parents=True, exist_ok=True)
    for seed in seeds:
        (corpus / sha256(seed).hexdigest()[:16]).write_bytes(seed)
    dictionary = OUT / f"{name}.dict"
    dictionary.write_text("".join(f'"{_escaped(one)}"\n' for one in spellings if one), encoding="ascii")
    given = sys.argv[1:]
    flags = [*FLAGS, f"-max_len={longest}", f"-dict={dictionary}", f"-artifact_prefix={OUT / name}-", *given]
    again = any(not argument.startswith("-") for argument in given)
    more = {} if mutator is None else {"custom_mutator": mutator}
    atheris().Setup([sys.argv[0], *flags, *([] if again else [str(corpus)])], harness, **more)
    atheris().Fuzz()


def _escaped(spelling: bytes) -> str:
    return "".join(f"\\x{byte:02x}" for byte in spelling)
