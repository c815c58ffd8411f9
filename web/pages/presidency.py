"""The Presidency's running sheet: where every item stands, who must be asked; the gavel; and certification."""

from dataclasses import replace

from flask import Blueprint, flash, redirect, render_template, session, url_for
from werkzeug.wrappers import Response

from engine.procedure.commands import CertifyPaper, PutToRoom, ReopenConclusion, Role
from engine.procedure.refusals import Code, Refusal
from engine.procedure.terms import Adopts
from engine.record.queries import meetings
from engine.record.queries.certified import to_be_signed
from engine.record.queries.papers import paper
from engine.record.queries.room import paper_mark
from engine.record.queries.translated import TranslatedPaper, translated_paper
from web import accounts, desk, faults, forms, names, refusals, tries
from web.capacities import actor_of_form
from web.concordance import renumbered
from web.database import accounts_changed, db, reading
from web.forms import Faults, choice, command_id, field, new_command_id, number, several
from web.gavel import Refused, not_put
from web.glance import open_structures, structure_awaits
from web.here import Here, here, only_for
from web.messages import gettext
from web.proposals import standing_items
from web.room import not_modified, tag, tagged, unchanged
from web.running import running_lines
from web.showing import delegations, item_name
from web.signed_items import signed_items, signed_participants, written
from web.stands import by_kind
from web.visitors import person
from web.word_files import headings

pages = Blueprint("presidency", __name__)

Answer = str | Response | tuple[str, int]


@pages.get("/meetings/<meeting>/presidency")
def show(meeting: str) -> Response:
    """The sheet; an open one asks each second whether there is another."""
    place = here(meeting)
    only_for(place, Role.PRESIDENCY)
    etag = tag(meeting, paper_mark(reading(), meeting))
    return not_modified(etag) if unchanged(etag) else tagged(_sheet(place, etag=etag), etag)


@pages.post("/meetings/<meeting>/presidency/put")
def put(meeting: str) -> Answer:
    """The gavel, on what was ticked or on everything that nothing stood in the way of: exactly these revisions with
    exactly these texts, as the sheet showed them."""
    actor, id_, what = actor_of_form(meeting), command_id(), choice("what", ("ticked", "every"))
    place = here(meeting)
    only_for(place, Role.PRESIDENCY)
    lines = signed_items("item" if what == "ticked" else "every")
    refused = Refused("put", id_, ticked=frozenset(line.conclusion for line in lines))
    if not lines:
        return _sheet(place, replace(refused, sentences=(gettext("Tick at least one item first."),))), 400
    outcome = desk.submit(PutToRoom(id_, actor, meeting, lines))
    if outcome.refusal is not None:
        again = new_command_id() if outcome.replayed else id_
        place = here(meeting)
        return _sheet(place, not_put(place, replace(refused, command=again), lines, outcome.refusal)), 409
    named = {line.conclusion for line in lines}
    declared = [item_name(item) for item in standing_items(here(meeting)) if item.id in named]
    flash(gettext("Declared in the room: %(items)s.", items=", ".join(declared)), "done")
    return redirect(url_for("presidency.show", meeting=meeting))


@pages.post("/meetings/<meeting>/presidency/reopen")
def reopen(meeting: str) -> Answer:
    """An agreed item is opened again with a reason, unless somebody present objects: then it stays agreed."""
    actor, id_, conclusion = actor_of_form(meeting), command_id(), field("conclusion")
    place = here(meeting)
    only_for(place, Role.PRESIDENCY)
    objecting = several("objecting", place.meeting.participants)
    refused = Refused("reopen", id_, item=conclusion, reason=field("reason"), ticked=frozenset(objecting))
    try:
        reason = forms.text("reason")
    except Faults as found:
        return _sheet(place, replace(refused, sentences=faults.sentences(found))), 400
    outcome = desk.submit(
        ReopenConclusion(id_, actor, meeting, conclusion, number("on_revision"), reason, objecting)
    )
    if outcome.refusal is not None:
        again = new_command_id() if outcome.replayed else id_
        said = (refusals.sentence(outcome.refusal),)
        return _sheet(here(meeting), replace(refused, command=again, sentences=said)), 409
    if objecting:
        flash(
            gettext("It stays agreed. On the record as objecting: %(names)s.", names=delegations(objecting)),
            "await",
        )
    else:
        flash(names.done("reopen"), "done")
    return redirect(url_for("presidency.show", meeting=meeting))


