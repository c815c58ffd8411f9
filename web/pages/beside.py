"""Every paper of a meeting on one page: what each is, and in which formats; and the tables among them."""

from dataclasses import dataclass

from flask import Blueprint, abort, render_template, url_for
from flask_babel import get_locale
from werkzeug.wrappers import Response

from engine.issuing import BESIDE
from engine.procedure.audiences import Sight
from engine.procedure.meeting import CERTIFIED_WORK, PAPER
from engine.record.queries.certified import kept_parts
from engine.sheets import write_sheet
from engine.word.matrix import Matrix, write_matrix
from web import names
from web.beside import KINDS, Beside, matrix
from web.database import reading
from web.here import Here, here
from web.messages import gettext
from web.proposals import sees_amendments
from web.word_files import Answer, format_of, sent_file, word_answer

pages = Blueprint("beside", __name__)

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Listed:
    """A paper in the list. `page` is where it is read, or None; `files` are its formats and their addresses."""

    name: str
    what: str
    page: str | None
    files: tuple[tuple[str, str], ...]


@pages.get("/meetings/<meeting>/papers")
def index(meeting: str) -> str:
    place = here(meeting, Sight.ISSUED)
    found = [*_papers(place), *_negotiated(place), *_tables(place)]
    return render_template("beside/index.html", meeting=place.meeting, standing=place.standing, papers=found)


@pages.get("/meetings/<meeting>/papers/<kind>.docx")
def word(meeting: str, kind: str) -> Answer:
    place, asked = _asked(meeting, kind)
    table, layout = matrix(place, asked), format_of(place.meeting).layout
    return word_answer(
        lambda template: write_matrix(table, layout, template), _name(place, kind, table, "docx")
    )


@pages.get("/meetings/<meeting>/papers/<kind>.xlsx")
def sheet(meeting: str, kind: str) -> Response:
    place, asked = _asked(meeting, kind)
    table = matrix(place, asked)
    content = write_sheet(table, str(asked.title), str(asked.about))
    return sent_file(content, _name(place, kind, table, "xlsx"), SHEET)


def _asked(meeting: str, kind: str) -> tuple[Here, Beside]:
    if kind not in KINDS:
        abort(404)
    return here(meeting, KINDS[kind].least), KINDS[kind]


def _name(place: Here, kind: str, table: Matrix, ending: str) -> str:
    return f"{kind}-{place.meeting.id}-{get_locale()}-{table.issued:%Y%m%d-%H%M}.{ending}"


def _papers(place: Here) -> list[Listed]:
    """The paper itself, and what was issued of it."""
    found = []
    id_ = place.meeting.id
    if place.meeting.certified_at or place.sight.reaches(Sight.TEXT):
        certified = place.meeting.certified_at is not None
        what = (
            gettext("Certified, and kept with its SHA-256.")
            if certified
            else gettext("As it stands, a draft.")
        )
        files = (("Word", url_for("papers.download", meeting=id_)), *_others(id_))
        found.append(Listed(gettext("The paper"), what, None, files))
    issued = gettext("The paper as it was issued, each time under its symbol; any two compared.")
    found.append(Listed(gettext("Issued drafts"), issued, url_for("issues.index", meeting=id_), ()))
    return found


def _others(meeting: str) -> list[tuple[str, str]]:
    """The kept files of the certified paper in other languages."""
    return [
        (_in_words(each.part), url_for("after.download", meeting=meeting, work=each.work, part=each.part))
        for each in kept_parts(reading(), meeting)
        if each.work == CERTIFIED_WORK and each.part != PAPER
    ]


def _in_words(part: str) -> str:
    """ "Word, Spanish": what of the certified paper is in the file."""
    kind, _, language = part.partition("-")
    if kind == BESIDE:
        return gettext("Word, side by side with %(language)s", language=names.language(language))
    return f"Word, {names.language(language)}"


def _negotiated(place: Here) -> list[Listed]:
    """What shows proposals: for who may see them."""
    id_ = place.meeting.id
    if not place.sight.reaches(Sight.TEXT) or not sees_amendments(place):
        return []
    return [
        Listed(
            gettext("Compilation"),
            gettext("The text with all that is proposed to it, in brackets."),
            url_for("compilation.paper", meeting=id_),
            (("Word", url_for("compilation.download", meeting=id_)),),
        ),
        Listed(
            gettext("Disposition of amendments"),
            gettext("What became of each amendment, and why."),
            url_for("dispositions.show", meeting=id_),
            (
                ("Word", url_for("dispositions.word", meeting=id_)),
                (".xlsx", url_for("dispositions.sheet", meeting=id_)),
            ),
        ),
        Listed(
            gettext("Redlines"),
            gettext("Proposals, or any two stages of the text, as tracked changes."),
            url_for("redlined.show", meeting=id_),
            (),
        ),
    ]


def _tables(place: Here) -> list[Listed]:
    return [
        Listed(
            str(each.title),
            str(each.what),
            None,
            tuple(
                (said, url_for(endpoint, meeting=place.meeting.id, kind=kind))
                for said, endpoint in (("Word", "beside.word"), (".xlsx", "beside.sheet"))
            ),
        )
        for kind, each in KINDS.items()
        if place.sight.reaches(each.least) and each.made(place)
    ]
