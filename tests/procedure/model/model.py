"""The model's state, and what several of its rules ask."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from engine.procedure.commands import Actor, Audience, Command, Nature, Scope
from engine.procedure.terms import Terms
from engine.text.wording import Wording
from tests.procedure.model.things import (
    CHAIR,
    GONE,
    MACHINE,
    SEAT,
    STAFF,
    Capacity,
    Doubt,
    ModelAmendment,
    ModelCorrection,
    ModelItem,
    ModelMerge,
    ModelSilence,
    ModelSitting,
    ModelStatement,
    ModelStructure,
    Place,
    Words,
)

MAY: dict[type[Command], Callable[[Any, Any], bool]] = {}
THEN: dict[type[Command], Callable[[Any, Any, Words], None]] = {}


def may(kind: type[Command]) -> Callable[[Callable[[Any, Any], bool]], Callable[[Any, Any], bool]]:
    def known(rule: Callable[[Any, Any], bool]) -> Callable[[Any, Any], bool]:
        MAY[kind] = rule
        return rule

    return known


def then(kind: type[Command]) -> Callable[[Callable[[Any, Any, Words], None]], None]:
    def known(rule: Callable[[Any, Any, Words], None]) -> None:
        THEN[kind] = rule

    return known


def pairs(one: Wording, other: Wording) -> bool:
    """Whether the paragraphs are the same in kind and depth, one for one."""
    shapes = [[(paragraph.kind, paragraph.level) for paragraph in each.paragraphs] for each in (one, other)]
    return shapes[0] == shapes[1]


@dataclass
class Model:
    """`fresh` and `shown` say of the command at hand whether its versions and hashes are those that stand: they are the
    engine's, and all that the model needs to know of them. `elsewhere` says that it leads to another meeting."""

    capacities: dict[Capacity, Place]
    participants: tuple[str, ...]
    present: set[str]
    items: dict[str, ModelItem]
    now: datetime
    sections: tuple[str, ...] = ("conclusions", "recommendations")
    terms: Terms = field(default_factory=Terms)
    amendments: dict[str, ModelAmendment] = field(default_factory=dict)
    merges: dict[str, ModelMerge] = field(default_factory=dict)
    structures: dict[str, ModelStructure] = field(default_factory=dict)
    commitments: dict[str, int] = field(default_factory=dict)
    links: dict[str, tuple[str, str]] = field(default_factory=dict)
    clearance: dict[str, int] = field(default_factory=dict)
    permitted: dict[str, Scope] = field(default_factory=dict)
    notes: dict[tuple[str, str], list[tuple[str, str]]] = field(default_factory=dict)
    symbols: set[str] = field(default_factory=set)
    silences: dict[str, ModelSilence] = field(default_factory=dict)
    sitting: ModelSitting | None = None
    sittings: int = 0
    issues: int = 0
    certified: bool = False
    kept: bool = False
    certified_at: datetime | None = None
    corrections: dict[str, ModelCorrection] = field(default_factory=dict)
    statements: dict[str, ModelStatement] = field(default_factory=dict)
    added: bool = False
    ordered: list[str] = field(default_factory=list)
    frame: tuple[str, ...] = ()
    fresh: bool = True
    shown: bool = True
    unsure: bool = False
    elsewhere: bool = False
    frame_words: int = 1  # counts how often title or preamble were set
    frame_es: list[str] = field(default_factory=list)  # title and preamble in Spanish
    frame_in: int | None = None  # what of that the translated frame renders
    late: bool = False

    def allows(self, command: Command) -> bool:
        """`unsure` says afterwards that it holds only if a text contains what it is said to contain, `late` that it was
        refused because it came too late, and is logged."""
        self.unsure = self.late = False
        return self._stands(command.actor) and self._is_there(command) and MAY[type(command)](self, command)

    def take(self, command: Command, words: Words) -> None:
        """Whatever an item is put through, a silence on it ends when its text or its state is another one."""
        before = {id_: (item.revision, item.state) for id_, item in self.items.items()}
        THEN[type(command)](self, command, words)
        for id_, (revision, state) in before.items():
            item = self.items[id_]
            if (item.revision, item.state) != (revision, state):
                self.leave_silence(id_)

    # --- who asks ----------------------------------------------------------------------------------------------------

    def _stands(self, actor: Actor) -> bool:
        held = (actor.person, actor.role, actor.delegation) in self.capacities
        return held or actor.role in MACHINE

    def speaks(self, actor: Actor) -> bool:
        """Only a seat needs a voice: others speak for themselves."""
        if actor.role != SEAT:
            return True
        place = self.capacities[(actor.person, actor.role, actor.delegation)]
        return place.speaks(self.sitting is not None)

    def takes_part(self, actor: Actor) -> bool:
        return actor.role != SEAT or actor.delegation in self.participants

    def by(self, command: Command, *roles: str) -> bool:
        return command.actor.role in roles

    # --- what it is about --------------------------------------------------------------------------------------------

    def _is_there(self, command: Command) -> bool:
        """Another delegation's private draft is not there for anybody."""
        item, amendment = getattr(command, "conclusion", None), getattr(command, "amendment", None)
        if item is not None and item not in self.items:
            return False
        if amendment is None:
            return True
        found = self.amendments.get(amendment)
        return found is not None and found.item == item and self.knows(command.actor, found)

    def knows(self, actor: Actor, found: ModelAmendment) -> bool:
        if found.state not in ("draft", "discarded"):
            return True
        asked = actor.role == CHAIR and found.with_chair
        return (actor.role == SEAT and actor.delegation in found.owners) or asked

    def item(self, command: Any) -> ModelItem:
        return self.items[command.conclusion]

    def amendment(self, command: Any) -> ModelAmendment:
        return self.amendments[command.amendment]

    def pending(self, item: str) -> dict[str, ModelAmendment]:
        return {id_: found for id_, found in self.amendments.items() if found.item == item and found.pending}

    def lying(self, item: str) -> dict[str, ModelAmendment]:
        """What counts as pending on an item: what awaits its counterpart too."""
        return {id_: found for id_, found in self.amendments.items() if found.item == item and found.lies}

    def standing(self) -> dict[str, ModelItem]:
        return {id_: item for id_, item in self.items.items() if item.state not in GONE}

    # --- silence ------------------------------------------------------------------------------------------------------

    def silence_on(self, item: str) -> tuple[str, ModelSilence] | None:
        return next(((id_, one) for id_, one in self.silences.items() if item in one.items), None)

    def may_still_file(self, command: Any) -> bool:
        """Asked last: what else is wrong with a filing is not logged as late."""
        found = self.silence_on(command.conclusion)
        self.late = found is not None and self.now >= found[1].until
        return not self.late

    def leave_silence(self, item: str) -> None:
        """In a package, all leave with it."""
        found = self.silence_on(item)
        if found is None:
            return
        id_, silence = found
        silence.items = [] if silence.package else [one for one in silence.items if one != item]
        silence.outside = {id_: one for id_, one in silence.outside.items() if one[0] != item}
        if not silence.items:
            del self.silences[id_]

    # --- the sitting -------------------------------------------------------------------------------------------------

    def runs(self) -> bool:
        return self.sitting is not None and not self.sitting.suspended

    # --- consensus ---------------------------------------------------------------------------------------------------

    def speaking(self, item: ModelItem) -> dict[str, bool]:
        """Who has a position that counts now, and whether it blocks."""
        return {
            country: stand.blocks
            for country, stand in item.stands.items()
            if stand.revision == item.revision and not (stand.until and self.now >= stand.until)
        }

    def unopposed(self, item: ModelItem) -> bool:
        return not any(self.speaking(item).values())

    def joined(self, item: ModelItem) -> bool:
        """In writing, everybody has said something."""
        said = self.speaking(item)
        return bool(self.participants) and set(self.participants) <= said.keys() and self.unopposed(item)

    def in_doubt(self, item: ModelItem) -> bool:
        """Whether the last change may still be called material."""
        if item.doubt is None:
            return False
        here = self.sitting is not None and item.doubt.sitting == self.sitting.number
        return here or self.now < item.doubt.until

    # --- a text goes on ----------------------------------------------------------------------------------------------

    def revise(
        self,
        id_: str,
        wording: Wording,
        words: Words,
        *,
        nature: Nature = Nature.MATERIAL,
        by_room: bool = False,
        leaving: frozenset[str] = frozenset(),
    ) -> None:
        """A change of substance voids positions; the others keep them, and may be called material for some hours."""
        item, material = self.items[id_], nature == Nature.MATERIAL
        kept = {
            country: replace(stand, revision=item.revision + 1, kept=True)
            for country, stand in item.stands.items()
            if stand.revision == item.revision and not material
        }
        if material or not pairs(item.wording, wording):
            item.substance = item.revision + 1
        item.texts.append(wording)
        item.stands, item.merge = kept, None
        number = self.sitting.number if self.sitting else None
        until = self.now + timedelta(hours=self.terms.challenge_hours)
        item.doubt = None if material else Doubt(until, number)
        before_room = self.sitting is not None and self.sitting.item == id_
        if not material or by_room or before_room:
            self.show(item)
        self.carry(id_, words, leaving)

    def show(self, item: ModelItem) -> None:
        """Before the first issue there is nothing that members do not see."""
        if item.shown is not None:
            item.shown = item.revision

    def carry(self, id_: str, words: Words, leaving: frozenset[str]) -> None:
        """Whether words can be carried is another test's matter; but who is not pending is not carried, and by being
        carried nothing changes but the base, the words and who is asked again."""
        item = self.items[id_]
        for name, (wording, asked) in words.carried.items():
            found = self.amendments[name]
            if found.item != id_:
                continue
            assert found.pending, "only what is pending is carried"
            assert name not in leaving, "what ends with this text is not carried"
            assert not found.suppresses, "a proposal to suppress is its author's to renew"
            assert set(asked) in (set(), found.sponsors), (
                "co-sponsors are asked again together, or not at all"
            )
            found.base, found.wording, found.proposed = item.revision, wording, False
            found.asked, found.sponsors = found.asked | set(asked), found.sponsors - set(asked)

    # --- who sees it -------------------------------------------------------------------------------------------------

    def sees(self, actor: Actor, found: ModelAmendment) -> bool:
        """An observer sees what members see only by the Presidency's leave, and nothing while the sitting is closed."""
        own = actor.role == SEAT and actor.delegation in found.owners
        if found.state in ("draft", "discarded"):
            return own or (actor.role == CHAIR and found.with_chair)
        if found.state in ("withdrawn", "taken_back", "lapsed", "followed"):
            return own or actor.role == STAFF
        if own or actor.role in (CHAIR, STAFF):
            return True
        shut_out = actor.role != SEAT and self.sitting is not None and self.sitting.closed
        member = actor.role == SEAT or self.permitted.get(actor.person) == Scope.PROPOSALS
        if shut_out or found.audience == Audience.CHAIR:
            return False
        if found.entered and member:
            return True
        waiting = self.terms.disclosure == "at_the_deadline" and self.terms.comments_until is not None
        told = not waiting or self.now >= datetime.fromisoformat(str(self.terms.comments_until))
        return told and (member or found.audience == Audience.ALL)
