"""The two days in Managua: what is typed while the room drafts, and what is agreed."""

from collections.abc import Iterator

from engine.procedure import commands as ask
from engine.procedure.commands import Disposition, MergeLine, RoomLine, RoomOutcome
from engine.record.queries.views import AmendmentView
from engine.text.wording import Wording
from web.demonstration.agreeing import gavel, in_writing
from web.demonstration.beginning import issued
from web.demonstration.play import PRESIDENCY, ROOM, SECRETARIAT, Play, Stage, Step
from web.demonstration.script import Correction, Entry, Scene
from web.demonstration.treatments import decided


def first(play: Play) -> Iterator[Step]:
    """The first day: items called, edits typed, four of them agreed."""
    play.clock.reach("24 Nov 08:00")
    yield issued(play, f"{play.script.symbol}/Rev.1")
    play.clock.reach("24 Nov 09:30")
    here = tuple(code for code in play.cast.delegations if code not in play.script.absent)
    yield _opened(play, here)
    yield from _speakers(play)
    for scene in play.taken_to(Stage.AMENDED):
        yield from _typed(play, scene, 1)
        yield from _let_go(play, scene)
    yield from gavel(play, "sitting 1")
    play.do(ask.SuspendSitting, play.cast.chair)
    yield play.step(PRESIDENCY, "the sitting is suspended")
    play.clock.reach("24 Nov 14:30")
    play.do(ask.ResumeSitting, play.cast.chair)
    for scene in play.taken_to(Stage.AGREED):
        if scene.correction:
            yield from _corrected(play, scene, scene.correction)
    play.clock.reach("24 Nov 17:00")
    play.do(ask.CloseSitting, play.cast.chair)
    yield play.step(PRESIDENCY, "the sitting is closed; what was floated and not maintained lapses")


def evening(play: Play) -> Iterator[Step]:
    """Between the sittings: an absent delegation confirms what was entered for it; positions are taken in writing."""
    play.clock.reach("24 Nov 18:00")
    for scene in play.taken_to(Stage.AMENDED):
        for entry in play.item(scene, play.cast.staff).amendments if scene.room else ():
            for code in entry.to_confirm:
                play.do(ask.ConfirmEntry, play.cast.seat(code), entry.id, play.known[scene.item], True)
                yield play.step(
                    (code,), f"was not in the room, and confirms what was entered in {play.label(scene)}"
                )
    for scene in play.taken_to(Stage.CONSENSUS):
        if scene.agreed == "in writing":
            yield from in_writing(play, scene, whole=play.stages(scene) >= Stage.AGREED)
    play.clock.reach("25 Nov 08:00")
    yield issued(play, f"{play.script.symbol}/Rev.2")


def second(play: Play) -> Iterator[Step]:
    """The second sitting up to its work: everybody is there, an item lies in front of the room."""
    play.clock.reach("25 Nov 09:30")
    yield _opened(play, tuple(play.cast.delegations))
    yield from _speakers(play)
    scene = play.script.scene(play.script.in_front)
    play.do(ask.CallItem, play.cast.chair, play.known[scene.item])
    yield play.step(PRESIDENCY, f"{play.label(scene)} is put in front of the room")


def conclusion(play: Play) -> Iterator[Step]:
    """The rest of the second day, to the gavel on every item that the room has come to."""
    for scene in play.taken_to(Stage.AGREED):
        if scene.not_reopened or scene.reopened:
            yield _reopening(play, scene)
    for scene in play.taken_to(Stage.AGREED):
        yield from _typed(play, scene, 2)
    yield from _rooms_file(play)
    play.clock.reach("25 Nov 12:30")
    yield from gavel(play, "sitting 2")
    play.do(ask.CloseSitting, play.cast.chair)
    yield play.step(PRESIDENCY, "the sitting is closed")


def _opened(play: Play, here: tuple[str, ...]) -> Step:
    play.do(ask.OpenSitting, play.cast.chair, here)
    number = play.view().sittings
    return play.step(PRESIDENCY, f"sitting {number} is opened, {len(here)} delegations are in the room")


def _speakers(play: Play) -> Iterator[Step]:
    asking = play.script.speakers
    for actor in (*map(play.cast.head, asking), play.cast.guest):
        play.do(ask.AskForFloor, actor)
    play.do(ask.GiveFloor, play.cast.chair, asking[0])
    yield play.step(
        PRESIDENCY, f"the floor is given to {play.called(asking[0])}; {len(asking)} others have asked for it"
    )


