"""What is going on in the room, said in one line on every page of the meeting."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from flask_babel import format_datetime, to_user_timezone

from engine.procedure.commands import Actor
from engine.record.queries.meetings import MeetingView
from engine.record.queries.now import NowView, now_in_the_room
from web import accounts, names
from web.database import db, reading
from web.instants import when
from web.messages import gettext


@dataclass(frozen=True, slots=True)
class RoomLine:
    """`sitting` says which sitting is on; `now` is what the visitor may know of it, `floor` the name of who speaks."""

    sitting: str
    now: NowView
    floor: str | None


def room_line(meeting: MeetingView, actor: Actor) -> RoomLine | None:
    """None while no sitting is on: then nothing is even asked."""
    if meeting.sitting is None:
        return None
    now = now_in_the_room(reading(), meeting.id, actor)
    if now is None:  # closed since the page began
        return None
    floor = speaker_names((now.floor,))[now.floor] if now.floor else None
    return RoomLine(_sitting(now), now, floor)


def speaker_names(speakers: Iterable[str]) -> Mapping[str, str]:
    """How each speaker is called: a delegation by its name, an observer by that of the account."""
    found = tuple(speakers)
    people = accounts.accounts_of(db.session(), set(found))
    return {code: people[code].name if code in people else names.delegation(code) for code in found}


def _sitting(now: NowView) -> str:
    facts = {"number": now.number, "time": _hour(now.since)}
    if now.suspended:
        return gettext("Sitting %(number)s, on since %(time)s, is suspended", **facts)
    if now.closed:
        return gettext("Sitting %(number)s is on since %(time)s; it is closed to observers", **facts)
    return gettext("Sitting %(number)s is on since %(time)s", **facts)


def _hour(instant: datetime) -> str:
    """The hour alone, if it was today."""
    today = to_user_timezone(datetime.now(UTC)).date() == to_user_timezone(instant).date()
    return str(format_datetime(instant, "HH:mm")) if today else when(instant)
