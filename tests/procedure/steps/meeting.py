"""The meeting as a whole: people, frame, terms, order, issues, certification."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from engine.procedure import commands as ask
from engine.procedure.commands import Actor, Role, Scope, Seat, Stage
from engine.procedure.terms import AdReferendum, Disclosure, Printing, Terms
from engine.text.wording import Wording
from tests.builders import MEXICO, OBSERVER, PANAMA, PRESIDENCY, SECRETARIAT
from tests.procedure.steps.base import (
    AIDE,
    COUNTRIES,
    Steps,
    anybody,
    numbers,
    odd_codes,
    perhaps,
    rarely,
    seats,
    shown,
    wordings,
)

PEOPLE = (AIDE.person, "person-nobody", MEXICO.person, PANAMA.person, OBSERVER.person, PRESIDENCY.person)
people = st.sampled_from(PEOPLE)
a_seat = st.fixed_dictionaries({"seat": st.sampled_from(Seat), "stage": st.sampled_from(Stage)})
capacities = st.tuples(st.just(Role.DELEGATION), st.sampled_from((*COUNTRIES, "BLZ"))) | st.tuples(
    st.sampled_from(Role), st.none() | st.just("MEX")
)


class MeetingSteps(Steps):
    @rule(actor=anybody, person=people, capacity=capacities, seat=a_seat)
    def admit(
        self, actor: Actor, person: str, capacity: tuple[Role, str | None], seat: dict[str, Any]
    ) -> None:
        role, delegation = capacity
        self.attempt(ask.AdmitPerson, actor, person=person, role=role, delegation=delegation, **seat)

    @rule(seat=a_seat, by_itself=shown)
    def go_on_with_an_aide(self, seat: dict[str, Any], by_itself: bool) -> None:
        actor = self.voice("MEX") if by_itself else SECRETARIAT
        if (AIDE.person, AIDE.role, AIDE.delegation) in self.model.capacities:
            self.attempt(ask.SeatPerson, actor, person=AIDE.person, delegation="MEX", **seat)
        else:
            given = {"person": AIDE.person, "role": AIDE.role, "delegation": AIDE.delegation}
            self.attempt(ask.AdmitPerson, actor, **given, **seat)

    @rule(now=rarely, actor=anybody, number=st.integers(0, 9))
    def dismiss(self, now: bool, actor: Actor, number: int) -> None:
        held = list(self.model.capacities)
        person, role, delegation = held[number % len(held)]
        if now:
            self.attempt(ask.DismissPerson, actor, person=person, role=role, delegation=delegation)

    @rule(actor=anybody, person=people, country=st.sampled_from(COUNTRIES), seat=a_seat)
    def seat(self, actor: Actor, person: str, country: str, seat: dict[str, Any]) -> None:
        self.attempt(ask.SeatPerson, actor, person=person, delegation=country, **seat)

    @rule(now=rarely, actor=perhaps, person=people, member=st.sampled_from(COUNTRIES))
    def hand_over(self, now: bool, actor: Actor | None, person: str, member: str) -> None:
        if now:
            chair = self.who(Role.PRESIDENCY, actor)
            self.attempt(ask.HandOver, chair, person=person, member=member)

    @rule(
        actor=perhaps,
        country=st.sampled_from(COUNTRIES),
        steps=st.sampled_from([(), ("Legal",), ("Legal", ""), ()]),
    )
    def set_clearance(self, actor: Actor | None, country: str, steps: tuple[str, ...]) -> None:
        self.attempt(ask.SetClearance, self.voice(country, actor), steps=steps)

    @rule(
        actor=perhaps,
        fresh=shown,
        hours=st.sampled_from([24, 2, 0, -1]),
        until=st.none() | st.sampled_from([2, 40]),
        waits=st.sampled_from(AdReferendum),
        printing=st.sampled_from(Printing),
    )
    def set_terms(
        self,
        actor: Actor | None,
        fresh: bool,
        hours: int,
        until: int | None,
        waits: AdReferendum,
        printing: Printing,
    ) -> None:
        deadline = None if until is None else self.room.now.replace(hour=until % 24).isoformat()
        together = Disclosure.ON_FILING if until is None else Disclosure.AT_THE_DEADLINE
        version = self.room.room.version // (1 if fresh else 2)
        terms = Terms(together, deadline, hours, hours, waits, printing, hours, hours, silence_hours=hours)
        self.attempt(ask.SetTerms, self.who(Role.SECRETARIAT, actor), on_version=version, terms=terms)

    @rule(actor=perhaps, person=people, scope=st.none() | st.sampled_from(Scope))
    def permit(self, actor: Actor | None, person: str, scope: Scope | None) -> None:
        for named in (person, OBSERVER.person):
            self.attempt(ask.PermitObserver, self.who(Role.PRESIDENCY, actor), person=named, scope=scope)

    @rule(actor=perhaps, fresh=shown, title=st.sampled_from([("A TITLE",), ("ANOTHER",), ()]))
    def set_frame(self, actor: Actor | None, fresh: bool, title: tuple[str, ...]) -> None:
        version = self.room.room.version // (1 if fresh else 2)
        staff = self.who(Role.SECRETARIAT, actor)
        self.attempt(ask.SetFrame, staff, on_version=version, title=title, preamble="The RCGM met:")

    @rule(now=rarely, actor=perhaps, fresh=shown, codes=odd_codes, whole=shown)
    def set_participants(
        self, now: bool, actor: Actor | None, fresh: bool, codes: tuple[str, ...], whole: bool
    ) -> None:
        if now:
            version = self.room.room.version // (1 if fresh else 2)
            given = COUNTRIES if whole else codes
            staff = self.who(Role.SECRETARIAT, actor)
            self.attempt(ask.SetParticipants, staff, on_version=version, participants=given)

    # --- the paper ------------------------------------------------------------------------------------------------

    @rule(actor=anybody, wording=wordings, codes=odd_codes, section=st.sampled_from(["conclusions", "annex"]))
    def propose(self, actor: Actor, wording: Wording, codes: tuple[str, ...], section: str) -> None:
        if len(self.model.items) < 4:
            given = {"section": section, "topic": None, "language": "en", "rationale": ""}
            self.attempt(ask.ProposeConclusion, actor, wording=wording, sponsors=codes, **given)

    @rule(actor=perhaps, order=st.permutations(range(6)), apart=numbers, whole=shown)
    def order_items(self, actor: Actor | None, order: list[int], apart: int, whole: bool) -> None:
        """The standing items in some order, the last ones in the other section."""
        standing = list(self.model.standing())
        put = [standing[number] for number in order if number < len(standing)]
        given = put if whole else put[1:]
        lines = tuple(
            ("conclusions" if number < apart + 1 else "recommendations", id_)
            for number, id_ in enumerate(given)
        )
        self.attempt(ask.OrderItems, self.who(Role.SECRETARIAT, actor), order=lines)

    @rule(actor=perhaps, as_shown=shown, symbol=st.sampled_from(["new", "", "Rev.", "new"]))
    def issue(self, actor: Actor | None, as_shown: bool, symbol: str) -> None:
        items = self.room.signed() if as_shown else ()
        given = {
            "symbol": f"Rev.{len(self.room.told)}" if symbol == "new" else symbol,
            "items": items,
            "frame": self.room.room.frame,
        }
        self.attempt(ask.IssueDraft, self.who(Role.SECRETARIAT, actor), **given)

    @rule(actor=perhaps, as_shown=shown)
    def certify(self, actor: Actor | None, as_shown: bool) -> None:
        items = self.room.signed() if as_shown else ()
        chair = self.who(Role.PRESIDENCY, actor)
        self.attempt(ask.CertifyPaper, chair, items=items, **self.confirmed())

    @rule(actor=anybody, early=rarely, part=st.sampled_from(["paper", "paper", "paper-es"]))
    def keep(self, actor: Actor, early: bool, part: str) -> None:
        files = (ask.NewFile(part, f"{part}.docx", b"the paper"),)
        for by in (actor, Actor("machine", Role.WORKER)):
            if self.model.certified or early:
                self.attempt(ask.KeepFiles, by, work="certified_paper", files=files)

    @rule(actor=seats, number=numbers, read=shown)
    def note(self, actor: Actor, number: int, read: bool) -> None:
        item = self.item(number)
        written = len(self.model.notes.get((item, str(actor.delegation)), []))
        on_note = written if read else written + 1
        said = {"line": "we insist", "fallback": "in May"}
        self.attempt(ask.WriteNote, actor, conclusion=item, on_note=on_note, **said)

    @rule(actor=anybody, number=numbers)
    def note_of_anybody(self, actor: Actor, number: int) -> None:
        self.attempt(
            ask.WriteNote, actor, conclusion=self.item(number), on_note=0, line="we insist", fallback=""
        )
