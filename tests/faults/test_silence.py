"""Silence procedures with objections within 30 ms of the instant, from several processes, while others watch the
clock: each objection is in time or late by the database's clock behind the locks, and by nothing else."""

import random
import time
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from engine.desk import Outcome
from engine.procedure import commands as ask
from engine.procedure.commands import PositionKind
from engine.procedure.instants import spelled
from engine.procedure.refusals import Code
from engine.procedure.terms import Terms
from engine.record import tables
from engine.record.rows import table
from tests.builders import (
    PRESIDENCY,
    SEATS,
    SECRETARIAT,
    Room,
    create_desk,
    create_room,
    create_wording,
    new_id,
    open_room,
)
from tests.faults.crew import PATIENCE, PROCESSES
from tests.faults.record import assert_whole
from tests.faults.watch import Timed, file_on_time, watch

WATCHERS = 2
AT_ONCE = 20  # silences in one meeting, one after the other
APART = 0.08  # seconds between the instants of two silences
NEAR = 0.03  # seconds before and after an instant, in which objections come

EVENTS = table(tables.StoredEvent)
STEPS = table(tables.SilenceStepRow)


@pytest.mark.parametrize("meetings", [1, pytest.param(15, marks=pytest.mark.soak)])
def test_an_objection_breaks_a_silence_exactly_if_it_comes_before_the_instant(
    database_url: str, meetings: int
) -> None:
    """`AT_ONCE` silences in each meeting: 300 in all in the long run."""
    desk, chance = create_desk(database_url), random.Random(5)
    for _ in range(meetings):
        room = open_room(desk, *(create_wording(f"To do {n}.") for n in range(AT_ONCE)))
        untils = opened(room)
        timed: list[list[Timed]] = [
            [
                (until + chance.uniform(-NEAR, NEAR), objection(room, seat, item))
                for item, until in untils.items()
            ]
            for seat in SEATS
        ]
        right(room, untils, raced(database_url, room, timed))
        assert_whole(room.engine, room.meeting)


def opened(room: Room) -> dict[str, float]:
    """Every item under a silence of its own; the instants, by item, in seconds of the system's clock. The first one is
    as far ahead as this machine needs to open them all."""
    began = time.time()
    for number in range(len(room.items)):
        room.open_comments(number)
    lines = []
    for number, item in enumerate(room.items):
        shown = room.item(number)
        lines.append(ask.CertifiedItem(item, shown.version, shown.revision, shown.text_hash))
    terms = Terms(silence_hours=0)
    room.do(ask.SetTerms, SECRETARIAT, on_version=meeting_version(room), terms=terms)
    first = time.time() + 2 + 2 * (time.time() - began)
    untils = {}
    for number, line in enumerate(lines):
        untils[line.conclusion] = round(first + number * APART, 6)
        instant = datetime.fromtimestamp(untils[line.conclusion], UTC).isoformat()
        given = {"items": (line,), "package": False, "until": instant, "zone": "UTC"}
        room.do(ask.OpenSilence, PRESIDENCY, id=f"silence-{number}-{room.meeting[:8]}", **given)
    return untils


def meeting_version(room: Room) -> int:
    rows = table(tables.MeetingRow)
    with room.engine.connect() as connection:
        return int(connection.execute(select(rows.c.version).where(rows.c.id == room.meeting)).scalar_one())


def objection(room: Room, seat: ask.Actor, item: str) -> ask.TakePosition:
    about = (new_id(), seat, room.meeting, item, 1)
    return ask.TakePosition(*about, PositionKind.OBJECTION, "not yet")


def raced(url: str, room: Room, timed: list[list[Timed]]) -> list[list[Outcome]]:
    filing = [PROCESSES.Pipe() for _ in timed]
    watching = [PROCESSES.Pipe() for _ in range(WATCHERS)]
    processes = [
        *(
            PROCESSES.Process(target=file_on_time, args=(url, one, theirs), daemon=True)
            for one, (_, theirs) in zip(timed, filing, strict=True)
        ),
        *(
            PROCESSES.Process(target=watch, args=(url, room.meeting, theirs), daemon=True)
            for _, theirs in watching
        ),
    ]
    for process in processes:
        process.start()
    outcomes = []
    for ours, _ in filing:
        assert ours.poll(PATIENCE), "a process gives no answer"
        outcomes.append(ours.recv())
    for ours, _ in watching:
        ours.send("stop")
    for process in processes:
        process.join(PATIENCE)
    return outcomes


