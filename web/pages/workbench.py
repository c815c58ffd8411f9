"""The merge workbench: all pending amendments of an item over its wording, point by point, to one text.

Two steps, both of them one form that carries everything: the choices, then the text that they make. Whoever may see
amendments may look; the secretariat proposes, the Presidency decides on the item's page.
"""

from dataclasses import dataclass, replace

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from engine.procedure.commands import Actor, Disposition, ProposeMerge, ReviseWording
from engine.record.queries.views import ItemView
from engine.text.brackets import open_brackets
from engine.text.wording import Wording, print_wording
from web import desk, faults, names, refusals
from web.capacities import actor_of_form
from web.editing import Sent, moved_on, sent
from web.foresight import Foresight, foreseen
from web.forms import BadForm, Faults, command_id, field, new_command_id, number
from web.here import Here, here, item_here
from web.laid import laid, said
from web.messages import gettext
from web.proposals import author, only_for_negotiators
from web.redlines import drawn
from web.wording_form import Row, read_rows, rows_of, wording_of_rows
from web.workbench import (
    STAYS,
    Chosen,
    Point,
    Sheet,
    choices,
    no_longer_fits,
    points,
    sheet,
    strange,
    suggested,
    taken_whole,
    text_of,
)
from web.workbench_form import WHOLE, Written, faults_in, read_written

pages = Blueprint("workbench", __name__)

Answer = str | Response | tuple[str, int]

NOTHING = Written({}, {}, {}, "", "")


@dataclass(frozen=True, slots=True)
class Bench:
    """What both steps work on: where, which amendments, what was chosen and written, under which command id."""

    place: Here
    found: Sheet
    written: Written
    command: str

    @property
    def item(self) -> ItemView:
        return self.found.item

    @property
    def points(self) -> tuple[Point, ...]:
        return points(self.found, self.written.choices)

    @property
    def carried(self) -> dict[str, Chosen]:
        """Every choice, also those whose points are gone, for the form of the second step."""
        shown = {point.key: replace(point.chosen, passage=point.passage) for point in self.points}
        return {**self.written.choices, **shown}

    def text(self) -> Wording:
        return text_of(self.found, self.points, self.item.language, self.place.meeting.participants)


@pages.get("/meetings/<meeting>/conclusions/<conclusion>/workbench")
def show(meeting: str, conclusion: str) -> Answer:
    place = here(meeting)
    only_for_negotiators(place)
    item = item_here(place, conclusion)
    return _choices_page(Bench(place, sheet(item), NOTHING, new_command_id()))


@pages.post("/meetings/<meeting>/conclusions/<conclusion>/workbench")
def work(meeting: str, conclusion: str) -> Answer:
    """One of the buttons of either step."""
    actor, id_, on_revision, do = actor_of_form(meeting), command_id(), number("on_revision"), field("do")
    place = here(meeting)
    only_for_negotiators(place)
    item = item_here(place, conclusion)
    found = sheet(item)
    bench = Bench(place, found, read_written(each.id for each in found.pending), id_)
    _only_what_is_offered(bench)
    if whole := WHOLE.fullmatch(do):
        return _take_whole(bench, whole[1])
    if do == "choices":
        return _choices_page(_keeping_the_text(bench), moved_on(on_revision, item))
    if do == "lay":
        return _lay(bench, on_revision)
    draft = sent("reason")
    if draft.wording is None or draft.do == "preview":
        page = _text_page(
            bench, actor, draft.rows, draft.wording, (*moved_on(on_revision, item), *draft.sentences)
        )
        return page, 400 if draft.sentences else 200
    return _propose(bench, actor, draft, draft.wording, on_revision)


def _only_what_is_offered(bench: Bench) -> None:
    try:
        choices(bench.points)
    except ValueError:
        raise BadForm("choice") from None


def _take_whole(bench: Bench, label: str) -> Answer:
    if label not in bench.found.laid_over:
        return _choices_page(bench, (gettext("This amendment does not lie over the wording any more."),)), 409
    taken = taken_whole(bench.found, bench.written.choices, label)
    return _choices_page(replace(bench, written=replace(bench.written, choices=taken)))


def _lay(bench: Bench, on_revision: int) -> Answer:
    """From the choices to the text; back to the choices if something is missing or the ground has moved."""
    if wrong := faults_in(bench.points):
        return _choices_page(bench, faults.sentences(Faults(*wrong))), 400
    sentences = moved_on(on_revision, bench.item)
    if not sentences and strange(bench.found, bench.written.choices):
        sentences = (
            gettext("The amendments have changed since this page was drawn. Look at the points again."),
        )
    if sentences:
        return _choices_page(bench, sentences), 409
    text = bench.text()
    return _text_page(bench, bench.place.actor, rows_of(text), text)


