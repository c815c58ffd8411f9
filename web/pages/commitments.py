"""Commitments after the meeting: what the certified paper charges whom with, until when, and what became of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask import Blueprint, abort, current_app, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.procedure import commands as ask
from engine.procedure.audiences import Sight
from engine.procedure.commands import Actor, Audience, Command, Owner, OwnerKind, Progress
from web import commitments, desk, faults, forms, names, refusals
from web.capacities import actor_of_form
from web.config import Config
from web.forms import BadForm, Faults, choice, command_id, field, new_command_id, number
from web.here import Here, here

pages = Blueprint("commitments", __name__)

Answer = str | Response | tuple[str, int]

NOTED = (Audience.MEMBERS, Audience.ALL)


@dataclass(frozen=True, slots=True)
class Typed:
    """A form that was refused, to be shown again: which one, why, the id that it may still use, what was typed."""

    form: str = ""
    sentences: tuple[str, ...] = ()
    command: str = ""
    texts: Mapping[str, str] | None = None


@pages.get("/meetings/<meeting>/commitments")
def show(meeting: str) -> str:
    """404 before there is a certified paper to commit anybody."""
    return _page(_certified(meeting))


@pages.post("/meetings/<meeting>/commitments/do/<action>")
def act(meeting: str, action: str) -> Answer:
    """One of the forms of the page. The desk decides."""
    if action not in COMMANDS:
        abort(404)
    place, actor, id_ = _certified(meeting), actor_of_form(meeting), command_id()
    form = f"{action}-{request.form.get('commitment') or request.form.get('link', '')}"
    typed = {name: request.form.get(name, "") for name in TYPED}
    try:
        outcome = desk.submit(COMMANDS[action](Asked(id_, actor, place)))
    except Faults as found:
        return _page(place, Typed(form, faults.sentences(found), id_, typed)), 400
    if outcome.refusal is not None:
        again = new_command_id() if outcome.replayed else id_
        return _page(place, Typed(form, (refusals.sentence(outcome.refusal),), again, typed)), 409
    flash(names.done(f"{action}_commitment" if action in OF_ONE else f"{action}_items"), "done")
    return redirect(url_for("commitments.show", meeting=meeting))


def _certified(meeting: str) -> Here:
    place = here(meeting, Sight.ISSUED)
    if place.meeting.certified_at is None:
        abort(404)
    return place


@dataclass(frozen=True, slots=True)
class Asked:
    """What every command of the page begins with."""

    id: str
    actor: Actor
    place: Here

    @property
    def head(self) -> tuple[str, Actor, str]:
        return self.id, self.actor, self.place.meeting.id


def _record(asked: Asked) -> Command:
    return ask.RecordCommitment(*asked.head, field("conclusion"), forms.text("passage"), _owner(), _due())


def _amend(asked: Asked) -> Command:
    reason = forms.text("reason", required=False)
    return ask.AmendCommitment(*asked.head, field("commitment"), number("on_step"), _owner(), _due(), reason)


def _follow_up(asked: Asked) -> Command:
    progress = Progress(choice("progress", tuple(Progress)))
    audience = Audience(choice("audience", NOTED))
    note = forms.text("note", required=False)
    return ask.FollowUpCommitment(
        *asked.head, field("commitment"), number("on_step"), progress, note, audience
    )


def _link(asked: Asked) -> Command:
    meeting, _, item = field("to").partition(":")
    if not meeting or not item:
        raise BadForm("to")
    return ask.LinkItems(*asked.head, field("conclusion"), meeting, item)


def _unlink(asked: Asked) -> Command:
    return ask.UnlinkItems(*asked.head, field("link"), forms.text("reason", required=False))


COMMANDS: Mapping[str, Callable[[Asked], Command]] = {
    "record": _record,
    "amend": _amend,
    "follow_up": _follow_up,
    "link": _link,
    "unlink": _unlink,
}
OF_ONE = ("record", "amend", "follow_up")
TYPED = (
    "conclusion",
    "passage",
    "owner",
    "owner_words",
    "due",
    "reason",
    "note",
    "progress",
    "audience",
    "to",
)


def _owner() -> Owner:
    """ "delegation:MEX", "body:rcgm", or "other" with words."""
    kind, _, name = field("owner").partition(":")
    if kind not in tuple(OwnerKind):
        raise BadForm("owner")
    other = kind == OwnerKind.OTHER
    return Owner(OwnerKind(kind), forms.text("owner_words", lines=False, longest=200) if other else name)


def _due() -> str | None:
    return field("due").strip() or None


def _page(place: Here, typed: Typed | None = None) -> str:
    meeting, typed = place.meeting, typed or Typed()
    possible = desk.actions(place.actor, meeting.id)
    config: Config = current_app.extensions["acuerdo.config"]
    items, found = commitments.item_names(meeting.id), commitments.commitments_here(place)

    def id_for(form: str) -> str:
        return typed.command if form == typed.form else new_command_id()

    return render_template(
        "commitments/show.html",
        meeting=meeting,
        standing=place.standing,
        may={action for action, refusal in possible.items() if refusal is None},
        typed=typed,
        command_for=id_for,
        items=items,
        found=[(name, [each for each in found if each.conclusion == id_]) for id_, name in items.items()],
        leads=commitments.leads_from(meeting.id),
        targets=tuple(commitments.targets(place)) if "link_items" in possible else (),
        bodies=config.bodies,
        owner_name=commitments.owner_name,
        due_said=commitments.due_said,
        progress=tuple(Progress),
        noted=NOTED,
    )
