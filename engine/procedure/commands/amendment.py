"""One amendment, from its private draft to its disposition."""

from dataclasses import dataclass
from enum import StrEnum

from engine.procedure.commands.base import Audience, Command
from engine.text.wording import Wording


class Disposition(StrEnum):
    """What becomes of an amendment by decision. (Withdrawal is its author's own act.) In part, and merged into a
    compromise, an amendment ends only together with the text that says what was taken: see `ProposeMerge`."""

    ACCEPTED = "accepted"
    ACCEPTED_IN_PART = "accepted_in_part"
    MERGED = "merged"
    NOT_ACCEPTED = "not_accepted"
    OVERTAKEN = "overtaken"


class Attribution(StrEnum):
    """In whose name an amendment is filed."""

    NAMES = "names"  # of its delegation, and of those it was shared with that agreed to it
    UNATTRIBUTED = "unattributed"
    PRESIDENCY = "presidency"  # the Presidency's text, without prejudice to anybody's position


class ProposalKind(StrEnum):
    """What an amendment wants of the item: other words, or that there be no such item. (To add one is to propose a
    conclusion.)"""

    MODIFY = "modify"
    SUPPRESS = "suppress"


@dataclass(frozen=True, slots=True)
class DraftAmendment(Command):
    """A private draft of the actor's delegation; its id is the command's. `again` names the pending amendment of the
    same delegation, on an earlier revision, that this one files again. `sponsors` are the delegations that the author
    names as its co-sponsors. To suppress the item is to propose an empty wording. In another language than the
    original, `language`, the words amend the number `on_number` of the translation."""

    conclusion: str
    on_revision: int
    wording: Wording
    rationale: str
    again: str | None = None
    kind: ProposalKind = ProposalKind.MODIFY
    sponsors: tuple[str, ...] = ()
    language: str | None = None
    on_number: int | None = None


@dataclass(frozen=True, slots=True)
class EditDraft(Command):
    """`on_version` is the version of the draft that was edited; `on_revision` the revision that it now amends: the
    current one, so that a draft whose base has moved is put on the new base by its author's own hand. A draft in
    another language than the original stays in it, and amends the number `on_number` of the translation."""

    amendment: str
    conclusion: str
    on_version: int
    on_revision: int
    wording: Wording
    rationale: str
    sponsors: tuple[str, ...] = ()
    on_number: int | None = None


@dataclass(frozen=True, slots=True)
class DiscardDraft(Command):
    amendment: str
    conclusion: str


@dataclass(frozen=True, slots=True)
class FileAmendment(Command):
    """Files the draft exactly as it stands at `on_version` (the version that the redline showed), for `audience`, in
    the names that `attribution` says. As the Presidency's text only the Presidency files it."""

    amendment: str
    conclusion: str
    on_version: int
    audience: Audience = Audience.MEMBERS
    attribution: Attribution = Attribution.NAMES


@dataclass(frozen=True, slots=True)
class ShareDraft(Command):
    """A draft is shared among named delegations, and with the Presidency if it is asked to make the text its own; all
    others learn nothing of it. Who is left out no longer sees it."""

    amendment: str
    conclusion: str
    on_version: int
    partners: tuple[str, ...]
    with_presidency: bool = False


@dataclass(frozen=True, slots=True)
class AgreeToDraft(Command):
    """A delegation that a draft is shared with agrees to be named when it is filed as it stands at `on_version`."""

    amendment: str
    conclusion: str
    on_version: int


@dataclass(frozen=True, slots=True)
class ClearDraft(Command):
    """A reviewer clears the draft as it stands at `on_version`; `step` counts the delegation's steps from 1."""

    amendment: str
    conclusion: str
    on_version: int
    step: int


@dataclass(frozen=True, slots=True)
class SendBackDraft(Command):
    """A reviewer sends the draft back to its authors, with the reason: all its steps are to be cleared anew."""

    amendment: str
    conclusion: str
    on_version: int
    reason: str


@dataclass(frozen=True, slots=True)
class FileOnBehalf(Command):
    """The secretariat files what came by another way (a mailed Word file, a message): from whom, by which way
    (`source`), and at which hour it was received (ISO 8601 with its zone). The delegation confirms it."""

    conclusion: str
    on_revision: int
    wording: Wording
    rationale: str
    delegation: str
    source: str
    received: str
    kind: ProposalKind = ProposalKind.MODIFY
    sponsors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MaintainAmendment(Command):
    """The author does not let go: its words then stand in the text in brackets. `on_revision` is the one that members
    see; if the working text has gone on, they are laid over that."""

    amendment: str
    conclusion: str
    on_revision: int
    reason: str


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
