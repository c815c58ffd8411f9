"""After the gavel: statements, corrections, and every file that was issued, with its SHA-256."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.procedure import commands as ask
from engine.procedure.audiences import Sight, told
from engine.procedure.commands import Actor, Command, StatementKind
from engine.procedure.correction import CorrectionState
from engine.procedure.instants import read
from engine.procedure.terms import Printing
from engine.record.queries import certified
from engine.record.queries.papers import paper
from web import desk, faults, names, refusals
from web.capacities import actor_of_form
from web.database import reading
from web.forms import BadForm, Faults, choice, command_id, new_command_id, text
from web.forms import field as sent
from web.here import Here, here
from web.word_files import sent_file

pages = Blueprint("after", __name__)

Answer = str | Response | tuple[str, int]
KINDS = (StatementKind.RESERVATION, StatementKind.EXPLANATION, StatementKind.DISASSOCIATION)


@dataclass(frozen=True, slots=True)
class Typed:
    """A form of the page that was refused: which, why, what was typed, and the id that it may still use."""

    form: str = ""
    sentences: tuple[str, ...] = ()
    command: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Asked:
    """What every command of the page begins with; the `languages` of the paper, its original first."""

    id: str
    actor: Actor
    meeting: str
    languages: tuple[str, ...]


@pages.get("/meetings/<meeting>/after")
def show(meeting: str) -> str:
    return _page(here(meeting, Sight.ISSUED))


@pages.post("/meetings/<meeting>/after/<action>")
def act(meeting: str, action: str) -> Answer:
    """One of the forms of the page. The desk decides; a refusal shows the page again, with what was typed."""
    if action not in COMMANDS:
        abort(404)
    actor, id_ = actor_of_form(meeting), command_id()
    place = here(meeting, Sight.ISSUED)
    form, texts = f"{action}-{request.form.get('about', '')}", dict(request.form)
    try:
        command = COMMANDS[action](Asked(id_, actor, meeting, _languages(place)))
    except Faults as found:
        return _page(place, Typed(form, faults.sentences(found), id_, texts)), 400
    outcome = desk.submit(command)
    if outcome.refusal is not None:
        again = new_command_id() if outcome.replayed else id_
        said = (refusals.sentence(outcome.refusal),)
        return _page(here(meeting, Sight.ISSUED), Typed(form, said, again, texts)), 409
    flash(names.done(action), "done")
    return redirect(url_for("after.show", meeting=meeting))


@pages.get("/meetings/<meeting>/files/<work>/<part>")
def download(meeting: str, work: str, part: str) -> Answer:
    """The bytes of the certified paper, an addendum or a correction as they were kept. A draft's stand with the issued
    drafts."""
    place = here(meeting, Sight.ISSUED)
    kept = None if work.startswith("draft-") else certified.kept_file(reading(), place.meeting.id, work, part)
    if kept is None:
        abort(404)
    return sent_file(kept[1], kept[0])


def _languages(place: Here) -> tuple[str, ...]:
    return (place.meeting.language, *place.meeting.terms.translated)


def _item(place: Asked) -> str | None:
    """The item that was chosen, or None for the whole paper."""
    known = {row for section in _sections(place.meeting) for row in section[1]}
    chosen = sent("item")
    if chosen and chosen not in known:
        raise BadForm("item")
    return chosen or None


def _sections(meeting: str) -> list[tuple[str, list[str]]]:
    found = paper(reading(), meeting)
    return [(each.key, [item.id for item in each.items]) for each in found.sections] if found else []


def _make_statement(asked: Asked) -> Command:
    kind = StatementKind(choice("kind", KINDS))
    return ask.MakeStatement(asked.id, asked.actor, asked.meeting, _item(asked), kind, text("text"))


def _ask_for_correction(asked: Asked) -> Command:
    wrong, right = text("wrong", lines=False), text("right", required=False, lines=False)
    reason, language = text("reason"), choice("language", asked.languages)
    return ask.AskForCorrection(
        asked.id, asked.actor, asked.meeting, _item(asked), language, wrong, right, reason
    )


def _object(asked: Asked) -> Command:
    return ask.ObjectToCorrection(asked.id, asked.actor, asked.meeting, sent("about"), text("reason"))


COMMANDS: Mapping[str, Callable[[Asked], Command]] = {
    "make_statement": _make_statement,
    "withdraw_statement": lambda it: ask.WithdrawStatement(it.id, it.actor, it.meeting, sent("about")),
    "issue_addendum": lambda it: ask.IssueAddendum(it.id, it.actor, it.meeting),
    "ask_for_correction": _ask_for_correction,
    "circulate_correction": lambda it: ask.CirculateCorrection(it.id, it.actor, it.meeting, sent("about")),
    "object_to_correction": _object,
    "issue_correction": lambda it: ask.IssueCorrection(it.id, it.actor, it.meeting, sent("about")),
}


def _page(place: Here, typed: Typed | None = None) -> str:
    meeting, typed = place.meeting, typed or Typed()
    view = certified.after(reading(), meeting.id)
    printed = view.addenda > 0
    statements = certified.statements(reading(), meeting.id) if told(place.sight, printed) else ()
    corrections = [
        each
        for each in certified.corrections(reading(), meeting.id)
        if told(place.sight, each.state == CorrectionState.ISSUED)
    ]
    parts = [
        each for each in certified.kept_parts(reading(), meeting.id) if not each.work.startswith("draft-")
    ]
    return render_template(
        "after/show.html",
        meeting=meeting,
        standing=place.standing,
        view=view,
        until=read(view.statements_until) if view.statements_until else None,
        statements=[each for each in statements if not each.withdrawn],
        corrections=corrections,
        parts=parts,
        waiting=_waiting(place, view, parts),
        stated=certified.beside_paper(reading(), meeting.id),
        items=_items(meeting.id),
        kinds=KINDS,
        spoken=_languages(place),
        prints=view.printing not in (None, Printing.RECORD),
        may=desk.actions(place.actor, meeting.id),
        typed=typed,
        command_for=lambda form: typed.command if typed.form == form else new_command_id(),
        instant=read,
        sentence=refusals.sentence,
    )


def _items(meeting: str) -> dict[str, str]:
    """What each item of the certified paper is called, by its id."""
    found = paper(reading(), meeting)
    if found is None or not found.adopted:
        return {}
    return {
        item.id: names.item(section.key, number)
        for section in found.sections
        for number, item in enumerate(section.items, 1)
    }


def _waiting(place: Here, view: certified.AfterView, parts: list[certified.PartView]) -> bool:
    """Whether a file is still being made."""
    made = {each.work for each in parts}
    issued = {f"addendum-{number}" for number in range(1, view.addenda + 1)}
    issued |= {f"correction-{number}" for number in range(1, view.corrections + 1)}
    certified_only = place.meeting.certified_at is not None and place.meeting.kept is None
    return certified_only or not issued <= made
