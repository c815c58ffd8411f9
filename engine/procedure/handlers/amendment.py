"""Commands on one amendment: private until filed, then exactly one disposition.

Source: private to its delegation until its authorised voice files it (practice of the Conference); an amendment
applies to the text it names (multilateral drafting). How it is carried to a later text is our own rule.
"""

from dataclasses import replace

from engine.procedure import commands as ask
from engine.procedure import events as did
from engine.procedure.commands import Attribution, Disposition, MergeLine, ProposalKind
from engine.procedure.events import Entry, Event, Via
from engine.procedure.handlers.base import base_moves, carried_beside
from engine.procedure.handlers.ending import disposed
from engine.procedure.handlers.matter import Matter
from engine.procedure.instants import read, spelled
from engine.procedure.refusals import Code, Refusal, refuse


def draft_amendment(command: ask.DraftAmendment, matter: Matter) -> tuple[Event, ...] | Refusal:
    """In another language than the original only where the workflow knows how such an amendment is filed."""
    assert command.actor.delegation is not None, "only a delegation's seat drafts (the workflow's floor)"
    original = matter.case.conclusion.language
    other = command.on_number is not None
    if other and "file_in_translation" not in matter.rules.amendment.actions:
        return refuse(Code.OTHER_LANGUAGE, language=command.language or "", original=original)
    return (
        did.AmendmentDrafted(
            meeting=command.meeting,
            conclusion=command.conclusion,
            amendment=command.id,
            state=matter.state,
            delegation=command.actor.delegation,
            base_revision=command.on_revision,
            language=(command.language or original) if other else original,
            wording=matter.wording(command.wording),
            rationale=matter.prose(command.rationale),
            again=command.again,
            kind=command.kind,
            sponsors=command.sponsors,
            on_number=command.on_number,
        ),
    )


def edit_draft(command: ask.EditDraft, matter: Matter) -> tuple[Event, ...]:
    return (
        did.DraftEdited(
            meeting=command.meeting,
            conclusion=command.conclusion,
            amendment=command.amendment,
            base_revision=command.on_revision,
            wording=matter.wording(command.wording),
            rationale=matter.prose(command.rationale),
            sponsors=command.sponsors,
            on_number=command.on_number,
        ),
    )


def discard_draft(command: ask.DiscardDraft, matter: Matter) -> tuple[Event, ...]:
    return (did.DraftDiscarded(command.meeting, command.conclusion, command.amendment, matter.state),)


def share_draft(command: ask.ShareDraft, _: Matter) -> tuple[Event, ...]:
    """A corridor deal: these delegations, and nobody else."""
    partners, presidency = command.partners, command.with_presidency
    return (did.DraftShared(command.meeting, command.conclusion, command.amendment, partners, presidency),)


def agree_to_draft(command: ask.AgreeToDraft, _: Matter) -> tuple[Event, ...]:
    delegation = str(command.actor.delegation)
    return (did.DraftAgreedTo(command.meeting, command.conclusion, command.amendment, delegation),)


def clear_draft(command: ask.ClearDraft, _: Matter) -> tuple[Event, ...]:
    step, person = command.step, command.actor.person
    return (did.DraftCleared(command.meeting, command.conclusion, command.amendment, step, person),)


def send_back_draft(command: ask.SendBackDraft, matter: Matter) -> tuple[Event, ...]:
    person, reason = command.actor.person, matter.prose(command.reason)
    return (did.DraftSentBack(command.meeting, command.conclusion, command.amendment, person, reason),)


def file_amendment(command: ask.FileAmendment, matter: Matter) -> tuple[Event, ...] | Refusal:
    """Closes the private stream and tells the conclusion's. Named are its delegation, the co-sponsors it names, and the
    partners that agreed to the draft as it stands. If the working text has gone on since the text that members see, the
    amendment is carried there, unless it is in another language: that awaits its counterpart. One that this files again
    is withdrawn by its author in the same step."""
    draft, item = matter.case.amendment, matter.case.conclusion
    named = command.attribution == Attribution.NAMES
    filed = did.AmendmentFiled(
        meeting=command.meeting,
        conclusion=command.conclusion,
        state=matter.state,
        amendment=draft.id,
        delegation=draft.delegation,
        base_revision=draft.base_revision,
        language=draft.language,
        wording=draft.wording,
        rationale=draft.rationale,
        again=draft.again,
        kind=draft.kind,
        sponsors=tuple(sorted({*draft.sponsors, *draft.agreed_by})) if named else (),
        audience=command.audience,
        attribution=command.attribution,
        partners=draft.partners,
        on_number=draft.on_number,
    )
    replaced = _replaced(command, matter)
    if isinstance(replaced, Refusal):
        return replaced
    moved = draft.base_revision < item.revision and draft.on_number is None
    carried = (carried_beside(matter, filed, matter.states.bases[draft.base_revision]),) if moved else ()
    closed = did.DraftFiled(command.meeting, command.conclusion, draft.id, matter.state)
    return (closed, filed, *carried, *replaced)


