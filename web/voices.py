"""The people of a delegation: who may file for it now, by name."""

from collections.abc import Collection
from dataclasses import dataclass

from engine.procedure.commands import Seat, Stage
from engine.procedure.meeting import Seating
from engine.procedure.refusals import Code, Refusal
from engine.record.queries.meetings import seats_of
from web import accounts
from web.database import db, reading
from web.here import Here


@dataclass(frozen=True, slots=True)
class Seated:
    """Somebody of a delegation. `speaks`: whether they file for it at this stage of the meeting."""

    person: str
    name: str
    login: str
    seat: Seat
    stage: Stage
    speaks: bool


def seated(place: Here, delegation: str) -> tuple[Seated, ...]:
    """Everybody of the delegation, those who speak for it first."""
    held = seats_of(reading(), place.meeting.id, delegation)
    known = accounts.accounts_of(db.session(), {each.actor.person for each in held})
    in_sitting = place.meeting.sitting is not None
    found = [
        Seated(
            person=each.actor.person,
            name=known[each.actor.person].name if each.actor.person in known else each.actor.person,
            login=known[each.actor.person].login if each.actor.person in known else "",
            seat=each.seat,
            stage=each.stage,
            speaks=Seating(each.seat, each.stage).speaks(in_sitting),
        )
        for each in held
    ]
    return tuple(sorted(found, key=lambda one: (list(Seat).index(one.seat), one.name)))


def speaks(place: Here) -> bool:
    """Whether the visitor is an authorised voice of their delegation now."""
    code = place.actor.delegation
    return code is not None and any(
        one.speaks for one in seated(place, code) if one.person == place.actor.person
    )


def who_may(place: Here, refusals: Collection[Refusal | None]) -> tuple[str, ...]:
    """The names of those who may file now, for a visitor whom one of `refusals` tells that they may not."""
    code = place.actor.delegation
    if code is None or not any(why is not None and why.code is Code.NOT_A_VOICE for why in refusals):
        return ()
    return tuple(one.name for one in seated(place, code) if one.speaks)
