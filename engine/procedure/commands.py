"""What someone asks: frozen, imperative, complete.

Every command carries its own `id` (given by whoever made the form, unique for ever, so that a form sent twice acts
once), the `actor` (a person in one capacity) and the `meeting`. Ids of new things are the id of the command that made
them. `on_revision` is the revision the person was looking at: the decision refuses when it is no longer current.
"""

from dataclasses import dataclass
from enum import StrEnum

from engine.text.wording import Wording


class Role(StrEnum):
    """A capacity in a meeting. The Presidency's hat and the country's own seat are two."""

    SECRETARIAT = "secretariat"
    PRESIDENCY = "presidency"
    DELEGATION = "delegation"
    OBSERVER = "observer"
    OPERATOR = "operator"  # whoever holds the command line of the server; has no account
    WORKER = "worker"  # the background process


@dataclass(frozen=True, slots=True)
class Actor:
    """A person (opaque account id) in one capacity; `delegation` is a member's code such as "MEX", for seats only."""

    person: str
    role: Role
    delegation: str | None = None


class PositionKind(StrEnum):
    JOINS = "joins"
    RESERVATION = "reservation"
    OBJECTION = "objection"


class Disposition(StrEnum):
    """What becomes of an amendment by decision. (Withdrawal is its author's own act.) In part, and merged into a
    compromise, an amendment ends only together with the text that says what was taken: see `ProposeMerge`."""

    ACCEPTED = "accepted"
    ACCEPTED_IN_PART = "accepted_in_part"
    MERGED = "merged"
    NOT_ACCEPTED = "not_accepted"
    OVERTAKEN = "overtaken"


class ProposalKind(StrEnum):
    """What an amendment wants of the item: other words, or that there be no such item. (To add one is to propose a
    conclusion.)"""

    MODIFY = "modify"
    SUPPRESS = "suppress"


@dataclass(frozen=True, slots=True)
class Command:
    id: str
    actor: Actor
    meeting: str


# --- the meeting -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class NewItem:
    """An item of an imported draft: `section` is a section key of the format ("conclusions")."""

    section: str
    topic: str | None
    wording: Wording


@dataclass(frozen=True, slots=True)
class OpenMeeting(Command):
    """`meeting` is the new id. `participants` are delegation codes in the preamble's order; all are present at first.

    `sections` are the section keys of the format, in order. `workflow` and `format` are the hashes under which the desk
    keeps the rules that the meeting is opened with.
    """

    title: tuple[str, ...]
    preamble: str
    language: str
    participants: tuple[str, ...]
    sections: tuple[str, ...]
    items: tuple[NewItem, ...]
    workflow: str
    format: str


@dataclass(frozen=True, slots=True)
class AdmitPerson(Command):
    """Give an account a capacity in the meeting."""

    person: str
    role: Role
    delegation: str | None


@dataclass(frozen=True, slots=True)
class DismissPerson(Command):
    """Take a capacity away; it takes effect with the next command."""

    person: str
    role: Role
    delegation: str | None


@dataclass(frozen=True, slots=True)
class SetFrame(Command):
    """Title lines and preamble. `on_version` is the version of the meeting that the form showed."""

    on_version: int
    title: tuple[str, ...]
    preamble: str


@dataclass(frozen=True, slots=True)
class SetParticipants(Command):
    """Which delegations take part, in the order of the preamble."""

    on_version: int
    participants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecordAttendance(Command):
    """Which participants are in attendance: consensus is asked of these."""

    on_version: int
    present: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrderItems(Command):
    """The whole order: (section key, conclusion id) of every item that is not withdrawn."""

    order: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CertifiedItem:
    """One line of what the Presidency signs: exactly this revision with exactly this text (hash as shown)."""

    conclusion: str
    version: int
    revision: int
    text_hash: str


@dataclass(frozen=True, slots=True)
class CertifyPaper(Command):
    """What the Presidency signs: every item, and the frame (title, preamble, participants) by its hash as shown."""

    items: tuple[CertifiedItem, ...]
    frame: str


@dataclass(frozen=True, slots=True)
class KeepPaper(Command):
    """The worker hands over the rendered Word file of the certified paper; kept once, never rendered again."""

    content: bytes
    name: str


# --- a conclusion ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ProposeConclusion(Command):
    section: str
    topic: str | None
    language: str
    wording: Wording
    rationale: str
    sponsors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenComments(Command):
    conclusion: str
    on_revision: int


@dataclass(frozen=True, slots=True)
class ReviseWording(Command):
    """The secretariat's own new revision, with its reason."""

    conclusion: str
    on_revision: int
    wording: Wording
    reason: str


