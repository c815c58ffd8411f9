"""A negotiation in memory: the pure centre alone, no database, no clock."""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime, timedelta
from typing import Any

from engine.procedure import beside, correction
from engine.procedure import commands as ask
from engine.procedure.amendment import Amendment, Course
from engine.procedure.commands import Actor, Command, Nature, PositionKind, Role, RoomOutcome
from engine.procedure.commitment import Commitment, Elsewhere, Link
from engine.procedure.conclusion import Conclusion
from engine.procedure.correction import Correction
from engine.procedure.decide import Decision, decide, due, obstacles_of
from engine.procedure.events import (
    AmendmentFiled,
    CommitmentAmended,
    CommitmentFollowedUp,
    CommitmentRecorded,
    ConclusionProposed,
    CorrectionAsked,
    CorrectionCirculated,
    CorrectionIssued,
    CorrectionObjected,
    DraftIssued,
    Event,
    FrameTranslated,
    ItemsLinked,
    ItemsUnlinked,
    MergeProposed,
    NoteWritten,
    OfMeeting,
    StatementMade,
    StatementWithdrawn,
    StructureDecided,
    StructureProposed,
    StructureWithdrawn,
    WordingRevised,
)
from engine.procedure.guards import OnItem, States
from engine.procedure.handlers.conclusion import note_id
from engine.procedure.meeting import Meeting
from engine.procedure.merging import Merge
from engine.procedure.refusals import Code, Refusal
from engine.procedure.silence import Silence
from engine.procedure.statement import Statement
from engine.procedure.structure import Structure, StructureState
from engine.procedure.texts import wording_of
from engine.procedure.ways import WAYS
from engine.procedure.workflow import Rules
from engine.record.fold import Fold
from engine.text.wording import Wording, print_wording
from tests.builders import (
    OBSERVER,
    PRESIDENCY,
    SEATS,
    SECRETARIAT,
    create_rules,
    create_wording,
    new_id,
    opening,
)

OTHERS = ("to", "joining", "corrects")


