"""Silence procedures, at right and wrong moments."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule

from engine.procedure import commands as ask
from engine.procedure.commands import Actor, FilingKind, PositionKind, Role
from engine.text.wording import Wording
from tests.builders import PRESIDENCY, SECRETARIAT, new_id
from tests.procedure.steps.base import (
    COUNTRIES,
    Steps,
    anybody,
    numbers,
    perhaps,
    rarely,
    reasons,
    seats,
    shown,
    wordings,
)

hours = st.sampled_from([0, 0, -1, 1, 30])  # beside the shortest that may be


class SilenceSteps(Steps):
    def silence(self, number: int) -> str:
        known = list(self.model.silences)
        return known[number % len(known)] if known else "none"

    def quiet(self) -> list[str]:
        """The items that could be put under silence."""
        items = self.model.items.items()
        return [id_ for id_, item in items if item.state == "comments" and not self.model.silence_on(id_)]

    @rule(
        actor=perhaps,
        several=st.booleans(),
        number=numbers,
        as_shown=shown,
        more=hours,
        package=st.booleans(),
    )
    def open_silence(
        self, actor: Actor | None, several: bool, number: int, as_shown: bool, more: int, package: bool
    ) -> None:
        items = self.quiet() if several else [self.item(number)]
        lines = tuple(self.line(item, as_shown) for item in items)
        until = self.room.now + timedelta(hours=max(self.model.terms.silence_hours, 0) + more)
        given = {"package": package, "until": until.isoformat(), "zone": "America/Managua"}
        self.attempt(ask.OpenSilence, self.who(Role.PRESIDENCY, actor), items=lines, **given)

    @rule(
        number=numbers,
        package=st.booleans(),
        breaks=st.sampled_from([None, 0, -1, 1]),
        seat=seats,
        announces=shown,
    )
    def go_through_silence(
        self, number: int, package: bool, breaks: int | None, seat: Actor, announces: bool
    ) -> None:
        """A short period, a silence on everything that is quiet, an objection around the instant, the outcome."""
        staff, chair = self.who(Role.SECRETARIAT, None), self.who(Role.PRESIDENCY, None)
        terms = type(self.model.terms)(silence_hours=2)
        self.attempt(ask.SetTerms, staff, on_version=self.room.room.version, terms=terms)
        until = self.room.now + timedelta(hours=2)
        given = {"package": package, "until": until.isoformat(), "zone": "UTC"}
        lines = tuple(map(self.line, self.quiet()))
        if not self.attempt(ask.OpenSilence, chair, items=lines, **given):
            lines = (self.line(self.item(number)),)
            self.attempt(ask.OpenSilence, chair, items=lines, **given)
        self.time_goes(timedelta(hours=2, seconds=breaks or 0))
        if breaks is not None:
            about = self.as_seen(self.item(number)) | {"kind": PositionKind.OBJECTION, "reason": "not yet"}
            self.attempt(ask.TakePosition, seat, **about)
        self.time_goes(timedelta(seconds=1))
        if announces:
            self.attempt(ask.AnnounceOutcome, chair, silence=self.silence(number))

    def _opened_now(self) -> None:
        """On whatever is quiet, for the shortest period."""
        until = self.room.now + timedelta(hours=max(self.model.terms.silence_hours, 1))
        given = {"package": False, "until": until.isoformat(), "zone": "UTC"}
        lines = tuple(map(self.line, self.quiet()))
        chair = self.who(Role.PRESIDENCY, None)
        if self.attempt(ask.OpenSilence, chair, items=lines, **given):
            self.time_goes(timedelta(minutes=61))

    def time_goes(self, while_: timedelta) -> None:
        self.room.now += while_
        self.model.now = self.room.now

    @rule(actor=perhaps, number=numbers, more=st.sampled_from([-1, 0, 1, 30]))
    def extend_silence(self, actor: Actor | None, number: int, more: int) -> None:
        id_ = self.silence(number)
        found = self.model.silences.get(id_)
        until = (found.until if found else self.room.now) + timedelta(hours=more)
        chair = self.who(Role.PRESIDENCY, actor)
        self.attempt(ask.ExtendSilence, chair, silence=id_, until=until.isoformat(), zone="UTC")

    @rule(now=rarely, actor=anybody, number=numbers)
    def refuse_silence(self, now: bool, actor: Actor, number: int) -> None:
        if now or not self.model.silences:
            self.attempt(ask.RefuseSilence, actor, silence=self.silence(number))

    @rule(now=rarely, actor=perhaps, number=numbers, reason=reasons)
    def call_off_silence(self, now: bool, actor: Actor | None, number: int, reason: str) -> None:
        if now:
            chair = self.who(Role.PRESIDENCY, actor)
            self.attempt(ask.CallOffSilence, chair, silence=self.silence(number), reason=reason)

    @rule(actor=perhaps, number=numbers)
    def announce(self, actor: Actor | None, number: int) -> None:
        self.attempt(ask.AnnounceOutcome, self.who(Role.PRESIDENCY, actor), silence=self.silence(number))

    @rule(seat=seats, number=numbers, wording=wordings, filed=st.booleans())
    def file_under_silence(self, seat: Actor, number: int, wording: Wording, filed: bool) -> None:
        """An amendment on an item that is quiet, filed or kept back as a draft."""
        id_, item = new_id(), self.item(number)
        given = self.as_seen(item) | {"wording": wording, "rationale": ""}
        drafted = self.attempt(ask.DraftAmendment, seat, id=id_, **given)
        if drafted and filed:
            self.attempt(ask.FileAmendment, seat, amendment=id_, conclusion=item, on_version=1)

    @rule(
        actor=perhaps,
        second=perhaps,
        number=numbers,
        item=numbers,
        ago=st.sampled_from([0, 1, 1, 3, -1]),
        confirms=shown,
        country=st.sampled_from((*COUNTRIES, "BLZ")),
        answered=shown,
        reason=reasons,
    )
    def outside(
        self,
        actor: Actor | None,
        second: Actor | None,
        number: int,
        item: int,
        ago: int,
        confirms: bool,
        country: str,
        answered: bool,
        reason: str,
    ) -> None:
        """A fax, entered by one and looked at by another, or by the same."""
        if not self.model.silences:
            self._opened_now()
        id_, filing = self.silence(number), new_id()
        received = self.room.now - timedelta(hours=ago)
        found = self.model.silences.get(id_)
        covered = found.items if found and ago else list(self.model.items)
        given = {
            "conclusion": covered[item % len(covered)],
            "delegation": country,
            "what": FilingKind.POSITION,
            "received": received.isoformat(),
            "source": "a fax",
            "text": reason,
        }
        entered = self.attempt(ask.EnterOutsideFiling, actor or SECRETARIAT, id=filing, silence=id_, **given)
        about = {"silence": id_, "filing": filing, "confirms": confirms, "reason": reason}
        if answered or not entered:
            self.attempt(ask.ConfirmOutsideFiling, second or PRESIDENCY, **about)

    @rule(number=numbers, second=anybody, confirms=st.booleans())
    def answer_outside(self, number: int, second: Actor, confirms: bool) -> None:
        """What still awaits its second person."""
        waiting = [(id_, filing) for id_, one in self.model.silences.items() for filing in one.outside] or [
            ("none", "none")
        ]
        id_, filing = waiting[number % len(waiting)]
        about = {"silence": id_, "filing": filing, "confirms": confirms, "reason": "not its seal"}
        self.attempt(ask.ConfirmOutsideFiling, second, **about)

    @rule(actor=anybody)
    def notice(self, actor: Actor) -> None:
        self.attempt(ask.NoticeDeadlines, actor)
