"""The four questions of a delegate, answered at a glance: what is agreed already, who may speak and act now, until when
may it change, what is pending and awaits me. The board and `acuerdo status` say the same."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from engine.procedure.commands import Role
from engine.procedure.phase import Phase
from engine.procedure.structure import StructureState
from engine.procedure.terms import Disclosure
from engine.record.queries.board import board
from engine.record.queries.deadlines import Deadline, DeadlineKind, deadlines
from engine.record.queries.structures import structures_of
from engine.record.queries.views import BoardRow
from engine.text.brackets import open_brackets
from web import accounts, names
from web.awaiting import Task, tasks_of
from web.database import db, reading
from web.here import Here
from web.instants import when
from web.messages import gettext, ngettext
from web.showing import item_name


@dataclass(frozen=True, slots=True)
class Figure:
    """How many items stand somewhere: `of` is all of them, where that is worth saying."""

    what: str
    count: int
    of: int | None = None

    def __str__(self) -> str:
        if self.of is None:
            return str(self.count)
        return gettext("%(agreed)s of %(all)s", agreed=self.count, all=self.of)


@dataclass(frozen=True, slots=True)
class Hour:
    """Something that ends: when (None: with the gavel of this sitting), what it is, the item that it is about, and the
    id that stays its own when it is moved."""

    until: datetime | None
    sentence: str
    item: BoardRow | None
    id: str


@dataclass(frozen=True, slots=True)
class Silent:
    """An item on which positions are sought, and who has said nothing: told to the Presidency alone."""

    item: BoardRow
    delegations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Glance:
    """All of it, in sentences; `rows` are the items of the board, those that are gone at the end. `structure` is
    what the visitor is to decide about the paper's structure, "" when that is nothing."""

    rows: tuple[BoardRow, ...]
    figures: tuple[Figure, ...]
    room: tuple[str, ...]
    acting: tuple[str, ...]
    hours: tuple[Hour, ...]
    pending: tuple[str, ...]
    silent: tuple[Silent, ...]
    tasks: Mapping[str, tuple[Task, ...]]
    structure: str

    @property
    def awaiting(self) -> list[BoardRow]:
        return [row for row in self.rows if row.id in self.tasks]


def glance(place: Here) -> Glance:
    """The meeting as whoever stands here may know it."""
    rows = board(reading(), place.meeting.id, place.actor)
    standing = [row for row in rows if row.number is not None]
    structures = open_structures(place)
    return Glance(
        rows=rows,
        figures=tuple(_figures(place, standing)),
        room=tuple(_room(place, rows)),
        acting=tuple(_acting(place, standing)),
        hours=tuple(_hours(place, rows)),
        pending=tuple(_pending(standing, structures)),
        silent=tuple(_silent(standing)),
        tasks=tasks_of(place, rows),
        structure=structure_awaits(structures) if place.actor.role is Role.PRESIDENCY else "",
    )


def open_structures(place: Here) -> int:
    """How many proposals on the paper's structure are open."""
    proposals = structures_of(reading(), place.meeting.id, place.actor)
    return sum(one.state is StructureState.OPEN for one in proposals)


def structure_awaits(count: int) -> str:
    """What that asks of the Presidency; nothing when there are none."""
    if count == 0:
        return ""
    return ngettext(
        "Decide %(num)s proposal on the paper's structure",
        "Decide %(num)s proposals on the paper's structure",
        count,
    )


def _figures(place: Here, rows: list[BoardRow]) -> Iterator[Figure]:
    counts = Counter(row.phase for row in rows)
    if place.meeting.certified_at:
        yield Figure(gettext("Adopted"), counts[Phase.ADOPTED], len(rows))
        return
    yield Figure(gettext("Agreed already"), counts[Phase.AGREED], len(rows))
    yield Figure(gettext("Positions being taken"), counts[Phase.SEEKING])
    yield Figure(gettext("Open for comments and amendments"), counts[Phase.OPEN])
    yield Figure(gettext("Proposals, not open yet"), counts[Phase.PROPOSED])


def _room(place: Here, rows: tuple[BoardRow, ...]) -> Iterator[str]:
    """Who may speak: nobody has to ask while no sitting is on."""
    sitting = place.meeting.sitting
    if sitting is None:
        yield gettext("No sitting is on: delegations write.")
        return
    if sitting.suspended:
        yield gettext("Sitting %(number)s is suspended.", number=sitting.number)
    else:
        yield gettext("Sitting %(number)s is on.", number=sitting.number)
    if item := next((row for row in rows if row.id == sitting.item), None):
        yield gettext("%(item)s is in front of the room.", item=item_name(item))
    called = _speakers((*sitting.speakers, *((sitting.floor,) if sitting.floor else ())))
    if sitting.floor:
        yield gettext("%(name)s has the floor.", name=called[sitting.floor])
    if sitting.speakers:
        waiting = ", ".join(called[one] for one in sitting.speakers)
        yield gettext("On the speakers' list: %(names)s.", names=waiting)


def _speakers(speakers: tuple[str, ...]) -> Mapping[str, str]:
    """How each is called: a delegation by its name, an observer by that of the account."""
    people = accounts.accounts_of(db.session(), set(speakers))
    return {one: people[one].name if one in people else names.delegation(one) for one in speakers}


