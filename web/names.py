"""The words of the trade in the visitor's language: roles, positions, dispositions, delegations, and what buttons say.

What a body calls its states, sections and items, and where it says so its actions, its own workflow and format say (see
`labels`). A key that has no word anywhere is shown as it is written there.
"""

from collections.abc import Mapping

from flask import current_app
from flask_babel import force_locale, get_locale, lazy_gettext
from flask_babel.speaklater import LazyString

from web import labels

_ = lazy_gettext

ROLES: Mapping[str, LazyString] = {
    "secretariat": _("Technical Secretariat"),
    "presidency": _("Presidency Pro Tempore"),
    "delegation": _("Delegation"),
    "observer": _("Observer"),
    "operator": _("Operator of the server"),
    "worker": _("Background process"),
}

POSITIONS: Mapping[str, LazyString] = {
    "joins": _("Joins consensus"),
    "ad_referendum": _("Joins ad referendum (pending the capital)"),
    "scrutiny_hold": _("Scrutiny hold (blocks, for a time)"),
    "reservation": _("Reservation (recorded, does not block)"),
    "objection": _("Objection (blocks)"),
    "disassociation": _("Disassociation (consensus stands without it)"),
}

DISPOSITIONS: Mapping[str, LazyString] = {
    "accepted": _("Accept"),
    "accepted_in_part": _("Accept in part"),
    "merged": _("Merge into a compromise"),
    "not_accepted": _("Not accept"),
    "overtaken": _("Overtaken"),
}

KINDS: Mapping[str, LazyString] = {
    "modify": _("Modify the wording"),
    "suppress": _("Suppress this item"),
}

AUDIENCES: Mapping[str, LazyString] = {
    "own": _("Only our own delegation"),
    "chair": _("The Presidency and the secretariat"),
    "members": _("All members"),
    "all": _("Everybody, observers too"),
}

ATTRIBUTIONS: Mapping[str, LazyString] = {
    "names": _("In the names of those who stand behind it"),
    "unattributed": _("In nobody's name"),
}

# Who stands before an amendment that was filed in nobody's name: on pages, in tables, in brackets, in Word.
NOBODYS: Mapping[str, LazyString] = {
    "unattributed": _("Unattributed"),
    "presidency": _("Presidency's text without prejudice"),
}

SEATS: Mapping[str, LazyString] = {
    "voice": _("Authorised voice"),
    "deputy": _("Deputy of the voice"),
    "member": _("Member (drafts, does not file)"),
    "reviewer": _("Reviewer (clears drafts)"),
}

STAGES: Mapping[str, LazyString] = {
    "any": _("at any time"),
    "writing": _("while no sitting is on"),
    "sitting": _("in sittings"),
}

NATURES: Mapping[str, LazyString] = {
    "material": _("A change of substance: positions on the revision before no longer stand"),
    "editorial": _("Editorial: positions are kept, unless a delegation calls it material"),
    "language": _("A language remark: positions are kept, unless a delegation calls it material"),
}

# The same in a word or two, beside a revision.
NATURES_SHORT: Mapping[str, LazyString] = {
    "editorial": _("declared editorial"),
    "language": _("declared a language remark"),
}

# Why an amendment could not be carried over to a new wording.
AGAINST: Mapping[str, LazyString] = {
    "overlap": _("The wording and the amendment changed the same words."),
    "sentence_replaced": _("A sentence that it changes was itself mostly replaced."),
    "item_divided": _("The item was divided or joined, and its words cannot be told apart."),
    "item_revised": _("It proposes to suppress the item, and the item says something else now."),
}

