"""Meetings brought to the moment before something happens, without looking at them again and again."""

from sqlalchemy import Engine, select

from engine.procedure import commands as ask
from engine.procedure.commands import Actor, CertifiedItem, Disposition, PositionKind, Role
from engine.record.current.handles import CONCLUSIONS
from engine.record.queries import papers
from engine.record.queries.certified import to_be_signed
from engine.text.wording import Wording
from tests.builders import (
    MEXICO,
    PRESIDENCY,
    SEATS,
    SECRETARIAT,
    Room,
    create_desk,
    create_wording,
    open_room,
)

VICE = Actor("person-vice", Role.PRESIDENCY)


def create_stage(url: str, items: int, seats: tuple[Actor, ...] = SEATS) -> Room:
    """An open meeting with `items` items and two persons in the Presidency."""
    room = open_room(create_desk(url), *wordings(items), seats=seats)
    admit_vice(room)
    return room


def admit_vice(room: Room) -> None:
    room.do(ask.AdmitPerson, SECRETARIAT, person=VICE.person, role=VICE.role, delegation=None)


def wordings(count: int) -> list[Wording]:
    return [create_wording(f"To thank Mexico for presentation {number}.") for number in range(count)]


def text_hashes(engine: Engine, meeting: str) -> dict[str, str]:
    """The text hash of every item, as a page shows it."""
    query = select(CONCLUSIONS.c.id, CONCLUSIONS.c.wording).where(CONCLUSIONS.c.meeting_id == meeting)
    with engine.connect() as connection:
        return {row.id: row.wording for row in connection.execute(query)}


def to_comments(room: Room, item: str) -> None:
    room.do(ask.OpenComments, SECRETARIAT, conclusion=item, on_revision=1)


def to_consensus(room: Room, item: str, joining: tuple[Actor, ...] = SEATS) -> None:
    """Consensus is asked for, and these seats have joined it."""
    about = {"conclusion": item, "on_revision": 1}
    to_comments(room, item)
    room.do(ask.OpenConsensus, PRESIDENCY, **about)
    for seat in joining:
        room.do(ask.TakePosition, seat, kind=PositionKind.JOINS, reason="", **about)


def to_agreed(room: Room, item: str, joining: tuple[Actor, ...] = SEATS) -> None:
    to_consensus(room, item, joining)
    shown = text_hashes(room.engine, room.meeting)[item]
    room.do(ask.DeclareAgreed, PRESIDENCY, conclusion=item, on_revision=1, text_hash=shown)


def to_treatment(room: Room, item: str) -> tuple[str, str]:
    """An amendment of Mexico's whose acceptance is proposed; its id and its text hash."""
    to_comments(room, item)
    wording = create_wording(f"To thank Mexico and Panama, {item}.")
    drafted = room.do(
        ask.DraftAmendment, MEXICO, conclusion=item, on_revision=1, wording=wording, rationale="because"
    ).events[0]
    amendment, text = drafted.stream, drafted.wording.hash  # type: ignore[union-attr]  # AmendmentDrafted
    about = {"amendment": amendment, "conclusion": item}
    room.do(ask.FileAmendment, MEXICO, on_version=1, **about)
    room.do(
        ask.ProposeTreatment,
        SECRETARIAT,
        disposition=Disposition.ACCEPTED,
        reason="as discussed",
        **about,
    )
    return amendment, text


def signed(room: Room) -> tuple[tuple[CertifiedItem, ...], str, tuple[str, ...], str]:
    """What the Presidency signs: the items, the frame, the participants, and what is printed beside the texts."""
    with room.engine.connect() as connection:
        paper, beside = papers.paper(connection, room.meeting), to_be_signed(connection, room.meeting)
    assert paper is not None
    assert beside is not None
    items = tuple(entry.signed for section in paper.sections for entry in section.items)
    return items, paper.frame, paper.meeting.participants, beside.hash
