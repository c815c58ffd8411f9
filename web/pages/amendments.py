"""One amendment: its redline against its own base, its treatment, and what the visitor may do with it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.procedure import commands as ask
from engine.procedure.commands import Actor, Command, Disposition
from engine.record.queries.views import AmendmentView, ItemView
from web import desk, faults, names, refusals
from web.capacities import actor_of_form
from web.forms import Faults, choice, command_id, field, new_command_id, number, text
from web.here import Here, amendment_here, here, item_here
from web.redlines import drawn

pages = Blueprint("amendments", __name__)

Answer = str | Response | tuple[str, int]

DECIDED_BY = {
    "accept": Disposition.ACCEPTED,
    "decline": Disposition.NOT_ACCEPTED,
    "overtake": Disposition.OVERTAKEN,
}


@dataclass(frozen=True, slots=True)
class Refused:
    """The form that was refused: why, under which id it may be sent again, and what was typed."""

    action: str
    sentences: tuple[str, ...]
    command: str
    reason: str
    disposition: str


@pages.get("/meetings/<meeting>/conclusions/<conclusion>/amendments/<amendment>")
def show(meeting: str, conclusion: str, amendment: str) -> Answer:
    place = here(meeting)
    item = item_here(place, conclusion)
    return _page(place, item, amendment_here(item, amendment))


@pages.post("/meetings/<meeting>/conclusions/<conclusion>/amendments/<amendment>/do/<action>")
def act(meeting: str, conclusion: str, amendment: str, action: str) -> Answer:
    """One of the buttons of the page. The desk decides; a refusal shows the page again, with what was typed."""
    if action not in COMMANDS:
        abort(404)
    actor, id_ = actor_of_form(meeting), command_id()
    place = here(meeting)
    amendment_here(item_here(place, conclusion), amendment)
    try:
        command = COMMANDS[action](Asked(id_, actor, meeting, amendment, conclusion))
    except Faults as found:
        return _again(meeting, conclusion, amendment, _refused(action, faults.sentences(found), id_)), 400
    outcome = desk.submit(command)
    if outcome.refusal is not None:
        fresh = new_command_id() if outcome.replayed else id_
        refused = _refused(action, (refusals.sentence(outcome.refusal),), fresh)
        return _again(meeting, conclusion, amendment, refused), 409
    flash(names.done(action), "done")
    if action == "discard_draft":
        return redirect(url_for("conclusions.show", meeting=meeting, conclusion=conclusion))
    return redirect(url_for("amendments.show", meeting=meeting, conclusion=conclusion, amendment=amendment))


@dataclass(frozen=True, slots=True)
class Asked:
    """What every command on an amendment begins with."""

    id: str
    actor: Actor
    meeting: str
    amendment: str
    conclusion: str

    @property
    def head(self) -> tuple[str, Actor, str, str, str]:
        return self.id, self.actor, self.meeting, self.amendment, self.conclusion


def _discard(asked: Asked) -> Command:
    return ask.DiscardDraft(*asked.head)


def _file(asked: Asked) -> Command:
    return ask.FileAmendment(*asked.head, number("on_version"))


def _withdraw(asked: Asked) -> Command:
    return ask.WithdrawAmendment(*asked.head, text("reason", required=False))


def _propose(asked: Asked) -> Command:
    disposition = Disposition(choice("disposition", tuple(Disposition)))
    return ask.ProposeTreatment(*asked.head, disposition, text("reason", required=False))


def _decide(asked: Asked) -> Command:
    disposition = Disposition(choice("disposition", tuple(Disposition)))
    return ask.DecideTreatment(
        *asked.head, number("on_revision"), field("text_hash"), disposition, text("reason", required=False)
    )


COMMANDS: Mapping[str, Callable[[Asked], Command]] = {
    "discard_draft": _discard,
    "file_amendment": _file,
    "withdraw_amendment": _withdraw,
    "propose_treatment": _propose,
    "decide_treatment": _decide,
}


def _refused(action: str, sentences: tuple[str, ...], command: str) -> Refused:
    reason, disposition = (request.form.get(name, "") for name in ("reason", "disposition"))
    return Refused(action, sentences, command, reason, disposition)


def _again(meeting: str, conclusion: str, amendment: str, refused: Refused) -> str:
    place = here(meeting)
    item = item_here(place, conclusion)
    return _page(place, item, amendment_here(item, amendment), refused)


def _page(place: Here, item: ItemView, amendment: AmendmentView, refused: Refused | None = None) -> str:
    may = desk.actions(place.actor, place.meeting.id, item.id, amendment.id)

    def id_for(action: str) -> str:
        return refused.command if refused is not None and refused.action == action else new_command_id()

    return render_template(
        "amendments/show.html",
        meeting=place.meeting,
        standing=place.standing,
        item=item,
        amendment=amendment,
        may=may,
        refused=refused,
        command_for=id_for,
        lines=drawn(amendment.base, amendment.wording),
        since=drawn(amendment.base, item.wording) if amendment.moved else None,
        dispositions=tuple(Disposition),
        decisions=[DECIDED_BY[action] for action in DECIDED_BY if action in may and may[action] is None],
        blocked=[(action, may[action]) for action in DECIDED_BY if may.get(action) is not None],
        sentence=refusals.sentence,
    )
