"""No sequence of commands, by whomever, reaches a state that the rules of the conference do not allow.

Hypothesis gives commands of all kinds, from all capacities, at wrong moments, on stale revisions, while time passes. An
independent model says of each whether it may be; the engine must say the same, and both must then stand at the same
point. At the end the events alone, spelled and read again, must lead to the same states.
"""

import os
from dataclasses import asdict
from datetime import datetime

from hypothesis import settings
from hypothesis.stateful import invariant

from engine.procedure import commands as ask
from engine.procedure.amendment import Amendment
from engine.procedure.audiences import Gaze
from engine.procedure.commands import Actor, Role
from engine.procedure.conclusion import Conclusion
from engine.procedure.decide import decide
from engine.procedure.events import ConclusionAdopted, PaperCertified
from engine.procedure.silence import Silence
from engine.procedure.texts import wording_of
from engine.procedure.translation import Standing, in_sight, latest, standing
from engine.procedure.ways import WAYS
from engine.record.codec import FORMAT, data_of, event_of, texts_of
from engine.record.fold import Fold
from tests.procedure.model import ModelAmendment, ModelItem
from tests.procedure.model.model import MAY, THEN
from tests.procedure.model.things import LYING, PENDING
from tests.procedure.steps.amendments import AmendmentSteps
from tests.procedure.steps.base import ACTORS, AIDE, NEXT
from tests.procedure.steps.certified import CertifiedSteps
from tests.procedure.steps.commitments import CommitmentSteps
from tests.procedure.steps.items import ItemSteps
from tests.procedure.steps.meeting import MeetingSteps
from tests.procedure.steps.silence import SilenceSteps
from tests.procedure.steps.sittings import SittingSteps
from tests.procedure.steps.translations import TranslationSteps


