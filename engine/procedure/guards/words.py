"""What was typed: texts, wordings, lists.

Source: an objection gives its reason or a counter-text, a scrutiny hold has its owner and its expiry, and an
amendment is whole paragraphs against a named text (drafting by consensus; see the glossary). That something must be
typed at all, and what cannot be taken, are our own rules.
"""

from engine.procedure.amendment import Course
from engine.procedure.commands import Audience, ProposalKind
from engine.procedure.guards.case import Case
from engine.procedure.guards.registry import typed
from engine.procedure.instants import read
from engine.procedure.refusals import Code, Refusal, refuse
from engine.procedure.terms import LONGEST_HOURS
from engine.procedure.texts import wording_of
from engine.text.wording import Wording, relabelled


@typed("reason")
def reason_is_given(case: Case) -> Refusal | None:
    return None if case.command.reason.strip() else refuse(Code.REASON_REQUIRED)


@typed("text")
def text_is_given(case: Case) -> Refusal | None:
    return None if case.command.text.strip() else refuse(Code.TEXT_REQUIRED)


@typed("title")
def title_is_given(case: Case) -> Refusal | None:
    given = case.command.title and all(line.strip() for line in case.command.title)
    return None if given else refuse(Code.TEXT_REQUIRED)


@typed("wording")
def wording_is_given(case: Case) -> Refusal | None:
    return None if _says_something(case.command.wording) else refuse(Code.EMPTY_WORDING)


@typed("items")
def wordings_are_given(case: Case) -> Refusal | None:
    given = all(_says_something(item.wording) for item in case.command.items)
    return None if given else refuse(Code.EMPTY_WORDING)


@typed("conclusion", "wording")
def wording_is_changed(case: Case) -> Refusal | None:
    """Labels are computed, so only words, kinds, levels and label styles make a difference. What is changed is the
    text that the command was made on."""
    item, now = case.conclusion, wording_of(case.conclusion.wording)
    seen = _before_entry(case) or case.states.bases.get(case.command.on_revision, now)
    same = relabelled(case.command.wording) == seen
    return refuse(Code.NOTHING_CHANGED, revision=item.revision) if same else None


def _before_entry(case: Case) -> Wording | None:
    """For a correction, what stood before the entry that it takes the place of: the same words may be another
    delegation's, or no more than an idea. An idea left the text as it was."""
    old = case.states.other if getattr(case.command, "corrects", None) else None
    if old is None or old.course == Course.FLOATED:
        return None
    return case.states.bases.get(old.filed_revision or old.base_revision)


@typed("conclusion", "wording")
def wording_fits_kind(case: Case) -> Refusal | None:
    """To modify is to give other words; to suppress the item is to give none."""
    kind = getattr(case.command, "kind", None) or case.amendment.kind
    if kind == ProposalKind.SUPPRESS:
        return refuse(Code.NOT_TO_SUPPRESS) if case.command.wording.paragraphs else None
    return wording_is_given(case) or wording_is_changed(case)


@typed("sponsors")
def sponsors_are_participants(case: Case) -> Refusal | None:
    """Co-sponsors are participants other than the author, each named once; a partner edits its author's draft, and the
    secretariat files on a delegation's behalf."""
    codes, draft = case.command.sponsors, case.states.amendment
    author = draft.delegation if draft else getattr(case.command, "delegation", case.actor.delegation)
    others = set(case.meeting.participants) - {author}
    if len(set(codes)) == len(codes) and set(codes) <= others:
        return None
    return refuse(Code.BAD_SPONSORS, delegations=", ".join(codes))


@typed("kind", "reason")
def position_has_its_reason(case: Case) -> Refusal | None:
    """Where the workflow demands one; a counter-text can stand for it. A meeting that was opened under rules without
    such a position does not have it."""
    rule = case.meanings.positions.get(case.command.kind)
    if rule is None:
        return refuse(Code.NOT_FOUND, what="position")
    demanded = rule.reason
    given = bool(case.command.reason.strip())
    countered = demanded == "or_counter_text" and case.command.counter is not None
    return None if demanded == "optional" or given or countered else refuse(Code.REASON_REQUIRED)


@typed("conclusion", "counter", "on_revision")
def counter_text_says_something(case: Case) -> Refusal | None:
    """Something else than the text that the position is taken on."""
    counter = case.command.counter
    if counter is None:
        return None
    if not _says_something(counter):
        return refuse(Code.EMPTY_WORDING)
    seen = case.states.bases.get(case.command.on_revision, wording_of(case.conclusion.wording))
    same = relabelled(counter) == seen
    return refuse(Code.NOTHING_CHANGED, revision=case.command.on_revision) if same else None


