"""Deadlines: one list, each in the host's time and in the capital's, and a calendar file of them."""

from flask import Blueprint, render_template
from werkzeug.wrappers import Response

from engine.record.queries.deadlines import moment
from engine.text.literals import as_read
from web import hours
from web.calendar import Entry, calendar
from web.database import reading
from web.glance import Hour, hours_here
from web.here import Here, here

pages = Blueprint("hours", __name__)


@pages.get("/meetings/<meeting>/deadlines")
def show(meeting: str) -> str:
    place = here(meeting)
    return render_template(
        "hours/show.html",
        meeting=place.meeting,
        standing=place.standing,
        hours=hours_here(place),
        hours_of=lambda instant: hours.hours_of(instant, place.actor),
        left=hours.left,
        now=moment(reading()),
    )


@pages.get("/meetings/<meeting>/deadlines.ics")
def download(meeting: str) -> Response:
    """What the page shows, and nothing more; what ends with a gavel has no hour."""
    place = here(meeting)
    entries = (_entry(one, place) for one in hours_here(place) if one.until)
    body = calendar(entries, as_read(" / ".join(place.meeting.title)), moment(reading()))
    headers = {"Content-Disposition": f'attachment; filename="deadlines-{meeting}.ics"'}
    return Response(body, mimetype="text/calendar", headers=headers)


def _entry(one: Hour, place: Here) -> Entry:
    """Its UID holds no more than ids that the viewer has anyway."""
    assert one.until is not None, "only what has an hour"
    said = "\n".join(hours.hours_of(one.until, place.actor))
    return Entry(f"{one.id}@{place.meeting.id}.acuerdo", one.until, one.sentence, said)
