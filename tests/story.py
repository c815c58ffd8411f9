"""A whole small meeting in which everything happens that can: every kind of event stands on its record afterwards.

`python -m tests.story FILE` records it, as `tests/record/format-N.jsonl` keeps it for each format.
"""

import json
import sys
import tempfile
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, select

from engine.desk import Desk
from engine.procedure import commands as ask
from engine.procedure.commands import (
    Actor,
    Change,
    Disposition,
    FilingKind,
    MergeLine,
    Nature,
    PositionKind,
    Role,
    RoomOutcome,
    Scope,
    Seat,
    Stage,
    StatementKind,
)
from engine.procedure.terms import Terms
from engine.record import tables
from engine.record.database import connect, upgrade
from engine.record.queries import papers
from engine.record.queries.certified import to_be_signed
from engine.record.rows import table
from tests.builders import (
    CANADA,
    MEXICO,
    OBSERVER,
    PANAMA,
    PRESIDENCY,
    SEATS,
    SECRETARIAT,
    Room,
    create_books,
    create_wording,
    opening,
)

NEXT = Actor(PANAMA.person, Role.PRESIDENCY)
AIDE = Actor("person-aide", Role.DELEGATION, "MEX")
MACHINE = Actor("machine", Role.WORKER)
DATE, REPORT, THANKS, VISIT, FUND = range(5)
TEXTS = (
    "To meet in Panama in May.",
    "To note the report of the Secretariat.",
    "To thank Mexico for its help.",
    "To visit the border.",
    "To create a fund.",
)


@dataclass
class Clock:
    """Stands still until the story moves it."""

    now: datetime = datetime(2014, 11, 24, 15, tzinfo=UTC)

    def __call__(self, _: Connection) -> datetime:
        return self.now


def whole_meeting(desk: Desk, engine: Engine, clock: Clock) -> Room:
    """From the opening to the certified paper and its file."""
    room = _opened(desk, engine)
    _people(room)
    _frame(room)
    _written(room)
    _treated(room, _drafted(room))
    _merged(room)
    _in_spanish(room)
    _issued(room)
    _silent(room, clock)
    _parted(room)
    _in_the_room(room)
    _translated(room)
    _ended(room)
    return room


def _opened(desk: Desk, engine: Engine) -> Room:
    command = replace(
        opening(*map(create_wording, TEXTS)),
        terms=Terms(maintain_hours=48, translated=("es",)),
        names=(("CAN", "Canada"), ("MEX", "Mexico"), ("PAN", "Panama")),
    )
    outcome = desk.submit(command)
    room = Room(desk, engine, command.meeting)
    room.items = [str(event.conclusion) for event in outcome.events if hasattr(event, "conclusion")]
    return room


def _people(room: Room) -> None:
    for actor in (PRESIDENCY, OBSERVER, *SEATS):
        given = {"person": actor.person, "role": actor.role, "delegation": actor.delegation}
        room.do(ask.AdmitPerson, SECRETARIAT, **given)
    aide = {"person": AIDE.person, "delegation": "MEX"}
    room.do(ask.AdmitPerson, MEXICO, role=AIDE.role, seat=Seat.MEMBER, **aide)
    room.do(ask.SeatPerson, MEXICO, seat=Seat.REVIEWER, stage=Stage.WRITING, **aide)
    guest = {"person": "person-guest", "role": Role.OBSERVER, "delegation": None}
    room.do(ask.AdmitPerson, SECRETARIAT, **guest)
    room.do(ask.DismissPerson, SECRETARIAT, **guest)
    room.do(ask.PermitObserver, PRESIDENCY, person=OBSERVER.person, scope=Scope.PROPOSALS)
    room.do(ask.SetClearance, MEXICO, steps=("Legal",))


def _version(room: Room) -> int:
    of = table(tables.MeetingRow)
    with room.engine.connect() as connection:
        return int(connection.execute(select(of.c.version).where(of.c.id == room.meeting)).scalar_one())


