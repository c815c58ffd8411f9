"""Any text is a paper and a wording, printed and read back the same, and no letter of it is lost."""

from collections.abc import Iterator
from typing import Any

from tests.fuzz.running import fuzz, law, watched

with watched(__name__):
    from engine.text.characters import cleaned
    from tests.fuzz.spelling import text_of
    from tests.text import test_laws as laws
    from tests.text.shorthand import SPECIMENS

LAWS = [
    law(test)
    for test in (
        laws.test_any_text_is_a_paper_that_prints_and_reads_back_the_same,
        laws.test_a_paper_read_again_has_nothing_left_to_clean,
        laws.test_any_text_is_a_wording_that_prints_and_reads_back_the_same,
    )
]
NO_LETTER_LOST = law(laws.test_no_letter_or_figure_is_lost)
LONGEST = 2_000  # bytes


def harness(data: bytes) -> None:
    text = text_of(data)
    for each in LAWS:
        each(text)
    if "[bookmark:" not in cleaned(text)[0]:  # Word's debris goes, letters and all
        NO_LETTER_LOST(text)


def seeds() -> Iterator[bytes]:
    """Papers of the conference in pieces."""
    for path in sorted(SPECIMENS.glob("*.txt")):
        paper = path.read_bytes()
        yield from (paper[at : at + LONGEST // 2] for at in range(0, len(paper), LONGEST // 2))


def spellings() -> list[bytes]:
    """What the parser looks for: labels, headings, verbs of a preamble, Word's debris, invisible signs."""
    pieces: Any = laws.pieces
    return [each.encode("utf-8", "surrogatepass") for each in pieces.elements]


if __name__ == "__main__":
    fuzz("parser", harness, seeds(), spellings(), LONGEST)