# What awaits somebody, and what a button says.
TASKS: Mapping[str, LazyString] = {
    "open_comments": _("open the item for amendments"),
    "declare_agreed": _("consensus is there: declare agreed"),
    "open_consensus": _("open consensus"),
    "take_position": _("take a position"),
    "decide_merge": _("a merged text awaits your decision"),
    "answer_merge": _("a merged text would replace your amendment: say whether you agree"),
    "confirm_sponsorship": _("the words of an amendment that you sponsor have changed: confirm it, or not"),
    "accept_join": _("another amendment is offered to join yours"),
    "propose_treatment": _("propose a treatment of an amendment"),
    "decide_treatment": _("decide on an amendment"),
    "file_again": _("your amendment is on an earlier revision: file it again or withdraw it"),
    "file_amendment": _("your private draft is not filed yet"),
    "renew_hold": _("your scrutiny hold is about to expire, and is no position after that"),
    "confirm_ad_referendum": _("you joined ad referendum: confirm it once your capital has answered"),
    "maintain_idea": _("your idea lapses with the sitting: maintain it, or let it go"),
    "maintain": _("it was decided otherwise: you may still maintain your amendment"),
    "confirm_entry": _("it was entered for your delegation: say whether it is yours"),
    "agree_to_draft": _("a draft is shared with you: agree to it, or not"),
    "clear_draft": _("clear a draft of your delegation, or send it back"),
    "edit_draft": _("your draft was sent back"),
    "call_material": _("a change was declared editorial: you may call it material"),
    "settle_dispute": _("a delegation says that an entry is not its own"),
    "place_maintained": _("maintained words could not be laid over the text: place them"),
    "file_as_presidency": _("a draft is shared with you, to be filed as the Presidency's text"),
    "translate": _("a translation is missing or stale"),
    "answer_remark": _("a language remark is open"),
    "supply_counterpart": _("an amendment in another language needs its counterpart in the original"),
    "confirm_counterpart": _("say whether this is your amendment in the original language"),
}

ACTIONS: Mapping[str, LazyString] = {
    "open_comments": _("Open for amendments"),
    "open_consensus": _("Open consensus"),
    "declare_agreed": _("Declare agreed"),
    "return_to_comments": _("Open for amendments again"),
    "withdraw": _("Withdraw this item"),
    "write_comment": _("Write a comment"),
    "take_position": _("Take a position"),
    "revise_wording": _("Issue a new revision"),
    "draft_amendment": _("Propose an amendment"),
    "edit_draft": _("Edit the draft"),
    "discard_draft": _("Discard the draft"),
    "file_amendment": _("File the amendment"),
    "withdraw_amendment": _("Withdraw the amendment"),
    "propose_treatment": _("Propose a treatment"),
    "accept": _("Accept"),
    "decline": _("Do not accept"),
    "overtake": _("Mark as overtaken"),
    "accept_in_part": _("Accept in part"),
    "merge": _("Merge into a compromise"),
    "suppress": _("Suppress this item"),
    "offer_to_join": _("Offer to join another amendment"),
    "take_back_offer": _("Take the offer back"),
    "confirm_sponsorship": _("Confirm: we stand behind these words"),
    "accept_join": _("Take it in"),
    "propose_merge": _("Propose this text to the Presidency"),
    "take_merge": _("Take the merged text"),
    "return_merge": _("Return the merged text"),
    "answer_merge": _("Answer to the merged text"),
    "certify_paper": _("Certify the paper"),
    "issue_draft": _("Issue this draft"),
    "share_draft": _("Share the draft"),
    "agree_to_draft": _("Agree to it as it stands"),
    "clear_draft": _("Clear"),
    "send_back_draft": _("Send it back"),
    "file_as_presidency": _("File as the Presidency's text"),
    "file_on_behalf": _("File on behalf of a delegation"),
    "maintain": _("Maintain the amendment"),
    "maintain_idea": _("Maintain the idea"),
    "confirm_entry": _("Say whether it is yours"),
    "correct_wording": _("Issue a new revision that keeps positions"),
    "call_material": _("Call this change material"),
    "write_note": _("Keep the note"),
    "reopen": _("Reopen this item"),
    "declare_in_room": _("Declare agreed in the room"),
    "put_to_room": _("Put to the room"),
    "call_item": _("Put in front of the room"),
    "open_sitting": _("Open the sitting"),
    "suspend_sitting": _("Suspend the sitting"),
    "resume_sitting": _("Resume the sitting"),
    "close_sitting": _("Close the sitting"),
    "record_attendance": _("Record the attendance"),
    "ask_for_floor": _("Ask for the floor"),
    "leave_speakers_list": _("Leave the speakers' list"),
    "give_floor": _("Give the floor"),
    "hand_over": _("Hand over the Presidency"),
    "set_terms": _("Keep these terms"),
    "permit_observer": _("Keep what this observer may see"),
    "enter_in_room": _("Enter an edit of the room"),
    "revise_from_room": _("Take over the room's file"),
    "enter_agreed": _("Enter as agreed"),
    "enter_bracketed": _("Enter in brackets"),
    "enter_floated": _("Enter as an idea"),
    "take_back_entry": _("Take the entry back"),
    "record_commitment": _("Record a commitment"),
    "amend_commitment": _("Change who or until when"),
    "follow_up_commitment": _("Follow up"),
    "link_items": _("Link an item to another"),
    "unlink_items": _("Take the link away"),
    "defer": _("Defer to the next meeting"),
    "propose_extraordinary_move": _("Propose an extraordinary move"),
    "confirm_extraordinary_move": _("Confirm the extraordinary move"),
    "translate_wording": _("Translate"),
    "make_remark": _("Make a language remark"),
    "answer_remark": _("Answer the remark"),
    "file_in_translation": _("File the amendment"),
    "supply_counterpart": _("Supply the counterpart"),
    "confirm_counterpart": _("Confirm: this is our amendment"),
    "send_back_counterpart": _("Send the counterpart back"),
    "open_silence": _("Open the silence procedure"),
    "extend_silence": _("Extend the silence"),
    "refuse_silence": _("Refuse the silence procedure"),
    "call_off_silence": _("Call the silence off"),
    "announce_outcome": _("Announce the outcome"),
    "enter_outside_filing": _("Enter what came by another way"),
    "confirm_outside_filing": _("Confirm or dismiss it"),
}

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