class Procedure(
    MeetingSteps,
    ItemSteps,
    SittingSteps,
    AmendmentSteps,
    CommitmentSteps,
    CertifiedSteps,
    TranslationSteps,
    SilenceSteps,
):
    @invariant()
    def silences_stand_at_the_same_point(self) -> None:
        if not hasattr(self, "model"):
            return
        assert [said_of_silence(one) for one in self.room.room.silences] == [
            (id_, one.items, one.package, one.since, one.until, set(one.outside))
            for id_, one in self.model.silences.items()
        ]

    @invariant()
    def items_stand_at_the_same_point(self) -> None:
        if not hasattr(self, "model"):
            return
        engine = self.room.fold.conclusions
        assert engine.keys() == self.model.items.keys()
        for id_, item in self.model.items.items():
            assert said_of(engine[id_]) == said_by_model(item), id_
            assert engine[id_].pending == len(self.model.lying(id_))

    @invariant()
    def amendments_stand_at_the_same_point(self) -> None:
        if not hasattr(self, "model"):
            return
        engine = self.room.fold.amendments
        assert engine.keys() == self.model.amendments.keys()
        for id_, found in self.model.amendments.items():
            assert said_of_amendment(engine[id_]) == said_by_model_of_amendment(found), id_
            assert (engine[id_].course == "pending") == (found.state in LYING)

    @invariant()
    def commitments_stand_at_the_same_point(self) -> None:
        if not hasattr(self, "model"):
            return
        assert {id_: one.step for id_, one in self.room.commitments.items()} == self.model.commitments
        assert {
            link.id: (link.conclusion, link.to_conclusion) for link in self.room.links
        } == self.model.links

    @invariant()
    def the_meeting_stands_at_the_same_point(self) -> None:
        if not hasattr(self, "model"):
            return
        model, room = self.model, self.room.room
        assert room.capacities.keys() == model.capacities.keys()
        seats = {held: (one.seat, one.stage) for held, one in room.capacities.items()}
        assert seats == {held: (one.seat, one.stage) for held, one in model.capacities.items()}
        assert (room.participants, set(room.present)) == (model.participants, model.present)
        assert (asdict(room.sitting) if room.sitting else None) == (
            asdict(model.sitting) | {"speakers": tuple(model.sitting.speakers)} if model.sitting else None
        )
        assert (room.sittings, room.issues, room.terms) == (model.sittings, model.issues, model.terms)
        assert {code: len(steps) for code, steps in room.clearance.items()} == model.clearance
        assert room.permitted == model.permitted
        assert (room.state, room.kept is not None) == (
            "certified" if model.certified else "open",
            model.kept,
        )

    @invariant()
    def what_is_hidden_is_hidden(self) -> None:
        """Every amendment, before everybody: its audience sees it, and nobody else."""
        if not hasattr(self, "model"):
            return
        for actor in (*ACTORS, AIDE, NEXT):
            gaze = Gaze(self.room.room, actor, self.room.rules, self.room.now)
            for id_, found in self.model.amendments.items():
                assert gaze.amendment(self.room.amendment(id_)) == self.model.sees(actor, found), (actor, id_)

    @invariant()
    def after_the_gavel_all_stands_at_the_same_point(self) -> None:
        if not hasattr(self, "model"):
            return
        engine = {id_: str(one.state) for id_, one in self.room.corrections.items()}
        assert engine == {id_: one.state.split()[0] for id_, one in self.model.corrections.items()}
        said = {id_: (one.delegation, one.withdrawn) for id_, one in self.room.statements.items()}
        assert said == {id_: (one.by, one.withdrawn) for id_, one in self.model.statements.items()}
        assert self.room.room.ordered == tuple(self.model.ordered)

    @invariant()
    def what_stands_in_the_way_is_what_the_guards_say(self) -> None:
        """The one list is empty exactly when the Presidency can certify what stands there."""
        if not hasattr(self, "model") or self.model.certified:
            return
        chair = next((Actor(*held) for held in self.room.room.capacities if held[1] == Role.PRESIDENCY), None)
        if chair is not None:
            command = ask.CertifyPaper(
                "never-sent", chair, self.room.meeting, self.room.signed(), **self.confirmed()
            )
            decision = decide(command, self.room.states(command), self.room.rules, "salt", self.room.now)
            assert (decision.refusal is None) == (not self.room.obstacles())

    @invariant()
    def a_paper_is_certified_once_and_holds_what_nobody_doubts(self) -> None:
        if not hasattr(self, "model"):
            return
        certified = [event for event in self.room.events if isinstance(event, PaperCertified)]
        adopted = [event for event in self.room.events if isinstance(event, ConclusionAdopted)]
        assert len(certified) <= 1
        if certified:
            assert {line.conclusion for line in certified[0].items} == {event.conclusion for event in adopted}
            assert not any(
                item.pending for item in self.room.fold.conclusions.values() if item.state == "adopted"
            )

    def teardown(self) -> None:
        """The events, spelled and read again, tell where everything stands."""
        if not hasattr(self, "model"):
            return
        texts = {
            text.hash: text for event in self.room.events for text in texts_of(event) if text.body is not None
        }
        fold = Fold()
        for event in self.room.events:
            fold.take(event_of(type(event).__name__, FORMAT, data_of(event), texts))
        assert fold.meetings == self.room.fold.meetings
        assert fold.conclusions == self.room.fold.conclusions
        assert fold.amendments == self.room.fold.amendments


def said_of(item: Conclusion) -> dict[str, object]:
    return {
        "state": item.state,
        "section": item.section,
        "revision": item.revision,
        "visible": item.visible,
        "wording": wording_of(item.wording),
        "merge": item.merge,
        "by gavel": item.declared_in is not None,
        "by silence": item.by_silence,
        "doubt": (read(item.challenge.until), item.challenge.sitting) if item.challenge else None,
        "last number": _said_of_number(item),
        "in sight": seen.number if (seen := in_sight(item, "es")) else 0,
        "aligned": standing(item, "es") == Standing.ALIGNED,
        "remarks": {one.id: one.number for one in item.remarks},
        "stands": {
            one.delegation: (one.kind, one.revision, read(one.until), one.kept_from is not None)
            for one in item.positions
        },
    }


