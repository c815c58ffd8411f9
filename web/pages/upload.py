"""Word in: a delegation hands in the paper that it has worked on offline, and looks at what will be made of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from engine.handed_in import HandedComment, HandedIn, HandedItem, Outcome, Why, handed_in
from engine.procedure.commands import Role
from engine.procedure.refusals import Code, Refusal, refuse
from engine.record.queries.views import AmendmentView, ItemView
from engine.text.wording import print_wording
from engine.word.guard import UploadRefused
from web import desk, faults, refusals
from web.capacities import actor_of_form
from web.forms import Faults, choice, command_id, new_command_id
from web.handing_in import Draft, Said, comments, drafts, packed
from web.here import Here, here, only_for
from web.messages import gettext, ngettext
from web.own_papers import known_notes, lines_around, of_others
from web.proposals import draft_states, standing_items
from web.redlines import Line, drawn
from web.showing import item_name
from web.uploads import NoFile, left_out_in_words, sentence, uploaded

pages = Blueprint("upload", __name__)

Answer = str | Response | tuple[str, int]


@pages.get("/meetings/<meeting>/upload")
def form(meeting: str) -> str:
    place = here(meeting)
    only_for(place, Role.DELEGATION)
    if not place.takes_part:
        abort(403)
    return _form(place)


@pages.post("/meetings/<meeting>/upload")
def hand_in(meeting: str) -> Answer:
    """Reads the file and shows what would be made of it; makes the drafts only when asked to after that."""
    place = here(meeting)
    only_for(place, Role.DELEGATION)
    if choice("do", ("read", "make")) == "make":
        return _made(place)
    command_id()
    try:
        found = _read(place, uploaded())
    except NoFile:
        return _form(place, gettext("Choose the Word file first.")), 400
    except UploadRefused as refused:
        return _form(place, sentence(refused)), 400
    return _preview(place, found)


def _form(place: Here, refused: str = "") -> str:
    return render_template(
        "upload/form.html",
        meeting=place.meeting,
        standing=place.standing,
        command=new_command_id(),
        sentences=(refused,) if refused else (),
    )


# --- reading ---------------------------------------------------------------------------------------------------------


def _read(place: Here, docx: bytes) -> HandedIn:
    items = standing_items(place)
    assert place.actor.delegation is not None, "only a delegation's seat hands in"
    own = place.actor.delegation
    known = lines_around(place, items), of_others(own), known_notes(items)
    return handed_in(docx, _without_discarded(place, items), own, *known)


def _without_discarded(place: Here, items: Sequence[ItemView]) -> list[ItemView]:
    """A draft that was discarded stands in nobody's way."""
    states = draft_states(place)

    def kept(item: ItemView) -> tuple[AmendmentView, ...]:
        return tuple(each for each in item.amendments if not each.private or each.state in states)

    return [replace(item, amendments=kept(item)) for item in items]


# --- the preview -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ShownItem:
    """One item of the preview. `refusal` says why no draft can be made of it now; `tracked` is the reading without what
    was edited untracked, offered where it can be told apart."""

    handed: HandedItem
    lines: tuple[Line, ...]
    untracked: tuple[Line, ...]
    since: tuple[Line, ...]
    wording: str
    tracked: str
    text: str
    refusal: str

    @property
    def may_draft(self) -> bool:
        return self.handed.whole.outcome is Outcome.DRAFT and not self.refusal


@dataclass(frozen=True, slots=True)
class ShownComment:
    number: int
    item: ItemView | None
    comment: HandedComment


def _preview(place: Here, found: HandedIn, status: int = 200) -> Answer:
    changed = [each for each in found.items if each.whole.outcome is not Outcome.NOTHING]
    by_id = {each.item.id: each.item for each in found.items}
    shown = [_shown(place, each) for each in changed]
    page = render_template(
        "upload/preview.html",
        meeting=place.meeting,
        standing=place.standing,
        command=new_command_id(),
        items=shown,
        unchanged=len(found.items) - len(changed),
        unplaced=found.unplaced,
        why=WHY,
        comments=[
            ShownComment(number, by_id.get(each.item or ""), each)
            for number, each in enumerate(found.comments)
        ],
        left_out=left_out_in_words(found.left_out),
        missing=found.missing,
        others=found.others,
        Outcome=Outcome,
    )
    return page, status


