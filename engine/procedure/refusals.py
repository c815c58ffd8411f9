"""Why not: a refusal is a value. Whoever shows it writes the sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Code(StrEnum):
    """Every reason there is. The facts that go with each are named beside it."""

    # who
    NO_SUCH_CAPACITY = "no_such_capacity"  # role, delegation: the person does not hold it in this meeting
    NOT_FOR_ROLE = "not_for_role"  # action, role
    NOT_A_PARTICIPANT = "not_a_participant"  # delegation
    NOT_ATTENDING = "not_attending"  # delegation
    NOT_YOUR_DELEGATION = "not_your_delegation"  # delegation
    NOT_A_VOICE = "not_a_voice"  # delegation: the person may not file for it at this stage
    NOT_A_REVIEWER = "not_a_reviewer"  # delegation
    ONLY_ITS_OWN = "only_its_own"  # role: it names nobody but its own people
    LAST_VOICE = "last_voice"  # delegation
    NOT_A_PARTNER = "not_a_partner"  # delegation: the draft is not shared with it
    NOT_ASKED = "not_asked"  # delegation: it is not asked to confirm this entry
    SECOND_PERSON = "second_person"  # whoever entered it cannot confirm it too
    # when
    NO_SITTING = "no_sitting"
    EMPTY_ROOM = "empty_room"  # the attendance names nobody
    SITTING_ON = "sitting_on"  # number
    SITTING_SUSPENDED = "sitting_suspended"  # number
    SITTING_NOT_SUSPENDED = "sitting_not_suspended"  # number
    ALREADY_ON_THE_LIST = "already_on_the_list"
    NOT_ON_THE_LIST = "not_on_the_list"
    TOO_LATE = "too_late"  # until: an instant
    CHALLENGE_OPEN = "challenge_open"  # until: an instant, or "" in a sitting
    NOT_CHALLENGEABLE = "not_challengeable"  # the current revision was not declared editorial
    OTHER_SITTING = "other_sitting"  # the entry was made in another sitting, or in none
    ENTRY_SETTLED = "entry_settled"  # count: amendments that ended with it
    ENTRY_OVERTAKEN = "entry_overtaken"  # revision: the text has gone on since the entry
    NOT_IN_THIS_STATE = "not_in_this_state"  # action, state
    NOT_WHILE = "not_while"  # action, state: that of the conclusion
    NOT_FOUND = "not_found"  # what
    ALREADY_THERE = "already_there"  # what
    FILING_CLOSED = "filing_closed"  # until: an instant; the silence on the item has expired
    SILENCE_OVER = "silence_over"  # until: an instant; it has come
    SILENCE_RUNS = "silence_runs"  # until: an instant; it has not come
    SILENCE_TOO_SHORT = "silence_too_short"  # hours, earliest: an instant
    NOT_LATER = "not_later"  # until: an instant; the new one is not behind it
    UNDER_SILENCE = "under_silence"  # until: an instant
    NOT_UNDER_SILENCE = "not_under_silence"
    OUTSIDE_FILING_AWAITS = "outside_filing_awaits"  # count
    RECEIVED_LATE = "received_late"  # since, until: instants
    # stale
    STALE_REVISION = "stale_revision"  # on_revision, revision
    STALE_VERSION = "stale_version"  # on_version, version
    STALE_NOTE = "stale_note"  # on_note, note: the delegation has written it since
    STALE_TEXT = "stale_text"  # revision: the text is not the one that was shown
    STALE_TRANSLATION = "stale_translation"  # language, on_number, number
    COMMAND_REUSED = "command_reused"  # the same form id came with other content
    # content
    EMPTY_WORDING = "empty_wording"
    NOTHING_CHANGED = "nothing_changed"  # revision
    REASON_REQUIRED = "reason_required"
    TEXT_REQUIRED = "text_required"
    TEXT_TOO_LONG = "text_too_long"  # field, length, limit
    FORBIDDEN_CHARACTER = "forbidden_character"  # field, index, character, name
    BAD_PARAGRAPH = "bad_paragraph"  # field: too deep, or of several lines
    UNKNOWN_SECTION = "unknown_section"  # section
    OTHER_LANGUAGE = "other_language"  # language, original
    BAD_LANGUAGE = "bad_language"  # language: no code of two letters, named twice, or the original's own
    BAD_DAYS = "bad_days"  # field, limit
    NOT_PAIRED = "not_paired"  # paragraph: the first that has no counterpart of its kind and depth
    NOT_ALL_TOPICS = "not_all_topics"  # missing: the number of them
    BAD_DELEGATION_LIST = "bad_delegation_list"  # delegations
    BAD_ID = "bad_id"  # field: letters, digits, dot, hyphen and underscore only
    AGREED_STAYS = "agreed_stays"  # conclusion: an agreed item was to change its section
    NOT_ALL_ITEMS = "not_all_items"  # missing, unknown: numbers of them
    BAD_CAPACITY = "bad_capacity"  # role, delegation
    CAPACITIES_CLASH = "capacities_clash"  # role: the person holds another that it may not be joined with
    LAST_SECRETARIAT = "last_secretariat"
    BAD_SPONSORS = "bad_sponsors"  # delegations: not participants, or the author itself
    NOT_TO_SUPPRESS = "not_to_suppress"  # words were given for an item that is to be suppressed
    BAD_INSTANT = "bad_instant"  # field
    BAD_ZONE = "bad_zone"
    BAD_HOURS = "bad_hours"  # field, limit
    HOLD_INCOMPLETE = "hold_incomplete"  # a scrutiny hold needs its owner and an expiry to come
    NOT_A_HOLD = "not_a_hold"  # an expiry was given for what does not expire
    NOBODY_TAGGED = "nobody_tagged"  # an idea is somebody's
    BAD_STEP = "bad_step"  # step, next
    STRUCTURE_INCOMPLETE = "structure_incomplete"  # field: what this kind of proposal must say
    CANNOT_DIVIDE = "cannot_divide"  # paragraph: there is nothing to part there
    NOT_ADOPTED = "not_adopted"  # the item is none of a certified paper
    PASSAGE_NOT_IN_TEXT = "passage_not_in_text"  # the words do not stand in the item like this
    BAD_DAY = "bad_day"
    NOT_CERTIFIED = "not_certified"  # the former meeting's paper is not
    # procedure
    NOT_CLEARED = "not_cleared"  # cleared, steps: numbers of them; for its delegation alone
    AGREED_STANDS = "agreed_stands"  # an agreed item is reopened by the Presidency, not blocked
    NOT_SHOWN = "not_shown"  # conclusion: members have not been shown its working text
    ONLY_FOR_ITSELF = "only_for_itself"  # what counts for others must be seen by the chair at least
    NOT_WITH_PRESIDENCY = "not_with_presidency"  # the draft was not shared with the Presidency
    PENDING_AMENDMENTS = "pending_amendments"  # count
    BASE_MOVED = "base_moved"  # base_revision, revision
    BASE_NOT_MOVED = "base_not_moved"  # revision
    NO_TREATMENT_PROPOSED = "no_treatment_proposed"
    NO_MERGE = "no_merge"  # the merged text is no longer the one that awaits a decision
    NOT_IN_MERGE = "not_in_merge"  # the amendment is not one whose author is asked
    NOT_IN_THE_TEXT = "not_in_the_text"  # amendment: said to be accepted, but the text does not contain it
    BAD_LINES = "bad_lines"  # the amendments of a merge are not pending ones of the item, or are named twice
    ONLY_IN_MERGE = "only_in_merge"  # disposition: it ends only together with a merged text
    NOT_OFFERED = "not_offered"  # there is no such offer to join
    NOT_A_SPONSOR = (
        "not_a_sponsor"  # delegation: it is not asked whether it still stands behind the amendment
    )
    SAME_AMENDMENT = "same_amendment"
    OPEN_BRACKETS = "open_brackets"  # count
    STANDS_IN_BRACKETS = "stands_in_brackets"  # a maintained amendment was to be filed again
    NOT_PENDING = "not_pending"  # the amendment that is to be filed again has its disposition
    NO_CONSENSUS = "no_consensus"  # silent, objecting: codes of delegations
    NOT_ALL_AGREED = "not_all_agreed"  # count, first: conclusion id
    NOTHING_TO_CERTIFY = "nothing_to_certify"
    NOT_AS_SIGNED = "not_as_signed"  # conclusion: what was signed is not what stands there
    FRAME_NOT_AS_SIGNED = (
        "frame_not_as_signed"  # title, preamble or participants changed since they were shown
    )
    ONE_LANGUAGE = "one_language"  # the meeting's paper is not translated
    NOT_TRANSLATED = "not_translated"  # language: there is no translation that members see
    TRANSLATION_FOLLOWS = "translation_follows"  # language: it is not official yet, and still changes
    TRANSLATION_CLOSED = "translation_closed"  # adopted with the paper, or official since
    TRANSLATION_NOT_READY = "translation_not_ready"  # conclusion, language, standing
    FRAME_NOT_TRANSLATED = "frame_not_translated"  # language, standing
    OTHER_WAY = (
        "other_way"  # an amendment in another language is filed in another way than one in the original
    )
    NO_COUNTERPART = "no_counterpart"  # there is none that awaits its author
    AWAITS_COUNTERPART = "awaits_counterpart"  # conclusion, count: of amendments in another language
    ALREADY_KEPT = "already_kept"  # sha256
    NOT_AGREED_YET = "not_agreed_yet"  # conclusion, state
    AD_REFERENDUM_WAITS = "ad_referendum_waits"  # conclusion, delegations: pending their capitals
    PARTICIPANTS_NOT_CONFIRMED = "participants_not_confirmed"
    BESIDE_NOT_AS_SIGNED = (
        "beside_not_as_signed"  # what is printed beside the texts changed since it was shown
    )
    # after the gavel
    STATEMENTS_OPEN = "statements_open"  # until: an instant; statements may still come
    NOTHING_TO_ADD = "nothing_to_add"
    CORRECTS_NOTHING = "corrects_nothing"
    WORDS_NOT_THERE_ONCE = "words_not_there_once"  # count
    CORRECTION_ENDED = "correction_ended"  # stage: where the correction stands
    CORRECTION_CIRCULATES = "correction_circulates"  # until: an instant
    # out of the ordinary
    NOT_DECLARED = "not_declared"  # state, to: the workflow declares no such extraordinary move
    NO_SUCH_MOVE = "no_such_move"  # the move was replaced, or the item has gone on since
    NEEDS_TWO = "needs_two"  # two people, one of them for the Presidency


@dataclass(frozen=True, slots=True)
class Refusal:
    code: Code
    facts: Mapping[str, str | int] = field(default_factory=dict)


def refuse(code: Code, **facts: str | int) -> Refusal:
    return Refusal(code, facts)