def _said_of_number(item: Conclusion) -> tuple[object, ...] | None:
    found = latest(item, "es")
    return (found.number, found.renders, wording_of(found.wording), read(found.since)) if found else None


def said_by_model(item: ModelItem) -> dict[str, object]:
    return {
        "state": item.state,
        "section": item.section,
        "revision": item.revision,
        "visible": item.visible,
        "wording": item.wording,
        "merge": item.merge,
        "by gavel": item.by_gavel,
        "by silence": item.by_silence,
        "doubt": (item.doubt.until, item.doubt.sitting) if item.doubt else None,
        "last number": (
            len(item.numbers),
            item.numbers[-1].renders,
            item.numbers[-1].wording,
            item.numbers[-1].since,
        )
        if item.numbers
        else None,
        "in sight": item.in_sight,
        "aligned": item.aligned,
        "remarks": item.remarks,
        "stands": {
            country: (one.kind, one.revision, one.until, one.kept) for country, one in item.stands.items()
        },
    }


def said_of_silence(found: Silence) -> tuple[object, ...]:
    items, outside = [line.conclusion for line in found.items], {one.id for one in found.outside}
    return (found.id, items, found.package, read(found.since), read(found.until), outside)


def said_of_amendment(found: Amendment) -> dict[str, object]:
    return {
        "state": found.state,
        "owner": found.delegation,
        "item": found.conclusion,
        "base": found.base_revision,
        "wording": wording_of(found.wording),
        "edits": found.version,
        "sponsors": set(found.sponsors),
        "asked": set(found.asked_again),
        "offered to": found.offered_to,
        "partners": set(found.partners),
        "with chair": found.with_presidency,
        "agreed": set(found.agreed_by),
        "cleared": found.cleared,
        "audience": found.audience,
        "attribution": found.attribution,
        "to confirm": set(found.entry.to_confirm),
        "disputed": set(found.disputed_by),
        "until": read(found.maintain_until),
        "on number": found.on_number,
        "own": wording_of(found.own.wording) if found.own else None,
        "counterpart": (lent.revision, wording_of(lent.wording)) if (lent := found.counterpart) else None,
        "returned": found.returned is not None,
        "proposed": found.treatment is not None and found.state in PENDING,
    }


def said_by_model_of_amendment(found: ModelAmendment) -> dict[str, object]:
    return {
        "state": found.state,
        "owner": found.owner,
        "item": found.item,
        "base": found.base,
        "wording": found.wording,
        "edits": found.edits,
        "sponsors": found.sponsors,
        "asked": found.asked,
        "offered to": found.offered_to,
        "partners": found.partners,
        "with chair": found.with_chair,
        "agreed": found.agreed,
        "cleared": found.cleared,
        "audience": found.audience,
        "attribution": found.attribution,
        "to confirm": found.to_confirm,
        "disputed": found.disputed,
        "until": found.until,
        "on number": found.on_number,
        "own": found.own,
        "counterpart": found.counterpart,
        "returned": found.returned,
        "proposed": found.proposed and found.pending,
    }


def read(instant: str | None) -> datetime | None:
    return datetime.fromisoformat(instant) if instant else None


def test_the_model_knows_every_command_that_there_is() -> None:
    """But for the opening: there is no meeting before it."""
    known = {kind.__name__ for kind in WAYS} - {"OpenMeeting"}
    assert {kind.__name__ for kind in MAY} == {kind.__name__ for kind in THEN} == known


SOAK = os.environ.get("HYPOTHESIS_PROFILE") == "soak"
TestProcedure = Procedure.TestCase
TestProcedure.settings = settings(max_examples=10_000 if SOAK else 200, stateful_step_count=50)
