"""Word both ways: a redline of 50 items written, read and guarded; beside python-redlines where that can be imported.

python-redlines is no dependency of the project. To measure against it: install it elsewhere and name the folder,
`pip install --target folder "python-redlines[ooxmlpowertools]==2.0.0"`, `PYTHONPATH=folder python -m benchmarks word`.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from importlib import import_module
from statistics import median
from typing import Any

from benchmarks.export import SEED, repeated
from benchmarks.house import WORKFLOWS
from benchmarks.redline import best
from engine.formats import read_format
from engine.text.merge import Merged, merge
from engine.text.outline import parse_paper
from engine.text.wording import Wording
from engine.word.adopted import write_paper
from engine.word.guard import admitted
from engine.word.layout import Layout
from engine.word.paper import PrintedPaper
from engine.word.reader import read
from engine.word.redlined import Hand, write_redlined
from engine.word.redlined.kinds import compilation, reworded

ITEMS = 50
AT = datetime(2014, 11, 24, 16, 42, tzinfo=UTC)
CHANGES = {"Mexico": ("the", "all the"), "Panama": ("and", "as well as"), "Canada": ("of", "of some of")}


def main() -> None:
    path = WORKFLOWS / "formats" / "rcgm.yaml"
    format_ = read_format(path.read_text(encoding="utf-8"), str(path))
    base = repeated(parse_paper(SEED.read_text(encoding="utf-8"), format_.words).paper, format_, ITEMS)
    merged = {item.id: _merged(item.wording) for item in base.items()}
    hands = {name: Hand(name, AT) for name in CHANGES}
    paper = compilation(base, merged, hands, Hand("Technical Secretariat", AT))

    docx = write_redlined(paper, format_.layout)
    ours, _ = _timed(lambda: write_redlined(paper, format_.layout))
    authors = {change.author for each in read(docx).paragraphs for change in each.changes}
    print(f"  redline of {ITEMS} items  {1000 * ours:7.1f} ms  {len(docx):,} bytes  {len(authors)} authors")
    print(f"  through the guard    {1000 * _timed(lambda: admitted(docx))[0]:7.1f} ms")
    print(f"  guard and reader     {1000 * _timed(lambda: read(docx))[0]:7.1f} ms")
    _against(base, merged, format_.layout, lambda: write_redlined(paper, format_.layout))


def _merged(wording: Wording) -> Merged:
    """Three delegations, each of which wants another word everywhere."""
    return merge(wording, {name: _changed(wording, *change) for name, change in CHANGES.items()})


def _changed(wording: Wording, word: str, other: str) -> Wording:
    return Wording(
        tuple(replace(one, text=one.text.replace(f" {word} ", f" {other} ")) for one in wording.paragraphs)
    )


def _against(
    base: PrintedPaper, merged: dict[str, Merged], layout: Layout, ours: Callable[[], object]
) -> None:
    try:
        engines: Any = import_module("python_redlines.engines")
    except ImportError:
        print("  python-redlines cannot be imported here; nothing to compare with")
        return
    wordings = {
        item.id: merged[item.id].wording or _changed(item.wording, "the", "all the") for item in base.items()
    }
    old, new = write_paper(base, layout), write_paper(reworded(base, wordings), layout)
    try:
        engine = engines.XmlPowerToolsEngine()
        made = engine.run_redline("Mexico", old, new)
        # Theirs is a process of its own, after which the first of ours is slow: two are taken after each.
        theirs, *twice = best(lambda: engine.run_redline("Mexico", old, new), ours, ours, repeats=7)
        mine = min(twice)
    except Exception as error:  # it starts a program of its own, which may not run here
        print(f"  python-redlines does not run here: {error}")
        return
    print(
        f"  python-redlines      {1000 * theirs:7.1f} ms  {len(made[0]):,} bytes  1 author  "
        f"({theirs / mine:.0f} times as long)"
    )


def _timed(work: Callable[[], Any], times: int = 10) -> tuple[float, Any]:
    """The median time, and the last result."""
    seconds = []
    for _ in range(times):
        began = time.perf_counter()
        made = work()
        seconds.append(time.perf_counter() - began)
    return median(seconds), made
