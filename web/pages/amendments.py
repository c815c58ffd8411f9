"""One amendment: its redline against its own base, its treatment, and what the visitor may do with it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.procedure import commands as ask
from engine.procedure.commands import Actor, Command, Disposition
from engine.procedure.refusals import Code, Refusal
from engine.record.queries.meetings import clearance_of
from engine.record.queries.views import AmendmentView, ItemView
from web import desk, draft_form, faults, names, refusals
from web.capacities import actor_of_form
from web.clash import clash, lags
from web.database import reading
from web.foresight import Foresight, foreseen
from web.forms import Faults, choice, command_id, field, new_command_id, number, text
from web.here import Here, amendment_here, here, item_here
from web.maintaining import Outlook, if_maintained, if_withdrawn
from web.redlines import Line, drawn
from web.voices import who_may

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
    fields: Mapping[str, str]
    partners: tuple[str, ...]


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
    if request.form.get("back") == "room":
        return redirect(url_for("room.show", meeting=meeting))
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


def _share(asked: Asked) -> Command:
    return draft_form.share(asked.head, here(asked.meeting).meeting)


def _maintain(asked: Asked) -> Command:
    return ask.MaintainAmendment(*asked.head, number("on_revision"), text("reason", required=False))


def _maintain_idea(asked: Asked) -> Command:
    return ask.MaintainIdea(*asked.head)


def _confirm_entry(asked: Asked) -> Command:
    confirms = choice("confirms", ("yes", "no")) == "yes"
    return ask.ConfirmEntry(*asked.head, confirms, text("reason", required=False))


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


def _offer(asked: Asked) -> Command:
    return ask.OfferToJoin(*asked.head, field("to"))


def _accept_join(asked: Asked) -> Command:
    return ask.AcceptJoin(*asked.head, field("joining"))


def _take_back(asked: Asked) -> Command:
    return ask.TakeBackOffer(*asked.head)


def _confirm(asked: Asked) -> Command:
    return ask.ConfirmSponsorship(*asked.head, field("text_hash"))


COMMANDS: Mapping[str, Callable[[Asked], Command]] = {
    "discard_draft": _discard,
    "share_draft": _share,
    "agree_to_draft": lambda asked: draft_form.agree(asked.head),
    "clear_draft": lambda asked: draft_form.clear(asked.head),
    "send_back_draft": lambda asked: draft_form.send_back(asked.head),
    "file_amendment": lambda asked: draft_form.file(asked.head),
    "file_as_presidency": lambda asked: draft_form.file_as_presidency(asked.head),
    "maintain": _maintain,
    "maintain_idea": _maintain_idea,
    "confirm_entry": _confirm_entry,
    "withdraw_amendment": _withdraw,
    "propose_treatment": _propose,
    "decide_treatment": _decide,
    "offer_to_join": _offer,
    "accept_join": _accept_join,
    "take_back_offer": _take_back,
    "confirm_sponsorship": _confirm,
    "confirm_counterpart": lambda asked: ask.ConfirmCounterpart(*asked.head, field("text_hash")),
    "send_back_counterpart": lambda asked: ask.SendBackCounterpart(
        *asked.head, field("text_hash"), text("reason", required=False)
    ),
}


FIELDS = ("reason", "disposition", "to", "audience", "attribution", "confirms", "with_presidency")


def _refused(action: str, sentences: tuple[str, ...], command: str) -> Refused:
    typed = {name: request.form.get(name, "") for name in FIELDS}
    return Refused(action, sentences, command, typed, tuple(request.form.getlist("partner")))


def _again(meeting: str, conclusion: str, amendment: str, refused: Refused) -> str:
    place = here(meeting)
    item = item_here(place, conclusion)
    return _page(place, item, amendment_here(item, amendment), refused)


def _page(place: Here, item: ItemView, amendment: AmendmentView, refused: Refused | None = None) -> str:
    may = desk.actions(place.actor, place.meeting.id, item.id, amendment.id)
    own = amendment.delegation == place.actor.delegation

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
        takes_part=place.takes_part,
        may_file_again=_may_file_again(place, item, amendment),
        command_for=id_for,
        lines=drawn(amendment.base, amendment.wording),
        since=drawn(amendment.base, item.wording)
        if lags(amendment) and amendment.on_number is None
        else None,
        clash=clash(item, amendment),
        as_filed=_as_filed(amendment),
        others=[each for each in item.amendments if each.pending and each.id != amendment.id],
        offered=[each for each in item.amendments if each.pending and each.offered_to == amendment.id],
        awaiting=next((each for each in item.merges if each.open), None),
        foresight=_foresight(place, item, amendment, may),
        dispositions=_to_propose(amendment),
        decisions=[DECIDED_BY[action] for action in DECIDED_BY if action in may and may[action] is None],
        blocked=_blocked(may),
        own=own,
        steps=clearance_of(reading(), item.meeting, amendment.delegation)
        if own and amendment.private
        else (),
        partners=draft_form.others(place.actor, place.meeting) if own else (),
        audiences=draft_form.AUDIENCES,
        attributions=draft_form.ATTRIBUTIONS,
        if_maintained=if_maintained(place, item, amendment) if _open(may, "maintain") else None,
        if_withdrawn=_if_withdrawn(place, item, amendment, may),
        still=_still(amendment),
        own_words=drawn(amendment.own.base, amendment.own.wording) if amendment.own else None,
        counterpart=drawn(amendment.counterpart.base, amendment.counterpart.wording)
        if amendment.counterpart
        else None,
        voices=who_may(place, may.values()),
        sentence=refusals.sentence,
    )


def _open(may: Mapping[str, Refusal | None], action: str) -> bool:
    return action in may and may[action] is None


def _if_withdrawn(
    place: Here, item: ItemView, amendment: AmendmentView, may: Mapping[str, Refusal | None]
) -> Outlook | None:
    """What becomes of the brackets in which its words stand."""
    if not (amendment.maintained and _open(may, "withdraw_amendment")):
        return None
    return if_withdrawn(place, item, amendment)


def _still(amendment: AmendmentView) -> datetime | None:
    """Until when its author may still maintain it; None where the hour has come, or there is none."""
    until = amendment.maintain_until
    return until if until is not None and datetime.now(UTC) < until else None


def _may_file_again(place: Here, item: ItemView, amendment: AmendmentView) -> bool:
    if not (amendment.pending and amendment.moved and amendment.delegation == place.actor.delegation):
        return False
    may = desk.actions(place.actor, place.meeting.id, item.id)
    return "draft_amendment" in may and may["draft_amendment"] is None


def _to_propose(amendment: AmendmentView) -> tuple[Disposition, ...]:
    """Accepted only on the current revision, overtaken only on an earlier one."""
    unfit = Disposition.ACCEPTED if amendment.moved else Disposition.OVERTAKEN
    return tuple(each for each in DECIDED_BY.values() if each is not unfit)


def _blocked(may: Mapping[str, Refusal | None]) -> list[tuple[str, Refusal]]:
    """What cannot be decided now, and why; that nothing has overtaken it needs no words."""
    found = ((action, may.get(action)) for action in DECIDED_BY)
    return [(action, why) for action, why in found if why is not None and why.code is not Code.BASE_NOT_MOVED]


def _as_filed(amendment: AmendmentView) -> tuple[Line, ...] | None:
    """What its author filed, if it was carried to other words since."""
    if amendment.filed_revision in (None, amendment.base_revision):
        return None
    return drawn(amendment.filed_base, amendment.filed_wording)


def _foresight(
    place: Here, item: ItemView, amendment: AmendmentView, may: Mapping[str, Refusal | None]
) -> Foresight | None:
    """For the Presidency: what accepting it would do to the other pending ones."""
    if "accept" not in may or may["accept"] is not None:
        return None
    accept = ask.DecideTreatment(
        new_command_id(), place.actor, item.meeting, amendment.id, item.id, item.revision, amendment.text_hash,
        Disposition.ACCEPTED, "–",
    )  # fmt: skip
    return foreseen(accept, item, leaving={amendment.id})
