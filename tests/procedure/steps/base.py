"""One step: the engine and the model are asked the same, and both must then stand at the same point."""

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from engine.procedure import commands as ask
from engine.procedure import events as did
from engine.procedure.commands import Actor, Command, PositionKind, Role
from engine.procedure.events import Carry, Event
from engine.procedure.refusals import Code
from engine.procedure.terms import Terms
from engine.procedure.texts import wording_of
from tests.builders import (
    CANADA,
    MEXICO,
    OBSERVER,
    PANAMA,
    PRESIDENCY,
    SEATS,
    SECRETARIAT,
    create_wording,
    new_id,
)
from tests.procedure.model import Model, ModelItem, Place
from tests.procedure.model.things import SEAT, Moved, Words
from tests.procedure.shorthand import Negotiation, open_negotiation

AIDE = Actor("person-aide", Role.DELEGATION, "MEX")  # admitted now and then, with one seat or another
NEXT = Actor(PANAMA.person, Role.PRESIDENCY)  # wears the hat once it is handed over
# The last ones hold no capacity at first: a stranger, and the Presidency's person in a seat that was never given.
STRANGERS = (
    Actor("person-nobody", Role.PRESIDENCY),
    Actor(PRESIDENCY.person, Role.DELEGATION, "CAN"),
    AIDE,
    NEXT,
)
ACTORS = (SECRETARIAT, PRESIDENCY, CANADA, MEXICO, PANAMA, OBSERVER)
MACHINES = (Actor("machine", Role.WORKER), Actor("machine", Role.OPERATOR))
ANYBODY = (*ACTORS, *STRANGERS, *MACHINES)
COUNTRIES = ("CAN", "MEX", "PAN")
WORDINGS = [
    create_wording("To thank:", "Mexico;", "Panama."),
    *(
        create_wording(f"To {verb} the people of {country} for the {thing}.")
        for verb in ("thank", "praise")
        for country in ("Mexico", "Panama")
        for thing in ("report", "help")
    ),
    create_wording("To thank:", "Mexico;", "Belize."),
]

# Whoever may is asked mostly, so that meetings get far; somebody else now and then.
perhaps = st.sampled_from([each for actor in ANYBODY for each in (None, None, actor, None, None)])
anybody = st.sampled_from(ANYBODY)
seats = st.sampled_from(SEATS)
numbers = st.integers(0, 3)
drift = st.sampled_from([0, 0, 0, 1, -1, 0, 0, 0])
shown = st.sampled_from([True, True, False, True, True])
reasons = st.sampled_from(["because", "because", "", "because", "because"])
wordings = st.sampled_from(WORDINGS)
codes = st.lists(st.sampled_from(COUNTRIES), max_size=3, unique=True).map(tuple)
odd_codes = st.sampled_from(
    [(), ("MEX",), ("PAN", "CAN"), ("BLZ",), ("MEX", "MEX"), ("CAN",), ("MEX", "PAN"), ()]
)
# What the form of a command shows of the meeting changes with these.
SHOWN: dict[type[Command], tuple[str, ...]] = {
    ask.SetTerms: ("TermsSet",),
    ask.SetFrame: ("FrameSet",),
    ask.SetParticipants: ("ParticipantsSet",),
    ask.RecordAttendance: ("AttendanceRecorded", "SittingOpened", "ParticipantsSet"),
    ask.TranslateFrame: ("FrameTranslated", "FrameSet"),
}
_OfCounterpart = ask.ConfirmCounterpart | ask.SendBackCounterpart
rarely = st.integers(0, 7).map(lambda drawn: drawn == 5)  # what ends much, so that others get far


