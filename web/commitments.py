"""Commitments as pages and papers say them: who owns one, what an item is called in its own meeting, what leads
where."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from flask import current_app
from flask_babel import get_locale

from engine.procedure.commands import Actor, Owner, OwnerKind, Role
from engine.record.queries import meetings
from engine.record.queries.commitments import (
    CommitmentView,
    LinkView,
    commitments_of,
    former_of,
    links_of,
    links_to,
)
from engine.record.queries.papers import paper
from engine.text.literals import as_read
from web import names
from web.config import Config
from web.database import reading
from web.here import Here
from web.messages import gettext
from web.visitors import person


@dataclass(frozen=True, slots=True)
class Lead:
    """What an item leads to or comes from, in words; `address` is (meeting, item) where the visitor may go there."""

    link: LinkView
    said: str
    address: tuple[str, str] | None


def owner_name(owner: Owner) -> str:
    if owner.kind is OwnerKind.DELEGATION:
        return names.delegation(owner.name)
    config: Config = current_app.extensions["acuerdo.config"]
    body = config.bodies.get(owner.name) if owner.kind is OwnerKind.BODY else None
    return body.names.in_language(str(get_locale())) if body else owner.name


def due_said(due: date | None) -> str:
    """As it sorts; *to be determined* where no day is set."""
    return due.isoformat() if due else gettext("to be determined")


def item_names(meeting: str) -> Mapping[str, str]:
    """What each item of a meeting's paper is called there, by its id, in the order of the paper."""
    found = paper(reading(), meeting)
    return {
        item.id: names.item_in(meeting, section.key, item.label)
        for section in (found.sections if found else ())
        for item in section.items
    }


def meeting_name(meeting: str) -> str:
    found = meetings.meeting(reading(), meeting)
    return as_read(" · ".join(found.title)) if found else meeting


def leads_from(meeting: str) -> Mapping[str, tuple[Lead, ...]]:
    """What the items of a meeting lead to, by the item's id."""
    found: dict[str, list[Lead]] = {}
    for link in links_of(reading(), meeting):
        lead = _lead(meeting, link, link.to_meeting, link.to_conclusion)
        found.setdefault(link.conclusion, []).append(lead)
    return {item: tuple(leads) for item, leads in found.items()}


def leads_of(meeting: str, item: str) -> tuple[Lead, ...]:
    """What one item comes from or leads to, and what leads to it, for its own page."""
    own = (link for link in links_of(reading(), meeting) if link.conclusion == item)
    others = (link for link in links_to(reading(), meeting) if link.to_conclusion == item)
    return (
        *(_lead(meeting, link, link.to_meeting, link.to_conclusion) for link in own),
        *(_lead(meeting, link, link.meeting, link.conclusion) for link in others),
    )


def _lead(here: str, link: LinkView, meeting: str, conclusion: str) -> Lead:
    """Of another meeting its title and the item's name, where its paper is certified or the visitor is in it."""
    if meeting == here:
        name = item_names(meeting).get(conclusion, gettext("Withdrawn item"))
        return Lead(link, name, (meeting, conclusion))
    there = meetings.meeting(reading(), meeting)
    inside = bool(meetings.capacities_of(reading(), meeting, person().id))
    if there is None or not (inside or there.certified_at):
        return Lead(link, gettext("An item of another meeting"), None)
    name = item_names(meeting).get(conclusion, gettext("Withdrawn item"))
    title = as_read(" · ".join(there.title))
    return Lead(link, f"{name} ({title})", (meeting, conclusion) if inside else None)


def commitments_here(place: Here) -> tuple[CommitmentView, ...]:
    return commitments_of(reading(), place.meeting.id, place.actor)


def last_recorded(place: Here) -> datetime | None:
    """When something was last recorded of a commitment that the visitor sees."""
    found = commitments_here(place)
    every = [each.at for each in found] + [note.at for each in found for note in each.notes]
    return max(every, default=None)


@dataclass(frozen=True, slots=True)
class Former:
    """The meeting that this one followed, its commitments as they stood at this one's opening, and the items that came
    along: link and the item's name here."""

    id: str
    title: str
    names: Mapping[str, str]
    commitments: tuple[CommitmentView, ...]
    deferred: tuple[tuple[LinkView, str], ...]


def former_here(place: Here) -> Former | None:
    id_ = former_of(reading(), place.meeting.id)
    if id_ is None:
        return None
    own = item_names(place.meeting.id)
    came = (
        link
        for link in links_of(reading(), place.meeting.id)
        if link.deferred and link.to_meeting == id_ and link.at <= place.meeting.opened_at
    )
    return Former(
        id=id_,
        title=meeting_name(id_),
        names=item_names(id_),
        commitments=commitments_of(reading(), id_, place.actor, place.meeting.opened_at),
        deferred=tuple((link, own.get(link.conclusion, gettext("Withdrawn item"))) for link in came),
    )


def targets(place: Here) -> Iterator[tuple[str, str, str]]:
    """What an item may be linked to: meeting, item and what it is called, in every meeting whose secretariat the
    visitor is."""
    for each in meetings.meetings_of(reading(), person().id):
        held = meetings.capacities_of(reading(), each.id, person().id)
        if Actor(person().id, Role.SECRETARIAT) in held:
            title = "" if each.id == place.meeting.id else f" ({as_read(' · '.join(each.title))})"
            for item, name in item_names(each.id).items():
                yield each.id, item, f"{name}{title}"