def _frame(room: Room) -> None:
    frame = {"title": ("THE CONFERENCE", "MANAGUA"), "preamble": "The RCGM reached the following:"}
    room.do(ask.SetFrame, SECRETARIAT, on_version=_version(room), **frame)
    everybody = ("CAN", "MEX", "PAN")
    room.do(ask.SetParticipants, SECRETARIAT, on_version=_version(room), participants=(*everybody, "BLZ"))
    room.do(ask.SetParticipants, SECRETARIAT, on_version=_version(room), participants=everybody)
    given = {"section": "recommendations", "topic": "Dates", "language": "en", "rationale": "overdue"}
    room.do(ask.ProposeConclusion, PANAMA, id="proposed", wording=create_wording("To fix the date."), **given)
    room.items.append("proposed")
    order = [("conclusions", id_) for id_ in (*room.items[1:5], room.items[0])]
    room.do(ask.OrderItems, SECRETARIAT, order=(*order, ("recommendations", "proposed")))
    for number in range(6):
        room.open_comments(number)


def _written(room: Room) -> None:
    """One item, agreed in writing after a change was called material."""
    thanks = {"conclusion": room.items[THANKS]}
    room.do(ask.WriteComment, PANAMA, on_revision=1, text="We agree.", **thanks)
    room.do(ask.WriteNote, MEXICO, on_note=0, line="insist", fallback="accept the report alone", **thanks)
    room.open_consensus(THANKS)
    room.stand(CANADA, number=THANKS)
    hold = {"owner": "Ministry", "until": "2099-01-01T00:00:00Z", "reason": ""}
    room.do(ask.TakePosition, PANAMA, on_revision=1, kind=PositionKind.SCRUTINY_HOLD, **hold, **thanks)
    revised = {"wording": create_wording("To thank Mexico for all its help."), "reason": "a word was missing"}
    room.do(ask.ReviseWording, SECRETARIAT, on_revision=1, nature=Nature.EDITORIAL, **revised, **thanks)
    room.do(ask.CallMaterial, PANAMA, on_revision=2, reason="it is more", **thanks)
    room.open_consensus(THANKS)
    room.do(ask.ReturnToComments, PRESIDENCY, on_revision=2, reason="one more day", **thanks)
    room.open_consensus(THANKS)
    counter = {"reason": "", "counter": create_wording("To thank Mexico.")}
    room.do(ask.TakePosition, PANAMA, on_revision=2, kind=PositionKind.OBJECTION, **counter, **thanks)
    for seat in SEATS:
        room.stand(seat, PositionKind.AD_REFERENDUM, "the capital is asked", number=THANKS)
    if room.declare_agreed(THANKS).refusal:
        raise RuntimeError("not agreed")


def _drafted(room: Room) -> str:
    """A draft that is edited, sent back, cleared, shared and agreed to; one that is discarded; one that stays."""
    item = room.items[DATE]
    id_ = room.create_draft(MEXICO, create_wording("To meet in Panama in June."), DATE)
    about = {"amendment": id_, "conclusion": item}
    edited = {"wording": create_wording("To meet in Panama in July."), "rationale": "the hall is free"}
    room.do(ask.EditDraft, MEXICO, on_version=1, on_revision=1, **about, **edited)
    room.do(ask.SendBackDraft, AIDE, on_version=2, reason="ask the Ministry", **about)
    room.do(ask.ClearDraft, AIDE, on_version=3, step=1, **about)
    room.do(ask.ShareDraft, MEXICO, on_version=4, partners=("PAN",), with_presidency=False, **about)
    room.do(ask.AgreeToDraft, PANAMA, on_version=5, **about)
    room.do(ask.FileAmendment, MEXICO, on_version=6, **about)
    gone = room.create_draft(CANADA, create_wording("To meet soon."), DATE)
    room.do(ask.DiscardDraft, CANADA, amendment=gone, conclusion=item)
    room.create_draft(CANADA, create_wording("To meet in Panama, in May."), DATE)
    return id_


