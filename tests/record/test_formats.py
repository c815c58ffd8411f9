"""Stored events are never rewritten: a log that was recorded in each format is read as it was then.

`format-N.jsonl` is a whole small meeting in which every kind of event of that format occurs. A new format adds a file;
the others stay.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from engine.procedure.events import OfDraft
from engine.procedure.texts import Text, canonical, wording_of
from engine.record.chain import NOTHING_BEFORE, hash_of
from engine.record.codec import FORMAT, KINDS, UnknownFormat, data_of, event_of, texts_of
from engine.record.fold import Fold
from engine.text.wording import print_wording

NEW_IN_2 = {
    "AmendmentCarried", "AmendmentJoined", "JoinOffered", "MergeAnswered", "MergeDecided", "MergeProposed",
    "OfferTakenBack", "SponsorshipConfirmed",
}  # fmt: skip
NEW_IN_3 = {
    "AmendmentFollowed", "AmendmentMaintained", "ChangeCalledMaterial", "StructureDecided", "StructureProposed",
    "StructureWithdrawn", "ClearanceSet", "ConclusionIssued", "ConclusionReopened",
    "DelegationsNamed", "DraftAgreedTo", "DraftCleared", "DraftIssued", "DraftSentBack", "DraftShared",
    "EntryConfirmed", "EntryTakenBack", "FloorAsked", "FloorGiven", "IdeaLapsed", "IdeaMaintained", "ItemCalled",
    "NoteWritten", "ObserverPermitted", "PersonSeated", "PresidencyHandedOver", "ReopeningObjected", "SittingClosed",
    "SittingOpened", "SittingResumed", "SittingSuspended", "SpeakersListLeft", "TermsSet", "TextShown",
}  # fmt: skip
NEW_IN_4 = {
    "CommitmentAmended", "CommitmentFollowedUp", "CommitmentRecorded", "ItemsLinked", "ItemsUnlinked",
    "MeetingFollowed",
    "AddendumIssued", "ConclusionDeferred", "CorrectionAsked", "CorrectionCirculated", "CorrectionIssued",
    "CorrectionObjected", "ExtraordinarilyMoved", "ExtraordinaryMoveProposed", "FilesKept", "StatementMade",
    "StatementWithdrawn",
    "CounterpartConfirmed", "CounterpartSentBack", "CounterpartSupplied", "FrameTranslated", "RemarkAnswered",
    "RemarkMade", "TranslationMade",
    "FilingWasLate", "OutsideFilingConfirmed", "OutsideFilingDismissed", "OutsideFilingEntered", "SilenceAnnounced",
    "SilenceBroken", "SilenceCalledOff", "SilenceExpired", "SilenceExtended", "SilenceOpened", "SilenceRefused",
    "SilenceSuperseded",
}  # fmt: skip
NEW_SINCE = {1: NEW_IN_2 | NEW_IN_3 | NEW_IN_4, 2: NEW_IN_3 | NEW_IN_4, 3: NEW_IN_4, 4: set(), 5: set()}
GONE_IN_5 = {"PaperKept"}  # the certified paper is kept by FilesKept, as everything else that is issued
ENDS = {
    1: ["accepted", "discarded", "not_accepted", "withdrawn", "withdrawn"],
    2: ["accepted", "accepted_in_part", "discarded", "merged", "not_accepted", *["withdrawn"] * 5],
    3: [
        "accepted",
        "discarded",
        "draft",
        "followed",
        "lapsed",
        *["merged"] * 3,
        "overtaken",
        "taken_back",
        *["withdrawn"] * 3,
    ],
    4: [
        "accepted",
        "discarded",
        "draft",
        "followed",
        "lapsed",
        *["merged"] * 3,
        "overtaken",
        "taken_back",
        *["withdrawn"] * 3,
    ],
}
ENDS[4] = ENDS[5] = [*ENDS[3], "withdrawn"]
WITHDRAWN = {1: "To thank Belize.", 2: "We thank Belize.", 3: "To create a fund.", 4: "To create a fund."}
WITHDRAWN[5] = WITHDRAWN[4]


@dataclass(frozen=True)
class Log:
    """A recorded log: the bodies as they were hashed, their hashes, and the texts."""

    format: int
    bodies: list[str]
    hashes: list[str]
    texts: dict[str, Text]

    @property
    def events(self) -> list[dict[str, Any]]:
        return [json.loads(body) for body in self.bodies]


@pytest.fixture(params=[1, 2, 3, 4, 5])
def log(request: pytest.FixtureRequest) -> Log:
    path = Path(__file__).parent / f"format-{request.param}.jsonl"
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    told, texts = [line for line in lines if "hash" in line], [line for line in lines if "text" in line]
    return Log(
        request.param,
        [line["body"] for line in told],
        [line["hash"] for line in told],
        {line["text"]: Text(line["text"], line["salt"], line["body"]) for line in texts},
    )


def test_every_kind_of_event_of_its_format_occurs_in_the_recorded_log(log: Log) -> None:
    gone = GONE_IN_5 if log.format < 5 else set()
    assert {body["kind"] for body in log.events} == set(KINDS) - NEW_SINCE[log.format] | gone
    assert {body["format"] for body in log.events} == {log.format}


def test_the_recorded_bytes_are_the_bytes_that_were_hashed(log: Log) -> None:
    assert list(map(hash_of, log.bodies)) == log.hashes
    assert all(text.genuine for text in log.texts.values())


def test_each_event_follows_from_the_one_before_it_in_its_stream(log: Log) -> None:
    heads: dict[str, str] = {}
    for body, hash_ in zip(log.events, log.hashes, strict=True):
        assert body["previous"] == heads.get(body["stream"], NOTHING_BEFORE)
        heads[body["stream"]] = hash_


def test_nothing_that_the_log_says_is_lost_or_changed_in_reading(log: Log) -> None:
    """What a later format added has the value that was meant before there was a word for it."""
    for body in (body for body in log.events if body["kind"] not in GONE_IN_5):
        read = data_of(event_of(body["kind"], body["format"], body["data"], log.texts))
        assert canonical(read) == canonical(filled(body["data"], read))
        assert log.format < FORMAT or read.keys() == body["data"].keys()


def test_the_certified_paper_of_an_older_log_is_kept_among_the_files_of_all_issues(log: Log) -> None:
    for body in (body for body in log.events if body["kind"] in GONE_IN_5):
        told = body["data"]
        read = data_of(event_of(body["kind"], body["format"], told, log.texts))
        part = {name: told[name] for name in ("name", "sha256", "size")}
        files = [{"part": "paper", **part}]
        assert read == {"meeting": told["meeting"], "work": "certified_paper", "files": files}


def filled(told: Any, read: Any) -> Any:
    """What was told, with what there was no word for filled in from what was read."""
    if isinstance(told, dict) and isinstance(read, dict):
        return read | {key: filled(value, read[key]) for key, value in told.items()}
    if isinstance(told, list) and isinstance(read, list | tuple):
        return [filled(one, other) for one, other in zip(told, read, strict=True)]
    return told


def test_the_log_alone_tells_where_everything_stands(log: Log) -> None:
    fold = Fold()
    events = [event_of(body["kind"], body["format"], body["data"], log.texts) for body in log.events]
    for event in sorted(events, key=lambda event: not isinstance(event, OfDraft)):
        fold.take(event)
    withdrawn = [item for item in fold.conclusions.values() if item.state == "withdrawn"]
    assert [print_wording(wording_of(item.wording)) for item in withdrawn] == [WITHDRAWN[log.format]]
    ends = {"adopted", "withdrawn"} | ({"deferred"} if log.format >= 4 else set())
    assert {item.state for item in fold.conclusions.values()} == ends
    assert sorted(found.state for found in fold.amendments.values()) == ENDS[log.format]
    meetings = ["certified", "open"] if log.format >= 4 else ["certified"]
    assert sorted(meeting.state for meeting in fold.meetings.values()) == meetings


@pytest.mark.parametrize(("kind", "format_"), [("TreatyRatified", 1), ("CommentsOpened", FORMAT + 1)])
def test_an_event_of_a_later_acuerdo_is_refused(kind: str, format_: int) -> None:
    with pytest.raises(UnknownFormat):
        event_of(kind, format_, {}, {})


def test_a_text_that_is_gone_counts_as_erased(log: Log) -> None:
    body = next(body for body in log.events if body["kind"] == "CommentWritten")
    event = event_of(body["kind"], body["format"], body["data"], {})
    assert [text.body for text in texts_of(event)] == [None]