@dataclass
class Negotiation:
    """States folded from events, as the desk would load them for each command; `told` are the commands so far, with
    their instants and answers."""

    rules: Rules = field(default_factory=create_rules)
    fold: Fold = field(default_factory=Fold)
    events: list[Event] = field(default_factory=list)
    meeting: str = ""
    items: list[str] = field(default_factory=list)
    now: datetime = datetime(2014, 11, 24, 15, tzinfo=UTC)
    filed: dict[str, datetime] = field(default_factory=dict)
    told: list[tuple[Command, datetime, Decision]] = field(default_factory=list)

    def submit(self, kind: type[Command], actor: Actor, /, **fields: Any) -> Decision:
        given: dict[str, Any] = {"id": new_id(), "actor": actor, "meeting": self.meeting} | fields
        return self.take(kind(**given))

    def take(self, command: Command) -> Decision:
        self.notice()
        decision = decide(command, self.states(command), self.rules, "salt", self.now)
        for event in decision.events:
            self.fold.take(event)
            if isinstance(event, AmendmentFiled):
                self.filed[event.amendment] = self.now
        self.events += decision.events
        self.told.append((command, self.now, decision))
        return decision

    def notice(self) -> None:
        """What time has done is on the record before anything is decided, as at the desk."""
        if self.meeting in self.fold.meetings:
            for event in due(States(meeting=self.room), self.now):
                self.fold.take(event)
                self.events.append(event)

    def do(self, kind: type[Command], actor: Actor, /, **fields: Any) -> Decision:
        decision = self.submit(kind, actor, **fields)
        if decision.refusal:
            raise RuntimeError(f"{kind.__name__} was refused: {decision.refusal}")
        return decision

    def states(self, command: Command) -> States:
        amendment = self.fold.amendments.get(getattr(command, "amendment", None) or "")
        again = getattr(command, "again", None) or (amendment.again if amendment else None)
        return States(
            meeting=self.fold.meetings.get(command.meeting),
            conclusion=self.fold.conclusions.get(getattr(command, "conclusion", None) or ""),
            amendment=amendment,
            again=self.fold.amendments.get(again or ""),
            other=next((found for name in OTHERS if (found := self._named(command, name))), None),
            pending=self.pending(getattr(command, "conclusion", "")),
            bases=self.bases(getattr(command, "conclusion", "")),
            merge=self.merges.get(getattr(command, "merge", "")),
            structure=self.structures.get(getattr(command, "structure", "")),
            conclusions=self.paper if WAYS[type(command)].wide else (),
            each={id_: OnItem(self.pending(id_), self.bases(id_)) for id_ in self.fold.conclusions},
            floating=tuple(
                sorted(
                    (one for one in self.fold.amendments.values() if one.course == Course.FLOATED),
                    key=lambda one: one.id,
                )
            ),
            symbols=frozenset(str(event.symbol) for event in self.events if isinstance(event, DraftIssued)),
            shown_since=self._shown_since(WAYS[type(command)].shows),
            note=self._written(command) if isinstance(command, ask.WriteNote) else 0,
            commitment=self.commitments.get(getattr(command, "commitment", "")),
            links=self.links,
            elsewhere=self.here if getattr(command, "to_meeting", None) == self.meeting else None,
            last_place=max((item.place for item in self.fold.conclusions.values()), default=0),
            corrections=tuple(self.corrections.values()),
            statements=tuple(self.statements.values()),
            around={
                event.language: (*map(str, event.title), str(event.preamble))
                for event in self.events
                if isinstance(event, FrameTranslated)
            },
        )

    def _shown_since(self, kinds: tuple[type[Event], ...]) -> int:
        """The version that the last event of these kinds made of the meeting."""
        told = [event for event in self.events if isinstance(event, OfMeeting)]
        return max((version for version, event in enumerate(told, 1) if isinstance(event, kinds)), default=1)

    def _written(self, command: ask.WriteNote) -> int:
        """How often the delegation has written its note on the item."""
        id_ = note_id(command.meeting, command.conclusion, str(command.actor.delegation))
        return sum(isinstance(event, NoteWritten) and event.note == id_ for event in self.events)

    def _named(self, command: Command, name: str) -> Amendment | None:
        return self.fold.amendments.get(getattr(command, name, None) or "")

    def pending(self, item: str) -> tuple[Amendment, ...]:
        """Oldest first, as the record has them."""
        states = self.rules.meanings.pending
        found = (
            one for one in self.fold.amendments.values() if one.conclusion == item and one.state in states
        )
        return tuple(sorted(found, key=lambda one: (self.filed[one.id], one.id)))

    def bases(self, item: str) -> dict[int, Wording]:
        """Every revision's wording, from the events."""
        made = [event for event in self.events if isinstance(event, ConclusionProposed | WordingRevised)]
        return {
            getattr(event, "revision", 1): wording_of(event.wording)
            for event in made
            if event.conclusion == item
        }

    @property
    def merges(self) -> dict[str, Merge]:
        made = (event for event in self.events if isinstance(event, MergeProposed))
        return {
            event.merge: Merge(event.merge, event.revision, event.wording, event.reason, event.lines)
            for event in made
        }

    @property
    def structures(self) -> dict[str, Structure]:
        ends = {
            event.structure: event
            for event in self.events
            if isinstance(event, StructureDecided | StructureWithdrawn)
        }
        made = (event for event in self.events if isinstance(event, StructureProposed))
        return {event.structure: _structure(event, ends.get(event.structure)) for event in made}

    @property
    def commitments(self) -> dict[str, Commitment]:
        found: dict[str, Commitment] = {}
        for event in self.events:
            if isinstance(event, CommitmentRecorded):
                found[event.commitment] = Commitment(event.commitment, event.meeting, 1)
            elif isinstance(event, CommitmentAmended | CommitmentFollowedUp):
                found[event.commitment] = Commitment(event.commitment, event.meeting, event.step)
        return found

    @property
    def links(self) -> tuple[Link, ...]:
        gone = {event.link for event in self.events if isinstance(event, ItemsUnlinked)}
        made = (event for event in self.events if isinstance(event, ItemsLinked) and event.link not in gone)
        return tuple(Link(each.link, each.conclusion, each.to_meeting, each.to_conclusion) for each in made)

    @property
    def here(self) -> Elsewhere:
        """This meeting, as the end of a link."""
        staff = frozenset(who for who, role, _ in self.room.capacities if role == Role.SECRETARIAT)
        return Elsewhere(
            self.meeting, self.room.state == "certified", staff, frozenset(self.fold.conclusions)
        )

    @property
    def corrections(self) -> dict[str, Correction]:
        found: dict[str, Correction] = {}
        for event in self.events:
            if isinstance(
                event, CorrectionAsked | CorrectionCirculated | CorrectionObjected | CorrectionIssued
            ):
                found[event.correction] = correction.evolve(found.get(event.correction), event)
        return found

    @property
    def statements(self) -> dict[str, Statement]:
        gone = {event.statement for event in self.events if isinstance(event, StatementWithdrawn)}
        made = (event for event in self.events if isinstance(event, StatementMade))
        return {
            one.statement: Statement(
                one.statement, one.item, one.delegation, one.kind, one.text, one.statement in gone
            )
            for one in made
        }

    @property
    def paper(self) -> tuple[Conclusion, ...]:
        """Every item in the order of the paper."""
        return tuple(sorted(self.fold.conclusions.values(), key=lambda item: (item.place, item.id)))

    @property
    def room(self) -> Meeting:
        return self.fold.meetings[self.meeting]

    def item(self, number: int = 0) -> Conclusion:
        return self.fold.conclusions[self.items[number]]

    def amendment(self, id_: str) -> Amendment:
        return self.fold.amendments[id_]

    # --- steps that tests take for granted ---------------------------------------------------------------------------

    def open_comments(self, number: int = 0) -> None:
        self.do(
            ask.OpenComments,
            SECRETARIAT,
            conclusion=self.items[number],
            on_revision=self.item(number).revision,
        )

    def draft(self, seat: Actor, wording: Wording, number: int = 0, **fields: Any) -> str:
        item, id_ = self.item(number), new_id()
        given = {
            "conclusion": item.id,
            "on_revision": item.revision,
            "wording": wording,
            "rationale": "because",
        }
        self.do(ask.DraftAmendment, seat, id=id_, **(given | fields))
        return id_

    def file(self, seat: Actor, wording: Wording, number: int = 0, **fields: Any) -> str:
        id_ = self.draft(seat, wording, number, **fields)
        self.do(ask.FileAmendment, seat, amendment=id_, conclusion=self.items[number], on_version=1)
        return id_

    def propose_treatment(self, id_: str, disposition: ask.Disposition, number: int = 0) -> None:
        about = {"amendment": id_, "conclusion": self.items[number]}
        self.do(ask.ProposeTreatment, SECRETARIAT, disposition=disposition, reason="as discussed", **about)

    def decide(self, id_: str, disposition: ask.Disposition, number: int = 0, **fields: Any) -> Decision:
        given = {
            "amendment": id_,
            "conclusion": self.items[number],
            "on_revision": self.item(number).revision,
            "text_hash": self.amendment(id_).wording.hash,
            "reason": "as discussed",
        }
        return self.submit(ask.DecideTreatment, PRESIDENCY, disposition=disposition, **(given | fields))

    def treat(self, id_: str, disposition: ask.Disposition, number: int = 0) -> Decision:
        self.propose_treatment(id_, disposition, number)
        return self.decide(id_, disposition, number)

    def open_consensus(self, number: int = 0) -> Decision:
        item = self.item(number)
        return self.submit(ask.OpenConsensus, PRESIDENCY, conclusion=item.id, on_revision=item.revision)

    def stand(
        self, seat: Actor, kind: PositionKind = PositionKind.JOINS, reason: str = "", number: int = 0
    ) -> Decision:
        item = self.item(number)
        about = {"conclusion": item.id, "on_revision": item.revision}
        return self.submit(ask.TakePosition, seat, kind=kind, reason=reason, **about)

    def declare_agreed(self, number: int = 0, **fields: Any) -> Decision:
        item = self.item(number)
        given = {"conclusion": item.id, "on_revision": item.revision, "text_hash": item.wording.hash}
        return self.submit(ask.DeclareAgreed, PRESIDENCY, **(given | fields))

    def return_to_comments(self, number: int = 0, reason: str = "an objection") -> Decision:
        item = self.item(number)
        about = {"conclusion": item.id, "on_revision": item.revision}
        return self.submit(ask.ReturnToComments, PRESIDENCY, reason=reason, **about)

    def agree(self, number: int = 0, seats: Iterable[Actor] = SEATS) -> None:
        self.open_comments(number)
        self.open_consensus(number)
        for seat in seats:
            self.stand(seat, number=number)
        decision = self.declare_agreed(number)
        if decision.refusal:
            raise RuntimeError(str(decision.refusal))

    def open_sitting(self, *present: str, closed: bool = False) -> None:
        self.do(ask.OpenSitting, PRESIDENCY, present=present, closed=closed)

    def put(self, *numbers: int) -> Decision:
        """The gavel on these items, on the first unless told."""
        items = [self.item(number) for number in numbers or (0,)]
        lines = tuple(
            ask.CertifiedItem(item.id, item.version, item.revision, item.wording.hash) for item in items
        )
        return self.submit(ask.PutToRoom, PRESIDENCY, items=lines)

    def reopen(
        self, number: int = 0, reason: str = "one more word", objecting: tuple[str, ...] = ()
    ) -> Decision:
        item = self.item(number)
        about = {"conclusion": item.id, "on_revision": item.revision}
        return self.submit(ask.ReopenConclusion, PRESIDENCY, reason=reason, objecting=objecting, **about)

    def enter(
        self,
        wording: Wording,
        *delegations: str,
        outcome: RoomOutcome = RoomOutcome.AGREED,
        number: int = 0,
        **fields: Any,
    ) -> Decision:
        item = self.item(number)
        given = {"conclusion": item.id, "on_revision": item.revision, "wording": wording}
        about = {"delegations": delegations, "outcome": outcome}
        return self.submit(ask.EnterInRoom, SECRETARIAT, **(given | about | fields))

    def entered(
        self,
        wording: Wording,
        *delegations: str,
        outcome: RoomOutcome = RoomOutcome.AGREED,
        number: int = 0,
        **fields: Any,
    ) -> str:
        """The id of an entry that was taken."""
        id_ = new_id()
        decision = self.enter(wording, *delegations, outcome=outcome, number=number, id=id_, **fields)
        if decision.refusal:
            raise RuntimeError(str(decision.refusal))
        return id_

    def take_back(self, id_: str, number: int = 0, **fields: Any) -> Decision:
        item = self.item(number)
        about = {"amendment": id_, "conclusion": item.id, "on_revision": item.revision}
        return self.submit(ask.TakeBackEntry, SECRETARIAT, **(about | fields))

    def revise(self, wording: Wording, nature: Nature = Nature.MATERIAL, number: int = 0) -> Decision:
        item = self.item(number)
        about = {"conclusion": item.id, "on_revision": item.revision, "reason": "as discussed"}
        return self.submit(ask.ReviseWording, SECRETARIAT, wording=wording, nature=nature, **about)

    def maintain(self, id_: str, seat: Actor, number: int = 0, **fields: Any) -> Decision:
        item = self.item(number)
        given = {"on_revision": item.visible, "reason": "we insist"}
        return self.submit(ask.MaintainAmendment, seat, amendment=id_, conclusion=item.id, **(given | fields))

    def issue(self, symbol: str = "RCGM/2014/1", **fields: Any) -> Decision:
        given = {"symbol": symbol, "items": self.signed(), "frame": self.room.frame}
        return self.submit(ask.IssueDraft, SECRETARIAT, **(given | fields))

    def says(self, number: int = 0) -> str:
        """The item as it is read, a paragraph a line."""
        return print_wording(wording_of(self.item(number).wording))

    def line(self, number: int = 0) -> ask.CertifiedItem:
        item = self.item(number)
        return ask.CertifiedItem(item.id, item.version, item.revision, item.wording.hash)

    def open_silence(self, *numbers: int, package: bool = False, hours: float = 72) -> Decision:
        """On these items, on the first unless told, for so many hours."""
        given = {
            "items": tuple(map(self.line, numbers or (0,))),
            "package": package,
            "until": (self.now + timedelta(hours=hours)).isoformat(),
            "zone": "America/Managua",
        }
        return self.submit(ask.OpenSilence, PRESIDENCY, **given)

    @property
    def silence(self) -> Silence:
        """The latest one that is not over."""
        return self.room.silences[-1]

    def announce(self, actor: Actor = PRESIDENCY) -> Decision:
        silence = self.room.silences[-1].id if self.room.silences else "none"
        return self.submit(ask.AnnounceOutcome, actor, silence=silence)

    def wait(self, **time: float) -> None:
        """Time passes: `hours=24`."""
        self.now += timedelta(**time)

    def signed(self) -> tuple[ask.CertifiedItem, ...]:
        return tuple(
            ask.CertifiedItem(item.id, item.version, item.revision, item.wording.hash)
            for item in self.fold.conclusions.values()
            if item.state not in ("withdrawn", "deferred")
        )

    def beside(self) -> str:
        """What is printed beside the texts, by its hash."""
        standing = [item for item in self.paper if item.state not in ("withdrawn", "deferred")]
        return beside.hash_of(beside.stated(standing, self.room.terms, self.now), self.room)

    def certify(self, actor: Actor = PRESIDENCY, **fields: Any) -> Decision:
        shown = {"items": self.signed(), "frame": self.room.frame}
        confirmed = {"participants": self.room.participants, "beside": self.beside()}
        return self.submit(ask.CertifyPaper, actor, **(shown | confirmed | fields))

    def obstacles(self) -> tuple[Refusal, ...]:
        states = States(meeting=self.room, conclusions=self.paper)
        return obstacles_of(PRESIDENCY, states, self.rules, self.now)


