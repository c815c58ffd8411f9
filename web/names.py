"""The words of the trade in the visitor's language: roles, states, positions, dispositions, sections, delegations.

A key that a later workflow adds and that has no word here is shown as it is written in the workflow.
"""

from collections.abc import Mapping

from flask import current_app
from flask_babel import get_locale, lazy_gettext
from flask_babel.speaklater import LazyString

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
    "reservation": _("Reservation (recorded, does not block)"),
    "objection": _("Objection (blocks)"),
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

# Why an amendment could not be carried over to a new wording.
AGAINST: Mapping[str, LazyString] = {
    "overlap": _("The wording and the amendment changed the same words."),
    "sentence_replaced": _("A sentence that it changes was itself mostly replaced."),
    "item_divided": _("The item was divided or joined, and its words cannot be told apart."),
    "item_revised": _("It proposes to suppress the item, and the item says something else now."),
}

SECTIONS: Mapping[str, LazyString] = {
    "conclusions": _("Conclusions"),
    "recommendations": _("Recommendations"),
}

ITEMS: Mapping[str, LazyString] = {
    "conclusions": _("Conclusion %(number)s"),
    "recommendations": _("Recommendation %(number)s"),
}

# What awaits somebody, and what a button says.
TASKS: Mapping[str, LazyString] = {
    "open_comments": _("open country comments"),
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
}

ACTIONS: Mapping[str, LazyString] = {
    "open_comments": _("Open country comments"),
    "open_consensus": _("Open consensus"),
    "declare_agreed": _("Declare agreed"),
    "return_to_comments": _("Return to country comments"),
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
}

# What was done, said to whoever did it.
DONE: Mapping[str, LazyString] = {
    "open_comments": _("Country comments are open."),
    "open_consensus": _("Consensus is open: delegations may take their positions."),
    "declare_agreed": _("The item is declared agreed."),
    "return_to_comments": _("The item is back in country comments."),
    "withdraw": _("The item is withdrawn from the paper."),
    "write_comment": _("Your comment is kept."),
    "take_position": _("Your position is kept."),
    "discard_draft": _("The draft is discarded."),
    "file_amendment": _("The amendment is filed: everybody who negotiates sees it now."),
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

LANGUAGES: Mapping[str, LazyString] = {"en": _("English"), "es": _("Spanish")}


def role(key: str) -> str:
    return str(ROLES.get(key, key))


def state(key: str) -> str:
    """The label that the house's workflow gives a state, in the page's language; a state it does not know (of a meeting
    that was opened under another) by its own name."""
    labels: Mapping[str, Mapping[str, str]] = current_app.extensions["acuerdo.books"].states
    return labels.get(key, {}).get(str(get_locale()), key)


def position(key: str) -> str:
    return str(POSITIONS.get(key, key))


def disposition(key: str) -> str:
    return str(DISPOSITIONS.get(key, key))


def kind(key: str) -> str:
    return str(KINDS.get(key, key))


def against(key: str) -> str:
    return str(AGAINST.get(key, key))


def section(key: str) -> str:
    return str(SECTIONS.get(key, key))


def item(section_key: str, number: int | None, label: str | None = None) -> str:
    """ "Conclusion 7", or by its label "Conclusion 6 bis"; an item that is gone from the paper has no number, and is
    "Conclusion 6 [withdrawn]" where it was issued."""
    if number is None and label is None:
        return str(_("Withdrawn item"))
    return cited(section_key, label or str(number), number is not None)


def cited(section_key: str, label: str, standing: bool = True) -> str:
    """What an item is cited by: "Conclusion 6 bis", or "Conclusion 6 [withdrawn]" once it stands no more."""
    worded = ITEMS.get(section_key)
    name = f"{section(section_key)} {label}" if worded is None else str(worded) % {"number": label}
    return name if standing else str(_("%(name)s [withdrawn]")) % {"name": name}


def task(key: str) -> str:
    return str(TASKS.get(key, key))


def action(key: str) -> str:
    return str(ACTIONS.get(key, key))


def done(key: str) -> str:
    return str(DONE.get(key, key))


def change(key: str) -> str:
    return str(CHANGES.get(key, key))


def structure(key: str) -> str:
    return str(STRUCTURES.get(key, key))


def language(key: str) -> str:
    return str(LANGUAGES.get(key, key))


def delegation(code: str) -> str:
    """A delegation's name in the visitor's language; a code that the format does not know stands as it is."""
    return member(code, str(get_locale()))


def member(code: str, language: str) -> str:
    """A delegation's name in a language: that of the meeting for what is written into its texts."""
    members: Mapping[str, Mapping[str, str]] = current_app.extensions["acuerdo.members"]
    return members.get(language, {}).get(code, code)


def capacity(role_key: str, delegation_code: str | None) -> str:
    """ "Mexico", or "Presidency Pro Tempore": how a person in this capacity is called."""
    return delegation(delegation_code) if delegation_code else role(role_key)
