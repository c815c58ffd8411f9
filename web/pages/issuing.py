"""The secretariat's page to issue a draft: exactly what will be issued, and what has changed since the last one."""

from dataclasses import dataclass

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from engine.procedure.commands import CertifiedItem, IssueDraft
from engine.procedure.refusals import Code, Refusal
from engine.record.queries.issues import Coming, IssueView, coming, issue, issues_of
from engine.record.queries.item import items
from engine.record.queries.views import ItemView
from engine.text.symbols import first_symbol, next_symbol
from web import desk, faults, forms, names, refusals
from web.capacities import actor_of_form
from web.database import reading
from web.forms import Faults, command_id, field, new_command_id
from web.here import Here, here, only_possible
from web.issued import changes, frame_lines, line_name, only_changed
from web.messages import gettext
from web.redlines import Line, drawn
from web.showing import item_name
from web.signed_items import signed_items, written
from web.word_files import headings

pages = Blueprint("issuing", __name__)

Answer = str | Response | tuple[str, int]

LONGEST_SYMBOL = 120


@dataclass(frozen=True, slots=True)
class Moved:
    """An item that is not as the form had it: what has happened to it, with the redline where its words changed."""

    name: str
    what: str
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """The form that was refused: the symbol as it was typed, why, and what has changed since it was drawn."""

    symbol: str
    sentences: tuple[str, ...]
    moved: tuple[Moved, ...] = ()


@pages.get("/meetings/<meeting>/issues/new")
def form(meeting: str) -> Answer:
    place = here(meeting)
    only_possible(place, "issue_draft")
    return _page(place, new_command_id())


@pages.post("/meetings/<meeting>/issues/new")
def send(meeting: str) -> Answer:
    """Issues exactly what the form was drawn for, or nothing: then it is said what has changed meanwhile."""
    actor, id_, shown, frame = actor_of_form(meeting), command_id(), signed_items(), field("frame")
    place = here(meeting)
    only_possible(place, "issue_draft")
    try:
        symbol = forms.text("symbol", lines=False, longest=LONGEST_SYMBOL)
    except Faults as found:
        return _page(place, id_, Refused(field("symbol"), faults.sentences(found))), 400
    outcome = desk.submit(IssueDraft(id_, actor, meeting, symbol, shown, frame))
    place = here(meeting)
    if outcome.refusal is not None:
        again = new_command_id() if outcome.replayed else id_
        refused = Refused(symbol, (_sentence(outcome.refusal),), _moved(place, shown, frame))
        return _page(place, again, refused), 409
    flash(names.done("issue_draft"), "done")
    return redirect(url_for("issues.show", meeting=meeting, number=place.meeting.issues))


def _page(place: Here, command: str, refused: Refused | None = None) -> str:
    meeting = place.meeting
    found = _coming(place)
    last = issue(reading(), meeting.id, meeting.issues, place.actor) if meeting.issues else None
    refusal = desk.actions(place.actor, meeting.id)["issue_draft"]
    return render_template(
        "issuing/form.html",
        meeting=meeting,
        standing=place.standing,
        coming=found,
        lines=[(line_name(line), line) for line in found.issue.lines],
        headings=headings(meeting),
        last=last,
        changes=only_changed(changes(last, found.issue, meeting.language)) if last else (),
        frame=frame_lines(last, found.issue) if last else (),
        symbol=refused.symbol if refused else _symbol(place, last),
        used=[each.symbol for each in issues_of(reading(), meeting.id)],
        refused=refused,
        hindrance=refusals.sentence(refusal) if refusal else None,
        command=command,
        written=written,
        longest=LONGEST_SYMBOL,
    )


def _coming(place: Here) -> Coming:
    found = coming(reading(), place.meeting.id)
    assert found is not None, "here() has found the meeting"
    return found


def _symbol(place: Here, last: IssueView | None) -> str:
    """A symbol to begin with; the secretariat may write another."""
    return (
        next_symbol(last.symbol) if last else first_symbol(place.meeting.title, place.meeting.opened_at.year)
    )


def _sentence(refusal: Refusal) -> str:
    if refusal.code in (Code.NOT_AS_SIGNED, Code.FRAME_NOT_AS_SIGNED):
        return gettext(
            "Nothing was issued: the paper is not what you were shown any more. What has changed meanwhile is listed "
            "here. Read it, and issue the draft again."
        )
    if refusal.code is Code.ALREADY_THERE and refusal.facts.get("what") == "symbol":
        return gettext(
            "An earlier draft bears this symbol. Nothing was issued: give this one another symbol."
        )
    return refusals.sentence(refusal)


def _moved(place: Here, shown: tuple[CertifiedItem, ...], frame: str) -> tuple[Moved, ...]:
    """What of the paper is not as the form had it."""
    now = _coming(place)
    known = {item.id: item for item in items(reading(), place.meeting.id, place.actor)}
    before = {each.conclusion: each for each in shown}
    stand = {each.conclusion: each for each in now.items}
    found = [
        _difference(item, before.get(item.id), stand.get(item.id))
        for item in known.values()
        if before.get(item.id) != stand.get(item.id)
    ]
    around = Moved(gettext("Title, preamble, participants"), gettext("They have been changed."))
    return (*([around] if frame != now.frame else []), *found)


def _difference(item: ItemView, old: CertifiedItem | None, new: CertifiedItem | None) -> Moved:
    if new is None:
        return Moved(item_name(item), gettext("It was withdrawn."))
    if old is None:
        return Moved(item_name(item), gettext("It is new in the paper."))
    if (old.revision, old.text_hash) == (new.revision, new.text_hash):
        return Moved(
            item_name(item),
            gettext(
                "Its text is the same; something about it has changed (its state, an amendment, a comment)."
            ),
        )
    what = gettext("It has a new revision, %(number)s.", number=new.revision)
    texts = {each.number: each.wording for each in item.revisions}
    lines = drawn(texts[old.revision], item.wording) if old.revision in texts else ()
    return Moved(item_name(item), what, lines)
