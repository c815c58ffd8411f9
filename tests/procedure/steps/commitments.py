"""After the meeting: commitments and links. Tried before it too, when all of it must be refused."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from engine.procedure import commands as ask
from engine.procedure.commands import Actor, Audience, Owner, OwnerKind, Progress, Role
from tests.procedure.steps.base import Steps, drift, numbers, perhaps, rarely, reasons

owners = st.sampled_from(
    [
        Owner(OwnerKind.DELEGATION, "MEX"),
        Owner(OwnerKind.BODY, "vice-ministers"),
        Owner(OwnerKind.OTHER, "all Member Countries"),
        Owner(OwnerKind.DELEGATION, "FRA"),
        Owner(OwnerKind.OTHER, ""),
    ]
)
days = st.sampled_from(["2015-02-15", None, "2015-02-15", "soon", None])
passages = st.sampled_from(["To thank", "To", "We do not thank", ""])


class CommitmentSteps(Steps):
    """Before the meeting is certified now and then only."""

    def _goes_on(self, early: bool) -> bool:
        return self.model.certified or early

    @rule(early=rarely, actor=perhaps, number=numbers, passage=passages, owner=owners, due=days)
    def record(
        self, early: bool, actor: Actor | None, number: int, passage: str, owner: Owner, due: str | None
    ) -> None:
        if self._goes_on(early):
            given = {"conclusion": self.item(number), "passage": passage, "owner": owner, "due": due}
            self.attempt(ask.RecordCommitment, self.who(Role.SECRETARIAT, actor), **given)

    @rule(early=rarely, actor=perhaps, number=numbers, by=drift, owner=owners, due=days, reason=reasons)
    def amend(
        self,
        early: bool,
        actor: Actor | None,
        number: int,
        by: int,
        owner: Owner,
        due: str | None,
        reason: str,
    ) -> None:
        if self._goes_on(early):
            given = self._commitment(number, by) | {"owner": owner, "due": due, "reason": reason}
            self.attempt(ask.AmendCommitment, self.who(Role.SECRETARIAT, actor), **given)

    @rule(
        early=rarely,
        actor=perhaps,
        number=numbers,
        by=drift,
        progress=st.sampled_from(Progress),
        audience=st.sampled_from([Audience.MEMBERS, Audience.ALL, Audience.OWN, Audience.MEMBERS]),
    )
    def follow_up(
        self, early: bool, actor: Actor | None, number: int, by: int, progress: Progress, audience: Audience
    ) -> None:
        if self._goes_on(early):
            given = self._commitment(number, by) | {"progress": progress, "note": "", "audience": audience}
            self.attempt(ask.FollowUpCommitment, self.who(Role.SECRETARIAT, actor), **given)

    @rule(early=rarely, actor=perhaps, one=numbers, other=numbers, away=rarely)
    def link(self, early: bool, actor: Actor | None, one: int, other: int, away: bool) -> None:
        if self._goes_on(early):
            given = {
                "conclusion": self.item(one),
                "to_meeting": "elsewhere" if away else self.room.meeting,
                "to_conclusion": self.item(other),
            }
            self.attempt(ask.LinkItems, self.who(Role.SECRETARIAT, actor), **given)

    @rule(early=rarely, actor=perhaps, number=numbers, reason=reasons)
    def unlink(self, early: bool, actor: Actor | None, number: int, reason: str) -> None:
        if self._goes_on(early):
            known = [*self.model.links, "nothing"]
            link = known[number % len(known)]
            self.attempt(ask.UnlinkItems, self.who(Role.SECRETARIAT, actor), link=link, reason=reason)

    def _commitment(self, number: int, by: int) -> dict[str, object]:
        known = [*self.model.commitments, "nothing"]
        commitment = known[number % len(known)]
        return {"commitment": commitment, "on_step": self.model.commitments.get(commitment, 1) + by}
