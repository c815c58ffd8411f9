"""Commands on translations, and what an issue says in other languages. Nothing here changes the original, or voids a
position on it.

Source: see `guards.translation`.
"""

from collections.abc import Iterator

from engine.procedure import commands as ask
from engine.procedure import events as did
from engine.procedure.events import Event, IssuedIn
from engine.procedure.handlers.matter import Matter
from engine.procedure.instants import spelled
from engine.procedure.translation import frame_hash, frame_standing, latest, standing


def translate_wording(command: ask.TranslateWording, matter: Matter) -> tuple[Event, ...]:
    return (
        did.TranslationMade(
            meeting=command.meeting,
            conclusion=command.conclusion,
            language=command.language,
            number=command.on_number + 1,
            renders=command.on_revision,
            wording=matter.wording(command.wording),
            reason=matter.optional(command.reason),
            remark=None,
            at=spelled(matter.now),
        ),
    )


def make_remark(command: ask.MakeRemark, matter: Matter) -> tuple[Event, ...]:
    return (
        did.RemarkMade(
            meeting=command.meeting,
            conclusion=command.conclusion,
            remark=command.id,
            language=command.language,
            number=command.on_number,
            delegation=str(command.actor.delegation),
            wording=matter.wording(command.wording),
            reason=matter.prose(command.reason),
        ),
    )


def answer_remark(command: ask.AnswerRemark, matter: Matter) -> tuple[Event, ...]:
    """Taken in, it makes a new number, which renders what the last one rendered."""
    last = latest(matter.case.conclusion, command.language)
    assert last is not None, "there is a translation, since there is a remark on it"
    reason, at = matter.optional(command.reason), spelled(matter.now)
    number = None if command.wording is None else last.number + 1
    answered = did.RemarkAnswered(
        command.meeting, command.conclusion, command.remark, command.language, number, reason, at
    )
    if command.wording is None or number is None:
        return (answered,)
    made = did.TranslationMade(
        meeting=command.meeting,
        conclusion=command.conclusion,
        language=command.language,
        number=number,
        renders=last.renders,
        wording=matter.wording(command.wording),
        reason=reason,
        remark=command.remark,
        at=at,
    )
    return (made, answered)


def translate_frame(command: ask.TranslateFrame, matter: Matter) -> tuple[Event, ...]:
    meeting = matter.case.meeting
    before = next((one.number for one in meeting.frames if one.language == command.language), 0)
    topics = {item.id: item.topic for item in matter.case.standing if item.topic}
    return (
        did.FrameTranslated(
            meeting=command.meeting,
            language=command.language,
            number=before + 1,
            renders=frame_hash(meeting.title, meeting.preamble, topics),
            title=matter.lines(command.title),
            preamble=matter.prose(command.preamble),
            topics=tuple((id_, matter.seal(topic.strip())) for id_, topic in sorted(command.topics)),
        ),
    )


def said_in_others(matter: Matter) -> tuple[IssuedIn, ...]:
    """What the paper says at this moment in each other language in which it says anything: around the items, then item
    by item."""
    languages = matter.case.meeting.terms.translated
    return tuple(line for language in languages for line in _said_in(matter, language))


def _said_in(matter: Matter, language: str) -> Iterator[IssuedIn]:
    meeting, items = matter.case.meeting, matter.case.standing
    renders = frame_hash(
        meeting.title, meeting.preamble, {item.id: item.topic for item in items if item.topic}
    )
    around = next((one for one in meeting.frames if one.language == language), None)
    found = {item.id: latest(item, language) for item in items}
    if around is None and not any(found.values()):
        return
    stands = frame_standing(meeting.frames, language, renders)
    yield IssuedIn(language, None, around.number if around else 0, stands)
    for item in items:
        last = found[item.id]
        yield IssuedIn(language, item.id, last.number if last else 0, standing(item, language))
