"""What the pages are given of items: frozen, and already without what the viewer may not see."""

from dataclasses import dataclass
from datetime import datetime

from engine.procedure.amendment import Course
from engine.procedure.commands import (
    Attribution,
    Audience,
    Disposition,
    Nature,
    PositionKind,
    ProposalKind,
    Role,
    RoomOutcome,
)
from engine.procedure.conclusion import Challenge
from engine.procedure.events import Carry, Via
from engine.procedure.phase import Phase
from engine.procedure.translation import Standing
from engine.record.queries.places import Neighbour
from engine.text.wording import Wording


@dataclass(frozen=True, slots=True)
class ConsensusView:
    """What is known of the consensus on one revision, as far as the viewer is told: codes of delegations. `silent` and
    `expired` are named to the Presidency alone (None for everybody else)."""

    joining: tuple[str, ...]
    blocking: tuple[str, ...]
    pending: tuple[str, ...]
    silent: tuple[str, ...] | None
    expired: tuple[str, ...] | None
    reached: bool
    unopposed: bool


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One line of the board. `number` counts within the section, and is None for an item that is gone from the paper;
    `label` is what the item is cited by ("6 bis") since drafts have been issued. `since` is the instant from which its
    text has been another one than in the latest issue, None where it is the same. `consensus` and `pending` are None
    for who may not see positions or amendments; `awaits` are action names."""

    id: str
    number: int | None
    label: str | None
    section: str
    topic: str | None
    state: str
    phase: Phase
    deferred: bool
    revision: int
    wording: Wording
    delegation: str | None
    since: datetime | None
    pending: int | None
    consensus: ConsensusView | None
    own_position: PositionKind | None
    awaits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RevisionView:
    """`amendment` names the amendment whose words were taken over, `voided` whose positions fell with this revision."""

    number: int
    language: str
    wording: Wording
    reason: str
    amendment: str | None
    role: Role
    delegation: str | None
    voided: tuple[str, ...]
    nature: Nature
    at: datetime


@dataclass(frozen=True, slots=True)
class OwnWordsView:
    """What an author filed in another language than the original, and the number of the translation that it amends."""

    language: str
    number: int
    base: Wording
    wording: Wording


@dataclass(frozen=True, slots=True)
class CounterpartView:
    """The same in the original, as the secretariat says it: on this revision; `moved` since then."""

    revision: int
    base: Wording
    wording: Wording
    text_hash: str
    moved: bool


@dataclass(frozen=True, slots=True)
class NumberView:
    """One number of a translation, and the remark that it took in."""

    number: int
    renders: int
    wording: Wording
    text_hash: str
    reason: str | None
    remark: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class RemarkView:
    """A language remark, with the words of the number that it is about; `taken` is the number that it was taken into,
    and `open` while there is no answer."""

    id: str
    number: int
    base: Wording
    delegation: str
    wording: Wording
    reason: str
    open: bool
    taken: int | None
    answer: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class TranslationView:
    """An item in another language, as far as the viewer is shown the original: its numbers, oldest first. `official`
    is the instant at which it becomes so, where the meeting adopts on the original and nothing stands against it;
    `pairs`: its paragraphs are those of the original that the viewer is shown, one for one."""

    language: str
    standing: Standing
    numbers: tuple[NumberView, ...]
    remarks: tuple[RemarkView, ...]
    official: datetime | None
    pairs: bool

    @property
    def last(self) -> NumberView | None:
        return self.numbers[-1] if self.numbers else None


@dataclass(frozen=True, slots=True)
class AmendmentView:
    """`label` is the delegation's code and a running number ("MEX 2"); a draft has none. `delegation` is empty, and the
    label has no code, where the viewer is not told whose it is. `base` is the wording that it
    amends; `moved` says that the item has gone on since. `filed_wording`, `filed_revision` and `filed_base` are what
    the author filed, on what, whatever it was carried to later. `maintained`: its words stand in the text in brackets,
    or a person must place them there (`carry`). In another language than the original, `base` is the number
    `on_number` of the translation, and it is `awaiting` its counterpart until its author has confirmed that; `own` is
    what the author filed there; `counterpart` and `returned` are its author's, the secretariat's and the Presidency's
    alone."""

    id: str
    label: str | None
    delegation: str
    state: str
    private: bool
    pending: bool
    maintained: bool
    version: int
    base_revision: int
    base: Wording
    moved: bool
    wording: Wording
    text_hash: str
    rationale: str
    kind: ProposalKind
    sponsors: tuple[str, ...]
    asked_again: tuple[str, ...]
    filed_wording: Wording
    filed_revision: int | None
    filed_base: Wording
    carry: Carry | None
    why: str
    offered_to: str | None
    joined: str | None
    again: str | None
    filed_again: str | None
    treatment: Disposition | None
    treatment_reason: str | None
    reason: str | None
    audience: Audience
    attribution: Attribution
    course: Course
    partners: tuple[str, ...]
    with_presidency: bool
    agreed_by: tuple[str, ...]
    cleared: int
    sent_back: str | None
    via: Via
    sitting: int | None
    outcome: RoomOutcome | None
    source: str | None
    received: datetime | None
    to_confirm: tuple[str, ...]
    disputed_by: tuple[str, ...]
    maintain_until: datetime | None
    language: str
    on_number: int | None
    awaiting: bool
    own: OwnWordsView | None
    counterpart: CounterpartView | None
    returned: str | None
    filed_at: datetime | None
    disposed_at: datetime | None


@dataclass(frozen=True, slots=True)
class MergeLineView:
    """One amendment of a merged text. `agrees` is its author's answer, None while there is none; `asked` says whether
    the author is asked at all."""

    amendment: str
    disposition: Disposition
    asked: bool
    agrees: bool | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class MergeView:
    """A text proposed from many amendments. `open` while it awaits the Presidency; `taken` is what it decided."""

    id: str
    revision: int
    wording: Wording
    text_hash: str
    reason: str
    lines: tuple[MergeLineView, ...]
    open: bool
    taken: bool | None
    decision: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class CommentView:
    id: str
    revision: int
    role: Role
    delegation: str | None
    text: str
    audience: Audience
    at: datetime


@dataclass(frozen=True, slots=True)
class PositionView:
    """`stands` is False once a scrutiny hold has expired: it is no position then, and never consent."""

    revision: int
    delegation: str
    kind: PositionKind
    reason: str | None
    counter: Wording | None
    owner: str | None
    until: datetime | None
    stands: bool
    audience: Audience
    kept_from: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class NoteView:
    """A delegation's own note on an item; `number` counts how often it has been written."""

    conclusion: str
    number: int
    line: str
    fallback: str
    at: datetime


