"""The meeting is opened: its first draft, its terms, its people."""

from collections.abc import Iterator

from engine.procedure import commands as ask
from engine.procedure.commands import NewItem, Role, Scope, Seat, Stage
from engine.procedure.instants import spelled
from engine.procedure.terms import Adopts, AdReferendum, Disclosure, Terms
from web.demonstration.play import PRESIDENCY, SECRETARIAT, Play, Step
from web.demonstration.play import Stage as Far

DEADLINE = "18 Nov 18:00"


def opening(play: Play) -> Iterator[Step]:
    """The meeting with the first draft, its terms, and its people."""
    first = [scene for scene in play.script.items if not scene.late and not scene.carved]
    play.do(
        ask.OpenMeeting,
        play.cast.staff,
        title=play.seed.title,
        preamble=play.seed.preamble,
        language=play.seed.language,
        participants=tuple(play.cast.delegations),
        sections=tuple(section.key for section in play.seed.sections),
        items=tuple(NewItem(scene.item.split()[0], None, play.draft(scene)) for scene in first),
        workflow=play.books.workflow_hash,
        format=play.books.format_hash,
        terms=terms(play, DEADLINE),
        names=tuple((one.code, one.names.in_language(play.seed.language)) for one in play.config.members),
    )
    ids = [entry.id for section in play.paper().sections for entry in section.items]
    play.known |= dict(zip((scene.item for scene in first), ids, strict=True))
    yield play.step(SECRETARIAT, f"the meeting is opened with a first draft of {len(first)} items")
    yield from _people(play)
    for scene in play.taken_to(Far.COMMENTS):
        play.do(ask.OpenComments, play.cast.staff, play.known[scene.item], 1)
    yield play.step(SECRETARIAT, "country comments are open; they will be shown all together at the deadline")
    yield issued(play, play.script.symbol)


def terms(play: Play, deadline: str) -> Terms:
    until = spelled(play.clock.at(deadline))
    return Terms(
        Disclosure.AT_THE_DEADLINE,
        until,
        maintain_hours=24,
        challenge_hours=24,
        ad_referendum=AdReferendum.WAITS,
        translated=("es",),
        adopts=Adopts.BOTH,
    )


def _people(play: Play) -> Iterator[Step]:
    """The secretariat admits the first voice of each delegation; each delegation names its own people."""
    cast = play.cast
    admitted: list[tuple[str, Role, str | None]] = [
        (cast.presidency, Role.PRESIDENCY, None),
        (cast.observer, Role.OBSERVER, None),
        *((person, Role.DELEGATION, code) for code, person in cast.delegations.items()),
    ]
    for person, role, code in admitted:
        play.do(ask.AdmitPerson, cast.staff, person, role, code)
    yield play.step(SECRETARIAT, "the Presidency, an observer and a voice of each delegation are admitted")
    for one in play.script.people:
        code, seat = one.delegation, cast.seat(one.delegation)
        if one.who == "head":
            head = cast.head(code).person
            play.do(ask.AdmitPerson, seat, head, Role.DELEGATION, code, Seat.VOICE, Stage.SITTING)
            play.do(ask.SeatPerson, seat, seat.person, code, Seat.VOICE, Stage.WRITING)
            yield play.step(
                (code,), "names its voices: a focal point in writing, a head of delegation in sittings"
            )
        else:
            reviewer = cast.reviewer(code).person
            play.do(ask.AdmitPerson, seat, reviewer, Role.DELEGATION, code, Seat.REVIEWER)
            play.do(ask.SetClearance, seat, (one.step,))
            yield play.step((code,), f"drafts are to be cleared in one step: {one.step}")
    play.do(ask.PermitObserver, cast.chair, cast.observer, Scope.WORKING_TEXT)
    yield play.step(PRESIDENCY, "the working text is opened to an observer")


def issued(play: Play, symbol: str) -> Step:
    play.do(ask.IssueDraft, play.cast.staff, symbol, play.lines(), play.paper().frame)
    return play.step(SECRETARIAT, f"{symbol} is issued, {len(play.lines())} items")
