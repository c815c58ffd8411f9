"""The papers beside the paper: what each is, who may have it, and its table. Word and the spreadsheet are drawn from
the one table, so that they say the same."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from flask import abort
from flask_babel import get_locale, lazy_gettext
from flask_babel.speaklater import LazyString

from engine.procedure.audiences import Sight, facets
from engine.procedure.commands import Role
from engine.record.queries.commitments import CommitmentView
from engine.record.queries.gaze import rules_of
from engine.record.queries.item import items
from engine.record.queries.sittings import SittingView, sittings_of
from engine.record.queries.views import ItemView, PositionView
from engine.text.literals import as_read, wording_as_read
from engine.text.wording import Wording, print_wording
from engine.word.layout import draft_mark
from engine.word.matrix import Matrix, MatrixGroup, Row
from engine.word.paper import Language
from web import names
from web.commitments import (
    commitments_here,
    due_said,
    former_here,
    item_names,
    last_recorded,
    leads_from,
    owner_name,
)
from web.concordance import renumbered
from web.database import reading
from web.here import Here
from web.instants import when
from web.messages import gettext
from web.showing import item_name
from web.word_files import format_of

_ = lazy_gettext


@dataclass(frozen=True, slots=True)
class Table:
    """The columns after the one that says what a group is about, their shares of the width, and the groups."""

    columns: tuple[str, ...]
    widths: tuple[int, ...]
    groups: tuple[MatrixGroup, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """One kind of paper. `about` heads the first column of the spreadsheet; `least` is how much of the meeting its
    reader sees; `made` says whether there is one for this visitor. `at` is the instant that it is of, where that is not
    the certification of the meeting."""

    title: LazyString
    what: LazyString
    about: LazyString
    least: Sight
    made: Callable[[Here], bool]
    table: Callable[[Here], Table]
    at: Callable[[Here], datetime | None] | None = None


def matrix(place: Here, kind: Beside) -> Matrix:
    """The table, dated. Of a certified meeting it is frozen at its certification, and the same bytes each time; before,
    it is marked as a draft of now. 404 where there is none for this visitor."""
    if not kind.made(place):
        abort(404)
    frozen = kind.at(place) if kind.at else place.meeting.certified_at
    now = frozen or datetime.now(UTC)
    language: Language = "es" if str(get_locale()) == "es" else "en"
    table = kind.table(place)
    return Matrix(
        title=(*map(as_read, place.meeting.title), str(kind.title)),
        note=gettext("As it stands on %(when)s.", when=when(now)),
        columns=table.columns,
        widths=table.widths,
        groups=table.groups,
        language=language,
        issued=now,
        author=as_read(place.meeting.title[0]),
        draft=None if frozen else draft_mark(format_of(place.meeting).layout, language, now),
    )


# --- positions and statements ----------------------------------------------------------------------------------------


def sees_positions(place: Here) -> bool:
    rules = rules_of(reading(), place.meeting.id, place.meeting.workflow)
    return "positions" in facets(place.meeting, place.actor, rules)


def positions(place: Here) -> Table:
    """Every position that the visitor may see, with what its delegation said; those that stand no more too, where they
    are the visitor's to see."""
    found = items(reading(), place.meeting.id, place.actor)
    groups = (MatrixGroup(_item(item), tuple(_positions(item))) for item in found)
    columns = (
        gettext("Delegation"),
        gettext("Position"),
        gettext("On revision"),
        gettext("Reason or statement"),
        gettext("Counter-text"),
        gettext("Seen by"),
        gettext("Taken"),
    )
    return Table(columns, (12, 16, 8, 28, 20, 14, 14), tuple(group for group in groups if group.rows))


def _item(item: ItemView) -> str:
    name = item_name(item)
    return f"{name}. {as_read(item.topic)}" if item.topic else name


def _positions(item: ItemView) -> list[Row]:
    current = [_position(each, each.stands) for each in item.positions]
    return [*current, *(_position(each, False) for each in item.earlier_positions)]


def _position(each: PositionView, stands: bool) -> Row:
    said = [names.position(each.kind.value)]
    if each.owner and each.until:
        said.append(
            gettext("Looked into by %(name)s, until %(when)s.", name=each.owner, when=when(each.until))
        )
    if not stands:
        said.append(gettext("Stands no longer."))
    return (
        (names.delegation(each.delegation),),
        tuple(said),
        (str(each.revision),),
        (each.reason or "",),
        (print_wording(wording_as_read(each.counter)) if each.counter else "",),
        (names.audience(each.audience.value),),
        (when(each.at),),
    )


# --- attendance ------------------------------------------------------------------------------------------------------


