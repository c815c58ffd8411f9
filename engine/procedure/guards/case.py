"""The case: everything a guard may look at."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from engine.procedure.amendment import Amendment
from engine.procedure.commands import Actor, PositionKind
from engine.procedure.commitment import Commitment, Elsewhere, Link
from engine.procedure.conclusion import Conclusion
from engine.procedure.correction import Correction
from engine.procedure.meeting import Meeting
from engine.procedure.merging import Merge
from engine.procedure.phase import Phase
from engine.procedure.position import PositionRule
from engine.procedure.statement import Statement
from engine.procedure.structure import Structure
from engine.text.wording import Wording


@dataclass(frozen=True, slots=True)
class Meanings:
    """What the code must know of a workflow's own names: the states in which an item is open for amendments, in which
    positions are taken, in which it is agreed, adopted, or gone from the paper; in which an amendment is pending, in
    which it is private, in which its author holds on to it, in which it awaits its counterpart in the original
    language; what each kind of position does; and the moves from state to state that are extraordinary."""

    open: frozenset[str]
    seeking: frozenset[str]
    agreed: frozenset[str]
    adopted: frozenset[str]
    gone: frozenset[str]
    pending: frozenset[str]
    private: frozenset[str]
    maintained: frozenset[str]
    awaiting: frozenset[str]
    positions: Mapping[PositionKind, PositionRule]
    extraordinary: frozenset[tuple[str, str]] = frozenset()

    def phase(self, state: str) -> Phase:
        """Where an item in this state stands."""
        known = {
            Phase.GONE: self.gone,
            Phase.ADOPTED: self.adopted,
            Phase.AGREED: self.agreed,
            Phase.SEEKING: self.seeking,
            Phase.OPEN: self.open,
        }
        return next((phase for phase, states in known.items() if state in states), Phase.PROPOSED)


@dataclass(frozen=True, slots=True)
class OnItem:
    """What lies on one item: its pending amendments, and the wordings that they amend, by revision."""

    pending: tuple[Amendment, ...] = ()
    bases: Mapping[int, Wording] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class States:
    """What was loaded for a command: the meeting; the conclusion and the amendment that it names; the amendment that
    this one files again; another one that it names; for what moves the base, all pending amendments of the item and
    the wordings that they amend, by revision; the merged text or the proposal on structure that is decided; for what
    touches several items, all the meeting's conclusions, and what lies on those that it revises; the ideas that are
    floating; the symbols of the drafts that were issued; how often the delegation has written its note on the item; the
    commitment that is named, the meeting's links, and the other meeting that a link or an opening leads to; the last
    place in the order of items; for what comes after certification, all corrections and statements, and title and
    preamble in other languages (`around`); the version of the meeting since which that stands which the command's form
    shows of it (`shown_since`); and whether an id that the command would give to something new is taken."""

    meeting: Meeting | None = None
    conclusion: Conclusion | None = None
    amendment: Amendment | None = None
    again: Amendment | None = None
    other: Amendment | None = None
    pending: tuple[Amendment, ...] = ()
    bases: Mapping[int, Wording] = field(default_factory=dict)
    merge: Merge | None = None
    structure: Structure | None = None
    conclusions: tuple[Conclusion, ...] = ()
    each: Mapping[str, OnItem] = field(default_factory=dict)
    floating: tuple[Amendment, ...] = ()
    symbols: frozenset[str] = frozenset()
    note: int = 0
    commitment: Commitment | None = None
    links: tuple[Link, ...] = ()
    elsewhere: Elsewhere | None = None
    last_place: int = 0
    corrections: tuple[Correction, ...] = ()
    statements: tuple[Statement, ...] = ()
    around: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    shown_since: int = 1
    taken: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """Everything a guard may look at, at the instant `now`. `command` is the typed command, or None when a page asks;
    which fields a guard reads of it stands in `NEEDS`, and a workflow that puts a guard where they are missing is
    refused."""

    actor: Actor
    command: Any
    meanings: Meanings
    states: States
    now: datetime

    @property
    def meeting(self) -> Meeting:
        assert self.states.meeting is not None, "this guard needs the meeting"
        return self.states.meeting

    @property
    def conclusion(self) -> Conclusion:
        assert self.states.conclusion is not None, "this guard needs the conclusion"
        return self.states.conclusion

    @property
    def amendment(self) -> Amendment:
        assert self.states.amendment is not None, "this guard needs the amendment"
        return self.states.amendment

    @property
    def standing(self) -> tuple[Conclusion, ...]:
        """The items that are still in the paper."""
        return tuple(item for item in self.states.conclusions if item.state not in self.meanings.gone)