def _typed(play: Play, scene: Scene, sitting: int) -> Iterator[Step]:
    """The item in front of the room, and every edit that is typed in it."""
    entries = [entry for entry in scene.room if entry.sitting == sitting]
    if entries:
        play.do(ask.CallItem, play.cast.chair, play.known[scene.item])
    last: str | None = None
    for entry in entries:
        last = _entered(play, scene, entry, last if entry.corrects else None)
        again = ", in place of the entry before" if entry.corrects else ""
        yield play.step(entry.by or ROOM, f"words typed in {play.label(scene)}: {entry.outcome}{again}")


def _entered(play: Play, scene: Scene, entry: Entry, corrects: str | None) -> str:
    item = play.item(scene, play.cast.staff)
    before = _without(
        item.wording, item.amendments, corrects, item.revisions[-2].wording if corrects else None
    )
    settled = [one for one in item.amendments if one.pending and entry.settles]
    return play.do(
        ask.EnterInRoom,
        play.cast.staff,
        conclusion=item.id,
        on_revision=item.revision,
        wording=play.wording(scene, entry, before),
        delegations=entry.by,
        outcome=entry.outcome,
        reason=play.say(entry.why),
        corrects=corrects,
        settles=tuple(MergeLine(one.id, Disposition.OVERTAKEN) for one in settled),
    )


def _without(
    now: Wording, amendments: tuple[AmendmentView, ...], corrects: str | None, earlier: Wording | None
) -> Wording:
    """The text on which an entry is typed: for a correction, what stood before the entry that it corrects."""
    floated = any(one.id == corrects and one.outcome is RoomOutcome.FLOATED for one in amendments)
    return now if earlier is None or floated else earlier


def _let_go(play: Play, scene: Scene) -> Iterator[Step]:
    """Whoever maintained its words lets them go in the room, and the brackets go with them."""
    for proposal in scene.amendments:
        if not proposal.lets_go:
            continue
        play.do(ask.CallItem, play.cast.chair, play.known[scene.item])
        kept = next(one for one in play.item(scene, play.cast.chair).amendments if one.pending)
        head, why = play.cast.head(proposal.by), play.say(proposal.lets_go)
        play.do(ask.WithdrawAmendment, head, kept.id, play.known[scene.item], why)
        yield play.step(
            (proposal.by,), f"lets its words in {play.label(scene)} go, and the brackets go with them"
        )


def _corrected(play: Play, scene: Scene, correction: Correction) -> Iterator[Step]:
    item = play.item(scene, play.cast.staff)
    play.do(
        ask.ReviseWording,
        play.cast.staff,
        item.id,
        item.revision,
        play.wording(scene, correction, item.wording),
        play.say(correction.why),
        correction.nature,
    )
    yield play.step(SECRETARIAT, f"a change in {play.label(scene)} is declared: {correction.nature}")
    if correction.called_by:
        head, why = play.cast.head(correction.called_by), play.say(correction.called)
        play.do(ask.CallMaterial, head, item.id, item.revision + 1, why)
        yield play.step(
            (correction.called_by,), f"calls the change material: {play.label(scene)} is open again"
        )


def _reopening(play: Play, scene: Scene) -> Step:
    """An agreed item is opened again, if nobody present objects."""
    item, objecting = play.item(scene, play.cast.chair), tuple(scene.not_reopened)
    why = play.say(scene.reopened or next(iter(scene.not_reopened.values())))
    play.do(ask.ReopenConclusion, play.cast.chair, item.id, item.revision, why, objecting)
    if objecting:
        return play.step(objecting, f"objects to reopening {play.label(scene)}, which stays agreed")
    return play.step(PRESIDENCY, f"{play.label(scene)} is reopened; nobody in the room objects")


def _rooms_file(play: Play) -> Iterator[Step]:
    """For a while the room went on in Word; its whole paper is taken over at once."""
    typed = [scene for scene in play.taken_to(Stage.AGREED) if scene.in_the_rooms_file]
    lines = tuple(
        RoomLine(line.conclusion, line.revision, _as_in_the_file(play, line.conclusion, typed))
        for line in play.lines()
    )
    play.do(ask.TakeRoomFile, play.cast.staff, lines, play.say("what the room wrote in Word over lunch."))
    changed = ", ".join(play.label(scene) for scene in typed)
    yield play.step(SECRETARIAT, f"the room's Word file is taken back: {changed} changed, the rest as it was")
    for scene in typed:
        contained = [one.id for one in play.item(scene, play.cast.chair).amendments if one.pending]
        for proposal, amendment in zip(scene.amendments, contained, strict=True):
            yield decided(play, scene, proposal, amendment)


def _as_in_the_file(play: Play, id_: str, typed: list[Scene]) -> Wording:
    own = next((scene for scene in typed if play.known[scene.item] == id_), None)
    if own is not None:
        return play.adopted[own.item]
    return next(item.wording for part in play.paper().sections for item in part.items if item.id == id_)