def _treated(room: Room, shared: str) -> None:
    """Declined and maintained, carried and asked again, joined, withdrawn."""
    item = room.items[DATE]
    room.treat(shared, Disposition.NOT_ACCEPTED, DATE)
    about = {"amendment": shared, "conclusion": item}
    room.do(ask.MaintainAmendment, MEXICO, on_revision=1, reason="we insist", **about)
    room.do(ask.WithdrawAmendment, MEXICO, reason="in a spirit of compromise", **about)
    carried = room.create_amendment(
        CANADA, create_wording("To meet in Panama in April."), DATE, sponsors=("PAN",)
    )
    revised = {
        "wording": create_wording("To agree to meet in Panama in May."),
        "reason": "to agree comes first",
    }
    room.do(ask.ReviseWording, SECRETARIAT, conclusion=item, on_revision=room.item(DATE).revision, **revised)
    shown = {"conclusion": item, "text_hash": room.amendment(carried, DATE).text_hash}
    room.do(ask.ConfirmSponsorship, PANAMA, amendment=carried, **shown)
    own = room.create_amendment(PANAMA, create_wording("To agree to meet in Panama in March."), DATE)
    offer = {"amendment": own, "conclusion": item}
    room.do(ask.OfferToJoin, PANAMA, to=carried, **offer)
    room.do(ask.TakeBackOffer, PANAMA, **offer)
    room.do(ask.OfferToJoin, PANAMA, to=carried, **offer)
    room.do(ask.AcceptJoin, CANADA, amendment=carried, conclusion=item, joining=own)
    room.treat(carried, Disposition.ACCEPTED, DATE)


def _merged(room: Room) -> None:
    """A merged text that is returned, and one that is taken."""
    item = room.items[REPORT]
    both = [
        room.create_amendment(seat, create_wording(words), REPORT)
        for seat, words in ((CANADA, "To note the long report."), (PANAMA, "To note the short report."))
    ]
    about: dict[str, Any] = {"conclusion": item, "on_revision": 1, "reason": "between the two"}
    lines = tuple(MergeLine(amendment, Disposition.MERGED) for amendment in both)
    for id_, taken in (("returned", False), ("taken", True)):
        text = create_wording(f"To note the report as it was {id_}.")
        room.do(ask.ProposeMerge, SECRETARIAT, id=id_, wording=text, lines=lines, **about)
        answer = {"amendment": both[0], "merge": id_, "agrees": taken, "reason": ""}
        room.do(ask.AnswerMerge, CANADA, conclusion=item, **answer)
        shown = room.item(REPORT).merges[-1].text_hash
        room.do(ask.DecideMerge, PRESIDENCY, merge=id_, text_hash=shown, taken=taken, **about)


def _in_spanish(room: Room) -> None:
    """A translation, a remark that is taken and one that is declined; an amendment in Spanish, whose counterpart is
    sent back, confirmed, and let go."""
    item = room.items[VISIT]
    spanish = {"conclusion": item, "language": "es"}
    first = {"on_number": 0, "on_revision": 1, "wording": create_wording("Visitar la frontera.")}
    room.do(ask.TranslateWording, SECRETARIAT, reason="", **first, **spanish)
    said = {"on_number": 1, "wording": create_wording("Realizar una visita a la frontera.")}
    room.do(ask.MakeRemark, MEXICO, id="remark", reason="more usual", **said, **spanish)
    room.do(ask.AnswerRemark, SECRETARIAT, remark="remark", reason="", **said, **spanish)
    other = {"on_number": 2, "wording": create_wording("Hacer una visita a la frontera.")}
    room.do(ask.MakeRemark, CANADA, id="another", reason="shorter", **other, **spanish)
    declined = {"on_number": 2, "wording": None, "reason": "the term of the glossary"}
    room.do(ask.AnswerRemark, SECRETARIAT, remark="another", **declined, **spanish)
    given = {"on_number": 2, "on_revision": 1, "rationale": "", "id": "in-spanish"} | spanish
    words = create_wording("Realizar una visita a la frontera en mayo.")
    room.do(ask.DraftAmendment, PANAMA, wording=words, **given)
    about = {"amendment": "in-spanish", "conclusion": item}
    room.do(ask.FileAmendment, PANAMA, on_version=1, **about)
    for english, back in (("To visit the border soon.", True), ("To visit the border in May.", False)):
        room.do(ask.SupplyCounterpart, SECRETARIAT, on_revision=1, wording=create_wording(english), **about)
        counterpart = room.amendment("in-spanish", VISIT, PANAMA).counterpart
        shown = {"text_hash": counterpart.text_hash if counterpart else ""} | about
        if back:
            room.do(ask.SendBackCounterpart, PANAMA, reason="May is what we said", **shown)
        else:
            room.do(ask.ConfirmCounterpart, PANAMA, **shown)
    room.do(ask.WithdrawAmendment, PANAMA, reason="", **about)


