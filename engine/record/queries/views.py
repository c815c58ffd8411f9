"""What the pages are given of items: frozen, and already without what the viewer may not see."""

from dataclasses import dataclass
from datetime import datetime

from engine.procedure.commands import Disposition, PositionKind, ProposalKind, Role
from engine.procedure.consensus import Consensus
from engine.procedure.events import Carry
from engine.procedure.phase import Phase
from engine.record.queries.places import Neighbour
from engine.text.wording import Wording


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One line of the board. `number` counts within the section, and is None for an item that is gone from the paper.
    `consensus` and `pending` are None for who may not see positions or amendments; `awaits` are action names."""

    id: str
    number: int | None
    section: str
    topic: str | None
    state: str
    phase: Phase
    revision: int
    wording: Wording
    delegation: str | None
    pending: int | None
    consensus: Consensus | None
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
    at: datetime


@dataclass(frozen=True, slots=True)
class AmendmentView:
    """`label` is the delegation's code and a running number ("MEX 2"); a draft has none. `base` is the wording that it
    amends; `moved` says that the item has gone on since. `filed_wording`, `filed_revision` and `filed_base` are what
    the author filed, on what, whatever it was carried to later."""

    id: str
    label: str | None
    delegation: str
    state: str
    private: bool
    pending: bool
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
    at: datetime


@dataclass(frozen=True, slots=True)
class PositionView:
    revision: int
    delegation: str
    kind: PositionKind
    reason: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class StepView:
    """One step of an item's way through its states."""

    state: str
    revision: int
    reason: str | None
    role: Role
    at: datetime


@dataclass(frozen=True, slots=True)
class ItemView:
    """One item whole, with its neighbours in the paper where it is read alone. What the viewer may not see is empty,
    and `consensus` is None."""

    id: str
    meeting: str
    version: int
    number: int | None
    section: str
    topic: str | None
    state: str
    phase: Phase
    language: str
    revision: int
    wording: Wording
    text_hash: str
    delegation: str | None
    revisions: tuple[RevisionView, ...]
    steps: tuple[StepView, ...]
    sponsors: tuple[str, ...]
    amendments: tuple[AmendmentView, ...]
    merges: tuple[MergeView, ...]
    comments: tuple[CommentView, ...]
    positions: tuple[PositionView, ...]
    earlier_positions: tuple[PositionView, ...]
    consensus: Consensus | None
    awaits: tuple[str, ...]
    before: Neighbour | None
    after: Neighbour | None
