"""No sequence of commands, by whomever, reaches a state that the rules of the conference do not allow.

Hypothesis gives commands of all kinds, from all capacities, at wrong moments, on stale revisions. An independent model
says of each whether it may be; the engine must say the same, and both must then stand at the same point.
"""

import os
from dataclasses import replace
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from engine.procedure import commands as ask
from engine.procedure.commands import Actor, Command, Disposition, PositionKind, ProposalKind, Role
from engine.procedure.events import (
    AmendmentCarried,
    AmendmentDisposed,
    AmendmentWithdrawn,
    Carry,
    PaperCertified,
)
from engine.procedure.texts import wording_of
from engine.text.wording import Wording
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
from tests.procedure.model import Model, ModelItem
from tests.procedure.shorthand import Negotiation, open_negotiation

# The last two hold no capacity: a stranger, and the Presidency's person in a seat that was never given.
ACTORS = (SECRETARIAT, PRESIDENCY, CANADA, MEXICO, PANAMA, OBSERVER)
STRANGERS = (Actor("person-nobody", Role.PRESIDENCY), Actor(PRESIDENCY.person, Role.DELEGATION, "CAN"))
WORDINGS = [create_wording(f"To thank {name}.") for name in ("Mexico", "Canada", "Panama", "Belize")]

actors = st.one_of(st.sampled_from(ACTORS), st.sampled_from((*ACTORS, *STRANGERS)))
seats = st.one_of(st.sampled_from(SEATS), actors)
chairs = st.one_of(st.just(PRESIDENCY), st.just(PRESIDENCY), actors)
staff = st.one_of(st.just(SECRETARIAT), st.just(SECRETARIAT), actors)
numbers = st.integers(0, 3)
drift = st.sampled_from([0, 0, 0, 0, 0, 1, -1])
shown = st.sampled_from([True, True, True, False])
reasons = st.sampled_from(["because", "because", "because", ""])
wordings = st.sampled_from(WORDINGS)
dispositions = st.sampled_from(Disposition)
rarely = st.integers(0, 7).map(
    lambda drawn: drawn == 5
)  # what ends an item or the meeting, so that others get far


