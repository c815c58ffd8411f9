"""Plays the script: every step is a command at the one door, in the name of whoever would give it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from sqlalchemy import Engine

from engine.desk import Desk, RuleBooks
from engine.procedure import commands as ask
from engine.procedure.commands import Actor, Command, Disposition, NewItem, PositionKind, Role
from engine.procedure.refusals import Refusal
from engine.record.queries import item as items
from engine.record.queries import papers
from engine.record.queries.views import AmendmentView, ItemView
from engine.text.paper import Paper
from engine.text.wording import Wording
from web.demonstration.script import Merged, Proposal, Scene, Script, edited, first_draft


class Stage(IntEnum):
    """How far an item is taken."""

    PROPOSED = 0
    COMMENTS = 1  # commented, and the amendments filed
    MOVED = 2  # what is accepted is; what the new revision has left behind is still pending
    AMENDED = 3  # every amendment has its disposition
    CONSENSUS = 4  # some have taken their position
    AGREED = 5


@dataclass(frozen=True, slots=True)
class Cast:
    """Who plays: opaque ids of persons."""

    secretariat: str
    presidency: str
    observer: str
    delegations: dict[str, str]

    def seat(self, code: str) -> Actor:
        return Actor(self.delegations[code], Role.DELEGATION, code)

    @property
    def staff(self) -> Actor:
        return Actor(self.secretariat, Role.SECRETARIAT)

    @property
    def chair(self) -> Actor:
        return Actor(self.presidency, Role.PRESIDENCY)


class Stopped(RuntimeError):
    """The desk refused a step of the script."""

    def __init__(self, command: Command, refusal: Refusal) -> None:
        super().__init__(f"{type(command).__name__} was refused: {refusal.code} {dict(refusal.facts)}")


@dataclass(frozen=True, slots=True)
class Play:
    """One performance. `ids` gives the ids of commands: fixed ones give the same bytes twice."""

    engine: Engine
    desk: Desk
    books: RuleBooks
    cast: Cast
    script: Script
    seed: Paper
    meeting: str
    ids: Callable[[], str]

    def do(self, command: Command) -> str:
        """Hand in a command that must succeed; returns its id."""
        outcome = self.desk.submit(command)
        if outcome.refusal:
            raise Stopped(command, outcome.refusal)
        return command.id

    def say(self, text: str) -> str:
        """An invented text, marked as one."""
        return f"{self.script.label}{text}"

    def open(self) -> None:
        """Open the meeting with the first draft, and admit everybody."""
        sections = [section.key for section in self.seed.sections]
        texts = self._adopted()
        command = ask.OpenMeeting(
            id=self.ids(),
            actor=self.cast.staff,
            meeting=self.meeting,
            title=self.seed.title,
            preamble=self.seed.preamble,
            language=self.seed.language,
            participants=tuple(self.cast.delegations),
            sections=tuple(sections),
            items=tuple(
                NewItem(scene.item.split()[0], None, first_draft(texts[scene.item], scene))
                for scene in self.script.items
            ),
            workflow=self.books.workflow_hash,
            format=self.books.format_hash,
        )
        self.do(command)
        admitted = [
            (self.cast.presidency, Role.PRESIDENCY, None),
            (self.cast.observer, Role.OBSERVER, None),
            *((person, Role.DELEGATION, code) for code, person in self.cast.delegations.items()),
        ]
        for person, role, code in admitted:
            self.do(ask.AdmitPerson(self.ids(), self.cast.staff, self.meeting, person, role, code))

    def scenes(self, stages: Callable[[Scene], Stage]) -> Iterator[Scene]:
        """Take each item as far as `stages` says; yields after each."""
        texts = self._adopted()
        with self.engine.connect() as connection:
            paper = papers.paper(connection, self.meeting)
        assert paper is not None, "the meeting is open"
        ids = [entry.id for section in paper.sections for entry in section.items]
        for scene, id_ in zip(self.script.items, ids, strict=True):
            self._scene(scene, id_, texts[scene.item], stages(scene))
            yield scene

    def certify(self) -> None:
        with self.engine.connect() as connection:
            paper = papers.paper(connection, self.meeting)
        assert paper is not None, "the meeting is open"
        signed = tuple(entry.signed for section in paper.sections for entry in section.items)
        self.do(ask.CertifyPaper(self.ids(), self.cast.chair, self.meeting, signed, paper.frame))

    def item(self, id_: str, viewer: Actor) -> ItemView:
        with self.engine.connect() as connection:
            found = items.item(connection, self.meeting, id_, viewer)
        assert found is not None, "the script plays items of its own meeting"
        return found

    def _adopted(self) -> dict[str, Wording]:
        """The adopted wording by the script's name of the item: "conclusions 7"."""
        return {
            f"{section.key} {number}": entry.wording
            for section in self.seed.sections
            for number, entry in enumerate(section.items, 1)
        }

    def _scene(self, scene: Scene, id_: str, adopted: Wording, stage: Stage) -> None:
        if stage >= Stage.COMMENTS:
            self.do(ask.OpenComments(self.ids(), self.cast.staff, self.meeting, id_, 1))
            for remark in scene.comments:
                seat, text = self.cast.seat(remark.by), self.say(remark.text)
                self.do(ask.WriteComment(self.ids(), seat, self.meeting, id_, 1, text))
            if scene.objects and stage >= Stage.MOVED:
                self._failed_consensus(scene, id_)
            now = [proposal for proposal in scene.amendments if not proposal.later]
            filed = [(proposal, self._file(proposal, id_, adopted)) for proposal in now]
            self._dispose_all(filed, scene, id_, adopted, stage)
        if stage >= Stage.CONSENSUS:
            self._consensus(scene, id_, everybody=stage >= Stage.AGREED)
        if stage >= Stage.AGREED:
            item = self.item(id_, self.cast.chair)
            self.do(
                ask.DeclareAgreed(
                    self.ids(), self.cast.chair, self.meeting, id_, item.revision, item.text_hash
                )
            )

    def _failed_consensus(self, scene: Scene, id_: str) -> None:
        """A round on the first draft: some join, one objects, and the Presidency takes the item back."""
        self.do(ask.OpenConsensus(self.ids(), self.cast.chair, self.meeting, id_, 1))
        for code in self.cast.delegations:
            kind = PositionKind.OBJECTION if code in scene.objects else PositionKind.JOINS
            self._stand(code, id_, 1, kind, scene.objects.get(code))
        reason = self.say("an objection was made, and wording was announced.")
        self.do(ask.ReturnToComments(self.ids(), self.cast.chair, self.meeting, id_, 1, reason))

    def _file(self, proposal: Proposal, id_: str, adopted: Wording) -> str:
        seat = self.cast.seat(proposal.by)
        item = self.item(id_, seat)
        command = ask.DraftAmendment(
            id=self.ids(),
            actor=seat,
            meeting=self.meeting,
            conclusion=id_,
            on_revision=item.revision,
            wording=adopted if proposal.adopts else edited(item.wording, proposal.edits),
            rationale=self.say(proposal.why),
            sponsors=proposal.sponsors,
        )
        drafted = self.do(command)
        self.do(ask.FileAmendment(self.ids(), seat, self.meeting, drafted, id_, 1))
        return drafted

    def _dispose_all(
        self, filed: list[tuple[Proposal, str]], scene: Scene, id_: str, adopted: Wording, stage: Stage
    ) -> None:
        """First what leaves the text alone, then the merged text, then what is accepted, in the order of filing (from
        the second on carried to the new revision); last what was left behind, and what is filed later."""
        if stage < Stage.MOVED:
            return
        for proposal, amendment in filed:
            if proposal.ends == "withdrawn":
                seat, reason = self.cast.seat(proposal.by), self.say(proposal.reason)
                self.do(ask.WithdrawAmendment(self.ids(), seat, self.meeting, amendment, id_, reason))
            elif proposal.ends == "not_accepted":
                self._dispose(amendment, id_, Disposition.NOT_ACCEPTED, proposal.reason)
        if scene.merge is not None:
            self._merge(scene.merge, filed, id_, adopted)
        accepted = [entry for entry in filed if entry[0].ends == "accepted"]
        for proposal, amendment in accepted if stage >= Stage.AMENDED else accepted[:1]:
            self._dispose(amendment, id_, Disposition.ACCEPTED, proposal.reason)
        if stage < Stage.AMENDED:
            return
        for proposal, amendment in filed:
            if proposal.ends == "overtaken":
                self._dispose(amendment, id_, Disposition.OVERTAKEN, proposal.reason)
        for proposal in scene.amendments:
            if proposal.later:
                self._dispose(
                    self._file(proposal, id_, adopted), id_, Disposition(proposal.ends), proposal.reason
                )

    def _merge(self, merge: Merged, filed: list[tuple[Proposal, str]], id_: str, adopted: Wording) -> None:
        """The secretariat proposes one text, its authors agree, and the Presidency takes it."""
        item = self.item(id_, self.cast.staff)
        ends = {"merged", "accepted_in_part"}
        merged = [(proposal, amendment) for proposal, amendment in filed if proposal.ends in ends]
        command = ask.ProposeMerge(
            id=self.ids(),
            actor=self.cast.staff,
            meeting=self.meeting,
            conclusion=id_,
            on_revision=item.revision,
            wording=adopted if merge.adopts else edited(item.wording, merge.edits),
            reason=self.say(merge.why),
            lines=tuple(
                ask.MergeLine(amendment, Disposition(proposal.ends)) for proposal, amendment in merged
            ),
        )
        self.do(command)
        for proposal, amendment in merged:
            seat, yes = self.cast.seat(proposal.by), self.say("we can go along with it.")
            self.do(ask.AnswerMerge(self.ids(), seat, self.meeting, amendment, id_, command.id, True, yes))
        shown = self.item(id_, self.cast.chair).merges[-1]
        taken = ask.DecideMerge(
            id=self.ids(),
            actor=self.cast.chair,
            meeting=self.meeting,
            conclusion=id_,
            merge=command.id,
            on_revision=item.revision,
            text_hash=shown.text_hash,
            taken=True,
            reason=self.say("as the room agreed."),
        )
        self.do(taken)

    def _dispose(self, amendment: str, id_: str, disposition: Disposition, why: str) -> None:
        reason = self.say(why)
        self.do(
            ask.ProposeTreatment(
                self.ids(), self.cast.staff, self.meeting, amendment, id_, disposition, reason
            )
        )
        item = self.item(id_, self.cast.chair)
        shown = _amendment(item, amendment)
        self.do(
            ask.DecideTreatment(
                id=self.ids(),
                actor=self.cast.chair,
                meeting=self.meeting,
                amendment=amendment,
                conclusion=id_,
                on_revision=item.revision,
                text_hash=shown.text_hash,
                disposition=disposition,
                reason=reason,
            )
        )

    def _consensus(self, scene: Scene, id_: str, everybody: bool) -> None:
        revision = self.item(id_, self.cast.chair).revision
        self.do(ask.OpenConsensus(self.ids(), self.cast.chair, self.meeting, id_, revision))
        codes = list(self.cast.delegations)
        for code in codes if everybody else codes[: len(codes) // 2]:
            kind = PositionKind.RESERVATION if code in scene.reserves else PositionKind.JOINS
            self._stand(code, id_, revision, kind, scene.reserves.get(code))

    def _stand(self, code: str, id_: str, revision: int, kind: PositionKind, reason: str | None) -> None:
        said = self.say(reason) if reason else ""
        self.do(ask.TakePosition(self.ids(), self.cast.seat(code), self.meeting, id_, revision, kind, said))


def _amendment(item: ItemView, id_: str) -> AmendmentView:
    return next(amendment for amendment in item.amendments if amendment.id == id_)
