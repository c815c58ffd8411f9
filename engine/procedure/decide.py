"""What follows from a command: events and, perhaps, a refusal. Pure: states, rules and salt come in.

`decide` asks in this order: does the actor hold the capacity, may the texts stand, does the workflow allow it (state,
role, guards); only then the handler says what happened. One handler a command, listed in `WAYS`.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from engine.procedure import commands as ask
from engine.procedure.actions import ALONE, ENDS, Subject
from engine.procedure.amendment import Amendment
from engine.procedure.commands import Actor, Attribution, Command, Nature, Role
from engine.procedure.entries import faulty_entry
from engine.procedure.events import Event
from engine.procedure.guards import Case, States
from engine.procedure.guards.certifying import obstacles
from engine.procedure.handlers import (
    amendment,
    certified,
    commitment,
    conclusion,
    counterpart,
    ending,
    extraordinary,
    issue,
    meeting,
    merge,
    room,
    silence,
    sitting,
    structure,
    translation,
)
from engine.procedure.handlers.matter import Matter
from engine.procedure.handlers.meeting import item_id
from engine.procedure.machine import fire
from engine.procedure.meeting import CERTIFIED_WORK
from engine.procedure.refusals import Code, Refusal, refuse
from engine.procedure.silence import expiries, without
from engine.procedure.texts import sealer
from engine.procedure.workflow import Rules


@dataclass(frozen=True, slots=True)
class Decision:
    """Both may be there: what time has done is kept even when the answer is no."""

    events: tuple[Event, ...] = ()
    refusal: Refusal | None = None


Handler = Callable[[Any, Matter], tuple[Event, ...] | Refusal]


@dataclass(frozen=True, slots=True)
class Way:
    """How one command is decided: whose workflow, which action, by which handler; `wide` if it looks at all items,
    `deep` if it looks at all pending amendments of its item, `each` if at those of every item that it revises, `based`
    if it reads the words that its amendment changes, `floating` if it ends what was floated in the sitting, `whole` if
    it reads every word of the paper, `after` if it looks at the corrections and statements that there are, `translated`
    if it reads the translations of its item."""

    subject: Subject
    action: str
    handler: Handler
    wide: bool = False
    deep: bool = False
    each: bool = False
    based: bool = False
    floating: bool = False
    whole: bool = False
    after: bool = False
    translated: bool = False


WAYS: dict[type[Command], Way] = {
    ask.OpenMeeting: Way("meeting", "open_meeting", meeting.open_meeting),
    ask.AdmitPerson: Way("meeting", "admit_person", meeting.admit_person),
    ask.DismissPerson: Way("meeting", "dismiss_person", meeting.dismiss_person),
    ask.SetFrame: Way("meeting", "set_frame", meeting.set_frame),
    ask.SetParticipants: Way("meeting", "set_participants", meeting.set_participants),
    ask.RecordAttendance: Way("meeting", "record_attendance", meeting.record_attendance),
    ask.ProposeConclusion: Way("meeting", "propose_conclusion", meeting.propose_conclusion),
    ask.OrderItems: Way("meeting", "order_items", meeting.order_items, wide=True),
    ask.CertifyPaper: Way("meeting", "certify_paper", meeting.certify_paper, wide=True, whole=True),
    ask.SeatPerson: Way("meeting", "seat_person", meeting.seat_person),
    ask.HandOver: Way("meeting", "hand_over", meeting.hand_over),
    ask.SetClearance: Way("meeting", "set_clearance", meeting.set_clearance),
    ask.SetTerms: Way("meeting", "set_terms", meeting.set_terms),
    ask.PermitObserver: Way("meeting", "permit_observer", meeting.permit_observer),
    ask.IssueDraft: Way("meeting", "issue_draft", issue.issue_draft, wide=True),
    ask.OpenSitting: Way("meeting", "open_sitting", sitting.open_sitting),
    ask.SuspendSitting: Way("meeting", "suspend_sitting", sitting.suspend_sitting),
    ask.ResumeSitting: Way("meeting", "resume_sitting", sitting.resume_sitting),
    ask.CloseSitting: Way("meeting", "close_sitting", sitting.close_sitting, wide=True, floating=True),
    ask.CallItem: Way("meeting", "call_item", sitting.call_item),
    ask.AskForFloor: Way("meeting", "ask_for_floor", sitting.ask_for_floor),
    ask.LeaveSpeakersList: Way("meeting", "leave_speakers_list", sitting.leave_speakers_list),
    ask.GiveFloor: Way("meeting", "give_floor", sitting.give_floor),
    ask.PutToRoom: Way("meeting", "put_to_room", sitting.put_to_room, wide=True, whole=True),
    ask.TakeRoomFile: Way("meeting", "take_room_file", room.take_room_file, wide=True, each=True, whole=True),
    ask.ProposeStructure: Way(
        "meeting", "propose_structure", structure.propose_structure, wide=True, whole=True
    ),
    ask.DecideStructure: Way("meeting", "", structure.decide_structure, wide=True, each=True, whole=True),
    ask.WithdrawStructure: Way("meeting", "withdraw_structure", structure.withdraw_structure),
    ask.RecordCommitment: Way("meeting", "record_commitment", commitment.record_commitment),
    ask.AmendCommitment: Way("meeting", "amend_commitment", commitment.amend_commitment),
    ask.FollowUpCommitment: Way("meeting", "follow_up_commitment", commitment.follow_up_commitment),
    ask.LinkItems: Way("meeting", "link_items", commitment.link_items),
    ask.UnlinkItems: Way("meeting", "unlink_items", commitment.unlink_items),
    ask.KeepFiles: Way("meeting", "", certified.keep_files),
    ask.MakeStatement: Way("meeting", "make_statement", certified.make_statement, wide=True),
    ask.WithdrawStatement: Way("meeting", "withdraw_statement", certified.withdraw_statement, after=True),
    ask.IssueAddendum: Way("meeting", "issue_addendum", certified.issue_addendum, wide=True, after=True),
    ask.AskForCorrection: Way(
        "meeting", "ask_for_correction", certified.ask_for_correction, wide=True, whole=True, after=True
    ),
    ask.CirculateCorrection: Way(
        "meeting", "circulate_correction", certified.circulate_correction, wide=True, whole=True, after=True
    ),
    ask.ObjectToCorrection: Way(
        "meeting", "object_to_correction", certified.object_to_correction, after=True
    ),
    ask.IssueCorrection: Way(
        "meeting", "issue_correction", certified.issue_correction, wide=True, whole=True, after=True
    ),
    ask.DeferConclusion: Way("conclusion", "defer", extraordinary.defer),
    ask.ProposeExtraordinaryMove: Way("conclusion", "propose_extraordinary_move", extraordinary.propose_move),
    ask.ConfirmExtraordinaryMove: Way("conclusion", "confirm_extraordinary_move", extraordinary.confirm_move),
    ask.OpenSilence: Way("meeting", "open_silence", silence.open_silence, wide=True, whole=True),
    ask.ExtendSilence: Way("meeting", "extend_silence", silence.extend_silence),
    ask.RefuseSilence: Way("meeting", "refuse_silence", silence.refuse_silence),
    ask.CallOffSilence: Way("meeting", "call_off_silence", silence.call_off_silence),
    ask.AnnounceOutcome: Way("meeting", "announce_outcome", silence.announce_outcome, wide=True, whole=True),
    ask.EnterOutsideFiling: Way("meeting", "enter_outside_filing", silence.enter_outside_filing),
    ask.ConfirmOutsideFiling: Way("meeting", "confirm_outside_filing", silence.confirm_outside_filing),
    ask.NoticeDeadlines: Way("meeting", "notice_deadlines", silence.notice_deadlines),
    ask.OpenComments: Way("conclusion", "open_comments", conclusion.open_comments),
    ask.ReviseWording: Way("conclusion", "revise_wording", conclusion.revise_wording, deep=True),
    ask.CallMaterial: Way("conclusion", "call_material", conclusion.call_material),
    ask.EnterInRoom: Way("conclusion", "enter_in_room", room.enter_in_room, deep=True),
    ask.ReopenConclusion: Way("conclusion", "reopen", conclusion.reopen),
    ask.WriteNote: Way("conclusion", "write_note", conclusion.write_note),
    ask.WriteComment: Way("conclusion", "write_comment", conclusion.write_comment),
    ask.OpenConsensus: Way("conclusion", "open_consensus", conclusion.open_consensus),
    ask.TakePosition: Way("conclusion", "take_position", conclusion.take_position),
    ask.DeclareAgreed: Way("conclusion", "declare_agreed", conclusion.declare_agreed),
    ask.ReturnToComments: Way("conclusion", "return_to_comments", conclusion.return_to_comments),
    ask.WithdrawConclusion: Way("conclusion", "withdraw", conclusion.withdraw_conclusion),
    ask.DraftAmendment: Way(
        "amendment", "draft_amendment", amendment.draft_amendment, based=True, translated=True
    ),
    ask.EditDraft: Way("amendment", "edit_draft", amendment.edit_draft, based=True, translated=True),
    ask.DiscardDraft: Way("amendment", "discard_draft", amendment.discard_draft),
    ask.ShareDraft: Way("amendment", "share_draft", amendment.share_draft),
    ask.AgreeToDraft: Way("amendment", "agree_to_draft", amendment.agree_to_draft),
    ask.ClearDraft: Way("amendment", "clear_draft", amendment.clear_draft),
    ask.SendBackDraft: Way("amendment", "send_back_draft", amendment.send_back_draft),
    ask.FileAmendment: Way("amendment", "", amendment.file_amendment, based=True),
    ask.FileOnBehalf: Way("amendment", "file_on_behalf", amendment.file_on_behalf, based=True),
    ask.WithdrawAmendment: Way("amendment", "withdraw_amendment", ending.withdraw_amendment, deep=True),
    ask.MaintainAmendment: Way("amendment", "maintain", ending.maintain, deep=True, based=True),
    ask.MaintainIdea: Way("amendment", "maintain_idea", room.maintain_idea, based=True),
    ask.ConfirmEntry: Way("amendment", "confirm_entry", room.confirm_entry),
    ask.TakeBackEntry: Way("amendment", "take_back_entry", room.take_back_entry, deep=True, based=True),
    ask.ProposeTreatment: Way("amendment", "propose_treatment", amendment.propose_treatment),
    ask.DecideTreatment: Way("amendment", "", amendment.dispose, deep=True),
    ask.OfferToJoin: Way("amendment", "offer_to_join", amendment.offer_to_join),
    ask.TakeBackOffer: Way("amendment", "take_back_offer", amendment.take_back_offer),
    ask.ConfirmSponsorship: Way("amendment", "confirm_sponsorship", amendment.confirm_sponsorship),
    ask.AcceptJoin: Way("amendment", "accept_join", amendment.accept_join),
    ask.ProposeMerge: Way("conclusion", "propose_merge", merge.propose_merge, deep=True),
    ask.AnswerMerge: Way("amendment", "answer_merge", merge.answer_merge),
    ask.DecideMerge: Way("conclusion", "", merge.decide_merge, deep=True),
    ask.TranslateWording: Way(
        "conclusion", "translate_wording", translation.translate_wording, translated=True
    ),
    ask.MakeRemark: Way("conclusion", "make_remark", translation.make_remark, translated=True),
    ask.AnswerRemark: Way("conclusion", "answer_remark", translation.answer_remark, translated=True),
    ask.TranslateFrame: Way("meeting", "translate_frame", translation.translate_frame, wide=True),
    ask.SupplyCounterpart: Way("amendment", "supply_counterpart", counterpart.supply_counterpart, based=True),
    ask.ConfirmCounterpart: Way(
        "amendment", "confirm_counterpart", counterpart.confirm_counterpart, based=True
    ),
    ask.SendBackCounterpart: Way("amendment", "send_back_counterpart", counterpart.send_back_counterpart),
}


def decide(command: Command, states: States, rules: Rules, salt: str, now: datetime) -> Decision:
    """The events that `command` causes at `now` in `states` under `rules`, or why not. `salt` seals the texts."""
    way = WAYS[type(command)]
    refusal = (
        _no_standing(command, states)
        or faulty_entry(command)
        or _not_found(command, states, rules)
        or (refuse(Code.ALREADY_THERE, what="id") if states.taken else None)
    )
    if refusal:
        return Decision(refusal=refusal)
    case = Case(command.actor, command, rules.meanings, states, now)
    state = fire(rules, way.subject, _action(command, way, states), _state(command, way, states), case)
    if isinstance(state, Refusal):
        closed = state.code == Code.FILING_CLOSED
        return Decision(silence.late(command, Matter(case, "", rules, sealer(salt))) if closed else (), state)
    matter = Matter(case, state, rules, sealer(salt))
    happened = way.handler(command, matter)
    if isinstance(happened, Refusal):
        return Decision(refusal=happened)
    return Decision(events=(*happened, *silence.followed(happened, matter)))


def due(states: States, now: datetime) -> tuple[Event, ...]:
    """What time has done to the meeting by `now`, and nobody has put on the record yet. Applied before anything is
    decided, whoever asks and whether or not a worker has run."""
    meeting = states.meeting
    return tuple(expiries(meeting.id, meeting.silences, now)) if meeting else ()


def after(states: States, noticed: tuple[Event, ...]) -> States:
    """The same with what time has done."""
    if not noticed or states.meeting is None:
        return states
    meeting = replace(states.meeting, silences=without(states.meeting.silences, noticed))
    return replace(states, meeting=replace(meeting, version=meeting.version + len(noticed)))


@dataclass(frozen=True, slots=True)
class Available:
    """What a page shows: the action is open to this actor (no refusal), or why it is not."""

    action: str
    refusal: Refusal | None


def available(actor: Actor, states: States, rules: Rules, now: datetime) -> tuple[Available, ...]:
    """What `actor` may do with the innermost thing in `states`: each action of its workflow, by the same guards.

    With an amendment, the amendment's actions; with a conclusion, its own and those that begin an amendment; else the
    meeting's. Actions of another role or another state are left out; what a guard stops is there with its refusal.
    """
    if states.meeting is None or not states.meeting.holds(actor):
        return ()
    case = Case(actor, None, rules.meanings, states, now)
    asked = [
        (subject, action, fire(rules, subject, action, state, case))
        for subject, action, state in _open(states, rules)
    ]
    return tuple(
        Available(action, outcome if isinstance(outcome, Refusal) else None)
        for _, action, outcome in asked
        if not (isinstance(outcome, Refusal) and outcome.code in _HIDDEN)
    )


def obstacles_of(actor: Actor, states: States, rules: Rules, now: datetime) -> tuple[Refusal, ...]:
    """Everything that stands in the way of certification, of a meeting with every word of its items."""
    return obstacles(Case(actor, None, rules.meanings, states, now))


def across(
    actor: Actor, states: States, rules: Rules, now: datetime, action: str
) -> dict[str, Refusal | None]:
    """The same of one action on every item, by the item's id: what stands in its way, or nothing. An item whose state
    does not know the action is left out."""
    if states.meeting is None or not states.meeting.holds(actor):
        return {}
    found: dict[str, Refusal | None] = {}
    for item in states.conclusions:
        case = Case(actor, None, rules.meanings, replace(states, conclusion=item), now)
        outcome = fire(rules, "conclusion", action, item.state, case)
        if not (isinstance(outcome, Refusal) and outcome.code in _HIDDEN):
            found[item.id] = outcome if isinstance(outcome, Refusal) else None
    return found


_HIDDEN = frozenset(
    {
        Code.NOT_FOR_ROLE,
        Code.NOT_IN_THIS_STATE,
        Code.NOT_WHILE,
        Code.NOT_YOUR_DELEGATION,
        Code.ONE_LANGUAGE,
        Code.OTHER_WAY,
    }
)


def _open(states: States, rules: Rules) -> list[tuple[Subject, str, str]]:
    """Every action that could be asked for: whose workflow, its name, and the state it would start from."""
    asked: list[tuple[Subject, str, str]] = []
    if states.amendment:
        asked += [("amendment", name, states.amendment.state) for name in rules.amendment.actions]
    elif states.conclusion:
        asked += [("conclusion", name, states.conclusion.state) for name in rules.conclusion.actions]
        asked += [("amendment", name, "new") for name in rules.amendment.actions]
    elif states.meeting:
        asked += [("meeting", name, states.meeting.state) for name in rules.meeting.actions]
    return asked


def new_ids(command: Command) -> tuple[str, ...]:
    """The ids that `command` gives to new things: each begins a stream of its own."""
    match command:
        case ask.OpenMeeting():
            numbers = range(1, len(command.items) + 1)
            return (command.meeting, *(item_id(command.id, number) for number in numbers))
        case ask.ProposeConclusion() | ask.DraftAmendment() | ask.FileOnBehalf():
            return (command.id,)
        case ask.ProposeStructure() | ask.MakeStatement() | ask.AskForCorrection():
            return (command.id,)
        case ask.EnterInRoom() if command.delegations:
            return (command.id,)
        case _:
            return ()


def _no_standing(command: Command, states: States) -> Refusal | None:
    """Nobody acts in a capacity that they do not hold at this moment. Opening a meeting has no meeting to ask."""
    if isinstance(command, ask.OpenMeeting):
        return refuse(Code.ALREADY_THERE, what="meeting") if states.meeting else None
    if states.meeting is None:
        return refuse(Code.NOT_FOUND, what="meeting")
    if states.meeting.holds(command.actor):
        return None
    return refuse(Code.NO_SUCH_CAPACITY, role=command.actor.role, delegation=command.actor.delegation or "")


def _not_found(command: Command, states: States, rules: Rules) -> Refusal | None:
    """What a command names must be in this meeting; another delegation's private draft is not there for anybody."""
    wanted = getattr(command, "conclusion", None)
    if wanted and (states.conclusion is None or states.conclusion.meeting != command.meeting):
        return refuse(Code.NOT_FOUND, what="conclusion")
    if not getattr(command, "amendment", None):
        return None
    found = states.amendment
    if found is None or found.conclusion != wanted or hidden(found, command.actor, rules):
        return refuse(Code.NOT_FOUND, what="amendment")
    return None


