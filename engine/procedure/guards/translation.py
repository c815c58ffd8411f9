"""Another language: which number was looked at, do the paragraphs pair, is the translation still open?

Source: a language remark is about the translation alone; an amendment in another language is the author's own, and
what is decided is its counterpart in the original, which the author confirms (practice of bodies with several working
languages). When a translation stands in the way of certification is the meeting's own rule (`terms`), and so is the
rest.
"""

from collections.abc import Iterator

from engine.procedure.conclusion import Conclusion
from engine.procedure.guards.case import Case
from engine.procedure.guards.registry import guard, typed
from engine.procedure.refusals import Code, Refusal, refuse
from engine.procedure.terms import Adopts
from engine.procedure.texts import Text, wording_of
from engine.procedure.translation import (
    Standing,
    Translation,
    frame_hash,
    frame_standing,
    in_sight,
    is_official,
    latest,
    standing,
    unpaired,
)
from engine.text.brackets import open_brackets
from engine.text.wording import Wording, relabelled


@guard()
def is_translated(case: Case) -> Refusal | None:
    """The meeting works in more than one language; and in the one that is named."""
    languages = case.meeting.terms.translated
    if not languages:
        return refuse(Code.ONE_LANGUAGE)
    named = getattr(case.command, "language", None)
    known = named is None or named in languages
    return None if known else refuse(Code.OTHER_LANGUAGE, language=str(named), original=case.meeting.language)


@typed("conclusion", "language", "on_number")
def on_last_number(case: Case) -> Refusal | None:
    """What is replaced is what was looked at."""
    return _stale(case, latest(case.conclusion, case.command.language))


@typed("conclusion", "language", "on_number")
def on_number_in_sight(case: Case) -> Refusal | None:
    """Members speak of the translation that they see."""
    return _stale(case, in_sight(case.conclusion, case.command.language))


def _stale(case: Case, found: Translation | None) -> Refusal | None:
    number = found.number if found else 0
    if case.command.on_number == number:
        return None
    return refuse(
        Code.STALE_TRANSLATION,
        language=case.command.language,
        on_number=case.command.on_number,
        number=number,
    )


@typed("conclusion", "language", "wording", "on_revision")
def translation_pairs(case: Case) -> Refusal | None:
    """The paragraphs of the translation are those of the original, one for one."""
    return _unpaired(wording_of(case.conclusion.wording), case.command.wording)


@typed("conclusion", "language", "wording")
def remark_pairs(case: Case) -> Refusal | None:
    """A remark is about words: the paragraphs stay those of the translation. A remark that is declined has none."""
    found, given = _spoken_of(case), case.command.wording
    return None if found is None or given is None else _unpaired(wording_of(found.wording), given)


def _unpaired(original: Wording, given: Wording) -> Refusal | None:
    paragraph = unpaired(original, given)
    return None if paragraph is None else refuse(Code.NOT_PAIRED, paragraph=paragraph)


@typed("conclusion", "language", "wording", "on_revision")
def translation_is_new(case: Case) -> Refusal | None:
    """Other words, or the same words for another revision of the original."""
    found = latest(case.conclusion, case.command.language)
    if found is None or found.renders != case.command.on_revision:
        return None
    same = relabelled(case.command.wording) == wording_of(found.wording)
    return refuse(Code.NOTHING_CHANGED, revision=found.number) if same else None


@typed("conclusion", "language", "wording")
def remark_changes_words(case: Case) -> Refusal | None:
    found, given = _spoken_of(case), case.command.wording
    if found is None:
        return refuse(Code.NOT_TRANSLATED, language=case.command.language)
    same = given is not None and relabelled(given) == wording_of(found.wording)
    return refuse(Code.NOTHING_CHANGED, revision=found.number) if same else None


def _spoken_of(case: Case) -> Translation | None:
    """A remark is about the number in sight; its answer makes a number after the last one."""
    answers = hasattr(case.command, "remark")
    return (latest if answers else in_sight)(case.conclusion, case.command.language)


@typed("wording")
def wording_is_given_if_taken(case: Case) -> Refusal | None:
    """Words that say something, or none at all; a remark that is declined is answered with a reason."""
    given = case.command.wording
    if given is None:
        return None if case.command.reason.strip() else refuse(Code.REASON_REQUIRED)
    said = bool(given.paragraphs) and all(one.text.strip() for one in given.paragraphs)
    return None if said else refuse(Code.EMPTY_WORDING)


