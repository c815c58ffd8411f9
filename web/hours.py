"""An instant in the host's time and in the capital's, each with its own offset on that day."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_datetime
from flask import current_app
from flask_babel import format_timedelta, get_locale

from engine.procedure.commands import Actor
from web.config import Config


def config() -> Config:
    found: Config = current_app.extensions["acuerdo.config"]
    return found


def zones() -> tuple[str, ...]:
    """The zones that an hour may be set in: the house's first, then those of the capitals."""
    capitals = {member.time_zone for member in config().members if member.time_zone}
    return (config().time_zone, *sorted(capitals - {config().time_zone}))


def hours_of(instant: datetime, actor: Actor) -> tuple[str, ...]:
    """The instant in the host's time; beside it in the capital's, where the clock says something else there."""
    house, capital = config().zone, config().zone_of(actor.delegation)
    same = instant.astimezone(house).utcoffset() == instant.astimezone(capital).utcoffset()
    return tuple(_spelled(instant, zone) for zone in ((house,) if same else (house, capital)))


def left(until: datetime, now: datetime) -> str:
    """How long until then: "3 days"."""
    return str(format_timedelta(max(until - now, timedelta()), granularity="minute"))


def local(text: str, zone: str) -> datetime | None:
    """The instant that a field of date and hour names in that zone; None for what is none, and for an hour that the
    clocks there skip. One that comes twice is the first of the two."""
    try:
        typed = datetime.fromisoformat(text)
    except ValueError:
        return None
    if typed.tzinfo or zone not in zones():
        return None
    found = typed.replace(tzinfo=ZoneInfo(zone))
    back = found.astimezone(ZoneInfo("UTC")).astimezone(ZoneInfo(zone))
    return found if back.replace(tzinfo=None) == typed else None


def _spelled(instant: datetime, zone: ZoneInfo) -> str:
    said = format_datetime(instant, "EEE d MMM y, HH:mm (ZZZZ)", tzinfo=zone, locale=get_locale())
    return f"{said} {zone.key}"
