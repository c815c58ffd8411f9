"""Every action that a workflow may speak of, and what no workflow may do away with."""

from dataclasses import dataclass
from typing import Literal

from engine.procedure import commands as ask
from engine.procedure.commands import Command, Disposition, Role

Subject = Literal["meeting", "conclusion", "amendment"]
SUBJECTS: tuple[Subject, ...] = ("meeting", "conclusion", "amendment")

# Every action, and the command that asks for it. Some are steps within a command on something else: an item takes
# `propose` and `adopt` with the meeting, `suppress` with an amendment; an amendment is merged with a text.
ACTIONS: dict[Subject, dict[str, type[Command]]] = {
    "meeting": {
        "open_meeting": ask.OpenMeeting,
        "admit_person": ask.AdmitPerson,
        "dismiss_person": ask.DismissPerson,
        "set_frame": ask.SetFrame,
        "set_participants": ask.SetParticipants,
        "record_attendance": ask.RecordAttendance,
        "propose_conclusion": ask.ProposeConclusion,
        "order_items": ask.OrderItems,
        "certify_paper": ask.CertifyPaper,
        "keep_paper": ask.KeepPaper,
    },
    "conclusion": {
        "propose": ask.ProposeConclusion,
        "open_comments": ask.OpenComments,
        "revise_wording": ask.ReviseWording,
        "write_comment": ask.WriteComment,
        "open_consensus": ask.OpenConsensus,
        "take_position": ask.TakePosition,
        "declare_agreed": ask.DeclareAgreed,
        "return_to_comments": ask.ReturnToComments,
        "withdraw": ask.WithdrawConclusion,
        "propose_merge": ask.ProposeMerge,
        "take_merge": ask.DecideMerge,
        "return_merge": ask.DecideMerge,
        "suppress": ask.DecideTreatment,
        "adopt": ask.CertifyPaper,
    },
    "amendment": {
        "draft_amendment": ask.DraftAmendment,
        "edit_draft": ask.EditDraft,
        "discard_draft": ask.DiscardDraft,
        "file_amendment": ask.FileAmendment,
        "withdraw_amendment": ask.WithdrawAmendment,
        "propose_treatment": ask.ProposeTreatment,
        "accept": ask.DecideTreatment,
        "decline": ask.DecideTreatment,
        "overtake": ask.DecideTreatment,
        "accept_in_part": ask.DecideMerge,
        "merge": ask.DecideMerge,
        "answer_merge": ask.AnswerMerge,
        "offer_to_join": ask.OfferToJoin,
        "take_back_offer": ask.TakeBackOffer,
        "accept_join": ask.AcceptJoin,
        "confirm_sponsorship": ask.ConfirmSponsorship,
    },
}
# Without these there is no beginning or no end that the code could recognise.
NEEDED: dict[Subject, frozenset[str]] = {
    "meeting": frozenset({"open_meeting", "certify_paper", "keep_paper"}),
    "conclusion": frozenset({"propose", "adopt"}),
    "amendment": frozenset({"draft_amendment", "file_amendment", "accept"}),
}


# The action by which an amendment ends with each disposition; some only together with a merged text.
ENDS = {
    Disposition.ACCEPTED: "accept",
    Disposition.ACCEPTED_IN_PART: "accept_in_part",
    Disposition.MERGED: "merge",
    Disposition.NOT_ACCEPTED: "decline",
    Disposition.OVERTAKEN: "overtake",
}
ALONE = (Disposition.ACCEPTED, Disposition.NOT_ACCEPTED, Disposition.OVERTAKEN)


@dataclass(frozen=True, slots=True)
class Floor:
    """What no configuration may lower: who alone may do it, and the guards that must stand."""

    by: frozenset[Role]
    guards: frozenset[str]


_PRESIDENCY = frozenset({Role.PRESIDENCY})
_SEAT = frozenset({Role.DELEGATION})