@typed("conclusion", "remark", "language")
def remark_is_open(case: Case) -> Refusal | None:
    named = (case.command.remark, case.command.language)
    open_ = any((one.id, one.language) == named for one in case.conclusion.remarks)
    return None if open_ else refuse(Code.NOT_FOUND, what="remark")


@guard("conclusion")
def translation_is_open(case: Case) -> Refusal | None:
    """Adopted with the paper it is closed; where it follows, until it is official."""
    return _closed(case, (case.conclusion,))


@guard()
def frame_is_open(case: Case) -> Refusal | None:
    """The same of title, preamble and topics."""
    return _closed(case, case.standing)


def _closed(case: Case, items: tuple[Conclusion, ...]) -> Refusal | None:
    if not items or any(item.state not in case.meanings.adopted for item in items):
        return None
    if case.meeting.terms.adopts == Adopts.BOTH or all(_official(case, item) for item in items):
        return refuse(Code.TRANSLATION_CLOSED)
    return None


def _official(case: Case, item: Conclusion) -> bool:
    """In the language that is named, or in all of them."""
    terms = case.meeting.terms
    named = getattr(case.command, "language", None)
    return all(
        is_official(item, language, terms.translation_days, case.now)
        for language in terms.translated
        if named in (None, language)
    )


@typed("topics", "language")
def topics_are_given(case: Case) -> Refusal | None:
    """One for every item that has a topic, and no others."""
    given = dict(case.command.topics)
    if len(given) != len(case.command.topics) or given.keys() != _topics(case).keys():
        return refuse(Code.NOT_ALL_TOPICS, missing=len(_topics(case).keys() - given.keys()))
    return None if all(topic.strip() for topic in given.values()) else refuse(Code.TEXT_REQUIRED)


@guard("items")
def translations_are_ready(case: Case) -> Refusal | None:
    """Where both are adopted, nothing is certified while a translation is missing or stale, a remark on it is open, or
    something stands in brackets in it."""
    return next(iter(unready_translations(case)), None)


def unready_translations(case: Case) -> tuple[Refusal, ...]:
    """All of that, language by language."""
    terms = case.meeting.terms
    if terms.adopts != Adopts.BOTH:
        return ()
    return tuple(fault for language in terms.translated for fault in _unready(case, language))


def _unready(case: Case, language: str) -> Iterator[Refusal]:
    around = frame_hash(case.meeting.title, case.meeting.preamble, _topics(case))
    frame = frame_standing(case.meeting.frames, language, around)
    if frame != Standing.ALIGNED:
        yield refuse(Code.FRAME_NOT_TRANSLATED, language=language, standing=frame)
    for item in case.standing:
        found = latest(item, language)
        stands: str = standing(item, language)
        if any(remark.language == language for remark in item.remarks):
            stands = "remark"
        elif found and open_brackets(wording_of(found.wording)):
            stands = "brackets"
        if stands != Standing.ALIGNED:
            yield refuse(Code.TRANSLATION_NOT_READY, conclusion=item.id, language=language, standing=stands)


def _topics(case: Case) -> dict[str, Text]:
    return {item.id: item.topic for item in case.standing if item.topic}


@guard("amendment")
def draft_is_in_the_original(case: Case) -> Refusal | None:
    """An amendment in another language takes a way of its own."""
    return None if case.amendment.on_number is None else refuse(Code.OTHER_WAY)


@guard("amendment")
def draft_is_in_another_language(case: Case) -> Refusal | None:
    return refuse(Code.OTHER_WAY) if case.amendment.on_number is None else None


@guard("amendment")
def counterpart_awaits(case: Case) -> Refusal | None:
    """There is one, and it has not been sent back."""
    return None if case.amendment.counterpart else refuse(Code.NO_COUNTERPART)


@guard("conclusion", "amendment")
def counterpart_is_on_visible(case: Case) -> Refusal | None:
    """The text has not moved on since: a counterpart is never carried by guesswork."""
    found, visible = case.amendment.counterpart, case.conclusion.visible
    if found is None or found.revision == visible:
        return None
    return refuse(Code.BASE_MOVED, base_revision=found.revision, revision=visible)


@typed("amendment", "text_hash")
def counterpart_is_as_shown(case: Case) -> Refusal | None:
    found = case.amendment.counterpart
    as_shown = found is not None and found.wording.hash == case.command.text_hash
    return None if as_shown else refuse(Code.STALE_TEXT, revision=case.conclusion.revision)
