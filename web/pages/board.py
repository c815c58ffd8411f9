"""The board of a meeting: what is agreed already, who may speak, until when, what is pending, what awaits me."""

from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.procedure.audiences import Sight
from engine.procedure.phase import Phase
from engine.record.queries.board import board
from engine.record.queries.certified import MoveView, moves
from engine.record.queries.views import BoardRow
from engine.text.brackets import open_brackets
from web import capacities, desk, names
from web.database import reading
from web.glance import glance
from web.here import here
from web.messages import gettext, ngettext
from web.showing import hour

pages = Blueprint("board", __name__)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The items of one section, or, with the key "", those that are gone from the paper."""

    key: str
    items: tuple[BoardRow, ...]

    @property
    def labelled(self) -> bool:
        """Whether any item bears more than a number: "6 bis"."""
        return any(not (row.label or "1").isdigit() for row in self.items)


@pages.get("/meetings/<meeting>")
def show(meeting: str) -> str | Response:
    """The board; an observer who sees issued drafts alone is led to these."""
    place = here(meeting, Sight.ISSUED)
    if not place.sight.reaches(Sight.TEXT):
        return redirect(url_for("issues.index", meeting=meeting))
    seen = glance(place)
    return render_template(
        "board/show.html",
        meeting=place.meeting,
        standing=place.standing,
        glance=seen,
        shelves=_shelves(place.meeting.sections, seen.rows),
        marks={row.id: _marks(row) for row in seen.rows},
        may=desk.actions(place.actor, meeting),
        moves=_moves(meeting, seen.rows),
    )


@pages.get("/meetings/<meeting>/next")
def next_task(meeting: str) -> Response:
    """On to the next item, going round, that awaits the visitor; to the board when none does. It is looked for when it
    is asked for, so that the page of one item does not grow with the paper."""
    place = here(meeting)
    rows = [row for row in board(reading(), meeting, place.actor) if row.number is not None]
    here_ = next((number for number, row in enumerate(rows) if row.id == request.args.get("after")), -1)
    found = next((row for row in (*rows[here_ + 1 :], *rows[: max(here_, 0)]) if row.awaits), None)
    if found is None:
        return redirect(url_for("board.show", meeting=meeting))
    return redirect(url_for("conclusions.show", meeting=meeting, conclusion=found.id))


@pages.post("/meetings/<meeting>/capacity")
def choose_capacity(meeting: str) -> Response:
    """From now on this browser shows the meeting in another of the person's capacities."""
    capacities.choose(meeting)
    return redirect(url_for("board.show", meeting=meeting))


def _moves(meeting: str, rows: tuple[BoardRow, ...]) -> list[tuple[MoveView, BoardRow]]:
    """The extraordinary moves that were made, or await their second person."""
    found = {row.id: row for row in rows}
    return [
        (each, found[each.conclusion])
        for each in moves(reading(), meeting)
        if each.conclusion in found
        and (each.confirmed_by or (each.awaits and found[each.conclusion].state == each.source))
    ]


def _shelves(sections: tuple[str, ...], rows: tuple[BoardRow, ...]) -> list[Shelf]:
    shelves = [
        Shelf(key, tuple(row for row in rows if row.section == key and row.number is not None))
        for key in sections
    ]
    gone = tuple(row for row in rows if row.number is None)
    return [*shelves, Shelf("", gone)] if gone else shelves


def _marks(row: BoardRow) -> list[str]:
    """The small print of a line: revision, amendments, positions; nothing that the viewer was not given."""
    marks = [gettext("revision %(number)s", number=row.revision)]
    if row.since is not None:
        marks.append(gettext("working text, %(hour)s", hour=hour(row.since)))
    if row.pending:
        marks.append(ngettext("%(num)s amendment pending", "%(num)s amendments pending", row.pending))
    if brackets := open_brackets(row.wording):
        marks.append(ngettext("%(num)s open bracket", "%(num)s open brackets", len(brackets)))
    if row.consensus is not None and row.phase is Phase.SEEKING:
        marks += _still_needed(row)
    if row.own_position is not None:
        marks.append(gettext("your position: %(kind)s", kind=names.position(row.own_position.value)))
    return marks


def _still_needed(row: BoardRow) -> list[str]:
    assert row.consensus is not None
    if row.consensus.reached:
        return [gettext("every delegation has joined; nothing blocks")]
    marks = []
    if row.consensus.silent:
        marks.append(
            ngettext("%(num)s position missing", "%(num)s positions missing", len(row.consensus.silent))
        )
    if row.consensus.blocking:
        who = ", ".join(map(names.delegation, row.consensus.blocking))
        marks.append(gettext("blocking: %(who)s", who=who))
    return marks