# Domain rules: the secretariat cannot adopt or reject; consensus is never a majority; approval binds revision and text;
# a delegation's draft is its own.
FLOOR: dict[str, Floor] = {
    "certify_paper": Floor(
        _PRESIDENCY,
        frozenset(
            {
                "something_to_certify",
                "everything_is_agreed",
                "items_are_as_signed",
                "frame_is_as_signed",
                "no_bracket_is_open_in_the_paper",
            }
        ),
    ),
    "admit_person": Floor(
        frozenset({Role.SECRETARIAT, Role.PRESIDENCY, Role.OPERATOR}),
        frozenset({"capacity_is_valid", "capacities_go_together"}),
    ),
    "declare_agreed": Floor(
        _PRESIDENCY,
        frozenset({"on_current_revision", "text_is_as_shown", "no_bracket_is_open", "consensus_is_reached"}),
    ),
    "adopt": Floor(_PRESIDENCY, frozenset()),
    "accept": Floor(
        _PRESIDENCY,
        frozenset({"treatment_is_proposed", "on_current_revision", "base_is_current", "text_is_as_shown"}),
    ),
    "decline": Floor(
        _PRESIDENCY, frozenset({"treatment_is_proposed", "text_is_as_shown", "reason_is_given"})
    ),
    "overtake": Floor(
        _PRESIDENCY,
        frozenset({"treatment_is_proposed", "base_has_moved", "text_is_as_shown", "reason_is_given"}),
    ),
    "take_merge": Floor(
        _PRESIDENCY,
        frozenset({"merge_awaits", "on_current_revision", "merged_text_is_as_shown", "reason_is_given"}),
    ),
    "return_merge": Floor(
        _PRESIDENCY, frozenset({"merge_awaits", "merged_text_is_as_shown", "reason_is_given"})
    ),
    "propose_merge": Floor(
        frozenset({Role.SECRETARIAT, Role.PRESIDENCY}),
        frozenset({"on_current_revision", "lines_fit_the_text"}),
    ),
    "suppress": Floor(_PRESIDENCY, frozenset()),
    "accept_in_part": Floor(_PRESIDENCY, frozenset()),
    "merge": Floor(_PRESIDENCY, frozenset()),
    "answer_merge": Floor(_SEAT, frozenset({"is_own_delegation", "merge_awaits", "author_is_asked"})),
    "offer_to_join": Floor(_SEAT, frozenset({"is_own_delegation", "may_be_joined"})),
    "take_back_offer": Floor(_SEAT, frozenset({"is_own_delegation", "has_offered"})),
    "confirm_sponsorship": Floor(_SEAT, frozenset({"is_asked_again", "text_is_as_shown"})),
    "accept_join": Floor(_SEAT, frozenset({"is_own_delegation", "was_offered"})),
    "write_comment": Floor(
        frozenset({Role.DELEGATION, Role.SECRETARIAT, Role.PRESIDENCY}),
        frozenset({"on_a_revision_that_is_there"}),
    ),
    "take_position": Floor(
        _SEAT, frozenset({"is_attending", "on_current_revision", "position_has_its_reason"})
    ),
    "draft_amendment": Floor(
        _SEAT, frozenset({"is_participant", "on_current_revision", "again_is_own_and_pending"})
    ),
    "edit_draft": Floor(_SEAT, frozenset({"is_own_delegation", "on_current_draft", "on_current_revision"})),
    "discard_draft": Floor(_SEAT, frozenset({"is_own_delegation"})),
    "file_amendment": Floor(_SEAT, frozenset({"is_own_delegation", "on_current_draft", "base_is_current"})),
    "withdraw_amendment": Floor(_SEAT, frozenset({"is_own_delegation"})),
    "revise_wording": Floor(
        frozenset({Role.SECRETARIAT, Role.PRESIDENCY}),
        frozenset({"on_current_revision", "wording_is_changed"}),
    ),
}