class Steps(RuleBasedStateMachine):
    room: Negotiation
    model: Model
    changed: dict[str, int]  # the version that the last event of each kind made of the meeting

    @initialize(
        open_items=st.sampled_from([2, 2, 0, 2]),
        sits=st.booleans(),
        issues=st.booleans(),
        agrees=st.sampled_from([None, None, None, False, True]),
        silent=st.sampled_from([None, None, False, True]),
    )
    def open(
        self, open_items: int, sits: bool, issues: bool, agrees: bool | None, silent: bool | None
    ) -> None:
        """Now and then the items are agreed at once, or the paper is certified; or everything is under silence."""
        self.changed = {}
        self.room = open_negotiation(WORDINGS[0], WORDINGS[1])
        self.model = Model(
            {(who.person, who.role, who.delegation): Place(ask.Seat.VOICE, ask.Stage.ANY) for who in ACTORS},
            COUNTRIES,
            set(COUNTRIES),
            {id_: ModelItem([WORDINGS[n]]) for n, id_ in enumerate(self.room.items)},
            self.room.now,
            frame=(*map(str, self.room.room.title), str(self.room.room.preamble)),
        )
        for id_ in self.room.items[:open_items]:
            self.attempt(ask.OpenComments, SECRETARIAT, conclusion=id_, on_revision=1)
        if issues:
            items, frame = self.room.signed(), self.room.room.frame
            self.attempt(ask.IssueDraft, SECRETARIAT, symbol="Rev.", items=items, frame=frame)
        if sits:
            self.attempt(ask.OpenSitting, PRESIDENCY, present=COUNTRIES)
        if agrees is not None:
            for id_ in self.room.items:
                self._agree(id_)
        if agrees:
            self.attempt(ask.CertifyPaper, PRESIDENCY, items=self.room.signed(), **self.confirmed())

        if agrees is None and silent is not None:
            self._begin_silent(package=silent)

    def _agree(self, id_: str) -> None:
        about = {"conclusion": id_, "on_revision": 1}
        self.attempt(ask.OpenComments, SECRETARIAT, **about)
        self.attempt(ask.OpenConsensus, PRESIDENCY, **about)
        for seat in SEATS:
            kind = PositionKind.RESERVATION if seat == CANADA else PositionKind.JOINS
            self.attempt(ask.TakePosition, seat, kind=kind, reason="not without funds", **about)
        hash_ = self.room.fold.conclusions[id_].wording.hash
        self.attempt(ask.DeclareAgreed, PRESIDENCY, text_hash=hash_, **about)

    def _begin_silent(self, package: bool) -> None:
        """Everything under silence for some hours."""
        terms = Terms(silence_hours=2)
        self.attempt(ask.SetTerms, SECRETARIAT, on_version=self.room.room.version, terms=terms)
        until = (self.room.now + timedelta(hours=5)).isoformat()
        lines = tuple(self.line(id_) for id_ in self.room.items)
        self.attempt(ask.OpenSilence, PRESIDENCY, items=lines, package=package, until=until, zone="UTC")

    @rule(hours=st.sampled_from([1, 1, 13, 25]))
    def time_passes(self, hours: int) -> None:
        self.room.wait(hours=hours)
        self.model.now = self.room.now

    def attempt(self, kind: type[Command], actor: Actor, /, **fields: Any) -> bool:
        """The engine and the model must agree on the answer; whether it was yes."""
        command = kind(**{"id": new_id(), "actor": actor, "meeting": self.room.meeting, **fields})
        self.room.notice()
        version = self.room.room.version
        self.model.fresh = self._shows_what_stands(command)
        self.model.shown = self._is_as_shown(command)
        self.model.elsewhere = getattr(command, "to_meeting", self.room.meeting) != self.room.meeting
        allowed = self.model.allows(command)
        decision = self.room.take(command)
        if self.model.unsure and decision.refusal and decision.refusal.code == Code.NOT_IN_THE_TEXT:
            return False
        assert (decision.refusal is None) == allowed, f"{command} was answered {decision}"
        left = [type(event) for event in decision.events] if decision.refusal else []
        assert left == ([did.FilingWasLate] if self.model.late else []), "a refusal leaves no other trace"
        for event in decision.events:
            if isinstance(event, did.OfMeeting):
                version += 1
                self.changed[type(event).__name__] = version
        if allowed:
            self.model.take(command, said_of_words(command, decision.events))
        return allowed

    def _shows_what_stands(self, command: Command) -> bool:
        """Whether nothing that the form of the command shows of the meeting was changed since its version."""
        since = max((self.changed.get(kind, 1) for kind in SHOWN.get(type(command), ())), default=1)
        return since <= getattr(command, "on_version", since) <= self.room.room.version

    def _is_as_shown(self, command: Command) -> bool:
        """Hashes are the engine's; the model only knows whether it was the text that was shown."""
        fold = self.room.fold
        match command:
            case ask.DeclareAgreed():
                return command.text_hash == fold.conclusions[command.conclusion].wording.hash
            case (
                ask.DecideTreatment()
                | ask.ConfirmSponsorship()
                | ask.ConfirmCounterpart()
                | ask.SendBackCounterpart()
            ):
                lent = isinstance(command, _OfCounterpart)
                return command.text_hash == self._hash_of(command.amendment, lent)
            case ask.DecideMerge():
                merge = self.room.merges.get(command.merge)
                return merge is not None and command.text_hash == merge.wording.hash
            case ask.CertifyPaper() | ask.IssueDraft():
                beside = getattr(command, "beside", self.room.beside())
                around = (command.frame, beside) == (self.room.room.frame, self.room.beside())
                return set(command.items) == set(self.room.signed()) and around
            case ask.PutToRoom() | ask.OpenSilence():
                return set(command.items) <= set(self.room.signed())
            case _:
                return True

    def confirmed(self) -> dict[str, Any]:
        """What the Presidency signs beside the items, as it stands."""
        room = self.room.room
        return {"frame": room.frame, "participants": room.participants, "beside": self.room.beside()}

    def _hash_of(self, amendment: str, counterpart: bool) -> str | None:
        found = self.room.fold.amendments.get(amendment)
        words = found.counterpart if found and counterpart else found
        return words.wording.hash if words else None

    # --- who and what -------------------------------------------------------------------------------------------

    def who(self, role: Role, somebody: Actor | None) -> Actor:
        """Somebody who was drawn, or else whoever holds that capacity now."""
        held = (Actor(person, own, country) for person, own, country in self.model.capacities if own == role)
        return somebody or next(held, PRESIDENCY)

    def voice(self, country: str, somebody: Actor | None = None) -> Actor:
        in_sitting = self.model.sitting is not None
        speaking = (
            Actor(person, role, code)
            for (person, role, code), place in self.model.capacities.items()
            if role == SEAT and code == country and place.speaks(in_sitting)
        )
        return somebody or next(speaking, Actor("person-nobody", SEAT, country))

    def item(self, number: int) -> str:
        return list(self.model.items)[number % len(self.model.items)]

    def amendment(self, number: int, *states: str) -> str | None:
        """One of the amendments, in one of these states if any is."""
        known = self.model.amendments
        fitting = [id_ for id_, found in known.items() if found.state in states] or list(known)
        return fitting[number % len(fitting)] if fitting else None

    def on(self, item: str, by: int = 0) -> dict[str, Any]:
        """The item at its current revision, or at one beside it."""
        return {"conclusion": item, "on_revision": self.model.items[item].revision + by}

    def as_seen(self, item: str, by: int = 0) -> dict[str, Any]:
        """The item at the revision that members see."""
        return {"conclusion": item, "on_revision": self.model.items[item].visible + by}

    def about(self, amendment: str) -> dict[str, Any]:
        return {"amendment": amendment, "conclusion": self.model.amendments[amendment].item}

    def draft(self, amendment: str, behind: int = 0) -> dict[str, Any]:
        return self.about(amendment) | {"on_version": self.model.amendments[amendment].edits + behind}

    def line(self, item: str, as_shown: bool = True) -> ask.CertifiedItem:
        found = self.room.fold.conclusions[item]
        hash_ = found.wording.hash if as_shown else "0" * 64
        return ask.CertifiedItem(item, found.version, found.revision, hash_)


def said_of_words(command: Command, events: tuple[Event, ...]) -> Words:
    """What the engine made of words."""
    texts: dict[str, list[Any]] = {}
    for event in events:
        if isinstance(event, did.WordingRevised | did.ConclusionProposed):
            texts.setdefault(event.conclusion, []).append(wording_of(event.wording))
    carried = {
        event.amendment: (wording_of(event.wording), event.asked_again)
        for event in events
        if isinstance(event, did.AmendmentCarried) and event.outcome == Carry.EXACT and event.wording
    }
    if isinstance(command, ask.EnterInRoom):
        carried.pop(command.id, None)  # it stands on the text that it made
    laid = [event.wording for event in events if isinstance(event, did.AmendmentMaintained) and event.wording]
    moved = {
        event.amendment: Moved(
            event.conclusion, str(event.again), event.base_revision, wording_of(event.wording)
        )
        for event in events
        if isinstance(event, did.AmendmentFiled)
    }
    return Words(
        texts,
        carried,
        wording_of(laid[0]) if laid else None,
        moved if isinstance(command, ask.DecideStructure) else {},
        frozenset(event.amendment for event in events if isinstance(event, did.AmendmentFollowed)),
    )
