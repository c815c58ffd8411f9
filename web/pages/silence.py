"""Silence procedures: opened, extended, called off and announced by the Presidency, refused by members; what came by
another way, and the log."""

from collections.abc import Callable
from datetime import datetime

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.procedure.commands import (
    Actor,
    AnnounceOutcome,
    CallOffSilence,
    CertifiedItem,
    Command,
    ConfirmOutsideFiling,
    EnterOutsideFiling,
    ExtendSilence,
    FilingKind,
    OpenSilence,
    RefuseSilence,
)
from engine.record.queries.deadlines import moment
from engine.record.queries.silences import silences
from engine.record.queries.views import ItemView
from web import accounts, desk, faults, forms, hours, names, refusals
from web.capacities import actor_of_form
from web.database import db, reading
from web.forms import Faults, FieldFault, choice, command_id, field, new_command_id
from web.here import Here, here
from web.messages import gettext
from web.proposals import standing_items
from web.showing import item_name
from web.signed_items import signed_items, written

pages = Blueprint("silence", __name__)

Answer = str | Response | tuple[str, int]
Made = Callable[[str, Actor, str], Command]


@pages.get("/meetings/<meeting>/silence")
def show(meeting: str) -> str:
    return _page(here(meeting))


@pages.post("/meetings/<meeting>/silence/open")
def open_(meeting: str) -> Answer:
    """On what was ticked, exactly as it was shown."""
    items = signed_items()
    if not items:
        actor_of_form(meeting)
        return _page(here(meeting), (gettext("Tick at least one item first."),)), 400
    package = choice("package", ("yes", "no")) == "yes"

    def made(id_: str, actor: Actor, meeting: str) -> Command:
        return OpenSilence(id_, actor, meeting, items, package, *_until())

    return _sent(meeting, "open_silence", made)


@pages.post("/meetings/<meeting>/silence/do/<action>")
def act(meeting: str, action: str) -> Answer:
    if action not in COMMANDS:
        abort(404)
    return _sent(meeting, action, COMMANDS[action])


def _extend(id_: str, actor: Actor, meeting: str) -> Command:
    return ExtendSilence(id_, actor, meeting, field("silence"), *_until())


def _refuse(id_: str, actor: Actor, meeting: str) -> Command:
    return RefuseSilence(id_, actor, meeting, field("silence"), forms.text("reason", required=False))


def _call_off(id_: str, actor: Actor, meeting: str) -> Command:
    return CallOffSilence(id_, actor, meeting, field("silence"), forms.text("reason"))


def _announce(id_: str, actor: Actor, meeting: str) -> Command:
    return AnnounceOutcome(id_, actor, meeting, field("silence"))


def _enter(id_: str, actor: Actor, meeting: str) -> Command:
    """The item and its silence come in one field, as the form lists them."""
    silence, _, conclusion = field("covered").partition(":")
    return EnterOutsideFiling(
        id_,
        actor,
        meeting,
        silence,
        conclusion,
        field("delegation"),
        FilingKind(choice("what", tuple(FilingKind))),
        _instant("received").isoformat(),
        forms.text("source"),
        forms.text("text"),
    )


def _confirm(id_: str, actor: Actor, meeting: str) -> Command:
    confirms = choice("confirms", ("yes", "no")) == "yes"
    reason = forms.text("reason", required=not confirms)
    return ConfirmOutsideFiling(id_, actor, meeting, field("silence"), field("filing"), confirms, reason)


COMMANDS: dict[str, Made] = {
    "extend_silence": _extend,
    "refuse_silence": _refuse,
    "call_off_silence": _call_off,
    "announce_outcome": _announce,
    "enter_outside_filing": _enter,
    "confirm_outside_filing": _confirm,
}


def _until() -> tuple[str, str]:
    return _instant("until").isoformat(), field("zone")


def _instant(name: str) -> datetime:
    """The instant that the form names in the zone that was chosen. Faults for none, and for an hour that the clocks
    skip there."""
    found = hours.local(field(name), field("zone"))
    if found is None:
        raise Faults(FieldFault(name, "instant"))
    return found


def _sent(meeting: str, action: str, made: Made) -> Answer:
    actor, id_ = actor_of_form(meeting), command_id()
    here(meeting)
    try:
        command = made(id_, actor, meeting)
    except Faults as found:
        return _page(here(meeting), faults.sentences(found)), 400
    outcome = desk.submit(command)
    if outcome.refusal is not None:
        return _page(here(meeting), (refusals.sentence(outcome.refusal),)), 409
    flash(names.done(action), "done")
    return redirect(url_for("silence.show", meeting=meeting))


def _line(item: ItemView) -> CertifiedItem:
    return CertifiedItem(item.id, item.version, item.revision, item.text_hash)


def _page(place: Here, sentences: tuple[str, ...] = ()) -> str:
    meeting, found = place.meeting, silences(reading(), place.meeting.id, place.actor)
    items = {item.id: item for item in standing_items(place)}
    entered = {one.person for silence in found for one in silence.outside}
    possible = desk.across(place.actor, meeting.id, "place_under_silence")
    return render_template(
        "silence/show.html",
        meeting=meeting,
        standing=place.standing,
        sentences=sentences,
        typed=request.form if sentences else {},
        silences=found,
        items=items,
        called={id_: item_name(item) for id_, item in items.items()},
        ready=[
            (items[id_], written(_line(items[id_])))
            for id_, no in possible.items()
            if not no and id_ in items
        ],
        stopped=[(items[id_], refusals.sentence(no)) for id_, no in possible.items() if no and id_ in items],
        may={action for action, no in desk.actions(place.actor, meeting.id).items() if no is None},
        people=accounts.accounts_of(db.session(), entered),
        hours_of=lambda instant: hours.hours_of(instant, place.actor),
        left=hours.left,
        now=moment(reading()),
        zones=hours.zones(),
        new_id=new_command_id,
    )