def _translated(room: Room) -> None:
    """Everything that is to be adopted in both languages."""
    frame = {"title": ("LA CONFERENCIA", "MANAGUA"), "preamble": "El GRCM llegó a las siguientes:"}
    topics = ((room.items[5], "Fechas"),)
    room.do(ask.TranslateFrame, SECRETARIAT, language="es", on_version=_version(room), topics=topics, **frame)
    words = {
        DATE: "Acordar reunirse en Panamá en abril.",
        REPORT: "Tomar nota del informe.",
        THANKS: "Agradecer a México toda su ayuda.",
        VISIT: "Visitar la frontera y crear un fondo.",
        5: "Fijar la fecha y la hora.",
        6: "Publicar el informe.",
    }
    for number, spanish in words.items():
        given = {"language": "es", "on_number": 2 if number == VISIT else 0, "reason": ""}
        on = {"conclusion": room.items[number], "on_revision": room.item(number).revision}
        room.do(ask.TranslateWording, SECRETARIAT, wording=create_wording(spanish), **given, **on)


def _paper(room: Room) -> tuple[tuple[ask.CertifiedItem, ...], str, str]:
    with room.engine.connect() as connection:
        paper, beside = papers.paper(connection, room.meeting), to_be_signed(connection, room.meeting)
    if paper is None or beside is None:
        raise LookupError(room.meeting)
    items = tuple(entry.signed for section in paper.sections for entry in section.items)
    return items, paper.frame, beside.hash


def _issued(room: Room) -> None:
    items, frame, _ = _paper(room)
    room.do(ask.IssueDraft, SECRETARIAT, symbol="RCGM/2014/2", items=items, frame=frame)
    room.do(ask.KeepFiles, MACHINE, work="draft-1", files=(ask.NewFile("paper", "draft.docx", b"the draft"),))


def _silent(room: Room, clock: Clock) -> None:
    """Silences that are refused, called off, overtaken, broken by a fax, and one that nobody breaks."""
    period = Terms(maintain_hours=48, silence_hours=2, translated=("es",))
    room.do(ask.SetTerms, SECRETARIAT, on_version=_version(room), terms=period)
    refused = _under_silence(room, 5, clock)
    room.do(ask.RefuseSilence, PANAMA, silence=refused, reason="it must be discussed")
    extended = {"until": (clock.now + timedelta(hours=9)).isoformat(), "zone": "America/Managua"}
    off = _under_silence(room, 5, clock)
    room.do(ask.ExtendSilence, PRESIDENCY, silence=off, **extended)
    room.do(ask.CallOffSilence, PRESIDENCY, silence=off, reason="the hour was wrong")
    broken = _under_silence(room, 5, clock)
    for filing, confirms in (("forged", False), ("fax", True)):
        said = {"delegation": "MEX", "what": FilingKind.POSITION, "text": "Mexico objects."}
        mailed = {"received": clock.now.isoformat(), "source": "a fax"}
        about = {"conclusion": room.items[5], "silence": broken}
        room.do(ask.EnterOutsideFiling, SECRETARIAT, id=filing, **about, **said, **mailed)
        looked_at = {"silence": broken, "filing": filing, "confirms": confirms, "reason": "not its seal"}
        room.do(ask.ConfirmOutsideFiling, PRESIDENCY, **looked_at)
    _under_silence(room, 5, clock)
    revised = {"wording": create_wording("To fix the date soon."), "reason": "it is urgent"}
    shown = {"conclusion": room.items[5], "on_revision": 1}
    room.do(ask.ReviseWording, SECRETARIAT, **shown, **revised)
    _unbroken(room, clock)


