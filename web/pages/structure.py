"""The structure of the paper: what is proposed about it, what would follow, and what was decided."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.procedure import commands as ask
from engine.procedure.commands import Change, Command
from engine.procedure.refusals import Refusal
from engine.procedure.structure import StructureState
from engine.record.queries.board import board
from engine.record.queries.structures import StructureView, structures_of
from engine.record.queries.views import BoardRow
from web import desk, faults, names, refusals
from web.capacities import actor_of_form
from web.database import reading
from web.forms import BadForm, Faults, choice, command_id, new_command_id, text
from web.forms import field as sent
from web.here import Here, here
from web.opening import title_lines
from web.restructured import Followed, followed

pages = Blueprint("structure", __name__)

Answer = str | Response | tuple[str, int]


@dataclass(frozen=True, slots=True)
class Typed:
    """A form of the page that was refused: which, why, what was typed, and the id that it may still use."""

    form: str = ""
    sentences: tuple[str, ...] = ()
    command: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Shown:
    """A proposal as the page shows it; `followed` is what would follow, for whoever may decide on it."""

    structure: StructureView
    item: BoardRow | None
    joining: BoardRow | None
    before: BoardRow | None
    followed: Followed | None
    refusal: Refusal | None
    own: bool


@pages.get("/meetings/<meeting>/structure")
def show(meeting: str) -> str:
    return _page(here(meeting))


@pages.post("/meetings/<meeting>/structure")
def propose(meeting: str) -> Answer:
    actor, id_ = actor_of_form(meeting), command_id()
    change = Change(choice("change", tuple(Change)))
    typed = Typed("propose", command=id_, texts=_texts())
    try:
        rationale = text("rationale", required=False)
        empty = ask.ProposeStructure(id_, actor, meeting, change, rationale)
        command = _said(empty, {row.id: row for row in board(reading(), meeting, actor)})
    except Faults as found:
        return _page(here(meeting), replace(typed, sentences=faults.sentences(found))), 400
    return _sent(meeting, command, typed)


@pages.post("/meetings/<meeting>/structure/<structure>/<action>")
def act(meeting: str, structure: str, action: str) -> Answer:
    """One of the buttons beside a proposal."""
    if action not in COMMANDS:
        abort(404)
    actor, id_ = actor_of_form(meeting), command_id()
    typed = Typed(f"{action}-{structure}", command=id_, texts={"reason": sent("reason")})
    try:
        command = COMMANDS[action](id_, actor, meeting, structure)
    except Faults as found:
        return _page(here(meeting), replace(typed, sentences=faults.sentences(found))), 400
    return _sent(meeting, command, typed)


def _decide(id_: str, actor: ask.Actor, meeting: str, structure: str) -> Command:
    accepted = choice("accepted", ("yes", "no")) == "yes"
    versions = tuple(_version(line) for line in request.form.getlist("shown"))
    return ask.DecideStructure(
        id_, actor, meeting, structure, accepted, text("reason", required=False), versions
    )


def _withdraw(id_: str, actor: ask.Actor, meeting: str, structure: str) -> Command:
    return ask.WithdrawStructure(id_, actor, meeting, structure, text("reason", required=False))


COMMANDS: Mapping[str, Callable[[str, ask.Actor, str, str], Command]] = {
    "decide": _decide,
    "withdraw": _withdraw,
}


def _version(line: str) -> tuple[str, int]:
    item, _, revision = line.partition(":")
    if not revision.isdecimal() or len(revision) > 9:
        raise BadForm("shown")
    return item, int(revision)


FIELDS = (
    "change",
    "item",
    "joining_item",
    "section",
    "before",
    "paragraph",
    "last",
    "lines",
    "rationale",
    "reason",
)


def _texts() -> dict[str, str]:
    return {name: request.form.get(name, "") for name in FIELDS}


def _said(command: ask.ProposeStructure, rows: Mapping[str, BoardRow]) -> ask.ProposeStructure:
    """With what the form says for this kind of proposal; what the kind does not need is left out."""
    change = command.change
    if change is Change.TITLE:
        return replace(command, lines=title_lines(text("lines")))
    if change is Change.PREAMBLE:
        return replace(command, lines=(text("lines"),))
    item = sent("item")
    revision = rows[item].revision if item in rows else None
    command = replace(command, conclusion=item or None, on_revision=revision)
    if change is Change.JOIN:
        return replace(command, joining_item=sent("joining_item") or None)
    if change in (Change.MOVE, Change.TAKE_OUT):
        section, _, before = sent("where").partition(":")
        command = replace(command, section=section or None, before=before or None)
    first, last = _place("paragraph"), _place("last")
    if change is Change.SPLIT:
        return replace(command, paragraph=first)
    return replace(command, paragraph=first, last=last or first) if change is Change.TAKE_OUT else command


def _place(name: str) -> int | None:
    value = sent(name).strip()
    if value and (not value.isdecimal() or len(value) > 3):
        raise BadForm(name)
    return int(value) if value else None


def _sent(meeting: str, command: Command, typed: Typed) -> Answer:
    outcome = desk.submit(command)
    if outcome.refusal is None:
        flash(names.done(_done(command)), "done")
        return redirect(url_for("structure.show", meeting=meeting))
    again = new_command_id() if outcome.replayed else command.id
    sentences = (refusals.sentence(outcome.refusal),)
    return _page(here(meeting), replace(typed, sentences=sentences, command=again)), 409


def _done(command: Command) -> str:
    if isinstance(command, ask.DecideStructure):
        return "accept_structure" if command.accepted else "decline_structure"
    return "withdraw_structure" if isinstance(command, ask.WithdrawStructure) else "propose_structure"


def _page(place: Here, typed: Typed | None = None) -> str:
    meeting, typed = place.meeting, typed or Typed()
    may = desk.actions(place.actor, meeting.id)
    rows = {row.id: row for row in board(reading(), meeting.id, place.actor)}
    standing = [row for row in rows.values() if row.number is not None]
    found = structures_of(reading(), meeting.id, place.actor)

    def id_for(form: str) -> str:
        return typed.command if form == typed.form else new_command_id()

    return render_template(
        "structure/show.html",
        meeting=meeting,
        standing=place.standing,
        may=may,
        items=standing,
        open=[_shown(each, place, rows, may) for each in found if each.state is StructureState.OPEN],
        ended=[
            _shown(each, place, rows, {}) for each in found[::-1] if each.state is not StructureState.OPEN
        ],
        changes=tuple(Change),
        refused=typed,
        command_for=id_for,
        sentence=refusals.sentence,
        asked=typed.texts.get("item") or request.args.get("item", ""),
    )


def _shown(
    each: StructureView, place: Here, rows: Mapping[str, BoardRow], may: Mapping[str, Refusal | None]
) -> Shown:
    decides = "accept_structure" in may
    concerned = [rows[id_] for id_ in (each.item, each.joining_item) if id_ and id_ in rows]
    versions = tuple((row.id, row.revision) for row in concerned)
    command = ask.DecideStructure(
        new_command_id(), place.actor, place.meeting.id, each.id, True, "foreseen", versions
    )
    decision = desk.foresee(command) if decides else None
    return Shown(
        structure=each,
        item=rows.get(each.item or ""),
        joining=rows.get(each.joining_item or ""),
        before=rows.get(each.before or ""),
        followed=followed(decision.events, rows) if decision and not decision.refusal else None,
        refusal=decision.refusal if decision else None,
        own=each.delegation == place.actor.delegation,
    )
