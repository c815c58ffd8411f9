"""How many commands a second pass the desk, against bare insert-and-commit on the same database and connection.

SQLite as it is set up for use (write-ahead log, synchronous FULL), in a file; PostgreSQL with its fsync off, as the
tests start it, so compare ratios and not the two databases. One process, one command after the other. A bare insert and
a command are taken in turn, and medians compared, so that whatever else the machine does weighs on both.
"""

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import count
from statistics import median
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Engine

from benchmarks.house import rule_books
from engine.desk import Desk, RuleBooks
from engine.procedure import commands as ask
from engine.procedure.commands import Actor, PositionKind, Role
from engine.procedure.refusals import Refusal
from engine.record.database import connect, upgrade, writing
from engine.text.wording import parse_wording
from tests import postgres

DELEGATIONS = ("BLZ", "CAN", "CRI", "SLV", "USA", "GTM", "HND", "MEX", "NIC", "PAN", "DOM")
ITEMS = 20
WORDING = (
    "To thank Guatemala for its report on the meetings of the Coalition in 2014, and its main achievements."
)
COMMENT = "We would prefer to name the Coalition in full here, as the conclusions of June did. " * 3

SECRETARIAT = Actor("secretariat", Role.SECRETARIAT)
PRESIDENCY = Actor("presidency", Role.PRESIDENCY)


class Room:
    """A meeting of eleven delegations over twenty items, on one database."""

    def __init__(self, engine: Engine, books: RuleBooks) -> None:
        self.desk = Desk(engine, books)
        self.meeting = "benchmark"
        self.numbers = count()
        self._open(books)
        with engine.connect() as connection:
            found = connection.execute(sa.text("select id from conclusions order by place"))
            self.items: list[str] = list(found.scalars())
        for item in self.items:
            self.submit(ask.OpenComments(**self._by(SECRETARIAT), conclusion=item, on_revision=1))

    def submit(self, command: ask.Command) -> None:
        refusal = self.desk.submit(command).refusal
        if isinstance(refusal, Refusal):
            raise SystemExit(f"{type(command).__name__} was refused: {refusal.code}")

    def comment(self, item: str, delegation: str) -> None:
        by = self._by(seat(delegation))
        self.submit(ask.WriteComment(**by, conclusion=item, on_revision=1, text=COMMENT))

    def position(self, item: str, delegation: str) -> None:
        by = self._by(seat(delegation))
        self.submit(
            ask.TakePosition(**by, conclusion=item, on_revision=1, kind=PositionKind.JOINS, reason="")
        )

    def draft(self, item: str, delegation: str) -> None:
        wording = parse_wording(WORDING.replace("2014", f"2014 and {next(self.numbers)}")).wording
        by = self._by(seat(delegation))
        self.submit(
            ask.DraftAmendment(**by, conclusion=item, on_revision=1, wording=wording, rationale=COMMENT)
        )

    def open_consensus(self) -> None:
        for item in self.items:
            self.submit(ask.OpenConsensus(**self._by(PRESIDENCY), conclusion=item, on_revision=1))

    def _open(self, books: RuleBooks) -> None:
        item = ask.NewItem("conclusions", None, parse_wording(WORDING).wording)
        self.submit(
            ask.OpenMeeting(
                **self._by(SECRETARIAT),
                title=("Benchmark",),
                preamble="Reached the following:",
                language="en",
                participants=DELEGATIONS,
                sections=("conclusions", "recommendations"),
                items=(item,) * ITEMS,
                workflow=books.workflow_hash,
                format=books.format_hash,
            )
        )
        for actor in (PRESIDENCY, *map(seat, DELEGATIONS)):
            self.submit(
                ask.AdmitPerson(
                    **self._by(SECRETARIAT), person=actor.person, role=actor.role, delegation=actor.delegation
                )
            )

    def _by(self, actor: Actor) -> dict[str, Any]:
        return {"id": f"command-{next(self.numbers)}", "actor": actor, "meeting": self.meeting}


def seat(delegation: str) -> Actor:
    return Actor(f"person-{delegation}", Role.DELEGATION, delegation)


def main() -> None:
    books = rule_books()
    for name, address in databases():
        engine = connect(address)
        upgrade(engine)
        print(f"{name}:")
        room = Room(engine, books)
        few, many = growth(room)
        print(f"  a comment at 10 and at 1,000 events  {few:.2f} and {many:.2f} ms  {many / few:5.2f} times")
        for what, rate, bare in desk_rates(room, bare_insert(engine)):
            print(f"  {what:<26}  {rate:7.0f} a second  {rate / bare:5.2f} of bare ({bare:.0f} a second)")
        engine.dispose()


@contextmanager
def _sqlite() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        yield f"sqlite:///{folder}/bench.db"


def databases() -> Iterator[tuple[str, str]]:
    with _sqlite() as address:
        yield "SQLite, synchronous FULL", address
    with postgres.server() as address:
        yield "PostgreSQL, fsync off", address


def bare_insert(engine: Engine) -> Callable[[], None]:
    """What inserts and commits one row of about the size of an event, through SQLAlchemy."""
    table = sa.Table(
        "bare", sa.MetaData(), sa.Column("id", sa.Integer, primary_key=True), sa.Column("body", sa.Text)
    )
    table.create(engine)
    writer, numbers = writing(engine), count()

    def insert() -> None:
        with writer.begin() as connection:
            connection.execute(sa.insert(table), {"id": next(numbers), "body": COMMENT * 2})

    return insert


def desk_rates(room: Room, bare: Callable[[], None]) -> Iterator[tuple[str, float, float]]:
    """What was done, how often a second, and how often a second a bare insert was meanwhile."""
    yield "comments through the desk", *in_turn(room, room.comment, bare)
    yield "drafts of amendments", *in_turn(room, room.draft, bare)
    room.open_consensus()
    yield "positions through the desk", *in_turn(room, room.position, bare)


def in_turn(room: Room, act: Callable[[str, str], None], bare: Callable[[], None]) -> tuple[float, float]:
    """By the medians: `act` by every delegation on every item, and a bare insert after each."""
    times = [
        (taken(partial(act, item, delegation)), taken(bare))
        for item in room.items
        for delegation in DELEGATIONS
    ]
    acts, bares = zip(*times, strict=True)
    return 1 / median(acts), 1 / median(bares)


def growth(room: Room) -> tuple[float, float]:
    """Milliseconds (medians) for a comment on an item with some 10 events and on one with 1,000, taken in turn, so that
    whatever else the machine does weighs on both."""
    long, *short = room.items
    for item in short:
        fill(room, item, 10)
    fill(room, long, 1000)
    times: dict[bool, list[float]] = {True: [], False: []}
    for item in short * 2:
        for chosen in (item, long):
            times[chosen == long].append(taken(partial(room.comment, chosen, "MEX")))
    return median(times[False]) * 1000, median(times[True]) * 1000


def fill(room: Room, item: str, events: int) -> None:
    """The item has two events: it was proposed and opened to comments."""
    for number in range(2, events):
        room.comment(item, DELEGATIONS[number % len(DELEGATIONS)])


def taken(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began