# Where a translation stands beside its original.
STANDINGS: Mapping[str, LazyString] = {
    "missing": _("missing"),
    "stale": _("stale"),
    "aligned": _("aligned"),
    "remark": _("a language remark is open"),
    "brackets": _("something stands in brackets"),
}

# What a meeting of several languages adopts.
ADOPTS: Mapping[str, LazyString] = {
    "both": _("The original and its translations, together"),
    "original": _("The original; a translation follows, and is unofficial for some days"),
}

# How a silence procedure went.
SILENCES: Mapping[str, LazyString] = {
    "SilenceOpened": _("Opened"),
    "SilenceExtended": _("Extended"),
    "SilenceRefused": _("The procedure was refused"),
    "SilenceBroken": _("Broken"),
    "SilenceSuperseded": _("Overtaken: the item has another text or another state"),
    "SilenceExpired": _("Ended unbroken; the outcome is not announced yet"),
    "SilenceAnnounced": _("Outcome announced: agreed"),
    "SilenceCalledOff": _("Called off"),
    "FilingWasLate": _("A filing came too late; it does not count"),
    "OutsideFilingEntered": _("A filing that came by another way was entered"),
    "OutsideFilingConfirmed": _("A second person confirmed it"),
    "OutsideFilingDismissed": _("A second person dismissed it"),
}

FILINGS: Mapping[str, LazyString] = {"position": _("Objection"), "amendment": _("Amendment")}

# What a receipt is for.
FILED: Mapping[str, LazyString] = {
    "PositionTaken": _("Position"),
    "AmendmentFiled": _("Amendment"),
    "CommentWritten": _("Comment"),
}

# What is proposed about the structure of the paper, and what became of it.
CHANGES: Mapping[str, LazyString] = {
    "split": _("Split an item"),
    "join": _("Join two items"),
    "move": _("Move an item"),
    "take_out": _("Make paragraphs an item of their own"),
    "title": _("Other title lines"),
    "preamble": _("Another preamble"),
}

STRUCTURES: Mapping[str, LazyString] = {
    "accepted": _("Accepted"),
    "not_accepted": _("Not accepted"),
    "withdrawn": _("Withdrawn"),
}