@dataclass(frozen=True, slots=True)
class StepView:
    """One step of an item's way through its states; see `tables.StepRow`."""

    state: str
    revision: int
    reason: str | None
    role: Role
    attending: tuple[str, ...] | None
    sitting: int | None
    silence: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class ItemView:
    """One item whole, with its neighbours in the paper where it is read alone. `visible` is the revision that members
    see, whatever the viewer is shown. What the viewer may not see is empty,
    and `consensus` is None."""

    id: str
    meeting: str
    version: int
    number: int | None
    label: str | None
    section: str
    topic: str | None
    state: str
    phase: Phase
    deferred: bool
    language: str
    revision: int
    visible: int
    wording: Wording
    text_hash: str
    working: bool
    issued: int | None
    declared_in: int | None
    challenge: Challenge | None
    delegation: str | None
    revisions: tuple[RevisionView, ...]
    steps: tuple[StepView, ...]
    sponsors: tuple[str, ...]
    amendments: tuple[AmendmentView, ...]
    merges: tuple[MergeView, ...]
    comments: tuple[CommentView, ...]
    positions: tuple[PositionView, ...]
    earlier_positions: tuple[PositionView, ...]
    consensus: ConsensusView | None
    awaits: tuple[str, ...]
    translations: tuple[TranslationView, ...]
    before: Neighbour | None
    after: Neighbour | None
