"""The disposition table: what became of each amendment, and why; on a page, in Word, and for a spreadsheet."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from flask import Blueprint, abort, render_template, request
from flask_babel import get_locale
from werkzeug.wrappers import Response

from engine.record.queries.item import items
from engine.record.queries.views import AmendmentView, ItemView
from engine.sheets import write_sheet
from engine.text.literals import as_read
from engine.word.layout import draft_mark
from engine.word.matrix import Matrix, MatrixGroup, Row, write_matrix
from engine.word.paper import Language
from web import names
from web.changes import in_words
from web.database import reading
from web.here import Here, here
from web.instants import when
from web.messages import gettext
from web.proposals import author, only_for_negotiators
from web.showing import item_name
from web.word_files import Answer, format_of, sent_file, word_answer

pages = Blueprint("dispositions", __name__)

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ON_A_SHEET = 100  # amendments; an item that has more is not cut
WIDTHS = (9, 10, 12, 9, 24, 14, 10, 12)

Filed = tuple[ItemView, list[AmendmentView]]


@pages.get("/meetings/<meeting>/dispositions")
def show(meeting: str) -> str:
    place = here(meeting)
    only_for_negotiators(place)
    sheets = _sheets(_found(place))
    number = request.args.get("sheet", "1")
    here_now = next((sheet for n, sheet in enumerate(sheets, 1) if str(n) == number), None)
    if here_now is None:
        abort(404)
    return render_template(
        "dispositions/show.html",
        meeting=place.meeting,
        standing=place.standing,
        columns=_columns(),
        sheets=[(sheet[0][0], sheet[-1][0]) for sheet in sheets if sheet],
        number=int(number),
        found=[(item, [(each, _row(each)) for each in amendments]) for item, amendments in here_now],
    )


@pages.get("/meetings/<meeting>/dispositions.docx")
def word(meeting: str) -> Answer:
    place = here(meeting)
    only_for_negotiators(place)
    matrix, layout = _matrix(place), format_of(place.meeting).layout
    return word_answer(
        lambda template: write_matrix(matrix, layout, template), _name(place, matrix.issued, "docx")
    )


@pages.get("/meetings/<meeting>/dispositions.xlsx")
def sheet(meeting: str) -> Response:
    place = here(meeting)
    only_for_negotiators(place)
    matrix = _matrix(place)
    content = write_sheet(matrix, gettext("Dispositions"), gettext("Item"))
    return sent_file(content, _name(place, matrix.issued, "xlsx"), SHEET)


def _name(place: Here, at: datetime, ending: str) -> str:
    return f"dispositions-{place.meeting.id}-{get_locale()}-{at:%Y%m%d-%H%M}.{ending}"


def _sheets(found: Iterable[Filed]) -> list[list[Filed]]:
    """The table in sheets of a length that can be read, whole items on each; at least one, which may be empty. Word and
    the spreadsheet have it in one."""
    sheets: list[list[Filed]] = [[]]
    for each in found:
        if sum(len(amendments) for _, amendments in sheets[-1]) >= ON_A_SHEET:
            sheets.append([])
        sheets[-1].append(each)
    return sheets


def _found(place: Here) -> Iterator[Filed]:
    """The items that have amendments, those that are gone from the paper last; private drafts are in no table."""
    for item in items(reading(), place.meeting.id, place.actor):
        filed = [each for each in item.amendments if each.label is not None]
        if filed:
            yield item, filed


def _matrix(place: Here) -> Matrix:
    now = place.meeting.certified_at or datetime.now(UTC)
    language: Language = "es" if str(get_locale()) == "es" else "en"
    layout = format_of(place.meeting).layout
    certified = place.meeting.certified_at is not None
    return Matrix(
        title=(*map(as_read, place.meeting.title), gettext("Disposition of amendments")),
        note=gettext("As it stands on %(when)s.", when=when(now)),
        columns=_columns(),
        widths=WIDTHS,
        groups=tuple(
            MatrixGroup(_heading(item), tuple(map(_row, amendments))) for item, amendments in _found(place)
        ),
        language=language,
        issued=now,
        author=as_read(place.meeting.title[0]),
        draft=None if certified else draft_mark(layout, language, now),
    )


def _heading(item: ItemView) -> str:
    name = item_name(item)
    return f"{name}. {as_read(item.topic)}" if item.topic else name


def _columns() -> tuple[str, ...]:
    return (
        gettext("Amendment"),
        gettext("Delegation"),
        gettext("Co-sponsors"),
        gettext("Kind"),
        gettext("Proposed change"),
        gettext("Rationale"),
        gettext("Disposition"),
        gettext("Reason"),
    )


def _row(amendment: AmendmentView) -> Row:
    return (
        (amendment.label or "",),
        (names.delegation(author(amendment)),),
        tuple(map(names.delegation, amendment.sponsors)),
        (names.kind(amendment.kind.value),),
        (gettext("On revision %(number)s.", number=amendment.base_revision), *in_words(amendment)),
        (amendment.rationale,),
        _disposition(amendment),
        (amendment.reason or (amendment.treatment_reason if amendment.pending else "") or "",),
    )


def _disposition(amendment: AmendmentView) -> tuple[str, ...]:
    """What became of it; of one that is pending, what the secretariat proposes."""
    said = names.state(amendment.state)
    if amendment.pending and amendment.treatment is not None:
        proposal = names.disposition(amendment.treatment.value)
        return said, gettext("The secretariat proposes: %(treatment)s.", treatment=proposal)
    if amendment.disposed_at is not None:
        return said, when(amendment.disposed_at)
    return (said,)
