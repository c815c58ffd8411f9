"""The whole paper as it stands: what goes to Word, what the secretariat issues, and what the Presidency signs."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from sqlalchemy import Connection

from engine.procedure.commands import Actor, CertifiedItem, Role
from engine.procedure.conclusion import Conclusion
from engine.record import load
from engine.record.queries import meetings
from engine.record.queries.board import hashes
from engine.record.queries.gaze import gaze, sees_items, wordings_of
from engine.record.queries.meetings import MeetingView
from engine.record.queries.places import labels_of, numbered
from engine.record.queries.texts import Texts
from engine.text.wording import Wording

# What is asked in nobody's name is the working text: by the worker, and by the operator on the command line.
HOUSE = Actor("record", Role.WORKER)


@dataclass(frozen=True, slots=True)
class PaperItem:
    """`label` is what it is cited by. `signed` is the line that the Presidency signs for this item; of the working text
    only."""

    id: str
    label: str
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
    """The working text of the whole paper, without the items that are gone from it: for the secretariat, which issues
    it, for the Presidency, which signs it, and for the certified paper. None when there is no such meeting."""
    return paper_seen(connection, meeting_id, HOUSE)


def paper_seen(connection: Connection, meeting_id: str, viewer: Actor) -> PaperView | None:
    """The paper with the wordings that this viewer is shown; None also for whoever sees issued drafts alone."""
    view = meetings.meeting(connection, meeting_id)
    states = load.load(connection, meeting_id, load.Wanted(wide=True))
    if view is None or states.meeting is None:
        return None
    seen = gaze(connection, states.meeting, viewer)
    if not sees_items(seen):
        return None
    numbers = numbered(states.conclusions, states.meeting, seen.rules)
    labels = labels_of(states.conclusions, numbers, states.meeting, seen.rules)
    standing = [item for item in states.conclusions if numbers[item.id] is not None]
    shown = wordings_of(connection, standing, seen)
    named = (hash_ for item in standing for hash_ in (shown[item.id], *hashes(item)))
    texts = Texts(connection, meeting_id, named, seen.nameless)
    order = view.sections.index
    items = [
        (item.section, _line(item, labels[item.id], shown[item.id], texts))
        for item in sorted(standing, key=lambda item: order(item.section))
    ]
    return PaperView(
        view, _sections(items), view.certified_at is not None, view.certified_at, states.meeting.frame
    )


def _line(item: Conclusion, label: str, wording: str, texts: Texts) -> PaperItem:
    return PaperItem(
        id=item.id,
        label=label,
        topic=texts.optional(item.topic.hash if item.topic else None),
        state=item.state,
        wording=texts.wording(wording),
        signed=CertifiedItem(item.id, item.version, item.revision, item.wording.hash),
    )


def _sections(items: Collection[tuple[str, PaperItem]]) -> tuple[PaperSection, ...]:
    return tuple(
        PaperSection(key, tuple(entry for _, entry in group))
        for key, group in groupby(items, key=lambda entry: entry[0])
    )
