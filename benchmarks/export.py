"""How the export to Word grows with the paper: 20, 200 and 2,000 items, the seed's own over and over."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import cycle, islice
from pathlib import Path

from benchmarks.house import WORKFLOWS
from engine.formats import Format, read_format
from engine.papers import heading
from engine.text.outline import parse_paper
from engine.text.paper import Item, Paper
from engine.word.adopted import write_paper
from engine.word.paper import PrintedItem, PrintedPaper, PrintedSection

SEED = Path(__file__).parent.parent / "tests" / "specimens" / "rcgm-2014-11-managua-en.txt"
SIZES = (20, 200, 2000)


def main() -> None:
    path = WORKFLOWS / "formats" / "rcgm.yaml"
    format_ = read_format(path.read_text(encoding="utf-8"), str(path))
    seed = parse_paper(SEED.read_text(encoding="utf-8"), format_.words).paper
    write_paper(repeated(seed, format_, 1), format_.layout)  # what the first one loads is not counted
    for size in SIZES:
        paper = repeated(seed, format_, size)
        began = time.perf_counter()
        content = write_paper(paper, format_.layout)
        seconds = time.perf_counter() - began
        print(
            f"  {size:5} items  {seconds:7.3f} s  {1000 * seconds / size:6.2f} ms an item  {len(content):9,} bytes"
        )


def repeated(seed: Paper, format_: Format, size: int) -> PrintedPaper:
    items = islice(cycle(_items(seed)), size)
    printed = tuple(
        PrintedItem(f"item-{number}", item.topic, item.wording) for number, item in enumerate(items)
    )
    return PrintedPaper(
        title=seed.title,
        preamble=seed.preamble,
        language="en",
        sections=(PrintedSection("conclusions", heading(format_, "en", "conclusions"), printed),),
        issued=datetime(2014, 11, 25, tzinfo=UTC),
        author="Benchmark",
    )


def _items(seed: Paper) -> Iterator[Item]:
    for section in seed.sections:
        yield from section.items
