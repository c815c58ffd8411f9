"""After the room: what it did not come to is put under silence; that is broken twice, restarted, and announced."""

from collections.abc import Iterator
from datetime import datetime

from engine.procedure import commands as ask
from engine.procedure.commands import FilingKind, ProposalKind
from engine.procedure.instants import spelled
from web.demonstration.afterwards import Afterwards, Amended, Mailed, read_afterwards
from web.demonstration.agreeing import labels
from web.demonstration.beginning import issued
from web.demonstration.clock import MANAGUA
from web.demonstration.play import PRESIDENCY, SECRETARIAT, Play, Step
from web.demonstration.script import Scene
from web.demonstration.treatments import decided

FIRST_HOUR, LAST_HOUR = "28 Nov 18:00", "1 Dec 18:00"


def silence(play: Play) -> Iterator[Step]:
    after = read_afterwards()
    scenes = [play.script.scene(item) for item in after.silence.items]
    play.clock.reach("25 Nov 16:00")
    yield _deferred(play, after)
    yield issued(play, f"{play.script.symbol}/Rev.3")
    play.clock.reach("25 Nov 17:30")
    first, step = _opened(play, scenes, FIRST_HOUR)
    yield step
    play.clock.reach("26 Nov 10:00")
    amendment, step = _broken_by_an_amendment(play, after.silence.amended)
    yield step
    yield from _broken_by_mail(play, first, after.silence.mailed)
    yield from _changed(play, after, amendment)
    play.clock.reach("27 Nov 17:00")
    yield issued(play, f"{play.script.symbol}/Rev.4")
    changed = [play.script.scene(one) for one in (after.silence.amended.item, after.silence.mailed.item)]
    again, step = _opened(play, changed, LAST_HOUR)
    yield step
    play.clock.reach("28 Nov 18:10")
    yield _announced(play, first, [scene for scene in scenes if scene not in changed])
    play.clock.reach("2 Dec 09:00")
    yield _announced(play, again, changed)


def _deferred(play: Play, after: Afterwards) -> Step:
    scene, why = play.script.scene(after.deferred.item), play.say(after.deferred.why)
    play.do(ask.DeferConclusion, play.cast.chair, play.known[scene.item], why)
    return play.step(PRESIDENCY, f"{play.label(scene)} is deferred to the next meeting")


def _opened(play: Play, scenes: list[Scene], until: str) -> tuple[str, Step]:
    hour = spelled(play.clock.at(until))
    made = play.do(ask.OpenSilence, play.cast.chair, play.lines(scenes), False, hour, MANAGUA.key)
    said = f"{labels(play, scenes)} are under silence until {until}, each on its own"
    return made, play.step(PRESIDENCY, said)


def _broken_by_an_amendment(play: Play, amended: Amended) -> tuple[str, Step]:
    scene, words = play.script.scene(amended.item), amended.words
    seat = play.cast.seat(words.by)
    item = play.item(scene, seat)
    draft = play.do(
        ask.DraftAmendment,
        seat,
        conclusion=item.id,
        on_revision=item.revision,
        wording=play.wording(scene, words, item.wording),
        rationale=play.say(words.why),
        kind=ProposalKind.MODIFY,
    )
    play.do(ask.FileAmendment, seat, draft, item.id, 1)
    said = f"an amendment to {play.label(scene)} is filed in time, and breaks the silence on it"
    return draft, play.step((words.by,), said)


def _broken_by_mail(play: Play, running: str, mailed: Mailed) -> Iterator[Step]:
    """Received before the hour, entered with its evidence, confirmed by a second person."""
    play.clock.reach("27 Nov 11:00")
    scene, words = play.script.scene(mailed.item), mailed.words
    received = play.clock.at("27 Nov 08:40")
    entered = play.do(
        ask.EnterOutsideFiling,
        play.cast.staff,
        silence=running,
        conclusion=play.known[scene.item],
        delegation=words.by,
        what=FilingKind.POSITION,
        received=spelled(received),
        source=play.say(mailed.source),
        text=play.say(words.why),
    )
    came = f"{play.called(words.by)} objects to {play.label(scene)} in {mailed.source}"
    yield play.step(SECRETARIAT, f"{came}, received at {_hour(received)}: entered, with the evidence")
    play.do(ask.ConfirmOutsideFiling, play.cast.chair, running, entered, True)
    yield play.step(PRESIDENCY, f"has read it and confirms: the silence on {play.label(scene)} is broken")


def _hour(at: datetime) -> str:
    return f"{at.astimezone(MANAGUA):%H:%M}"


def _changed(play: Play, after: Afterwards, amendment: str) -> Iterator[Step]:
    """What broke the silence is looked at, and the texts are changed."""
    play.clock.reach("27 Nov 15:00")
    amended, mailed = after.silence.amended, after.silence.mailed
    yield decided(play, play.script.scene(amended.item), amended.words, amendment)
    scene, words = play.script.scene(mailed.item), mailed.words
    item = play.item(scene, play.cast.staff)
    new = play.wording(scene, words, item.wording)
    play.do(ask.ReviseWording, play.cast.staff, item.id, item.revision, new, play.say(words.why))
    said = (
        f"{play.label(scene)} is revised as {play.called(words.by)} asks; a changed text needs a new silence"
    )
    yield play.step(SECRETARIAT, said)


def _announced(play: Play, over: str, scenes: list[Scene]) -> Step:
    play.do(ask.AnnounceOutcome, play.cast.chair, over)
    agreed = "is" if len(scenes) == 1 else "are"
    said = f"the hour has passed in silence, which is announced: {labels(play, scenes)} {agreed} agreed"
    return play.step(PRESIDENCY, said)
