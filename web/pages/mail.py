"""The messages that were written outside the pages: one's own, and for the chair those of others that are its to know
of."""

from dataclasses import dataclass
from email import message_from_bytes
from email.policy import SMTP

from flask import Blueprint, abort, render_template

from engine.procedure.audiences import Sight
from engine.record.mail import Dropped
from engine.record.queries.mail import LATEST, MailView, mail, message_of
from web import accounts, names
from web.database import db, reading
from web.here import Here, here
from web.instants import when
from web.messages import gettext

pages = Blueprint("mail", __name__)


@dataclass(frozen=True, slots=True)
class Listed:
    """A message in words: to whom, how it stands."""

    mail: MailView
    name: str
    capacity: str
    standing: str


@pages.get("/meetings/<meeting>/mail")
def show(meeting: str) -> str:
    place = here(meeting, Sight.ISSUED)
    found = _listed(mail(reading(), meeting, place.actor))
    return render_template(
        "mail/index.html", meeting=place.meeting, standing=place.standing, found=found, latest=LATEST
    )


@pages.get("/meetings/<meeting>/mail/<message>")
def message(meeting: str, message: str) -> str:
    """One message as it was written. 404 for whoever is not to know of it."""
    place = here(meeting, Sight.ISSUED)
    shown, content = _message_here(place, message)
    read = message_from_bytes(content, policy=SMTP) if content else None
    body = read.get_body() if read else None
    return render_template(
        "mail/message.html",
        meeting=place.meeting,
        standing=place.standing,
        shown=shown,
        headers=tuple((name, read[name]) for name in ("From", "To", "Subject", "Date", "Message-ID"))
        if read
        else (),
        text=body.get_content() if body else "",
        spoken=str(read["Content-Language"]) if read else "",
    )


def _message_here(place: Here, message: str) -> tuple[Listed, bytes | None]:
    found = message_of(reading(), place.meeting.id, message, place.actor)
    if found is None:
        abort(404)
    return _listed((found.mail,))[0], found.content


def _listed(found: tuple[MailView, ...]) -> list[Listed]:
    people = accounts.accounts_of(db.session(), {each.reader.person for each in found})
    return [
        Listed(
            each,
            people[each.reader.person].name if each.reader.person in people else "",
            names.capacity(each.reader.role.value, each.reader.delegation),
            _standing(each),
        )
        for each in found
    ]


def _standing(each: MailView) -> str:
    if each.dropped:
        return _NOT_WRITTEN[Dropped(each.dropped)]()
    if each.done_at:
        return gettext("Written %(when)s", when=when(each.done_at))
    if each.fault:
        return gettext("The last try failed; it is tried again by itself. Tell the operator of this server.")
    return gettext("Waits to be written")


_NOT_WRITTEN = {
    Dropped.GONE: lambda: gettext("Not written: its reader has no account or no such capacity any more"),
    Dropped.HIDDEN: lambda: gettext("Not written: its reader may not see any more what it is about"),
    Dropped.OVER: lambda: gettext("Not written: the hour is over, or asks nothing of its reader any more"),
    Dropped.NO_ADDRESS: lambda: gettext("Not written: the login is no address, and cannot be made one"),
}
