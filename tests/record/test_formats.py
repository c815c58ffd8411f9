"""Stored events are never rewritten: a log that was recorded in each format is read as it was then.

`format-1.jsonl` is a whole small meeting in which every kind of event occurs. A new format adds a file; this one stays.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from engine.procedure.events import OfDraft
from engine.procedure.texts import Text, canonical, wording_of
from engine.record.chain import NOTHING_BEFORE, hash_of
from engine.record.codec import KINDS, UnknownFormat, data_of, event_of
from engine.record.fold import Fold
from engine.text.wording import print_wording

LINES = [
    json.loads(line) for line in (Path(__file__).parent / "format-1.jsonl").read_text("utf-8").splitlines()
]
EVENTS: list[dict[str, Any]] = [json.loads(line["body"]) for line in LINES if "hash" in line]
TEXTS = {line["text"]: Text(line["text"], line["salt"], line["body"]) for line in LINES if "text" in line}


def test_every_kind_of_event_occurs_in_the_recorded_log() -> None:
    assert {body["kind"] for body in EVENTS} == set(KINDS)


def test_the_recorded_bytes_are_the_bytes_that_were_hashed() -> None:
    assert [hash_of(line["body"]) for line in LINES if "hash" in line] == [
        line["hash"] for line in LINES if "hash" in line
    ]
    assert all(text.genuine for text in TEXTS.values())


def test_each_event_follows_from_the_one_before_it_in_its_stream() -> None:
    heads: dict[str, str] = {}
    for body, line in zip(EVENTS, LINES, strict=False):
        assert body["previous"] == heads.get(body["stream"], NOTHING_BEFORE)
        heads[body["stream"]] = line["hash"]


def test_what_is_read_from_the_log_is_written_as_it_stands_there() -> None:
    for body in EVENTS:
        event = event_of(body["kind"], body["format"], body["data"], TEXTS)
        assert canonical(data_of(event)) == canonical(body["data"])


def test_the_log_alone_tells_where_everything_stands() -> None:
    fold = Fold()
    events = [event_of(body["kind"], body["format"], body["data"], TEXTS) for body in EVENTS]
    for event in sorted(events, key=lambda event: not isinstance(event, OfDraft)):
        fold.take(event)
    standing = {item.state: print_wording(wording_of(item.wording)) for item in fold.conclusions.values()}
    assert standing["withdrawn"] == "To thank Belize."
    assert [item.state for item in fold.conclusions.values()] == ["adopted", "withdrawn", "adopted"]
    assert sorted(found.state for found in fold.amendments.values()) == [
        "accepted",
        "discarded",
        "not_accepted",
        "withdrawn",
        "withdrawn",
    ]
    assert [meeting.state for meeting in fold.meetings.values()] == ["certified"]


@pytest.mark.parametrize(("kind", "format_"), [("TreatyRatified", 1), ("CommentsOpened", 2)])
def test_an_event_of_a_later_acuerdo_is_refused(kind: str, format_: int) -> None:
    with pytest.raises(UnknownFormat):
        event_of(kind, format_, {}, {})


def test_a_text_that_is_gone_counts_as_erased() -> None:
    body = next(body for body in EVENTS if body["kind"] == "CommentWritten")
    event = event_of(body["kind"], 1, body["data"], {})
    assert event.text.body is None