class Procedure(RuleBasedStateMachine):
    room: Negotiation
    model: Model

    @initialize(open_items=st.sampled_from([2, 2, 2, 1, 0]))
    def open(self, open_items: int) -> None:
        self.room = open_negotiation(WORDINGS[0], WORDINGS[1])
        items = {id_: ModelItem(WORDINGS[n]) for n, id_ in enumerate(self.room.items)}
        countries = tuple(str(seat.delegation) for seat in SEATS)
        self.model = Model(set(ACTORS), countries, set(countries), items)
        for id_ in self.room.items[:open_items]:
            self.attempt(ask.OpenComments, SECRETARIAT, conclusion=id_, on_revision=1)

    def attempt(self, kind: type[Command], actor: Actor, /, **fields: Any) -> None:
        """The engine and the model must agree on the answer."""
        command = kind(**{"id": new_id(), "actor": actor, "meeting": self.room.meeting, **fields})
        allowed = self.model.allows(self._as_the_model_sees(command))
        decision = self.room.take(command)
        assert (decision.refusal is None) == allowed, f"{command} was answered {decision}"
        assert not (decision.refusal and decision.events), "a refusal leaves no trace here"
        if allowed:
            carried = (event for event in decision.events if isinstance(event, AmendmentCarried))
            moved = {event.amendment: event.asked_again for event in carried if event.outcome == Carry.EXACT}
            self.model.take(command, moved)

    def _as_the_model_sees(self, command: Command) -> Command:
        """Hashes are the engine's; the model only knows whether it was the text that was shown."""
        if isinstance(command, ask.DeclareAgreed):
            item = self.room.fold.conclusions[command.conclusion]
            return replace(command, text_hash="shown" if command.text_hash == item.wording.hash else "other")
        if (
            isinstance(command, ask.DecideTreatment | ask.ConfirmSponsorship)
            and command.amendment in self.room.fold.amendments
        ):
            amendment = self.room.fold.amendments[command.amendment]
            return replace(
                command, text_hash="shown" if command.text_hash == amendment.wording.hash else "other"
            )
        if isinstance(command, ask.DecideMerge):
            merge = self.room.merges.get(command.merge)
            as_shown = merge is not None and command.text_hash == merge.wording.hash
            return replace(command, text_hash="shown" if as_shown else "other")
        return command

    def item(self, number: int) -> str:
        return list(self.model.items)[number % len(self.model.items)]

    def amendment(self, number: int) -> str:
        return (
            list(self.model.amendments)[number % len(self.model.amendments)]
            if self.model.amendments
            else "none"
        )

    def revision(self, item: str, by: int) -> int:
        return self.model.items[item].revision + by

    # --- what anybody might try -------------------------------------------------------------------------------------

    @rule(
        actor=staff,
        present=st.just({"CAN", "MEX", "PAN"})
        | st.sets(st.sampled_from(["CAN", "MEX", "PAN"]), min_size=2)
        | st.just(set()),
    )
    def record_attendance(self, actor: Actor, present: set[str]) -> None:
        fields = {"present": tuple(sorted(present)), "on_version": self.room.room.version}
        self.attempt(ask.RecordAttendance, actor, **fields)

    @rule(actor=actors, wording=wordings)
    def propose(self, actor: Actor, wording: Wording) -> None:
        if len(self.model.items) < 3:
            given = {"section": "conclusions", "topic": None, "language": "en", "rationale": ""}
            self.attempt(ask.ProposeConclusion, actor, wording=wording, **given)

    @rule(actor=staff, number=numbers, by=drift)
    def open_comments(self, actor: Actor, number: int, by: int) -> None:
        item = self.item(number)
        self.attempt(ask.OpenComments, actor, conclusion=item, on_revision=self.revision(item, by))

    @rule(actor=staff, number=numbers, by=drift, wording=wordings, reason=reasons)
    def revise(self, actor: Actor, number: int, by: int, wording: Wording, reason: str) -> None:
        item = self.item(number)
        given = {"conclusion": item, "on_revision": self.revision(item, by)}
        self.attempt(ask.ReviseWording, actor, wording=wording, reason=reason, **given)

    @rule(actor=actors, number=numbers, text=reasons)
    def comment(self, actor: Actor, number: int, text: str) -> None:
        self.attempt(ask.WriteComment, actor, conclusion=self.item(number), on_revision=1, text=text)

    @rule(actor=chairs, number=numbers, by=drift)
    def open_consensus(self, actor: Actor, number: int, by: int) -> None:
        item = self.item(number)
        self.attempt(ask.OpenConsensus, actor, conclusion=item, on_revision=self.revision(item, by))

    @rule(actor=seats, number=numbers, by=drift, kind=st.sampled_from(PositionKind), reason=reasons)
    def stand(self, actor: Actor, number: int, by: int, kind: PositionKind, reason: str) -> None:
        item = self.item(number)
        given = {"conclusion": item, "on_revision": self.revision(item, by)}
        self.attempt(ask.TakePosition, actor, kind=kind, reason=reason, **given)

    @rule(number=numbers, back=rarely, joining=st.just(SEATS) | st.sets(st.sampled_from(SEATS)).map(tuple))
    def go_on_with_an_item(self, number: int, back: bool = False, joining: tuple[Actor, ...] = SEATS) -> None:
        """The step that a meeting would take next: chance alone would seldom bring an item far."""
        item = self.item(number)
        about = {"conclusion": item, "on_revision": self.revision(item, 0)}
        match self.model.items[item].state:
            case "proposal":
                self.attempt(ask.OpenComments, SECRETARIAT, **about)
            case "comments":
                self.attempt(ask.OpenConsensus, PRESIDENCY, **about)
            case "consensus":
                for seat in joining:
                    self.attempt(ask.TakePosition, seat, kind=PositionKind.JOINS, reason="", **about)
                if back:
                    self.attempt(ask.ReturnToComments, PRESIDENCY, reason="because", **about)
                hash_ = self.room.fold.conclusions[item].wording.hash
                self.attempt(ask.DeclareAgreed, PRESIDENCY, text_hash=hash_, **about)
            case "agreed" if back:
                self.attempt(ask.ReturnToComments, PRESIDENCY, reason="because", **about)

    @rule(now=rarely, as_stands=shown)
    def go_on_to_the_end(self, now: bool, as_stands: bool) -> None:
        if not now:
            return
        for number in range(len(self.model.items)):
            for _ in range(3):
                self.go_on_with_an_item(number)
        items = self.room.signed() if as_stands else ()
        self.attempt(ask.CertifyPaper, PRESIDENCY, items=items, frame=self.room.room.frame)

    @rule(
        seat=st.sampled_from(SEATS),
        number=numbers,
        wording=wordings,
        again=st.none() | numbers,
        sponsored=st.booleans(),
    )
    def go_on_with_an_amendment(
        self, seat: Actor, number: int, wording: Wording, again: int | None, sponsored: bool
    ) -> None:
        """Drafted and filed at once, now and then in place of an older one."""
        item = self.item(number)
        about = {"conclusion": item, "on_revision": self.revision(item, 0), "rationale": "because"}
        old = None if again is None else self.amendment(again)
        known = set(self.model.amendments)
        others = tuple(str(other.delegation) for other in SEATS if other != seat) if sponsored else ()
        self.attempt(ask.DraftAmendment, seat, wording=wording, again=old, sponsors=others, **about)
        for id_ in self.model.amendments.keys() - known:
            self.attempt(ask.FileAmendment, seat, amendment=id_, conclusion=item, on_version=1)

    @rule(away=st.sampled_from(SEATS), number=numbers)
    def go_on_without_one(self, away: Actor, number: int) -> None:
        """An item is agreed while a delegation is out of the room, which then comes back."""
        everybody = tuple(str(seat.delegation) for seat in SEATS)
        rest = tuple(code for code in everybody if code != away.delegation)
        for present in (rest, everybody):
            version = self.room.room.version
            self.attempt(ask.RecordAttendance, SECRETARIAT, on_version=version, present=present)
            for _ in range(3):
                self.go_on_with_an_item(number, joining=tuple(seat for seat in SEATS if seat != away))

    @rule(disposition=dispositions, as_shown=shown)
    def go_on_with_a_treatment(self, disposition: Disposition, as_shown: bool) -> None:
        for id_, found in list(self.model.amendments.items()):
            if found.state == "filed":
                given = {
                    "amendment": id_,
                    "conclusion": found.item,
                    "disposition": disposition,
                    "reason": "because",
                }
                self.attempt(ask.ProposeTreatment, SECRETARIAT, **given)
                hash_ = self.room.fold.amendments[id_].wording.hash if as_shown else "0" * 64
                on = self.revision(found.item, 0)
                self.attempt(ask.DecideTreatment, PRESIDENCY, text_hash=hash_, on_revision=on, **given)
                return

    @rule(actor=chairs, number=numbers, by=drift, as_shown=shown)
    def declare_agreed(self, actor: Actor, number: int, by: int, as_shown: bool) -> None:
        item = self.item(number)
        hash_ = self.room.fold.conclusions[item].wording.hash if as_shown else "0" * 64
        given = {"conclusion": item, "on_revision": self.revision(item, by), "text_hash": hash_}
        self.attempt(ask.DeclareAgreed, actor, **given)

    @rule(actor=chairs, number=numbers, by=drift, reason=reasons)
    def return_to_comments(self, actor: Actor, number: int, by: int, reason: str) -> None:
        item = self.item(number)
        given = {"conclusion": item, "on_revision": self.revision(item, by), "reason": reason}
        self.attempt(ask.ReturnToComments, actor, **given)

    @rule(now=rarely, actor=actors, number=numbers, reason=reasons)
    def withdraw_item(self, now: bool, actor: Actor, number: int, reason: str) -> None:
        if now:
            self.attempt(ask.WithdrawConclusion, actor, conclusion=self.item(number), reason=reason)

    @rule(actor=chairs, as_stands=shown)
    def certify(self, actor: Actor, as_stands: bool) -> None:
        items = self.room.signed() if as_stands else ()
        self.attempt(ask.CertifyPaper, actor, items=items, frame=self.room.room.frame)

    @rule(actor=seats, number=numbers, by=drift, wording=wordings, again=st.none() | numbers)
    def draft(self, actor: Actor, number: int, by: int, wording: Wording, again: int | None) -> None:
        item = self.item(number)
        given = {"conclusion": item, "on_revision": self.revision(item, by), "rationale": "because"}
        old = None if again is None else self.amendment(again)
        self.attempt(ask.DraftAmendment, actor, wording=wording, again=old, **given)

    @rule(actor=seats, number=numbers, by=drift, wording=wordings, behind=drift)
    def edit_draft(self, actor: Actor, number: int, by: int, wording: Wording, behind: int) -> None:
        id_ = self.amendment(number)
        if id_ in self.model.amendments:
            found = self.model.amendments[id_]
            given = {"amendment": id_, "conclusion": found.item, "rationale": "because", "wording": wording}
            on = {"on_version": found.edits + behind, "on_revision": self.revision(found.item, by)}
            self.attempt(ask.EditDraft, actor, **given, **on)

    @rule(number=numbers, other=numbers, actor=seats, behind=drift)
    def file(self, number: int, other: int, actor: Actor, behind: int) -> None:
        """Now and then with the item of another amendment."""
        id_ = self.amendment(number)
        if id_ in self.model.amendments:
            found = self.model.amendments[id_]
            item = found.item if other else self.item(number + 1)
            self.attempt(
                ask.FileAmendment, actor, amendment=id_, conclusion=item, on_version=found.edits + behind
            )

    @rule(actor=seats, number=numbers, kind=st.sampled_from([ask.DiscardDraft, ask.WithdrawAmendment]))
    def let_go(self, actor: Actor, number: int, kind: type[Command]) -> None:
        id_ = self.amendment(number)
        if id_ in self.model.amendments:
            given = {"amendment": id_, "conclusion": self.model.amendments[id_].item}
            self.attempt(kind, actor, **given, **({"reason": ""} if kind is ask.WithdrawAmendment else {}))

    @rule(actor=staff, number=numbers, disposition=dispositions, reason=reasons)
    def propose_treatment(self, actor: Actor, number: int, disposition: Disposition, reason: str) -> None:
        id_ = self.amendment(number)
        if id_ in self.model.amendments:
            given = {"amendment": id_, "conclusion": self.model.amendments[id_].item, "reason": reason}
            self.attempt(ask.ProposeTreatment, actor, disposition=disposition, **given)

    @rule(actor=chairs, number=numbers, by=drift, disposition=dispositions, as_shown=shown, reason=reasons)
    def decide(
        self, actor: Actor, number: int, by: int, disposition: Disposition, as_shown: bool, reason: str
    ) -> None:
        id_ = self.amendment(number)
        if id_ in self.model.amendments:
            item = self.model.amendments[id_].item
            hash_ = self.room.fold.amendments[id_].wording.hash if as_shown else "0" * 64
            given = {"amendment": id_, "conclusion": item, "on_revision": self.revision(item, by)}
            self.attempt(
                ask.DecideTreatment, actor, disposition=disposition, text_hash=hash_, reason=reason, **given
            )

    @rule(actor=staff, number=numbers, by=drift, wording=wordings, data=st.data(), reason=reasons)
    def propose_merge(
        self, actor: Actor, number: int, by: int, wording: Wording, data: st.DataObject, reason: str
    ) -> None:
        """Some of the item's amendments, now and then one twice."""
        item = self.item(number)
        known = [id_ for id_, found in self.model.amendments.items() if found.item == item] or ["none"]
        lines = data.draw(st.lists(st.tuples(st.sampled_from(known), dispositions), max_size=3))
        given = {
            "conclusion": item,
            "on_revision": self.revision(item, by),
            "wording": wording,
            "reason": reason,
        }
        merged = tuple(ask.MergeLine(*line) for line in lines)
        self.attempt(ask.ProposeMerge, actor, lines=merged, **given)

    @rule(number=numbers, wording=wordings, taken=shown)
    def go_on_with_a_merge(self, number: int, wording: Wording, taken: bool) -> None:
        """All that is pending on an item, merged and decided at once."""
        item = self.item(number)
        pending = [id_ for id_, a in self.model.amendments.items() if a.item == item and a.state == "filed"]
        lines = tuple(ask.MergeLine(id_, Disposition.MERGED) for id_ in pending)
        about = {"conclusion": item, "on_revision": self.revision(item, 0), "reason": "because"}
        known = set(self.model.merges)
        self.attempt(ask.ProposeMerge, SECRETARIAT, wording=wording, lines=lines, **about)
        for merge in self.model.merges.keys() - known:
            hash_ = self.room.merges[merge].wording.hash
            self.attempt(ask.DecideMerge, PRESIDENCY, merge=merge, text_hash=hash_, taken=taken, **about)

    @rule(actor=chairs, by=drift, taken=shown, as_shown=shown, reason=reasons)
    def decide_merge(self, actor: Actor, by: int, taken: bool, as_shown: bool, reason: str) -> None:
        for id_, merge in list(self.model.merges.items())[-2:]:
            hash_ = self.room.merges[id_].wording.hash if as_shown else "0" * 64
            given = {"conclusion": merge.item, "merge": id_, "on_revision": self.revision(merge.item, by)}
            self.attempt(ask.DecideMerge, actor, text_hash=hash_, taken=taken, reason=reason, **given)

    @rule(actor=seats, number=numbers, agrees=st.booleans())
    def answer_merge(self, actor: Actor, number: int, agrees: bool) -> None:
        id_ = self.amendment(number)
        if id_ in self.model.amendments and self.model.merges:
            given = {
                "amendment": id_,
                "conclusion": self.model.amendments[id_].item,
                "agrees": agrees,
                "reason": "",
            }
            self.attempt(ask.AnswerMerge, actor, merge=list(self.model.merges)[-1], **given)

    @rule(actor=seats, number=numbers, other=numbers, joins=st.booleans())
    def join(self, actor: Actor, number: int, other: int, joins: bool) -> None:
        """Offered by anybody, then by its author, and now and then taken in by the other one's."""
        id_, to = self.amendment(number), self.amendment(other)
        if id_ in self.model.amendments:
            found, target = self.model.amendments[id_], self.model.amendments[to]
            owner = {str(seat.delegation): seat for seat in SEATS}
            for author in (actor, owner[found.owner]):
                self.attempt(ask.OfferToJoin, author, amendment=id_, conclusion=found.item, to=to)
            if joins:
                taker = owner[target.owner]
                self.attempt(ask.AcceptJoin, taker, amendment=to, conclusion=target.item, joining=id_)

    @rule(actor=seats, number=numbers, as_shown=shown)
    def answer_for_oneself(self, actor: Actor, number: int, as_shown: bool) -> None:
        """A co-sponsor is asked again; an author takes its offer back."""
        id_ = self.amendment(number)
        if id_ in self.model.amendments:
            about = {"amendment": id_, "conclusion": self.model.amendments[id_].item}
            hash_ = self.room.fold.amendments[id_].wording.hash if as_shown else "0" * 64
            self.attempt(ask.ConfirmSponsorship, actor, text_hash=hash_, **about)
            self.attempt(ask.TakeBackOffer, actor, **about)

    @rule(actor=seats, number=numbers)
    def propose_to_suppress(self, actor: Actor, number: int) -> None:
        item = self.item(number)
        given = {"conclusion": item, "on_revision": self.revision(item, 0), "rationale": "because"}
        known = set(self.model.amendments)
        suppress = {"kind": ProposalKind.SUPPRESS, "wording": Wording(())}
        self.attempt(ask.DraftAmendment, actor, **suppress, **given)
        for id_ in self.model.amendments.keys() - known:
            self.attempt(ask.FileAmendment, actor, amendment=id_, conclusion=item, on_version=1)

    # --- what must always be so -------------------------------------------------------------------------------------

    @invariant()
    def engine_and_model_stand_at_the_same_point(self) -> None:
        if not hasattr(self, "model"):
            return
        engine = {id_: (item.state, item.revision) for id_, item in self.room.fold.conclusions.items()}
        assert engine == {id_: (item.state, item.revision) for id_, item in self.model.items.items()}
        found = self.room.fold.amendments
        engine_says = {
            id_: (a.state, set(a.sponsors), set(a.asked_again), a.offered_to) for id_, a in found.items()
        }
        model_says = {
            id_: (a.state, a.sponsors, a.asked, a.offered_to) for id_, a in self.model.amendments.items()
        }
        assert engine_says == model_says
        for id_, item in self.model.items.items():
            assert wording_of(self.room.fold.conclusions[id_].wording) == item.wording
        assert (self.room.room.state == "certified") == self.model.certified

    @invariant()
    def every_amendment_has_one_last_word_at_most(self) -> None:
        if not hasattr(self, "room"):
            return
        ended = [
            e.amendment for e in self.room.events if isinstance(e, AmendmentDisposed | AmendmentWithdrawn)
        ]
        assert len(ended) == len(set(ended))
        for id_, item in self.room.fold.conclusions.items():
            filed = [found for found in self.room.fold.amendments.values() if found.conclusion == id_]
            assert item.pending == sum(found.state == "filed" for found in filed)

    @invariant()
    def a_paper_is_certified_once(self) -> None:
        if hasattr(self, "room"):
            assert sum(isinstance(event, PaperCertified) for event in self.room.events) <= 1


SOAK = os.environ.get("HYPOTHESIS_PROFILE") == "soak"
TestProcedure = Procedure.TestCase
TestProcedure.settings = settings(max_examples=10_000 if SOAK else 200, stateful_step_count=50)