# What the Presidency opens to one observer.
SCOPES: Mapping[str, LazyString] = {
    "": _("Issued drafts only"),
    "working_text": _("The working text too"),
    "proposals": _("The working text with amendments and comments"),
}

DISCLOSURES: Mapping[str, LazyString] = {
    "on_filing": _("As soon as it is filed"),
    "at_the_deadline": _("All together, once the time for comments has ended"),
}

OUTCOMES: Mapping[str, LazyString] = {
    "agreed": _("agreed"),
    "bracketed": _("bracketed"),
    "floated": _("floated"),
}

PROGRESS: Mapping[str, LazyString] = {
    "open": _("Open"),
    "under_way": _("Under way"),
    "done": _("Done"),
    "deferred": _("Deferred"),
    "dropped": _("Dropped"),
}

LANGUAGES: Mapping[str, LazyString] = {"en": _("English"), "es": _("Spanish")}


STATEMENTS: Mapping[str, LazyString] = {
    "reservation": _("reservation"),
    "explanation": _("explanation of position"),
    "disassociation": _("disassociation"),
    "ad_referendum": _("joins ad referendum"),
}

CORRECTIONS: Mapping[str, LazyString] = {
    "asked": _("asked for"),
    "circulated": _("circulated"),
    "objected": _("ended by an objection"),
    "issued": _("issued"),
}

PRINTINGS: Mapping[str, LazyString] = {
    "footnote": _("They are printed as footnotes."),
    "annex": _("They are printed in an annex."),
    "record": _("They stand in the record only; what is pending a capital is a footnote."),
}

AD_REFERENDUM: Mapping[str, LazyString] = {
    "stated": _("the paper states it"),
    "waits": _("the paper waits for its confirmation"),
}

PARTS: Mapping[str, LazyString] = {
    "sheet": _("correction sheet"),
    "consolidated": _("consolidated copy"),
    "paper": _("the paper with its statements"),
    "certified": _("The certified paper"),
    "beside": _("The certified paper, side by side with the original"),
}


def statement(key: str) -> str:
    return str(STATEMENTS[key])


def correction(key: str) -> str:
    return str(CORRECTIONS[key])


def printing(key: str) -> str:
    return str(PRINTINGS[key])


def ad_referendum(key: str) -> str:
    return str(AD_REFERENDUM[key])


def issued(work: str, part: str) -> str:
    """ "Corr.1, correction sheet", "The certified paper, Spanish": what a kept file is."""
    (kind, _, number), (name, _, tongue) = work.partition("-"), part.partition("-")
    symbol = {"correction": "Corr.", "addendum": "Add."}.get(kind)
    said = (
        f"{symbol}{number}, {PARTS[name]}" if symbol else str(PARTS[{"paper": "certified"}.get(name, name)])
    )
    return f"{said}, {language(tongue)}" if tongue else said


def silence(kind: str) -> str:
    return str(SILENCES.get(kind, kind))


def filed(kind: str) -> str:
    return str(FILED.get(kind, kind))


def filing(key: str) -> str:
    return str(FILINGS.get(key, key))


def role(key: str) -> str:
    return str(ROLES.get(key, key))


def state(key: str) -> str:
    """The label that the meeting's workflow gives a state, in the page's language."""
    return _worded(labels.here().states, key) or key


def state_in(meeting: str, key: str) -> str:
    """The same where a page shows several meetings."""
    return _worded(labels.of(meeting).states, key) or key


def tone(key: str) -> str:
    """How loud a state is shown: "adopted", "stop"; the name of a class, the same for every body."""
    return labels.here().tones.get(key, "")


def tone_in(meeting: str, key: str) -> str:
    return labels.of(meeting).tones.get(key, "")


def ended(disposition_key: str) -> str:
    """The state in which an amendment ends with a disposition, or an entry of the room begins with an outcome."""
    return labels.here().ends.get(disposition_key, disposition_key)


def _worded(said: Mapping[str, labels.Worded], key: str) -> str | None:
    return said.get(key, {}).get(str(get_locale()))


def position(key: str) -> str:
    return str(POSITIONS.get(key, key))