def right(room: Room, untils: dict[str, float], outcomes: list[list[Outcome]]) -> None:
    """Every answer is what the instants on record say, and each silence has ended in exactly one way."""
    steps_of = select(STEPS).where(STEPS.c.meeting_id == room.meeting).order_by(STEPS.c.version)
    with room.engine.connect() as connection:
        taken = connection.execute(
            select(EVENTS.c.stream, EVENTS.c.at).where(
                EVENTS.c.meeting_id == room.meeting, EVENTS.c.kind == "PositionTaken"
            )
        ).all()
        steps = connection.execute(steps_of).mappings().all()
    ends = Counter(step["silence"] for step in steps if step["kind"] in ("SilenceBroken", "SilenceExpired"))
    in_time: dict[str, list[datetime]] = {item: [] for item in untils}
    for row in taken:
        in_time[row.stream].append(row.at)
    wrong = []
    for number, (item, until) in enumerate(untils.items()):
        instant = datetime.fromtimestamp(until, UTC)
        own = [step for step in steps if step["silence"] == f"silence-{number}-{room.meeting[:8]}"]
        kinds = Counter(step["kind"] for step in own)
        late = [step["at"] for step in own if step["kind"] == "FilingWasLate"]
        broken = bool(in_time[item]) and min(in_time[item]) < instant
        fits = kinds["SilenceBroken"] == int(broken) and kinds["SilenceExpired"] == int(not broken)
        fits = fits and all(at >= instant for at in late) and ends[own[0]["silence"]] == 1
        if not fits or (not broken and in_time[item]):
            wrong.append((item, kinds))
    assert wrong == []
    answers = [outcome for hand in outcomes for outcome in hand]
    refused = [outcome.refusal.code for outcome in answers if outcome.refusal]
    assert set(refused) <= {Code.FILING_CLOSED}
    assert len(answers) - len(refused) == len(taken)
    assert len(refused) == sum(step["kind"] == "FilingWasLate" for step in steps)


def test_a_deadline_that_passed_while_nothing_ran_has_the_same_effect(database_url: str) -> None:
    """Nobody watched, and the late objection is the first that comes by."""
    clock = {"now": datetime(2026, 11, 1, 5, tzinfo=UTC)}
    room = create_room(database_url, clock=lambda _: clock["now"])
    room.open_comments()
    shown = room.item()
    line = ask.CertifiedItem(shown.id, shown.version, shown.revision, shown.text_hash)
    until = clock["now"] + timedelta(hours=72)
    given = {"items": (line,), "package": True, "until": until.isoformat(), "zone": "America/Mexico_City"}
    room.do(ask.OpenSilence, PRESIDENCY, id="silence", **given)
    clock["now"] = until + timedelta(days=9)
    command = objection(room, SEATS[0], shown.id)
    outcome = room.desk.submit(command)
    assert outcome.refusal
    assert outcome.refusal.code == Code.FILING_CLOSED
    assert outcome.refusal.facts["until"] == spelled(until)
    assert [type(event).__name__ for event in outcome.noticed] == ["SilenceExpired"]
    again = room.desk.submit(command)
    assert (again.replayed, again.refusal) == (True, outcome.refusal), "a late form sent twice is late twice"
    room.do(ask.AnnounceOutcome, PRESIDENCY, silence="silence")
    assert room.item().state == "agreed"
    assert_whole(room.engine, room.meeting)


def test_a_clock_that_goes_back_decides_nothing_twice(database_url: str) -> None:
    """What is on record has happened: no instant of the desk lies before it."""
    clock = {"now": datetime(2026, 11, 1, 5, tzinfo=UTC)}
    room = create_room(database_url, clock=lambda _: clock["now"])
    room.open_comments()
    shown = room.item()
    line = ask.CertifiedItem(shown.id, shown.version, shown.revision, shown.text_hash)
    until = clock["now"] + timedelta(hours=72)
    given = {"items": (line,), "package": False, "until": until.isoformat(), "zone": "UTC"}
    room.do(ask.OpenSilence, PRESIDENCY, id="silence", **given)
    clock["now"] = until
    room.do(ask.NoticeDeadlines, ask.Actor("worker", ask.Role.WORKER))
    clock["now"] = until - timedelta(hours=1)
    outcome = room.desk.submit(objection(room, SEATS[0], shown.id))
    assert outcome.refusal
    assert outcome.refusal.code == Code.FILING_CLOSED
    assert_whole(room.engine, room.meeting)
