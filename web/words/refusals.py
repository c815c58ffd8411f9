"""What is not possible, and what to do about it: a sentence for each refusal, into which its facts are put."""

from collections.abc import Mapping

from flask_babel import lazy_gettext
from flask_babel.speaklater import LazyString

from engine.procedure.refusals import Code

_ = lazy_gettext

SENTENCES: Mapping[Code, LazyString] = {
    Code.NO_SUCH_CAPACITY: _(
        "You do not hold this capacity in the meeting. Choose another capacity above, or ask the secretariat."
    ),
    Code.NOT_FOR_ROLE: _("This is not open to the capacity you are acting in (%(role)s)."),
    Code.NOT_A_PARTICIPANT: _("%(delegation)s does not take part in this meeting."),
    Code.NOT_ATTENDING: _(
        "%(delegation)s is not recorded as attending this sitting. Ask the secretariat to record the attendance."
    ),
    Code.NOT_YOUR_DELEGATION: _("This belongs to another delegation."),
    # the capitals: seats, drafts, positions
    Code.NOT_A_VOICE: _(
        "Only an authorised voice of %(delegation)s may do this at this stage of the meeting."
    ),
    Code.NOT_A_REVIEWER: _("Only a reviewer of %(delegation)s, or one of its voices, clears its drafts."),
    Code.ONLY_ITS_OWN: _("In this capacity (%(role)s) you name your own people only."),
    Code.LAST_VOICE: _(
        "This is the last authorised voice of %(delegation)s. Name another one first: without it nobody could file."
    ),
    Code.NOT_A_PARTNER: _(
        "%(delegation)s is not asked to agree: the draft is not shared with it, or it has agreed already."
    ),
    Code.NOT_ASKED: _("%(delegation)s is not asked whether this entry is its own."),
    Code.NOT_CLEARED: _("The draft is not cleared inside its delegation yet.%(far)s"),
    Code.BAD_STEP: _(
        "This step of clearance is not the next one: the draft was cleared or changed meanwhile."
    ),
    Code.NOT_WITH_PRESIDENCY: _(
        "The draft was not shared with the Presidency, so it cannot make it its own text."
    ),
    Code.AGREED_STANDS: _(
        "The item is agreed. It is reopened by the Presidency with a reason, if nobody present objects; "
        "a position does not block it any more."
    ),
    Code.TOO_LATE: _("The hour until which this was possible has come: %(until)s."),
    Code.CHALLENGE_OPEN: _(
        "A change that was declared editorial may still be called material until %(until)s. "
        "The item can be declared agreed after that."
    ),
    Code.NOT_CHALLENGEABLE: _(
        "The current revision cannot be called material: it was not declared editorial, or its hours are over."
    ),
    Code.HOLD_INCOMPLETE: _(
        "A scrutiny hold needs who looks into it, and the date and hour at which it ends, still to come."
    ),
    Code.NOT_A_HOLD: _("Only a scrutiny hold has a date and an hour at which it ends. Leave them empty."),
    Code.BAD_INSTANT: _("This is no date and hour that can be taken (%(field)s)."),
    # the sitting
    Code.NO_SITTING: _("No sitting is on. The Presidency opens one."),
    Code.EMPTY_ROOM: _(
        "Nobody is recorded as present, and an empty room agrees to nothing. Record the attendance."
    ),
    Code.SITTING_ON: _("Sitting %(number)s is on already."),
    Code.SITTING_SUSPENDED: _("Sitting %(number)s is suspended. The Presidency resumes it first."),
    Code.SITTING_NOT_SUSPENDED: _("Sitting %(number)s is not suspended."),
    Code.ALREADY_ON_THE_LIST: _("You are on the speakers' list already."),
    Code.NOT_ON_THE_LIST: _(
        "The floor goes to a delegation that takes part, or to an observer who has asked for it; and only who is on "
        "the speakers' list can leave it."
    ),
    Code.OTHER_SITTING: _(
        "Only what was entered in the sitting that is on can be corrected or taken back; this was not."
    ),
    Code.ENTRY_OVERTAKEN: _(
        "The text has gone on since this entry, to revision %(revision)s. Enter a new change of the text instead."
    ),
    Code.NOBODY_TAGGED: _("Say which delegation wants it: what is not agreed is somebody's."),
    # silence
    Code.FILING_CLOSED: _(
        "The silence on this item ended at %(until)s, and filing with it. That you filed after it is logged, and not "
        "counted."
    ),
    Code.SILENCE_OVER: _("This silence ended at %(until)s."),
    Code.SILENCE_RUNS: _("This silence lasts until %(until)s; its outcome is announced after that."),
    Code.SILENCE_TOO_SHORT: _(
        "A silence of this meeting lasts at least %(hours)s hours: the earliest end is %(earliest)s."
    ),
    Code.NOT_LATER: _("A silence is extended to a later hour than it has: %(until)s."),
    Code.UNDER_SILENCE: _(
        "The item is under a silence procedure until %(until)s. Wait for its end, or call it off first."
    ),
    Code.NOT_UNDER_SILENCE: _("The item is not under this silence procedure any more."),
    Code.OUTSIDE_FILING_AWAITS: _(
        "What came by another way still awaits a second person (%(count)s). Confirm or dismiss it first."
    ),
    Code.RECEIVED_LATE: _("It counts only if it was received between %(since)s and %(until)s."),
    Code.SECOND_PERSON: _("Whoever entered it cannot confirm it too. Ask a second person."),
    Code.BAD_ZONE: _("This is no name of a time zone, such as America/Managua."),
    Code.NOT_IN_THIS_STATE: _("This is not possible now: the state is “%(state)s”."),
    Code.NOT_WHILE: _("This is not possible while the item is in the state “%(state)s”."),
    Code.NOT_FOUND: _("What this is about does not exist any more. Go back to the board and look again."),
    Code.ALREADY_THERE: _("This is there already; nothing was changed."),
    Code.NOT_ADOPTED: _("This item is not part of a certified paper."),
    Code.PASSAGE_NOT_IN_TEXT: _(
        "These words do not stand in the item like this. Copy them from one of its paragraphs."
    ),
    Code.BAD_DAY: _("This is no date. Choose one, or leave it to be determined."),
    Code.NOT_CERTIFIED: _(
        "The former meeting's paper is not certified yet: its commitments are not settled."
    ),
    Code.STALE_REVISION: _(
        "The wording has moved on: you were looking at revision %(on_revision)s, and the current one is "
        "revision %(revision)s. Nothing was changed. Read the current wording, then decide again."
    ),
    Code.STALE_VERSION: _(
        "Somebody else changed this while you were working on it. Nothing was changed. "
        "Look at what stands there now, then send again."
    ),
    Code.STALE_NOTE: _(
        "Somebody of your delegation has written this note since you opened it. It stands above what you have typed: "
        "compare the two, and keep what should stand."
    ),
    Code.STALE_TEXT: _(
        "The text is not the one that you were shown. Nothing was changed. Read the current text, then decide again."
    ),
    Code.COMMAND_REUSED: _(
        "This form was sent before with other content, and that first sending stands. "
        "Open the page again to send something new."
    ),
    Code.EMPTY_WORDING: _("The wording is empty. Write at least one paragraph."),
    Code.NOTHING_CHANGED: _("The wording is the same as revision %(revision)s: there is nothing to file."),
    Code.REASON_REQUIRED: _("Please give a reason."),
    Code.TEXT_REQUIRED: _("Please write a text."),
    Code.TEXT_TOO_LONG: _("The text is too long: %(length)s characters, and at most %(limit)s are taken."),
    Code.FORBIDDEN_CHARACTER: _(
        "At character %(place)s there is a character that nobody can see (%(character)s). "
        "Delete it and type the words around it again."
    ),
    Code.BAD_PARAGRAPH: _("%(field)s: a paragraph is one line, and no deeper than a paper goes."),
    Code.UNKNOWN_SECTION: _("The format of this meeting has no section called “%(section)s”."),
    Code.OTHER_LANGUAGE: _("This meeting drafts in %(original)s; this text says it is in %(language)s."),
    Code.BAD_DELEGATION_LIST: _(
        "The list of delegations cannot be taken: each must be known to the format, take part, and stand there once."
    ),
    Code.NOT_ALL_ITEMS: _(
        "The order must name every item once. Somebody may have added or withdrawn one; look at the list again."
    ),
    Code.BAD_CAPACITY: _("A delegation's seat needs its delegation, and the other capacities have none."),
    Code.BAD_HOURS: _("Hours are a whole number from 0 to %(limit)s."),
    Code.LAST_SECRETARIAT: _(
        "This is the last person of the secretariat in this meeting; admit another one first."
    ),
    Code.BAD_ID: _(
        "A key in this form (%(field)s) has signs that are not taken: letters, digits, dot, hyphen and underscore "
        "only. Open the page again to send it."
    ),
    Code.AGREED_STAYS: _(
        "An item that is agreed stays in its section. The Presidency may open it again first."
    ),
    Code.CAPACITIES_CLASH: _(
        "This person holds another capacity in the meeting that may not be joined with this one (%(role)s)."
    ),
    Code.BAD_SPONSORS: _(
        "Co-sponsors are other delegations that take part in the meeting, each named once; this list cannot be taken."
    ),
    Code.NOT_TO_SUPPRESS: _(
        "An amendment that suppresses the item has no wording of its own. To propose other words, choose to modify it."
    ),
    Code.PENDING_AMENDMENTS: _("Amendments are still pending: %(count)s. Each needs its disposition first."),
    Code.BASE_MOVED: _(
        "The amendment is on revision %(base_revision)s, and the wording is now at revision %(revision)s. It stays "
        "pending; its author may file it again on the current revision."
    ),
    Code.BASE_NOT_MOVED: _(
        "The amendment is on the current revision %(revision)s already; there is no need to file it again."
    ),
    Code.NO_TREATMENT_PROPOSED: _("The secretariat has not proposed a treatment yet."),
    Code.NO_MERGE: _(
        "The merged text does not await a decision any more: it was decided, or the wording has moved on since. "
        "Nothing was changed."
    ),
    Code.NOT_IN_MERGE: _(
        "The merged text does not take this amendment in other words, so its author is not asked."
    ),
    Code.NOT_IN_THE_TEXT: _(
        "An amendment is to be accepted, but the text does not have all that it changes. Take it whole, or say that it "
        "is accepted in part or merged."
    ),
    Code.BAD_LINES: _(
        "At least one pending amendment must end with this text, and each that does must still be pending. "
        "One may have been withdrawn meanwhile; look at the list again."
    ),
    Code.ONLY_IN_MERGE: _(
        "An amendment is accepted in part, or merged, only together with the text that says what was taken. "
        "Use the workbench."
    ),
    Code.NOT_OFFERED: _(
        "There is no such offer to join: it was taken back, or one of the two is no longer pending."
    ),
    Code.NOT_A_SPONSOR: _("%(delegation)s is not asked whether it still stands behind this amendment."),
    Code.SAME_AMENDMENT: _("An amendment cannot join itself. Choose another one."),
    Code.OPEN_BRACKETS: _(
        "Text in brackets is not agreed, and brackets are still open: %(count)s. "
        "Resolve each of them in a new revision first."
    ),
    Code.NOT_PENDING: _("The amendment that was to be filed again has its disposition already."),
    Code.NO_CONSENSUS: _("There is no consensus on this revision yet. %(needed)s"),
    Code.NOT_ALL_AGREED: _(
        "Not every item is agreed: %(count)s still open. Items are adopted together with the paper, or not at all."
    ),
    Code.NOTHING_TO_CERTIFY: _("The paper has no items to certify."),
    Code.NOT_AS_SIGNED: _(
        "What stands there now is not what you were about to sign. Nothing was certified. Read the list again."
    ),
    Code.FRAME_NOT_AS_SIGNED: _(
        "Title, preamble or participants have changed since you were shown them. Nothing was certified. Read the "
        "paper again."
    ),
    Code.ENTRY_SETTLED: _(
        "Amendments have ended with this entry (%(count)s), so it is not taken back. Enter the text that should stand "
        "instead; their authors may maintain theirs."
    ),
    Code.NOT_SHOWN: _(
        "Delegations have not been shown the text as it stands now. Call the item in the room, or issue a draft, first."
    ),
    Code.ONLY_FOR_ITSELF: _(
        "What waits for others or stands in their way must be seen by the Presidency and the secretariat at least. "
        "Choose a wider audience."
    ),
    Code.STANDS_IN_BRACKETS: _(
        "Your amendment stands in the text in brackets. Withdraw it first, and its brackets go with it; then file "
        "another."
    ),
    Code.STRUCTURE_INCOMPLETE: _(
        "The proposal does not say everything that it needs (%(field)s). Fill that in too."
    ),
    Code.CANNOT_DIVIDE: _(
        "The item cannot be parted at paragraph %(paragraph)s: there must be text on both sides, and a sub-paragraph "
        "goes with what stands under it."
    ),
    # two languages
    Code.BAD_LANGUAGE: _(
        "“%(code)s” cannot be a language of translation here: it is the original's, or named twice."
    ),
    Code.BAD_DAYS: _("Days are a whole number from 0 to %(limit)s."),
    Code.NOT_PAIRED: _(
        "The paragraphs do not pair: paragraph %(paragraph)s has no counterpart of its kind and depth in its place."
    ),
    Code.NOT_ALL_TOPICS: _(
        "Every item with a topic needs its topic here too; missing: %(missing)s. One may have come in meanwhile: look "
        "at the list again."
    ),
    Code.STALE_TRANSLATION: _(
        "The translation has moved on: you were looking at number %(on_number)s, and number %(number)s stands there "
        "now. Nothing was changed. Both texts are shown; read what stands there, then send again."
    ),
    Code.ONE_LANGUAGE: _(
        "The paper of this meeting is not translated. Its terms say into which languages it is."
    ),
    Code.NOT_TRANSLATED: _("There is no translation in %(language)s to speak about yet."),
    Code.TRANSLATION_FOLLOWS: _(
        "The translation into %(language)s is not official yet. Until it is, it is put right by a language remark."
    ),
    Code.TRANSLATION_CLOSED: _(
        "The translation is closed: it was adopted with the paper, or it is official by now. It is corrected as the "
        "paper is."
    ),
    Code.TRANSLATION_NOT_READY: _(
        "An item in %(language)s is not ready to be adopted: %(standing)s. The list of translations says which."
    ),
    Code.FRAME_NOT_TRANSLATED: _(
        "Title, preamble and topics in %(language)s are not ready to be adopted: %(standing)s."
    ),
    Code.OTHER_WAY: _(
        "A draft stays in the language that it was begun in. Begin another one to amend the text in the other language."
    ),
    Code.NO_COUNTERPART: _("There is no counterpart to answer: the secretariat supplies it first."),
    Code.AWAITS_COUNTERPART: _(
        "An item that would be joined away has amendments that await their counterpart in the original: %(count)s. "
        "They could not follow it yet."
    ),
    Code.ALREADY_KEPT: _("The certified Word file is in the record already."),
    Code.NOT_AGREED_YET: _("It is not agreed yet: its state is “%(state)s”."),
    Code.AD_REFERENDUM_WAITS: _(
        "A position is pending the capital, and the paper waits for its confirmation: %(delegations)s."
    ),
    Code.PARTICIPANTS_NOT_CONFIRMED: _(
        "The list of participants was not confirmed as it stands in the preamble. Nothing was certified. Read "
        "the list, then confirm it."
    ),
    Code.BESIDE_NOT_AS_SIGNED: _(
        "What is printed beside the texts, or where, has changed since you were shown it. Nothing was certified. Read "
        "the paper again."
    ),
    Code.STATEMENTS_OPEN: _("Statements may still come until %(until)s."),
    Code.NOTHING_TO_ADD: _("There is no statement that the paper does not print already."),
    Code.CORRECTS_NOTHING: _("The words that should stand there are those that stand there already."),
    Code.WORDS_NOT_THERE_ONCE: _(
        "The words must stand there exactly once, and they stand there %(count)s times. Give more of the words around "
        "them, exactly as they are printed."
    ),
    Code.CORRECTION_ENDED: _("The correction is not at that point: it is %(stage)s."),
    Code.CORRECTION_CIRCULATES: _("The correction circulates until %(until)s; it can be issued after that."),
    Code.NOT_DECLARED: _(
        "The rules of this meeting declare no such move (from “%(state)s” to “%(to)s”), and there is no other way "
        "around."
    ),
    Code.NO_SUCH_MOVE: _(
        "This move does not await anybody any more: another was proposed, or the item has gone on since."
    ),
    Code.NEEDS_TWO: _("It takes two people, and one of the two acts for the Presidency."),
}
