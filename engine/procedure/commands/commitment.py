"""After the meeting: what was committed to, by whom, until when, and what became of it; and what leads from one item to
another."""

from dataclasses import dataclass
from enum import StrEnum

from engine.procedure.commands.base import Audience, Command


class OwnerKind(StrEnum):
    BODY = "body"  # one of the conference's, by its key
    DELEGATION = "delegation"  # by its code
    OTHER = "other"  # in words: a network, an organisation, all Member Countries


class Progress(StrEnum):
    OPEN = "open"
    UNDER_WAY = "under_way"
    DONE = "done"
    DEFERRED = "deferred"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Owner:
    """Who is to do it. `name` is a key, a code or words, by its kind."""

    kind: OwnerKind
    name: str


@dataclass(frozen=True, slots=True)
class RecordCommitment(Command):
    """`passage` are words of the adopted item, exactly as they stand in one of its paragraphs; `due` is a day (ISO
    8601), or None for *to be determined*. The commitment's id is the command's."""

    conclusion: str
    passage: str
    owner: Owner
    due: str | None


@dataclass(frozen=True, slots=True)
class AmendCommitment(Command):
    """Another owner or another day, with the reason. `on_step` counts what has been recorded of the commitment."""

    commitment: str
    on_step: int
    owner: Owner
    due: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class FollowUpCommitment(Command):
    """How far it has got. The note is for its audience: `members`, or `all`."""

    commitment: str
    on_step: int
    progress: Progress
    note: str
    audience: Audience = Audience.MEMBERS


@dataclass(frozen=True, slots=True)
class LinkItems(Command):
    """An item leads to another one, of this meeting or of another: a Conclusion to a Recommendation, that to a
    Decision. The link's id is the command's."""

    conclusion: str
    to_meeting: str
    to_conclusion: str


@dataclass(frozen=True, slots=True)
class UnlinkItems(Command):
    """A link that was a mistake is taken away; that it was there stays on the record."""

    link: str
    reason: str
