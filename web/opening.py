"""A new meeting of one of the bodies: which one, its title block, and the command that opens it."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast

from flask import abort, current_app, request

from engine.procedure.commands import Actor, NewItem, OpenMeeting, Role
from engine.record.queries import meetings
from engine.record.queries.item import items
from engine.record.queries.meetings import MeetingView
from engine.record.queries.views import ItemView
from engine.text.outline import Paper
from engine.titles import title_of
from engine.word.paper import Language
from web import forms
from web.books import Bodies, Books
from web.config import Config
from web.database import reading
from web.forms import BadForm, Faults, FieldFault, field
from web.visitors import person

BLOCK = ("title", "place", "first_day", "last_day")


def bodies() -> Bodies:
    found: Bodies = current_app.extensions["acuerdo.bodies"]
    return found


def body_of_request() -> Books:
    """The body that the address or the form names; the first one where none is named. BadForm for a strange one."""
    known = bodies()
    key = request.values.get("body", known.first.body)
    if key not in known.by_key:
        raise BadForm("body")
    return known.by_key[key]


def typed_block() -> Mapping[str, str]:
    """What was typed of the title, to be shown again."""
    return {name: field(name) for name in BLOCK}


def title_block(books: Books, language: str) -> tuple[str, ...]:
    """The title lines that were typed; else the format's own for the place and the days. Faults where either cannot be
    made out."""
    typed = forms.text("title", required=False)
    block = books.format.title.get(cast(Language, language))
    if typed or block is None:
        return title_lines(typed or forms.text("title"))
    place, first = forms.text("place", lines=False), _day("first_day")
    last = _day("last_day") if field("last_day").strip() else first
    if last < first:
        raise Faults(FieldFault("last_day", "before"))
    return title_of(block, cast(Language, language), place, first, last)


def title_lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def _day(name: str) -> date:
    try:
        return date.fromisoformat(field(name).strip())
    except ValueError:
        raise Faults(FieldFault(name, "day")) from None


@dataclass(frozen=True, slots=True)
class Following:
    """The former meeting from whose commitments a new one is opened, and those of its items that are in no paper: what
    was deferred is among them, for the secretariat to tick."""

    meeting: MeetingView
    left: tuple[ItemView, ...]

    def taken(self, books: Books) -> tuple[NewItem, ...]:
        """The items that were ticked: in the section of their name where the body has it, else in its first."""
        language = books.format.words.languages.get(self.meeting.language)
        sections = tuple(language.headings) if language else ()
        ticked = forms.several("deferred", [item.id for item in self.left])
        if ticked and not sections:
            raise BadForm("deferred")
        return tuple(
            NewItem(
                item.section if item.section in sections else sections[0], item.topic, item.wording, item.id
            )
            for item in self.left
            if item.id in ticked
        )


def following() -> Following | None:
    """The former meeting that the address or the form names. 404 unless it is certified and the visitor is its
    secretariat."""
    id_ = request.values.get("follows", "")
    if not id_:
        return None
    actor = Actor(person().id, Role.SECRETARIAT)
    found = meetings.meeting(reading(), id_)
    if found is None or found.certified_at is None:
        abort(404)
    if actor not in meetings.capacities_of(reading(), id_, person().id):
        abort(404)
    left = tuple(item for item in items(reading(), id_, actor) if item.number is None)
    return Following(found, left)


def opening(
    id_: str, books: Books, paper: Paper, codes: tuple[str, ...], former: Following | None = None
) -> OpenMeeting:
    """The visitor opens the meeting as its secretariat, under the rules and the format of the body."""
    config: Config = current_app.extensions["acuerdo.config"]
    return OpenMeeting(
        id=id_,
        actor=Actor(person().id, Role.SECRETARIAT),
        meeting=meeting_id(id_),
        title=paper.title,
        preamble=paper.preamble,
        language=paper.language,
        participants=codes,
        sections=tuple(books.format.words.languages[paper.language].headings),
        items=tuple(
            NewItem(section.key, item.topic, item.wording)
            for section in paper.sections
            for item in section.items
        )
        + (former.taken(books) if former else ()),
        workflow=books.rules.workflow_hash,
        format=books.rules.format_hash,
        terms=config.rules.terms(paper.language),
        names=config.named_in(paper.language),
        follows=former.meeting.id if former else None,
    )


def meeting_id(command: str) -> str:
    """The new meeting's id, from that of the form: a form sent twice opens one meeting."""
    return uuid.uuid5(uuid.UUID(command), "meeting").hex[:12]
