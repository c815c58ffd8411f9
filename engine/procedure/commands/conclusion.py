"""One draft conclusion, and the positions on it."""

from dataclasses import dataclass
from enum import StrEnum

from engine.procedure.commands.base import Audience, Command
from engine.text.wording import Wording


class PositionKind(StrEnum):
    """A delegation's stand. Source of the kinds: practice of drafting by consensus (see the glossary)."""

    JOINS = "joins"
    AD_REFERENDUM = "ad_referendum"  # joins, pending the capital
    SCRUTINY_HOLD = "scrutiny_hold"  # for a time: has an owner and an expiry
    RESERVATION = "reservation"  # recorded; does not block
    OBJECTION = "objection"  # blocks; gives a reason or a counter-text
    DISASSOCIATION = "disassociation"  # consensus stands without it


class Nature(StrEnum):
    """What a new revision is declared to be. A change of substance voids the positions; the others keep them, unless a
    delegation calls the change material."""

    MATERIAL = "material"
    EDITORIAL = "editorial"
    LANGUAGE = "language"  # a language remark


@dataclass(frozen=True, slots=True)
class ProposeConclusion(Command):
    """What an earlier meeting deferred names that meeting and its item."""

    section: str
    topic: str | None
    language: str
    wording: Wording
    rationale: str
    sponsors: tuple[str, ...] = ()
    from_meeting: str | None = None
    from_item: str | None = None


@dataclass(frozen=True, slots=True)
class OpenComments(Command):
    conclusion: str
    on_revision: int


@dataclass(frozen=True, slots=True)
class ReviseWording(Command):
    """The secretariat's own new revision, with its reason, and what it is declared to be."""

    conclusion: str
    on_revision: int
    wording: Wording
    reason: str
    nature: Nature = Nature.MATERIAL


@dataclass(frozen=True, slots=True)
class CallMaterial(Command):
    """A delegation says that a change which was declared editorial is one of substance."""

    conclusion: str
    on_revision: int
    reason: str


@dataclass(frozen=True, slots=True)
class OpenConsensus(Command):
    conclusion: str
    on_revision: int


@dataclass(frozen=True, slots=True)
class DeclareAgreed(Command):
    """`text_hash` as shown beside the wording: the approval binds person, revision and text."""

    conclusion: str
    on_revision: int
    text_hash: str


@dataclass(frozen=True, slots=True)
class ReturnToComments(Command):
    conclusion: str
    on_revision: int
    reason: str


@dataclass(frozen=True, slots=True)
class ReopenConclusion(Command):
    """An agreed item is opened again, if nobody present objects: `objecting` are those who do, as the Presidency heard
    them in the room."""

    conclusion: str
    on_revision: int
    reason: str
    objecting: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WriteNote(Command):
    """A delegation's private note on an item: its line, and what it would fall back on. Seen by nobody else. `on_note`
    counts how often it had been written when its form was opened."""

    conclusion: str
    on_note: int
    line: str
    fallback: str


@dataclass(frozen=True, slots=True)
class WithdrawConclusion(Command):
    conclusion: str
    reason: str


@dataclass(frozen=True, slots=True)
class WriteComment(Command):
    conclusion: str
    on_revision: int
    text: str
    audience: Audience = Audience.MEMBERS


@dataclass(frozen=True, slots=True)
class TakePosition(Command):
    """A delegation's stand on one exact revision. An objection gives its reason or a counter-text; a scrutiny hold its
    owner (who looks into it) and its expiry, an instant (ISO 8601 with its zone)."""

    conclusion: str
    on_revision: int
    kind: PositionKind
    reason: str
    counter: Wording | None = None
    owner: str = ""
    until: str | None = None
    audience: Audience = Audience.MEMBERS
