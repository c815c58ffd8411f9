"""The Presidency's page: where every item stands, what it may open or declare, and certification."""

from flask import Blueprint, redirect, render_template, session, url_for
from werkzeug.wrappers import Response

from engine.procedure.commands import CertifyPaper, Role
from engine.procedure.phase import Phase
from engine.procedure.refusals import Code, Refusal
from engine.record.queries import meetings
from engine.record.queries.board import board
from engine.record.queries.papers import paper
from web import accounts, desk, refusals
from web.awaiting import tasks_of
from web.capacities import actor_of_form
from web.database import accounts_changed, db, reading
from web.forms import command_id, field, new_command_id
from web.here import Here, here, only_for
from web.messages import gettext
from web.pages.issues import renumbered
from web.proposals import standing_items
from web.signed_items import signed_items, written
from web.stands import by_kind
from web.visitors import person
from web.word_files import headings

pages = Blueprint("presidency", __name__)

Answer = str | Response | tuple[str, int]


@pages.get("/meetings/<meeting>/presidency")
def show(meeting: str) -> str:
    place = here(meeting)
    only_for(place, Role.PRESIDENCY)
    rows = board(reading(), meeting, place.actor)
    kept = meetings.kept_paper(reading(), meeting)
    return render_template(
        "presidency/show.html",
        meeting=place.meeting,
        standing=place.standing,
        rows=(standing := [row for row in rows if row.number is not None]),
        needs=any(row.pending or row.phase is Phase.SEEKING for row in standing),
        tasks=tasks_of(place, standing),
        kept=kept,
        may=desk.actions(place.actor, meeting),
        numbers=renumbered(place),
        sentence=refusals.sentence,
    )


@pages.get("/meetings/<meeting>/certify")
def sign(meeting: str) -> Answer:
    """Exactly what will be signed, and the password once more."""
    place = here(meeting)
    only_for(place, Role.PRESIDENCY)
    return _page(place, new_command_id())


@pages.post("/meetings/<meeting>/certify")
def certify(meeting: str) -> Answer:
    """Certifies exactly the list that the form carries: what was shown is what is signed, or nothing is."""
    actor, id_ = actor_of_form(meeting), command_id()
    items = signed_items()
    place = here(meeting)
    only_for(place, Role.PRESIDENCY)
    if not accounts.password_fits(db.session(), person().id, field("password")[:1000]):
        wrong = gettext("This is not your password. Nothing was certified.")
        return _page(place, id_, (wrong,)), 403
    with accounts_changed() as changing:
        accounts.confirm(changing, session["sign_in"])
    outcome = desk.submit(CertifyPaper(id_, actor, meeting, items, field("frame")))
    if outcome.refusal is not None:
        again = new_command_id() if outcome.replayed else id_
        return _page(here(meeting), again, (refusals.sentence(outcome.refusal),)), 409
    return redirect(url_for("presidency.show", meeting=meeting))


def _page(place: Here, command: str, sentences: tuple[str, ...] = ()) -> str:
    found = paper(reading(), place.meeting.id)
    refusal = desk.actions(place.actor, place.meeting.id).get("certify_paper", _not_now(place))
    return render_template(
        "presidency/certify.html",
        meeting=place.meeting,
        standing=place.standing,
        paper=found,
        headings=headings(place.meeting),
        written=written,
        stands={each.id: by_kind(each, place.meeting) for each in standing_items(place)},
        refusal=refusals.sentence(refusal) if refusal else None,
        sentences=sentences,
        command=command,
    )


def _not_now(place: Here) -> Refusal:
    """For a meeting that is certified already, of which the desk offers the action no more."""
    return Refusal(Code.NOT_IN_THIS_STATE, {"action": "certify_paper", "state": place.meeting.state})
