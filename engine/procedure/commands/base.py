"""Who asks, and what every command carries."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """A capacity in a meeting. The Presidency's hat and the country's own seat are two."""

    SECRETARIAT = "secretariat"
    PRESIDENCY = "presidency"
    DELEGATION = "delegation"
    OBSERVER = "observer"
    OPERATOR = "operator"  # whoever holds the command line of the server; has no account
    WORKER = "worker"  # the background process


class Seat(StrEnum):
    """What a person may do in a delegation. Only a voice, or its deputy, files; everybody may draft."""

    VOICE = "voice"
    DEPUTY = "deputy"
    MEMBER = "member"
    REVIEWER = "reviewer"  # clears drafts inside the delegation


class Stage(StrEnum):
    """When a voice is authorised: often a focal point before the meeting and a head of delegation in it."""

    ANY = "any"
    WRITING = "writing"  # while no sitting is on
    SITTING = "sitting"


class Audience(StrEnum):
    """Who may see what was filed, besides its own delegation."""

    OWN = "own"
    CHAIR = "chair"  # the Presidency and the secretariat
    MEMBERS = "members"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Actor:
    """A person (opaque account id) in one capacity; `delegation` is a member's code such as "MEX", for seats only."""

    person: str
    role: Role
    delegation: str | None = None


@dataclass(frozen=True, slots=True)
class Command:
    id: str
    actor: Actor
    meeting: str