def hidden(found: Amendment, actor: Actor, rules: Rules) -> bool:
    """Whether `found` is a private draft that is neither this delegation's nor shared with it: for this actor there is
    no such thing. The Presidency knows of a draft that it was asked to make its own."""
    if found.state not in rules.meanings.private or actor.delegation in found.owners:
        return False
    return not (actor.role == Role.PRESIDENCY and found.with_presidency)


def _action(command: Command, way: Way, states: States) -> str:
    """Decisions name their action by what is decided. One that ends with a merged text only is no action here."""
    action = way.action
    match command:
        case ask.DecideTreatment():
            action = ENDS[command.disposition] if command.disposition in ALONE else command.disposition
        case ask.DecideMerge():
            action = "take_merge" if command.taken else "return_merge"
        case ask.DecideStructure():
            action = "accept_structure" if command.accepted else "decline_structure"
        case ask.FileAmendment():
            action = _filing(command, states)
        case ask.ReviseWording():
            action = "revise_wording" if command.nature == Nature.MATERIAL else "correct_wording"
        case ask.KeepFiles():
            action = "keep_paper" if command.work == CERTIFIED_WORK else "keep_files"
    return action


def _filing(command: ask.FileAmendment, states: States) -> str:
    """How a draft is filed: by whom, and in which language."""
    if command.attribution == Attribution.PRESIDENCY:
        return "file_as_presidency"
    other = states.amendment is not None and states.amendment.on_number is not None
    return "file_in_translation" if other else "file_amendment"


def _state(command: Command, way: Way, states: States) -> str:
    """The state of what the command acts on; "new" when it begins it."""
    named = {
        "meeting": states.meeting,
        "conclusion": states.conclusion,
        "amendment": states.amendment if getattr(command, "amendment", None) else None,
    }[way.subject]
    return named.state if named else "new"
