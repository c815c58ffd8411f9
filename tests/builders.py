"""Builders: what a test needs in one call. Nothing here is asserted."""

import uuid
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from engine.desk import Desk, Outcome, RuleBooks
from engine.procedure import commands as ask
from engine.procedure.actions import SUBJECTS
from engine.procedure.commands import Actor, Command, NewItem, PositionKind, Role
from engine.procedure.workflow import Rules, kept_rules, rules_text
from engine.record import database
from engine.record.queries import item as items
from engine.record.queries import papers
from engine.record.queries.certified import to_be_signed
from engine.record.queries.views import AmendmentView, ItemView
from engine.text.wording import Kind, Paragraph, Wording, relabelled

WORKFLOWS = Path(__file__).parent.parent / "workflows"
SECRETARIAT = Actor("person-secretariat", Role.SECRETARIAT)
PRESIDENCY = Actor("person-presidency", Role.PRESIDENCY)
OBSERVER = Actor("person-observer", Role.OBSERVER)
MEXICO = Actor("person-mexico", Role.DELEGATION, "MEX")
PANAMA = Actor("person-panama", Role.DELEGATION, "PAN")
CANADA = Actor("person-canada", Role.DELEGATION, "CAN")
SEATS = (CANADA, MEXICO, PANAMA)


def new_id() -> str:
    return uuid.uuid4().hex


def create_wording(lead: str = "To thank Mexico for its presentation.", *subs: str) -> Wording:
    """A lead and sub-paragraphs a), b), ..."""
    paragraphs = [Paragraph(Kind.LEAD, lead), *(Paragraph(Kind.SUB, text, label="a)") for text in subs)]
    return relabelled(Wording(tuple(paragraphs)))


@lru_cache
def create_books() -> RuleBooks:
    texts = {subject: (WORKFLOWS / f"{subject}.yaml").read_text(encoding="utf-8") for subject in SUBJECTS}
    return RuleBooks(rules_text(texts), (WORKFLOWS / "formats" / "rcgm.yaml").read_text(encoding="utf-8"))


def create_rules() -> Rules:
    return kept_rules(create_books().workflow)


def create_desk(url: str, **kinds: Any) -> Desk:
    """A desk on a fresh, upgraded database."""
    engine = database.connect(url)
    database.upgrade(engine)
    return Desk(engine, create_books(), **kinds)


def opening(
    *wordings: Wording, meeting: str | None = None, seats: tuple[Actor, ...] = SEATS
) -> ask.OpenMeeting:
    books = create_books()
    return ask.OpenMeeting(
        id=new_id(),
        actor=SECRETARIAT,
        meeting=meeting or new_id(),
        title=("REGIONAL CONFERENCE ON MIGRATION (RCM)",),
        preamble="The RCGM met in Managua and reached the following:",
        language="en",
        participants=tuple(str(seat.delegation) for seat in seats),
        sections=("conclusions", "recommendations"),
        items=tuple(NewItem("conclusions", None, wording) for wording in wordings),
        workflow=books.workflow_hash,
        format=books.format_hash,
    )


