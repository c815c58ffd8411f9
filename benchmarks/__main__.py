"""`make bench`: every measurement, or the ones named: `python -m benchmarks desk`. Prints, asserts nothing on time."""

import sys
from importlib import import_module

PARTS = ("redline", "rivals", "merge", "word", "desk", "meeting", "room", "export", "item", "pages")


def main() -> None:
    for name in sys.argv[1:] or PARTS:
        print(f"\n== {name} ==", flush=True)
        import_module(f"benchmarks.{name}").main()


if __name__ == "__main__":
    main()
