"""The paper is signed in both languages, and what delegations say of it after the gavel is added to it."""

from collections.abc import Iterator

from engine.procedure import commands as ask
from engine.procedure.commands import PositionKind, StatementKind
from web.demonstration.afterwards import Afterwards, read_afterwards
from web.demonstration.play import PRESIDENCY, SECRETARIAT, Play, Step
from web.demonstration.spanish import translated


def certified(play: Play) -> Iterator[Step]:
    """Nothing stands in the way any more: a capital has confirmed, and every translation is aligned."""
    after = read_afterwards()
    play.clock.reach("2 Dec 09:10")
    yield _confirmed(play, after)
    yield from translated(play)
    play.clock.reach("2 Dec 15:00")
    paper = play.paper()
    participants = paper.meeting.participants
    play.do(ask.CertifyPaper, play.cast.chair, play.lines(), paper.frame, participants, play.beside())
    yield play.step(
        PRESIDENCY,
        f"confirms the {len(participants)} participants and certifies the paper, in English and in Spanish: "
        "all items are adopted together",
    )
    play.labels.clear()  # adopted, the items are numbered anew


def added(play: Play) -> Iterator[Step]:
    """A statement in its author's words, and the paper with it."""
    said = read_afterwards().statement
    play.clock.reach("3 Dec 10:00")
    scene, text = play.script.scene(said.item), play.say(said.text)
    seat, id_ = play.cast.seat(said.by), play.known[said.item]
    play.do(ask.MakeStatement, seat, id_, StatementKind.EXPLANATION, text)
    yield play.step((said.by,), f"an explanation of position on {play.label(scene)}, after the gavel")
    play.clock.reach("5 Dec 09:00")
    play.do(ask.IssueAddendum, play.cast.staff)
    yield play.step(SECRETARIAT, "the hours for statements are over: Add.1 is issued, the paper with it")


def _confirmed(play: Play, after: Afterwards) -> Step:
    scene, by = play.script.scene(after.confirmed.item), after.confirmed.by
    seat = play.cast.seat(by)
    revision = play.item(scene, seat).revision
    play.do(ask.TakePosition, seat, play.known[scene.item], revision, PositionKind.JOINS, "")
    return play.step((by,), f"the capital confirms: joins on {play.label(scene)}, no longer ad referendum")
