"""The sitting: the room, its edits, its file, and the gavel."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from engine.procedure import commands as ask
from engine.procedure.commands import Actor, Disposition, Role, RoomOutcome
from engine.text.wording import Wording
from tests.builders import OBSERVER
from tests.procedure.steps.base import (
    COUNTRIES,
    Steps,
    anybody,
    codes,
    drift,
    numbers,
    odd_codes,
    perhaps,
    rarely,
    reasons,
    shown,
    wordings,
)

countries = st.sampled_from(COUNTRIES)
attendances = st.just(COUNTRIES) | st.just(COUNTRIES) | odd_codes
outcomes = st.sampled_from(RoomOutcome)


class SittingSteps(Steps):
    @rule(actor=perhaps, present=attendances, closed=st.booleans())
    def open_sitting(self, actor: Actor | None, present: tuple[str, ...], closed: bool) -> None:
        chair = self.who(Role.PRESIDENCY, actor)
        self.attempt(ask.OpenSitting, chair, present=present, closed=closed)

    @rule(actor=perhaps, kind=st.sampled_from([ask.SuspendSitting, ask.ResumeSitting, ask.ResumeSitting]))
    def pause(self, actor: Actor | None, kind: type[ask.Command]) -> None:
        self.attempt(kind, self.who(Role.PRESIDENCY, actor))

    @rule(now=rarely, actor=perhaps)
    def close_sitting(self, now: bool, actor: Actor | None) -> None:
        floating = any(found.state == "floated" for found in self.model.amendments.values())
        if now or floating:
            self.attempt(ask.CloseSitting, self.who(Role.PRESIDENCY, actor))

    @rule(actor=perhaps, fresh=shown, present=attendances)
    def record_attendance(self, actor: Actor | None, fresh: bool, present: tuple[str, ...]) -> None:
        version = self.room.room.version // (1 if fresh else 2)
        staff = self.who(Role.SECRETARIAT, actor)
        self.attempt(ask.RecordAttendance, staff, on_version=version, present=present)

    @rule(actor=perhaps, number=numbers)
    def call_item(self, actor: Actor | None, number: int) -> None:
        self.attempt(ask.CallItem, self.who(Role.SECRETARIAT, actor), conclusion=self.item(number))

    @rule(actor=anybody)
    def ask_for_floor(self, actor: Actor) -> None:
        self.attempt(ask.AskForFloor, actor)

    @rule(actor=anybody, speaker=st.sampled_from([None, *COUNTRIES, OBSERVER.person, "BLZ"]), by=perhaps)
    def give_floor(self, actor: Actor, speaker: str | None, by: Actor | None) -> None:
        self.attempt(ask.AskForFloor, OBSERVER)
        if self.attempt(ask.AskForFloor, actor) and speaker is None:
            self.attempt(ask.LeaveSpeakersList, actor)
        self.attempt(ask.GiveFloor, self.who(Role.PRESIDENCY, by), speaker=speaker)
        self.attempt(ask.LeaveSpeakersList, OBSERVER)

    # --- the gavel ------------------------------------------------------------------------------------------------

    @rule(actor=perhaps, put=st.lists(numbers, max_size=3), twice=rarely, as_shown=shown, whole=st.booleans())
    def put_to_room(
        self, actor: Actor | None, put: list[int], twice: bool, as_shown: bool, whole: bool
    ) -> None:
        """One item, several, or all that are open; now and then one twice."""
        named = [self.item(number) for number in put]
        items = named if twice else list(dict.fromkeys(named))
        if whole:
            items = [id_ for id_, item in self.model.items.items() if item.state in ("comments", "consensus")]
        lines = tuple(self.line(item, as_shown) for item in items)
        self.attempt(ask.PutToRoom, self.who(Role.PRESIDENCY, actor), items=lines)

    @rule(number=numbers, agrees=st.booleans(), objecting=codes)
    def go_on_in_the_room(self, number: int, agrees: bool, objecting: tuple[str, ...]) -> None:
        """A sitting is opened if none is on, an item called, and put; or an agreed one reopened."""
        chair, item = self.who(Role.PRESIDENCY, None), self.item(number)
        if self.model.sitting is None:
            self.attempt(ask.OpenSitting, chair, present=COUNTRIES)
        elif self.model.sitting.suspended:
            self.attempt(ask.ResumeSitting, chair)
        if self.model.items[item].state == "agreed":
            given = self.on(item) | {"reason": "because", "objecting": objecting}
            self.attempt(ask.ReopenConclusion, chair, **given)
            return
        self.attempt(ask.CallItem, chair, conclusion=item)
        if agrees:
            self.attempt(ask.PutToRoom, chair, items=(self.line(item),))

    # --- room edit ------------------------------------------------------------------------------------------------

    @rule(
        actor=perhaps,
        number=numbers,
        by=drift,
        wording=wordings,
        tagged=odd_codes,
        outcome=outcomes,
        correcting=st.none() | st.none() | numbers,
    )
    def enter(
        self,
        actor: Actor | None,
        number: int,
        by: int,
        wording: Wording,
        tagged: tuple[str, ...],
        outcome: RoomOutcome,
        correcting: int | None,
    ) -> None:
        old = None if correcting is None else self.amendment(correcting, "accepted", "maintained", "floated")
        given = self.on(self.item(number), by) | {"wording": wording, "delegations": tagged}
        staff = self.who(Role.SECRETARIAT, actor)
        self.attempt(ask.EnterInRoom, staff, outcome=outcome, corrects=old, **given)

    @rule(
        number=numbers,
        words=st.permutations(range(4)),
        tagged=codes,
        outcome=outcomes,
        then=outcomes,
        corrects=st.booleans(),
        takes_back=st.booleans(),
    )
    def go_on_with_an_entry(
        self,
        number: int,
        words: list[int],
        tagged: tuple[str, ...],
        outcome: RoomOutcome,
        then: RoomOutcome,
        corrects: bool,
        takes_back: bool,
    ) -> None:
        """Entered, corrected and taken back in a sitting, as it goes in a room."""
        staff, item = self.who(Role.SECRETARIAT, None), self.item(number)
        wanted = [wordings_of(self, item, index) for index in words]
        given = {"delegations": tagged or ("MEX",), "reason": ""}
        entry = self._entered(staff, self.on(item) | given | {"wording": wanted[0], "outcome": outcome})
        if entry and corrects:
            again = self.on(item) | given | {"wording": wanted[1], "outcome": then, "corrects": entry}
            entry = self._entered(staff, again) or entry
        if entry and takes_back:
            self.attempt(ask.TakeBackEntry, staff, amendment=entry, **self.on(item))

    def _entered(self, staff: Actor, given: dict[str, Any]) -> str | None:
        id_ = f"e{len(self.room.told)}-{self.room.meeting[:8]}"
        return id_ if self.attempt(ask.EnterInRoom, staff, id=id_, **given) else None

    @rule(number=numbers, wording=wordings, how=st.sampled_from(Disposition), tagged=codes, own=st.booleans())
    def settle(
        self, number: int, wording: Wording, how: Disposition, tagged: tuple[str, ...], own: bool
    ) -> None:
        """An agreed text that ends what is pending on the item, now and then with the words of one of them."""
        item = self.item(number)
        pending = self.model.pending(item)
        lines = tuple(ask.MergeLine(id_, how) for id_ in list(pending)[: 1 if own else 3])
        text = next((found.wording for found in pending.values()), wording) if own else wording
        given = self.on(item) | {"wording": text, "delegations": tagged, "settles": lines}
        staff = self.who(Role.SECRETARIAT, None)
        self.attempt(ask.EnterInRoom, staff, outcome=RoomOutcome.AGREED, **given)

    @rule(actor=perhaps, number=numbers, by=drift)
    def take_back(self, actor: Actor | None, number: int, by: int) -> None:
        id_ = self.amendment(number, "accepted", "maintained", "floated")
        if id_ is not None:
            given = self.about(id_) | {
                "on_revision": self.model.items[self.model.amendments[id_].item].revision + by
            }
            self.attempt(ask.TakeBackEntry, self.who(Role.SECRETARIAT, actor), **given)

    @rule(actor=perhaps, country=countries, number=numbers, confirms=st.booleans())
    def confirm(self, actor: Actor | None, country: str, number: int, confirms: bool) -> None:
        id_ = self.amendment(number, "filed", "maintained", "floated", "accepted")
        if id_ is not None:
            given = self.about(id_) | {"confirms": confirms}
            self.attempt(ask.ConfirmEntry, self.voice(country, actor), **given)

    @rule(actor=perhaps, number=numbers)
    def maintain_idea(self, actor: Actor | None, number: int) -> None:
        id_ = self.amendment(number, "floated")
        if id_ is not None:
            owner = self.voice(self.model.amendments[id_].owner, actor)
            self.attempt(ask.MaintainIdea, owner, **self.about(id_))

    @rule(
        actor=perhaps,
        texts=st.lists(st.tuples(numbers, wordings | st.just(Wording(()))), max_size=3),
        by=drift,
        reason=reasons,
    )
    def take_room_file(
        self, actor: Actor | None, texts: list[tuple[int, Wording]], by: int, reason: str
    ) -> None:
        lines = tuple(
            ask.RoomLine(self.item(number), self.model.items[self.item(number)].revision + by, wording)
            for number, wording in texts
        )
        staff = self.who(Role.SECRETARIAT, actor)
        self.attempt(ask.TakeRoomFile, staff, items=lines, reason=reason)

    @rule(number=numbers, index=st.integers(0, 3))
    def go_on_with_the_rooms_file(self, number: int, index: int) -> None:
        """The whole paper, in which one item differs."""
        item = self.item(number)
        texts = {id_: found.wording for id_, found in self.model.standing().items()}
        texts |= {item: wordings_of(self, item, index)} if item in texts else {}
        lines = tuple(ask.RoomLine(id_, self.model.items[id_].revision, text) for id_, text in texts.items())
        self.attempt(ask.TakeRoomFile, self.who(Role.SECRETARIAT, None), items=lines, reason="because")


def wordings_of(steps: Steps, item: str, index: int) -> Wording:
    """A text near to the one that stands: its last word is another one."""
    *rest, last = steps.model.items[item].wording.paragraphs
    words = last.text.rstrip(".").split(" ")[:-1] or ["To", "thank"]
    changed = " ".join([*words, ("Honduras", "Guatemala", "Nicaragua", "Belize")[index]]) + "."
    return Wording((*rest, type(last)(last.kind, changed, last.level, last.label)))