@dataclass
class Room:
    """A meeting in progress: short words for the commands that tests give again and again."""

    desk: Desk
    engine: Engine
    meeting: str
    items: list[str] = field(default_factory=list)

    def submit(self, kind: type[Command], actor: Actor, /, **fields: Any) -> Outcome:
        """Hand in a command with a fresh id (or the one given)."""
        given: dict[str, Any] = {"id": new_id(), "actor": actor, "meeting": self.meeting} | fields
        return self.desk.submit(kind(**given))

    def do(self, kind: type[Command], actor: Actor, /, **fields: Any) -> Outcome:
        """The same, for a step that the test takes for granted."""
        outcome = self.submit(kind, actor, **fields)
        if outcome.refusal:
            raise RuntimeError(f"{kind.__name__} was refused: {outcome.refusal}")
        return outcome

    def item(self, number: int = 0, viewer: Actor = SECRETARIAT) -> ItemView:
        with self.engine.connect() as connection:
            found = items.item(connection, self.meeting, self.items[number], viewer)
        if found is None:
            raise LookupError(self.items[number])
        return found

    def amendment(self, id_: str, number: int = 0, viewer: Actor = SECRETARIAT) -> AmendmentView:
        return next(found for found in self.item(number, viewer).amendments if found.id == id_)

    def open_comments(self, number: int = 0) -> None:
        item = self.item(number)
        self.do(ask.OpenComments, SECRETARIAT, conclusion=item.id, on_revision=item.revision)

    def create_draft(self, seat: Actor, wording: Wording, number: int = 0, **fields: Any) -> str:
        """A private draft on the current revision; returns its id."""
        id_, item = new_id(), self.item(number)
        given = {
            "conclusion": item.id,
            "on_revision": item.revision,
            "wording": wording,
            "rationale": "because",
        }
        self.do(ask.DraftAmendment, seat, id=id_, **(given | fields))
        return id_

    def create_amendment(self, seat: Actor, wording: Wording, number: int = 0, **fields: Any) -> str:
        """A filed amendment on the current revision; returns its id."""
        id_ = self.create_draft(seat, wording, number, **fields)
        self.do(ask.FileAmendment, seat, amendment=id_, conclusion=self.items[number], on_version=1)
        return id_

    def treat(self, amendment: str, disposition: ask.Disposition, number: int = 0) -> None:
        """The secretariat proposes, and the Presidency decides the same."""
        item = self.item(number)
        about = {
            "amendment": amendment,
            "conclusion": item.id,
            "disposition": disposition,
            "reason": "as discussed",
        }
        self.do(ask.ProposeTreatment, SECRETARIAT, **about)
        shown = self.amendment(amendment, number).text_hash
        self.do(ask.DecideTreatment, PRESIDENCY, on_revision=item.revision, text_hash=shown, **about)

    def open_consensus(self, number: int = 0) -> None:
        item = self.item(number)
        self.do(ask.OpenConsensus, PRESIDENCY, conclusion=item.id, on_revision=item.revision)

    def stand(
        self, seat: Actor, kind: PositionKind = PositionKind.JOINS, reason: str = "", number: int = 0
    ) -> Outcome:
        item = self.item(number)
        about = {"conclusion": item.id, "on_revision": item.revision}
        return self.submit(ask.TakePosition, seat, kind=kind, reason=reason, **about)

    def declare_agreed(self, number: int = 0) -> Outcome:
        item = self.item(number)
        about = {"conclusion": item.id, "on_revision": item.revision}
        return self.submit(ask.DeclareAgreed, PRESIDENCY, text_hash=item.text_hash, **about)

    def agree(self, number: int = 0) -> None:
        """From a proposal to agreed, with every seat joining."""
        self.open_comments(number)
        self.open_consensus(number)
        for seat in SEATS:
            self.stand(seat, number=number)
        outcome = self.declare_agreed(number)
        if outcome.refusal:
            raise RuntimeError(str(outcome.refusal))

    def certify(self, **fields: Any) -> Outcome:
        """Certify exactly what stands (or what is given)."""
        with self.engine.connect() as connection:
            paper = papers.paper(connection, self.meeting)
            beside = to_be_signed(connection, self.meeting)
        assert paper is not None
        assert beside is not None
        lines = tuple(entry.signed for section in paper.sections for entry in section.items)
        shown = {"items": lines, "frame": paper.frame, "beside": beside.hash}
        confirmed = {"participants": paper.meeting.participants}
        return self.submit(ask.CertifyPaper, PRESIDENCY, **(shown | confirmed | fields))


def create_room(url: str, *wordings: Wording, seats: tuple[Actor, ...] = SEATS, **kinds: Any) -> Room:
    """An open meeting with these items (one, unless given) and everybody admitted."""
    desk = create_desk(url, **kinds)
    return open_room(desk, *wordings, seats=seats)


def open_room(
    desk: Desk, *wordings: Wording, seats: tuple[Actor, ...] = SEATS, follows: str | None = None
) -> Room:
    command = replace(opening(*(wordings or (create_wording(),)), seats=seats), follows=follows)
    outcome = desk.submit(command)
    if outcome.refusal:
        raise RuntimeError(str(outcome.refusal))
    room = Room(desk, desk._engine, command.meeting)
    room.items = [str(event.conclusion) for event in outcome.events if hasattr(event, "conclusion")]
    for actor in (PRESIDENCY, OBSERVER, *seats):
        room.do(
            ask.AdmitPerson, SECRETARIAT, person=actor.person, role=actor.role, delegation=actor.delegation
        )
    return room
