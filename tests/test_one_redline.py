"""Law 6: the page, the Word file and the JSON are drawn from the same spans."""

import re
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import pytest

from engine.formats import read_format
from engine.text.redline import Span, as_data, as_html, as_text, redline_text
from engine.word.reader import read
from engine.word.redlined import Hand, strands, write_redlined_text

ROOT = Path(__file__).parent.parent
SPECIMENS = ROOT / "tests" / "specimens"
PAIRS = list(
    zip(
        (SPECIMENS / "rcgm-2014-11-managua-en.txt").read_text("utf-8").splitlines(),
        (SPECIMENS / "rcgm-2014-11-managua-en-edited.txt").read_text("utf-8").splitlines(),
        strict=False,
    )
)
CHANGED = [pair for pair in PAIRS if pair[0] != pair[1]][:12]

Said = list[tuple[str, str]]


def json_says(spans: tuple[Span, ...]) -> Said:
    return [(one["op"], one["text"]) for one in as_data(spans) if one["op"] != "equal"]


def text_says(spans: tuple[Span, ...]) -> Said:
    found = re.findall(r"\[-(.*?)-\]|\{\+(.*?)\+\}", as_text(spans), re.S)
    return [("delete", gone) if gone else ("insert", come) for gone, come in found]


def page_says(spans: tuple[Span, ...]) -> Said:
    found = re.findall(r"<(del|ins)[^>]*>(.*?)</\1>", as_html(spans), re.S)
    return [("delete" if tag == "del" else "insert", unescape(text)) for tag, text in found]


def word_says(spans: tuple[Span, ...]) -> Said:
    hand = Hand("Mexico", datetime(2014, 11, 24, tzinfo=UTC))
    layout = read_format((ROOT / "workflows/formats/rcgm.yaml").read_text("utf-8"), "rcgm.yaml").layout
    document = read(write_redlined_text(strands(spans, hand), hand, layout))
    return [(change.op.value, change.text) for part in document.paragraphs for change in part.changes]


@pytest.mark.parametrize(("old", "new"), CHANGED)
def test_every_form_of_a_redline_says_the_same_changes(old: str, new: str) -> None:
    spans = redline_text(old, new)
    said = json_says(spans)
    assert said
    assert text_says(spans) == page_says(spans) == word_says(spans) == said
