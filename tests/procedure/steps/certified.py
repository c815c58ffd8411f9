"""Steps after the gavel, and out of the ordinary."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from engine.procedure import commands as ask
from engine.procedure.commands import Actor, Role, StatementKind
from tests.builders import PRESIDENCY, SECRETARIAT
from tests.procedure.steps.base import Steps, anybody, drift, numbers, perhaps, rarely, reasons, seats, shown

WORKER = Actor("machine", Role.WORKER)
words = st.sampled_from(
    ["Mexico", "Panama", "people", "To", "thank", "report", "Honduras", "", "RCGM", "TITLE", "TÍTULO"]
)
tongues = st.sampled_from(["en", "es", "es", "fr"])


class CertifiedSteps(Steps):
    @rule(actor=seats, number=numbers, whole=rarely, kind=st.sampled_from(StatementKind), text=reasons)
    def state(self, actor: Actor, number: int, whole: bool, kind: StatementKind, text: str) -> None:
        item = None if whole else self.item(number)
        self.attempt(ask.MakeStatement, actor, item=item, kind=kind, text=text)

    @rule(actor=anybody, number=numbers)
    def withdraw_statement(self, actor: Actor, number: int) -> None:
        made = list(self.model.statements)
        if made:
            own = made[number % len(made)]
            for by in (actor, self.voice(self.model.statements[own].by)):
                self.attempt(ask.WithdrawStatement, by, statement=own)

    @rule(actor=perhaps)
    def add(self, actor: Actor | None) -> None:
        self.attempt(ask.IssueAddendum, self.who(Role.SECRETARIAT, actor))

    @rule(
        actor=st.sampled_from([SECRETARIAT]) | seats,
        number=numbers,
        whole=rarely,
        wrong=words,
        right=words,
        reason=reasons,
        language=tongues,
    )
    def ask_for_correction(
        self, actor: Actor, number: int, whole: bool, wrong: str, right: str, reason: str, language: str
    ) -> None:
        item = None if whole else self.item(number)
        given = {"item": item, "language": language, "wrong": wrong, "right": right, "reason": reason}
        self.attempt(ask.AskForCorrection, actor, **given)

    @rule(actor=perhaps, number=numbers)
    def circulate(self, actor: Actor | None, number: int) -> None:
        if id_ := self.correction(number):
            self.attempt(ask.CirculateCorrection, self.who(Role.SECRETARIAT, actor), correction=id_)

    @rule(now=rarely, actor=seats, number=numbers, reason=reasons)
    def object_to_correction(self, now: bool, actor: Actor, number: int, reason: str) -> None:
        id_ = self.correction(number)
        if id_ and now:
            self.attempt(ask.ObjectToCorrection, actor, correction=id_, reason=reason)

    @rule(actor=perhaps, number=numbers, days=st.sampled_from([0, 15, 0]))
    def issue_correction(self, actor: Actor | None, number: int, days: int) -> None:
        if id_ := self.correction(number):
            self.time_passes(24 * days)
            self.attempt(ask.IssueCorrection, self.who(Role.PRESIDENCY, actor), correction=id_)

    @rule(actor=anybody, number=numbers)
    def keep_files(self, actor: Actor, number: int) -> None:
        work = self.model.ordered[number % len(self.model.ordered)] if self.model.ordered else "draft-9"
        files = (ask.NewFile("paper", f"{work}.docx", work.encode()),)
        for by in (actor, WORKER):
            self.attempt(ask.KeepFiles, by, work=work, files=files)

    @rule(now=rarely, actor=perhaps, number=numbers, reason=reasons)
    def defer(self, now: bool, actor: Actor | None, number: int, reason: str) -> None:
        if now:
            chair = self.who(Role.PRESIDENCY, actor)
            self.attempt(ask.DeferConclusion, chair, conclusion=self.item(number), reason=reason)

    @rule(
        first=st.sampled_from([SECRETARIAT, PRESIDENCY]),
        second=perhaps,
        number=numbers,
        to=st.sampled_from(["comments", "deferred", "proposal", "adopted", "agreed"]),
        by=drift,
        reason=reasons,
        confirmed=shown,
    )
    def move(  # the two of them one after the other, since others would come between
        self, first: Actor, second: Actor | None, number: int, to: str, by: int, reason: str, confirmed: bool
    ) -> None:
        item = self.item(number)
        about = {"conclusion": item, "on_revision": self.model.items[item].revision + by}
        self.attempt(ask.ProposeExtraordinaryMove, first, to=to, reason=reason, **about)
        proposed = self.model.items[item].move
        if confirmed and proposed:
            other = self.who(Role.PRESIDENCY, second)
            self.attempt(ask.ConfirmExtraordinaryMove, other, move=proposed[0], **about)

    @rule(actor=seats, number=numbers, wrong=words, objects=rarely, language=st.sampled_from(["en", "es"]))
    def from_asking_to_issuing(
        self, actor: Actor, number: int, wrong: str, objects: bool, language: str
    ) -> None:
        """One correction all the way, so that some are issued."""
        before = len(self.model.corrections)
        if self.model.certified:
            self.ask_for_correction(actor, number, False, wrong, f"{wrong} too", "a slip", language)
        if len(self.model.corrections) > before:
            id_ = list(self.model.corrections)[-1]
            self.attempt(ask.CirculateCorrection, self.who(Role.SECRETARIAT, None), correction=id_)
            if objects:
                self.attempt(ask.ObjectToCorrection, self.voice("MEX"), correction=id_, reason="no")
            self.time_passes(24 * 14)
            self.attempt(ask.IssueCorrection, self.who(Role.PRESIDENCY, None), correction=id_)

    @rule(actor=seats, number=numbers)
    def from_stating_to_adding(self, actor: Actor, number: int) -> None:
        """A statement, and the paper with it once no more can come."""
        if self.model.certified:
            self.state(self.voice(str(actor.delegation)), number, False, StatementKind.EXPLANATION, "as May")
            self.time_passes(48)
            self.attempt(ask.IssueAddendum, self.who(Role.PRESIDENCY, None))

    def correction(self, number: int) -> str | None:
        asked = list(self.model.corrections)
        return asked[number % len(asked)] if asked else None
