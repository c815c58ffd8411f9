"""One item: its wording, its history, what was said about it, and what the visitor may do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import field as default

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.procedure import commands as ask
from engine.procedure.commands import Actor, Command, PositionKind
from engine.procedure.phase import Phase
from engine.procedure.refusals import Refusal
from engine.record.queries.certified import came_from, moves
from engine.record.queries.gaze import rules_of
from engine.record.queries.meetings import capacities_of
from engine.record.queries.notes import notes_of
from engine.record.queries.silences import SilenceView, silences
from engine.record.queries.views import ItemView, RevisionView, StepView
from engine.text.brackets import open_brackets
from engine.text.wording import print_wording
from web import desk, faults, names, position_form, refusals
from web.awaiting import tasks
from web.capacities import actor_of_form
from web.challenge import challenged
from web.database import reading
from web.forms import Faults, choice, command_id, field, new_command_id, number, text
from web.here import Here, here, item_here
from web.hours import hours_of
from web.merges import MergeShown, merges_shown
from web.proposals import sees_amendments
from web.redlines import Line, drawn
from web.stands import by_kind, earlier, expired
from web.translation_views import said_of
from web.voices import who_may

pages = Blueprint("conclusions", __name__)

Answer = str | Response | tuple[str, int]


@dataclass(frozen=True, slots=True)
class Typed:
    """A form of the page that was refused: shown again with what was typed, under the id that it may still use."""

    action: str = ""
    sentences: tuple[str, ...] = ()
    command: str = ""
    fields: Mapping[str, str] = default(default_factory=dict)


@pages.get("/meetings/<meeting>/conclusions/<conclusion>")
def show(meeting: str, conclusion: str) -> Answer:
    place = here(meeting)
    return _page(place, item_here(place, conclusion))


@pages.get("/meetings/<meeting>/conclusions/<conclusion>/redline")
def compare(meeting: str, conclusion: str) -> Answer:
    """The redline between any two revisions of the item."""
    place = here(meeting)
    item = item_here(place, conclusion)
    old, new = (_revision(item, request.args.get(name, "")) for name in ("from", "to"))
    return render_template(
        "conclusions/compare.html",
        meeting=place.meeting,
        standing=place.standing,
        item=item,
        old=old,
        new=new,
        lines=drawn(old.wording, new.wording),
    )


@pages.post("/meetings/<meeting>/conclusions/<conclusion>/do/<action>")
def act(meeting: str, conclusion: str, action: str) -> Answer:
    """One of the buttons of the page. The desk decides; a refusal shows the page again, with what was typed."""
    if action not in COMMANDS:
        abort(404)
    actor = actor_of_form(meeting)
    id_ = command_id()
    try:
        command = COMMANDS[action](Asked(id_, actor, meeting, conclusion))
    except Faults as found:
        return _again(meeting, conclusion, Typed(action, faults.sentences(found), id_, _typed())), 400
    outcome = desk.submit(command)
    if outcome.refusal is not None:
        fresh = id_ if not outcome.events and not outcome.replayed else new_command_id()
        return _again(
            meeting, conclusion, Typed(action, (refusals.sentence(outcome.refusal),), fresh, _typed())
        ), 409
    flash(names.done(action), "done")
    return redirect(url_for("conclusions.show", meeting=meeting, conclusion=conclusion))


@dataclass(frozen=True, slots=True)
class Asked:
    """What every command on an item begins with."""

    id: str
    actor: Actor
    meeting: str
    conclusion: str

    @property
    def head(self) -> tuple[str, Actor, str, str]:
        return self.id, self.actor, self.meeting, self.conclusion


def _open_comments(asked: Asked) -> Command:
    return ask.OpenComments(*asked.head, number("on_revision"))


def _open_consensus(asked: Asked) -> Command:
    return ask.OpenConsensus(*asked.head, number("on_revision"))


def _declare_agreed(asked: Asked) -> Command:
    return ask.DeclareAgreed(*asked.head, number("on_revision"), field("text_hash"))


def _return_to_comments(asked: Asked) -> Command:
    return ask.ReturnToComments(*asked.head, number("on_revision"), text("reason", required=False))


def _withdraw(asked: Asked) -> Command:
    return ask.WithdrawConclusion(*asked.head, text("reason", required=False))


def _take_position(asked: Asked) -> Command:
    return position_form.take_position(asked.head, item_here(here(asked.meeting), asked.conclusion))


def _answer_merge(asked: Asked) -> Command:
    agrees = choice("agrees", ("yes", "no")) == "yes"
    return ask.AnswerMerge(
        asked.id, asked.actor, asked.meeting, field("amendment"), asked.conclusion, field("merge"), agrees,
        text("reason", required=False),
    )  # fmt: skip


def _decide_merge(asked: Asked) -> Command:
    taken = choice("taken", ("yes", "no")) == "yes"
    return ask.DecideMerge(
        *asked.head, field("merge"), number("on_revision"), field("text_hash"), taken, text("reason", required=False)
    )  # fmt: skip


COMMANDS: Mapping[str, Callable[[Asked], Command]] = {
    "open_comments": _open_comments,
    "open_consensus": _open_consensus,
    "declare_agreed": _declare_agreed,
    "return_to_comments": _return_to_comments,
    "withdraw": _withdraw,
    "defer": lambda asked: ask.DeferConclusion(*asked.head, text("reason", required=False)),
    "propose_extraordinary_move": lambda asked: ask.ProposeExtraordinaryMove(
        *asked.head, number("on_revision"), field("to")[:200], text("reason", required=False)
    ),
    "confirm_extraordinary_move": lambda asked: ask.ConfirmExtraordinaryMove(
        *asked.head, number("on_revision"), field("move")[:200]
    ),
    "write_comment": lambda asked: position_form.write_comment(asked.head),
    "take_position": _take_position,
    "call_material": lambda asked: position_form.call_material(asked.head),
    "write_note": lambda asked: position_form.write_note(asked.head),
    "answer_merge": _answer_merge,
    "decide_merge": _decide_merge,
}


FIELDS = (
    "reason", "comment", "kind", "agrees", "amendment", "audience", "counter", "owner", "until", "line", "fallback",
    "to",
)  # fmt: skip


def _typed() -> dict[str, str]:
    return {name: request.form.get(name, "") for name in FIELDS}


def _again(meeting: str, conclusion: str, typed: Typed) -> str:
    place = here(meeting)
    return _page(place, item_here(place, conclusion), typed)


def _page(place: Here, item: ItemView, typed: Typed | None = None) -> str:
    may = desk.actions(place.actor, place.meeting.id, item.id)
    merges = merges_shown(place.actor, item, may)
    return render_template(
        "conclusions/show.html",
        meeting=place.meeting,
        standing=place.standing,
        item=item,
        silence=_silence_on(place, item),
        hours_of=lambda instant: hours_of(instant, place.actor),
        may=may,
        typed=typed or Typed(),
        command_for=_ids(typed),
        redlines={each.id: drawn(each.base, each.wording) for each in item.amendments},
        changes=_changes(item),
        own=next((each for each in item.positions if each.delegation == place.actor.delegation), None),
        position_kinds=_kinds(place, item),
        audiences=position_form.POSITION_AUDIENCES,
        comment_audiences=position_form.comment_audiences(place.actor),
        counter=print_wording(item.wording),
        by_kind=by_kind(item, place.meeting),
        expired=expired(item, place.meeting),
        earlier=earlier(item, place.meeting),
        challenged=challenged(place, item),
        declared=_declared(item),
        note=notes_of(reading(), item.meeting, place.actor).get(item.id),
        voices=who_may(place, may.values()),
        tasks=tasks(place, item),
        labels={each.id: each.label for each in item.amendments if each.label},
        sentence=refusals.sentence,
        merges=merges,
        without_form=typed is not None and not _has_form(typed.action, may, merges),
        brackets=open_brackets(item.wording),
        negotiates=sees_amendments(place),
        ways=_ways(place, item),
        moves=[each for each in moves(reading(), item.meeting) if each.conclusion == item.id],
        origin=_origin(place, item),
        said_of=said_of,
    )


def _ways(place: Here, item: ItemView) -> tuple[str, ...]:
    """The states to which the rules of the meeting declare an extraordinary move from where the item stands."""
    declared = rules_of(reading(), item.meeting, place.meeting.workflow).conclusion.extraordinary
    return tuple(move.to for move in declared if move.source == item.state)


def _origin(place: Here, item: ItemView) -> tuple[str, str | None] | None:
    """What an earlier meeting deferred: its title, and its address for whoever has a capacity there."""
    came = came_from(reading(), item.meeting, item.id)
    if came is None:
        return None
    meeting, conclusion = came
    held = capacities_of(reading(), meeting, place.actor.person)
    address = url_for("conclusions.show", meeting=meeting, conclusion=conclusion) if held else None
    return meeting, address


def _kinds(place: Here, item: ItemView) -> tuple[PositionKind, ...]:
    """What the rules of the meeting know; what is agreed is not blocked any more."""
    rules = rules_of(reading(), item.meeting, place.meeting.workflow).conclusion.positions
    agreed = item.phase is Phase.AGREED
    return tuple(kind for kind in PositionKind if kind in rules and not (agreed and rules[kind].blocks))


def _declared(item: ItemView) -> StepView | None:
    """The gavel by which the item was agreed in the room, with the attendance."""
    agreed = [step for step in item.steps if step.sitting is not None and step.sitting == item.declared_in]
    return agreed[-1] if agreed else None


def _has_form(action: str, may: dict[str, Refusal | None], merges: tuple[MergeShown, ...]) -> bool:
    """Whether the form that was refused is still on the page; if not, what was typed in it is shown apart."""
    if action == "decide_merge":
        return any(shown.foresight for shown in merges)
    if action == "answer_merge":
        return any(each.may_answer for shown in merges for each in shown.amendments)
    return action in may and may[action] is None


def _ids(typed: Typed | None) -> Callable[[str], str]:
    """A fresh id for each form of the page; the refused form keeps the id that it may still use."""

    def id_for(action: str) -> str:
        return typed.command if typed is not None and typed.action == action else new_command_id()

    return id_for


def _changes(item: ItemView) -> dict[int, tuple[Line, ...]]:
    """What each revision changed, by its number."""
    return {
        later.number: drawn(earlier.wording, later.wording)
        for earlier, later in zip(item.revisions, item.revisions[1:], strict=False)
    }


def _revision(item: ItemView, asked: str) -> RevisionView:
    found = next((each for each in item.revisions if str(each.number) == asked), None)
    if found is None:
        abort(404)
    return found


def _silence_on(place: Here, item: ItemView) -> SilenceView | None:
    """The silence that the item is under, if it is under one."""
    found = silences(reading(), place.meeting.id, place.actor)
    return next((one for one in found if one.open and item.id in one.items), None)
