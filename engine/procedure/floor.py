"""What no workflow may do away with, whatever its file says."""

from dataclasses import dataclass

from engine.procedure.commands import Role


@dataclass(frozen=True, slots=True)
class Floor:
    """What no configuration may lower: who alone may do it, and the guards that must stand."""

    by: frozenset[Role]
    guards: frozenset[str]


_PRESIDENCY = frozenset({Role.PRESIDENCY})
_SEAT = frozenset({Role.DELEGATION})
# To file, in whichever language.
_FILING = frozenset(
    {
        "is_own_delegation",
        "is_authorised_voice",
        "draft_is_cleared",
        "chair_may_see_it",
        "on_current_draft",
        "base_is_visible",
        "filing_is_open",
    }
)

# Domain rules: the secretariat cannot adopt or reject; consensus is never a majority; approval binds revision and text;
# a delegation's draft is its own, and only its authorised voice files it.
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
                "what_awaits_a_capital_is_settled",
                "participants_are_confirmed",
                "beside_is_as_signed",
            }
        ),
    ),
    "record_commitment": Floor(frozenset({Role.SECRETARIAT}), frozenset({"passage_is_in_the_paper"})),
    "amend_commitment": Floor(frozenset({Role.SECRETARIAT}), frozenset({"commitment_is_as_shown"})),
    "follow_up_commitment": Floor(frozenset({Role.SECRETARIAT}), frozenset({"commitment_is_as_shown"})),
    "link_items": Floor(frozenset({Role.SECRETARIAT}), frozenset({"link_leads_to_an_item"})),
    "unlink_items": Floor(frozenset({Role.SECRETARIAT}), frozenset({"link_is_there"})),
    "make_statement": Floor(
        _SEAT,
        frozenset(
            {
                "is_participant",
                "is_authorised_voice",
                "statements_are_open",
                "item_is_adopted",
                "may_be_stated",
            }
        ),
    ),
    "withdraw_statement": Floor(
        _SEAT, frozenset({"is_authorised_voice", "statements_are_open", "statement_is_own"})
    ),
    "issue_addendum": Floor(
        frozenset({Role.SECRETARIAT, Role.PRESIDENCY}),
        frozenset({"statements_are_closed", "something_is_to_be_added"}),
    ),
    "ask_for_correction": Floor(
        frozenset({Role.DELEGATION, Role.SECRETARIAT}),
        frozenset({"is_participant", "is_authorised_voice", "words_stand_there_once", "reason_is_given"}),
    ),
    "circulate_correction": Floor(
        frozenset({Role.SECRETARIAT, Role.PRESIDENCY}),
        frozenset({"correction_is_asked", "its_words_still_stand_there_once"}),
    ),
    "object_to_correction": Floor(
        _SEAT,
        frozenset(
            {
                "is_participant",
                "is_authorised_voice",
                "correction_is_circulated",
                "objection_is_in_time",
                "reason_is_given",
            }
        ),
    ),
    "issue_correction": Floor(
        _PRESIDENCY,
        frozenset({"correction_is_circulated", "its_days_have_passed", "its_words_still_stand_there_once"}),
    ),
    "keep_files": Floor(frozenset({Role.WORKER}), frozenset({"files_are_ordered"})),
    "defer": Floor(_PRESIDENCY, frozenset({"reason_is_given"})),
    "propose_extraordinary_move": Floor(
        frozenset({Role.PRESIDENCY, Role.SECRETARIAT, Role.DELEGATION}),
        frozenset({"is_authorised_voice", "on_current_revision", "move_is_declared", "reason_is_given"}),
    ),
    "confirm_extraordinary_move": Floor(
        frozenset({Role.PRESIDENCY, Role.SECRETARIAT, Role.DELEGATION}),
        frozenset({"is_authorised_voice", "on_current_revision", "move_awaits", "a_second_person_confirms"}),
    ),
    "admit_person": Floor(
        frozenset({Role.SECRETARIAT, Role.PRESIDENCY, Role.DELEGATION, Role.OPERATOR}),
        frozenset({"capacity_is_valid", "capacities_go_together", "admits_its_own"}),
    ),
    "seat_person": Floor(
        frozenset({Role.SECRETARIAT, Role.DELEGATION, Role.OPERATOR}), frozenset({"seats_its_own"})
    ),
    "hand_over": Floor(_PRESIDENCY, frozenset({"successor_may_preside"})),
    "set_clearance": Floor(_SEAT, frozenset({"is_authorised_voice"})),
    "permit_observer": Floor(_PRESIDENCY, frozenset({"is_an_observer"})),
    "issue_draft": Floor(
        frozenset({Role.SECRETARIAT}),
        frozenset({"symbol_is_new", "items_are_as_issued", "frame_is_as_signed"}),
    ),
    "open_sitting": Floor(_PRESIDENCY, frozenset({"no_sitting_is_on"})),
    "suspend_sitting": Floor(_PRESIDENCY, frozenset({"sitting_runs"})),
    "resume_sitting": Floor(_PRESIDENCY, frozenset({"sitting_is_suspended"})),
    "close_sitting": Floor(_PRESIDENCY, frozenset({"sitting_is_on"})),
    "give_floor": Floor(_PRESIDENCY, frozenset({"sitting_runs"})),
    "put_to_room": Floor(_PRESIDENCY, frozenset({"sitting_runs", "somebody_is_present", "items_are_as_put"})),
    "declare_in_room": Floor(
        _PRESIDENCY,
        frozenset({"no_bracket_is_open", "nothing_blocks", "text_is_shown", "is_not_under_silence"}),
    ),
    "open_silence": Floor(
        _PRESIDENCY, frozenset({"items_are_as_put", "silence_is_long_enough", "zone_is_named"})
    ),
    "place_under_silence": Floor(
        _PRESIDENCY,
        frozenset(
            {
                "is_not_under_silence",
                "text_is_shown",
                "no_amendment_is_pending",
                "no_bracket_is_open",
                "nothing_blocks",
            }
        ),
    ),
    "extend_silence": Floor(_PRESIDENCY, frozenset({"silence_runs", "extension_is_later", "zone_is_named"})),
    "refuse_silence": Floor(_SEAT, frozenset({"is_participant", "is_authorised_voice", "silence_runs"})),
    "call_off_silence": Floor(_PRESIDENCY, frozenset({"silence_is_there", "reason_is_given"})),
    "announce_outcome": Floor(_PRESIDENCY, frozenset({"silence_has_expired", "no_outside_filing_awaits"})),
    "agree_by_silence": Floor(
        _PRESIDENCY, frozenset({"text_is_shown", "no_bracket_is_open", "nothing_blocks"})
    ),
    "enter_outside_filing": Floor(
        frozenset({Role.SECRETARIAT, Role.PRESIDENCY}),
        frozenset(
            {"item_is_under_silence", "author_is_a_participant", "received_in_time", "source_is_given"}
        ),
    ),
    "confirm_outside_filing": Floor(
        frozenset({Role.SECRETARIAT, Role.PRESIDENCY}), frozenset({"is_a_second_person"})
    ),
    "notice_deadlines": Floor(frozenset({Role.WORKER}), frozenset()),
    "take_room_file": Floor(frozenset({Role.SECRETARIAT}), frozenset({"room_lines_are_current"})),
    "propose_structure": Floor(
        frozenset({Role.DELEGATION, Role.SECRETARIAT, Role.PRESIDENCY}),
        frozenset({"is_participant", "is_authorised_voice", "proposal_is_complete"}),
    ),
    "accept_structure": Floor(
        _PRESIDENCY, frozenset({"structure_is_open", "items_are_as_shown", "reason_is_given"})
    ),
    "decline_structure": Floor(_PRESIDENCY, frozenset({"structure_is_open", "reason_is_given"})),
    "withdraw_structure": Floor(
        frozenset({Role.DELEGATION, Role.SECRETARIAT, Role.PRESIDENCY}),
        frozenset({"structure_is_open", "is_own_structure"}),
    ),
    "enter_in_room": Floor(
        frozenset({Role.SECRETARIAT, Role.PRESIDENCY}),
        frozenset({"sitting_runs", "on_current_revision", "tagged_are_participants", "settled_fit_the_text"}),
    ),
    "reopen": Floor(_PRESIDENCY, frozenset({"sitting_runs", "on_current_revision", "reason_is_given"})),
    "call_material": Floor(
        _SEAT, frozenset({"is_authorised_voice", "on_current_revision", "change_may_be_challenged"})
    ),
    "write_note": Floor(_SEAT, frozenset()),
    "share_draft": Floor(
        _SEAT,
        frozenset(
            {"is_own_delegation", "is_authorised_voice", "on_current_draft", "partners_are_participants"}
        ),
    ),
    "agree_to_draft": Floor(_SEAT, frozenset({"is_authorised_voice", "is_partner", "on_current_draft"})),
    "clear_draft": Floor(
        _SEAT, frozenset({"is_own_delegation", "is_reviewer", "on_current_draft", "is_the_next_step"})
    ),
    "send_back_draft": Floor(_SEAT, frozenset({"is_own_delegation", "is_reviewer"})),
    "file_as_presidency": Floor(
        _PRESIDENCY,
        frozenset(
            {
                "is_shared_with_presidency",
                "draft_is_cleared",
                "on_current_draft",
                "base_is_visible",
                "filing_is_open",
            }
        ),
    ),
    "file_on_behalf": Floor(
        frozenset({Role.SECRETARIAT}),
        frozenset({"on_visible_revision", "author_is_a_participant", "filing_is_open"}),
    ),
    "maintain": Floor(
        _SEAT,
        frozenset({"is_own_delegation", "is_authorised_voice", "may_still_be_maintained", "filing_is_open"}),
    ),
    "confirm_entry": Floor(_SEAT, frozenset({"is_authorised_voice", "is_asked_to_confirm"})),
    "take_back_entry": Floor(
        frozenset({Role.SECRETARIAT, Role.PRESIDENCY}), frozenset({"entry_may_be_taken_back"})
    ),
    "maintain_idea": Floor(_SEAT, frozenset({"is_own_delegation", "is_authorised_voice", "filing_is_open"})),
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
    "answer_merge": Floor(
        _SEAT, frozenset({"is_authorised_voice", "is_own_delegation", "merge_awaits", "author_is_asked"})
    ),
    "offer_to_join": Floor(_SEAT, frozenset({"is_authorised_voice", "is_own_delegation", "may_be_joined"})),
    "take_back_offer": Floor(_SEAT, frozenset({"is_authorised_voice", "is_own_delegation", "has_offered"})),
    "confirm_sponsorship": Floor(
        _SEAT, frozenset({"is_authorised_voice", "is_asked_again", "text_is_as_shown"})
    ),
    "accept_join": Floor(_SEAT, frozenset({"is_authorised_voice", "is_own_delegation", "was_offered"})),
    "write_comment": Floor(
        frozenset({Role.DELEGATION, Role.SECRETARIAT, Role.PRESIDENCY}),
        frozenset({"on_a_revision_that_is_there"}),
    ),
    "take_position": Floor(
        _SEAT,
        frozenset(
            {
                "is_authorised_voice",
                "is_participant",
                "on_visible_revision",
                "chair_may_see_it",
                "position_has_its_reason",
                "hold_has_owner_and_expiry",
                "filing_is_open",
            }
        ),
    ),
    "draft_amendment": Floor(
        _SEAT, frozenset({"is_participant", "on_visible_revision", "again_is_own_and_pending"})
    ),
    "edit_draft": Floor(
        _SEAT, frozenset({"is_author_or_partner", "on_current_draft", "on_visible_revision"})
    ),
    "discard_draft": Floor(_SEAT, frozenset({"is_own_delegation"})),
    "file_amendment": Floor(_SEAT, _FILING),
    "withdraw_amendment": Floor(_SEAT, frozenset({"is_own_delegation", "is_authorised_voice"})),
    "revise_wording": Floor(
        frozenset({Role.SECRETARIAT, Role.PRESIDENCY}),
        frozenset({"on_current_revision", "wording_is_changed"}),
    ),
    "correct_wording": Floor(
        frozenset({Role.SECRETARIAT, Role.PRESIDENCY}),
        frozenset({"on_current_revision", "wording_is_changed"}),
    ),
    "translate_wording": Floor(
        frozenset({Role.SECRETARIAT}),
        frozenset({"is_translated", "on_last_number", "on_current_revision", "translation_pairs"}),
    ),
    "make_remark": Floor(
        _SEAT,
        frozenset({"is_translated", "is_authorised_voice", "on_number_in_sight", "remark_changes_words"}),
    ),
    "answer_remark": Floor(
        frozenset({Role.SECRETARIAT}),
        frozenset({"remark_is_open", "on_last_number", "wording_is_given_if_taken"}),
    ),
    "translate_frame": Floor(
        frozenset({Role.SECRETARIAT}), frozenset({"is_translated", "on_current_version"})
    ),
    "file_in_translation": Floor(_SEAT, _FILING),
    "supply_counterpart": Floor(
        frozenset({Role.SECRETARIAT}), frozenset({"on_visible_revision", "wording_is_changed"})
    ),
    "confirm_counterpart": Floor(
        _SEAT,
        frozenset(
            {
                "is_own_delegation",
                "is_authorised_voice",
                "counterpart_awaits",
                "counterpart_is_on_visible",
                "counterpart_is_as_shown",
            }
        ),
    ),
    "send_back_counterpart": Floor(
        _SEAT, frozenset({"is_own_delegation", "is_authorised_voice", "counterpart_awaits"})
    ),
}