def _acting(place: Here, rows: list[BoardRow]) -> Iterator[str]:
    """Who may act on what now: what the workflow opens in the phase of each item."""
    if place.meeting.certified_at or not rows:
        return
    counts = Counter(row.phase for row in rows)
    if proposed := counts[Phase.PROPOSED]:
        yield ngettext(
            "The secretariat or the Presidency opens %(num)s proposal for comments.",
            "The secretariat or the Presidency opens %(num)s proposals for comments.",
            proposed,
        )
    if open_ := counts[Phase.OPEN]:
        yield ngettext(
            "Delegations comment on and amend %(num)s item.",
            "Delegations comment on and amend %(num)s items.",
            open_,
        )
    if seeking := counts[Phase.SEEKING]:
        yield ngettext(
            "Delegations take their positions on %(num)s item.",
            "Delegations take their positions on %(num)s items.",
            seeking,
        )
    if counts[Phase.AGREED] == len(rows):
        yield gettext("Every item is agreed: the Presidency certifies the paper.")


def hours_here(place: Here) -> tuple[Hour, ...]:
    """The deadlines alone, for a page of their own."""
    return tuple(_hours(place, board(reading(), place.meeting.id, place.actor)))


def _hours(place: Here, rows: tuple[BoardRow, ...]) -> Iterator[Hour]:
    known = {row.id: row for row in rows}
    for one in deadlines(reading(), place.meeting.id, place.actor):
        item = known.get(one.conclusion) if one.conclusion else None
        yield Hour(one.until, _hour(one, item, place), item, one.id)


def _hour(one: Deadline, item: BoardRow | None, place: Here) -> str:
    facts = {
        "when": when(one.until) if one.until else "",
        "item": item_name(item) if item else "",
        "name": names.delegation(one.delegation) if one.delegation else gettext("its author"),
    }
    return _SAYS[one.kind](one, place, facts)


def _comments(_: Deadline, place: Here, facts: dict[str, str]) -> str:
    if place.meeting.terms.disclosure == Disclosure.AT_THE_DEADLINE:
        return gettext("%(when)s: comments end, and all members see what was filed.", **facts)
    return gettext("%(when)s: comments end.", **facts)


def _maintain(_: Deadline, place: Here, facts: dict[str, str]) -> str:
    if place.actor.role is Role.DELEGATION:
        return gettext("%(when)s: you may maintain your amendment to %(item)s until then.", **facts)
    return gettext("%(when)s: %(name)s may maintain an amendment to %(item)s until then.", **facts)


def _challenge(one: Deadline, _: Here, facts: dict[str, str]) -> str:
    if one.until is None:
        return gettext("Until the gavel, the last change of %(item)s may be called material.", **facts)
    return gettext("%(when)s: the last change of %(item)s may be called material until then.", **facts)


def _hold(_: Deadline, __: Here, facts: dict[str, str]) -> str:
    return gettext("%(when)s: the scrutiny hold of %(name)s on %(item)s ends.", **facts)


def _silence(_: Deadline, __: Here, facts: dict[str, str]) -> str:
    return gettext("%(when)s: the silence on %(item)s ends.", **facts)


def _statements(_: Deadline, __: Here, facts: dict[str, str]) -> str:
    return gettext("%(when)s: statements on the certified paper are taken until then.", **facts)


def _correction(one: Deadline, _: Here, facts: dict[str, str]) -> str:
    if one.conclusion is None:
        return gettext(
            "%(when)s: a delegation may object to a correction of the title or preamble until then.", **facts
        )
    return gettext("%(when)s: a delegation may object to a correction of %(item)s until then.", **facts)


_SAYS: Mapping[DeadlineKind, Callable[[Deadline, Here, dict[str, str]], str]] = {
    DeadlineKind.COMMENTS: _comments,
    DeadlineKind.MAINTAIN: _maintain,
    DeadlineKind.CHALLENGE: _challenge,
    DeadlineKind.HOLD: _hold,
    DeadlineKind.SILENCE: _silence,
    DeadlineKind.STATEMENTS: _statements,
    DeadlineKind.CORRECTION: _correction,
}


def _pending(rows: list[BoardRow], structures: int) -> Iterator[str]:
    """What stands between the paper and its agreement, as far as the visitor is told."""
    if amendments := sum(row.pending or 0 for row in rows):
        yield ngettext("%(num)s amendment pending", "%(num)s amendments pending", amendments)
    if brackets := sum(len(open_brackets(row.wording)) for row in rows):
        yield ngettext("%(num)s open bracket", "%(num)s open brackets", brackets)
    blocked = sum(bool(row.consensus and row.consensus.blocking) for row in rows)
    if blocked:
        yield ngettext(
            "%(num)s item with an objection or a hold", "%(num)s items with an objection or a hold", blocked
        )
    if structures:
        yield ngettext(
            "%(num)s proposal on the paper's structure",
            "%(num)s proposals on the paper's structure",
            structures,
        )


def _silent(rows: list[BoardRow]) -> Iterator[Silent]:
    for row in rows:
        if row.phase is Phase.SEEKING and row.consensus and row.consensus.silent:
            yield Silent(row, row.consensus.silent)
