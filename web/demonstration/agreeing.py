"""How an item is agreed: by the positions of all in writing, or at the gavel."""

from collections.abc import Iterator

from engine.procedure import commands as ask
from engine.procedure.commands import Actor, PositionKind
from engine.procedure.instants import spelled
from engine.procedure.phase import Phase
from web.demonstration.play import PRESIDENCY, Play, Stage, Step
from web.demonstration.script import Scene, Stand


def gavel(play: Play, when: str) -> Iterator[Step]:
    """The Presidency puts items to the room, and nobody objects."""
    rows, seen = play.rows(play.cast.staff), play.rows(play.cast.seat(play.script.presidency))
    put = [scene for scene in play.taken_to(Stage.AGREED) if _is_put(scene, when)]
    put = [scene for scene in put if rows[play.known[scene.item]].phase in (Phase.OPEN, Phase.SEEKING)]
    for scene in put:
        id_ = play.known[scene.item]
        if rows[id_].revision != seen[id_].revision:  # members have not been shown the working text yet
            play.do(ask.CallItem, play.cast.chair, id_)
        for stand in scene.positions:
            head = play.cast.head(stand.by)
            stands(play, scene, stand, head, play.item(scene, head).revision)
            yield play.step((stand.by,), f"{_kind(stand)} on {play.label(scene)}")
    play.do(ask.PutToRoom, play.cast.chair, play.lines(put))
    there = len(play.view().present)
    yield play.step(
        PRESIDENCY, f"puts {labels(play, put)} to the room: no objection, {there} present, so decided"
    )


def _is_put(scene: Scene, when: str) -> bool:
    """In the second sitting everything that is open still, but for what is left to a silence or to another meeting."""
    return scene.agreed == when or (when == "sitting 2" and scene.agreed in ("sitting 1", "in writing"))


def labels(play: Play, scenes: list[Scene]) -> str:
    """ "conclusions 3, 6 bis and recommendation 1"."""
    named: dict[str, list[str]] = {}
    for scene in scenes:
        kind, number = play.label(scene).split(" ", 1)
        named.setdefault(kind, []).append(number)
    parts = (f"{kind}{'s' if len(own) > 1 else ''} {', '.join(own)}" for kind, own in named.items())
    return " and ".join(parts)


def in_writing(play: Play, scene: Scene, whole: bool) -> Iterator[Step]:
    """Each delegation takes its own position; silence is none."""
    item = play.item(scene, play.cast.chair)
    play.do(ask.OpenConsensus, play.cast.chair, item.id, item.revision)
    own = {stand.by: stand for stand in reversed(scene.positions)}
    codes = list(play.cast.delegations)
    for code in codes if whole else codes[: len(codes) // 2]:
        stand = own.get(code, Stand(by=code, kind=PositionKind.JOINS))
        stands(play, scene, stand, play.cast.seat(code), item.revision)
        if code in own:
            yield play.step((code,), f"{_kind(stand)} on {play.label(scene)}")
    if not whole:
        return
    for code, stand in own.items():
        if stand.kind is PositionKind.SCRUTINY_HOLD:
            joins = Stand(by=code, kind=PositionKind.JOINS)
            stands(play, scene, joins, play.cast.seat(code), item.revision)
            yield play.step((code,), "has word from the capital, and joins")
    play.do(ask.DeclareAgreed, play.cast.chair, item.id, item.revision, item.text_hash)
    yield play.step(PRESIDENCY, f"{play.label(scene)} is agreed in writing, by the positions of all members")


def stands(play: Play, scene: Scene, stand: Stand, actor: Actor, revision: int) -> None:
    until = spelled(play.clock.at(stand.until)) if stand.until else None
    reason, owner = (play.say(text) if text else "" for text in (stand.reason, stand.owner))
    id_ = play.known[scene.item]
    play.do(ask.TakePosition, actor, id_, revision, stand.kind, reason, None, owner, until)


def _kind(stand: Stand) -> str:
    return stand.kind.value.replace("_", " ")
