"""How each command is decided: whose workflow, which action, by which handler, and what must be known for it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from engine.procedure import commands as ask
from engine.procedure import events as did
from engine.procedure.actions import ALONE, ENDS, Subject
from engine.procedure.commands import Attribution, Command, Nature
from engine.procedure.events import Event
from engine.procedure.guards import States
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
from engine.procedure.meeting import CERTIFIED_WORK
from engine.procedure.refusals import Refusal

Handler = Callable[[Any, Matter], tuple[Event, ...] | Refusal]


@dataclass(frozen=True, slots=True)
class Way:
    """How one command is decided: whose workflow, which action, by which handler; `wide` if it looks at all items,
    `deep` if it looks at all pending amendments of its item, `each` if at those of every item that it revises, `based`
    if it reads the words that its amendment changes, `floating` if it ends what was floated in the sitting, `whole` if
    it reads every word of the paper, `after` if it looks at the corrections and statements that there are, `translated`
    if it reads the translations of its item; `shows` are the events after which its form would show something else."""

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
    shows: tuple[type[Event], ...] = ()


WAYS: dict[type[Command], Way] = {
    ask.OpenMeeting: Way("meeting", "open_meeting", meeting.open_meeting),
    ask.AdmitPerson: Way("meeting", "admit_person", meeting.admit_person),
    ask.DismissPerson: Way("meeting", "dismiss_person", meeting.dismiss_person),
    ask.SetFrame: Way("meeting", "set_frame", meeting.set_frame, shows=(did.FrameSet,)),
    ask.SetParticipants: Way(
        "meeting", "set_participants", meeting.set_participants, shows=(did.ParticipantsSet,)
    ),
    ask.RecordAttendance: Way(
        "meeting",
        "record_attendance",
        meeting.record_attendance,
        shows=(did.AttendanceRecorded, did.ParticipantsSet, did.SittingOpened),
    ),
    ask.ProposeConclusion: Way("meeting", "propose_conclusion", meeting.propose_conclusion),
    ask.OrderItems: Way("meeting", "order_items", meeting.order_items, wide=True),
    ask.CertifyPaper: Way("meeting", "certify_paper", meeting.certify_paper, wide=True, whole=True),
    ask.SeatPerson: Way("meeting", "seat_person", meeting.seat_person),
    ask.HandOver: Way("meeting", "hand_over", meeting.hand_over),
    ask.SetClearance: Way("meeting", "set_clearance", meeting.set_clearance),
    ask.SetTerms: Way("meeting", "set_terms", meeting.set_terms, shows=(did.TermsSet,)),
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
    ask.TranslateFrame: Way(
        "meeting",
        "translate_frame",
        translation.translate_frame,
        wide=True,
        shows=(did.FrameSet, did.FrameTranslated),
    ),
    ask.SupplyCounterpart: Way("amendment", "supply_counterpart", counterpart.supply_counterpart, based=True),
    ask.ConfirmCounterpart: Way(
        "amendment", "confirm_counterpart", counterpart.confirm_counterpart, based=True
    ),
    ask.SendBackCounterpart: Way("amendment", "send_back_counterpart", counterpart.send_back_counterpart),
}


def action_of(command: Command, way: Way, states: States) -> str:
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


def state_of(command: Command, way: Way, states: States) -> str:
    """The state of what the command acts on; "new" when it begins it."""
    named = {
        "meeting": states.meeting,
        "conclusion": states.conclusion,
        "amendment": states.amendment if getattr(command, "amendment", None) else None,
    }[way.subject]
    return named.state if named else "new"