def attendance(place: Here) -> Table:
    """Sitting by sitting. Of a closed one an observer is not told who was there."""
    told = place.actor.role is not Role.OBSERVER
    groups = (
        MatrixGroup(
            gettext("Sitting %(number)s", number=each.number),
            (_sitting(place, each, told or not each.closed),),
        )
        for each in sittings_of(reading(), place.meeting.id)
    )
    columns = (gettext("From"), gettext("Until"), gettext("Present"), gettext("Absent"))
    return Table(columns, (14, 14, 40, 40), tuple(groups))


def _sitting(place: Here, each: SittingView, told: bool) -> Row:
    absent = [code for code in place.meeting.participants if code not in each.present]
    until = when(each.closed_at) if each.closed_at else gettext("going on")
    who = (each.present, absent) if told else ((), ())
    present, missing = (tuple(map(names.delegation, codes)) for codes in who)
    return ((when(each.opened_at),), (until,), present, missing)


# --- concordance -----------------------------------------------------------------------------------------------------


def concordance(place: Here) -> Table:
    rows: tuple[Row, ...] = tuple(
        ((each.before or gettext("(new)"),), (each.after or gettext("(not in the paper)"),))
        for each in renumbered(place) or ()
    )
    columns = (gettext("In the last issued draft"), gettext("In the certified paper"))
    return Table(columns, (50, 50), (MatrixGroup(gettext("All items"), rows),))


# --- commitments -----------------------------------------------------------------------------------------------------


def commitments(place: Here) -> Table:
    leads = leads_from(place.meeting.id)
    found = commitments_here(place)
    groups = (
        MatrixGroup(
            name,
            tuple(
                (*_committed(each), tuple(lead.said for lead in leads.get(id_, ())), _noted(each))
                for each in found
                if each.conclusion == id_
            ),
        )
        for id_, name in item_names(place.meeting.id).items()
    )
    columns = (*_committed_columns(), gettext("Leads to"), gettext("Follow-up"))
    return Table(columns, (30, 16, 10, 10, 16, 22), tuple(group for group in groups if group.rows))


def opening(place: Here) -> Table:
    """The commitments of the former meeting as they stood when this one was opened, and what came along."""
    former = former_here(place)
    assert former is not None, "there is no such paper without a former meeting"
    by_item = dict.fromkeys(each.conclusion for each in former.commitments)
    groups = [
        MatrixGroup(
            former.names.get(id_, gettext("Withdrawn item")),
            tuple(_committed(each) for each in former.commitments if each.conclusion == id_),
        )
        for id_ in by_item
    ]
    origin = gettext("Deferred item of the former meeting: %(title)s", title=former.title)
    words = {each.id: each.revisions[0].wording for each in items(reading(), place.meeting.id, place.actor)}
    came: tuple[Row, ...] = tuple(
        ((name, *_lines(words.get(link.conclusion))), (origin,), ("",), ("",))
        for link, name in former.deferred
    )
    if came:
        groups.append(MatrixGroup(gettext("Deferred items"), came))
    return Table(_committed_columns(), (40, 24, 14, 14), tuple(groups))


def _lines(wording: Wording | None) -> tuple[str, ...]:
    """An item's words as they came along; nothing for whoever does not see its text."""
    return tuple(print_wording(wording_as_read(wording)).splitlines()) if wording else ()


def _committed_columns() -> tuple[str, str, str, str]:
    return gettext("Passage"), gettext("Who is to do it"), gettext("Until"), gettext("Stands")


def _committed(each: CommitmentView) -> Row:
    return (
        (each.passage,),
        (owner_name(each.owner),),
        (due_said(each.due),),
        (names.progress(each.progress.value),),
    )


def _noted(each: CommitmentView) -> tuple[str, ...]:
    return tuple(f"{when(note.at)}: {note.note}" for note in each.notes)


KINDS: Mapping[str, Beside] = {
    "positions": Beside(
        _("Positions and statements"),
        _("Where each delegation stands on each item, in its own words: those that you may see."),
        _("Item"),
        Sight.TEXT,
        sees_positions,
        positions,
    ),
    "concordance": Beside(
        _("Concordance of labels"),
        _("What each item was called in the last issued draft, and is called in the certified paper."),
        _("Part"),
        Sight.ISSUED,
        lambda place: renumbered(place) is not None,
        concordance,
    ),
    "attendance": Beside(
        _("Attendance"),
        _("Who was in the room, sitting by sitting."),
        _("Sitting"),
        Sight.ISSUED,
        lambda place: place.meeting.sittings > 0,
        attendance,
    ),
    "commitments": Beside(
        _("Commitments"),
        _("What the certified paper charges whom with, until when, and what became of it."),
        _("Item"),
        Sight.ISSUED,
        lambda place: last_recorded(place) is not None,
        commitments,
        last_recorded,
    ),
    "opening": Beside(
        _("Commitments of the former meeting"),
        _("With which this meeting was opened: what was committed to, and the items that came along."),
        _("Item"),
        Sight.ISSUED,
        lambda place: former_here(place) is not None,
        opening,
        lambda place: place.meeting.opened_at,
    ),
}