@dataclass(frozen=True, slots=True)
class OpenConsensus(Command):
    conclusion: str
    on_revision: int


@dataclass(frozen=True, slots=True)
class DeclareAgreed(Command):
    """`text_hash` as shown beside the wording: the approval binds person, revision and text."""

    conclusion: str
    on_revision: int
    text_hash: str


@dataclass(frozen=True, slots=True)
class ReturnToComments(Command):
    conclusion: str
    on_revision: int
    reason: str


@dataclass(frozen=True, slots=True)
class WithdrawConclusion(Command):
    conclusion: str
    reason: str


@dataclass(frozen=True, slots=True)
class WriteComment(Command):
    conclusion: str
    on_revision: int
    text: str


@dataclass(frozen=True, slots=True)
class TakePosition(Command):
    """A delegation's stand on one exact revision. An objection must give its reason."""

    conclusion: str
    on_revision: int
    kind: PositionKind
    reason: str


# --- an amendment ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DraftAmendment(Command):
    """A private draft of the actor's delegation; its id is the command's. `again` names the pending amendment of the
    same delegation, on an earlier revision, that this one files again. `sponsors` are the delegations that the author
    names as its co-sponsors. To suppress the item is to propose an empty wording."""

    conclusion: str
    on_revision: int
    wording: Wording
    rationale: str
    again: str | None = None
    kind: ProposalKind = ProposalKind.MODIFY
    sponsors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EditDraft(Command):
    """`on_version` is the version of the draft that was edited; `on_revision` the revision that it now amends: the
    current one, so that a draft whose base has moved is put on the new base by its author's own hand."""

    amendment: str
    conclusion: str
    on_version: int
    on_revision: int
    wording: Wording
    rationale: str
    sponsors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DiscardDraft(Command):
    amendment: str
    conclusion: str


@dataclass(frozen=True, slots=True)
class FileAmendment(Command):
    """Files the draft exactly as it stands at `on_version` (the version that the redline showed)."""

    amendment: str
    conclusion: str
    on_version: int


@dataclass(frozen=True, slots=True)
class WithdrawAmendment(Command):
    amendment: str
    conclusion: str
    reason: str


@dataclass(frozen=True, slots=True)
class ProposeTreatment(Command):
    """The secretariat proposes; it has no power to decide."""

    amendment: str
    conclusion: str
    disposition: Disposition
    reason: str


@dataclass(frozen=True, slots=True)
class DecideTreatment(Command):
    """The Presidency decides. `text_hash` is that of the amendment's wording as shown."""

    amendment: str
    conclusion: str
    on_revision: int
    text_hash: str
    disposition: Disposition
    reason: str


@dataclass(frozen=True, slots=True)
class OfferToJoin(Command):
    """The author offers to let its amendment go and to stand behind another one of the same item, `to`."""

    amendment: str
    conclusion: str
    to: str


@dataclass(frozen=True, slots=True)
class TakeBackOffer(Command):
    """The author no longer offers to join another amendment."""

    amendment: str
    conclusion: str


@dataclass(frozen=True, slots=True)
class ConfirmSponsorship(Command):
    """A delegation that sponsored other words says that it stands behind these too."""

    amendment: str
    conclusion: str
    text_hash: str


@dataclass(frozen=True, slots=True)
class AcceptJoin(Command):
    """The author of `amendment` takes in `joining`, which was offered to it; its delegation becomes a co-sponsor."""

    amendment: str
    conclusion: str
    joining: str


# --- many amendments, one text --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class MergeLine:
    """What becomes of one pending amendment if the merged text is taken."""

    amendment: str
    disposition: Disposition


@dataclass(frozen=True, slots=True)
class ProposeMerge(Command):
    """The secretariat's text from many amendments, and what each would end with. Its id is the command's. Open points
    may stand in brackets. The authors of what is taken in other words are asked whether they agree."""

    conclusion: str
    on_revision: int
    wording: Wording
    reason: str
    lines: tuple[MergeLine, ...]


@dataclass(frozen=True, slots=True)
class AnswerMerge(Command):
    """An author's answer to the text that would replace its own. No answer never blocks."""

    amendment: str
    conclusion: str
    merge: str
    agrees: bool
    reason: str


@dataclass(frozen=True, slots=True)
class DecideMerge(Command):
    """The Presidency takes the merged text, or returns it. `text_hash` is that of the merged text as shown."""

    conclusion: str
    merge: str
    on_revision: int
    text_hash: str
    taken: bool
    reason: str
