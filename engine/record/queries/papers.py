"""The whole paper as it stands: what goes to Word, and what the Presidency signs."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from sqlalchemy import Connection

from engine.procedure.commands import CertifiedItem
from engine.record import load
from engine.record.queries import meetings
from engine.record.queries.board import hashes
from engine.record.queries.gaze import rules_of
from engine.record.queries.meetings import MeetingView
from engine.record.queries.texts import Texts
from engine.text.wording import Wording


@dataclass(frozen=True, slots=True)
class PaperItem:
    """`signed` is the line that the Presidency signs for this item."""

    id: str
    topic: str | None
    state: str
    wording: Wording
    signed: CertifiedItem


@dataclass(frozen=True, slots=True)
class PaperSection:
    key: str
    items: tuple[PaperItem, ...]


@dataclass(frozen=True, slots=True)
class PaperView:
    """Sections without items are left out. `adopted` says that every item is, `at` when that was; `frame` is the hash
    of title, preamble and participants, which are signed with the items."""

    meeting: MeetingView
    sections: tuple[PaperSection, ...]
    adopted: bool
    at: datetime | None
    frame: str


def paper(connection: Connection, meeting_id: str) -> PaperView | None:
    """The paper of the meeting, without the items that are gone from it; None when there is no such meeting."""
    view = meetings.meeting(connection, meeting_id)
    if view is None:
        return None
    rules = rules_of(connection, meeting_id, view.workflow)
    states = load.load(connection, meeting_id, load.Wanted(wide=True))
    standing = [item for item in states.conclusions if item.state not in rules.meanings.gone]
    texts = Texts(connection, meeting_id, (hash_ for item in standing for hash_ in hashes(item)))
    items = [
        (
            item.section,
            PaperItem(
                id=item.id,
                topic=texts.optional(item.topic.hash if item.topic else None),
                state=item.state,
                wording=texts.wording(item.wording.hash),
                signed=CertifiedItem(item.id, item.version, item.revision, item.wording.hash),
            ),
        )
        for item in sorted(standing, key=lambda item: view.sections.index(item.section))
    ]
    sections = tuple(
        PaperSection(key, tuple(entry for _, entry in group))
        for key, group in groupby(items, key=lambda entry: entry[0])
    )
    assert states.meeting is not None, "its view was found"
    return PaperView(view, sections, view.certified_at is not None, view.certified_at, states.meeting.frame)
