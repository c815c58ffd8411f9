"""What the model keeps of a meeting: plain values, changed in place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from engine.procedure.commands import (
    Attribution,
    Audience,
    Disposition,
    PositionKind,
    Role,
    RoomOutcome,
    Seat,
    Stage,
)
from engine.text.wording import Wording

CHAIR, STAFF, SEAT, OBSERVER = Role.PRESIDENCY, Role.SECRETARIAT, Role.DELEGATION, Role.OBSERVER
MACHINE = (Role.OPERATOR, Role.WORKER)
PENDING = ("filed", "maintained")  # awaits its disposition
LYING = (*PENDING, "awaiting_counterpart")  # counts as pending
OPEN = ("proposal", "comments", "consensus")  # the text may still change
LIVING = (*OPEN, "agreed")
GONE = ("withdrawn", "deferred")

Capacity = tuple[str, Role, str | None]


@dataclass
class ModelSitting:
    number: int
    closed: bool
    suspended: bool = False
    item: str | None = None
    speakers: list[str] = field(default_factory=list)
    floor: str | None = None


@dataclass
class Stand:
    kind: PositionKind
    revision: int
    until: datetime | None = None
    kept: bool = False  # by an editorial change, from the revision before it
    told: bool = True  # members are told, not the chair alone

    @property
    def blocks(self) -> bool:
        return self.kind in (PositionKind.OBJECTION, PositionKind.SCRUTINY_HOLD)


@dataclass
class Doubt:
    """An editorial change may be called material until then, or while the sitting of that number is on."""

    until: datetime
    sitting: int | None


@dataclass
class ModelNumber:
    """One number of a translation: the revision that it renders, its words, since when it stands."""

    renders: int
    wording: Wording
    since: datetime


@dataclass
class ModelItem:
    """`texts` are its revisions; `shown` is the one that members see, once drafts have been issued. `substance` is the
    last revision that changed it in substance; `numbers` are those of its translation, `remarks` what is not answered,
    by id."""

    texts: list[Wording]
    section: str = "conclusions"
    state: str = "proposal"
    stands: dict[str, Stand] = field(default_factory=dict)
    merge: str | None = None
    shown: int | None = None
    by_gavel: bool = False
    by_silence: str | None = None
    doubt: Doubt | None = None
    move: tuple[str, str, str, str, Role] | None = None  # id, from, to, and who proposed it in which role
    substance: int = 1
    numbers: list[ModelNumber] = field(default_factory=list)
    remarks: dict[str, int] = field(default_factory=dict)
    adopted_at: datetime | None = None

    @property
    def in_sight(self) -> int:
        """The number of the translation that members see; 0 for none."""
        shown = (n for n, one in enumerate(self.numbers, 1) if one.renders <= self.visible)
        return max(shown, default=0)

    @property
    def aligned(self) -> bool:
        return bool(self.numbers) and self.numbers[-1].renders >= self.substance

    @property
    def revision(self) -> int:
        return len(self.texts)

    @property
    def wording(self) -> Wording:
        return self.texts[-1]

    @property
    def visible(self) -> int:
        return self.revision if self.shown is None else self.shown

    @property
    def bracketed(self) -> bool:
        """No wording of these tests has a bracket of its own."""
        return any("[" in paragraph.text for paragraph in self.wording.paragraphs)


@dataclass
class Entered:
    """How the room made it: in which sitting, what became of it, and which revision it made."""

    sitting: int
    outcome: RoomOutcome
    made: int | None
    settled: int


@dataclass
class ModelAmendment:
    owner: str
    item: str
    base: int
    wording: Wording
    edits: int = 1
    state: str = "draft"
    proposed: bool = False
    again: str | None = None
    suppresses: bool = False
    offered_to: str | None = None
    sponsors: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)
    partners: set[str] = field(default_factory=set)
    with_chair: bool = False
    agreed: set[str] = field(default_factory=set)
    cleared: int = 0
    audience: Audience = Audience.MEMBERS
    attribution: Attribution = Attribution.NAMES
    filed_on: int | None = None
    entered: Entered | None = None
    to_confirm: set[str] = field(default_factory=set)
    disputed: set[str] = field(default_factory=set)
    until: datetime | None = None  # when it can be maintained no more
    on_number: int | None = None  # of the translation that it amends
    own: Wording | None = None  # what its author filed in another language
    counterpart: tuple[int, Wording] | None = None
    returned: bool = False

    @property
    def owners(self) -> set[str]:
        return {self.owner, *self.partners}

    @property
    def pending(self) -> bool:
        return self.state in PENDING

    @property
    def lies(self) -> bool:
        """Whether it counts as pending, decided or not by anybody yet."""
        return self.state in LYING


@dataclass
class ModelSilence:
    """`outside` are the filings that await a second person: the item, and who entered it."""

    items: list[str]
    package: bool
    since: datetime
    until: datetime
    outside: dict[str, tuple[str, str]] = field(default_factory=dict)


@dataclass
class ModelMerge:
    item: str
    revision: int
    wording: Wording
    lines: dict[str, Disposition]


@dataclass
class ModelCorrection:
    item: str | None
    language: str
    wrong: str
    right: str
    state: str = "asked"
    until: datetime | None = None


@dataclass
class ModelStatement:
    by: str
    withdrawn: bool = False


@dataclass
class ModelStructure:
    by: str | None
    change: str
    item: str | None
    revision: int | None
    joining: str | None
    section: str | None
    paragraph: int | None
    last: int | None
    state: str = "open"


@dataclass
class Place:
    seat: Seat
    stage: Stage

    def speaks(self, in_sitting: bool) -> bool:
        now = Stage.SITTING if in_sitting else Stage.WRITING
        return self.seat in (Seat.VOICE, Seat.DEPUTY) and self.stage in (Stage.ANY, now)


@dataclass(frozen=True)
class Moved:
    """An amendment that goes on in another item: filed there, on which revision, from which one."""

    item: str
    old: str
    base: int
    wording: Wording


@dataclass(frozen=True)
class Words:
    """What the engine says of words, which are other tests' matter: the texts that it made of items; the amendments
    that it carried exactly, with their words and who is asked again; as what words were laid over a text, if they were;
    the amendments that go on in another item, by their new id, and those that ended with that."""

    texts: Mapping[str, list[Wording]] = field(default_factory=dict)
    carried: Mapping[str, tuple[Wording, tuple[str, ...]]] = field(default_factory=dict)
    laid: Wording | None = None
    moved: Mapping[str, Moved] = field(default_factory=dict)
    followed: frozenset[str] = frozenset()