def _keeping_the_text(bench: Bench) -> Bench:
    """Back to the choices: a text that was edited by hand goes along, to be copied from."""
    rows = read_rows()
    try:
        edited = print_wording(wording_of_rows(rows))
    except Faults:
        edited = "\n".join(row.text for row in rows)
    if faults_in(bench.points) or edited == print_wording(bench.text()):
        return bench
    return replace(bench, written=replace(bench.written, kept=_joined(bench.written.kept, edited)))


def _joined(*texts: str) -> str:
    """Each text once; what is kept already is not kept again."""
    found = ""
    for text in texts:
        found = found if text in found else f"{found}\n\n{text}".strip()
    return found


def _propose(bench: Bench, actor: Actor, draft: Sent, wording: Wording, on_revision: int) -> Answer:
    item = bench.item
    outcome = desk.submit(
        ProposeMerge(
            bench.command, actor, item.meeting, item.id, on_revision, wording, bench.written.reason,
            bench.written.lines(),
        )
    )  # fmt: skip
    if outcome.refusal is None:
        flash(names.done("propose_merge"), "done")
        return redirect(url_for("conclusions.show", meeting=item.meeting, conclusion=item.id))
    place = here(item.meeting)
    now = replace(
        bench,
        place=place,
        found=sheet(item_here(place, item.id)),
        command=new_command_id() if outcome.replayed else bench.command,
    )
    sentences = (refusals.sentence(outcome.refusal),)
    return _text_page(now, actor, draft.rows, wording, sentences), 409


def _choices_page(bench: Bench, sentences: tuple[str, ...] = ()) -> str:
    """Step one. Choices whose points are gone are told, and go along in what is kept."""
    lost = no_longer_fits(strange(bench.found, bench.written.choices))
    written = replace(bench.written, kept=_joined(bench.written.kept, lost))
    may = desk.actions(bench.place.actor, bench.item.meeting, bench.item.id)
    return render_template(
        "workbench/choices.html",
        meeting=bench.place.meeting,
        standing=bench.place.standing,
        item=bench.item,
        found=bench.found,
        lines=laid(bench.item.wording, bench.found.merged),
        points=bench.points,
        looks={key: delegations_of(bench.found, by) for key, by in _looks(bench).items()},
        written=written,
        command=bench.command,
        may_propose="propose_merge" in may and may["propose_merge"] is None,
        sentences=sentences,
    )


def _looks(bench: Bench) -> dict[str, tuple[str, ...]]:
    return {point.key: point.look for point in bench.points if point.look}


def delegations_of(found: Sheet, labels: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(author(found.laid_over[label]) for label in labels))


def _text_page(
    bench: Bench,
    actor: Actor,
    rows: tuple[Row, ...],
    text: Wording | None,
    sentences: tuple[str, ...] = (),
) -> str:
    """Step two: the text with its redline, what is open in it, and what becomes of every amendment. No text while there
    is a fault in it."""
    ends = suggested(bench.found, bench.points, text if text is not None else bench.item.wording)
    written = replace(bench.written, ends=bench.written.with_suggestions(ends), offered=ends)
    return render_template(
        "workbench/text.html",
        meeting=bench.place.meeting,
        standing=bench.place.standing,
        item=bench.item,
        found=bench.found,
        carried=bench.carried,
        text=text,
        lines=drawn(bench.item.wording, text) if text is not None else None,
        brackets=open_brackets(text) if text is not None else (),
        looks=[
            (said(one.sentence, True), delegations_of(bench.found, one.by))
            for one in bench.found.merged.look_here
        ],
        rows=rows,
        written=written,
        dispositions=(STAYS, *Disposition),
        foresight=_foresight(bench, actor, text, written) if text is not None else None,
        hindrance=_hindrance(bench, actor, text, written) if text is not None else None,
        command=bench.command,
        sentences=sentences,
        sentence=refusals.sentence,
    )


def _foresight(bench: Bench, actor: Actor, text: Wording, written: Written) -> Foresight:
    """What becomes of those that stay pending, if this text were the next revision."""
    item = bench.item
    revise = ReviseWording(new_command_id(), actor, item.meeting, item.id, item.revision, text, "–")
    return foreseen(revise, item, leaving={line.amendment for line in written.lines()})


def _hindrance(bench: Bench, actor: Actor, text: Wording, written: Written) -> str | None:
    """Why the text could not be proposed like this, said before it is."""
    item = bench.item
    refusal = desk.foresee(
        ProposeMerge(
            new_command_id(), actor, item.meeting, item.id, item.revision, text, written.reason or "–",
            written.lines(),
        )
    ).refusal  # fmt: skip
    if refusal is None:
        return None
    labels = {each.id: each.label or "" for each in item.amendments}
    named = labels.get(str(refusal.facts.get("amendment", "")), "")
    return f"{named}: {refusals.sentence(refusal)}" if named else refusals.sentence(refusal)
