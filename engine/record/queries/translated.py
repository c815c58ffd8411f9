"""The whole paper in another language, beside the original as the viewer is shown it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from engine.procedure.commands import Actor
from engine.procedure.meeting import Meeting
from engine.procedure.texts import Text
from engine.procedure.translation import Standing, frame_hash
from engine.record import load
from engine.record.queries.gaze import rules_of
from engine.record.queries.item import items
from engine.record.queries.papers import PaperView, paper_seen
from engine.record.queries.translations import FrameView, ItemIn, SaidIn, frame_seen
from engine.record.queries.views import ItemView, TranslationView


@dataclass(frozen=True, slots=True)
class TranslatedPaper:
    """`items` are those of the paper, by their ids. `official` is the instant from which the whole is official, where
    the meeting adopts on the original; None while there is none."""

    paper: PaperView
    language: str
    frame: FrameView
    items: Mapping[str, ItemView]
    official: datetime | None

    def of(self, item: str) -> TranslationView:
        return next(one for one in self.items[item].translations if one.language == self.language)

    @property
    def said(self) -> SaidIn:
        """What it says, without its history."""
        items = {id_: self.of(id_) for id_ in self.items}
        return SaidIn(
            self.language,
            self.frame,
            {id_: ItemIn(one.standing, one.last.wording if one.last else None) for id_, one in items.items()},
        )

    @property
    def ready(self) -> bool:
        """Whether nothing is missing or stale, and no remark is open."""
        said = [self.of(item) for item in self.items]
        items = all(
            one.standing is Standing.ALIGNED and not any(each.open for each in one.remarks) for one in said
        )
        return items and self.frame.standing is Standing.ALIGNED


def translated_paper(
    connection: Connection, meeting_id: str, viewer: Actor, language: str
) -> TranslatedPaper | None:
    """None when there is no such meeting, when it has no such language, or for whoever sees issued drafts alone."""
    paper = paper_seen(connection, meeting_id, viewer)
    meeting = load.load(connection, meeting_id, load.Wanted()).meeting
    if paper is None or meeting is None or language not in meeting.terms.translated:
        return None
    standing = {entry.id for section in paper.sections for entry in section.items}
    found = {item.id: item for item in items(connection, meeting_id, viewer) if item.id in standing}
    frame = frame_in(connection, meeting, language)
    views = [next(one for one in item.translations if one.language == language) for item in found.values()]
    instants = [view.official for view in views]
    known = [instant for instant in instants if instant is not None]
    official = max(known) if known and len(known) == len(instants) else None
    return TranslatedPaper(paper, language, frame, found, official)


def frame_in(connection: Connection, meeting: Meeting, language: str) -> FrameView:
    """Title lines, preamble and topics in this language, and where they stand beside the original's."""
    return frame_seen(connection, meeting.id, language, meeting.frames, _renders(connection, meeting))


def _renders(connection: Connection, meeting: Meeting) -> str:
    """What the frame of the original is now."""
    gone = rules_of(connection, meeting.id, meeting.workflow).meanings.gone
    paper = load.load(connection, meeting.id, load.Wanted(wide=True)).conclusions
    topics: dict[str, Text] = {item.id: item.topic for item in paper if item.topic and item.state not in gone}
    return frame_hash(meeting.title, meeting.preamble, topics)
