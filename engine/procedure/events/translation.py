"""What happened in another language. Nothing here changes the original, or any position on it."""

from dataclasses import dataclass

from engine.procedure.events.base import OfConclusion, OfMeeting
from engine.procedure.texts import Text
from engine.procedure.translation import Standing


@dataclass(frozen=True, slots=True)
class TranslationMade(OfConclusion):
    """The next number in this language, which renders the revision `renders`. `remark` is the one that it takes in;
    `at` the instant, from which the days of an unofficial translation count."""

    language: str
    number: int
    renders: int
    wording: Text
    reason: Text | None
    remark: str | None
    at: str


@dataclass(frozen=True, slots=True)
class RemarkMade(OfConclusion):
    """A language remark on this number: the words proposed, whole, and why."""

    remark: str
    language: str
    number: int
    delegation: str
    wording: Text
    reason: Text


@dataclass(frozen=True, slots=True)
class RemarkAnswered(OfConclusion):
    """`number` is the one that it was taken into; None where it was declined."""

    remark: str
    language: str
    number: int | None
    reason: Text | None
    at: str


@dataclass(frozen=True, slots=True)
class FrameTranslated(OfMeeting):
    """`renders` is the hash of the frame in the original language (`translation.frame_hash`); `topics` by item."""

    language: str
    number: int
    renders: str
    title: tuple[Text, ...]
    preamble: Text
    topics: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class CounterpartSupplied(OfConclusion):
    """The secretariat's words, in the original language, for an amendment that was filed in another one: on this
    revision."""

    amendment: str
    revision: int
    wording: Text


@dataclass(frozen=True, slots=True)
class CounterpartConfirmed(OfConclusion):
    """Its author has confirmed it: from now on these are the amendment's words, on this revision."""

    state: str
    amendment: str
    language: str
    revision: int
    wording: Text


@dataclass(frozen=True, slots=True)
class CounterpartSentBack(OfConclusion):
    amendment: str
    reason: Text


@dataclass(frozen=True, slots=True)
class IssuedIn:
    """One line of an issue in another language: the number of the item's translation, or that of title, preamble and
    topics (`conclusion` is None); 0 where there is none. `standing` is where it stood beside the original."""

    language: str
    conclusion: str | None
    number: int
    standing: Standing
