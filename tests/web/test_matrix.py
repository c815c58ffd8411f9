"""Who may open or send what, in which state: every route of the URL map, every role, every state, every cell asserted.

The table below is the promise. A route without a row fails the build; so does a row without a route.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.routes import Stage, fields, paths, routes
from tests.web.world import World, world

ROLES = (None, "outsider", "observer", "honduras", "mexico", "secretariat", "presidency")
STATES = ("proposal", "comments", "consensus", "agreed", "certified", "sitting")
LIKE = {
    "sitting": "proposal"
}  # in the sitting every item is a proposal: what has no row of its own answers as there

# Cells in the order of ROLES. The amendments: `draft` is Mexico's private one, `filed` is Honduras's, with a treatment
# proposed while in comments and its disposition after that; in a proposal there can be none.
# 302 taken, or sent to the sign-in page; 401 signed out; 403 not this capacity's page; 404 not there for this person;
# 409 the desk says no.
TABLE = """
POST after.act/ask_for_correction           *          401 404 409 409 409 409 409
POST after.act/ask_for_correction           certified  401 404 409 302 302 302 409
POST after.act/circulate_correction         *          401 404 409 409 409 409 409
POST after.act/circulate_correction         certified  401 404 409 409 409 302 302
POST after.act/issue_addendum               *          401 404 409 409 409 409 409
POST after.act/issue_correction             *          401 404 409 409 409 409 409
POST after.act/make_statement               *          401 404 409 409 409 409 409
POST after.act/make_statement               certified  401 404 409 302 302 409 409
POST after.act/object_to_correction         *          401 404 409 409 409 409 409
POST after.act/withdraw_statement           *          401 404 409 409 409 409 409
POST after.act/withdraw_statement           certified  401 404 409 409 302 409 409
GET  after.download                         *          302 404 404 404 404 404 404
GET  after.show                             *          302 404 200 200 200 200 200
POST amendments.act/accept_join             *          401 404 404 409 409 409 409
POST amendments.act/accept_join             proposal   401 404 404 404 404 404 404
POST amendments.act/accept_join             comments   401 404 404 302 409 409 409
POST amendments.act/agree_to_draft          *          401 404 404 404 409 404 404
POST amendments.act/agree_to_draft          proposal   401 404 404 404 404 404 404
POST amendments.act/clear_draft             *          401 404 404 404 409 404 404
POST amendments.act/clear_draft             proposal   401 404 404 404 404 404 404
POST amendments.act/confirm_entry           *          401 404 404 409 409 409 409
POST amendments.act/confirm_entry           proposal   401 404 404 404 404 404 404
POST amendments.act/confirm_sponsorship     *          401 404 404 409 409 409 409
POST amendments.act/confirm_sponsorship     proposal   401 404 404 404 404 404 404
POST amendments.act/decide_treatment        *          401 404 404 409 409 409 409
POST amendments.act/decide_treatment        proposal   401 404 404 404 404 404 404
POST amendments.act/decide_treatment        comments   401 404 404 409 409 409 302
POST amendments.act/discard_draft           *          401 404 404 404 302 404 404
POST amendments.act/discard_draft           proposal   401 404 404 404 404 404 404
POST amendments.act/file_amendment          *          401 404 404 404 409 404 404
POST amendments.act/file_amendment          proposal   401 404 404 404 404 404 404
POST amendments.act/file_amendment          comments   401 404 404 404 302 404 404
POST amendments.act/file_as_presidency      *          401 404 404 404 409 404 404
POST amendments.act/file_as_presidency      proposal   401 404 404 404 404 404 404
POST amendments.act/maintain                *          401 404 404 409 409 409 409
POST amendments.act/maintain                proposal   401 404 404 404 404 404 404
POST amendments.act/maintain                consensus  401 404 404 302 409 409 409
POST amendments.act/maintain_idea           *          401 404 404 409 409 409 409
POST amendments.act/maintain_idea           proposal   401 404 404 404 404 404 404
POST amendments.act/offer_to_join           *          401 404 404 409 409 409 409
POST amendments.act/offer_to_join           proposal   401 404 404 404 404 404 404
POST amendments.act/offer_to_join           comments   401 404 404 302 409 409 409
POST amendments.act/propose_treatment       *          401 404 404 409 409 409 409
POST amendments.act/propose_treatment       proposal   401 404 404 404 404 404 404
POST amendments.act/propose_treatment       comments   401 404 404 409 409 302 409
POST amendments.act/send_back_draft         *          401 404 404 404 302 404 404
POST amendments.act/send_back_draft         proposal   401 404 404 404 404 404 404
POST amendments.act/share_draft             *          401 404 404 404 302 404 404
POST amendments.act/share_draft             proposal   401 404 404 404 404 404 404
POST amendments.act/take_back_offer         *          401 404 404 409 409 409 409
POST amendments.act/take_back_offer         proposal   401 404 404 404 404 404 404
POST amendments.act/withdraw_amendment      *          401 404 404 409 409 409 409
POST amendments.act/withdraw_amendment      proposal   401 404 404 404 404 404 404
POST amendments.act/withdraw_amendment      comments   401 404 404 302 409 409 409
GET  amendments.show/draft                  *          302 404 404 404 200 404 404
GET  amendments.show/draft                  proposal   302 404 404 404 404 404 404
GET  amendments.show/filed                  *          302 404 404 200 200 200 200
GET  amendments.show/filed                  proposal   302 404 404 404 404 404 404
POST board.choose_capacity                  *          401 404 302 302 302 302 302
GET  board.next_task                        *          302 404 404 302 302 302 302
GET  beside.index                           *          302 404 200 200 200 200 200
GET  beside.sheet/commitments               *          302 404 404 404 404 404 404
GET  beside.sheet/commitments               certified  302 404 200 200 200 200 200
GET  beside.sheet/opening                   *          302 404 404 404 404 404 404
GET  beside.word/commitments                *          302 404 404 404 404 404 404
GET  beside.word/commitments                certified  302 404 200 200 200 200 200
GET  beside.word/opening                    *          302 404 404 404 404 404 404
GET  beside.sheet/attendance                *          302 404 404 404 404 404 404
GET  beside.sheet/attendance                sitting    302 404 200 200 200 200 200
GET  beside.sheet/concordance               *          302 404 404 404 404 404 404
GET  beside.sheet/concordance               certified  302 404 200 200 200 200 200
GET  beside.sheet/positions                 *          302 404 404 200 200 200 200
GET  beside.word/attendance                 *          302 404 404 404 404 404 404
GET  beside.word/attendance                 sitting    302 404 200 200 200 200 200
GET  beside.word/concordance                *          302 404 404 404 404 404 404
GET  beside.word/concordance                certified  302 404 200 200 200 200 200
GET  beside.word/positions                  *          302 404 404 200 200 200 200
GET  board.show                             *          302 404 302 200 200 200 200
GET  commitments.show                       *          302 404 404 404 404 404 404
GET  commitments.show                       certified  302 404 200 200 200 200 200
POST commitments.act/amend                  *          401 404 404 404 404 404 404
POST commitments.act/amend                  certified  401 404 409 409 409 302 409
POST commitments.act/follow_up              *          401 404 404 404 404 404 404
POST commitments.act/follow_up              certified  401 404 409 409 409 302 409
POST commitments.act/link                   *          401 404 404 404 404 404 404
POST commitments.act/link                   certified  401 404 409 409 409 302 409
POST commitments.act/record                 *          401 404 404 404 404 404 404
POST commitments.act/record                 certified  401 404 409 409 409 302 409
POST commitments.act/unlink                 *          401 404 404 404 404 404 404
POST commitments.act/unlink                 certified  401 404 409 409 409 302 409
GET  compilation.download                   *          302 404 404 200 200 200 200
GET  compilation.one                        *          302 404 404 200 200 200 200
GET  compilation.paper                      *          302 404 404 200 200 200 200
POST conclusions.act/answer_merge           *          401 404 404 409 409 409 409
POST conclusions.act/answer_merge           comments   401 404 404 302 409 409 409
POST conclusions.act/call_material          *          401 404 404 409 409 409 409
POST conclusions.act/decide_merge           *          401 404 404 409 409 409 409
POST conclusions.act/decide_merge           comments   401 404 404 409 409 409 302
POST conclusions.act/declare_agreed         *          401 404 404 409 409 409 409
POST conclusions.act/confirm_extraordinary_move *      401 404 404 409 409 409 409
POST conclusions.act/confirm_extraordinary_move agreed 401 404 404 409 409 409 302
POST conclusions.act/defer                  *          401 404 404 409 409 409 409
POST conclusions.act/defer                  proposal   401 404 404 409 409 409 302
POST conclusions.act/defer                  consensus  401 404 404 409 409 409 302
POST conclusions.act/propose_extraordinary_move *      401 404 404 409 409 409 409
POST conclusions.act/propose_extraordinary_move agreed 401 404 404 409 409 302 302
POST conclusions.act/open_comments          *          401 404 404 409 409 409 409
POST conclusions.act/open_comments          proposal   401 404 404 409 409 302 302
POST conclusions.act/open_consensus         *          401 404 404 409 409 409 409
POST conclusions.act/return_to_comments     *          401 404 404 409 409 409 409
POST conclusions.act/return_to_comments     consensus  401 404 404 409 409 409 302
POST conclusions.act/take_position          *          401 404 404 302 302 409 409
POST conclusions.act/take_position          proposal   401 404 404 409 409 409 409
POST conclusions.act/take_position          certified  401 404 404 409 409 409 409
POST conclusions.act/withdraw               *          401 404 404 409 409 409 409
POST conclusions.act/withdraw               proposal   401 404 404 409 409 302 302
POST conclusions.act/withdraw               consensus  401 404 404 409 409 302 302
POST conclusions.act/write_comment          *          401 404 404 302 302 302 302
POST conclusions.act/write_comment          certified  401 404 404 409 409 409 409
POST conclusions.act/write_note             *          401 404 404 302 302 409 409
POST conclusions.act/write_note             certified  401 404 404 409 409 409 409
GET  conclusions.compare                    *          302 404 404 200 200 200 200
GET  conclusions.show                       *          302 404 404 200 200 200 200
POST delegation.act/admit_person            *          401 404 404 302 302 403 403
POST delegation.act/dismiss_person          *          401 404 404 409 409 403 403
POST delegation.act/seat_person             *          401 404 404 302 302 403 403
POST delegation.act/set_clearance           *          401 404 404 302 302 403 403
POST delegation.act/set_clearance           certified  401 404 404 409 409 403 403
GET  delegation.show                        *          302 404 404 200 200 403 403
GET  dispositions.sheet                     *          302 404 404 200 200 200 200
GET  dispositions.show                      *          302 404 404 200 200 200 200
GET  dispositions.word                      *          302 404 404 200 200 200 200
POST drafts.begin                           *          401 404 404 409 409 409 409
POST drafts.begin                           comments   401 404 404 302 302 409 409
GET  drafts.edit                            *          302 404 404 404 403 404 404
GET  drafts.edit                            proposal   302 404 404 404 404 404 404
GET  drafts.edit                            comments   302 404 404 404 200 404 404
POST drafts.keep                            *          401 404 404 404 409 404 404
POST drafts.keep                            proposal   401 404 404 404 404 404 404
POST drafts.keep                            comments   401 404 404 404 302 404 404
GET  drafts.new                             *          302 404 404 403 403 403 403
GET  drafts.new                             comments   302 404 404 200 200 403 403
POST frame.set_frame                        *          401 404 404 409 409 302 409
POST frame.set_frame                        certified  401 404 404 409 409 409 409
POST frame.set_participants                 *          401 404 404 409 409 302 409
POST frame.set_participants                 certified  401 404 404 409 409 409 409
GET  frame.show                             *          302 404 404 200 200 200 200
GET  hours.download                         *          302 404 404 200 200 200 200
GET  hours.show                             *          302 404 404 200 200 200 200
GET  issues.compare                         *          302 404 404 404 404 404 404
GET  issues.compare                         agreed     302 404 200 200 200 200 200
GET  issues.compare                         certified  302 404 200 200 200 200 200
GET  issues.compare_word                    *          302 404 404 404 404 404 404
GET  issues.compare_word                    agreed     302 404 200 200 200 200 200
GET  issues.compare_word                    certified  302 404 200 200 200 200 200
GET  issues.download                        *          302 404 404 404 404 404 404
GET  issues.download                        agreed     302 404 200 200 200 200 200
GET  issues.download                        certified  302 404 200 200 200 200 200
GET  issues.index                           *          302 404 200 200 200 200 200
GET  issues.numbers                         *          302 404 404 404 404 404 404
GET  issues.numbers                         certified  302 404 200 200 200 200 200
POST issues.opened                          *          401 404 404 404 404 404 404
POST issues.opened                          agreed     401 404 302 302 302 302 302
POST issues.opened                          certified  401 404 302 302 302 302 302
GET  issues.show                            *          302 404 404 404 404 404 404
GET  issues.show                            agreed     302 404 200 200 200 200 200
GET  issues.show                            certified  302 404 200 200 200 200 200
GET  issuing.form                           *          302 404 404 403 403 200 403
GET  issuing.form                           certified  302 404 404 403 403 403 403
POST issuing.send                           *          401 404 404 403 403 302 403
POST issuing.send                           certified  401 404 404 403 403 403 403
POST languages.switch                       *          302 302 302 302 302 302 302
GET  mail.message                           *          302 404 404 404 200 200 200
GET  mail.message                           proposal   302 404 404 404 404 404 404
GET  mail.show                              *          302 404 200 200 200 200 200
POST meetings.create                        *          401 403 403 403 403 302 403
POST meetings.import_draft                  *          401 403 403 403 403 302 403
GET  meetings.import_form                   *          302 403 403 403 403 200 403
GET  meetings.index                         *          302 200 200 200 200 200 200
GET  meetings.new                           *          302 403 403 403 403 200 403
GET  order.form                             *          302 404 404 403 403 200 403
POST order.order                            *          401 404 404 409 409 302 409
POST order.order                            certified  401 404 404 409 409 409 409
GET  papers.download                        *          302 404 404 200 200 200 200
GET  papers.download                        certified  302 404 200 200 200 200 200
POST people.admit                           *          401 404 404 403 403 302 403
POST people.dismiss                         *          401 404 404 409 409 302 409
POST people.reset_link                      *          401 404 404 403 403 200 403
POST people.seat                            *          401 404 404 403 403 302 403
GET  people.show                            *          302 404 404 403 403 200 403
POST presidency.certify                     *          401 404 404 403 403 403 409
POST presidency.certify                     agreed     401 404 404 403 403 403 302
GET  presidency.show                        *          302 404 404 403 403 403 200
GET  presidency.sign                        *          302 404 404 403 403 403 200
POST presidency.put                         *          401 404 404 403 403 403 409
POST presidency.reopen                      *          401 404 404 403 403 403 409
POST presiding.admit_deputy                 *          401 404 404 403 403 403 302
POST presiding.dismiss_deputy               *          401 404 404 403 403 403 302
POST presiding.hand_over                    *          401 404 404 403 403 403 302
POST presiding.permit_observer              *          401 404 404 403 403 403 302
POST presiding.permit_observer              certified  401 404 404 403 403 403 409
GET  presiding.show                         *          302 404 404 403 403 403 200
GET  propose.form                           *          302 404 404 200 200 200 200
GET  propose.form                           certified  302 404 404 403 403 403 403
POST propose.propose                        *          401 404 404 302 302 302 302
POST propose.propose                        certified  401 404 404 409 409 409 409
GET  redlined.one/delegation                *          302 404 404 200 200 200 200
GET  redlined.one/draft                     *          302 404 404 404 200 404 404
GET  redlined.one/draft                     proposal   302 404 404 404 404 404 404
GET  redlined.one/filed                     *          302 404 404 200 200 200 200
GET  redlined.one/filed                     proposal   302 404 404 404 404 404 404
GET  redlined.one/proposals                 *          302 404 404 200 200 200 200
GET  redlined.one/stages                    *          302 404 404 200 200 200 200
GET  redlined.paper/delegation              *          302 404 404 200 200 200 200
GET  redlined.paper/proposals               *          302 404 404 200 200 200 200
GET  redlined.paper/stages                  *          302 404 404 200 200 200 200
GET  redlined.show                          *          302 404 404 200 200 200 200
GET  relay.form                             *          302 404 404 403 403 403 403
GET  relay.form                             comments   302 404 404 403 403 200 403
POST relay.work                             *          401 404 404 403 403 409 403
POST relay.work                             comments   401 404 404 403 403 302 403
GET  reset.form                             *          404 404 404 404 404 404 404
POST reset.use                              *          404 404 404 404 404 404 404
GET  revise.form                            *          302 404 404 403 403 200 403
GET  revise.form                            certified  302 404 404 403 403 403 403
POST revise.revise                          *          401 404 404 409 409 409 409
POST revise.revise                          proposal   401 404 404 409 409 302 409
POST revise.revise                          comments   401 404 404 409 409 302 409
GET  room_file.form                         *          302 404 404 403 403 200 403
GET  room_file.form                         certified  302 404 404 403 403 403 403
POST room_file.hand_in/read                 *          401 404 404 403 403 200 403
POST room_file.hand_in/read                 certified  401 404 404 403 403 403 403
POST room_file.hand_in/take                 *          401 404 404 403 403 302 403
POST room_file.hand_in/take                 agreed     401 404 404 403 403 409 403
POST room_file.hand_in/take                 certified  401 404 404 403 403 403 403
GET  room.show                              *          302 404 200 200 200 200 200
POST sign_in.enter                          *          302 302 302 302 302 302 302
GET  sign_in.form                           *          200 302 302 302 302 302 302
POST sign_in.leave                          *          401 302 302 302 302 302 302
GET  receipts.download                      *          302 404 404 404 404 404 404
GET  receipts.show                          *          302 404 404 200 200 403 403
POST silence.act/announce_outcome           *          401 404 404 409 409 409 409
POST silence.act/call_off_silence           *          401 404 404 409 409 409 409
POST silence.act/call_off_silence           comments   401 404 404 409 409 409 302
POST silence.act/confirm_outside_filing     *          401 404 404 409 409 409 409
POST silence.act/enter_outside_filing       *          401 404 404 409 409 409 409
POST silence.act/extend_silence             *          401 404 404 409 409 409 409
POST silence.act/extend_silence             comments   401 404 404 409 409 409 302
POST silence.act/refuse_silence             *          401 404 404 409 409 409 409
POST silence.act/refuse_silence             comments   401 404 404 302 302 409 409
POST silence.open_                          *          401 404 404 409 409 409 409
POST silence.open_                          consensus  401 404 404 409 409 409 302
GET  silence.show                           *          302 404 404 200 200 200 200
POST sitting.act/ask_for_floor              *          401 404 409 409 409 409 409
POST sitting.act/ask_for_floor              sitting    401 404 302 302 302 409 409
POST sitting.act/call_item                  *          401 404 409 409 409 409 409
POST sitting.act/call_item                  sitting    401 404 409 409 409 302 302
POST sitting.act/close_sitting              *          401 404 409 409 409 409 409
POST sitting.act/close_sitting              sitting    401 404 409 409 409 409 302
POST sitting.act/give_floor                 *          401 404 409 409 409 409 409
POST sitting.act/give_floor                 sitting    401 404 409 409 409 409 302
POST sitting.act/leave_speakers_list        *          401 404 409 409 409 409 409
POST sitting.act/open_sitting               *          401 404 409 409 409 409 302
POST sitting.act/open_sitting               certified  401 404 409 409 409 409 409
POST sitting.act/open_sitting               sitting    401 404 409 409 409 409 409
POST sitting.act/record_attendance          *          401 404 409 409 409 409 409
POST sitting.act/record_attendance          sitting    401 404 409 409 409 302 302
POST sitting.act/resume_sitting             *          401 404 409 409 409 409 409
POST sitting.act/suspend_sitting            *          401 404 409 409 409 409 409
POST sitting.act/suspend_sitting            sitting    401 404 409 409 409 409 302
GET  sitting.show                           *          302 404 200 200 200 200 200
POST structure.act/decide                   *          401 404 404 409 409 409 302
POST structure.act/decide                   certified  401 404 404 409 409 409 409
POST structure.act/withdraw                 *          401 404 404 409 302 409 409
POST structure.act/withdraw                 certified  401 404 404 409 409 409 409
POST structure.propose                      *          401 404 404 302 302 302 302
POST structure.propose                      certified  401 404 404 409 409 409 409
GET  structure.show                         *          302 404 404 200 200 200 200
GET  typing.form                            *          302 404 404 403 403 200 200
GET  typing.form                            certified  302 404 404 403 403 403 403
POST typing.work                            *          401 404 404 403 403 409 409
POST typing.work                            sitting    401 404 404 403 403 302 302
POST typing.work                            certified  401 404 404 403 403 403 403
POST typing.work                            sitting    401 404 404 403 403 302 302
GET  upload.form                            *          302 404 404 200 200 403 403
POST upload.hand_in/make                    *          401 404 404 409 409 403 403
POST upload.hand_in/make                    comments   401 404 404 302 302 403 403
POST upload.hand_in/read                    *          401 404 404 200 200 403 403
GET  workbench.show                         *          302 404 404 200 200 200 200
POST workbench.work                         *          401 404 404 409 409 409 409
POST workbench.work                         comments   401 404 404 409 409 302 409
POST terms.set_terms                        *          401 404 404 409 409 302 302
POST terms.set_terms                        certified  401 404 404 409 409 409 409
GET  terms.show                             *          302 404 404 200 200 200 200
POST amendments.act/confirm_counterpart     *          401 404 404 409 404 409 404
POST amendments.act/confirm_counterpart     proposal   401 404 404 404 404 404 404
POST amendments.act/confirm_counterpart     comments   401 404 404 302 409 409 409
POST amendments.act/send_back_counterpart   *          401 404 404 409 404 409 404
POST amendments.act/send_back_counterpart   proposal   401 404 404 404 404 404 404
POST amendments.act/send_back_counterpart   comments   401 404 404 302 409 409 409
GET  bilingual.beside                       *          302 404 404 200 200 200 200
GET  bilingual.paper                        *          302 404 404 200 200 200 200
GET  counterparts.form                      *          302 404 404 403 404 403 404
GET  counterparts.form                      proposal   302 404 404 404 404 404 404
GET  counterparts.form                      comments   302 404 404 403 403 200 403
POST counterparts.supply                    *          401 404 404 409 404 409 404
POST counterparts.supply                    proposal   401 404 404 404 404 404 404
POST counterparts.supply                    comments   401 404 404 409 409 302 409
POST remarks.answer                         *          401 404 404 409 409 302 409
POST remarks.answer                         proposal   401 404 404 404 404 404 404
GET  remarks.answer_form                    *          302 404 404 403 403 200 403
GET  remarks.answer_form                    proposal   302 404 404 403 403 404 403
GET  remarks.form                           *          302 404 404 200 200 403 403
GET  remarks.form                           proposal   302 404 404 403 403 403 403
POST remarks.make                           *          401 404 404 302 302 409 409
POST remarks.make                           proposal   401 404 404 409 409 409 409
GET  translating.form                       *          302 404 404 403 403 200 403
GET  translating.frame_form                 *          302 404 404 403 403 200 403
POST translating.translate                  *          401 404 404 409 409 302 409
POST translating.translate_frame            *          401 404 404 409 409 302 409
GET  translations.compare                   *          302 404 404 200 200 200 200
GET  translations.overview                  *          302 404 404 200 200 200 200
GET  translations.show                      *          302 404 404 200 200 200 200
"""


def rows() -> Iterator[tuple[str, str, tuple[int, ...]]]:
    for line in TABLE.strip().splitlines():
        if line.strip() and not line.startswith("#"):
            method, name, state, *cells = line.split()
            yield f"{method} {name}", state, tuple(map(int, cells))


def expected(route: str, state: str) -> tuple[int, ...]:
    """The cells of a route in a state: its own row, else that of a state like it, else the one for every state."""
    own = {row_state: cells for name, row_state, cells in rows() if name == route}
    return own.get(state, own.get(LIKE.get(state, ""), own.get("*", ())))


@pytest.fixture(params=STATES)
def stage(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Stage]:
    with world(f"sqlite:///{tmp_path}/acuerdo.db", tmp_path, items=2) as found:
        yield Stage(found, request.param)


def test_every_route_has_its_row_and_every_row_its_route(meeting: World) -> None:
    assert routes(meeting) == {route for route, _, _ in rows()}


def test_every_cell_answers_as_the_table_says(stage: Stage) -> None:
    wrong = []
    for route in sorted(routes(stage.world)):
        cells = tuple(answer(stage, route, role) for role in ROLES)
        if cells != expected(route, stage.state):
            wrong.append(f"{route:45} {stage.state:10} " + " ".join(map(str, cells)))
    assert wrong == []


def answer(stage: Stage, route: str, role: str | None) -> int:
    method, name = route.split()
    browser = stage.browser(role)
    if method == "GET":
        return browser.get(paths(stage)[name]).status
    status = browser.post(paths(stage)[name], **fields(stage, name, role)).status
    if status < 400:
        stage.restore()
    return status