def _structure(event: StructureProposed, end: StructureDecided | StructureWithdrawn | None) -> Structure:
    state = StructureState.OPEN
    if isinstance(end, StructureDecided):
        state = StructureState.ACCEPTED if end.accepted else StructureState.NOT_ACCEPTED
    elif end:
        state = StructureState.WITHDRAWN
    same = {
        part.name: getattr(event, part.name) for part in fields(Structure) if part.name not in ("id", "state")
    }
    return Structure(id=event.structure, state=state, **same)


def open_negotiation(*wordings: Wording) -> Negotiation:
    """A meeting of Canada, Mexico and Panama with these items (one, unless given), everybody admitted."""
    negotiation = Negotiation()
    command = opening(*(wordings or (create_wording(),)))
    negotiation.meeting = command.meeting
    decision = negotiation.take(command)
    negotiation.items = [event.conclusion for event in decision.events if hasattr(event, "conclusion")]
    for actor in (PRESIDENCY, OBSERVER, *SEATS):
        given = {"person": actor.person, "role": actor.role, "delegation": actor.delegation}
        negotiation.do(ask.AdmitPerson, SECRETARIAT, **given)
    return negotiation


def why(decision: Decision) -> Code | None:
    """Why the answer was no; None when it was yes."""
    return decision.refusal.code if decision.refusal else None


def fact(decision: Decision, name: str) -> str | int | None:
    """One fact of the refusal."""
    return decision.refusal.facts.get(name) if decision.refusal else None