def _unbroken(room: Room, clock: Clock) -> None:
    """The hour comes; a late objection is logged, and the outcome announced."""
    given = {"section": "recommendations", "topic": None, "language": "en", "rationale": ""}
    words = create_wording("To publish the report.")
    room.do(ask.ProposeConclusion, PANAMA, id="published", wording=words, **given)
    room.items.append("published")
    room.open_comments(6)
    silence = _under_silence(room, 6, clock)
    clock.now += timedelta(hours=4)
    room.stand(CANADA, PositionKind.OBJECTION, "one word", number=6)
    room.do(ask.AnnounceOutcome, PRESIDENCY, silence=silence)


def _under_silence(room: Room, number: int, clock: Clock) -> str:
    item, id_ = room.item(number), f"silence-{_version(room)}"
    line = ask.CertifiedItem(item.id, item.version, item.revision, item.text_hash)
    until = (clock.now + timedelta(hours=3)).isoformat()
    given = {"items": (line,), "package": False, "until": until, "zone": "America/Managua"}
    room.do(ask.OpenSilence, PRESIDENCY, id=id_, **given)
    return id_


def _parted(room: Room) -> None:
    """An item is joined to another one, its amendment with it; another proposal is taken back."""
    visit, fund = room.items[VISIT], room.items[FUND]
    room.create_amendment(CANADA, create_wording("To create a small fund."), FUND)
    joined = {"conclusion": visit, "on_revision": 1, "joining_item": fund}
    room.do(ask.ProposeStructure, PANAMA, id="join", change=Change.JOIN, rationale="one matter", **joined)
    decided = {"accepted": True, "reason": "one matter", "versions": ((visit, 1), (fund, 1))}
    room.do(ask.DecideStructure, PRESIDENCY, structure="join", **decided)
    title = {"change": Change.TITLE, "rationale": "", "lines": ("THE MEETING",)}
    room.do(ask.ProposeStructure, MEXICO, id="title", **title)
    room.do(ask.WithdrawStructure, MEXICO, structure="title", reason="it was said")


def _in_the_room(room: Room) -> None:
    """A sitting: who speaks, entries, ideas, the gavel, and an item that is opened again."""
    room.do(ask.OpenSitting, PRESIDENCY, present=("CAN", "PAN"))
    room.do(ask.SuspendSitting, PRESIDENCY)
    room.do(ask.ResumeSitting, PRESIDENCY)
    room.do(ask.AskForFloor, CANADA)
    room.do(ask.AskForFloor, OBSERVER)
    room.do(ask.LeaveSpeakersList, OBSERVER)
    room.do(ask.GiveFloor, PRESIDENCY, speaker="CAN")
    room.do(ask.CallItem, SECRETARIAT, conclusion=room.items[VISIT])
    _entered(room)
    present = ("CAN", "MEX", "PAN")
    room.do(ask.RecordAttendance, SECRETARIAT, on_version=_version(room), present=present)
    _gavel(room, DATE, REPORT, VISIT, 5)
    again = {"conclusion": room.items[5], "on_revision": room.item(5).revision, "reason": "one more word"}
    room.do(ask.ReopenConclusion, PRESIDENCY, objecting=("PAN",), **again)
    room.do(ask.ReopenConclusion, PRESIDENCY, objecting=(), **again)
    _gavel(room, 5)
    room.do(ask.CloseSitting, PRESIDENCY)