def file_on_behalf(command: ask.FileOnBehalf, matter: Matter) -> tuple[Event, ...]:
    """Marked as an entry of the secretariat's, with its source and hour; the delegation is asked to confirm it. It is
    about the text that members see, and carried to the working text at once if that has gone on."""
    received = read(command.received)
    entry = Entry(
        via=Via.RELAYED,
        source=matter.prose(command.source),
        received=spelled(received) if received else None,
        to_confirm=(command.delegation, *command.sponsors),
    )
    filed = did.AmendmentFiled(
        meeting=command.meeting,
        conclusion=command.conclusion,
        state=matter.state,
        amendment=command.id,
        delegation=command.delegation,
        base_revision=command.on_revision,
        language=matter.case.conclusion.language,
        wording=matter.wording(command.wording),
        rationale=matter.prose(command.rationale),
        again=None,
        kind=command.kind,
        sponsors=command.sponsors,
        entry=entry,
    )
    if command.on_revision == matter.case.conclusion.revision:
        return (filed,)
    return (filed, carried_beside(matter, filed, matter.states.bases[command.on_revision]))


def _replaced(command: ask.FileAmendment, matter: Matter) -> tuple[Event, ...] | Refusal:
    old = matter.states.again
    if old is None or old.state not in matter.case.meanings.pending:
        return ()
    state = matter.step("amendment", "withdraw_amendment", old.state, replace(matter.states, amendment=old))
    if isinstance(state, Refusal):
        return state
    return (
        did.AmendmentWithdrawn(command.meeting, command.conclusion, state, old.id, None, command.amendment),
    )


def propose_treatment(command: ask.ProposeTreatment, matter: Matter) -> tuple[Event, ...]:
    reason = matter.prose(command.reason)
    return (
        did.TreatmentProposed(
            command.meeting, command.conclusion, command.amendment, command.disposition, reason
        ),
    )


def dispose(command: ask.DecideTreatment, matter: Matter) -> tuple[Event, ...] | Refusal:
    """The Presidency's decision. An accepted amendment's wording is the next revision, word for word; one that
    suppresses the item withdraws it."""
    reason = matter.prose(command.reason)
    ended = disposed(matter, MergeLine(command.amendment, command.disposition), matter.state, reason)
    if command.disposition != Disposition.ACCEPTED:
        return (ended,)
    accepted = matter.case.amendment
    if accepted.kind == ProposalKind.SUPPRESS:
        state = matter.step("conclusion", "suppress", matter.case.conclusion.state)
        if isinstance(state, Refusal):
            return state
        return (ended, did.ConclusionWithdrawn(command.meeting, command.conclusion, state, reason))
    whole = next(amendment for amendment in matter.states.pending if amendment.id == accepted.id)
    return (ended, *base_moves(matter, whole.wording, reason, amendment=accepted.id, leaving={accepted.id}))


def offer_to_join(command: ask.OfferToJoin, _: Matter) -> tuple[Event, ...]:
    return (did.JoinOffered(command.meeting, command.conclusion, command.amendment, command.to),)


def take_back_offer(command: ask.TakeBackOffer, _: Matter) -> tuple[Event, ...]:
    return (did.OfferTakenBack(command.meeting, command.conclusion, command.amendment),)


def confirm_sponsorship(command: ask.ConfirmSponsorship, matter: Matter) -> tuple[Event, ...]:
    sponsor, text = str(command.actor.delegation), matter.case.amendment.wording.hash
    return (did.SponsorshipConfirmed(command.meeting, command.conclusion, command.amendment, sponsor, text),)


def accept_join(command: ask.AcceptJoin, matter: Matter) -> tuple[Event, ...] | Refusal:
    """The one that was offered is withdrawn by its author's offer, and its delegation stands behind this one."""
    joining = matter.states.other
    assert joining is not None, "was_offered has looked at it"
    state = matter.outcome("withdraw_amendment", joining.state)
    if isinstance(state, Refusal):
        return state
    own = command.amendment
    return (
        did.AmendmentWithdrawn(command.meeting, command.conclusion, state, joining.id, None, None, own),
        did.AmendmentJoined(command.meeting, command.conclusion, own, joining.id, joining.delegation),
    )
