"""Instants as people read and type them: in the house's time zone, which is named."""

from datetime import UTC, datetime

from flask import current_app
from flask_babel import format_datetime

from web import forms
from web.config import Config
from web.forms import Faults, FieldFault


def when(instant: datetime) -> str:
    """An instant in the house's time zone, which is named: "24 Nov 2014, 16:42 (GMT-06:00)"."""
    return str(format_datetime(instant, "d MMM y, HH:mm (ZZZZ)"))


def zone_name() -> str:
    """The house's time zone, as a form names it beside a date and an hour: "America/Managua"."""
    return _config().time_zone


def instant(name: str) -> str | None:
    """The instant that a field of date and hour names in the house's zone, as commands take it (ISO 8601 with its
    zone); None for an empty field. Faults when it is neither."""
    typed = forms.text(name, required=False, lines=False, longest=40)
    if not typed:
        return None
    try:
        found = datetime.fromisoformat(typed)
    except ValueError:
        raise Faults(FieldFault(name, "instant")) from None
    zoned = found if found.tzinfo else found.replace(tzinfo=_config().zone)
    return zoned.astimezone(UTC).isoformat()


def _config() -> Config:
    found: Config = current_app.extensions["acuerdo.config"]
    return found