def _shown(place: Here, handed: HandedItem) -> ShownItem:
    item, whole = handed.item, handed.whole
    wording, tracked = whole.wording, handed.tracked
    apart = tracked is not None and tracked.outcome is Outcome.DRAFT and tracked.wording != wording
    return ShownItem(
        handed=handed,
        lines=drawn(handed.base, whole.amended) if wording is None else drawn(item.wording, wording),
        untracked=drawn(handed.base, handed.file_base) if handed.has_untracked else (),
        since=drawn(handed.base, item.wording) if wording is None else (),
        wording="" if wording is None else packed(wording),
        tracked=packed(tracked.wording) if apart and tracked and tracked.wording is not None else "",
        text=print_wording(whole.amended),
        refusal=_why_not(place, item),
    )


def _why_not(place: Here, item: ItemView) -> str:
    """Why no draft can be made of the item now: in another state the action is not there at all."""
    may = desk.actions(place.actor, place.meeting.id, item.id)
    not_now = refuse(Code.NOT_WHILE, action="draft_amendment", state=item.state)
    refusal = may.get("draft_amendment", not_now)
    return refusals.sentence(refusal) if refusal else ""


class _Why(dict[Why, str]):
    def __missing__(self, key: Why) -> str:
        return {
            Why.NO_ITEM: gettext("It stands in no item of the paper."),
            Why.NEW_ITEM: gettext(
                "It reads like a new item. Propose it as a conclusion of its own: it cannot be an amendment."
            ),
            Why.FRAME: gettext("Title, preamble and headings are the secretariat's to change."),
        }[key]


WHY = _Why()


# --- making ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class NotMade:
    """What the desk refused, with the text, so that nothing is lost."""

    what: str
    sentence: str
    text: str


def _made(place: Here) -> Answer:
    """Makes each ticked draft, then each ticked comment; what the desk refuses is shown with its text."""
    actor, id_, meeting = actor_of_form(place.meeting.id), command_id(), place.meeting.id
    try:
        wanted, said = list(drafts()), list(comments())
    except Faults as found:
        return _form(place, " ".join(faults.sentences(found))), 400
    if not wanted and not said:
        return _form(place, gettext("Nothing was ticked, so nothing was made.")), 400
    named = {item.id: item_name(item) for item in standing_items(place)}
    refused: list[NotMade] = []
    asked: list[Draft | Said] = [*wanted, *said]
    for each in asked:
        outcome = desk.submit(each.command(id_, actor, meeting))
        if outcome.refusal is not None:
            refused.append(_not_made(each, named, outcome.refusal))
    made = len(wanted) + len(said) - len(refused)
    if refused:
        return _result(here(meeting), made, refused), 409
    _say(wanted, said)
    return redirect(url_for("board.show", meeting=meeting))


def _say(wanted: Sequence[Draft], said: Sequence[Said]) -> None:
    if wanted:
        flash(
            ngettext(
                "%(num)s private draft was made. Nobody else sees it until you file it.",
                "%(num)s private drafts were made. Nobody else sees them until you file them.",
                len(wanted),
            ),
            "done",
        )
    if said:
        flash(ngettext("%(num)s comment was made.", "%(num)s comments were made.", len(said)), "done")


def _not_made(each: Draft | Said, named: Mapping[str, str], refusal: Refusal) -> NotMade:
    text = print_wording(each.wording) if isinstance(each, Draft) else each.text
    return NotMade(named.get(each.item, "–"), refusals.sentence(refusal), text)


def _result(place: Here, made: int, refused: Sequence[NotMade]) -> str:
    return render_template(
        "upload/result.html", meeting=place.meeting, standing=place.standing, made=made, refused=refused
    )
