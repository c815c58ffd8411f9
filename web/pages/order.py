"""The order of items, given by numbers: the secretariat's."""

from dataclasses import dataclass

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.procedure.commands import OrderItems, Role
from engine.record.queries.board import board
from engine.record.queries.views import BoardRow
from web import desk, refusals
from web.capacities import actor_of_form
from web.database import reading
from web.forms import BadForm, command_id, new_command_id
from web.here import Here, here, only_for
from web.listing import read_places
from web.messages import gettext

pages = Blueprint("order", __name__)

Answer = str | Response | tuple[str, int]


@dataclass(frozen=True, slots=True)
class Line:
    """An item with the section and the number that the form shows for it."""

    row: BoardRow
    section: str
    number: int


@pages.get("/meetings/<meeting>/order")
def form(meeting: str) -> str:
    place = here(meeting)
    only_for(place, Role.SECRETARIAT)
    return _page(place, _lines(place))


@pages.post("/meetings/<meeting>/order")
def order(meeting: str) -> Answer:
    """Sets the whole order. When an item came or went meanwhile, the list is shown as it is now."""
    actor, id_ = actor_of_form(meeting), command_id()
    ids = tuple(request.form.getlist("item"))
    if len(set(ids)) != len(ids):
        raise BadForm("item")
    sections = {id__: request.form.get(f"section_{id__}", "") for id__ in ids}
    entries = tuple((sections[place.code], place.code) for place in read_places(ids))
    outcome = desk.submit(OrderItems(id_, actor, meeting, entries))
    if outcome.refusal is None:
        flash(gettext("Kept."), "done")
        return redirect(url_for("board.show", meeting=meeting))
    place = here(meeting)
    return _page(place, _lines(place), (refusals.sentence(outcome.refusal),)), 409


def _lines(place: Here) -> list[Line]:
    rows = [row for row in board(reading(), place.meeting.id, place.actor) if row.number is not None]
    return [Line(row, row.section, row.number or 0) for row in rows]


def _page(place: Here, lines: list[Line], sentences: tuple[str, ...] = ()) -> str:
    return render_template(
        "order/form.html",
        meeting=place.meeting,
        standing=place.standing,
        lines=lines,
        sentences=sentences,
        command=new_command_id(),
        may="order_items" in desk.actions(place.actor, place.meeting.id),
    )
