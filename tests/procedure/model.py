"""An independent model of the procedure: what the rules of the conference say, in plain conditions.

It shares no code with the engine but the commands and the names of roles, and knows nothing of YAML, guards or events.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.procedure import commands as ask
from engine.procedure.commands import Actor, Command, Disposition, PositionKind, ProposalKind, Role
from engine.text.wording import Wording

CHAIR, STAFF, SEAT = Role.PRESIDENCY, Role.SECRETARIAT, Role.DELEGATION

Moved = Mapping[str, tuple[str, ...]]  # amendments that were carried, and the co-sponsors who are asked again


@dataclass
class ModelAmendment:
    owner: str
    item: str
    base: int
    wording: Wording
    edits: int = 1
    state: str = "draft"
    proposed: bool = False
    again: str | None = None
    suppresses: bool = False
    offered_to: str | None = None
    sponsors: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)


@dataclass
class ModelMerge:
    item: str
    revision: int
    wording: Wording
    lines: dict[str, Disposition]


@dataclass
class ModelItem:
    wording: Wording
    state: str = "proposal"
    revision: int = 1
    stands: dict[str, PositionKind] = field(default_factory=dict)
    merge: str | None = None


@dataclass
class Model:
    """`admitted` are the actors of the meeting, `present` the attending delegations."""

    admitted: set[Actor]
    participants: tuple[str, ...]
    present: set[str]
    items: dict[str, ModelItem]
    amendments: dict[str, ModelAmendment] = field(default_factory=dict)
    merges: dict[str, ModelMerge] = field(default_factory=dict)
    certified: bool = False

    # --- may it be done? ---------------------------------------------------------------------------------------------

    def allows(self, command: Command) -> bool:  # noqa: PLR0911, PLR0912, PLR0915 - the rules, one after the other
        if command.actor not in self.admitted:
            return False
        item = self.items.get(getattr(command, "conclusion", ""))
        amendment = self.amendments.get(getattr(command, "amendment", ""))
        if amendment and amendment.item != getattr(command, "conclusion", ""):
            return False
        role, country = command.actor.role, command.actor.delegation
        match command:
            case ask.RecordAttendance():
                return False  # no sitting is on
            case ask.CertifyPaper():
                return role == CHAIR and not self.certified and self._ready() and self._as_stands(command)
            case ask.ProposeConclusion():
                return role in (CHAIR, STAFF, SEAT) and not self.certified
        if item is None:
            return False
        match command:
            case ask.OpenComments():
                return (
                    role in (CHAIR, STAFF)
                    and item.state == "proposal"
                    and command.on_revision == item.revision
                )
            case ask.ReviseWording():
                fresh = command.on_revision == item.revision and command.wording != item.wording
                return (
                    role == STAFF
                    and item.state in ("proposal", "comments")
                    and fresh
                    and bool(command.reason)
                )
            case ask.WriteComment():
                speaks = role in (CHAIR, STAFF, SEAT)
                return (
                    speaks
                    and item.state in ("proposal", "comments", "consensus", "agreed")
                    and bool(command.text)
                )
            case ask.OpenConsensus():
                settled = not self._pending(command.conclusion)
                return (
                    role == CHAIR
                    and item.state == "comments"
                    and settled
                    and command.on_revision == item.revision
                )
            case ask.TakePosition():
                stated = command.kind != PositionKind.OBJECTION or bool(command.reason)
                hold, objection = PositionKind.SCRUTINY_HOLD, PositionKind.OBJECTION
                fits = command.kind != hold and not (item.state == "agreed" and command.kind == objection)
                open_ = item.state in ("comments", "consensus", "agreed")
                return role == SEAT and open_ and command.on_revision == item.revision and stated and fits
            case ask.DeclareAgreed():
                bound = command.on_revision == item.revision and command.text_hash == "shown"
                return role == CHAIR and item.state == "consensus" and bound and self._consensus(item)
            case ask.ReturnToComments():
                fresh = command.on_revision == item.revision and bool(command.reason)
                return role == CHAIR and item.state == "consensus" and fresh
            case ask.WithdrawConclusion():
                open_ = item.state in ("proposal", "comments", "consensus")
                return (
                    role in (CHAIR, STAFF)
                    and open_
                    and not self._pending(command.conclusion)
                    and bool(command.reason)
                )
            case ask.DraftAmendment():
                suppresses = command.kind == ProposalKind.SUPPRESS
                fresh = command.on_revision == item.revision and self._words_fit(command, item, suppresses)
                there = role == SEAT and item.state == "comments"
                return there and fresh and self._may_file_again(command, item)
            case ask.ProposeMerge():
                fresh = command.on_revision == item.revision and command.wording != item.wording
                there = role == STAFF and item.state == "comments" and bool(command.reason)
                return there and fresh and self._lines_fit(command, item)
            case ask.DecideMerge():
                bound = command.text_hash == "shown" and bool(command.reason) and command.merge == item.merge
                if command.taken:
                    bound = bound and command.on_revision == item.revision and self._all_pending(item.merge)
                return role == CHAIR and item.state == "comments" and bound
        if amendment is None or (amendment.state in ("draft", "discarded") and country != amendment.owner):
            return False
        own = role == SEAT and country == amendment.owner
        match command:
            case ask.EditDraft():
                words = self._words_fit(command, item, amendment.suppresses)
                fresh = command.on_revision == item.revision and words
                newest = command.on_version == amendment.edits
                return own and amendment.state == "draft" and item.state == "comments" and fresh and newest
            case ask.DiscardDraft():
                return own and amendment.state == "draft"
            case ask.FileAmendment():
                newest = command.on_version == amendment.edits and amendment.base == item.revision
                return own and amendment.state == "draft" and item.state == "comments" and newest
            case ask.WithdrawAmendment():
                return own and amendment.state == "filed" and item.state in ("comments", "consensus")
            case ask.OfferToJoin():
                other = self.amendments.get(command.to)
                there = other is not None and other.item == amendment.item and other.state == "filed"
                mine = own and amendment.state == "filed" and item.state == "comments"
                return mine and there and command.to != command.amendment
            case ask.TakeBackOffer():
                mine = own and amendment.state == "filed" and item.state == "comments"
                return mine and amendment.offered_to is not None
            case ask.ConfirmSponsorship():
                there = role == SEAT and amendment.state == "filed" and item.state == "comments"
                return there and country in amendment.asked and command.text_hash == "shown"
            case ask.AcceptJoin():
                other = self.amendments.get(command.joining)
                offered = (
                    other is not None and other.state == "filed" and other.offered_to == command.amendment
                )
                return own and amendment.state == "filed" and item.state == "comments" and offered
            case ask.AnswerMerge():
                merge = self.merges.get(command.merge)
                other_words = (Disposition.MERGED, Disposition.ACCEPTED_IN_PART)
                asked = merge is not None and merge.lines.get(command.amendment) in other_words
                mine = own and amendment.state == "filed" and item.state == "comments"
                return mine and asked and command.merge == item.merge
            case ask.ProposeTreatment():
                fits = self._fits(command.disposition, amendment, item) and bool(command.reason)
                return role == STAFF and amendment.state == "filed" and item.state == "comments" and fits
            case ask.DecideTreatment():
                bound = (
                    command.on_revision == item.revision
                    and command.text_hash == "shown"
                    and bool(command.reason)
                )
                due = amendment.state == "filed" and amendment.proposed and item.state == "comments"
                alone = not amendment.suppresses or command.disposition != Disposition.ACCEPTED
                alone = alone or self._pending_count(command.conclusion) == 1
                return (
                    role == CHAIR
                    and due
                    and bound
                    and alone
                    and self._fits(command.disposition, amendment, item)
                )
        raise NotImplementedError(type(command).__name__)

    # --- and what is then? -------------------------------------------------------------------------------------------

    def take(self, command: Command, moved: Moved) -> None:  # noqa: PLR0912 - one case a command
        """`moved` are the amendments that the engine says it carried to the new revision: whether words can be carried
        is another test's matter, but nothing else may change by it."""
        item = self.items.get(getattr(command, "conclusion", ""), ModelItem(Wording(())))
        amendment = self.amendments.get(getattr(command, "amendment", ""))
        match command:
            case ask.RecordAttendance():
                self.present = set(command.present)
            case ask.CertifyPaper():
                self.certified = True
                for standing in self._standing():
                    standing.state = "adopted"
            case ask.ProposeConclusion():
                self.items[command.id] = ModelItem(command.wording)
            case ask.OpenComments() | ask.ReturnToComments():
                item.state = "comments"
            case ask.ReviseWording():
                self._revise(item, command.wording, command.conclusion, moved)
            case ask.OpenConsensus():
                item.state = "consensus"
            case ask.ProposeMerge():
                lines = {line.amendment: line.disposition for line in command.lines}
                self.merges[command.id] = ModelMerge(
                    command.conclusion, item.revision, command.wording, lines
                )
                item.merge = command.id
            case ask.DecideMerge():
                self._decide_merge(command, item, moved)
            case ask.TakePosition():
                item.stands[str(command.actor.delegation)] = command.kind
            case ask.DeclareAgreed():
                item.state = "agreed"
            case ask.WithdrawConclusion():
                item.state = "withdrawn"
            case ask.DraftAmendment():
                self.amendments[command.id] = ModelAmendment(
                    owner=str(command.actor.delegation),
                    item=command.conclusion,
                    base=command.on_revision,
                    wording=command.wording,
                    again=command.again,
                    suppresses=command.kind == ProposalKind.SUPPRESS,
                    sponsors=set(command.sponsors),
                )
        if amendment is not None:
            self._take_of_amendment(command, amendment, item, moved)

    def _decide_merge(self, command: ask.DecideMerge, item: ModelItem, moved: Moved) -> None:
        merge, item.merge = self.merges[command.merge], None
        if command.taken:
            for id_, disposition in merge.lines.items():
                self.amendments[id_].state = str(disposition)
            self._revise(item, merge.wording, command.conclusion, moved)

    def _take_of_amendment(  # noqa: PLR0912 - one case a command
        self, command: Command, amendment: ModelAmendment, item: ModelItem, moved: Moved
    ) -> None:
        match command:
            case ask.OfferToJoin():
                amendment.offered_to = command.to
            case ask.TakeBackOffer():
                amendment.offered_to = None
            case ask.ConfirmSponsorship():
                amendment.asked.discard(str(command.actor.delegation))
                amendment.sponsors.add(str(command.actor.delegation))
            case ask.AcceptJoin():
                joining = self.amendments[command.joining]
                joining.state = "withdrawn"
                amendment.asked.discard(joining.owner)
                amendment.sponsors.add(joining.owner)
            case ask.EditDraft():
                amendment.base, amendment.wording = command.on_revision, command.wording
                amendment.sponsors = set(command.sponsors)
                amendment.edits += 1
            case ask.DiscardDraft():
                amendment.state = "discarded"
            case ask.FileAmendment():
                amendment.state = "filed"
                old = self.amendments.get(amendment.again or "")
                if old and old.state == "filed":
                    old.state = "withdrawn"
            case ask.WithdrawAmendment():
                amendment.state = "withdrawn"
            case ask.ProposeTreatment():
                amendment.proposed = True
            case ask.DecideTreatment():
                amendment.state = str(command.disposition)
                if command.disposition == Disposition.ACCEPTED and amendment.suppresses:
                    item.state = "withdrawn"
                elif command.disposition == Disposition.ACCEPTED:
                    self._revise(item, amendment.wording, amendment.item, moved)

    # --- the rules' own words ----------------------------------------------------------------------------------------

    def _revise(self, item: ModelItem, wording: Wording, id_: str, moved: Moved) -> None:
        item.wording, item.revision, item.stands, item.merge = wording, item.revision + 1, {}, None
        for name, amendment in self.amendments.items():
            if name in moved:
                assert amendment.item == id_, "only amendments of the item that was revised are carried"
                assert amendment.state == "filed", "only pending ones"
                assert not amendment.suppresses, "a proposal to suppress is its author's to renew"
                amendment.base, amendment.proposed = item.revision, False
                asked = set(moved[name])
                assert asked in (set(), amendment.sponsors), (
                    "co-sponsors are asked again together, or not at all"
                )
                amendment.asked, amendment.sponsors = amendment.asked | asked, amendment.sponsors - asked

    def _words_fit(
        self, command: ask.DraftAmendment | ask.EditDraft, item: ModelItem, suppresses: bool
    ) -> bool:
        words = bool(command.wording.paragraphs)
        return not words if suppresses else words and command.wording != item.wording

    def _pending_count(self, item: str) -> int:
        return sum(found.item == item and found.state == "filed" for found in self.amendments.values())

    def _all_pending(self, merge: str | None) -> bool:
        lines = self.merges[merge].lines if merge else {}
        return all(self.amendments[id_].state == "filed" for id_ in lines)

    def _lines_fit(self, command: ask.ProposeMerge, item: ModelItem) -> bool:
        """Pending amendments of the item, each once; what is called accepted must be in the text."""
        named = [line.amendment for line in command.lines]
        unique = bool(named) and len(set(named)) == len(named)
        return unique and all(self._line_fits(line, command, item) for line in command.lines)

    def _line_fits(self, line: ask.MergeLine, command: ask.ProposeMerge, item: ModelItem) -> bool:
        amendment = self.amendments.get(line.amendment)
        if amendment is None or amendment.item != command.conclusion or amendment.state != "filed":
            return False
        current = amendment.base == item.revision
        if line.disposition == Disposition.OVERTAKEN:
            return not current
        if line.disposition == Disposition.ACCEPTED:  # the wordings of this test replace each other whole
            return current and not amendment.suppresses and amendment.wording == command.wording
        return True

    def _pending(self, item: str) -> bool:
        return any(found.item == item and found.state == "filed" for found in self.amendments.values())

    def _consensus(self, item: ModelItem) -> bool:
        kinds = [item.stands.get(country) for country in self.participants]
        return bool(kinds) and None not in kinds and PositionKind.OBJECTION not in item.stands.values()

    def _standing(self) -> list[ModelItem]:
        return [item for item in self.items.values() if item.state != "withdrawn"]

    def _ready(self) -> bool:
        standing = self._standing()
        return bool(standing) and all(item.state == "agreed" and self._consensus(item) for item in standing)

    def _as_stands(self, command: ask.CertifyPaper) -> bool:
        """The test signs either exactly what stands, or something else on purpose."""
        return bool(command.items)

    def _fits(self, disposition: Disposition, amendment: ModelAmendment, item: ModelItem) -> bool:
        if disposition in (Disposition.MERGED, Disposition.ACCEPTED_IN_PART):
            return False
        if disposition == Disposition.ACCEPTED:
            return amendment.base == item.revision
        return disposition != Disposition.OVERTAKEN or amendment.base < item.revision

    def _may_file_again(self, command: ask.DraftAmendment, item: ModelItem) -> bool:
        if command.again is None:
            return True
        old = self.amendments.get(command.again)
        own = old is not None and old.owner == command.actor.delegation and old.item == command.conclusion
        return own and old is not None and old.state == "filed" and old.base < item.revision