def _sheet(place: Here, refused: Refused | None = None, etag: str = "") -> str:
    meeting = place.meeting
    lines = running_lines(place)
    refused = refused or Refused()

    def id_for(form: str, item: str = "") -> str:
        return refused.command if (form, item) == (refused.form, refused.item) else new_command_id()

    return render_template(
        "presidency/show.html",
        meeting=meeting,
        standing=place.standing,
        etag=etag,
        lines=lines,
        ready=[line for line in lines if line.gavel],
        rest=[line for line in lines if not line.agreed],
        refused=refused,
        command_for=id_for,
        structure=structure_awaits(open_structures(place)),
        kept=meetings.kept_paper(reading(), meeting.id),
        may=desk.actions(place.actor, meeting.id),
        numbers=renumbered(place),
        sentence=refusals.sentence,
        reopens={
            id_ for id_, refusal in desk.across(place.actor, meeting.id, "reopen").items() if not refusal
        },
    )


@pages.get("/meetings/<meeting>/certify")
def sign(meeting: str) -> Answer:
    """Exactly what will be signed, and the password once more."""
    place = here(meeting)
    only_for(place, Role.PRESIDENCY)
    return _page(place, new_command_id())


@pages.post("/meetings/<meeting>/certify")
def certify(meeting: str) -> Answer:
    """Certifies exactly the list that the form carries: what was shown is what is signed, or nothing is."""
    actor, id_ = actor_of_form(meeting), command_id()
    items = signed_items()
    place = here(meeting)
    only_for(place, Role.PRESIDENCY)
    confirmed = signed_participants(place.meeting.participants)
    key = tries.inside(person().id)
    with accounts_changed() as changing:
        allowed = tries.may_try(changing, key, accounts.now())
    if not allowed:
        return _page(place, id_, (tries.too_often(),), bool(confirmed)), 429
    if not accounts.password_fits(db.session(), person().id, field("password")[:1000]):
        wrong = gettext("This is not your password. Nothing was certified.")
        return _page(place, id_, (wrong,), bool(confirmed)), 403
    with accounts_changed() as changing:
        accounts.confirm(changing, session["sign_in"])
        tries.forget(changing, key)
    outcome = desk.submit(
        CertifyPaper(id_, actor, meeting, items, field("frame"), confirmed, field("beside"))
    )
    if outcome.refusal is not None:
        again = new_command_id() if outcome.replayed else id_
        return _page(here(meeting), again, (refusals.sentence(outcome.refusal),), bool(confirmed)), 409
    return redirect(url_for("presidency.show", meeting=meeting))


def _page(place: Here, command: str, sentences: tuple[str, ...] = (), confirmed: bool = False) -> str:
    """The one list of what stands in the way; or, when nothing does, exactly what is signed."""
    found = paper(reading(), place.meeting.id)
    open_ = "certify_paper" in desk.actions(place.actor, place.meeting.id)
    refusal = None if open_ else _not_now(place)
    items = {item.id: item_name(item) for item in standing_items(place)}
    return render_template(
        "presidency/certify.html",
        meeting=place.meeting,
        standing=place.standing,
        paper=found,
        headings=headings(place.meeting),
        written=written,
        stands={each.id: by_kind(each, place.meeting) for each in standing_items(place)},
        refusal=refusals.sentence(refusal) if refusal else None,
        obstacles=[
            (
                items.get(str(each.facts.get("conclusion"))),
                each.facts.get("conclusion"),
                refusals.sentence(each),
            )
            for each in desk.obstacles(place.actor, place.meeting.id)
        ]
        if open_
        else [],
        beside=to_be_signed(reading(), place.meeting.id),
        translated=_adopted_with_it(place),
        items=items,
        confirmed=confirmed,
        sentences=sentences,
        command=command,
    )


def _adopted_with_it(place: Here) -> tuple[TranslatedPaper, ...]:
    """The paper in every other language, where the meeting adopts them together."""
    terms = place.meeting.terms
    if terms.adopts is not Adopts.BOTH:
        return ()
    found = (translated_paper(reading(), place.meeting.id, place.actor, each) for each in terms.translated)
    return tuple(each for each in found if each is not None)


def _not_now(place: Here) -> Refusal:
    """For a meeting that is certified already, of which the desk offers the action no more."""
    return Refusal(Code.NOT_IN_THIS_STATE, {"action": "certify_paper", "state": place.meeting.state})
