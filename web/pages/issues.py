"""Issued drafts: the list of them, one as a page and in Word, one against another, and what is new since the last one
that the visitor opened.

Everybody in the meeting sees them, observers too; nothing in them says who wanted what.
"""

from collections.abc import Sequence
from itertools import groupby

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.issuing import NAMED, NAMELESS, part_in
from engine.papers import issue_name, printed_issue
from engine.procedure.audiences import Sight
from engine.procedure.meeting import draft_work
from engine.record.queries import meetings
from engine.record.queries.certified import kept_file
from engine.record.queries.gaze import gaze_tells_names
from engine.record.queries.issued_in import issued_languages
from engine.record.queries.issues import IssueMark, IssueView, issue, issues_of
from engine.redlined import between
from engine.word.redlined import Hand, write_redlined
from web import desk
from web.concordance import renumbered
from web.database import accounts_changed, db, reading
from web.here import Here, here
from web.issued import changes, frame_lines, line_name, only_changed
from web.last_opened import last_opened, note_opened, opened_before
from web.messages import gettext
from web.visitors import person
from web.word_files import Answer, format_of, headings, sent_file, sorry, word_answer

pages = Blueprint("issues", __name__)


@pages.get("/meetings/<meeting>/issues")
def index(meeting: str) -> str:
    place = here(meeting, Sight.ISSUED)
    found = issues_of(reading(), meeting)
    latest = found[0] if found else None
    spoken = issued_languages(reading(), meeting)
    return render_template(
        "issues/index.html",
        meeting=place.meeting,
        standing=place.standing,
        found=found,
        since=_since(place, found, latest.number) if latest else None,
        latest=latest,
        others={each.number: spoken.get(draft_work(each.number), ()) for each in found},
        may="issue_draft" in desk.actions(place.actor, meeting),
    )


@pages.get("/meetings/<meeting>/issues/<int:number>")
def show(meeting: str, number: int) -> str:
    place = here(meeting, Sight.ISSUED)
    shown, marks = _issue(place, number), issues_of(reading(), meeting)
    opened = last_opened(db.session(), person().id, meeting)
    return render_template(
        "issues/show.html",
        meeting=place.meeting,
        standing=place.standing,
        issue=shown,
        others=issued_languages(reading(), meeting).get(draft_work(number), ()),
        sections=[
            (key, [(line_name(line), line) for line in lines])
            for key, lines in groupby(shown.lines, key=lambda line: line.section)
        ],
        headings=headings(place.meeting),
        marks=marks,
        before=next((each for each in marks if each.number < number), None),
        after=next((each for each in reversed(marks) if each.number > number), None),
        since=_since(place, marks, number),
        opened=opened is not None and opened.number >= number,
    )


@pages.post("/meetings/<meeting>/issues/<int:number>/opened")
def opened(meeting: str, number: int) -> Response:
    """Notes that the visitor has opened this draft: the page sends it by itself, or its reader by a button."""
    place = here(meeting, Sight.ISSUED)
    _issue(place, number)
    with accounts_changed() as changing:
        note_opened(changing, person().id, meeting, number)
    return redirect(url_for("issues.show", meeting=meeting, number=number))


@pages.get("/meetings/<meeting>/issues/<int:number>/paper.docx")
def download(meeting: str, number: int) -> Answer:
    """The issued draft in Word as it was kept: the same bytes for ever, also in another language that it was issued in
    (`language`). While they are being made, a page says so."""
    place = here(meeting, Sight.ISSUED)
    _issue(place, number)
    part = NAMED if gaze_tells_names(reading(), meeting, place.actor) else NAMELESS
    if language := request.args.get("language"):
        if language not in issued_languages(reading(), meeting).get(draft_work(number), ()):
            abort(404)
        part = part_in(part, language)
    kept = kept_file(reading(), meeting, draft_work(number), part)
    return sent_file(kept[1], kept[0]) if kept else _waiting(meeting, draft_work(number))


def _waiting(meeting: str, work: str) -> Answer:
    advice = gettext("Try again in a few seconds.")
    if meetings.job_fault(reading(), meeting, work):
        advice = gettext(
            "The last try failed; it is tried again by itself. Tell the operator of this server."
        )
    said = gettext("The draft is issued. Its Word file is made once and kept from then on.")
    return sorry(gettext("The Word file of this draft is being made"), said, advice)


@pages.get("/meetings/<meeting>/issues/redline")
def compare(meeting: str) -> str:
    """The redline between any two issued drafts."""
    place = here(meeting, Sight.ISSUED)
    old, new = _asked(place, "from"), _asked(place, "to")
    found = changes(old, new, place.meeting.language)
    return render_template(
        "issues/compare.html",
        meeting=place.meeting,
        standing=place.standing,
        old=old,
        new=new,
        frame=frame_lines(old, new),
        found=only_changed(found),
        alike=len(found) - len(only_changed(found)),
    )


@pages.get("/meetings/<meeting>/issues/redline.docx")
def compare_word(meeting: str) -> Answer:
    """The same as tracked changes, of the meeting's own hand: an issued draft has no authors."""
    place = here(meeting, Sight.ISSUED)
    old, new = _asked(place, "from"), _asked(place, "to")
    format_, language = format_of(place.meeting), place.meeting.language
    base, target = (printed_issue(each, language, format_) for each in (old, new))
    tracked = between(base, target, {}, Hand(new.title[0], new.at))
    name = f"{issue_name(old, language).removesuffix('.docx')}-to-{issue_name(new, language)}"
    return word_answer(lambda template: write_redlined(tracked, format_.layout, template), name)


@pages.get("/meetings/<meeting>/issues/numbers")
def numbers(meeting: str) -> str:
    """What every item was called in the drafts, and is called in the certified paper. 404 before there is one."""
    place = here(meeting, Sight.ISSUED)
    rows = renumbered(place)
    if rows is None:
        abort(404)
    return render_template("issues/numbers.html", meeting=place.meeting, standing=place.standing, rows=rows)


def _issue(place: Here, number: int) -> IssueView:
    found = issue(reading(), place.meeting.id, number, place.actor)
    if found is None:
        abort(404)
    return found


def _asked(place: Here, name: str) -> IssueView:
    asked = request.args.get(name, "")
    if not asked.isascii() or not asked.isdigit() or len(asked) > 6:
        abort(404)
    return _issue(place, int(asked))


def _since(place: Here, marks: Sequence[IssueMark], number: int) -> IssueMark | None:
    """The draft that the visitor last opened before this one."""
    found = opened_before(last_opened(db.session(), person().id, place.meeting.id), number)
    return next((each for each in marks if each.number == found), None)
