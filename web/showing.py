"""What templates may call: filters and small functions, all of them reading only."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from flask import Flask
from flask_babel import format_datetime, to_user_timezone

from engine.procedure.audiences import Sight, sight
from engine.procedure.commands import Actor, Role
from engine.record.queries.meetings import MeetingView
from engine.record.queries.places import Neighbour
from engine.record.queries.views import BoardRow, ItemView
from engine.text.literals import as_read
from engine.text.wording import Wording
from web import names
from web.capacities import capacity_key
from web.commitments import leads_of
from web.instants import when, zone_name
from web.messages import gettext
from web.proposals import author
from web.redlines import changed
from web.wording_form import FIRST_STYLES, KINDS, Row, styles_of

OPENING = 150


def setup(app: Flask) -> None:
    app.jinja_env.filters.update(
        capacity_key=capacity_key,
        when=when,
        hour=hour,
        lines_needed=lines_needed,
        opening=opening,
        delegations=delegations,
        capital=capital,
        changed=changed,
        as_read=as_read,
        author=author,
    )
    app.jinja_env.globals.update(
        names=names,
        item_name=item_name,
        leads_of=leads_of,
        meeting_tabs=meeting_tabs,
        paragraph_kinds=paragraph_kinds,
        zone_name=zone_name,
    )


def hour(instant: datetime) -> str:
    """The hour in the house's time zone, with its day unless that is today: "16:42", "24 Nov, 16:42"."""
    today = to_user_timezone(instant).date() == to_user_timezone(datetime.now(UTC)).date()
    return str(format_datetime(instant, "HH:mm" if today else "d MMM, HH:mm"))


def opening(wording: Wording) -> str:
    """The first words of an item, for a line of a list."""
    text = as_read(" ".join(paragraph.text for paragraph in wording.paragraphs[:3]))
    return text if len(text) <= OPENING else text[:OPENING].rsplit(" ", 1)[0] + " …"


def capital(text: str) -> str:
    """With a capital, as a button begins."""
    return text[:1].upper() + text[1:]


def lines_needed(text: str) -> int:
    """How many rows a text area needs to show a text whole."""
    return min(14, max(2, sum(1 + len(line) // 75 for line in text.split("\n"))))


def delegations(codes: Iterable[str]) -> str:
    return ", ".join(map(names.delegation, codes))


def item_name(item: BoardRow | ItemView | Neighbour) -> str:
    """What an item is called on every page and in every file: by its label, once drafts have been issued."""
    deferred = not isinstance(item, Neighbour) and item.deferred
    return names.item(item.section, item.number, item.label, deferred)


def meeting_tabs(meeting: MeetingView, actor: Actor) -> list[tuple[str, str]]:
    """Pages of a meeting for a capacity: endpoint and name. What is behind a tab is guarded there, not here."""
    issued = [("issues.index", gettext("Issued drafts"))]
    if not sight(meeting, actor).reaches(Sight.TEXT):
        after = [("commitments.show", gettext("Commitments"))] if meeting.certified_at else []
        papers = [("beside.index", gettext("Papers")), *after]
        sitting, mail = ("sitting.show", gettext("Sitting")), ("mail.show", gettext("Mail"))
        return [*issued, *papers, sitting, *_after(meeting), mail]
    tabs = [("board.show", gettext("Board"))]
    if meeting.issues or actor.role is Role.SECRETARIAT:
        tabs += issued
    types = actor.role is Role.SECRETARIAT
    tabs.append(("typing.form" if types else "room.show", gettext("Room")))
    if actor.role is not Role.OBSERVER:
        tabs += [
            ("compilation.paper", gettext("Compilation")),
            ("dispositions.show", gettext("Dispositions")),
        ]
        tabs.append(("structure.show", gettext("Structure")))
    if meeting.terms.translated:
        tabs.append(("translations.overview", gettext("Translations")))
    tabs += [
        ("hours.show", gettext("Deadlines")),
        ("silence.show", gettext("Silence")),
        ("sitting.show", gettext("Sitting")),
        ("redlined.show", gettext("Word")),
        ("beside.index", gettext("Papers")),
        *([("commitments.show", gettext("Commitments"))] if meeting.certified_at else []),
        ("frame.show", gettext("Title and participants")),
    ]
    tabs += [*_after(meeting), ("mail.show", gettext("Mail"))]
    if actor.role is Role.SECRETARIAT:
        tabs += [("order.form", gettext("Order of items")), ("people.show", gettext("People"))]
    if actor.role is Role.DELEGATION:
        tabs += [("delegation.show", gettext("Our delegation")), ("receipts.show", gettext("Receipts"))]
    if actor.role is Role.PRESIDENCY:
        tabs.append(("presidency.show", gettext("Presidency")))
    return tabs


def _after(meeting: MeetingView) -> list[tuple[str, str]]:
    return [("after.show", gettext("After"))] if meeting.certified_at else []


def paragraph_kinds(rows: Sequence[Row], own: str) -> list[tuple[str, str]]:
    """The kinds that a row may take, with the labels of this wording; one that came in with an import and is not
    offered otherwise stays on offer."""
    used = {**FIRST_STYLES, **styles_of(rows)}
    worded = {
        "lead:0": gettext("Lead"),
        "sub:0": gettext("Sub-paragraph: %(label)s", label=used["sub:0"]),
        "sub:1": gettext("Nested sub-paragraph: %(label)s", label=used["sub:1"]),
        "bullet:0": gettext("Bullet"),
        "bullet:1": gettext("Nested bullet"),
        "continuation:0": gettext("Unnumbered paragraph"),
        "continuation:1": gettext("Nested unnumbered paragraph"),
    }
    return [(key, worded.get(key, key)) for key in dict.fromkeys((*KINDS, own))]