def _entered(room: Room) -> None:
    wrong = _entry(room, "wrong", "To fix a date.", RoomOutcome.AGREED, "MEX")
    confirmed = {
        "amendment": wrong,
        "conclusion": room.items[5],
        "confirms": False,
        "reason": "we said the hour",
    }
    room.do(ask.ConfirmEntry, MEXICO, **confirmed)
    back = {"amendment": wrong, "conclusion": room.items[5], "on_revision": room.item(5).revision}
    room.do(ask.TakeBackEntry, SECRETARIAT, **back)
    _entry(room, "floated", "To fix the year.", RoomOutcome.FLOATED, "CAN")
    kept = _entry(room, "kept", "To fix the hour.", RoomOutcome.FLOATED, "PAN")
    room.do(ask.MaintainIdea, PANAMA, amendment=kept, conclusion=room.items[5])
    room.do(ask.WithdrawAmendment, PANAMA, amendment=kept, conclusion=room.items[5], reason="")
    _entry(room, "bracketed", "To fix the date and hour.", RoomOutcome.BRACKETED, "MEX")
    settled = (MergeLine("bracketed", Disposition.MERGED),)
    _entry(room, "agreed", "To fix the date and the hour.", RoomOutcome.AGREED, settles=settled)
    pending = next(one for one in room.item(VISIT).amendments if one.pending)
    visit = {"conclusion": room.items[VISIT], "on_revision": room.item(VISIT).revision}
    lines = (MergeLine(pending.id, Disposition.OVERTAKEN),)
    text = create_wording("To visit the border, and to create a fund.")
    given = {"wording": text, "delegations": (), "outcome": RoomOutcome.AGREED, "settles": lines}
    room.do(ask.EnterInRoom, SECRETARIAT, **visit, **given)


def _entry(
    room: Room, id_: str, words: str, outcome: RoomOutcome, *tagged: str, settles: tuple[MergeLine, ...] = ()
) -> str:
    """What is entered on the last item."""
    item = room.item(5)
    given = {"conclusion": item.id, "on_revision": item.revision, "wording": create_wording(words)}
    about = {"outcome": outcome, "delegations": tagged, "settles": settles}
    room.do(ask.EnterInRoom, SECRETARIAT, id=id_, **given, **about)
    return id_


def _gavel(room: Room, *numbers: int) -> None:
    items = [room.item(number) for number in numbers]
    lines = tuple(ask.CertifiedItem(item.id, item.version, item.revision, item.text_hash) for item in items)
    room.do(ask.PutToRoom, PRESIDENCY, items=lines)


def _ended(room: Room) -> None:
    """The hat goes on, and the next Presidency certifies."""
    _out_of_the_ordinary(room)
    room.do(ask.HandOver, PRESIDENCY, person=NEXT.person, member="PAN")
    items, frame, beside = _paper(room)
    confirmed = {"participants": ("CAN", "MEX", "PAN"), "beside": beside}
    room.do(ask.CertifyPaper, NEXT, items=items, frame=frame, **confirmed)
    files = (
        ask.NewFile("paper", "paper.docx", b"the paper"),
        ask.NewFile("paper-es", "es.docx", b"el documento"),
    )
    room.do(ask.KeepFiles, MACHINE, work="certified_paper", files=files)


def _out_of_the_ordinary(room: Room) -> None:
    """An agreed item is moved by two people, and one that nobody agrees on goes to the next meeting."""
    given = {"section": "conclusions", "topic": None, "language": "en", "rationale": ""}
    came = {"from_meeting": "earlier", "from_item": "an-item"}
    room.do(ask.ProposeConclusion, MEXICO, id="deferred", wording=create_wording("To wait."), **given, **came)
    room.do(ask.DeferConclusion, PRESIDENCY, conclusion="deferred", reason="no time was left")
    about = {"conclusion": room.items[5], "on_revision": room.item(5).revision}
    room.do(ask.ProposeExtraordinaryMove, SECRETARIAT, id="move", to="comments", reason="one word", **about)
    room.do(ask.ConfirmExtraordinaryMove, PRESIDENCY, move="move", **about)
    room.open_consensus(5)
    for seat in SEATS:
        room.stand(seat, PositionKind.RESERVATION, "not without funds", number=5)
    if room.declare_agreed(5).refusal:
        raise RuntimeError("not agreed again")


