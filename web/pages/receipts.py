"""Receipts of what a delegation has filed: a list, and each as a plain text to keep."""

from collections.abc import Iterator

from flask import Blueprint, abort, render_template
from werkzeug.wrappers import Response

from engine.procedure.commands import Role
from engine.procedure.instants import spelled
from engine.record.queries.receipts import Receipt, receipts
from web import hours, names
from web.database import reading
from web.here import Here, here, item_here, only_for
from web.messages import gettext
from web.showing import item_name

pages = Blueprint("receipts", __name__)


@pages.get("/meetings/<meeting>/receipts")
def show(meeting: str) -> str:
    place = here(meeting)
    only_for(place, Role.DELEGATION)
    found = receipts(reading(), meeting, place.actor)
    return render_template(
        "receipts/show.html",
        meeting=place.meeting,
        standing=place.standing,
        receipts=[(each, _title(each, place), hours.hours_of(each.at, place.actor)) for each in found],
        spelled=spelled,
    )


@pages.get("/meetings/<meeting>/conclusions/<conclusion>/receipts/<int:number>.txt")
def download(meeting: str, conclusion: str, number: int) -> Response:
    """One filing of the visitor's own delegation; for everybody else there is no such thing."""
    place = here(meeting)
    found = receipts(reading(), meeting, place.actor)
    one = next((each for each in found if (each.conclusion, each.version) == (conclusion, number)), None)
    if one is None:
        abort(404)
    headers = {"Content-Disposition": f'attachment; filename="receipt-{number}.txt"'}
    return Response("\n".join(_lines(one, place)) + "\n", mimetype="text/plain", headers=headers)


def _title(one: Receipt, place: Here) -> str:
    item = item_name(item_here(place, one.conclusion))
    if one.position:
        return f"{item}: {names.position(one.position)}"
    return f"{item}: {names.filed(one.kind)}"


def _lines(one: Receipt, place: Here) -> Iterator[str]:
    yield gettext("Receipt of %(name)s", name=names.delegation(place.actor.delegation or ""))
    yield _title(one, place)
    yield gettext("Revision %(number)s", number=one.revision)
    for _, text in one.said:
        yield ""
        yield text
    yield ""
    yield f"UTC {spelled(one.at)}"
    yield from hours.hours_of(one.at, place.actor)
    yield f"SHA-256 {one.hash}"
    yield gettext("Digest of the meeting: %(digest)s", digest=one.digest)
