"""After the gavel: statements within their hours, corrections that nobody objects to, files that are kept once.

Source: statements stand beside an adopted text in their authors' words; a correction puts an error right and changes
no substance (marks and practice of United Nations documents). Hours, days, exact words, and that any delegation's
objection ends a correction, are our own rules.
"""

from engine.procedure.commands import StatementKind
from engine.procedure.correction import Correction, CorrectionState, said_now
from engine.procedure.guards.case import Case
from engine.procedure.guards.registry import guard, typed
from engine.procedure.instants import past
from engine.procedure.refusals import Code, Refusal, refuse
from engine.procedure.terms import Adopts, Printing
from engine.procedure.texts import wording_of
from engine.procedure.translation import is_official, latest
from engine.text.correcting import corrected, occurrences


@guard()
def statements_are_open(case: Case) -> Refusal | None:
    until = case.meeting.statements_until
    open_ = until is not None and not past(until, case.now)
    return None if open_ else refuse(Code.TOO_LATE, until=until or "")


@guard()
def statements_are_closed(case: Case) -> Refusal | None:
    """Before that, more may come, or one be withdrawn."""
    until = case.meeting.statements_until
    closed = until is None or past(until, case.now)
    return None if closed else refuse(Code.STATEMENTS_OPEN, until=until or "")


@guard()
def something_is_to_be_added(case: Case) -> Refusal | None:
    """Statements that are in no paper yet, where the meeting prints them."""
    if case.meeting.addenda:
        return refuse(Code.ALREADY_THERE, what="addendum")
    prints = case.meeting.printing not in (None, Printing.RECORD)
    standing = any(not one.withdrawn for one in case.states.statements)
    return None if prints and standing else refuse(Code.NOTHING_TO_ADD)


@typed("kind")
def may_be_stated(case: Case) -> Refusal | None:
    """What is pending the capital is a position, not a statement."""
    waits = case.command.kind == StatementKind.AD_REFERENDUM
    return refuse(Code.NOT_FOUND, what="statement") if waits else None


@typed("item")
def item_is_adopted(case: Case) -> Refusal | None:
    """The paper itself, or one of its items."""
    there = case.command.item is None or any(item.id == case.command.item for item in case.standing)
    return None if there else refuse(Code.NOT_FOUND, what="conclusion")


@typed("statement")
def statement_is_own(case: Case) -> Refusal | None:
    found = next((one for one in case.states.statements if one.id == case.command.statement), None)
    if found is None or found.withdrawn:
        return refuse(Code.NOT_FOUND, what="statement")
    own = found.delegation == case.actor.delegation
    return None if own else refuse(Code.NOT_YOUR_DELEGATION, delegation=found.delegation)


@typed("item", "language", "wrong", "right")
def words_stand_there_once(case: Case) -> Refusal | None:
    """Exactly once, as the text reads now in its language, so that nobody can doubt which words are meant; and
    something else takes their place, without leaving an empty paragraph. The other language is not touched."""
    command = case.command
    if not command.wrong.strip():
        return refuse(Code.TEXT_REQUIRED)
    if command.wrong == command.right:
        return refuse(Code.CORRECTS_NOTHING)
    return _fits(case, command.item, command.language, (command.wrong, command.right))


@typed("correction")
def correction_is_asked(case: Case) -> Refusal | None:
    return _in(case, CorrectionState.ASKED)


@typed("correction")
def correction_is_circulated(case: Case) -> Refusal | None:
    return _in(case, CorrectionState.CIRCULATED)


@typed("correction")
def its_words_still_stand_there_once(case: Case) -> Refusal | None:
    """Another correction may have taken them away meanwhile."""
    found = _named(case)
    return _fits(case, found.item, found.language, found.change) if found else None


@typed("correction")
def objection_is_in_time(case: Case) -> Refusal | None:
    found = _named(case)
    late = found is not None and past(found.until, case.now)
    return refuse(Code.TOO_LATE, until=found.until or "") if late and found else None


@typed("correction")
def its_days_have_passed(case: Case) -> Refusal | None:
    found = _named(case)
    early = found is not None and not past(found.until, case.now)
    return refuse(Code.CORRECTION_CIRCULATES, until=found.until or "") if early and found else None


@typed("work", "files")
def files_are_ordered(case: Case) -> Refusal | None:
    """What was issued is kept once."""
    ordered = case.command.work in case.meeting.ordered and case.command.files
    return None if ordered else refuse(Code.ALREADY_KEPT, sha256="")


def _named(case: Case) -> Correction | None:
    return next((one for one in case.states.corrections if one.id == case.command.correction), None)


def _in(case: Case, state: CorrectionState) -> Refusal | None:
    found = _named(case)
    if found is None:
        return refuse(Code.NOT_FOUND, what="correction")
    return None if found.state == state else refuse(Code.CORRECTION_ENDED, stage=found.state)


def _fits(case: Case, item: str | None, language: str, change: tuple[str, str]) -> Refusal | None:
    if refusal := _not_final(case, language):
        return refusal
    if item is not None and all(one.id != item for one in case.standing):
        return refuse(Code.NOT_FOUND, what="conclusion")
    texts = _texts(case, item, language)
    if texts is None:
        return refuse(Code.NOT_TRANSLATED, language=language)
    reads = said_now(texts, case.states.corrections, item, language)
    count = occurrences(reads, change[0])
    if count != 1:
        return refuse(Code.WORDS_NOT_THERE_ONCE, count=count)
    empty = any(not text.strip() for text in corrected(reads, (change,)))
    return refuse(Code.EMPTY_WORDING) if empty else None


def _not_final(case: Case, language: str) -> Refusal | None:
    """The original, or a language of the paper in which nothing changes any more: a translation that follows is put
    right by remarks until it is official."""
    meeting = case.meeting
    if language == meeting.language:
        return None
    if language not in meeting.terms.translated:
        return refuse(Code.OTHER_LANGUAGE, language=language, original=meeting.language)
    final = meeting.terms.adopts == Adopts.BOTH or all(
        is_official(item, language, meeting.terms.translation_days, case.now) for item in case.standing
    )
    return None if final else refuse(Code.TRANSLATION_FOLLOWS, language=language)


def _texts(case: Case, item: str | None, language: str) -> tuple[str, ...] | None:
    """The paragraphs of the adopted item, or title and preamble, in that language; None where there are none."""
    original = language == case.meeting.language
    if item is None:
        own = (*map(str, case.meeting.title), str(case.meeting.preamble))
        return own if original else case.states.around.get(language)
    found = next(one for one in case.standing if one.id == item)
    translated = latest(found, language)
    wording = found.wording if original else translated.wording if translated else None
    return tuple(paragraph.text for paragraph in wording_of(wording).paragraphs) if wording else None
