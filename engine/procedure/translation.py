"""Translations of an item: which revision of the original each renders, and where it stands. Pure.

Source: one language is the original, the other a translation, and what is negotiated is the original; a language
remark is about the translation alone (practice of multilateral drafting). That the paragraphs pair one to one, and
what an editorial change does, are our own rules: as it keeps positions, it keeps a translation aligned, unless it
changes the paragraphs or is called material.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from itertools import zip_longest
from typing import Protocol

from engine.procedure.instants import read
from engine.procedure.texts import Text, canonical
from engine.text.wording import Wording


@dataclass(frozen=True, slots=True)
class Translation:
    """One number of a translation: numbers count from 1 in each language. It renders the revision `renders` of the
    original; `since` is the instant from which it has stood without an open remark (ISO 8601, UTC)."""

    language: str
    number: int
    renders: int
    wording: Text
    since: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A language remark that has not been answered: on which number, by whom."""

    id: str
    language: str
    number: int
    delegation: str


@dataclass(frozen=True, slots=True)
class FrameIn:
    """Title lines, preamble and topics in another language: `renders` is the hash of the original's (`frame_hash`)."""

    language: str
    number: int
    renders: str


class Standing(StrEnum):
    """Where a translation stands beside its original."""

    MISSING = "missing"
    STALE = "stale"  # it renders words that have since been changed in substance
    ALIGNED = "aligned"


class Rendered(Protocol):
    """What of an item says where its translations stand. `substance` is the last revision that changed it in substance;
    `visible` the one that members see."""

    @property
    def visible(self) -> int: ...

    @property
    def substance(self) -> int: ...

    @property
    def translations(self) -> tuple[Translation, ...]: ...

    @property
    def remarks(self) -> tuple[Remark, ...]: ...

    @property
    def adopted_at(self) -> str | None: ...


def latest(item: Rendered, language: str) -> Translation | None:
    """The last number of the translation; None while there is none."""
    return next((one for one in reversed(item.translations) if one.language == language), None)


def in_sight(item: Rendered, language: str) -> Translation | None:
    """The number that members see: the last that renders no later revision than they are shown."""
    shown = (one for one in reversed(item.translations) if one.renders <= item.visible)
    return next((one for one in shown if one.language == language), None)


def standing(item: Rendered, language: str) -> Standing:
    """Where the translation of the working text stands."""
    return standing_of(latest(item, language), item.substance)


def standing_of(translation: Translation | None, substance: int) -> Standing:
    """Where one number stands beside an original that was last changed in substance at the revision `substance`."""
    if translation is None:
        return Standing.MISSING
    return Standing.STALE if translation.renders < substance else Standing.ALIGNED


def with_number(item: Rendered, made: Translation) -> tuple[Translation, ...]:
    """The numbers that anybody may still need once `made` is there: the last one in sight, and what comes after it."""
    seen = in_sight(item, made.language)
    kept = (
        one
        for one in item.translations
        if one.language != made.language or seen is None or one.number >= seen.number
    )
    return (*kept, made)


def official_from(item: Rendered, language: str, days: int) -> datetime | None:
    """The instant at which the translation of an adopted item becomes official, adopted on the original: `days` after
    the latest of its adoption, its last number and the last answer to a remark. None while there is no such instant:
    the item is not adopted, or the translation is missing or stale, or a remark is open."""
    last = latest(item, language)
    open_ = any(remark.language == language for remark in item.remarks)
    if last is None or item.adopted_at is None or open_ or standing(item, language) != Standing.ALIGNED:
        return None
    instants = [instant for instant in (read(item.adopted_at), read(last.since)) if instant]
    return max(instants) + timedelta(days=days)


def is_official(item: Rendered, language: str, days: int, now: datetime) -> bool:
    instant = official_from(item, language, days)
    return instant is not None and instant <= now


def unpaired(original: Wording, translation: Wording) -> int | None:
    """The number (from 1) of the first paragraph that has no counterpart of the same kind and depth in its place; None
    when the paragraphs pair one to one. Labels are each language's own."""
    pairs = zip_longest(original.paragraphs, translation.paragraphs)
    for number, (here, there) in enumerate(pairs, 1):
        if here is None or there is None or (here.kind, here.level) != (there.kind, there.level):
            return number
    return None


def frame_hash(title: Sequence[Text], preamble: Text, topics: Mapping[str, Text]) -> str:
    """The hash of what is translated around the items: title lines, preamble, and the topics by their items' ids."""
    around = {
        "preamble": preamble.hash,
        "title": [line.hash for line in title],
        "topics": {id_: topic.hash for id_, topic in topics.items()},
    }
    return sha256(canonical(around).encode()).hexdigest()


def frame_standing(frames: Sequence[FrameIn], language: str, renders: str) -> Standing:
    """Where the translated frame stands, when the original's hash is `renders`."""
    found = next((one for one in frames if one.language == language), None)
    if found is None:
        return Standing.MISSING
    return Standing.ALIGNED if found.renders == renders else Standing.STALE