@typed("kind", "owner", "until")
def hold_has_owner_and_expiry(case: Case) -> Refusal | None:
    """A hold is for a time: somebody looks into it, and it ends at an instant to come. Nothing else expires."""
    expires = case.meanings.positions[case.command.kind].expires
    given = case.command.until is not None
    until = read(case.command.until) if case.command.until is not None else None
    if not expires:
        return refuse(Code.NOT_A_HOLD) if given else None
    if given and until is None:
        return refuse(Code.BAD_INSTANT, field="until")
    complete = until is not None and until > case.now and case.command.owner.strip()
    return None if complete else refuse(Code.HOLD_INCOMPLETE)


@typed("terms")
def terms_are_possible(case: Case) -> Refusal | None:
    terms = case.command.terms
    if terms is None:
        return None
    for name in ("maintain_hours", "challenge_hours", "silence_hours"):
        if not 0 <= getattr(terms, name) <= LONGEST_HOURS:
            return refuse(Code.BAD_HOURS, field=name, limit=LONGEST_HOURS)
    wrong = terms.comments_until is not None and read(terms.comments_until) is None
    return refuse(Code.BAD_INSTANT, field="comments_until") if wrong else None


@typed("audience")
def chair_may_see_it(case: Case) -> Refusal | None:
    """What blocks or waits for others is seen by the Presidency and the secretariat at least. Our own rule."""
    return refuse(Code.ONLY_FOR_ITSELF) if case.command.audience == Audience.OWN else None


@typed("symbol")
def symbol_is_new(case: Case) -> Refusal | None:
    """A draft is cited by its symbol, so no two have the same."""
    symbol = case.command.symbol.strip()
    if not symbol:
        return refuse(Code.TEXT_REQUIRED)
    return refuse(Code.ALREADY_THERE, what="symbol") if symbol in case.states.symbols else None


@typed("steps")
def steps_are_named(case: Case) -> Refusal | None:
    return None if all(step.strip() for step in case.command.steps) else refuse(Code.TEXT_REQUIRED)


@typed("section")
def section_is_known(case: Case) -> Refusal | None:
    if case.command.section in case.meeting.sections:
        return None
    return refuse(Code.UNKNOWN_SECTION, section=case.command.section)


@typed("language")
def in_original_language(case: Case) -> Refusal | None:
    if case.command.language == case.meeting.language:
        return None
    return refuse(Code.OTHER_LANGUAGE, language=case.command.language, original=case.meeting.language)


@typed("participants")
def participants_are_valid(case: Case) -> Refusal | None:
    codes = case.command.participants
    valid = (
        codes and len(set(codes)) == len(codes) and all(code.isalnum() and code.isupper() for code in codes)
    )
    return None if valid else refuse(Code.BAD_DELEGATION_LIST, delegations=", ".join(codes))


@typed("present")
def present_are_participants(case: Case) -> Refusal | None:
    codes = case.command.present
    valid = len(set(codes)) == len(codes) and set(codes) <= set(case.meeting.participants)
    return None if valid else refuse(Code.BAD_DELEGATION_LIST, delegations=", ".join(codes))


@typed("order")
def order_is_complete(case: Case) -> Refusal | None:
    """Every item that is not withdrawn, once, each in a known section: an order never drops one."""
    for section, _ in case.command.order:
        if section not in case.meeting.sections:
            return refuse(Code.UNKNOWN_SECTION, section=section)
    given = [conclusion for _, conclusion in case.command.order]
    standing = {item.id for item in case.standing}
    if len(given) == len(set(given)) and set(given) == standing:
        return None
    missing, unknown = len(standing - set(given)), len(given) - len(set(given) & standing)
    return refuse(Code.NOT_ALL_ITEMS, missing=missing, unknown=unknown)


@typed("order")
def agreed_items_keep_their_section(case: Case) -> Refusal | None:
    """Whether a text is a conclusion or a recommendation is part of what was agreed."""
    asked = {conclusion: section for section, conclusion in case.command.order}
    agreed = (item for item in case.standing if item.state in case.meanings.agreed)
    moved = next((item for item in agreed if asked.get(item.id, item.section) != item.section), None)
    return refuse(Code.AGREED_STAYS, conclusion=moved.id) if moved else None


def _says_something(wording: Wording) -> bool:
    """There are paragraphs, and none is without words."""
    return bool(wording.paragraphs) and all(paragraph.text.strip() for paragraph in wording.paragraphs)
