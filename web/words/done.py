"""What a line of the record says that somebody did."""

from collections.abc import Mapping

from flask_babel import lazy_gettext
from flask_babel.speaklater import LazyString

_ = lazy_gettext

# What was done, said to whoever did it.
DONE: Mapping[str, LazyString] = {
    "defer": _("The item goes to the next meeting, with its history."),
    "propose_extraordinary_move": _("The move is proposed; a second person confirms it."),
    "confirm_extraordinary_move": _(
        "The item was moved by an extraordinary move, confirmed by a second person."
    ),
    "make_statement": _("Your statement is on the record."),
    "withdraw_statement": _("The statement is withdrawn."),
    "issue_addendum": _("The paper with its statements is issued as Add.1."),
    "ask_for_correction": _("The correction is asked for."),
    "circulate_correction": _("The correction is circulated; delegations may object."),
    "object_to_correction": _("Your objection ends the correction."),
    "issue_correction": _("The correction is issued."),
    "open_comments": _("The item is open for amendments."),
    "open_consensus": _("Consensus is open: delegations may take their positions."),
    "declare_agreed": _("The item is declared agreed."),
    "return_to_comments": _("The item is open for amendments again."),
    "withdraw": _("The item is withdrawn from the paper."),
    "write_comment": _("Your comment is kept."),
    "take_position": _("Your position is kept."),
    "discard_draft": _("The draft is discarded."),
    "file_amendment": _("The amendment is filed."),
    "withdraw_amendment": _("The amendment is withdrawn."),
    "propose_treatment": _("The treatment is proposed to the Presidency."),
    "decide_treatment": _("The amendment has its disposition."),
    "offer_to_join": _("Your amendment is offered to join the other one; its author decides."),
    "take_back_offer": _("Your amendment is not offered any more."),
    "confirm_sponsorship": _("Your delegation stands behind the amendment as it reads now."),
    "accept_join": _("The other amendment is withdrawn, and its delegation is a co-sponsor of yours."),
    "propose_merge": _(
        "The merged text is proposed. The authors who are asked may answer; the Presidency decides."
    ),
    "answer_merge": _("Your answer is kept."),
    "decide_merge": _("The merged text is decided on."),
    "issue_draft": _(
        "The draft is issued. Everybody in the meeting sees it, and it does not change any more."
    ),
    "propose_structure": _(
        "The proposal is made: everybody who negotiates sees it now, and the Presidency decides."
    ),
    "accept_structure": _("Accepted: the paper is put together in that way now."),
    "decline_structure": _("Not accepted: the paper stays as it is."),
    "withdraw_structure": _("The proposal is withdrawn."),
    "share_draft": _("It is kept with whom the draft is shared."),
    "agree_to_draft": _("Your delegation is named when the draft is filed as it stands."),
    "clear_draft": _("The step is cleared."),
    "send_back_draft": _("The draft is sent back to its authors, with your reason."),
    "file_as_presidency": _("It is filed as the Presidency's text, without prejudice to anybody's position."),
    "maintain": _("The amendment is maintained."),
    "maintain_idea": _("The idea is maintained: it is a filed amendment from now on."),
    "file_on_behalf": _("Filed. The delegation is asked whether it is its own."),
    "confirm_entry": _("Your answer is kept."),
    "call_material": _("The change is called material: the positions that it had kept no longer stand."),
    "write_note": _("The note is kept. Only your delegation sees it."),
    "reopen": _("The item is open again."),
    "call_item": _("The item is in front of the room."),
    "open_sitting": _("The sitting is open."),
    "suspend_sitting": _("The sitting is suspended."),
    "resume_sitting": _("The sitting goes on."),
    "close_sitting": _("The sitting is closed."),
    "record_attendance": _("The attendance is recorded."),
    "ask_for_floor": _("You are on the speakers' list."),
    "leave_speakers_list": _("You are not on the speakers' list any more."),
    "give_floor": _("The floor is given."),
    "hand_over": _("The Presidency is handed over."),
    "set_terms": _("The terms are kept. The change is on the record."),
    "permit_observer": _("Kept, and on the record."),
    "take_back_entry": _("The entry is taken back: the text is what it was."),
    "record_commitment": _("The commitment is recorded."),
    "amend_commitment": _("The commitment is changed; what was recorded before stays on the record."),
    "follow_up_commitment": _("The follow-up is recorded."),
    "link_items": _("The items are linked."),
    "unlink_items": _("The link is taken away."),
    "translate_wording": _("The translation is kept."),
    "make_remark": _("The remark is made. The secretariat answers it."),
    "answer_remark": _("The remark is answered."),
    "supply_counterpart": _("The counterpart is kept. The amendment's author is asked to confirm it."),
    "confirm_counterpart": _("The amendment is pending in the original language now, like any other."),
    "send_back_counterpart": _("The counterpart is sent back to the secretariat, with your reason."),
    "open_silence": _("The silence procedure is open."),
    "extend_silence": _("The silence is extended."),
    "refuse_silence": _("Your delegation has refused the procedure. The silence is over."),
    "call_off_silence": _("The silence is called off."),
    "announce_outcome": _("The outcome is announced: the items are agreed."),
    "enter_outside_filing": _("It is entered. It counts when a second person has confirmed it."),
    "confirm_outside_filing": _("Kept, and on the record."),
}