def audience(key: str) -> str:
    return str(AUDIENCES.get(key, key))


def attribution(key: str) -> str:
    return str(ATTRIBUTIONS.get(key, key))


def seat(key: str) -> str:
    return str(SEATS.get(key, key))


def stage(key: str) -> str:
    return str(STAGES.get(key, key))


def nature(key: str) -> str:
    return str(NATURES.get(key, key))


def nature_short(key: str) -> str:
    return str(NATURES_SHORT.get(key, key))


def disposition(key: str) -> str:
    return str(DISPOSITIONS.get(key, key))


def kind(key: str) -> str:
    return str(KINDS.get(key, key))


def against(key: str) -> str:
    return str(AGAINST.get(key, key))


def section(key: str) -> str:
    return _worded(labels.here().sections, key) or key


def item(section_key: str, number: int | None, label: str | None = None, deferred: bool = False) -> str:
    """ "Conclusion 7", or by its label "Conclusion 6 bis"; an item that is gone from the paper has no number, and is
    "Conclusion 6 [withdrawn]" where it was issued."""
    if number is None and label is None:
        return str(_("Deferred item") if deferred else _("Withdrawn item"))
    return cited(section_key, label or str(number), number is not None, deferred)


def cited(section_key: str, label: str, standing: bool = True, deferred: bool = False) -> str:
    """What an item is cited by: "Conclusion 6 bis", or "Conclusion 6 [withdrawn]" once it stands no more."""
    worded = _worded(labels.here().items, section_key)
    name = worded.replace("{number}", label) if worded else f"{section(section_key)} {label}"
    if standing:
        return name
    gone = _("%(name)s [deferred]") if deferred else _("%(name)s [withdrawn]")
    return str(gone) % {"name": name}


def item_in(meeting: str, section_key: str, label: str) -> str:
    """The same where a page speaks of another meeting's item too."""
    known = labels.of(meeting)
    worded = _worded(known.items, section_key)
    return worded.replace("{number}", label) if worded else f"{_worded(known.sections, section_key)} {label}"


def progress(key: str) -> str:
    return str(PROGRESS.get(key, key))


def outcome(key: str) -> str:
    """What the room made of an edit."""
    return str(OUTCOMES.get(key, key))


def task(key: str) -> str:
    """What awaits somebody, as a clause; an action that the body words itself begins it with a small letter."""
    own = _worded(labels.here().actions, key)
    return own[:1].lower() + own[1:] if own else str(TASKS.get(key, key))


def action(key: str) -> str:
    return _worded(labels.here().actions, key) or str(ACTIONS.get(key, key))


def done(key: str) -> str:
    return _worded(labels.here().done, key) or str(DONE.get(key, key))


def change(key: str) -> str:
    return str(CHANGES.get(key, key))


def structure(key: str) -> str:
    return str(STRUCTURES.get(key, key))


def scope(key: str) -> str:
    return str(SCOPES.get(key, key))


def standing(key: str) -> str:
    return str(STANDINGS.get(key, key))


def adopts(key: str) -> str:
    return str(ADOPTS.get(key, key))


def disclosure(key: str) -> str:
    return str(DISCLOSURES.get(key, key))


def language(key: str) -> str:
    return str(LANGUAGES.get(key, key))


def delegation(code: str) -> str:
    """A delegation's name in the visitor's language; a code that the format does not know stands as it is."""
    return member(code, str(get_locale()))


def member(code: str, language: str) -> str:
    """A delegation's name in a language: that of the meeting for what is written into its texts. What stands for it
    where an amendment is in nobody's name is worded too."""
    if code in NOBODYS:
        with force_locale(language):
            return str(NOBODYS[code])
    members: Mapping[str, Mapping[str, str]] = current_app.extensions["acuerdo.members"]
    return members.get(language, {}).get(code, code)


def capacity(role_key: str, delegation_code: str | None) -> str:
    """ "Mexico", or "Presidency Pro Tempore": how a person in this capacity is called."""
    return delegation(delegation_code) if delegation_code else role(role_key)