def after(room: Room, clock: Clock) -> None:
    """From the gavel on: statements, one correction that is objected to and one that is issued."""
    said = {"item": room.items[DATE], "kind": StatementKind.EXPLANATION}
    room.do(ask.MakeStatement, MEXICO, id="said", text="We read this as the first week.", **said)
    room.do(ask.MakeStatement, CANADA, id="gone", text="We said nothing.", **said)
    room.do(ask.WithdrawStatement, CANADA, statement="gone")
    words = {"item": room.items[5], "language": "en", "wrong": "date", "right": "day", "reason": "a slip"}
    room.do(ask.AskForCorrection, MEXICO, id="first", **words)
    room.do(ask.CirculateCorrection, SECRETARIAT, correction="first")
    room.do(ask.ObjectToCorrection, CANADA, correction="first", reason="a date is meant")
    room.do(ask.AskForCorrection, SECRETARIAT, id="second", **words)
    room.do(ask.CirculateCorrection, NEXT, correction="second")
    clock.now += timedelta(days=60)
    room.do(ask.IssueAddendum, SECRETARIAT)
    room.do(ask.IssueCorrection, NEXT, correction="second")
    for work in ("addendum-1", "correction-1"):
        room.do(
            ask.KeepFiles, MACHINE, work=work, files=(ask.NewFile("paper", f"{work}.docx", work.encode()),)
        )


def followed_up(room: Room) -> None:
    """What was committed to, what leads to what, and the meeting that goes on from there."""
    item, other = room.item(DATE), room.items[5]
    owner = ask.Owner(ask.OwnerKind.OTHER, "everybody")
    passage = item.wording.paragraphs[0].text
    due = {"passage": passage, "owner": owner, "due": "2015-02-15"}
    room.do(ask.RecordCommitment, SECRETARIAT, id="commitment", conclusion=item.id, **due)
    one = {"commitment": "commitment"}
    room.do(ask.AmendCommitment, SECRETARIAT, on_step=1, owner=owner, due=None, reason="not in time", **one)
    room.do(
        ask.FollowUpCommitment, SECRETARIAT, on_step=2, progress=ask.Progress.UNDER_WAY, note="in hand", **one
    )
    for link in ("right-link", "wrong-link"):
        ends = {
            "to_meeting": room.meeting,
            "to_conclusion": other if link == "right-link" else room.items[REPORT],
        }
        room.do(ask.LinkItems, SECRETARIAT, id=link, conclusion=item.id, **ends)
    room.do(ask.UnlinkItems, SECRETARIAT, link="wrong-link", reason="another one was meant")
    following = replace(opening(), id="following", meeting="next", items=(), follows=room.meeting)
    if refusal := room.desk.submit(following).refusal:
        raise RuntimeError(str(refusal))


# --- recorded --------------------------------------------------------------------------------------------------------


def recorded(folder: Path) -> str:
    """The story as the log of its format: each event as it was hashed, then the texts."""
    engine = connect(f"sqlite:///{folder}/story.db")
    upgrade(engine)
    salts, clock = count(), Clock()
    desk = Desk(
        engine,
        create_books(),
        clock=clock,
        salts=lambda: sha256(f"story {next(salts)}".encode()).hexdigest()[:32],
    )
    room = whole_meeting(desk, engine, clock)
    after(room, clock)
    followed_up(room)
    with engine.connect() as connection:
        return "".join(json.dumps(line, sort_keys=True) + "\n" for line in _lines(connection))


def _lines(connection: Connection) -> list[dict[str, str]]:
    events, texts = table(tables.StoredEvent), table(tables.KeptText)
    told = connection.execute(select(events).order_by(events.c.stream, events.c.version)).mappings()
    kept = connection.execute(select(texts).order_by(texts.c.hash)).mappings()
    return [
        *({"body": row["body"], "hash": row["hash"]} for row in told),
        *({"text": row["hash"], "salt": row["salt"], "body": row["body"]} for row in kept),
    ]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        Path(sys.argv[1]).write_text(recorded(Path(made)), "utf-8")
